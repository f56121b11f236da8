"""The list of laws: a table, laws before policies, that a script sorts and narrows."""

from collections.abc import Iterable
from functools import partial

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.library.law_lists import LawsOfPlace, parts_of
from briefs.library.laws import in_order
from briefs.model import addresses
from briefs.model.front_matter import Names
from briefs.model.law import DOCUMENTS
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import event_words, law_anchor, list_part, row_of
from briefs.publishing.components.list_pages import counted_pages
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.law_views import LawChoice, LawEntry, LawFilter, LawGroup, LawsView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page
from briefs.resolving.official import address_of


def laws_page(site: SiteContext, number: int, lang: Lang) -> Page:
    """Plan the list of laws in a language, or a further part of it, counted from 1; only a site that has laws has it.

    What sorts and narrows does so on the page, so a page that is a part says which.
    """
    page = in_all_languages(site, lang, partial(list_part, number))
    words, part = page.words, site.laws.listed(number, lang)
    firsts = {one.first for one in part.places}
    entries = [_entry(page, name, is_first=name in firsts) for name in part.names]
    groups = [(group, [one for one in entries if _group(one) == group]) for group in ("laws", "policies")]
    heading = title = words("laws_list")
    crumbs = [(heading, addresses.laws(lang))]
    if number > 1:
        title = words("part_of", title=heading, number=number)
        crumbs.append((words("part", number=number), page.address))
    count = parts_of(part.total)
    view = LawsView(
        frame=frame(page, Head(title, words("laws_description"), tuple(crumbs))),
        heading=heading,
        total=part.total,
        timeline=page.href(addresses.timeline(lang)) if site.laws.events else "",
        filters=tuple(_filters(page, entries)),
        places=tuple(_place(page, one, number) for one in part.places) if count > 1 else (),
        part=words("laws_part", first=part.before + 1, last=part.before + len(entries)) if count > 1 else "",
        pages=counted_pages(page, partial(list_part, lang=lang), count, number),
        groups=tuple(LawGroup(words(f"laws_group_{group}"), tuple(found)) for group, found in groups if found),
        further=tuple(_further(page, *one) for one in part.further),
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "laws.html", view, changed, page.alternates(), listed=True)


def _further(page: PageContext, name: str, text: str, number: int) -> Anchor:
    return Anchor(f"{page.href(list_part(number, page.lang))}#{row_of(name)}", text, id=row_of(name))


def _place(page: PageContext, one: LawsOfPlace, number: int) -> Anchor:
    """Return the link to where the laws of a jurisdiction begin in the list."""
    place = page.site.library.jurisdictions.get(one.code)
    href, place_id = page.href(list_part(one.part, page.lang)), one.code.lower()
    name = place.names.of(page.lang) if place else one.code
    return Anchor(f"{href}#{place_id}", name, title=str(one.count), id=place_id if one.part != number else "")


def _group(entry: LawEntry) -> str:
    return "policies" if entry.kind.key in DOCUMENTS else "laws"


def _entry(page: PageContext, name: str, *, is_first: bool) -> LawEntry:
    law, has_page = page.site.library.instruments[name], page.site.laws.has_page(name)
    place = page.site.library.jurisdictions.get(law.jurisdiction)
    past = [event for event in in_order(law.events) if page.site.laws.is_past(event.date)]
    return LawEntry(
        id=row_of(name),
        law=law_anchor(page, name) if has_page else Anchor("", law.names.of(page.lang), title=law.numbered(page.lang)),
        short=law.short.of(page.lang) if isinstance(law.short, Names) else "",
        official="" if has_page else address_of(law, page.lang),
        place=LawChoice(law.jurisdiction.lower(), place.names.of(page.lang) if place else law.jurisdiction),
        is_first=is_first,
        kind=LawChoice(law.kind, page.words(f"law_kind_{law.kind}")),
        sign=law_sign(page, name),
        last=past[-1].date if past else "",
        last_date=dates.written(past[-1].date, page.lang) if past else "",
        last_text=event_words(page, past[-1]) if past else "",
        count=page.site.laws.count(name),
    )


def _filters(page: PageContext, entries: list[LawEntry]) -> Iterable[LawFilter]:
    """Return what the list narrows by, each with the values that there are; by what all share it does not narrow."""
    found = (
        ("jurisdiction", [one.place for one in entries]),
        ("kind", [one.kind for one in entries]),
        ("standing", [LawChoice(one.sign.sign, one.sign.text) for one in entries]),
    )
    for name, choices in found:
        values = tuple({one.key: one for one in choices}.values())
        if len(values) > 1:
            yield LawFilter(name, page.words(f"law_{name}"), values)
