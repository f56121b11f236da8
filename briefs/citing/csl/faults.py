"""What may be wrong with a style."""


class StyleFaultError(Exception):
    """A CSL file can't be used; the message says which and why."""
