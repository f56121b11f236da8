"""The pages around the briefs and their lists: home, pages of text, the root and the 404."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from briefs.language import dates
from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.overview import Moved, Overview
from briefs.library.selections import Selection
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.publishing.components.body import filled
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.contents import contents
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import event_words, law_anchor
from briefs.publishing.components.note_parts import note_views, printed_notes
from briefs.publishing.components.search_boxes import search_box
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.list_views import HomeView, MovedLaw
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import NotFoundPart, NotFoundView, Page, PageView

NEWEST_ON_HOME = 5
"""Briefs that are shown whole; the list of all briefs has the others."""
MOST_NAMED = 12
"""Topics and jurisdictions that are named, those with most briefs first; a large site has hundreds."""


def home_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the home page of a language."""
    page = in_all_languages(site, lang, addresses.home)
    changed = site.selections.last_changed()
    return Page(page.address, lang, "home.html", _home(page), changed, page.alternates(), listed=True)


def root_page(site: SiteContext) -> Page:
    """Plan the root of the site: the home page of its first language, with the choice of the others.

    Search engines know it by the address of that home page, so that no version has two.
    """
    page = in_all_languages(site, site.library.settings.default_language, addresses.home)
    page = msgspec.structs.replace(page, at=Address(""))
    return Page(page.address, page.lang, "home.html", _home(page))


def _home(page: PageContext) -> HomeView:
    site, lang, library = page.site, page.lang, page.site.library
    told, settings = site.overview(lang), library.settings
    title, description = settings.title.of(lang), settings.description.of(lang)
    order = library.order
    is_root = page.at is not None
    head = Head(title, description, canonical=addresses.home(lang) if is_root else None)
    own = settings.introduction
    return HomeView(
        frame=frame(page, head),
        description=description,
        introduction=own.of(lang) if isinstance(own, Names) else _introduction(page, told, len(order)),
        choices=tuple(_choices(page)) if is_root else (),
        search=search_box(page, lang, told.examples),
        covered=tuple(_covered(page, told, len(order))),
        jurisdictions=_most(_jurisdictions(page)),
        topics=_most(_topics(page)),
        cards=tuple(card(page, brief_id) for brief_id in order[:NEWEST_ON_HOME]),
        changed=tuple(_changed(page, told)),
        moved=tuple(_moves(page, told.moves.past)),
        coming=tuple(_moves(page, told.moves.coming)),
        timeline=page.href(addresses.timeline(lang)),
        all_briefs=page.href(addresses.all_briefs(lang)),
        total=len(order),
    )


def _introduction(page: PageContext, told: Overview, briefs: int) -> str:
    """Return what every site can say of itself; of languages only where each brief stands in both."""
    has_both = told.both == briefs and page.site.library.settings.outputs.shows_parallel
    return page.words("home_introduction_both" if has_both else "home_introduction")


def _choices(page: PageContext) -> Iterator[Anchor]:
    title = page.site.library.settings.title
    for one in LANGUAGES:
        if one.code != page.lang:
            yield Anchor(page.href(page.across[one.code]), one.name, one.tag, title=title.of(one.code))


def _covered(page: PageContext, told: Overview, briefs: int) -> Iterator[Anchor]:
    """Return how much there is, with what is wanting: the one line that readers need of the page on coverage."""
    words, lang = page.words, page.lang
    yield Anchor(page.href(addresses.all_briefs(lang)), words("briefs", n=briefs))
    both = words("covered_all") if told.both == briefs else words("covered_both", n=told.both)
    yield Anchor(page.href(addresses.coverage(lang)), both)
    if told.laws:
        yield Anchor(page.href(addresses.laws(lang)), words("laws_count", n=told.laws))
    if told.checked:
        date = dates.written(told.oldest_check, lang)
        yield Anchor("", words("covered_checked", n=told.checked, date=date))
    if told.sources:
        yield Anchor(page.href(addresses.authorities(lang)), words("sources", n=told.sources))


def _changed(page: PageContext, told: Overview) -> Iterator[tuple[str, str, Anchor]]:
    for name, day in told.changed:
        brief = Anchor(page.href(addresses.brief(name, page.lang)), page.site.titles[page.lang][name])
        yield day, dates.written(day, page.lang), brief


