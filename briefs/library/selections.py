"""Which briefs are on a topic, of a jurisdiction, or both: what the lists of briefs narrow down by."""

import msgspec

from briefs.language import dates
from briefs.library.library import Library
from briefs.model.brief import BriefId


class Selection(msgspec.Struct, frozen=True):
    """A topic, a jurisdiction, both, or neither, which is all briefs."""

    topic: str = ""
    jurisdiction: str = ""


class YearIn(msgspec.Struct, frozen=True):
    """A year in a selection: the place of its first brief, counted from 0, and how many it has."""

    first: int
    count: int


class Selections(msgspec.Struct, frozen=True):
    """The briefs of each selection, newest first, and the years in it; pairs that hold none are left out."""

    briefs: dict[Selection, tuple[BriefId, ...]]
    years: dict[Selection, dict[str, YearIn]]

    def shown(self, selection: Selection) -> Selection:
        """Return the canonical selection: a pair equal to its topic shares the topic's page.

        A pair that is all of its topic and all of its jurisdiction has no page; the topic's says the same.
        """
        wider = Selection(topic=selection.topic), Selection(jurisdiction=selection.jurisdiction)
        is_same = all(self.briefs[one] == self.briefs[selection] for one in wider)
        return wider[0] if selection.topic and selection.jurisdiction and is_same else selection

    def pages(self) -> tuple[Selection, ...]:
        """Return the selections that have a page of their own."""
        return tuple(one for one in self.briefs if self.shown(one) == one)


def find_selections(library: Library) -> Selections:
    """Find the briefs of all, of each topic, each jurisdiction, and each pair that has any, in the settings' order."""
    found: dict[Selection, list[BriefId]] = {Selection(): []}
    found |= {Selection(topic=topic): [] for topic in library.topics}
    found |= {Selection(jurisdiction=code): [] for code in library.jurisdictions}
    found |= {Selection(topic, code): [] for topic in library.topics for code in library.jurisdictions}
    for brief_id in library.order:
        front_matter = library.front_matter(brief_id)
        for topic in ("", *dict.fromkeys(front_matter.topics)):
            for code in ("", *dict.fromkeys(front_matter.jurisdictions)):
                if Selection(topic, code) in found:
                    found[Selection(topic, code)].append(brief_id)
    is_pair = {one: bool(one.topic and one.jurisdiction) for one in found}
    briefs = {one: tuple(ids) for one, ids in found.items() if ids or not is_pair[one]}
    return Selections(briefs, {one: _years(library, ids) for one, ids in briefs.items()})


def _years(library: Library, ids: tuple[BriefId, ...]) -> dict[str, YearIn]:
    found: dict[str, YearIn] = {}
    for place, brief_id in enumerate(ids):
        year = dates.year(library.front_matter(brief_id).date)
        before = found.get(year, YearIn(place, 0))
        found[year] = YearIn(before.first, before.count + 1)
    return found
