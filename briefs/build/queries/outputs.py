"""The files of the site: what asks for each, and the keys for which there is one."""

from collections.abc import Iterable

import msgspec

from briefs.build.queries import listing, printing, records, subjects, texts
from briefs.build.queries.site import site_of
from briefs.build.queries.site_library import AskedLibrary
from briefs.build.world import FILE, TEMPLATES
from briefs.engine.queries import Ask, Fact, Made, Relation, helper, output, query
from briefs.language.languages import LANGUAGES, Lang
from briefs.library.selections import Selection
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.files.data_files import brief_data_files, schema_data, site_data, source_data
from briefs.publishing.files.host_files import host_files
from briefs.publishing.files.markdown_export import exported_page, to_markdown
from briefs.publishing.files.picture_copies import picture_files
from briefs.publishing.pages.brief_lists import list_page, parts_of, year_page
from briefs.publishing.pages.brief_pages import brief_page, redirect_pages
from briefs.publishing.pages.coverage_page import coverage_page
from briefs.publishing.pages.feeds import (
    home_feed,
    law_feed,
    open_search_page,
    robots_page,
    sitemap_entry,
    sitemap_page,
    topic_feed,
)
from briefs.publishing.pages.glossary_pages import glossary_page
from briefs.publishing.pages.home_pages import home_page, not_found_page, root_page, text_page
from briefs.publishing.pages.law_pages import law_page, laws_page, timeline_page
from briefs.publishing.pages.map_page import Graph, citation_graph, layout, map_page
from briefs.publishing.pages.parallel_pages import parallel_page
from briefs.publishing.pages.search_page import search_page
from briefs.publishing.pages.source_pages import authorities_page, source_page
from briefs.publishing.rendering.templates import TemplateRenderer
from briefs.publishing.views.machine_views import SitemapEntry
from briefs.publishing.views.views import Page

Keys = tuple[tuple[str, ...], ...]
_LANGUAGES = tuple(str(language.code) for language in LANGUAGES)

MAPPED: Relation[SitemapEntry] = Relation("mapped", SitemapEntry)
"""The pages that search engines shall know."""


@helper
def renderer(ask: Ask) -> TemplateRenderer:
    """Return who renders pages."""
    return TemplateRenderer(ask(TEMPLATES))


def rendered(ask: Ask, site: SiteContext, *pages: Page) -> Made:
    """Render pages, each with its Markdown where it has a text, and say what the sitemap lists."""
    files: dict[str, bytes] = {}
    facts: list[Fact] = []
    for page in pages:
        data = ask(renderer).render(page)
        files[addresses.file_of(page.address)] = data
        if exported := exported_page(site, page, data):
            address, main = exported
            files[address] = to_markdown(main)
        if entry := sitemap_entry(site, page):
            facts.append(MAPPED.row("", entry))
    return Made(files, tuple(facts))


def written(files: Iterable[tuple[Address, bytes]]) -> Made:
    """Give files that are not rendered."""
    return Made(dict(files))


@query
def in_each_language(ask: Ask) -> Keys:
    """List the languages of the site."""
    return tuple((lang,) for lang in _LANGUAGES)


@query
def once(ask: Ask) -> Keys:
    """List the one key of what there is once."""
    return ((),)


@query
def briefs_in_languages(ask: Ask) -> Keys:
    """List the published briefs with each language."""
    return tuple((*key, lang) for key in ask(texts.published) for lang in _LANGUAGES)


@query
def pages_in_languages(ask: Ask) -> Keys:
    """List the pages that are no briefs with the languages that they have."""
    library = AskedLibrary(ask)
    return tuple((name, lang) for name, lang in library.pages)


@query
def recorded_sources(ask: Ask) -> Keys:
    """List the sources that have pages of their own: all but the briefs."""
    library = AskedLibrary(ask)
    return tuple((key,) for key in ask(records.source_keys) if not library.brief_of(SourceKey(key)))


@query
def sources_in_languages(ask: Ask) -> Keys:
    """List the sources that have pages of their own with each language."""
    return tuple((*key, lang) for key in ask(recorded_sources) for lang in _LANGUAGES)


@query
def laws_in_languages(ask: Ask) -> Keys:
    """List the laws with each language."""
    return tuple((name, lang) for name in ask(records.law_ids) for lang in _LANGUAGES)


