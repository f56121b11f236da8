"""Which output gives a file of the site: arithmetic on its path, as addresses are arithmetic on ids.

A preview asks for one page and makes no other, so that it must know whom to ask before anything was made. That a
question is named here does not mean that there is such a page.
"""

import re
from collections.abc import Iterator
from typing import Any

from briefs.engine.queries import Ask, Query
from briefs.language.languages import LANGUAGES
from briefs.library.selections import NEWEST
from briefs.model import addresses
from briefs.questions import (
    citation_queries,
    data_queries,
    derived_records,
    document_outputs,
    file_outputs,
    list_outputs,
    page_outputs,
    preview_outputs,
    record_queries,
    search_queries,
)

_BY_SEGMENT = {language.segment: str(language.code) for language in LANGUAGES}
_LANG = f"(?P<lang>{'|'.join(_BY_SEGMENT)})"
# A long list: `index.html` of its newest part, `page/3/index.html` of another; the twin is the page as Markdown.
_PART = r"(?:page/(?P<number>\d+)/)?index\.html"
_PART_OR_TWIN = r"(?:page/(?P<number>\d+)/)?index\.(?:html|md)"
_FEED = r"(?:feed\.xml|calendar\.ics)"
Question = tuple[Query[Any, Any], tuple[str, ...]]

