"""The pages of sources and the table of authorities, in each language."""

from collections import defaultdict
from collections.abc import Iterator

from briefs.citing.marked import to_plain
from briefs.language import dates
from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.library import last_changed
from briefs.model import addresses
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.citing_parts import KINDS, citing_briefs, kind_of, source_html
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.components.note_parts import plain_source
from briefs.publishing.views.citation_views import CitedSource
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.views import AuthoritiesView, Page, SourceView


def source_pages(desk: Desk) -> Iterator[Page]:
    """Plan the page of each source in each language, and the tables of authorities.

    Briefs are sources too, but have pages of their own.
    """
    for language in LANGUAGES:
        yield _authorities(everywhere(desk, language.code, addresses.authorities))
        for key, source in desk.library.sources.items():
            if not desk.library.brief_of(key):
                slug = source.slug
                spot = everywhere(desk, language.code, lambda lang, slug=slug: addresses.source(slug, lang))  # type: ignore[misc]
                yield _source_page(spot, key, source)


def _source_page(spot: Spot, key: SourceKey, source: Source) -> Page:
    desk = spot.desk
    full = to_plain(plain_source(desk, key, spot.lang))
    crumbs = ((spot.words("authorities"), addresses.authorities(spot.lang)), (source.title.text, spot.address))
    view = SourceView(
        frame=frame(spot, Head(source.title.text, full, crumbs)),
        title=source.title.text,
        title_lang=_tag(source.title.lang),
        other_titles=tuple((text, _tag(lang)) for lang, text in source.title.others.items()),
        kind=spot.words(f"kind_{kind_of(source)}"),
        html=source_html(spot, key),
        facts=tuple(_facts(spot, source)),
        cited_by=citing_briefs(spot, desk.citations.of_source.get(key, ())),
        downloads=downloads(spot, addresses.source_files(source.slug), "source"),
    )
    changed = last_changed(desk.library, desk.citations.cited_by.get(key, ()))
    return Page(spot.address, spot.lang, "source.html", view, changed, spot.alternates(), listed=bool(changed))


def _tag(lang: str) -> str:
    return BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang


def _facts(spot: Spot, source: Source) -> Iterator[Fact]:
    words, library = spot.words, spot.desk.library
    yield Fact(words("source_key"), f"@{source.key}")
    if source.jurisdiction in library.jurisdictions:
        place = library.jurisdictions[source.jurisdiction].names.of(spot.lang)
        yield Fact(words("jurisdiction"), place, spot.to(addresses.jurisdiction(source.jurisdiction, spot.lang)))
    if source.instrument in library.instruments:
        law = library.instruments[source.instrument]
        yield Fact(words("text_of"), law.names.of(spot.lang), spot.to(addresses.law(source.instrument, spot.lang)))
    for key in ("issued", "accessed"):
        if key in source.dates:
            yield Fact(words(f"source_{key}"), _written(source.dates[key], spot.lang))
    if source.url:
        yield Fact(words("source_address"), source.url, source.url)
    if source.archive_url:
        date = _written(source.archive_date, spot.lang) if source.archive_date else ""
        yield Fact(words("source_archive"), source.archive_url, source.archive_url, date)


def _written(date: str, lang: Lang) -> str:
    parts = date.split("/")
    sound = all(dates.problem(part) is None for part in parts)
    return "–".join(dates.written(part, lang) for part in parts) if sound else date


def _authorities(spot: Spot) -> Page:
    desk = spot.desk
    groups: dict[str, dict[str, list[CitedSource]]] = defaultdict(lambda: defaultdict(list))
    cited = [key for key in desk.library.sources if not desk.library.brief_of(key)]
    for key in sorted(cited, key=lambda key: (desk.library.sources[key].title.text, key)):
        source = desk.library.sources[key]
        by = desk.citations.cited_by.get(key, ())
        entry = CitedSource(
            href=spot.to(addresses.source(source.slug, spot.lang)),
            html=source_html(spot, key),
            kind="",
            briefs=citing_briefs(spot, desk.citations.of_source.get(key, ())),
            count=len(by),
        )
        groups[kind_of(source)][source.jurisdiction].append(entry)
    heading = spot.words("authorities")
    view = AuthoritiesView(
        frame=frame(spot, Head(heading, spot.words("authorities_description"), ((heading, spot.address),))),
        heading=heading,
        total=len(cited),
        map=spot.to(addresses.citation_map(spot.lang)),
        groups=tuple(
            (
                spot.words(f"kind_{kind}"),
                tuple((_place(spot, code), tuple(groups[kind][code])) for code in _in_order(spot, groups[kind])),
            )
            for kind in KINDS
            if kind in groups
        ),
        downloads=downloads(spot, "", "sources"),
    )
    changed = last_changed(desk.library, desk.library.order)
    return Page(spot.address, spot.lang, "authorities.html", view, changed, spot.alternates(), listed=True)


def _in_order(spot: Spot, places: dict[str, list[CitedSource]]) -> list[str]:
    known = list(spot.desk.library.jurisdictions)
    return sorted(places, key=lambda code: (code == "", known.index(code) if code in known else len(known), code))


def _place(spot: Spot, code: str) -> str:
    known = spot.desk.library.jurisdictions
    return known[code].names.of(spot.lang) if code in known else code or spot.words("no_jurisdiction")
