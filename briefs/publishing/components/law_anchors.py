"""Links to laws, and what happened to them, as several pages show both."""

from urllib.parse import urlsplit

from briefs.language import dates
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.model.law import Event
from briefs.model.source import SourceKey
from briefs.publishing.components.citing_parts import source_anchor
from briefs.publishing.components.frames import Spot
from briefs.publishing.views.law_views import LawEvent
from briefs.publishing.views.parts import Anchor


def law_anchor(spot: Spot, name: str) -> Anchor:
    """Give the link to a law by its name in the page's language."""
    law = spot.desk.library.instruments[name]
    return Anchor(spot.to(addresses.law(name, spot.lang)), law.names.of(spot.lang), title=law.numbered(spot.lang))


def event_words(spot: Spot, event: Event) -> str:
    """Return what happened in words: those of the record, or those for events of its kind."""
    if isinstance(event.note, Names):
        return event.note.of(spot.lang)
    return spot.words(f"event_{event.kind}")


def law_event(spot: Spot, event: Event, anchor: str = "") -> LawEvent:
    """Give what happened to a law for the page on which it is told."""
    return LawEvent(
        anchor, event.date, dates.written(event.date, spot.lang), event_words(spot, event), _evidence(spot, event)
    )


def _evidence(spot: Spot, event: Event) -> Anchor:
    """Name what says so: a source, a brief, or a page of the web by its host."""
    desk = spot.desk
    if event.source in desk.library.sources:
        return source_anchor(spot, SourceKey(event.source))
    if event.brief in desk.library.ids:
        brief_id = BriefId(event.brief)
        return Anchor(spot.to(addresses.brief(brief_id, spot.lang)), desk.titles[spot.lang][brief_id])
    return Anchor(event.url, urlsplit(event.url).hostname or event.url)
