"""A static-site generator for bilingual legal briefs."""

__version__ = "0.1.0"
