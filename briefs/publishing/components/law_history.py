"""What happened to some laws together, each event with a name of its own, as feeds and calendars tell it."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.library.laws import in_order
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.law import Event
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.law_anchors import law_address, said_of
from briefs.publishing.views.machine_views import FeedEntry


class LawHistory(msgspec.Struct, frozen=True):
    """Something that happened to a law, or will."""

    law: str
    """The id of the law."""
    event: Event
    """What happens."""
    key: str
    """What no other event of the law has: its kind, and the how many-th of that kind it is."""
    place: int
    """Its place among the events of the law, from 1."""


def history(site: SiteContext, laws: Iterable[str]) -> Iterator[LawHistory]:
    """Return what happened to some laws, of each the oldest first."""
    for name in laws:
        kinds: Counter[str] = Counter()
        for place, event in enumerate(in_order(site.library.instruments[name].events), start=1):
            kinds[event.kind] += 1
            yield LawHistory(name, event, f"{event.kind}-{kinds[event.kind]}", place)


def feed_entries(site: SiteContext, lang: Lang, laws: Iterable[str]) -> Iterator[FeedEntry]:
    """Return what has happened to some laws as entries of a feed; what is to come will be one when it comes."""
    for one in history(site, laws):
        if site.laws.is_past(one.event.date):
            when = dates.timestamp(one.event.date)
            yield FeedEntry(
                id=f"{site.absolute(addresses.law(one.law, lang))}#{one.key}",
                url=address_of(site, one, lang),
                title=title_of(site, one, lang),
                summary=dates.written(one.event.date, lang),
                published=when,
                updated=when,
                categories=(),
            )


def title_of(site: SiteContext, one: LawHistory, lang: Lang) -> str:
    """Say what happened to which law, or will: “GDPR: Entered into force”."""
    law, words = site.library.instruments[one.law], site.words[lang]
    said = said_of(words, one.event, is_coming=not site.laws.is_past(one.event.date))
    return f"{(law.short or law.names).of(lang)}{words('colon')}{said}"


def address_of(site: SiteContext, one: LawHistory, lang: Lang) -> str:
    """Return the full web address at which an event is told."""
    page, _, row = law_address(site, one.law, lang).partition("#")
    return f"{site.absolute(Address(page))}#{row or f'event-{one.place}'}"
