"""What may be wrong with a style."""

from briefs.messages.said_error import SaidError


class StyleFaultError(SaidError):
    """A CSL file can't be used; the message says which and why."""
