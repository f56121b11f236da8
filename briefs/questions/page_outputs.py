"""The pages: of briefs, sources and laws, of all of them together, and around them."""

import msgspec

from briefs.engine.queries import Ask, Made, output
from briefs.language.languages import Lang
from briefs.library.selections import NEWEST
from briefs.model.addresses import BRIEFS
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.components.share_images import card_address
from briefs.publishing.files.chart_tables import chart_tables
from briefs.publishing.files.host_files import redirect_line_of_text
from briefs.publishing.files.oembed_files import oembed_files
from briefs.publishing.pages.authorities_pages import authorities_page, authority_group_page
from briefs.publishing.pages.brief_pages import brief_page
from briefs.publishing.pages.coverage_page import coverage_page
from briefs.publishing.pages.feeds import (
    robots_page,
)
from briefs.publishing.pages.glossary_pages import glossary_index_page, glossary_page
from briefs.publishing.pages.home_pages import home_page, not_found_page, root_page, text_page
from briefs.publishing.pages.law_list_pages import laws_page
from briefs.publishing.pages.law_pages import law_page
from briefs.publishing.pages.map_page import map_page
from briefs.publishing.pages.parallel_pages import parallel_page
from briefs.publishing.pages.search_page import search_page
from briefs.publishing.pages.source_pages import source_page
from briefs.publishing.pages.timeline_page import timeline_page
from briefs.publishing.rendering.card_drawing import draw_card
from briefs.questions import glossary_queries
from briefs.questions.asked_site import site_of
from briefs.questions.card_queries import card_fonts, card_words, carded_briefs, has_card
from briefs.questions.domains import (
    authority_parts,
    briefs_in_languages,
    in_each_language,
    law_parts,
    once,
    pages_in_languages,
    parallel_pages_in_languages,
    source_parts,
)
from briefs.questions.law_queries import law_list_parts
from briefs.questions.matrix_queries import brief_matrix
from briefs.questions.printing_queries import own_citations, printed_text
from briefs.questions.rendering_queries import MAPPED, REDIRECTS, rendered


@output(
    briefs_in_languages,
    MAPPED,
    ahead=(
        lambda ask, name, _: ask(own_citations, name),
        lambda ask, name, lang: ask(printed_text, BRIEFS, name, lang),
    ),
)
def brief_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the page of a brief in a language."""
    site, key = site_of(ask), (BriefId(name), Lang(lang))
    made = rendered(ask, site, brief_page(site, *key))
    brief = site.library.briefs.get(key)
    if brief is None:
        return made
    beside = {**dict(chart_tables(brief)), **dict(oembed_files(site, brief))}
    return msgspec.structs.replace(made, files={**made.files, **beside})


@output(carded_briefs)
def card_in(ask: Ask, name: str, lang: str) -> Made:
    """Draw the card of a brief; nothing where it has none."""
    if not ask(has_card, name, lang):
        return Made({})
    data = draw_card(ask(card_words, name, lang), ask(card_fonts, lang))
    return Made({card_address(BriefId(name), Lang(lang)): data})


@output(parallel_pages_in_languages, MAPPED)
def parallel_in(ask: Ask, name: str, lang: str) -> Made:
    """Make the page of a brief with two languages side by side."""
    site = site_of(ask)
    page = parallel_page(site, BriefId(name), Lang(lang))
    return rendered(ask, site, page) if page else Made({})


@output(source_parts, MAPPED, REDIRECTS)
def source_in(ask: Ask, key: str, number: str, lang: str) -> Made:
    """Make the page of a source in a language, or a further part of who cites it."""
    site = site_of(ask)
    made = rendered(ask, site, source_page(site, SourceKey(key), int(number), Lang(lang)))
    line = redirect_line_of_text(site, SourceKey(key), Lang(lang)) if int(number) == NEWEST else ""
    return msgspec.structs.replace(made, facts=(*made.facts, REDIRECTS.row("law", line))) if line else made


@output(law_parts, MAPPED)
def law_in(ask: Ask, name: str, number: str, lang: str) -> Made:
    """Make the page of a law in a language, or a further part of the list of briefs on it."""
    site = site_of(ask)
    return rendered(ask, site, law_page(site, name, int(number), Lang(lang)))


@output(in_each_language, MAPPED)
def home_in(ask: Ask, lang: str) -> Made:
    """Make the home page of a language, which is the root of the site too where that is its first language."""
    site = site_of(ask)
    is_first = lang == site.library.settings.default_language
    return rendered(ask, site, home_page(site, Lang(lang)), *([root_page(site)] if is_first else []))


@output(pages_in_languages, MAPPED)
def text_in(ask: Ask, name: str, lang: str) -> Made:
    """Make a page that is no brief."""
    site, key = site_of(ask), (BriefId(name), Lang(lang))
    made = rendered(ask, site, text_page(site, *key))
    text = site.library.pages.get(key)
    return msgspec.structs.replace(made, files={**made.files, **dict(chart_tables(text))}) if text else made


@output(once)
def entrance(ask: Ask) -> Made:
    """Make the page for addresses that don't exist, and robots.txt."""
    site = site_of(ask)
    return rendered(ask, site, not_found_page(site), robots_page(site))


