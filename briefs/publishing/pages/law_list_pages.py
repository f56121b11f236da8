"""The list of laws: a table, laws before policies, that a script sorts and narrows."""

from collections.abc import Iterable

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.library.laws import in_order
from briefs.model import addresses
from briefs.model.front_matter import Names
from briefs.model.law import DOCUMENTS
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.law_anchors import event_words, law_anchor, row_of
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.law_views import LawChoice, LawEntry, LawFilter, LawGroup, LawsView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page
from briefs.resolving.official import address_of


def laws_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the list of laws in a language; only a site that has laws has it."""
    page = in_all_languages(site, lang, addresses.laws)
    words = page.words
    laws, places = site.library.instruments, list(site.library.jurisdictions)

    def rank(name: str) -> tuple[bool, int, str]:
        """Return what they stand by without a script: laws before policies, by jurisdiction, then by name."""
        law = laws[name]
        place = places.index(law.jurisdiction) if law.jurisdiction in places else len(places)
        return law.kind in DOCUMENTS, place, law.names.of(lang)

    order = sorted(laws, key=rank)
    first = {laws[name].jurisdiction: name for name in reversed(order)}
    entries = [_entry(page, name, is_first=first[laws[name].jurisdiction] == name) for name in order]
    parts = [(group, [one for one in entries if _group(one) == group]) for group in ("laws", "policies")]
    heading = words("laws_list")
    view = LawsView(
        frame=frame(page, Head(heading, words("laws_description"), ((heading, page.address),))),
        heading=heading,
        total=len(entries),
        timeline=page.href(addresses.timeline(lang)) if site.laws.events else "",
        filters=tuple(_filters(page, entries)),
        groups=tuple(LawGroup(words(f"laws_group_{group}"), tuple(found)) for group, found in parts if found),
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "laws.html", view, changed, page.alternates(), listed=True)


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
