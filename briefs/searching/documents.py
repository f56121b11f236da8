"""What can be found: briefs with their versions, laws, sources, terms; each a list of passages with where they lead.

Passages are numbered through a document, the Chinese ones first; a long one takes up several numbers, each for as many
places in it as one number tells apart. Sections, notes and the English text begin at round numbers: a paragraph that is
added moves the rest of its section, and the index changes no more than that.
"""

from collections.abc import Iterable, Iterator

import msgspec

SPAN = 256
"""Places that one number of a passage tells apart: a place in a passage is one byte of the index."""
_SECTION, _NOTES, _LATIN = 8, 16, 32
"""Of what numbers those are multiples at which a section, the notes, and the English text begin: some room in each."""


class Passage(msgspec.Struct, frozen=True):
    """A block of a document."""

    field: str
    """What it is, which says how much its words weigh: a key of WEIGHTS in `postings.py`."""
    anchor: str
    """The id of its place on the page, equal in every language; empty for the page as a whole."""
    text: str
    """Its words as they were written."""
    derived: str = ""
    """The same in the derived script; empty where there is none."""


class MovedLaw(msgspec.Struct, frozen=True, array_like=True):
    """A law to which something has happened since the day whose law a brief states."""

    names: tuple[str, ...]
    """Its name in each language of the site, in the site's order."""
    event: str
    """What happened to it last, as `in-force`."""
    date: str
    """When that happened, as its record writes it."""
    sign: str
    """Where it stands now."""


class Document(msgspec.Struct, frozen=True):
    """One thing that can be found."""

    kind: str
    """`brief`, `law`, `source` or `term`."""
    titles: tuple[str, ...]
    """Its title in each language of the site, in the site's order; empty where it lacks that."""
    addresses: tuple[str, ...]
    """The address of its page in each language, in the same way."""
    date: str
    """Its date, as its record writes it; empty where it has none."""
    facets: dict[str, tuple[str, ...]]
    """By facet the values by which results can be narrowed to it."""
    chinese: tuple[Passage, ...]
    """Its passages in Chinese; titles of sources and numbers of laws are among them in whatever language."""
    latin: tuple[Passage, ...]
    """Its passages in English."""
    sign: str = ""
    """Where a law stands, as `in-force`; empty for all else."""
    moved: tuple[MovedLaw, ...] = ()
    """What has happened to the laws of a brief since the day whose law it states."""


def numbered(passages: Iterable[Passage], first: int = 0) -> Iterator[tuple[int, Passage]]:
    """Assign numbers to passages."""
    before = ""
    for passage in passages:
        if passage.field != before and (room := _ROOM.get(passage.field)):
            first = _round(first, room)
        yield first, passage
        before = passage.field
        first += width(passage)


_ROOM = {"heading": _SECTION, "note": _NOTES}


def _round(number: int, room: int) -> int:
    """Return the first multiple that is no less."""
    return -(-number // room) * room


def width(passage: Passage) -> int:
    """Return how many numbers a passage takes up: no text has more places than characters."""
    return 1 + max(len(passage.text), len(passage.derived)) // SPAN


def latin_from(document: Document) -> int:
    """Return the number of a document's first English passage."""
    last = max((at + width(one) for at, one in numbered(document.chinese)), default=0)
    return _round(last, _LATIN)
