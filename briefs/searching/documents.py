"""What can be found: briefs with their versions, laws, sources, terms; each a list of passages with where they lead."""

import msgspec

from briefs.searching.terms import Passage

CHUNK = 1024
"""Places whose text is loaded together for an excerpt: about a thousand characters."""


class Place(msgspec.Struct, frozen=True):
    """A passage of a document as a reader finds it: the language that it is written in, and its anchor on the page."""

    passage: Passage
    anchor: str


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
    chinese: tuple[Place, ...]
    latin: tuple[Place, ...]


class Entry(msgspec.Struct, frozen=True):
    """A passage in a piece of text that is loaded for excerpts: its first place, its field and anchor, its words."""

    start: int
    field: str
    anchor: str
    text: str


def chunks_of(entries: list[Entry], end: int) -> dict[int, tuple[Entry, ...]]:
    """Give the passages that reach into each chunk; `end` is the place behind the last."""
    found: dict[int, list[Entry]] = {}
    ends = [*(entry.start for entry in entries[1:]), end] if entries else []
    for entry, behind in zip(entries, ends, strict=True):
        for chunk in range(entry.start // CHUNK, (max(behind, entry.start + 1) - 1) // CHUNK + 1):
            found.setdefault(chunk, []).append(entry)
    return {chunk: tuple(held) for chunk, held in found.items()}
