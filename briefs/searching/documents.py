"""What can be found: briefs with their versions, laws, sources, terms; each a list of passages with where they lead.

Passages are numbered through a document, the Chinese ones first. The number of a passage tells the piece of text that
it is loaded with for an excerpt: a piece has eight numbers, of which it uses as many as fit.
"""

from collections.abc import Iterator

import msgspec

PIECE = 8
"""Numbers of passages in a piece of text."""
FULL = 700
"""Characters behind which a piece takes no further passage."""


class Passage(msgspec.Struct, frozen=True):
    """A block of a document: its field, its anchor on the page, its text, and its text in the derived script."""

    field: str
    anchor: str
    text: str
    derived: str = ""


class Document(msgspec.Struct, frozen=True):
    """One thing that can be found.

    `chinese` and `latin` are its passages in Chinese (with the derived script) and in English; `titles` and `addresses`
    are by language in the site's order, empty where it has none; `facets` are the values by facet.
    """

    kind: str
    titles: tuple[str, ...]
    addresses: tuple[str, ...]
    date: str
    facets: dict[str, tuple[str, ...]]
    chinese: tuple[Passage, ...]
    latin: tuple[Passage, ...]


def numbered(passages: tuple[Passage, ...], first: int = 0) -> Iterator[tuple[int, Passage]]:
    """Assign numbers to passages, from the beginning of a piece on."""
    number, filled = first, 0
    for passage in passages:
        if filled >= FULL:
            number, filled = behind(number), 0
        yield number, passage
        number += 1
        filled = 0 if number % PIECE == 0 else filled + len(passage.text)


def behind(number: int) -> int:
    """Return the first number of the next piece, or this one where it begins a piece."""
    return -(-number // PIECE) * PIECE
