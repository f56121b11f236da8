"""PDF: the manuscript as HTML for WeasyPrint, notes at the foot of the page on which they are called."""

import base64
import mimetypes
import re
from collections.abc import Mapping
from html import escape

from briefs.exporting.manuscripts import Manuscript
from briefs.exporting.trees import marker
from briefs.language.languages import is_chinese

_KNOWN = mimetypes.MimeTypes()
"""Python's own table, which is the same on every machine."""
_NOTE = re.compile(r'<span class="note" data-n="(\d+)"></span>')
_AGAIN = re.compile(r'<span class="again" data-n="(\d+)">(\d+)</span>')
_IMAGE = re.compile(r'<img src="([^"]*)"')
_LIST = re.compile(r'<div data-rung="(\d)"><ol>|<ol>|</ol>|<li\b')
_PARAGRAPH = re.compile(r"</?p[^>]*>")


def sheet(manuscript: Manuscript, pictures: Mapping[str, bytes]) -> str:
    """Write a manuscript as one page of HTML for paged media, its pictures in it."""

    def note(mark: re.Match[str]) -> str:
        # A note floats out of its paragraph, in which no other may stand.
        text = manuscript.notes.get(int(mark[1]), "").strip()
        inner = _PARAGRAPH.sub("", re.sub(r"</p>\s*<p[^>]*>", "<br>", text))
        return f'<span class="note" id="fn-{mark[1]}">{_AGAIN.sub(_raised, inner)}</span>'

    def picture(image: re.Match[str]) -> str:
        data = base64.b64encode(pictures.get(image[1], b"")).decode()
        return f'<img src="data:{_KNOWN.guess_type(image[1])[0] or "image/webp"};base64,{data}"'

    marked = _with_markers(manuscript.html) if is_chinese(manuscript.lang) else manuscript.html
    body = _IMAGE.sub(picture, _AGAIN.sub(_raised, _NOTE.sub(note, marked)))
    by = f"{escape(manuscript.by)} · {escape(manuscript.written_date)}"
    address = escape(manuscript.address)
    return (
        f'<!doctype html><html lang="{manuscript.tag}"><head><meta charset="utf-8">'
        f"<title>{escape(manuscript.title)}</title>"
        f'<meta name="author" content="{escape(manuscript.by)}">'
        f'<meta name="description" content="{escape(manuscript.description)}"></head><body>'
        f'<h1>{escape(manuscript.title)}</h1><p class="by">{by}</p>\n{body}\n'
        f'<p class="address"><a href="{address}">{address}</a></p></body></html>'
    )


def _with_markers(html: str) -> str:
    """Write the marker of each point that is marked by the ladder: WeasyPrint counts no 壹、 or （一）."""
    lists: list[list[int]] = []

    def tag(match: re.Match[str]) -> str:
        if match[0] == "</ol>":
            lists.pop()
        elif match[0] != "<li":
            lists.append([int(match[1] or 0), 0])
            return f'{match[0][:-1]} class="ladder">' if match[1] else match[0]
        elif lists and lists[-1][0]:
            lists[-1][1] += 1
            return f'<li data-marker="{marker(lists[-1][1], lists[-1][0])}"'
        return match[0]

    return _LIST.sub(tag, html)


def _raised(again: re.Match[str]) -> str:
    return f'<sup><a href="#fn-{again[1]}">{again[2]}</a></sup>'
