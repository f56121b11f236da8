"""The pages around the briefs and their lists: home, pages of text, the root and the 404."""

from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.selections import Selection
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
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


def home_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the home page of a language."""
    page = in_all_languages(site, lang, addresses.home)
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
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "home.html", view, changed, page.alternates(), listed=True)


def _topics(page: PageContext) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(page.href(addresses.topic(name, page.lang)), topic.names.of(page.lang), count=count)
        for name, topic in page.site.library.topics.items()
        if (count := page.site.selections.count(Selection(topic=name)))
    )


def _jurisdictions(page: PageContext) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(
            page.href(addresses.jurisdiction(code, page.lang)),
            place.names.of(page.lang),
            title=place.mark,
            count=count,
        )
        for code, place in page.site.library.jurisdictions.items()
        if (count := page.site.selections.count(Selection(jurisdiction=code)))
    )


def _years(page: PageContext) -> tuple[Anchor, ...]:
    selections = page.site.selections
    return tuple(
        Anchor(page.href(addresses.year(year, page.lang)), year, count=selections.count_of_year(year))
        for year in selections.all_years()
    )


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
    crumbs = ((front_matter.title, page.address),)
    head = Head(front_matter.title, front_matter.description, crumbs, is_text=True)
    notes = note_views(page, text, printed_notes(site, text))
    view = PageView(frame(page, head), front_matter.title, filled(site, text), contents(text.headings), notes)
    return Page(page.address, lang, "page.html", view, front_matter.updated, page.alternates(), listed=True)


def root_page(site: SiteContext) -> Page:
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


def not_found_page(site: SiteContext) -> Page:
    """Plan the page for addresses that don't exist, in all languages."""
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
