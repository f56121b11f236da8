"""Links to laws, and words for what happened to them, as several pages show both."""

from briefs.language.languages import Lang
from briefs.language.words import Words
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.front_matter import Names
from briefs.model.law import Event
from briefs.publishing.components.frames import PageContext, SiteContext
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
    return Address(f"{list_part(site.laws.listed_on(name, lang), lang)}#{row_of(name)}")


def list_part(number: int, lang: Lang) -> Address:
    """Return the address of a part of the list of laws, counted from 1, which is the list's own page."""
    return addresses.laws(lang) if number == 1 else addresses.part(addresses.laws(lang), number)


def row_of(name: str) -> str:
    """Return the place of a law in the list of laws."""
    return f"law-{name}"


def laws_of(page: PageContext, code: str) -> Anchor | None:
    """Return the link to the laws of a jurisdiction, which may have some where no brief is about it."""
    count = page.site.laws.count_of(code)
    if not count:
        return None
    first = list_part(page.site.laws.begin_on(code, page.lang), page.lang)
    return Anchor(f"{page.href(first)}#{code.lower()}", page.words("laws_count", n=count))


def event_words(page: PageContext, event: Event) -> str:
    """Return what happened in words, or what is to happen: those of the record, or those for events of its kind."""
    return said_of(page.words, event, is_coming=not page.site.laws.is_past(event.date))


def said_of(words: Words, event: Event, *, is_coming: bool) -> str:
    """Return an event in words; one that is still to come “enters into force”."""
    if isinstance(event.note, Names):
        return event.note.of(words.lang)
    return words(f"{'coming' if is_coming else 'event'}_{event.kind}")
