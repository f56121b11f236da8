"""Lines of time: where events stand on a line that is as wide as the page, in hundredths of its width."""

from collections.abc import Sequence

from briefs.language import dates
from briefs.publishing.views.law_views import Dot, Line

MARGIN = 4
"""Room at both ends, in hundredths, for a dot and the half of a year's name."""
NEAR = 6
"""Dots that stand nearer than this are set over one another; on a phone a dot is as wide."""
MOST_TICKS = 7
"""The years run in steps of which fewer than this fit on a line, so that they can be read side by side."""


class Axis:
    """The years over which a line runs."""

    def __init__(self, when: Sequence[str]) -> None:
        """Take the dates that it must hold, at least one."""
        years = [int(dates.year(date)) for date in when]
        self.first, self.last = min(years), max(years) + 1

    def place(self, date: str) -> float:
        """Return where a date stands; one that is known to the year only stands at its beginning."""
        year, month, day = (*dates.parts(date), 1, 1)[:3]
        # 372 is twelve times 31: every month has room for 31 days, so that no day reaches into the next.
        passed = year + (month - 1) / 12 + (day - 1) / 372 - self.first
        return round(MARGIN + passed / (self.last - self.first) * (100 - 2 * MARGIN), 2)

    def ticks(self) -> tuple[tuple[str, float], ...]:
        """Return the years that are named, at most so many that they can be read side by side."""
        span = self.last - self.first
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if span / step < MOST_TICKS)
        years = [year for year in range(self.first, self.last + 1) if year % step == 0 or span < MOST_TICKS]
        return tuple((str(year), self.place(f"{year:04}")) for year in years)


def line(axis: Axis, events: Sequence[tuple[str, str, str]]) -> Line:
    """Draw events, oldest first: date, address and label of each. They are numbered from 1."""
    ends: list[float] = []
    dots = []
    for number, (date, href, label) in enumerate(events, start=1):
        x = axis.place(date)
        level = next((at for at, end in enumerate(ends) if x - end >= NEAR), len(ends))
        ends[level : level + 1] = [x]
        dots.append(Dot(x, level, href, label, number))
    return Line(axis.ticks(), tuple(dots), max(1, len(ends)))
