"""Who changed a Word file, and when."""

from typing import NamedTuple

from briefs.importing.word_changes import authors_of
from briefs.importing.word_file import NOTES, unpacked
from briefs.importing.word_xml import read_part


class Author(NamedTuple):
    """Somebody who changed a file, or commented on it."""

    name: str
    """The name that Word has of them."""
    moment: str
    """When they did so last (ISO 8601)."""


def authors_in(data: bytes) -> tuple[Author, ...]:
    """Return the authors of tracked changes and comments, the one who was ready first before all others.

    Raises PandocError where it is no Word file.
    """
    parts, main = unpacked(data)
    last: dict[str, str] = {}
    for part in (main, *NOTES, "word/comments.xml"):
        for name, moment in authors_of(read_part(parts[part])) if part in parts else ():
            last[name] = max(moment, last.get(name, ""))
    last.pop("", None)
    return tuple(sorted((Author(*one) for one in last.items()), key=lambda one: (one.moment, one.name)))