@output(in_each_language, MAPPED)
def authorities_in(ask: Ask, lang: str) -> Made:
    """Make the table of authorities."""
    site = site_of(ask)
    return rendered(ask, site, authorities_page(site, Lang(lang)))


@output(authority_parts, MAPPED)
def authority_group_in(ask: Ask, kind: str, code: str, number: str, lang: str) -> Made:
    """Make a page of a group of the table of authorities, where that is long."""
    site = site_of(ask)
    (group,) = [one for one in site.authorities.groups() if (one.kind, one.jurisdiction) == (kind, code)]
    return rendered(ask, site, authority_group_page(site, group, int(number), Lang(lang)))


@output(law_list_parts, MAPPED)
def laws_in(ask: Ask, number: str, lang: str) -> Made:
    """Make the list of laws, or a further part of it; nothing where there is no law."""
    site = site_of(ask)
    return rendered(ask, site, laws_page(site, int(number), Lang(lang)))


@output(in_each_language, MAPPED)
def timeline_in(ask: Ask, lang: str) -> Made:
    """Make the timeline of the laws; nothing where there is no law."""
    site = site_of(ask)
    return rendered(ask, site, timeline_page(site, Lang(lang))) if site.library.has_laws else Made({})


@output(glossary_queries.glossary_parts, MAPPED)
def glossary_in(ask: Ask, part: str, lang: str) -> Made:
    """Make the glossary, of a long one its index or a part."""
    site, names = site_of(ask), ask(glossary_queries.glossary_part_names, lang)
    if part and all(part != name for name, _, _ in names):
        return Made({})
    if part or not names:
        simplified = ask(glossary_queries.simplified_on_page, part, lang)
        page = glossary_page(site, simplified, names, part, Lang(lang))
    else:
        page = glossary_index_page(site, ask(glossary_queries.glossary_index, lang), Lang(lang))
    return rendered(ask, site, page)


@output(in_each_language, MAPPED)
def coverage_in(ask: Ask, lang: str) -> Made:
    """Make the page that says what is translated and what is not."""
    site = site_of(ask)
    return rendered(ask, site, coverage_page(site, Lang(lang)))


@output(in_each_language, MAPPED)
def map_in(ask: Ask, lang: str) -> Made:
    """Make the table of briefs by laws; nothing on a site that does without."""
    site = site_of(ask)
    if not site.library.settings.outputs.map:
        return Made({})
    return rendered(ask, site, map_page(site, ask(brief_matrix), Lang(lang)))


@output(in_each_language, MAPPED)
def search_in(ask: Ask, lang: str) -> Made:
    """Make the search page."""
    site = site_of(ask)
    return rendered(ask, site, search_page(site, Lang(lang)))


PAGES = (
    *(
        brief_in,
        card_in,
        parallel_in,
        source_in,
        law_in,
        text_in,
        home_in,
        entrance,
        authorities_in,
        authority_group_in,
        laws_in,
        timeline_in,
    ),
    *(glossary_in, coverage_in, map_in, search_in),
)
