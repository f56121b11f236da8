"""The glossary, in each language: one page, or of a long one an index of all its terms and a page for each letter."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from briefs.language.collation import letter_of, order_of
from briefs.language.languages import EN, LANGUAGES, ZH_HANS, ZH_HANT, Lang
from briefs.library.glossary_parts import GlossaryPart, place_of_letter
from briefs.model import addresses
from briefs.publishing.components import metadata
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.term_cards import forms_of, with_tags
from briefs.publishing.views.glossary_views import GlossaryView, IndexGroup, TermEntry, TermGroup
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
Named = tuple[str, str, int]
"""The name of a part, its letter, and which of the parts of that it is."""


def glossary_page(
    site: SiteContext, simplified: Mapping[str, str], parts: Sequence[Named], part: str, lang: Lang
) -> Page:
    """Plan the glossary in a language, or a part of a long one; only a site that has terms has it.

    `simplified` has the Simplified form of each term on the page; `parts` are those of a long glossary.
    """
    page = _part(site, part, lang) if part else _whole(site, lang)
    groups = _grouped(page, [_entry(page, name, simplified[name]) for name in simplified])
    title = heading = page.words("glossary")
    crumbs = [(heading, addresses.glossary(lang))]
    for name, letter, number in parts:
        if name == part:
            title = f"{heading}{page.words('colon')}{_written(page, letter)}"
            title = page.words("part_of", title=title, number=number) if number > 1 else title
            crumbs.append((_label(page, letter, number), page.address))
    said = [(one.id, one.forms[0][1], one.definition) for group in groups for one in group.entries]
    json_ld = metadata.glossary_json_ld(heading, lang, site.absolute(addresses.glossary(lang)), said)
    head = Head(title, page.words("glossary_description"), tuple(crumbs), is_text=True, json_ld=json_ld)
    letters = tuple(
        Anchor(page.href(addresses.shelf(name, lang)), _label(page, letter, number), current=name == part)
        for name, letter, number in parts
    )
    own = tuple(Anchor(f"#{group.id}", group.letter, count=len(group.entries)) for group in groups)
    view = GlossaryView(
        frame=frame(page, head),
        heading=title,
        total=len(simplified),
        columns=tuple(page.words(f"glossary_{code}") for code in _COLUMNS[lang]),
        letters=letters or own,
        groups=groups,
        downloads=_downloads(page),
        is_part=bool(part),
    )
    return Page(page.address, page.lang, "glossary.html", view, "", page.alternates(), listed=True)


def glossary_index_page(site: SiteContext, parts: Sequence[GlossaryPart], lang: Lang) -> Page:
    """Plan the first page of a long glossary: each term by its name, at the place that it had on a page with all."""
    page = _whole(site, lang)
    heading = page.words("glossary")
    url = site.absolute(page.address)
    head = Head(
        heading,
        page.words("glossary_description"),
        ((heading, page.address),),
        is_text=True,
        json_ld=metadata.glossary_json_ld(heading, lang, url, ()),
    )
    index = tuple(_indexed(page, part) for part in parts)
    view = GlossaryView(
        frame=frame(page, head),
        heading=heading,
        total=sum(len(part.terms) for part in parts),
        columns=(),
        letters=tuple(group.letter for group in index),
        groups=(),
        downloads=_downloads(page),
        index=index,
    )
    return Page(page.address, page.lang, "glossary.html", view, "", page.alternates(), listed=True)


def _whole(site: SiteContext, lang: Lang) -> PageContext:
    return in_all_languages(site, lang, addresses.glossary)


def _part(site: SiteContext, part: str, lang: Lang) -> PageContext:
    """Return the context of a part: the words of another language begin otherwise, so its index stands for it there."""
    across = {language.code: addresses.glossary(language.code) for language in LANGUAGES}
    return PageContext(site, lang, {**across, lang: addresses.shelf(part, lang)}, (lang,))


def _indexed(page: PageContext, part: GlossaryPart) -> IndexGroup:
    href = page.href(addresses.shelf(part.name, page.lang))
    terms = tuple(Anchor(f"{href}#{name}", form, id=name) for name, form in part.terms)
    return IndexGroup(f"_{part.name}", Anchor(href, _label(page, part.letter, part.number), count=len(terms)), terms)


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
        TermGroup("_" + place_of_letter(letter), _written(page, letter), tuple(found))
        for letter, found in by_letter
    )


def _written(page: PageContext, letter: str) -> str:
    return page.words("strokes", number=letter) if letter.isdecimal() else letter


def _label(page: PageContext, letter: str, number: int) -> str:
    """Return what leads to a part: its letter, and which of several of that it is."""
    written = _written(page, letter)
    return page.words("glossary_further", letter=written, number=number) if number > 1 else written


def _downloads(page: PageContext) -> tuple[Anchor, ...]:
    return tuple(Anchor(page.href(addresses.data("", file)), file[-3:].upper()) for file in FILES)
