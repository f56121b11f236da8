"""What machines read: Atom feeds of briefs and of what happened to laws, how to search the site, robots.txt."""

from itertools import islice

from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.library.selections import ENTRIES_IN_FEED, Selection
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.front_matter import Jurisdiction, Topic
from briefs.model.law import Instrument
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.law_history import feed_entries
from briefs.publishing.views.machine_views import (
    FeedEntry,
    FeedView,
    OpenSearchView,
    RobotsView,
)
from briefs.publishing.views.views import Page


def home_feed(site: SiteContext, lang: Lang) -> Page:
    """Plan the feed of all briefs in a language."""
    changed = site.selections.changed_last(lang)
    return _feed(site, lang, addresses.home(lang), site.library.settings.title.of(lang), changed)


def topic_feed(site: SiteContext, topic: str, lang: Lang) -> Page:
    """Plan the feed of a topic in a language: the briefs on it, and what happened to the laws that they discuss."""
    ids, laws = site.selections.ids(Selection(topic=topic)), site.laws.on(topic)
    return _feed(
        site, lang, addresses.topic(topic, lang), feed_title(site, site.library.topics[topic], lang), ids, laws
    )


def jurisdiction_feed(site: SiteContext, code: str, lang: Lang) -> Page:
    """Plan the feed of a jurisdiction in a language: the briefs on it, and what happened to its laws."""
    ids, laws = site.selections.ids(Selection(jurisdiction=code)), site.laws.of(code)
    title = feed_title(site, site.library.jurisdictions[code], lang)
    return _feed(site, lang, addresses.jurisdiction(code, lang), title, ids, laws)


def law_feed(site: SiteContext, law: str, lang: Lang) -> Page:
    """Plan the feed of a law in a language: the briefs on it or on a provision of it, and what happened to it."""
    title = feed_title(site, site.library.instruments[law], lang)
    return _feed(site, lang, addresses.law(law, lang), title, site.laws.speaking_of(law), (law,))


def timeline_feed(site: SiteContext, lang: Lang) -> Page:
    """Plan the feed of what happened to all laws in a language."""
    title = f"{site.words[lang]('timeline')} · {site.library.settings.title.of(lang)}"
    return _feed(site, lang, addresses.timeline(lang), title, (), tuple(site.library.instruments))


def feed_title(site: SiteContext, of: Topic | Jurisdiction | Instrument, lang: Lang) -> str:
    """Return the title of the feed and of the calendar of a topic, jurisdiction or law."""
    return f"{of.names.of(lang)} · {site.library.settings.title.of(lang)}"


def robots_page(site: SiteContext) -> Page:
    """Plan robots.txt."""
    view = RobotsView(site.absolute(Address("sitemap.xml")))
    return Page(Address("robots.txt"), site.library.settings.default_language, "robots.txt", view)


def open_search_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the file from which a browser learns to search the site in a language."""
    address = addresses.open_search(lang)
    title = site.library.settings.title.of(lang)
    view = OpenSearchView(
        lang=BY_CODE[lang].tag,
        # Longer names are refused by the specification.
        name=title[:16].strip(),
        description=title,
        address=site.absolute(address),
        page=site.absolute(addresses.search(lang)),
        icon=site.absolute(site.assets()["icon.svg"]),
    )
    return Page(address, lang, "opensearch.xml", view)


def _feed(
    site: SiteContext, lang: Lang, of: Address, title: str, ids: tuple[BriefId, ...], laws: tuple[str, ...] = ()
) -> Page:
    entries = [_entry(site, brief_id, lang) for brief_id in _last_changed(site, lang, ids)]
    entries += feed_entries(site, lang, laws)
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    del entries[ENTRIES_IN_FEED:]
    address = addresses.feed(of)
    view = FeedView(
        lang=BY_CODE[lang].tag,
        id=site.absolute(of),
        title=title,
        url=site.absolute(address),
        page_url=site.absolute(of),
        author=site.library.settings.publisher.of(lang),
        updated=entries[0].updated if entries else "1970-01-01T00:00:00Z",
        entries=tuple(entries),
    )
    return Page(address, lang, "feed.xml", view)


def _last_changed(site: SiteContext, lang: Lang, ids: tuple[BriefId, ...]) -> list[BriefId]:
    """Return those of some briefs that changed last and are there in a language, as many as a feed has, in order.

    Only of these the front matter is looked up.
    """
    library = site.library
    changed = sorted(ids, key=lambda brief_id: dates.timestamp(library.subject(brief_id).changed), reverse=True)
    there = (brief_id for brief_id in changed if lang in library.languages_of(brief_id))
    chosen = set(islice(there, ENTRIES_IN_FEED))
    return [brief_id for brief_id in ids if brief_id in chosen]


def _entry(site: SiteContext, brief_id: BriefId, lang: Lang) -> FeedEntry:
    """Make a feed's entry; its id is the permanent address with the language, which no move of the page changes."""
    front_matter = site.library.fronts[brief_id, lang]
    topics = site.library.topics
    return FeedEntry(
        id=f"{site.absolute(addresses.permanent(brief_id))}#{lang}",
        url=site.absolute(addresses.brief(brief_id, lang)),
        title=front_matter.title,
        summary=front_matter.description,
        points=front_matter.points,
        published=dates.timestamp(front_matter.date),
        updated=dates.timestamp(front_matter.last_changed),
        categories=tuple(topics[name].names.of(lang) for name in front_matter.topics if name in topics),
    )
