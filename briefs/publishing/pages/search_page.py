"""The search page: facets with their names, and for readers without a script all briefs by topic."""

from collections.abc import Iterator

from briefs.language.languages import AUTHORED, BY_CODE, LANGUAGES
from briefs.library.library import by_topic, by_year
from briefs.model import addresses
from briefs.publishing.components.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import FacetValue, Page, SearchView

KINDS = ("brief", "law", "source", "term")


def search_pages(desk: Desk) -> Iterator[Page]:
    """Plan the search page in each language."""
    for language in LANGUAGES:
        spot = everywhere(desk, language.code, addresses.search)
        heading = spot.words("search")
        view = SearchView(
            frame=frame(spot, Head(heading, spot.words("search_description"), ((heading, spot.address),))),
            heading=heading,
            facets=tuple(_facets(spot)),
            topics=tuple(_topics(spot)),
        )
        yield Page(spot.address, spot.lang, "search.html", view, "", spot.alternates(), listed=True)


def _facets(spot: Spot) -> Iterator[tuple[str, str, tuple[FacetValue, ...]]]:
    """Give the facets: name, label, and the values in the order in which they are shown."""
    library, lang = spot.desk.library, spot.lang
    kinds = tuple(FacetValue(kind, spot.words(f"search_kind_{kind}")) for kind in KINDS)
    places = tuple(FacetValue(code, place.names.of(lang)) for code, place in library.jurisdictions.items())
    topics = tuple(FacetValue(name, topic.names.of(lang)) for name, topic in library.topics.items())
    laws = tuple(FacetValue(name, law.names.of(lang)) for name, law in library.instruments.items())
    languages = tuple(FacetValue(code, spot.words(f"search_in_{code}")) for code in AUTHORED)
    yield "kind", spot.words("search_kind"), kinds
    yield "jurisdiction", spot.words("jurisdiction"), places
    yield "topic", spot.words("topic"), topics
    yield "year", spot.words("year_kind"), tuple(FacetValue(year, year) for year in by_year(library))
    yield "law", spot.words("search_law"), laws
    yield "language", spot.words("search_language"), languages


def _topics(spot: Spot) -> Iterator[tuple[str, tuple[Anchor, ...]]]:
    desk = spot.desk
    for topic, ids in by_topic(desk.library).items():
        if not ids:
            continue
        anchors = []
        for name in ids:
            brief = desk.library.briefs.get((name, spot.lang)) or desk.library.any_version(name)
            tag = BY_CODE[brief.lang].tag if brief.lang != spot.lang else ""
            anchors.append(Anchor(spot.to(addresses.brief(name, spot.lang)), brief.matter.title, tag))
        yield desk.library.topics[topic].names.of(spot.lang), tuple(anchors)
