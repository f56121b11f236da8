"""The glossary, in each language: one page, or of a long one its letters and a page for each."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from briefs.language.collation import REST, letter_of, order_of
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.model import addresses
from briefs.publishing.components import metadata
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.term_cards import forms_of, with_tags
from briefs.publishing.views.glossary_views import GlossaryView, TermEntry, TermGroup
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page

JAPANESE = "ja"
_COLUMNS = {
    EN: (EN, ZH_HANT, ZH_HANS, JAPANESE),
    ZH_HANT: (ZH_HANT, EN, ZH_HANS, JAPANESE),
    ZH_HANS: (ZH_HANS, EN, ZH_HANT, JAPANESE),
}
"""The languages in the order of the table's columns: first that in which one looks a term up."""
FILES = ("glossary.csv", "glossary.tbx")


def glossary_page(site: SiteContext, simplified: Mapping[str, str], shelf: str, lang: Lang) -> Page:
    """Plan the glossary in a language, or of a long one the terms of a letter; only a site that has terms has it.

    `simplified` has the Simplified form of each term.
    """
    page = in_all_languages(site, lang, lambda code: addresses.shelf(shelf, code))
    shelves = site.library.shelves
    names = [] if shelves and not shelf else [name for name in site.library.glossary if name.startswith(shelf)]
    groups = _grouped(page, [_entry(page, name, simplified[name]) for name in names])
    heading = page.words("glossary")
    crumbs = [(heading, addresses.glossary(lang)), *([(shelf.upper(), page.address)] if shelf else [])]
    url = site.absolute(page.address)
    said = [(one.id, one.forms[0][1], one.definition) for group in groups for one in group.entries]
    head = Head(
        f"{heading}: {shelf.upper()}" if shelf else heading,
        page.words("glossary_description"),
        tuple(crumbs),
        is_text=True,
        json_ld=metadata.glossary_json_ld(heading, lang, url, said),
    )
    view = GlossaryView(
        frame=frame(page, head),
        heading=heading,
        total=sum(shelves.values()) or len(names),
        columns=tuple(page.words(f"glossary_{code}") for code in _COLUMNS[lang]),
        letters=_letters(page, groups, shelf),
        groups=groups,
        downloads=tuple(Anchor(page.href(addresses.data("", file)), file[-3:].upper()) for file in FILES),
    )
    return Page(page.address, page.lang, "glossary.html", view, "", page.alternates(), listed=True)


def _entry(page: PageContext, name: str, simplified: str) -> TermEntry:
    site, lang = page.site, page.lang
    term, using = site.library.glossary[name], site.term_uses[name]
    forms = forms_of(term, simplified)
    also = term.also.en if lang == EN else term.also.zh_hant if lang == ZH_HANT else ()
    return TermEntry(
        id=name,
        forms=tuple(with_tags({code: forms[code] for code in _COLUMNS[lang]})),
        also=tuple(form for form in also if form != forms[lang]),
        definition=term.definition.of(lang),
        note=term.note.of(lang),
        briefs=tuple(Anchor(page.href(addresses.brief(one, lang)), site.titles[lang][one]) for one in using.ids),
        more=using.more,
        is_reviewed=bool(term.reviewed),
    )


def _grouped(page: PageContext, entries: Sequence[TermEntry]) -> tuple[TermGroup, ...]:
    """Return terms by the letters of the page's language, in its order."""
    lang = page.lang
    ordered = sorted(entries, key=lambda one: (*order_of(one.forms[0][1], lang), one.id))
    by_letter = groupby(ordered, lambda one: letter_of(one.forms[0][1], lang))
    return tuple(
        # No key of a term begins with this mark, so that none is at the same place.
        TermGroup("_" + ("rest" if letter == REST else letter.lower()), _written(page, letter), tuple(found))
        for letter, found in by_letter
    )


def _written(page: PageContext, letter: str) -> str:
    return page.words("strokes", number=letter) if letter.isdecimal() else letter


def _letters(page: PageContext, groups: Sequence[TermGroup], shelf: str) -> tuple[Anchor, ...]:
    """Return the links to the letters: places on a page that has all terms, else pages, by the keys of the terms."""
    if not page.site.library.shelves:
        return tuple(Anchor(f"#{group.id}", group.letter, count=len(group.entries)) for group in groups)
    return tuple(
        Anchor(page.href(addresses.shelf(letter, page.lang)), letter.upper(), count=count, current=letter == shelf)
        for letter, count in page.site.library.shelves.items()
    )
