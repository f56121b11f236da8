"""Briefs → Library: what they say of each other, of the sources and of the laws."""
