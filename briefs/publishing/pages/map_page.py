"""The table of briefs by laws: which brief deals with which law, and how closely."""

from collections.abc import Iterator

from briefs.language.languages import BY_CODE, Lang
from briefs.library.matrix import Matrix, Touch
from briefs.library.selections import Newest
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.front_matter import Names
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.standing_parts import law_sign
from briefs.publishing.views.map_views import MapCell, MapLaw, MapRow, MapView
from briefs.publishing.views.parts import Anchor, LawSign
from briefs.publishing.views.views import Page


def map_page(site: SiteContext, matrix: Matrix, lang: Lang) -> Page:
    """Plan the table of briefs by laws in a language."""
    page = in_all_languages(site, lang, addresses.matrix)
    heading = page.words("map")
    crumbs = ((page.words("laws_list"), addresses.laws(lang)), (heading, page.address))
    view = MapView(
        frame=frame(page, Head(heading, page.words("map_text"), crumbs if site.library.has_laws else crumbs[1:])),
        heading=heading,
        laws=tuple(_law(page, name) for name in matrix.laws),
        rows=tuple(
            MapRow(_brief(page, row.brief), tuple(_cell(page, row.brief, one) if one else None for one in row.touches))
            for row in matrix.rows
        ),
        left_out=matrix.left_out,
        others=tuple(_law(page, name, briefs) for name, briefs in matrix.others),
        others_left_out=matrix.others_left_out,
        every=page.href(addresses.laws(lang)),
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "map.html", view, changed, page.alternates(), listed=True)


def _law(page: PageContext, name: str, briefs: Newest | None = None) -> MapLaw:
    law = page.site.library.instruments[name]
    full = law.names.of(page.lang)
    short = law.short.of(page.lang) if isinstance(law.short, Names) else full
    anchor = Anchor(page.href(addresses.law(name, page.lang)), short, title=full if full != short else "")
    found = tuple(_brief(page, one) for one in briefs.ids) if briefs else ()
    sign = law_sign(page, name)
    return MapLaw(anchor, LawSign(sign.sign, sign.text, sign.shape), found, briefs.more if briefs else 0)


def _brief(page: PageContext, brief_id: BriefId) -> Anchor:
    lang, front_matter = page.site.library.front(brief_id, page.lang)
    tag = BY_CODE[lang].tag if lang != page.lang else ""
    return Anchor(page.href(addresses.brief(brief_id, page.lang)), front_matter.title, tag)


def _cell(page: PageContext, brief_id: BriefId, touch: Touch) -> MapCell:
    place = touch.places.get(page.lang)
    if place is None and touch.notes and page.lang in page.site.library.languages_of(brief_id):
        place = "cited"
    sign = "subject" if touch.is_subject else "provisions" if touch.provisions else "notes"
    href = page.href(addresses.brief(brief_id, page.lang))
    # What a brief is about is dealt with from its beginning.
    return MapCell(f"{href}#{place}" if place and not touch.is_subject else href, sign, tuple(_said(page, touch)))


def _said(page: PageContext, touch: Touch) -> Iterator[str]:
    if touch.is_subject:
        yield page.words("map_subject")
    if touch.provisions:
        yield page.words("map_provisions", n=touch.provisions)
    if touch.notes:
        yield page.words("map_notes", n=touch.notes)
