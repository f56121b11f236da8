"""What machines read: Atom feeds for each language and topic, how to search the site, the sitemap, robots.txt."""

from collections.abc import Iterable, Iterator

from briefs.language import dates
from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.library import by_topic
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.views.machine_views import (
    FeedEntry,
    FeedView,
    OpenSearchView,
    RobotsView,
    SitemapEntry,
    SitemapView,
)
from briefs.publishing.views.views import Page

ENTRIES_IN_FEED = 50


def machine_pages(site: SiteContext, pages: Iterable[Page]) -> Iterator[Page]:
    """Plan feeds, sitemap and robots.txt; the sitemap lists those of the pages that say so of themselves."""
    for language in LANGUAGES:
        lang = language.code
        title = site.library.settings.title.of(lang)
        yield _feed(site, lang, addresses.home(lang), title, site.library.order)
        yield _open_search(site, lang, title)
        for topic, ids in by_topic(site.library).items():
            name = f"{site.library.topics[topic].names.of(lang)} · {title}"
            yield _feed(site, lang, addresses.topic(topic, lang), name, ids)
        for name, ids in site.laws.briefs.items():
            about = f"{site.library.instruments[name].names.of(lang)} · {title}"
            yield _feed(site, lang, addresses.law(name, lang), about, ids)
    entries = tuple(
        SitemapEntry(site.absolute(page.address), page.lastmod, page.alternates)
        for page in sorted(pages, key=lambda page: page.address)
        if page.listed
    )
    default = site.library.settings.default_language
    yield Page(Address("sitemap.xml"), default, "sitemap.xml", SitemapView(entries))
    robots = RobotsView(site.absolute(Address("sitemap.xml")))
    yield Page(Address("robots.txt"), default, "robots.txt", robots)


def _open_search(site: SiteContext, lang: Lang, title: str) -> Page:
    address = addresses.open_search(lang)
    view = OpenSearchView(
        lang=BY_CODE[lang].tag,
        # Longer names are refused by the specification.
        name=title[:16].strip(),
        description=title,
        address=site.absolute(address),
        page=site.absolute(addresses.search(lang)),
        icon=site.absolute(site.assets["icon.svg"]),
    )
    return Page(address, lang, "opensearch.xml", view)


def _feed(site: SiteContext, lang: Lang, of: Address, title: str, ids: tuple[BriefId, ...]) -> Page:
    entries = tuple(_entry(site, brief_id, lang) for brief_id in ids if (brief_id, lang) in site.library.briefs)
    updated = max((entry.updated for entry in entries), default="1970-01-01T00:00:00Z")
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:ENTRIES_IN_FEED]
    address = addresses.feed(of)
    view = FeedView(
        lang=BY_CODE[lang].tag,
        id=site.absolute(of),
        title=title,
        url=site.absolute(address),
        page_url=site.absolute(of),
        author=site.library.settings.publisher.of(lang),
        updated=updated,
        entries=tuple(newest),
    )
    return Page(address, lang, "feed.xml", view)


def _entry(site: SiteContext, brief_id: BriefId, lang: Lang) -> FeedEntry:
    """Make a feed's entry; its id is the permanent address with the language, which no move of the page changes."""
    front_matter = site.library.briefs[brief_id, lang].front_matter
    topics = site.library.topics
    return FeedEntry(
        id=f"{site.absolute(addresses.permanent(brief_id))}#{lang}",
        url=site.absolute(addresses.brief(brief_id, lang)),
        title=front_matter.title,
        summary=front_matter.description,
        published=dates.timestamp(front_matter.date),
        updated=dates.timestamp(front_matter.last_changed),
        categories=tuple(topics[name].names.of(lang) for name in front_matter.topics if name in topics),
    )
