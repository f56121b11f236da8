"""The pipeline, with what it works with: the cache, processes, and the folder that it writes."""
