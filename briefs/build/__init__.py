"""The pipeline, with what it works with: sessions, the store, and the folder that it writes."""
