"""The lists of briefs by topic, jurisdiction, year and author, and the feeds."""

from briefs.engine.queries import Ask, Made, output
from briefs.language.languages import Lang
from briefs.library.selections import Selection
from briefs.publishing.pages.brief_lists import author_page, list_page, year_page
from briefs.publishing.pages.feeds import (
    home_feed,
    law_feed,
    open_search_page,
    topic_feed,
)
from briefs.questions.asked_site import site_of
from briefs.questions.domains import (
    author_parts,
    in_each_language,
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


@output(topics_in_languages)
def topic_feed_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the feed of a topic."""
    site = site_of(ask)
    return rendered(ask, site, topic_feed(site, name, Lang(lang)))


@output(in_each_language)
def feed_in(ask: Ask, lang: str) -> Made:
    """Make the feed of a language, and what a browser learns to search the site from."""
    site = site_of(ask)
    return rendered(ask, site, home_feed(site, Lang(lang)), open_search_page(site, Lang(lang)))


@output(law_feeds_in_languages)
def law_feed_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the feed of the briefs on a law."""
    site = site_of(ask)
    return rendered(ask, site, law_feed(site, name, Lang(lang)))


LISTS = (list_in, year_in, author_in, feed_in, topic_feed_in, law_feed_in)
