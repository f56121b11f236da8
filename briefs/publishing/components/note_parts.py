"""The notes of a page as its template sees them: printed, with links to the sources that they cite."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from briefs.citing.printed_work import Work
from briefs.citing.printing import PrintedNote, PrintOptions, print_notes
from briefs.citing.references import References
from briefs.language.languages import Lang
from briefs.library.citations import CitedText
from briefs.model import addresses
from briefs.model.brief import Brief
from briefs.model.picture import Picture
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import PageContext, SiteContext
from briefs.publishing.components.margin_notes import margin_note
from briefs.publishing.components.picture_sizes import with_sizes
from briefs.publishing.components.source_links import source_href
from briefs.publishing.components.standing_parts import is_only_bill, named_signs
from briefs.publishing.views.citation_views import NoteView, SourceInFull, SourceLink

# A link to a law or to a provision of one, as render.py writes it.
_LAW = re.compile(r'<a class="provision" href="[^"]*/laws/([a-z0-9-]+)/')


def printed_notes(site: SiteContext, brief: Brief) -> tuple[PrintedNote, ...]:
    """Return the notes of a brief or page as they are printed."""
    return site.notes[brief.kind, *brief.key]


def print_text(
    brief: Brief, text: CitedText, references: References, titles: Mapping[str, str], pictures: Mapping[str, Picture]
) -> tuple[PrintedNote, ...]:
    """Print the notes of a brief or page; `titles` are those of the briefs that it names."""

    def work(key: SourceKey) -> Work:
        made = references.work(key, brief.lang, text.profile)
        own = brief.front_matter.by_hand.get(key, "")
        return msgspec.structs.replace(made, by_hand=own) if own else made

    options = PrintOptions(brief.lang, text.profile, references.sources, titles, references.quotes)
    printed = print_notes(text.notes, text.forms, work, options)
    if not brief.images:
        return printed
    page = addresses.of_content(brief.kind, brief.id, brief.lang)
    return tuple(msgspec.structs.replace(note, html=with_sizes(note.html, page, pictures)) for note in printed)


def note_views(page: PageContext, brief: Brief, printed: tuple[PrintedNote, ...]) -> tuple[NoteView, ...]:
    """Return the notes of a page for its template."""
    text = page.site.citations.text(brief)
    return tuple(
        NoteView(
            number=note.number,
            html=_with_back(note),
            full=tuple(SourceInFull(one.id, one.html) for one in note.full),
            sources=tuple(_link(page, brief, key) for key in note.keys),
            margin=margin_note(page, text, cited, forms, source_href(page, note.keys[0])) if note.keys else None,
            laws=named_signs(page, _laws(page, note), _bills(page, note)),
        )
        for note, cited, forms in zip(printed, text.notes, text.forms, strict=True)
    )


def _laws(page: PageContext, note: PrintedNote) -> Iterator[str]:
    """Yield the laws of which a note cites the text, and those to which it leads."""
    yield from (page.site.library.sources[key].instrument for key in note.keys)
    yield from _LAW.findall(note.html)


def _bills(page: PageContext, note: PrintedNote) -> frozenset[str]:
    """Return the laws of which a note cites nothing but the bill."""
    sources = [page.site.library.sources[key] for key in note.keys]
    bills = {source.instrument for source in sources if is_only_bill(page, source)}
    texts = {source.instrument for source in sources if not is_only_bill(page, source)}
    return frozenset(bills - texts - {*_LAW.findall(note.html)})


def _link(page: PageContext, brief: Brief, key: SourceKey) -> SourceLink:
    source = page.site.library.sources[key]
    is_cited_elsewhere = page.site.citations.is_cited_elsewhere(key, brief.id)
    return SourceLink(source_href(page, key), source.title.text, is_cited_elsewhere)


def _with_back(note: PrintedNote) -> str:
    if note.back and note.html.endswith("</p>"):
        return f"{note.html[:-4]}\u00a0{note.back}</p>"
    return note.html + (f"<p>{note.back}</p>" if note.back else "")


def plain_source(site: SiteContext, key: SourceKey, lang: Lang) -> str:
    """Return a source in full, in marked text, as the site's own pages show it."""
    return site.references.full(key, lang, site.profiles[lang])
