"""The pages of sources and the table of authorities, in each language."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

import msgspec

from briefs.citing.marked import to_plain
from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.library.citations import Passage
from briefs.library.library import last_changed
from briefs.model import addresses
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.citing_parts import KINDS, citing_briefs, kind_of, source_html
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.views.citation_views import CitedSource
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.views import AuthoritiesView, Page, SourceView


def source_page(site: SiteContext, key: SourceKey, lang: Lang) -> Page:
    """Plan the page of a source in a language. Briefs are sources too, but have pages of their own."""
    source = site.library.sources[key]
    page = in_all_languages(site, lang, partial(addresses.source, source.slug))
    full = to_plain(plain_source(site, key, page.lang))
    crumbs = ((page.words("authorities"), addresses.authorities(page.lang)), (source.title.text, page.address))
    view = SourceView(
        frame=frame(page, Head(source.title.text, full, crumbs)),
        title=source.title.text,
        title_lang=_tag(source.title.lang),
        other_titles=tuple((text, _tag(lang)) for lang, text in source.title.others.items()),
        kind=page.words(f"kind_{kind_of(source)}"),
        html=source_html(page, key),
        facts=tuple(_facts(page, source)),
        cited_by=citing_briefs(page, site.citations.of_source.get(key, ())),
        downloads=downloads(page, addresses.source_files(source.slug), "source"),
    )
    changed = last_changed(site.library, site.citations.cited_by.get(key, ()))
    return Page(page.address, page.lang, "source.html", view, changed, page.alternates(), listed=bool(changed))


def _tag(lang: str) -> str:
    return BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang


def _facts(page: PageContext, source: Source) -> Iterator[Fact]:
    words, library = page.words, page.site.library
    yield Fact(words("source_key"), f"@{source.key}")
    if source.jurisdiction in library.jurisdictions:
        place = library.jurisdictions[source.jurisdiction].names.of(page.lang)
        yield Fact(words("jurisdiction"), place, page.href(addresses.jurisdiction(source.jurisdiction, page.lang)))
    if source.instrument in library.instruments:
        law = library.instruments[source.instrument]
        yield Fact(words("text_of"), law.names.of(page.lang), page.href(addresses.law(source.instrument, page.lang)))
    for key in ("issued", "accessed"):
        if key in source.dates:
            yield Fact(words(f"source_{key}"), _written(source.dates[key], page.lang))
    if source.url:
        yield Fact(words("source_address"), source.url, source.url)
    if source.archive_url:
        date = _written(source.archive_date, page.lang) if source.archive_date else ""
        yield Fact(words("source_archive"), source.archive_url, source.archive_url, date)


def _written(date: str, lang: Lang) -> str:
    parts = date.split("/")
    sound = all(dates.problem(part) is None for part in parts)
    return "–".join(dates.written(part, lang) for part in parts) if sound else date


def authorities_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the table of authorities in a language."""
    page = in_all_languages(site, lang, addresses.authorities)
    groups: dict[str, dict[str, list[CitedSource]]] = defaultdict(lambda: defaultdict(list))
    cited = [key for key in site.library.sources if not site.library.brief_of(key)]
    for key in sorted(cited, key=lambda key: (site.library.sources[key].title.text, key)):
        source = site.library.sources[key]
        by = site.citations.cited_by.get(key, ())
        entry = CitedSource(
            href=page.href(addresses.source(source.slug, page.lang)),
            html=source_html(page, key),
            kind="",
            briefs=citing_briefs(page, _places(site, key)),
            count=len(by),
        )
        groups[kind_of(source)][source.jurisdiction].append(entry)
    heading = page.words("authorities")
    view = AuthoritiesView(
        frame=frame(page, Head(heading, page.words("authorities_description"), ((heading, page.address),))),
        heading=heading,
        total=len(cited),
        map=page.href(addresses.citation_map(page.lang)),
        groups=tuple(
            (
                page.words(f"kind_{kind}"),
                tuple((_place(page, code), tuple(groups[kind][code])) for code in _in_order(page, groups[kind])),
            )
            for kind in KINDS
            if kind in groups
        ),
        downloads=downloads(page, "", "sources"),
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "authorities.html", view, changed, page.alternates(), listed=True)


def _places(site: SiteContext, key: SourceKey) -> Iterator[Passage]:
    """Return the places that cite a source without their sentences, which the table does not show."""
    for passage in site.citations.of_source.get(key, ()):
        yield msgspec.structs.replace(passage, sentences=())


def _in_order(page: PageContext, places: dict[str, list[CitedSource]]) -> list[str]:
    known = list(page.site.library.jurisdictions)
    return sorted(places, key=lambda code: (code == "", known.index(code) if code in known else len(known), code))


def _place(page: PageContext, code: str) -> str:
    known = page.site.library.jurisdictions
    return known[code].names.of(page.lang) if code in known else code or page.words("no_jurisdiction")
