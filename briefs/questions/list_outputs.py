"""The lists of briefs by topic, jurisdiction, year and author, and the feeds."""

from collections.abc import Iterable

import msgspec

from briefs.engine.queries import Ask, Made, output
from briefs.language.languages import Lang
from briefs.library.selections import Selection
from briefs.model.addresses import Address
from briefs.publishing.files.calendar_files import law_calendar
from briefs.publishing.pages.brief_lists import author_page, list_page, year_page
from briefs.publishing.pages.feeds import (
    home_feed,
    jurisdiction_feed,
    law_feed,
    open_search_page,
    timeline_feed,
    topic_feed,
)
from briefs.publishing.pages.index_pages import index_page
from briefs.publishing.views.machine_views import FeedView
from briefs.publishing.views.views import Page
from briefs.questions.asked_site import site_of
from briefs.questions.domains import (
    author_parts,
    in_each_language,
    indexes_in_languages,
    jurisdictions_in_languages,
    law_feeds_in_languages,
    list_parts,
    topics_in_languages,
    year_parts,
)
from briefs.questions.rendering_queries import MAPPED, rendered


@output(list_parts, MAPPED)
def list_in(ask: Ask, topic: str, jurisdiction: str, number: str, lang: str) -> Made:
    """Make a part of a list of briefs."""
    site = site_of(ask)
    return rendered(ask, site, list_page(site, Selection(topic, jurisdiction), int(number), Lang(lang)))


@output(year_parts, MAPPED)
def year_in(ask: Ask, year: str, number: str, lang: str) -> Made:
    """Make a part of the list of a year."""
    site = site_of(ask)
    return rendered(ask, site, year_page(site, year, int(number), Lang(lang)))


@output(author_parts, MAPPED)
def author_in(ask: Ask, slug: str, number: str, lang: str) -> Made:
    """Make a part of the list of an author."""
    site = site_of(ask)
    return rendered(ask, site, author_page(site, slug, int(number), Lang(lang)))


@output(indexes_in_languages, MAPPED)
def index_in(ask: Ask, kind: str, lang: str) -> Made:
    """Make the list of all topics, jurisdictions or years."""
    site = site_of(ask)
    return rendered(ask, site, index_page(site, kind, Lang(lang)))


@output(topics_in_languages)
def topic_feed_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the feed of a topic, and the calendar of the laws that briefs on it discuss."""
    site = site_of(ask)
    return _with_calendar(ask, topic_feed(site, name, Lang(lang)), site.laws.on(name))


@output(jurisdictions_in_languages)
def jurisdiction_feed_in(ask: Ask, code: str, lang: str) -> Made:
    """Make the feed of a jurisdiction, and the calendar of its laws."""
    site = site_of(ask)
    return _with_calendar(ask, jurisdiction_feed(site, code, Lang(lang)), site.laws.of(code))


def _with_calendar(ask: Ask, feed: Page, laws: Iterable[str]) -> Made:
    """Make a feed, and beside it the calendar of some laws, whose title is that of the feed."""
    site = site_of(ask)
    of = Address(feed.address.removesuffix("feed.xml"))
    made = rendered(ask, site, feed)
    title = feed.view.title if isinstance(feed.view, FeedView) else ""
    return msgspec.structs.replace(made, files={**made.files, **law_calendar(site, of, Lang(feed.lang), title, laws)})


@output(in_each_language)
def feed_in(ask: Ask, lang: str) -> Made:
    """Make the feed of a language, and what a browser learns to search the site from."""
    site = site_of(ask)
    return rendered(ask, site, home_feed(site, Lang(lang)), open_search_page(site, Lang(lang)))


@output(law_feeds_in_languages)
def law_feed_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the feed of a law, and its calendar."""
    return _with_calendar(ask, law_feed(site_of(ask), name, Lang(lang)), (name,))


@output(in_each_language)
def timeline_feed_in(ask: Ask, lang: str) -> Made:
    """Make the feed of what happened to all laws, and their calendar; nothing where nothing is known to have."""
    site = site_of(ask)
    if not site.laws.events:
        return Made({})
    return _with_calendar(ask, timeline_feed(site, Lang(lang)), site.library.instruments)


LISTS = (
    *(list_in, index_in, year_in, author_in),
    *(feed_in, topic_feed_in, jurisdiction_feed_in, law_feed_in, timeline_feed_in),
)
