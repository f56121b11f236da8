"""Which briefs are on a topic, of a jurisdiction, or both: what the lists of briefs narrow down by, and their parts.

The parts of a long list are counted from its oldest brief, so that a new one changes the newest part and leaves the
others, and their addresses, as they are. Where a part ends is told by the names of its briefs and not by their number,
so that an old brief that comes later changes the part that it is in, and mostly no other.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Protocol

import msgspec

from briefs.language.languages import Lang
from briefs.model.brief import BriefId

ON_A_PAGE = 30
"""The briefs of a part on average; the newest has fewer than twice as many."""
_LEAST, _MOST = 20, 40
"""The briefs of each part at least and at most; the newest may have more."""
NEWEST = 0
"""The number of the newest part, which is the list's own page; the others are counted from the oldest, 1."""
ENTRIES_IN_FEED = 50
"""The briefs of a feed: those that changed last, so that a reader who was away for some weeks has missed none."""
_MOST_NAMED = 12
"""Briefs that are named where a list of all would be a page of its own."""
_BESIDE = 2
"""How many parts are named on either side of one."""


class Selection(msgspec.Struct, frozen=True):
    """A topic, a jurisdiction, both, or neither, which is all briefs."""

    topic: str = ""
    """The key of the topic; empty for any."""
    jurisdiction: str = ""
    """The key of the jurisdiction; empty for any."""


class YearIn(msgspec.Struct, frozen=True):
    """A year in a selection."""

    part: int
    """The number of the part of the selection's list that has its newest brief."""
    count: int
    """How many briefs it has."""


class Newest(msgspec.Struct, frozen=True):
    """The newest of some briefs."""

    ids: tuple[BriefId, ...]
    """The newest, at most twelve."""
    more: int
    """How many more there are."""

    @classmethod
    def of(cls, ids: tuple[BriefId, ...]) -> "Newest":
        """Return the newest of briefs that are given newest first."""
        return cls(ids[:_MOST_NAMED], max(0, len(ids) - _MOST_NAMED))


class Part(msgspec.Struct, frozen=True):
    """A part of a list of briefs."""

    ids: tuple[BriefId, ...]
    """Its briefs, newest first."""
    near: tuple[int, ...]
    """The numbers of the parts that it names, newest first, itself among them; empty where there is one."""
    newer: int | None
    """The number of the part before it, or None for the newest."""
    older: int | None
    """The number of the part after it, or None for the oldest."""


class Selections(Protocol):
    """The briefs of each selection, and the years in it."""

    def ids(self, selection: Selection) -> tuple[BriefId, ...]:
        """Return the briefs of a selection, newest first. Who asks depends on each of them; `count` is narrower."""

    def count(self, selection: Selection) -> int:
        """Return how many briefs a selection has."""

    def newest(self, selection: Selection) -> BriefId | None:
        """Return the newest brief of a selection, if it has any."""

    def topics_in(self, jurisdiction: str) -> tuple[str, ...]:
        """Return the topics that have briefs in a jurisdiction; nothing first, which stands for all of them."""

    def jurisdictions_on(self, topic: str) -> tuple[str, ...]:
        """Return the jurisdictions that have briefs on a topic; nothing first, which stands for all of them."""

    def years(self, selection: Selection) -> Mapping[str, YearIn]:
        """Return the years in a selection, newest first."""

    def year_in(self, selection: Selection, year: str) -> YearIn | None:
        """Return a year in a selection, if it has any brief of it; who asks depends on no other year."""

    def shown(self, selection: Selection) -> Selection:
        """Return the canonical selection: a pair equal to its topic shares the topic's page."""

    def last_changed(self) -> str:
        """Return the last day on which any brief changed; nothing where there is none."""

    def changed_last(self, lang: Lang) -> tuple[BriefId, ...]:
        """Return the briefs in a language that changed last, as many as a feed has, newest first."""

    def part(self, selection: Selection, number: int) -> Part:
        """Return a part of the list of a selection."""

    def part_of_year(self, year: str, number: int) -> Part:
        """Return a part of the list of a year."""

    def pages(self) -> tuple[Selection, ...]:
        """Return the selections that have a page of their own, in the order of the settings."""

    def all_years(self) -> tuple[str, ...]:
        """Return the years of all briefs, newest first."""

    def count_of_year(self, year: str) -> int:
        """Return how many briefs a year has."""

    def newest_of_year(self, year: str) -> BriefId | None:
        """Return the newest brief of a year, if it has any."""

    def author_called(self, name: str) -> str:
        """Return the slug of the list of an author, by a name in any language."""

    def name_of_author(self, slug: str, lang: Lang) -> str:
        """Return how an author is called in a language."""

    def count_by(self, slug: str) -> int:
        """Return how many briefs an author has."""

    def part_by(self, slug: str, number: int) -> Part:
        """Return a part of the list of an author."""


def part_ends(ids: Sequence[BriefId]) -> tuple[int, ...]:
    """Return where each part of a list but the newest ends, counted from the oldest brief; `ids` are newest first."""
    oldest_first = ids[::-1]
    ends: list[int] = []
    start = 0
    while len(ids) - start >= 2 * ON_A_PAGE:
        # The brief whose name has the least digest is the same one wherever the range of those that may be last begins.
        start = min(range(start + _LEAST, start + _MOST + 1), key=lambda end: _digest(oldest_first[end - 1]))
        ends.append(start)
    return tuple(ends)


def _digest(name: BriefId) -> bytes:
    return blake2b(name.encode(), digest_size=8).digest()


def is_in_parts(count: int) -> bool:
    """Return whether a list of so many briefs has several parts."""
    return count >= 2 * ON_A_PAGE


def years_in(years: Sequence[str], ends: Sequence[int]) -> dict[str, YearIn]:
    """Return where each year begins in a list, and how many briefs it has; `years` are those of the briefs in order."""
    counts = Counter(years)
    return {year: YearIn(part_with(years.index(year), len(years), ends), count) for year, count in counts.items()}


def part_numbers(ends: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers of the parts of a list, newest first."""
    return (NEWEST, *range(len(ends), 0, -1))


def part_with(place: int, count: int, ends: Sequence[int]) -> int:
    """Return the number of the part that has the brief of some place, counted from the newest, 0."""
    number = bisect_right(ends, count - 1 - place) + 1
    return NEWEST if number > len(ends) else number


def part_of(ids: Sequence[BriefId], ends: Sequence[int], number: int) -> Part:
    """Return a part of a list, which is given newest first; raises IndexError where there is none of that number."""
    count, closed = len(ids), len(ends)
    end = count if number == NEWEST else ends[number - 1]
    rank = number or closed + 1
    start = ends[rank - 2] if rank > 1 else 0
    beside = range(min(closed, rank + _BESIDE), max(0, rank - _BESIDE - 1), -1)
    near = tuple(dict.fromkeys((NEWEST, *beside, 1))) if closed else ()
    newer = None if number == NEWEST else NEWEST if number == closed else number + 1
    return Part(tuple(ids[count - end : count - start]), near, newer, rank - 1 or None)
