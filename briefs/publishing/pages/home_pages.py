"""The pages around the briefs and their lists: home, pages of text, the root and the 404."""

from collections.abc import Iterator

from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.library import by_jurisdiction, by_topic, by_year, last_changed
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.body import filled
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.contents import contents
from briefs.publishing.components.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.components.law_anchors import law_anchor, law_event
from briefs.publishing.components.note_parts import note_views, printed_notes
from briefs.publishing.views.list_views import HomeView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import NotFoundPart, NotFoundView, Page, PageView, RootView

NEWEST_ON_HOME = 12
EVENTS_ON_HOME = 6


def list_pages(desk: Desk) -> Iterator[Page]:
    """Plan every page that is neither a brief nor for machines."""
    for language in LANGUAGES:
        lang = language.code
        yield _home(everywhere(desk, lang, addresses.home))
    yield from _texts(desk)
    yield _root(desk)
    yield _not_found(desk)


def _home(spot: Spot) -> Page:
    library = spot.desk.library
    title = library.settings.title.of(spot.lang)
    last = spot.desk.laws.events[: -EVENTS_ON_HOME - 1 : -1]
    view = HomeView(
        frame=frame(spot, Head(title, library.settings.description.of(spot.lang))),
        cards=tuple(card(spot, brief_id) for brief_id in library.order[:NEWEST_ON_HOME]),
        topics=_topics(spot),
        jurisdictions=_jurisdictions(spot),
        years=_years(spot)[::-1],
        events=tuple((law_anchor(spot, name), law_event(spot, event)) for name, event in last),
        timeline=spot.to(addresses.timeline(spot.lang)),
        all_briefs=spot.to(addresses.all_briefs(spot.lang)),
        total=len(library.order),
    )
    changed = last_changed(library, library.order)
    return Page(spot.address, spot.lang, "home.html", view, changed, spot.alternates(), listed=True)


def _topics(spot: Spot) -> tuple[Anchor, ...]:
    names = spot.desk.library.topics
    return tuple(
        Anchor(spot.to(addresses.topic(topic, spot.lang)), names[topic].names.of(spot.lang), count=len(ids))
        for topic, ids in by_topic(spot.desk.library).items()
        if ids
    )


def _jurisdictions(spot: Spot) -> tuple[Anchor, ...]:
    known = spot.desk.library.jurisdictions
    return tuple(
        Anchor(
            spot.to(addresses.jurisdiction(code, spot.lang)),
            known[code].names.of(spot.lang),
            title=known[code].mark,
            count=len(ids),
        )
        for code, ids in by_jurisdiction(spot.desk.library).items()
        if ids
    )


def _years(spot: Spot) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(spot.to(addresses.year(year, spot.lang)), year, count=len(ids))
        for year, ids in by_year(spot.desk.library).items()
    )


def _texts(desk: Desk) -> Iterator[Page]:
    pages = desk.library.pages
    for (name, lang), page in pages.items():
        real = tuple(language.code for language in LANGUAGES if (name, language.code) in pages)
        across = {
            language.code: addresses.page(name, language.code)
            if language.code in real
            else addresses.home(language.code)
            for language in LANGUAGES
        }
        spot = Spot(desk, lang, across, real)
        head = Head(page.matter.title, page.matter.description, ((page.matter.title, spot.address),))
        notes = note_views(spot, page, printed_notes(desk, page))
        view = PageView(frame(spot, head), page.matter.title, filled(desk, page), contents(page.headings), notes)
        yield Page(spot.address, lang, "page.html", view, page.matter.updated, spot.alternates(), listed=True)


def _root(desk: Desk) -> Page:
    """Plan the site's root, which lets the reader choose a language and chooses nothing itself."""
    library = desk.library
    lang = library.settings.default_language
    root = Address("")
    real = everywhere(desk, lang, addresses.home)
    spot = Spot(desk, lang, {**real.across, lang: root}, ())
    title = library.settings.title.of(lang)
    choices = tuple(
        (
            Anchor(addresses.relative(root, addresses.home(language.code)), language.name, language.tag),
            library.settings.title.of(language.code),
        )
        for language in LANGUAGES
    )
    view = RootView(frame(spot, Head(title, library.settings.description.of(lang))), choices)
    return Page(root, lang, "root.html", view)


def _not_found(desk: Desk) -> Page:
    lang = desk.library.settings.default_language
    spot = Spot(desk, lang, {lang.code: addresses.home(lang.code) for lang in LANGUAGES}, (), anywhere=True)

    def part(code: Lang) -> NotFoundPart:
        words = desk.words[code]
        home = Anchor(spot.to(addresses.home(code)), words("to_home"))
        briefs = Anchor(spot.to(addresses.all_briefs(code)), words("all_briefs"))
        return NotFoundPart(BY_CODE[code].tag, words("not_found"), words("not_found_text"), home, briefs)

    head = Head(desk.words[lang]("not_found"), desk.words[lang]("not_found_text"))
    view = NotFoundView(frame(spot, head), tuple(part(language.code) for language in LANGUAGES))
    return Page(Address("404.html"), lang, "404.html", view)
