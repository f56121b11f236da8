"""The headnotes of two languages as rows of the page that has both: points, whom the brief concerns, days to know."""

from collections.abc import Callable, Collection, Iterator
from html import escape

import msgspec

from briefs.language.words import Words
from briefs.model.brief import Brief
from briefs.publishing.components.headnote_parts import headnote
from briefs.publishing.views.parallel_views import Cell, ParallelRow

_TITLE, _POINTS, _AFFECTS, _DATES = range(4)
"""The parts of a headnote, in their order."""
Place = tuple[int, int]
"""A part, and what of it: 0 is its heading."""


class HeadnoteSide(msgspec.Struct, frozen=True):
    """A headnote in one language."""

    brief: Brief
    """The brief that has it."""
    words: Words
    """The words of the interface in that language."""
    moved: Callable[[str], str]
    """Makes HTML of the brief's own page right for this one."""


def headnote_rows(left: HeadnoteSide, right: HeadnoteSide, changed: Collection[str]) -> Iterator[ParallelRow]:
    """Yield the rows of two headnotes; `changed` are ids of points that changed since they were translated."""
    ours, theirs = dict(_cells(left)), dict(_cells(right))
    for place in sorted({*ours, *theirs}):
        part, at = place
        name = f"headnote-{at}" if part == _POINTS else "brief-headnote" if part == _TITLE else ""
        yield ParallelRow(name, "", ours.get(place), theirs.get(place), name in changed)


def _cells(side: HeadnoteSide) -> Iterator[tuple[Place, Cell]]:
    """Yield what stands at each place of a headnote."""
    found = headnote(side.brief)
    if found is None:
        return
    words = side.words
    yield (_TITLE, 0), _heading(words("headnote"), 2)
    for at, point in enumerate(found.points, start=1):
        yield (_POINTS, at), Cell("item", side.moved(point.html), 1, "", at)
    days = [escape(words("key_day", date=day.written, what=day.what)) for day in found.dates]
    whom = escape(words("parts_comma").join(found.affects))
    for part, title, said in ((_AFFECTS, "affects", [whom] if whom else []), (_DATES, "key_dates", days)):
        if said:
            yield (part, 0), _heading(words(title), 3)
            yield from (((part, at), Cell("paragraph", one, 0, "", 0)) for at, one in enumerate(said, start=1))


def _heading(words: str, level: int) -> Cell:
    return Cell("heading", escape(words), level, "", 0)
