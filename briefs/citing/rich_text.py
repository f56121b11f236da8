"""The rich text of CSL-JSON in citations: plain where words are wanted, marked where a style prints it."""

from briefs.citing.marked import BOLD, CAPS, ITALIC, LOWERED, RAISED, clean
from briefs.language.csl_tags import plain, replaced

__all__ = ["marked", "plain"]

# Words that keep their capitals have no mark of their own.
_MARKS = {"i": ITALIC, "b": BOLD, "sup": RAISED, "sub": LOWERED, "caps": CAPS}


def marked(text: str) -> str:
    """Return a text of a record as marked text, its tags made the marks of citations."""
    # Cleaned before: marks of its own can't come from a record.
    return replaced(clean(text), _MARKS)