@query
def law_feeds_in_languages(ask: Ask) -> Keys:
    """List the laws that some brief is about with each language."""
    laws = site_of(ask).laws.briefs
    return tuple((name, lang) for name in laws for lang in _LANGUAGES)


@query
def topics_in_languages(ask: Ask) -> Keys:
    """List the topics with each language."""
    return tuple((name, lang) for name in ask(records.topics) for lang in _LANGUAGES)


@query
def list_parts(ask: Ask) -> Keys:
    """List the parts of each list of briefs by topic and jurisdiction with each language."""
    return tuple(
        (*pair, str(number), lang)
        for pair in ask(subjects.selection_pages)
        for number in range(1, parts_of(len(ask(subjects.selected, *pair))) + 1)
        for lang in _LANGUAGES
    )


@query
def year_parts(ask: Ask) -> Keys:
    """List the parts of each list of a year with each language."""
    return tuple(
        (year, str(number), lang)
        for year in ask(subjects.all_years)
        for number in range(1, parts_of(len(ask(subjects.of_year, year))) + 1)
        for lang in _LANGUAGES
    )


@query
def folders_with_media(ask: Ask) -> Keys:
    """List the published briefs and pages that have pictures or other files."""
    library = AskedLibrary(ask)
    pages = sorted({name for name, _ in library.pages})
    places = [*((addresses.BRIEFS, name) for (name,) in ask(texts.published)), *((addresses.PAGES, p) for p in pages)]
    return tuple(place for place in places if ask(listing.media_of, *place))


@output(briefs_in_languages, MAPPED)
def brief_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the page of a brief in a language."""
    site = site_of(ask)
    return rendered(ask, site, brief_page(site, BriefId(name), Lang(lang)))


@output(briefs_in_languages, MAPPED)
def parallel_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the page of a brief with two languages side by side."""
    site = site_of(ask)
    page = parallel_page(site, BriefId(name), Lang(lang))
    return rendered(ask, site, page) if page else Made({})


@output(texts.published)
def brief_data(ask: Ask, name: str) -> Made:
    """Make the files with a brief's own citation and its sources."""
    return written(brief_data_files(site_of(ask), BriefId(name)))


@output(sources_in_languages, MAPPED)
def source_in(ask: Ask, key: str, lang: str) -> Made:
    """Make the page of a source in a language."""
    site = site_of(ask)
    return rendered(ask, site, source_page(site, SourceKey(key), Lang(lang)))


@output(recorded_sources)
def source_files(ask: Ask, key: str) -> Made:
    """Make the files with a source for other programs."""
    return written(source_data(site_of(ask), SourceKey(key)))


@output(laws_in_languages, MAPPED)
def law_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the page of a law in a language."""
    site = site_of(ask)
    return rendered(ask, site, law_page(site, name, Lang(lang)))


@output(law_feeds_in_languages)
def law_feed_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the feed of the briefs on a law."""
    site = site_of(ask)
    return rendered(ask, site, law_feed(site, name, Lang(lang)))


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


