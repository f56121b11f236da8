"""The notes of a page as its template sees them: printed, with links to the sources that they cite."""

import re
from html import escape, unescape

import msgspec

from briefs import addresses
from briefs.addresses import BRIEFS
from briefs.blocks import with_ids, without_ids
from briefs.citing.marked import to_html
from briefs.citing.printing import Manner, PrintedNote, print_notes
from briefs.language.languages import Lang
from briefs.language.locators import Locator
from briefs.model import Brief
from briefs.placeholders import Placeholder
from briefs.publishing.charts import with_drawings
from briefs.publishing.frames import Desk, Spot
from briefs.publishing.note_views import NoteView, SourceLink
from briefs.publishing.pictures import with_sizes
from briefs.sources import SourceKey

_SOURCE = re.compile(f"{Placeholder.CHART_SOURCE}([^{Placeholder.CHART_SOURCE}]*){Placeholder.CHART_SOURCE}")


def printed_notes(desk: Desk, brief: Brief) -> tuple[PrintedNote, ...]:
    """Print the notes of a brief or page, or give them as they were printed before."""
    if (brief.kind, *brief.key) in desk.notes:
        return desk.notes[brief.kind, *brief.key]
    text = desk.citations.text(brief)

    def full(key: SourceKey, locator: Locator | None) -> str:
        return desk.references.full(key, brief.lang, text.profile, locator)

    manner = Manner(brief.lang, text.profile, desk.library.sources, desk.titles[brief.lang])
    printed = print_notes(text.notes, text.forms, full, manner)
    if not brief.images:
        return printed
    page = addresses.of_content(brief.kind, brief.id, brief.lang)
    return tuple(msgspec.structs.replace(note, html=with_sizes(note.html, page, desk.pictures)) for note in printed)


def with_printed_notes(desk: Desk) -> Desk:
    """Give a desk that has all notes printed."""
    texts = [*desk.library.briefs.values(), *desk.library.pages.values()]
    return msgspec.structs.replace(desk, notes={(text.kind, *text.key): printed_notes(desk, text) for text in texts})


def note_views(spot: Spot, brief: Brief, printed: tuple[PrintedNote, ...]) -> tuple[NoteView, ...]:
    """Give the notes of a page for its template."""
    return tuple(
        NoteView(note.number, _with_back(note), note.full, tuple(_link(spot, brief, key) for key in note.keys))
        for note in printed
    )


def _link(spot: Spot, brief: Brief, key: SourceKey) -> SourceLink:
    source = spot.desk.library.sources[key]
    others = [other for other in spot.desk.citations.cited_by.get(key, ()) if other != brief.id]
    return SourceLink(source_href(spot, key), source.title.text, len(others))


def source_href(spot: Spot, key: SourceKey) -> str:
    """Give the link to the page of a source; a brief's own page where it is one."""
    brief_id = spot.desk.library.brief_of(key)
    if brief_id:
        return spot.to(addresses.brief(brief_id, spot.lang))
    return spot.to(addresses.source(spot.desk.library.sources[key].slug, spot.lang))


def _with_back(note: PrintedNote) -> str:
    if note.back and note.html.endswith("</p>"):
        return f"{note.html[:-4]}\u00a0{note.back}</p>"
    return note.html + (f"<p>{note.back}</p>" if note.back else "")


def filled(desk: Desk, brief: Brief) -> str:
    """Give a brief's HTML with the ids of its blocks and the titles of other briefs in their holes."""
    ids = desk.paragraphs.ids.get(brief.key)
    if brief.kind != BRIEFS or ids is None:
        html = without_ids(brief.html)
    else:
        html = with_ids(brief.html, (one for one, b in zip(ids, brief.blocks, strict=True) if not b.own_id))
    return with_others(desk, brief, html)


def with_others(desk: Desk, brief: Brief, html: str) -> str:
    """Put what other files and stages give into the whole of a brief's HTML: titles of briefs, drawings, sources."""
    if brief.images:
        html = with_sizes(html, addresses.of_content(brief.kind, brief.id, brief.lang), desk.pictures)
    if brief.charts:
        html = with_drawings(html, brief.charts, desk.drawings)
        html = _SOURCE.sub(lambda hole: _chart_source(desk, brief, hole[1]), html)
    if not brief.titles:
        return html
    known = desk.titles[brief.lang]
    parts = html.split(Placeholder.CITATION)
    names = [*(escape(known.get(name, name)) for name in brief.titles), ""]
    return "".join(part + name for part, name in zip(parts, names, strict=True))


def _chart_source(desk: Desk, brief: Brief, name: str) -> str:
    """Give the source of a chart in full, as a link to its page; the key alone where there is no such source."""
    source = desk.library.sources.get(SourceKey(unescape(name)))
    if source is None:
        return name
    origin = addresses.of_content(brief.kind, brief.id, brief.lang)
    href = addresses.relative(origin, addresses.source(source.slug, brief.lang))
    words = to_html(plain_source(desk, source.key, brief.lang), brief.lang)
    return (
        f'<span class="reference">{words}</span> <a href="{escape(href)}">{desk.words[brief.lang]("source_page")}</a>'
    )


def plain_source(desk: Desk, key: SourceKey, lang: Lang) -> str:
    """Give a source in full, in marked text, as the site's own pages show it."""
    return desk.references.full(key, lang, desk.profiles[lang])
