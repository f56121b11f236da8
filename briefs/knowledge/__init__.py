"""Briefs → Library: what they say of each other, and what is wrong between them."""
