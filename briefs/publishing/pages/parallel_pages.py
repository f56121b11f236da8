"""Two languages of a brief side by side, block by block."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

import msgspec

from briefs.language.languages import BY_CODE, LANGUAGES, Lang
from briefs.library.alignment import Row
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.block import anchor, without_ids
from briefs.model.brief import Brief, BriefId
from briefs.placeholders import Placeholder
from briefs.publishing.components.body import with_others
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame
from briefs.publishing.components.note_parts import note_views, printed_notes
from briefs.publishing.components.parallel_headnotes import HeadnoteSide, headnote_rows
from briefs.publishing.components.parallel_rows import changed_ids, other_language, rows_seen_from
from briefs.publishing.views.parallel_views import Cell, Column, ParallelRow, ParallelView
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import Page

# Relative links: `href="../x/"` and `src="…"`, but not `#fn-1`, `https://…` or `//host/…`, which stay right.
_LINK = re.compile(r'\b(href|src)="(?!#|[a-z][a-z0-9+.-]*:|//)([^"]*)"')
# Ids of notes and of sources in full, and what refers to them: `id="fn-1"`, `href="#fnref-1"`, `href="#full-3-1"`.
_OWN = re.compile(r'\b(id|aria-describedby|href)="(#?)((?:fn|fnref|full)-[^"]*)"')
# A short name that the brief itself defines: the definition stands on its own page only.
_SHORT_NAME = re.compile(r'<a class="term" href="#def-\d+"[^>]*>(.*?)</a>', re.DOTALL)
_CARD = re.compile(r' aria-describedby="term-[^"]*"')
# Smaller copies of a picture: their addresses, several in one value, are right on the brief's own page only.
_COPIES = re.compile(r' srcset="[^"]*" sizes="[^"]*"')
OTHER = "o-"
"""Stands before the ids of the right side's notes, as both sides have a note 1."""


def parallel_page(site: SiteContext, brief_id: BriefId, lang: Lang) -> Page | None:
    """Plan the parallel page of a brief in a language; None where the brief has one authored language only.

    None too on a site that does without such pages.
    """
    if not site.library.settings.outputs.has_parallel_pages:
        return None
    rows = site.paragraphs.rows.get(brief_id)
    return None if rows is None else _page(site, brief_id, lang, rows)


def _without_own(html: str) -> str:
    """Return HTML without what only the brief's own page has: links to its short names, cards of terms."""
    return _CARD.sub("", _SHORT_NAME.sub(r"\1", html))


def _page(site: SiteContext, name: BriefId, lang: Lang, rows: tuple[Row, ...]) -> Page:
    across = {language.code: addresses.parallel(name, language.code) for language in LANGUAGES}
    # A page of two languages stands in for no page of one: it is left out of the map of the site.
    page = PageContext(site, lang, across, ())
    ours, theirs = site.library.briefs[name, lang], site.library.briefs[name, other_language(lang)]
    left = _Side(site, ours, page.address, "")
    right = _Side(site, theirs, page.address, OTHER)
    title = page.words("parallel_title", title=ours.front_matter.title)
    crumbs = ((ours.front_matter.title, addresses.brief(name, lang)), (title, page.address))
    view = ParallelView(
        frame=frame(page, Head(title, ours.front_matter.description, crumbs, canonical=addresses.brief(name, lang))),
        title=ours.front_matter.title,
        left=left.column(page),
        right=right.column(page),
        rows=(
            *headnote_rows(left.headnote, right.headnote, changed_ids(site, ours)),
            *_rows(changed_ids(site, ours), rows_seen_from(lang, rows), left, right),
        ),
    )
    return Page(page.address, lang, "parallel.html", view)


def _rows(changed: set[str], rows: tuple[Row, ...], left: "_Side", right: "_Side") -> Iterator[ParallelRow]:
    used: set[str] = set()
    current = {*left.ids, *right.ids} - {*left.former, *right.former}
    for row in rows:
        one = left.ids[row.left] if row.left is not None else right.ids[row.right or 0]
        own = one if one not in used else ""
        # Ids from before an author named a block stay addresses.
        former = [name for name in dict.fromkeys((left.name_before(row.left), right.name_before(row.right))) if name]
        former = [name for name in former if name not in used | current]
        used.update((one, *former))
        number = own[1:] if own[:1] == "p" and own[1:].isdecimal() else ""
        first, second = left.cell(row.left), right.cell(row.right)
        if former and first:
            first = msgspec.structs.replace(first, html="".join(map(anchor, former)) + first.html)
        is_changed = not changed.isdisjoint((one, *former))
        yield ParallelRow(own, number, first, second, is_changed)


class _Side:
    """One side of a page: the blocks of a brief, with links and ids as they must be on that page."""

    def __init__(self, site: SiteContext, brief: Brief, page: Address, prefix: str) -> None:
        self.site, self.brief, self.page, self.prefix = site, brief, page, prefix
        self.origin = addresses.brief(brief.id, brief.lang)
        self.ids, self.former = site.paragraphs.ids[brief.key], site.paragraphs.former[brief.key]
        parts = [brief.html[block.start : block.end] for block in brief.blocks]
        for at, block in enumerate(brief.blocks):
            if block.own_id:  # the row has it
                parts[at] = parts[at].replace(f' id="{block.own_id}"', "", 1)
        # All blocks go through at once: a call for each would take longer than all else on the page.
        whole = with_others(site, brief, without_ids(Placeholder.BLOCK_END.join(parts)))
        self.html = self.moved(_without_own(whole)).split(Placeholder.BLOCK_END)

    @property
    def headnote(self) -> HeadnoteSide:
        """Return the headnote, for this page."""
        words = self.site.words[self.brief.lang]
        return HeadnoteSide(self.brief, words, lambda html: self.moved(_without_own(html)))

    def name_before(self, at: int | None) -> str:
        """Return the id that a block had before its author named it; empty where there is none."""
        return "" if at is None else self.former[at]

    def cell(self, at: int | None) -> Cell | None:
        if at is None:
            return None
        block = self.brief.blocks[at]
        return Cell(block.kind, self.html[at], block.level, block.rung, block.number)

    def moved(self, html: str) -> str:
        """Return HTML of the brief's own page as it must be on this one."""
        html = _LINK.sub(lambda link: f'{link[1]}="{self.link(link[2])}"', _COPIES.sub("", html))
        return _OWN.sub(lambda own: f'{own[1]}="{own[2]}{self.prefix}{own[3]}"', html) if self.prefix else html

    def link(self, href: str) -> str:
        path, mark, fragment = href.partition("#")
        target = posixpath.normpath(self.origin + unquote(path)) + ("/" if path.endswith("/") else "")
        return addresses.relative(self.page, Address(target.removeprefix("./"))) + mark + fragment

    def column(self, page: PageContext) -> Column:
        language = BY_CODE[self.brief.lang]
        # Links from the notes begin at this page, whatever the language of the notes.
        place = PageContext(self.site, self.brief.lang, {self.brief.lang: self.page}, ())
        printed = printed_notes(self.site, self.brief)
        notes = tuple(
            msgspec.structs.replace(
                note,
                html=self.moved(note.html),
                full=tuple(msgspec.structs.replace(one, id=self.prefix + one.id) for one in note.full),
                prefix=self.prefix,
            )
            for note in note_views(place, self.brief, printed)
        )
        brief = Anchor(page.href(self.origin), self.brief.front_matter.title, language.tag)
        return Column(language.tag, language.name, brief, notes)
