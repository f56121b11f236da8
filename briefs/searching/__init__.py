"""Documents → a search index that a browser loads piece by piece."""
