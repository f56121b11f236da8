"""The page that says what is translated and what is not."""

from briefs.language import dates
from briefs.language.languages import LANGUAGES, Lang
from briefs.library.coverage import BriefCoverage
from briefs.model import addresses
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.parallel_links import parallel_link
from briefs.publishing.components.source_links import source_href
from briefs.publishing.views.glossary_views import CoverageRow, CoverageView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page

MOST_ROWS = 200
"""Briefs and sources that are listed at most; nobody reads more in a table, and the file of data has them all."""


def coverage_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the coverage page in a language."""
    page = in_all_languages(site, lang, addresses.coverage)
    covered = site.coverage()
    # Of a large site those are shown of which there is something to do.
    listed = [one for one in covered.briefs if one.is_lacking or len(covered.briefs) <= MOST_ROWS]
    rows = tuple(_row(page, row) for row in listed[:MOST_ROWS])
    unarchived = covered.unarchived[:MOST_ROWS]
    heading = page.words("coverage")
    head = Head(heading, page.words("coverage_description"), ((heading, page.address),))
    view = CoverageView(
        frame=frame(page, head),
        heading=heading,
        rows=rows,
        languages=tuple((language.tag, language.name) for language in LANGUAGES),
        totals=(
            (page.words("coverage_briefs"), str(len(covered.briefs))),
            (page.words("coverage_missing"), str(sum(len(row.missing) for row in covered.briefs))),
            (page.words("coverage_tentative"), str(sum(row.status == "tentative" for row in covered.briefs))),
            (page.words("coverage_drifted"), str(sum(bool(row.drifted) for row in covered.briefs))),
            (page.words("coverage_unarchived"), f"{len(covered.unarchived)} / {covered.on_the_web}"),
            (page.words("coverage_unreviewed"), f"{len(covered.unreviewed)} / {covered.terms}"),
        ),
        unarchived=tuple(
            Anchor(
                source_href(page, key),
                site.library.sources[key].title.text,
                site.library.sources[key].title.lang,
            )
            for key in unarchived
        ),
        unreviewed=tuple(
            Anchor(f"{page.href(_shelf(page, name))}#{name}", site.library.glossary[name].zh_hant)
            for name in covered.unreviewed
        ),
        left_out=len(listed) - len(rows),
        unarchived_left_out=len(covered.unarchived) - len(unarchived),
        data=page.href(addresses.data("", "coverage.json")),
        has_status=any(row.status for row in rows),
        has_recorded=any(row.recorded for row in rows),
        has_overruled=any(row.overruled for row in rows),
    )
    return Page(page.address, page.lang, "coverage.html", view, "", page.alternates(), listed=True)


def _shelf(page: PageContext, name: str) -> addresses.Address:
    return addresses.shelf(page.site.library.shelves[name, page.lang], page.lang)


def _row(page: PageContext, row: BriefCoverage) -> CoverageRow:
    versions = tuple(
        Anchor(page.href(addresses.brief(row.brief, language.code)), language.short, language.tag)
        if language.code in row.languages
        else None
        for language in LANGUAGES
    )
    return CoverageRow(
        brief=Anchor(page.href(addresses.brief(row.brief, page.lang)), page.site.titles[page.lang][row.brief]),
        versions=versions,
        status=page.words(f"status_{row.status}") if row.status else "",
        recorded=dates.written(row.recorded, page.lang) if row.recorded else "",
        drifted=row.drifted,
        parallel=parallel_link(page, row.brief) if row.drifted else "",
        overruled=row.overruled,
    )
