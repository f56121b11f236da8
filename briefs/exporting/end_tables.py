"""Tables that may stand at the end of a file: its authorities with the notes that cite them, its figures and tables."""

import re
from collections.abc import Collection
from html import escape

from briefs.citing.marked import to_html, to_plain
from briefs.exporting.block_marks import OWN
from briefs.language.languages import is_chinese
from briefs.library.authorities import KINDS, kind_of
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.note_parts import plain_source

AUTHORITIES, FIGURES = "authorities", "figures"
"""The tables that may be asked for."""
_FIGURE = re.compile(
    r'<figure id="(?P<id>[^"]*)".*?<figcaption>(?P<caption>(?:(?!</figcaption>).)*)</figcaption>', re.DOTALL
)
_LABEL = re.compile(r'<span class="figure-label">(.*?)</span>')
_NOTE_MARK = re.compile(r'\u2060?<sup class="note-mark">.*?</sup>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def end_tables(site: SiteContext, brief: Brief, html: str, wanted: Collection[str], *, is_marked: bool) -> str:
    """Return the tables that are wanted of a text, as HTML that goes behind it; a table without a line is left out."""
    mark = f'<span class="block" data-n="{OWN}"></span>' if is_marked else ""
    made = []
    if FIGURES in wanted:
        made.append(_figures(html, site.words[brief.lang]("list_of_figures"), mark))
    if AUTHORITIES in wanted:
        made.append(_authorities(site, brief, mark))
    return "".join(made)


def _figures(html: str, heading: str, mark: str) -> str:
    lines = []
    for figure in _FIGURE.finditer(html):
        label = _LABEL.search(figure["caption"])
        if label:
            words = _TAG.sub("", _NOTE_MARK.sub("", figure["caption"][label.end() :]))
            link = f'<a class="reference paged" href="#{figure["id"]}">{label[1]}</a>'
            lines.append(f"<p>{mark}{link} {' '.join(words.split())}</p>")
    return f'<h2 id="list-of-figures">{escape(heading)}{mark}</h2>\n' + "\n".join(lines) if lines else ""


def _authorities(site: SiteContext, brief: Brief, mark: str) -> str:
    """Return what a brief cites by kind: in the order of its notes in Chinese, by name in English."""
    words, lang = site.words[brief.lang], brief.lang
    notes: dict[SourceKey, dict[int, None]] = {}
    for note in site.citations.text(brief).notes:
        for work in note.works:
            if work.key:
                notes.setdefault(SourceKey(work.key), {})[note.note.number] = None
    kinds: dict[str, list[tuple[str, str]]] = {}
    for key, numbers in notes.items():
        source = site.library.sources[key]
        full = plain_source(site, key, lang)
        links = words("list_comma").join(
            f'<a class="short-form paged" href="#fn-{number}">{number}</a>' for number in numbers
        )
        line = f"<p>{mark}{to_html(full, lang)}{'　' if is_chinese(lang) else ' — '}{words('in_notes')}{links}</p>"
        kinds.setdefault(kind_of(source), []).append((to_plain(full).casefold(), line))
    if not kinds:
        return ""
    made = [f'<h2 id="table-of-authorities">{escape(words("authorities"))}{mark}</h2>']
    for kind in KINDS:
        if kind in kinds:
            lines = kinds[kind] if is_chinese(lang) else sorted(kinds[kind])
            made.append(f"<p>{mark}<strong>{escape(words(f'kind_{kind}'))}</strong></p>")
            made += [line for _, line in lines]
    return "\n".join(made)
