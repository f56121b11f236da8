"""The search page: facets with their names, and for readers without a script all briefs by topic."""

from collections.abc import Iterator

from briefs.language.languages import AUTHORED, BY_CODE, Lang
from briefs.library.selections import NEWEST, Selection
from briefs.model import addresses
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import BriefsOnTopic, FacetValue, Page, SearchView

KINDS = ("brief", "law", "source", "term")


def search_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the search page in a language."""
    page = in_all_languages(site, lang, addresses.search)
    heading = page.words("search")
    view = SearchView(
        frame=frame(page, Head(heading, page.words("search_description"), ((heading, page.address),))),
        heading=heading,
        facets=tuple(_facets(page)),
        topics=tuple(_topics(page)),
    )
    return Page(page.address, page.lang, "search.html", view, "", page.alternates(), listed=True)


def _facets(page: PageContext) -> Iterator[tuple[str, str, tuple[FacetValue, ...]]]:
    """Return the facets: name, label, and the values in the order in which they are shown."""
    library, lang = page.site.library, page.lang
    kinds = tuple(FacetValue(kind, page.words(f"search_kind_{kind}")) for kind in KINDS)
    places = tuple(FacetValue(code, place.names.of(lang)) for code, place in library.jurisdictions.items())
    topics = tuple(FacetValue(name, topic.names.of(lang)) for name, topic in library.topics.items())
    laws = tuple(FacetValue(name, (law.short or law.names).of(lang)) for name, law in library.instruments.items())
    languages = tuple(FacetValue(code, page.words(f"search_in_{code}")) for code in AUTHORED)
    yield "kind", page.words("search_kind"), kinds
    yield "jurisdiction", page.words("jurisdiction"), places
    yield "topic", page.words("topic"), topics
    yield "year", page.words("year_kind"), tuple(FacetValue(year, year) for year in page.site.selections.all_years())
    yield "law", page.words("search_law"), laws
    yield "language", page.words("search_language"), languages


def _topics(page: PageContext) -> Iterator[BriefsOnTopic]:
    site = page.site
    for name, topic in site.library.topics.items():
        anchors = []
        part = site.selections.part(Selection(topic=name), NEWEST)
        for brief_id in part.ids:
            lang, front_matter = site.library.front(brief_id, page.lang)
            tag = BY_CODE[lang].tag if lang != page.lang else ""
            anchors.append(Anchor(page.href(addresses.brief(brief_id, page.lang)), front_matter.title, tag))
        if anchors:
            every = None
            if part.older is not None:
                count = site.selections.count(Selection(topic=name))
                every = Anchor(page.href(addresses.topic(name, page.lang)), page.words("briefs", n=count))
            yield BriefsOnTopic(topic.names.of(page.lang), tuple(anchors), every)
