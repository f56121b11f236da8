"""Which briefs are on a topic, of a jurisdiction, or both: what the lists of briefs narrow down by, and their parts.

The parts of a long list are counted from its oldest brief, so that a new one changes the newest part and leaves the
others, and their addresses, as they are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from briefs.language.languages import Lang
from briefs.model.brief import BriefId

ON_A_PAGE = 30
"""The briefs of each part but the newest, which has as many at least and not twice as many."""
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


def years_in(years: Sequence[str]) -> dict[str, YearIn]:
    """Return where each year begins in a list, and how many briefs it has; `years` are those of the briefs in order."""
    counts = Counter(years)
    return {year: YearIn(part_with(years.index(year), len(years)), count) for year, count in counts.items()}


def part_numbers(count: int) -> tuple[int, ...]:
    """Return the numbers of the parts of a list of so many briefs, newest first."""
    return (NEWEST, *range(_closed(count), 0, -1))


def part_with(place: int, count: int) -> int:
    """Return the number of the part that has the brief of some place, counted from the newest, 0."""
    number = (count - 1 - place) // ON_A_PAGE + 1
    return NEWEST if number > _closed(count) else number


def part_of(ids: Sequence[BriefId], number: int) -> Part:
    """Return a part of a list, which is given newest first."""
    count, closed = len(ids), _closed(len(ids))
    end = count if number == NEWEST else number * ON_A_PAGE
    start = closed * ON_A_PAGE if number == NEWEST else end - ON_A_PAGE
    rank = number or closed + 1
    beside = range(min(closed, rank + _BESIDE), max(0, rank - _BESIDE - 1), -1)
    near = tuple(dict.fromkeys((NEWEST, *beside, 1))) if closed else ()
    newer = None if number == NEWEST else NEWEST if number == closed else number + 1
    return Part(tuple(ids[count - end : count - start]), near, newer, rank - 1 or None)


def _closed(count: int) -> int:
    """Return how many parts of a list are full for good, and only change where an old brief does."""
    return max(0, count // ON_A_PAGE - 1)
