"""The table of authorities: all sources by kind and jurisdiction, in one page or, where they are many, in several."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from briefs.model.source import LEGAL, Source, SourceKey

KINDS = ("legal", "case", "report", "article", "book", "web", "other")
"""The kinds under which sources are listed, in the order of a table of authorities."""
MOST_IN_ONE = 300
"""Sources in a table of one page; a longer one can't be read through, and is made of a page for each group."""
ON_A_PAGE = 100
"""Sources on a page of a group."""
_KIND_OF = {
    "legal_case": "case",
    "report": "report",
    "document": "report",
    "webpage": "web",
    "post": "web",
    "post-weblog": "web",
    "book": "book",
    "chapter": "book",
    "thesis": "book",
}


class Group(msgspec.Struct, frozen=True):
    """The sources of one kind of one jurisdiction."""

    kind: str
    """Their kind, one of `KINDS`."""
    jurisdiction: str
    """The code of their jurisdiction; empty where they name none."""
    count: int
    """How many there are."""


class Authorities(Protocol):
    """The sources, as the table of authorities has them."""

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that have sources, in the order of the table."""

    def keys(self, kind: str, jurisdiction: str) -> tuple[SourceKey, ...]:
        """Return the sources of a group, by title."""

    def part(self, kind: str, jurisdiction: str, number: int) -> tuple[SourceKey, ...]:
        """Return the sources on a page of a group, counted from 1."""


def kind_of(source: Source) -> str:
    """Return the kind under which a source is listed."""
    if source.type in LEGAL and source.type != "legal_case":
        return "legal"
    return "article" if source.type.startswith("article") else _KIND_OF.get(source.type, "other")


def is_long(groups: Iterable[Group]) -> bool:
    """Return whether the table is made of several pages."""
    return sum(group.count for group in groups) > MOST_IN_ONE


def parts_of(count: int) -> int:
    """Return how many pages a group of so many sources has."""
    return -(-count // ON_A_PAGE)


def in_part(keys: Sequence[SourceKey], number: int) -> tuple[SourceKey, ...]:
    """Return the sources on a page of a group."""
    return tuple(keys[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])


def order_groups(found: Iterable[tuple[str, str]], jurisdictions: Sequence[str]) -> list[tuple[str, str]]:
    """Put pairs of kind and jurisdiction in the order of the table: the site's jurisdictions, others, none."""

    def place(pair: tuple[str, str]) -> tuple[int, bool, int, str]:
        kind, code = pair
        known = jurisdictions.index(code) if code in jurisdictions else len(jurisdictions)
        return KINDS.index(kind), code == "", known, code

    return sorted(found, key=place)
