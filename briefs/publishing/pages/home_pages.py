"""The pages around the briefs and their lists: home, pages of text, the root and the 404."""

from collections.abc import Iterator

from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.library import by_jurisdiction, by_topic, by_year, last_changed
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.body import filled
from briefs.publishing.components.brief_cards import card
from briefs.publishing.components.contents import contents
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import law_anchor, law_event
from briefs.publishing.components.note_parts import note_views, printed_notes
from briefs.publishing.views.list_views import HomeView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import NotFoundPart, NotFoundView, Page, PageView, RootView

NEWEST_ON_HOME = 12
EVENTS_ON_HOME = 6


def list_pages(site: SiteContext) -> Iterator[Page]:
    """Plan every page that is neither a brief nor for machines."""
    for language in LANGUAGES:
        lang = language.code
        yield _home(in_all_languages(site, lang, addresses.home))
    yield from _texts(site)
    yield _root(site)
    yield _not_found(site)


def _home(page: PageContext) -> Page:
    library = page.site.library
    title = library.settings.title.of(page.lang)
    last = page.site.laws.events[: -EVENTS_ON_HOME - 1 : -1]
    view = HomeView(
        frame=frame(page, Head(title, library.settings.description.of(page.lang))),
        cards=tuple(card(page, brief_id) for brief_id in library.order[:NEWEST_ON_HOME]),
        topics=_topics(page),
        jurisdictions=_jurisdictions(page),
        years=_years(page)[::-1],
        events=tuple((law_anchor(page, name), law_event(page, event)) for name, event in last),
        timeline=page.href(addresses.timeline(page.lang)),
        all_briefs=page.href(addresses.all_briefs(page.lang)),
        total=len(library.order),
    )
    changed = last_changed(library, library.order)
    return Page(page.address, page.lang, "home.html", view, changed, page.alternates(), listed=True)


def _topics(page: PageContext) -> tuple[Anchor, ...]:
    names = page.site.library.topics
    return tuple(
        Anchor(page.href(addresses.topic(topic, page.lang)), names[topic].names.of(page.lang), count=len(ids))
        for topic, ids in by_topic(page.site.library).items()
        if ids
    )


def _jurisdictions(page: PageContext) -> tuple[Anchor, ...]:
    known = page.site.library.jurisdictions
    return tuple(
        Anchor(
            page.href(addresses.jurisdiction(code, page.lang)),
            known[code].names.of(page.lang),
            title=known[code].mark,
            count=len(ids),
        )
        for code, ids in by_jurisdiction(page.site.library).items()
        if ids
    )


def _years(page: PageContext) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(page.href(addresses.year(year, page.lang)), year, count=len(ids))
        for year, ids in by_year(page.site.library).items()
    )


def _texts(site: SiteContext) -> Iterator[Page]:
    pages = site.library.pages
    for (name, lang), page in pages.items():
        real = tuple(language.code for language in LANGUAGES if (name, language.code) in pages)
        across = {
            language.code: addresses.page(name, language.code)
            if language.code in real
            else addresses.home(language.code)
            for language in LANGUAGES
        }
        context = PageContext(site, lang, across, real)
        head = Head(
            page.front_matter.title, page.front_matter.description, ((page.front_matter.title, context.address),)
        )
        notes = note_views(context, page, printed_notes(site, page))
        view = PageView(
            frame(context, head), page.front_matter.title, filled(site, page), contents(page.headings), notes
        )
        yield Page(
            context.address, lang, "page.html", view, page.front_matter.updated, context.alternates(), listed=True
        )


def _root(site: SiteContext) -> Page:
    """Plan the site's root, which lets the reader choose a language and chooses nothing itself."""
    library = site.library
    lang = library.settings.default_language
    root = Address("")
    real = in_all_languages(site, lang, addresses.home)
    page = PageContext(site, lang, {**real.across, lang: root}, ())
    title = library.settings.title.of(lang)
    choices = tuple(
        (
            Anchor(addresses.relative(root, addresses.home(language.code)), language.name, language.tag),
            library.settings.title.of(language.code),
        )
        for language in LANGUAGES
    )
    view = RootView(frame(page, Head(title, library.settings.description.of(lang))), choices)
    return Page(root, lang, "root.html", view)


def _not_found(site: SiteContext) -> Page:
    lang = site.library.settings.default_language
    page = PageContext(site, lang, {lang.code: addresses.home(lang.code) for lang in LANGUAGES}, (), anywhere=True)

    def part(code: Lang) -> NotFoundPart:
        words = site.words[code]
        home = Anchor(page.href(addresses.home(code)), words("to_home"))
        briefs = Anchor(page.href(addresses.all_briefs(code)), words("all_briefs"))
        return NotFoundPart(BY_CODE[code].tag, words("not_found"), words("not_found_text"), home, briefs)

    head = Head(site.words[lang]("not_found"), site.words[lang]("not_found_text"))
    view = NotFoundView(frame(page, head), tuple(part(language.code) for language in LANGUAGES))
    return Page(Address("404.html"), lang, "404.html", view)
