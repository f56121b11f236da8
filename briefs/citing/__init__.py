"""Notes and records → citations as they are printed: full forms by CSL styles, short forms by profiles."""