_ROUTES: tuple[tuple[str, Query[Any, Any], tuple[str, ...]], ...] = (
    (
        rf"{_LANG}/briefs/(?P<name>[^/]+)/(?:index\.(?:html|md)|chart-\d+\.csv|oembed(?:-chart-\d+)?\.json)",
        page_outputs.brief_in,
        ("name", "lang"),
    ),
    (rf"{_LANG}/briefs/(?P<name>[^/]+)/card\.png", page_outputs.card_in, ("name", "lang")),
    (
        rf"{_LANG}/briefs/(?P<name>[^/]+)/(?P=name)\.(?P<kind>docx|epub|pdf)",
        document_outputs.document_in,
        ("name", "lang", "kind"),
    ),
    (rf"{_LANG}/briefs/(?P<name>[^/]+)/parallel/index\.html", page_outputs.parallel_in, ("name", "lang")),
    (r"id/brief/(?P<name>[^/]+)/(?:cite|sources)\.\w+", data_queries.brief_data, ("name",)),
    (r"id/brief/(?P<name>[^/]+)/index\.html", file_outputs.redirects_of, ("name",)),
    (rf"{_LANG}/laws/(?P<name>[^/]+)/{_PART_OR_TWIN}", page_outputs.law_in, ("name", "number", "lang")),
    (rf"{_LANG}/laws/(?P<name>[^/]+)/{_FEED}", list_outputs.law_feed_in, ("name", "lang")),
    (rf"{_LANG}/topics/(?P<name>[^/]+)/{_FEED}", list_outputs.topic_feed_in, ("name", "lang")),
    (rf"{_LANG}/jurisdictions/(?P<code>[^/]+)/{_FEED}", list_outputs.jurisdiction_feed_in, ("code", "lang")),
    (rf"{_LANG}/timeline/{_FEED}", list_outputs.timeline_feed_in, ("lang",)),
    (rf"{_LANG}/(?P<kind>topics|jurisdictions|years)/index\.html", list_outputs.index_in, ("kind", "lang")),
    (rf"{_LANG}/briefs/{_PART}", list_outputs.list_in, ("", "", "number", "lang")),
    (rf"{_LANG}/topics/(?P<name>[^/]+)/{_PART}", list_outputs.list_in, ("name", "", "number", "lang")),
    (
        rf"{_LANG}/topics/(?P<name>[^/]+)/(?P<code>[^/]+)/{_PART}",
        list_outputs.list_in,
        ("name", "code", "number", "lang"),
    ),
    (rf"{_LANG}/jurisdictions/(?P<code>[^/]+)/{_PART}", list_outputs.list_in, ("", "code", "number", "lang")),
    (rf"{_LANG}/years/(?P<year>\d+)/{_PART}", list_outputs.year_in, ("year", "number", "lang")),
    (rf"{_LANG}/authors/(?P<name>[^/]+)/{_PART}", list_outputs.author_in, ("name", "number", "lang")),
    (rf"{_LANG}/index\.html", page_outputs.home_in, ("lang",)),
    (rf"{_LANG}/(?:feed\.xml|search/opensearch\.xml)", list_outputs.feed_in, ("lang",)),
    (rf"{_LANG}/sources/index\.html", page_outputs.authorities_in, ("lang",)),
    (
        rf"{_LANG}/authorities/(?P<kind>[^/]+)/(?P<group>[^/]+)/{_PART}",
        page_outputs.authority_group_in,
        ("kind", "group", "page", "lang"),
    ),
    (rf"{_LANG}/laws/{_PART}", page_outputs.laws_in, ("page", "lang")),
    (rf"{_LANG}/timeline/index\.html", page_outputs.timeline_in, ("lang",)),
    (rf"{_LANG}/glossary/(?:(?P<letter>[^/]+)/)?index\.(?:html|md)", page_outputs.glossary_in, ("letter", "lang")),
    (rf"{_LANG}/coverage/index\.html", page_outputs.coverage_in, ("lang",)),
    (rf"{_LANG}/map/index\.html", page_outputs.map_in, ("lang",)),
    (rf"{_LANG}/search/index\.html", page_outputs.search_in, ("lang",)),
    (rf"{_LANG}/(?P<name>[^/]+)/(?:index\.(?:html|md)|chart-\d+\.csv)", page_outputs.text_in, ("name", "lang")),
    # The root is the home page of one language: of which, the settings say.
    (r"index\.html", page_outputs.home_in, ("first",)),
    (r"404\.html|robots\.txt", page_outputs.entrance, ()),
    (r"sources\.(?:json|csl\.json|bib|ris)", data_queries.source_list_files, ()),
    (r"briefs\.json", data_queries.brief_list_file, ()),
    (r"graph\.json", data_queries.graph, ()),
    (r"glossary\.(?:csv|tbx)", data_queries.glossary_data, ()),
    (r"addresses\.json", file_outputs.known_addresses, ()),
    (r"coverage\.json", data_queries.coverage_data, ()),
    (r"schemas/[^/]+", file_outputs.data_schemas, ()),
    (r"_headers|llms\.txt|\.nojekyll", file_outputs.hosting, ()),
    (r"_redirects", file_outputs.redirect_list, ()),
    (r"assets/.+", file_outputs.asset_files, ()),
    (r"media/(?P<kind>briefs|pages)/(?P<name>[^/]+)/.+", file_outputs.media, ("kind", "name")),
    (r"sitemap(?:-\d+)?\.xml", file_outputs.sitemap, ()),
    (r"search/start\.js", search_queries.search_start, ()),
    (r"search/previews/(?P<name>\d+)\.js", preview_outputs.preview_files, ("name",)),
    (r"search/text/(?P<name>\d+)\.js", search_queries.text_files, ("name",)),
)
"""The pattern of a whole path, the output that may give it, and its key: groups of the pattern, `""` an empty part."""
_COMPILED = tuple((re.compile(pattern), query, parts) for pattern, query, parts in _ROUTES)
# Addresses of sources hold a slug, not the key: whose it is must be asked.
_SOURCE = re.compile(
    rf"{_LANG}/sources/(?P<slug>[^/]+)/{_PART_OR_TWIN}"
    r"|id/source/(?P<file>[^/]+)/source\.\w+"
)


def givers(ask: Ask, path: str) -> Iterator[Question]:
    """Return the outputs that may give a file of the site, the likeliest first."""
    if found := _SOURCE.fullmatch(path):
        for _, source in ask.rows(record_queries.SOURCE, found["slug"] or found["file"])[:1]:
            if found["slug"]:
                number = found["number"] or str(NEWEST)
                yield page_outputs.source_in, (str(source.key), number, _BY_SEGMENT[found["lang"]])
            else:
                yield data_queries.source_files, (str(source.key),)
    for pattern, query, parts in _COMPILED:
        if match := pattern.fullmatch(path):
            yield query, tuple(_value(match, part, ask) for part in parts)


def _value(match: re.Match[str], part: str, ask: Ask) -> str:
    if part == "page":
        return match["number"] or "1"
    if part == "letter":
        return match[part] or ""
    if part == "first":
        return str(ask(derived_records.settings).default_language)
    value = (match[part] or str(NEWEST)) if part else ""
    if part == "lang":
        return _BY_SEGMENT[value]
    if part == "code":
        return value.upper()
    if part == "group":
        codes = (group.jurisdiction for group in ask(citation_queries.authority_groups))
        return next((code for code in codes if addresses.group_segment(code) == value), value)
    return value