@output(topics_in_languages)
def topic_feed_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the feed of a topic."""
    site = site_of(ask)
    return rendered(ask, site, topic_feed(site, name, Lang(lang)))


@output(in_each_language, MAPPED)
def home_in(ask: Ask, lang: str) -> Made:
    """Make the home page of a language."""
    site = site_of(ask)
    return rendered(ask, site, home_page(site, Lang(lang)))


@output(in_each_language)
def feed_in(ask: Ask, lang: str) -> Made:
    """Make the feed of a language, and what a browser learns to search the site from."""
    site = site_of(ask)
    return rendered(ask, site, home_feed(site, Lang(lang)), open_search_page(site, Lang(lang)))


@output(pages_in_languages, MAPPED)
def text_in(ask: Ask, name: str, lang: str) -> Made:
    """Make a page that is no brief."""
    site = site_of(ask)
    return rendered(ask, site, text_page(site, BriefId(name), Lang(lang)))


@output(once)
def entrance(ask: Ask) -> Made:
    """Make the site's root, the page for addresses that don't exist, and robots.txt."""
    site = site_of(ask)
    return rendered(ask, site, root_page(site), not_found_page(site), robots_page(site))


@output(in_each_language, MAPPED)
def authorities_in(ask: Ask, lang: str) -> Made:
    """Make the table of authorities."""
    site = site_of(ask)
    return rendered(ask, site, authorities_page(site, Lang(lang)))


@output(in_each_language, MAPPED)
def laws_in(ask: Ask, lang: str) -> Made:
    """Make the list of laws and their timeline; nothing where there is no law."""
    site = site_of(ask)
    if not site.library.has_laws:
        return Made({})
    return rendered(ask, site, laws_page(site, Lang(lang)), timeline_page(site, Lang(lang)))


@output(in_each_language, MAPPED)
def glossary_in(ask: Ask, lang: str) -> Made:
    """Make the glossary; a site without terms has none."""
    site = site_of(ask)
    return rendered(ask, site, glossary_page(site, Lang(lang))) if site.library.has_terms else Made({})


@output(in_each_language, MAPPED)
def coverage_in(ask: Ask, lang: str) -> Made:
    """Make the page that says what is translated and what is not."""
    site = site_of(ask)
    return rendered(ask, site, coverage_page(site, Lang(lang)))


class Drawn(msgspec.Struct, frozen=True):
    """The citation map: its graph, the place of each node, and how many nodes are left out."""

    graph: Graph
    places: tuple[tuple[int, int], ...]
    left_out: int


@query
def drawn_map(ask: Ask) -> Drawn:
    """Lay out the citation map."""
    graph, left_out = citation_graph(site_of(ask))
    return Drawn(graph, layout(graph), left_out)


@output(in_each_language, MAPPED)
def map_in(ask: Ask, lang: str) -> Made:
    """Make the citation map."""
    site, drawn = site_of(ask), ask(drawn_map)
    return rendered(ask, site, map_page(site, drawn.graph, drawn.places, drawn.left_out, Lang(lang)))


@output(in_each_language, MAPPED)
def search_in(ask: Ask, lang: str) -> Made:
    """Make the search page."""
    site = site_of(ask)
    return rendered(ask, site, search_page(site, Lang(lang)))


@output(once)
def data(ask: Ask) -> Made:
    """Make the lists of all there is, for other programs."""
    return written(site_data(site_of(ask)))


@output(once)
def data_schemas(ask: Ask) -> Made:
    """Make the schemas of what authors write as YAML."""
    return written(schema_data(site_of(ask)))


@output(once)
def hosting(ask: Ask) -> Made:
    """Make the files that hosts read."""
    # GitHub Pages serves the files as they are where it finds .nojekyll.
    return written([*host_files(site_of(ask)), (Address(".nojekyll"), b"")])


@output(once)
def asset_files(ask: Ask) -> Made:
    """Make style sheets, scripts and pictures of the templates."""
    return written(ask(TEMPLATES).assets().items())


@output(folders_with_media)
def media(ask: Ask, kind: str, name: str) -> Made:
    """Copy the pictures and other files of a brief or page, with smaller copies of those that a text shows."""
    found = ask(listing.media_of, kind, name)
    files = {addresses.media(path): ask(FILE, place).data for path, place in found.items()}
    shown = {one.target for brief in texts.versions(ask, kind, name).values() for one in brief.images}
    pictures = {path: picture for path in sorted(shown & found.keys()) if (picture := ask(printing.picture, path))}
    return written([*files.items(), *picture_files(pictures, files)])


@output(texts.published)
def redirects_of(ask: Ask, name: str) -> Made:
    """Make the permanent address of a brief and its old ones, which lead to it."""
    site = site_of(ask)
    return rendered(ask, site, *redirect_pages(site, BriefId(name)))


@output(once, is_last=True)
def sitemap(ask: Ask) -> Made:
    """Make the sitemap, of the pages that were made."""
    site = site_of(ask)
    entries = sorted((entry for _, entry in ask.rows(MAPPED)), key=lambda entry: entry.url)
    return rendered(ask, site, sitemap_page(site, entries))


DOMAINS = (
    *(in_each_language, once, briefs_in_languages, pages_in_languages, recorded_sources, sources_in_languages),
    *(laws_in_languages, law_feeds_in_languages, topics_in_languages, list_parts, year_parts, folders_with_media),
    *(renderer, drawn_map),
)
PAGES = (
    *(brief_in, parallel_in, source_in, law_in, list_in, year_in, text_in, home_in, entrance, authorities_in, laws_in),
    *(glossary_in, coverage_in, map_in, search_in, feed_in, topic_feed_in, law_feed_in),
)
FILES = (brief_data, source_files, data, data_schemas, hosting, asset_files, media, redirects_of)
LAST = (sitemap,)
