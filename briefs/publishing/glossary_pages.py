"""The glossary, and the page that says what is translated and what is not."""

from collections.abc import Iterator

from briefs import addresses
from briefs.knowledge.coverage import BriefCoverage, cover
from briefs.language import dates
from briefs.language.languages import AUTHORED, BY_CODE, EN, LANGUAGES, ZH_HANS, ZH_HANT, Lang
from briefs.language.script import simplified_all
from briefs.model import Brief, BriefId
from briefs.publishing import metadata
from briefs.publishing.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.glossary_views import CoverageRow, CoverageView, GlossaryView, TermCard, TermEntry
from briefs.publishing.parts import Anchor
from briefs.publishing.views import Page
from briefs.terms import Term


def glossary_pages(desk: Desk) -> Iterator[Page]:
    """Plan the glossary and the coverage page in each language; a site without terms has no glossary."""
    using: dict[str, list[BriefId]] = {name: [] for name in desk.library.glossary}
    for brief_id in desk.library.order:
        for name in sorted({term for lang in AUTHORED for term in _terms(desk, brief_id, lang)}):
            if name in using:
                using[name].append(brief_id)
    simplified = _simplified(desk)
    for language in LANGUAGES:
        if desk.library.glossary:
            yield _glossary(everywhere(desk, language.code, addresses.glossary), using, simplified)
        yield _coverage(everywhere(desk, language.code, addresses.coverage))


def _terms(desk: Desk, brief_id: BriefId, lang: Lang) -> tuple[str, ...]:
    brief = desk.library.briefs.get((brief_id, lang))
    return brief.terms if brief else ()


def _simplified(desk: Desk) -> dict[str, str]:
    """Give the Simplified form of each term: its own, or that of its script."""
    glossary = desk.library.glossary
    scripts = simplified_all([term.zh_hant for term in glossary.values()])
    return {name: term.zh_hans or script for (name, term), script in zip(glossary.items(), scripts, strict=True)}


def _forms(term: Term, simplified: str) -> dict[str, str]:
    return {ZH_HANT: term.zh_hant, ZH_HANS: simplified, EN: term.en, "ja": term.ja}


def _glossary(spot: Spot, using: dict[str, list[BriefId]], simplified: dict[str, str]) -> Page:
    library = spot.desk.library
    titles = spot.desk.titles[spot.lang]
    entries = []
    for name, term in library.glossary.items():
        also = [form for form in (term.also.en if spot.lang == EN else term.also.zh_hant) if form != term.zh_hant]
        entries.append(
            TermEntry(
                id=name,
                forms=tuple((lang, form) for lang, form in _tagged(_forms(term, simplified[name]))),
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


def _tagged(forms: dict[str, str]) -> Iterator[tuple[str, str]]:
    for lang, form in forms.items():
        yield (BY_CODE[Lang(lang)].tag if lang in BY_CODE else lang), form


def term_cards(spot: Spot, brief: Brief) -> tuple[TermCard, ...]:
    """Give what is said of the terms that a brief marks."""
    glossary = spot.desk.library.glossary
    cards = []
    for name in brief.explained:
        if name not in glossary:
            continue
        term = glossary[name]
        own = (ZH_HANT, ZH_HANS) if spot.lang != EN else (EN,)
        others = [(lang, form) for lang, form in _forms(term, "").items() if form and lang not in own]
        forms = tuple(_tagged(dict(others)))
        cards.append(TermCard(f"term-{name}", forms, term.definition.of(spot.lang)))
    return tuple(cards)


def _coverage(spot: Spot) -> Page:
    desk = spot.desk
    covered = cover(desk.library, desk.drift)
    rows = tuple(_row(spot, row) for row in covered.briefs)
    heading = spot.words("coverage")
    head = Head(heading, spot.words("coverage_description"), ((heading, spot.address),))
    view = CoverageView(
        frame=frame(spot, head),
        heading=heading,
        rows=rows,
        languages=tuple((language.tag, language.name) for language in LANGUAGES),
        totals=(
            (spot.words("coverage_briefs"), str(len(rows))),
            (spot.words("coverage_missing"), str(sum(len(row.missing) for row in covered.briefs))),
            (spot.words("coverage_tentative"), str(sum(row.status == "tentative" for row in covered.briefs))),
            (spot.words("coverage_drifted"), str(sum(bool(row.drifted) for row in covered.briefs))),
            (spot.words("coverage_unarchived"), f"{len(covered.unarchived)} / {covered.on_the_web}"),
            (spot.words("coverage_unreviewed"), f"{len(covered.unreviewed)} / {covered.terms}"),
        ),
        unarchived=tuple(
            Anchor(
                spot.to(addresses.source(desk.library.sources[key].slug, spot.lang)),
                desk.library.sources[key].title.text,
                desk.library.sources[key].title.lang,
            )
            for key in covered.unarchived
        ),
        unreviewed=tuple(
            Anchor(f"{spot.to(addresses.glossary(spot.lang))}#{name}", desk.library.glossary[name].zh_hant)
            for name in covered.unreviewed
        ),
        data=spot.to(addresses.data("", "coverage.json")),
    )
    return Page(spot.address, spot.lang, "coverage.html", view, "", spot.alternates(), listed=True)


def _row(spot: Spot, row: BriefCoverage) -> CoverageRow:
    versions = tuple(
        Anchor(spot.to(addresses.brief(row.brief, language.code)), language.short, language.tag)
        if language.code in row.languages
        else None
        for language in LANGUAGES
    )
    return CoverageRow(
        brief=Anchor(spot.to(addresses.brief(row.brief, spot.lang)), spot.desk.titles[spot.lang][row.brief]),
        versions=versions,
        status=spot.words(f"status_{row.status}") if row.status else "",
        recorded=dates.written(row.recorded, spot.lang) if row.recorded else "",
        drifted=row.drifted,
        parallel=spot.to(addresses.parallel(row.brief, spot.lang)) if row.drifted else "",
        overruled=row.overruled,
    )
