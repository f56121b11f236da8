"""The sign of a law: one shape and word wherever a law is named, with its dates."""

from briefs.language import dates
from briefs.library.standing import Standing
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.law_anchors import event_words
from briefs.publishing.views.parts import LawSign


def law_sign(page: PageContext, name: str) -> LawSign:
    """Return the sign of a law for a page."""
    standing = page.site.laws.standings[name]
    return LawSign(
        standing.sign, page.words(f"status_{standing.sign}"), _dates(page, standing), _coming(page, standing)
    )


def _dates(page: PageContext, standing: Standing) -> str:
    said = [
        page.words("standing_since", date=dates.written(standing.since, page.lang)) if standing.since else "",
        page.words("law_checked", date=dates.written(standing.checked, page.lang)) if standing.checked else "",
    ]
    return " · ".join(part for part in said if part)


def _coming(page: PageContext, standing: Standing) -> str:
    """Say what is still to come: “Begins to apply on 2 August 2026”."""
    if standing.coming is None:
        return ""
    date = dates.written(standing.coming.date, page.lang)
    return page.words("standing_coming", date=date, event=event_words(page, standing.coming))
