"""The records that stand beside the briefs: sources, laws, the catalogue, and rules of conversion."""
