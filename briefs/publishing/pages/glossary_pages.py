"""The glossary, in each language."""

from collections.abc import Iterator

from briefs.language.languages import AUTHORED, EN, LANGUAGES, ZH_HANS, ZH_HANT, Lang
from briefs.language.script import simplified_all
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.publishing.components import metadata
from briefs.publishing.components.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.components.term_cards import forms_of, with_tags
from briefs.publishing.views.glossary_views import GlossaryView, TermEntry
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page


def glossary_pages(desk: Desk) -> Iterator[Page]:
    """Plan the glossary in each language; nothing where there are no terms."""
    if not desk.library.glossary:
        return
    using: dict[str, list[BriefId]] = {name: [] for name in desk.library.glossary}
    for brief_id in desk.library.order:
        for name in sorted({term for lang in AUTHORED for term in _terms(desk, brief_id, lang)}):
            if name in using:
                using[name].append(brief_id)
    simplified = _simplified(desk)
    for language in LANGUAGES:
        yield _glossary(everywhere(desk, language.code, addresses.glossary), using, simplified)


def _terms(desk: Desk, brief_id: BriefId, lang: Lang) -> tuple[str, ...]:
    brief = desk.library.briefs.get((brief_id, lang))
    return brief.terms if brief else ()


def _simplified(desk: Desk) -> dict[str, str]:
    """Give the Simplified form of each term: its own, or that of its script."""
    glossary = desk.library.glossary
    scripts = simplified_all([term.zh_hant for term in glossary.values()])
    return {name: term.zh_hans or script for (name, term), script in zip(glossary.items(), scripts, strict=True)}


def _glossary(spot: Spot, using: dict[str, list[BriefId]], simplified: dict[str, str]) -> Page:
    library = spot.desk.library
    titles = spot.desk.titles[spot.lang]
    entries = []
    for name, term in library.glossary.items():
        also = [form for form in (term.also.en if spot.lang == EN else term.also.zh_hant) if form != term.zh_hant]
        entries.append(
            TermEntry(
                id=name,
                forms=tuple((lang, form) for lang, form in with_tags(forms_of(term, simplified[name]))),
                also=tuple(also) if spot.lang != ZH_HANS else (),
                definition=term.definition.of(spot.lang),
                note=term.note.of(spot.lang),
                briefs=tuple(Anchor(spot.to(addresses.brief(one, spot.lang)), titles[one]) for one in using[name]),
                is_reviewed=bool(term.reviewed),
            )
        )
    if spot.lang == EN:
        entries.sort(key=lambda entry: (entry.forms[key_of(EN)][1].lower(), entry.id))
    heading = spot.words("glossary")
    url = spot.desk.absolute(spot.address)
    said = [(one.id, one.forms[key_of(spot.lang)][1], one.definition) for one in entries]
    json_ld = metadata.glossary_json_ld(heading, spot.lang, url, said)
    head = Head(heading, spot.words("glossary_description"), ((heading, spot.address),), json_ld=json_ld)
    view = GlossaryView(frame(spot, head), heading, tuple(entries))
    return Page(spot.address, spot.lang, "glossary.html", view, "", spot.alternates(), listed=True)


def key_of(lang: Lang) -> int:
    """Give the place of a language among the forms of a term."""
    return (ZH_HANT, ZH_HANS, EN).index(lang)
