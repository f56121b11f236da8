"""The headnote of a brief: its points, whom it concerns, and the days to know."""

from briefs.language import dates
from briefs.model.brief import Brief
from briefs.publishing.views.brief_views import Headnote, KeyDate, KeyPoint

_DAY = len("2025-06-25")


def headnote(brief: Brief) -> Headnote | None:
    """Return the headnote of a brief; None where it has none."""
    front_matter = brief.front_matter
    if not (brief.headnote or front_matter.affects or front_matter.dates):
        return None
    # A year or month stands behind its days: "9" sorts behind all that may follow.
    days = sorted(front_matter.dates, key=lambda day: day.date.ljust(_DAY, "9"))
    return Headnote(
        points=tuple(KeyPoint(point.id, point.html) for point in brief.headnote),
        affects=front_matter.affects,
        dates=tuple(KeyDate(day.date, dates.written(day.date, brief.lang), day.what) for day in days),
    )
