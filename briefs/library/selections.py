"""Which briefs are on a topic, of a jurisdiction, or both: what the lists of briefs narrow down by."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from briefs.model.brief import BriefId


class Selection(msgspec.Struct, frozen=True):
    """A topic, a jurisdiction, both, or neither, which is all briefs."""

    topic: str = ""
    jurisdiction: str = ""


class YearIn(msgspec.Struct, frozen=True):
    """A year in a selection: the place of its first brief, counted from 0, and how many it has."""

    first: int
    count: int


class Selections(Protocol):
    """The briefs of each selection, and the years in it."""

    def ids(self, selection: Selection) -> tuple[BriefId, ...]:
        """Return the briefs of a selection, newest first."""

    def years(self, selection: Selection) -> Mapping[str, YearIn]:
        """Return the years in a selection, newest first."""

    def shown(self, selection: Selection) -> Selection:
        """Return the canonical selection: a pair equal to its topic shares the topic's page."""

    def changed(self, selection: Selection) -> str:
        """Return the last day on which any brief of a selection changed; nothing where it has none."""

    def changed_in_year(self, year: str) -> str:
        """Return the last day on which any brief of a year changed."""

    def pages(self) -> tuple[Selection, ...]:
        """Return the selections that have a page of their own, in the order of the settings."""

    def all_years(self) -> tuple[str, ...]:
        """Return the years of all briefs, newest first."""

    def of_year(self, year: str) -> tuple[BriefId, ...]:
        """Return the briefs of a year, newest first."""


def years_in(years: Iterable[str]) -> dict[str, YearIn]:
    """Return where each year begins in a list, and how many briefs it has; `years` are those of the briefs in order."""
    found: dict[str, YearIn] = {}
    for place, year in enumerate(years):
        before = found.get(year, YearIn(place, 0))
        found[year] = YearIn(before.first, before.count + 1)
    return found
