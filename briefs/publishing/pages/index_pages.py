"""The lists of all topics, jurisdictions and years: what an address leads to whose last part is cut off."""

from collections.abc import Callable
from functools import partial

import msgspec

from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.library.selections import Selection
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import laws_of
from briefs.publishing.views.list_views import IndexEntry, IndexView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page

MOST_TOLD = 60
"""Entries that are told in full; of the others, which are folded, name and number: more are not read through."""


def index_page(site: SiteContext, kind: str, lang: Lang) -> Page:
    """Plan the list of all `topics`, `jurisdictions` or `years` in a language."""
    one = KINDS[kind]
    page = in_all_languages(site, lang, partial(addresses.index, kind))
    heading, about = page.words(kind), page.words(f"{kind}_description")
    keys = one.keys(site)
    head = Head(heading, about, ((heading, page.address),))
    view = IndexView(
        frame=frame(page, head),
        heading=heading,
        about=about,
        entries=tuple(one.entry(page, key) for key in keys[:MOST_TOLD]),
        others=tuple(one.anchor(page, key) for key in keys[MOST_TOLD:]),
    )
    return Page(page.address, page.lang, "index.html", view, "", page.alternates(), listed=True)


def _topic(page: PageContext, name: str) -> Anchor:
    names, count = page.site.library.topics[name].names, page.site.selections.count(Selection(topic=name))
    return Anchor(page.href(addresses.topic(name, page.lang)), names.of(page.lang), count=count)


def _told_topic(page: PageContext, name: str) -> IndexEntry:
    said = page.site.library.topics[name].description
    newest = _newest(page, page.site.selections.newest(Selection(topic=name)))
    return IndexEntry(_topic(page, name), said.of(page.lang) if said else "", None, newest)


def _jurisdiction(page: PageContext, code: str) -> Anchor:
    place, count = page.site.library.jurisdictions[code], page.site.selections.count(Selection(jurisdiction=code))
    href = page.href(addresses.jurisdiction(code, page.lang))
    return Anchor(href, place.names.of(page.lang), title=place.mark, count=count)


def _told_jurisdiction(page: PageContext, code: str) -> IndexEntry:
    newest = _newest(page, page.site.selections.newest(Selection(jurisdiction=code)))
    return IndexEntry(_jurisdiction(page, code), "", laws_of(page, code), newest)


def _year(page: PageContext, year: str) -> Anchor:
    href, count = page.href(addresses.year(year, page.lang)), page.site.selections.count_of_year(year)
    return Anchor(href, page.words("year", year=year), count=count)


def _told_year(page: PageContext, year: str) -> IndexEntry:
    return IndexEntry(_year(page, year), "", None, _newest(page, page.site.selections.newest_of_year(year)))


def _newest(page: PageContext, brief_id: BriefId | None) -> Anchor | None:
    if brief_id is None:
        return None
    library = page.site.library
    title = page.site.titles[page.lang][brief_id]
    lang, front_matter = library.front(brief_id, page.lang)
    tag = "" if lang == page.lang else BY_CODE[lang].tag
    href = page.href(addresses.brief(brief_id, page.lang))
    return Anchor(href, title, tag, dates.written(front_matter.date, page.lang))


class _Kind(msgspec.Struct, frozen=True):
    """What the lists of briefs are by."""

    keys: Callable[[SiteContext], tuple[str, ...]]
    anchor: Callable[[PageContext, str], Anchor]
    entry: Callable[[PageContext, str], IndexEntry]


KINDS = {
    "topics": _Kind(lambda site: tuple(site.library.topics), _topic, _told_topic),
    "jurisdictions": _Kind(lambda site: tuple(site.library.jurisdictions), _jurisdiction, _told_jurisdiction),
    "years": _Kind(lambda site: site.selections.all_years(), _year, _told_year),
}
"""The kinds by the names of their folders, as the site's addresses have them."""
