"""Links to laws, and what happened to them, as several pages show both."""

from urllib.parse import urlsplit

from briefs.language import dates
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.model.law import Event
from briefs.model.source import SourceKey
from briefs.publishing.components.citing_parts import source_anchor
from briefs.publishing.components.frames import PageContext
from briefs.publishing.views.law_views import LawEvent
from briefs.publishing.views.parts import Anchor


def law_anchor(page: PageContext, name: str) -> Anchor:
    """Return the link to a law by its name in the page's language."""
    law = page.site.library.instruments[name]
    return Anchor(page.href(addresses.law(name, page.lang)), law.names.of(page.lang), title=law.numbered(page.lang))


def event_words(page: PageContext, event: Event) -> str:
    """Return what happened in words: those of the record, or those for events of its kind."""
    if isinstance(event.note, Names):
        return event.note.of(page.lang)
    return page.words(f"event_{event.kind}")


def law_event(page: PageContext, event: Event, anchor: str = "") -> LawEvent:
    """Return what happened to a law for the page on which it is told."""
    return LawEvent(
        anchor, event.date, dates.written(event.date, page.lang), event_words(page, event), _evidence(page, event)
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
