"""What happened to a law, with what says so."""

from urllib.parse import urlsplit

from briefs.language import dates
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.law import Event
from briefs.model.source import SourceKey
from briefs.publishing.components.citing_parts import source_anchor
from briefs.publishing.components.frames import PageContext
from briefs.publishing.components.law_anchors import event_words
from briefs.publishing.views.law_views import LawEvent
from briefs.publishing.views.parts import Anchor


def law_event(page: PageContext, event: Event, anchor: str = "") -> LawEvent:
    """Return what happened to a law for the page on which it is told."""
    is_coming = not page.site.laws.is_past(event.date)
    return LawEvent(
        id=anchor,
        date=event.date,
        written_date=dates.written(event.date, page.lang),
        text=event_words(page, event),
        is_coming=is_coming,
        evidence=_evidence(page, event),
    )


def _evidence(page: PageContext, event: Event) -> Anchor:
    """Name what says so: a source, a brief, or a page of the web by its host."""
    site = page.site
    if event.source in site.library.sources:
        return source_anchor(page, SourceKey(event.source))
    if event.brief in site.library.ids:
        brief_id = BriefId(event.brief)
        return Anchor(page.href(addresses.brief(brief_id, page.lang)), site.titles[page.lang][brief_id])
    return Anchor(event.url, urlsplit(event.url).hostname or event.url)
