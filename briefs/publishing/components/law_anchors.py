"""Links to laws, and what happened to them, as several pages show both."""

from urllib.parse import urlsplit

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.language.words import Words
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.model.law import Event
from briefs.model.source import SourceKey
from briefs.publishing.components.citing_parts import source_anchor
from briefs.publishing.components.frames import PageContext, SiteContext
from briefs.publishing.views.law_views import LawEvent
from briefs.publishing.views.parts import Anchor


def law_anchor(page: PageContext, name: str) -> Anchor:
    """Return the link to a law by its name in the page's language."""
    law = page.site.library.instruments[name]
    file, _, place = law_address(page.site, name, page.lang).partition("#")
    href = page.href(Address(file)) + (f"#{place}" if place else "")
    return Anchor(href, law.names.of(page.lang), title=law.numbered(page.lang))


def law_address(site: SiteContext, name: str, lang: Lang) -> Address:
    """Return the address of a law: its page, or its row in the list where it has none."""
    if site.laws.has_page(name):
        return addresses.law(name, lang)
    return Address(f"{addresses.laws(lang)}#{row_of(name)}")


def row_of(name: str) -> str:
    """Return the place of a law in the list of laws."""
    return f"law-{name}"


def laws_of(page: PageContext, code: str) -> Anchor | None:
    """Return the link to the laws of a jurisdiction, which may have some where no brief is about it."""
    count = page.site.laws.count_of(code)
    if not count:
        return None
    return Anchor(f"{page.href(addresses.laws(page.lang))}#{code.lower()}", page.words("laws_count", n=count))


def event_words(page: PageContext, event: Event) -> str:
    """Return what happened in words, or what is to happen: those of the record, or those for events of its kind."""
    return said_of(page.words, event, is_coming=not page.site.laws.is_past(event.date))


def said_of(words: Words, event: Event, *, is_coming: bool) -> str:
    """Return an event in words; one that is still to come “enters into force”."""
    if isinstance(event.note, Names):
        return event.note.of(words.lang)
    return words(f"{'coming' if is_coming else 'event'}_{event.kind}")


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