def _moves(page: PageContext, moves: Iterable[Moved]) -> Iterator[MovedLaw]:
    places = page.site.library.jurisdictions
    for name, event in moves:
        law = page.site.library.instruments[name]
        place = places[law.jurisdiction].names.of(page.lang) if law.jurisdiction in places else ""
        called = (law.short or law.names).of(page.lang)
        yield MovedLaw(
            law=Anchor(law_anchor(page, name).href, called, title=place),
            sign=law_sign(page, name),
            date=event.date,
            written_date=dates.written(event.date, page.lang),
            text=event_words(page, event),
        )


def _most(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    return tuple(sorted(anchors, key=lambda one: -one.count)[:MOST_NAMED])


def _topics(page: PageContext) -> Iterator[Anchor]:
    for name, topic in page.site.library.topics.items():
        if count := page.site.selections.count(Selection(topic=name)):
            yield Anchor(page.href(addresses.topic(name, page.lang)), topic.names.of(page.lang), count=count)


def _jurisdictions(page: PageContext) -> Iterator[Anchor]:
    for code, place in page.site.library.jurisdictions.items():
        if count := page.site.selections.count(Selection(jurisdiction=code)):
            href = page.href(addresses.jurisdiction(code, page.lang))
            yield Anchor(href, place.names.of(page.lang), title=place.mark, count=count)


def text_page(site: SiteContext, name: BriefId, lang: Lang) -> Page:
    """Plan a page of text in a language that it has."""
    pages = site.library.pages
    text = pages[name, lang]
    real = tuple(language.code for language in LANGUAGES if (name, language.code) in pages)
    across = {
        language.code: addresses.page(name, language.code) if language.code in real else addresses.home(language.code)
        for language in LANGUAGES
    }
    page = PageContext(site, lang, across, real)
    front_matter = text.front_matter
    series = [(title, addresses.page(one, lang)) for one, title in site.library.series_with(name, lang)]
    own = (front_matter.title, page.address)
    crumbs = (*(index for index in series[:1] if index != own), own)
    head = Head(front_matter.title, front_matter.description, crumbs, is_text=True)
    before, after = _neighbours(page, series)
    view = PageView(
        frame=frame(page, head),
        title=front_matter.title,
        html=filled(site, text),
        toc=contents(text.headings),
        notes=note_views(page, text, printed_notes(site, text)),
        before=before,
        after=after,
    )
    return Page(page.address, lang, "page.html", view, front_matter.updated, page.alternates(), listed=True)


def _neighbours(page: PageContext, series: Sequence[tuple[str, Address]]) -> tuple[Anchor | None, Anchor | None]:
    """Return the links to the pages before and after a page in its series."""
    anchors = [Anchor(page.href(address), title) for title, address in series]
    at = next((place for place, (_, address) in enumerate(series) if address == page.address), -1)
    beside = {place: anchor for place, anchor in enumerate(anchors) if at >= 0}
    return beside.get(at - 1), beside.get(at + 1)


def not_found_page(site: SiteContext) -> Page:
    """Plan the page for addresses that don't exist, in all languages."""
    lang = site.library.settings.default_language
    page = PageContext(site, lang, {lang.code: addresses.home(lang.code) for lang in LANGUAGES}, (), anywhere=True)

    def part(code: Lang) -> NotFoundPart:
        words, language = site.words[code], BY_CODE[code]
        return NotFoundPart(
            lang=language.tag,
            folder=language.segment,
            site=site.library.settings.title.of(code),
            heading=words("not_found"),
            text=words("not_found_text"),
            near=words("not_found_near"),
            search=search_box(page, code),
            home=Anchor(page.href(addresses.home(code)), words("to_home")),
            briefs=Anchor(page.href(addresses.all_briefs(code)), words("all_briefs")),
        )

    head = Head(site.words[lang]("not_found"), site.words[lang]("not_found_text"))
    view = NotFoundView(frame(page, head), tuple(part(language.code) for language in LANGUAGES))
    return Page(Address("404.html"), lang, "404.html", view)
