"""The pages of sources and the table of authorities, in each language."""

from collections.abc import Iterator
from functools import partial

from briefs.citing.marked import to_plain
from briefs.language import edtf
from briefs.language.keys import typed_key
from briefs.language.languages import BY_CODE, Lang
from briefs.library.authorities import kind_of
from briefs.library.library import last_changed
from briefs.library.selections import NEWEST
from briefs.model import addresses
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.citing_parts import citing_briefs, source_html
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.list_pages import list_pages
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.components.work_metadata import work_tags
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.views import Page, SourceView


def source_page(site: SiteContext, key: SourceKey, number: int, lang: Lang) -> Page:
    """Plan the page of a source in a language, or a further part of the list of briefs that cite it.

    Briefs are sources too, but have pages of their own.
    """
    source = site.library.sources[key]
    first = partial(addresses.source, source.slug)
    page = in_all_languages(site, lang, lambda code: addresses.part(first(code), number))
    full = to_plain(plain_source(site, key, page.lang))
    crumbs = [(page.words("authorities"), addresses.authorities(page.lang)), (source.title.text, first(lang))]
    title = source.title.text
    if number != NEWEST:
        title = page.words("part_of", title=title, number=number)
        crumbs.append((page.words("part", number=number), page.address))
    citing = site.citations.part_citing(key, number)
    view = SourceView(
        frame=frame(page, Head(title, full, tuple(crumbs), is_text=True, meta=work_tags(source, lang))),
        title=source.title.text,
        title_lang=_tag(source.title.lang),
        other_titles=tuple((text, _tag(lang)) for lang, text in source.title.others.items()),
        kind=page.words(f"kind_{kind_of(source)}"),
        html=source_html(page, key),
        facts=tuple(_facts(page, source)),
        cited_by=citing_briefs(page, citing.passages),
        count=site.citations.count_citing(key) if number == NEWEST else None,
        pages=list_pages(page, first(lang), citing.part, number),
        downloads=downloads(page, addresses.source_files(source.slug), "source"),
    )
    changed = last_changed(site.library, citing.part.ids)
    return Page(page.address, page.lang, "source.html", view, changed, page.alternates(), listed=bool(changed))


def _tag(lang: str) -> str:
    return BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang


def _facts(page: PageContext, source: Source) -> Iterator[Fact]:
    words, library = page.words, page.site.library
    yield Fact(words("source_key"), typed_key(source.key))
    if source.jurisdiction in library.jurisdictions:
        place = library.jurisdictions[source.jurisdiction].names.of(page.lang)
        yield Fact(words("jurisdiction"), place, page.href(addresses.jurisdiction(source.jurisdiction, page.lang)))
    if source.instrument in library.instruments:
        law = library.instruments[source.instrument]
        yield Fact(words("text_of"), law.names.of(page.lang), page.href(addresses.law(source.instrument, page.lang)))
    for key in ("issued", "accessed"):
        if key in source.dates:
            yield Fact(words(f"source_{key}"), edtf.written(source.dates[key], page.lang))
    if source.url:
        yield Fact(words("source_address"), source.url, source.url)
    if source.archive_url:
        date = edtf.written(source.archive_date, page.lang) if source.archive_date else ""
        yield Fact(words("source_archive"), source.archive_url, source.archive_url, date)
