"""The page that says what is translated and what is not."""

from collections.abc import Iterator

from briefs.language import dates
from briefs.language.languages import LANGUAGES
from briefs.library.coverage import BriefCoverage, cover
from briefs.model import addresses
from briefs.publishing.components.frames import Desk, Head, Spot, everywhere, frame
from briefs.publishing.views.glossary_views import CoverageRow, CoverageView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page


def coverage_pages(desk: Desk) -> Iterator[Page]:
    """Plan the coverage page in each language."""
    for language in LANGUAGES:
        yield _coverage(everywhere(desk, language.code, addresses.coverage))


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
