"""PDF: the manuscript as HTML for WeasyPrint, notes at the foot of the page on which they are called."""

import base64
import mimetypes
import re
from collections.abc import Mapping
from html import escape

from briefs.exporting.front_blocks import chapter_id
from briefs.exporting.manuscripts import Manuscript
from briefs.exporting.markers import marker
from briefs.exporting.volumes import Volume
from briefs.language.languages import is_chinese

_KNOWN = mimetypes.MimeTypes()
"""Python's own table, which is the same on every machine."""
_NOTE = re.compile(r'<span class="note" data-n="(\d+)"></span>')
_AGAIN = re.compile(r'<span class="again" data-n="(\d+)">(\d+)</span>')
_IMAGE = re.compile(r'<img src="([^"]*)"')
_LIST = re.compile(r'<div data-rung="(?P<rung>\d)"><ol(?: start="(?P<start>\d+)")?>|<[ou]l\b|</[ou]l>|<li\b')
_PARAGRAPH = re.compile(r"</?p[^>]*>")


def sheet(volume: Volume, pictures: Mapping[str, bytes]) -> str:
    """Write a volume as one page of HTML for paged media, its pictures in it."""
    if volume.contents:
        entries = "".join(f'<li><a href="#{chapter_id(one)}">{escape(one.title)}</a></li>' for one in volume.chapters)
        body = (
            f'<h1 class="volume">{escape(volume.title)}</h1><p class="by">{escape(volume.by)}</p>'
            f'<nav><p class="contents">{escape(volume.contents)}</p><ol class="contents">{entries}</ol></nav>'
        )
    else:
        body = ""
    body += "\n".join(_chapter(one, pictures) for one in volume.chapters)
    return (
        f'<!doctype html><html lang="{volume.tag}"><head><meta charset="utf-8">'
        f"<title>{escape(volume.title)}</title>"
        f'<meta name="author" content="{escape(volume.by)}">'
        f'<meta name="description" content="{escape(volume.description)}"></head><body>{body}</body></html>'
    )


def _chapter(manuscript: Manuscript, pictures: Mapping[str, bytes]) -> str:
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
    facts = "".join(
        f'<p class="fact"><b>{escape(name)}</b>\u3000{escape(words)}</p>' for name, words in manuscript.facts
    )
    by = f"{escape(manuscript.by)} · {escape(manuscript.written_date)}"
    address = escape(manuscript.address)
    return (
        f'<section class="chapter"><h1 id="{chapter_id(manuscript)}">{escape(manuscript.title)}</h1>'
        f'<p class="by">{by}</p>\n'
        f'<p class="summary">{escape(manuscript.description)}</p>\n{facts}\n{body}\n{_corrections(manuscript)}'
        f'<p class="address"><a href="{address}">{address}</a></p></section>'
    )


def _corrections(manuscript: Manuscript) -> str:
    if not manuscript.corrections:
        return ""
    items = "".join(f"<li><b>{escape(day)}</b>\u3000{escape(words)}</li>" for day, words in manuscript.corrections)
    heading = f"<p><b>{escape(manuscript.corrections_name)}</b></p>"
    return f'<section class="corrections">{heading}<ul>{items}</ul></section>\n'


def _with_markers(html: str) -> str:
    """Write the marker of each point that is marked by the ladder: WeasyPrint counts no 壹、 or （一）."""
    lists: list[list[int]] = []

    def tag(match: re.Match[str]) -> str:
        if match[0] in ("</ol>", "</ul>"):
            lists.pop()
        elif match[0] != "<li":
            lists.append([int(match["rung"] or 0), int(match["start"] or 1) - 1])
            return f'{match[0][:-1]} class="ladder">' if match["rung"] else match[0]
        elif lists and lists[-1][0]:
            lists[-1][1] += 1
            return f'<li data-marker="{marker(lists[-1][1], lists[-1][0])}"'
        return match[0]

    return _LIST.sub(tag, html)


def _raised(again: re.Match[str]) -> str:
    return f'<sup><a href="#fn-{again[1]}">{again[2]}</a></sup>'
