"""The table of authorities: one page where it can be read through, else its contents and pages for each group."""

from functools import partial
from itertools import groupby

from briefs.language.languages import Lang
from briefs.library.authorities import Group, is_long, parts_of
from briefs.model import addresses
from briefs.model.source import SourceKey
from briefs.publishing.components.citing_parts import citing_briefs, source_html
from briefs.publishing.components.downloads import downloads
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.components.list_pages import ONE_PAGE, counted_pages
from briefs.publishing.components.source_links import citing_href, source_href
from briefs.publishing.components.standing_parts import sign_of_source
from briefs.publishing.views.citation_views import CitedSource
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import AuthoritiesView, Page


def authorities_page(site: SiteContext, lang: Lang) -> Page:
    """Plan the table of authorities in a language, or its contents where it is long."""
    page = in_all_languages(site, lang, addresses.authorities)
    groups = site.authorities.groups()
    by_kind = [(kind, list(found)) for kind, found in groupby(groups, lambda group: group.kind)]
    heading = page.words("authorities")
    is_table = not is_long(groups)
    view = AuthoritiesView(
        frame=frame(page, Head(heading, page.words("authorities_description"), ((heading, page.address),))),
        heading=heading,
        total=sum(group.count for group in groups),
        map=_map(page) if groups else "",
        contents=()
        if is_table
        else tuple((_kind(page, kind), tuple(_link(page, group) for group in found)) for kind, found in by_kind),
        groups=tuple(
            (_kind(page, kind), tuple((_place(page, group), _entries(page, _keys(page, group))) for group in found))
            for kind, found in by_kind
        )
        if is_table
        else (),
        downloads=downloads(page, "", "sources") if groups else (),
        pages=ONE_PAGE,
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "authorities.html", view, changed, page.alternates(), listed=True)


def _map(page: PageContext) -> str:
    """Return the link to the table of briefs by laws; nothing on a site that does without."""
    has_map = page.site.library.settings.outputs.map
    return page.href(addresses.matrix(page.lang)) if has_map else ""


def authority_group_page(site: SiteContext, group: Group, number: int, lang: Lang) -> Page:
    """Plan a page of a group of a long table of authorities, counted from 1, in a language."""
    first = partial(addresses.authority_group, group.kind, group.jurisdiction)
    page = in_all_languages(site, lang, lambda code: _address(first(code), number))
    heading = f"{_kind(page, group.kind)} · {_place(page, group)}"
    keys = site.authorities.part(group.kind, group.jurisdiction, number)
    crumbs = [(page.words("authorities"), addresses.authorities(lang)), (heading, first(lang))]
    title = heading
    if number > 1:
        title = page.words("part_of", title=heading, number=number)
        crumbs.append((page.words("part", number=number), page.address))
    view = AuthoritiesView(
        frame=frame(page, Head(title, page.words("authorities_in", subject=heading), tuple(crumbs))),
        heading=heading,
        total=group.count,
        map=_map(page),
        contents=(),
        # The heading of the page says of which kind and jurisdiction these are.
        groups=(("", (("", _entries(page, keys)),)),),
        downloads=(),
        pages=counted_pages(page, partial(_address, first(lang)), parts_of(group.count), number),
    )
    return Page(page.address, page.lang, "authorities.html", view, "", page.alternates(), listed=True)


def _address(first: addresses.Address, number: int) -> addresses.Address:
    """Return the address of a page of a group, which is counted by title: the first is the group's own."""
    return first if number == 1 else addresses.part(first, number)


def _keys(page: PageContext, group: Group) -> tuple[SourceKey, ...]:
    return page.site.authorities.keys(group.kind, group.jurisdiction)


def _entries(page: PageContext, keys: tuple[SourceKey, ...]) -> tuple[CitedSource, ...]:
    site, found = page.site, []
    for key in keys:
        places = site.citations.places(key)
        found.append(
            CitedSource(
                href=source_href(page, key),
                html=source_html(page, key),
                kind="",
                briefs=citing_briefs(page, places.passages),
                more=places.more,
                more_href=citing_href(page, key) if places.more else "",
                count=site.citations.count_citing(key),
                sign=sign_of_source(page, site.library.sources[key]),
            )
        )
    return tuple(found)


def _link(page: PageContext, group: Group) -> Anchor:
    href = page.href(addresses.authority_group(group.kind, group.jurisdiction, page.lang))
    return Anchor(href, _place(page, group), count=group.count)


def _kind(page: PageContext, kind: str) -> str:
    return page.words(f"kind_{kind}")


def _place(page: PageContext, group: Group) -> str:
    known, code = page.site.library.jurisdictions, group.jurisdiction
    return known[code].names.of(page.lang) if code in known else code or page.words("no_jurisdiction")
