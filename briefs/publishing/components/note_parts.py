"""The notes of a page as its template sees them: printed, with links to the sources that they cite."""

import msgspec

from briefs.citing.printing import Manner, PrintedNote, print_notes
from briefs.language.languages import Lang
from briefs.language.locators import Locator
from briefs.model import addresses
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import Desk, Spot
from briefs.publishing.components.picture_sizes import with_sizes
from briefs.publishing.views.citation_views import NoteView, SourceLink


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


def plain_source(desk: Desk, key: SourceKey, lang: Lang) -> str:
    """Give a source in full, in marked text, as the site's own pages show it."""
    return desk.references.full(key, lang, desk.profiles[lang])
