"""A brief apart from its site: its text as plain HTML, its notes, its pictures, what its title page says."""

import itertools
import re
from collections.abc import Collection
from functools import cache, partial
from html import escape
from urllib.parse import urljoin

import msgspec

from briefs.exporting.block_marks import with_block_marks, with_own_marks
from briefs.exporting.end_tables import end_tables
from briefs.exporting.front_parts import headnote_html
from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.language.words import Words
from briefs.model import addresses
from briefs.model.brief import Brief
from briefs.publishing.components.body import filled
from briefs.publishing.components.frames import SiteContext, in_all_languages
from briefs.publishing.components.headnote_parts import headnote
from briefs.publishing.components.note_parts import printed_notes
from briefs.publishing.components.standing_parts import named_signs
from briefs.publishing.views.parts import LawSign

_COLOURS = {"ink": "#1a1a1a", "line": "#b5b0a6", "mark": "#1f4b7a", "rest": "#8d8474"}
_COLOURS |= {"1": "#1f4b7a", "2": "#96701a", "3": "#3f6b4a", "4": "#6b4a73", "5": "#8d8474"}
_COLOURS |= {"s1": "#6591c0", "s2": "#4176af", "s3": "#2e5d91", "s4": "#1d456e", "s5": "#102a45"}
_COLOURS |= {"on1": "#1c1b19", "on": "#ffffff", "quiet": "#5f5b53", "paper": "#ffffff", "none": "none"}
"""The light colours of `templates/assets/brief.css`; a file of its own has no style sheet of the site."""
_CLASSES = re.compile(r'class="([^"]*)"')
_CLASS = re.compile(r"(fill|stroke)-chart-(\w+)")
_MARK = re.compile(r'\u2060?<sup class="note-mark"><a href="#fn-(\d+)"[^>]*>\d+</a></sup>')
"""The mark of a note as `render.py` writes it, with the word joiner before it."""
_HREF = re.compile(r'href="([^"#][^"]*)"')
_IMAGE = re.compile(r'<img src="([^"]*)"([^>]*)>')
_DEFINED = re.compile(r'<a [^>]*href="#def-\d+"[^>]*>(.*?)</a>', re.DOTALL)
"""A short name that the brief defines: what it leads to stands on the page alone."""
_DESCRIBED = re.compile(r' aria-describedby="[^"]*"')
_REFERENCE = re.compile(r'<a class="reference" href="#([^"]*)"')
_POINT = re.compile(r'<(li|p) id="([^"]*)">')
"""A point, or its first paragraph."""
_LIST = re.compile(r'<ol(?P<start> start="\d+")?(?: class="rung-(?P<rung>\d)")?>|</ol>')
_CHART = re.compile(r'<div class="chart">(?:<svg.*?</svg>\s*)+</div>', re.DOTALL)
_CAPTION_ABOVE = re.compile(
    r'(<figcaption>(?:(?!</figcaption>).)*</figcaption>)\s*(<img src="chart-\d+\.png"[^>]*>)', re.DOTALL
)
"""A chart under its caption, as pages have it: on paper tables stand under theirs and figures over it (表上圖下)."""
_FIGURE_TEXT = re.compile(r'<p class="hidden-label">(.*?)</p>\s*(?=<div class="chart">)', re.DOTALL)
"""What a drawing shows, in words, right before it (`chart_fences.py`)."""


class Manuscript(msgspec.Struct, frozen=True):
    """A brief on its way to a file.

    In its HTML a mark is `<span class="note" data-n="2"></span>` (`again` where the note was called before), a short
    form a link to `#fn-2`; a point that is referred to begins with an empty span of the class `point`. A list by the
    ladder stands in `<div data-rung="3">`; links are whole addresses.
    """

    brief_id: str
    """The brief's id, the name of its folder."""
    lang: Lang
    """The language of the version, by which files choose fonts and the markers of the ladder."""
    tag: str
    """The same as a tag of BCP 47 (`zh-Hant-TW`), for the `lang` of the HTML."""
    title: str
    """Plain text, for the title page, the running head and the file's properties."""
    description: str
    """The summary in plain text, which stands under the title, and in the file's properties."""
    by: str
    """The authors, parted as the language does it; the site's publisher where none are named."""
    date: str
    """The last change (ISO 8601, also a month or a year); files are dated so, to be the same bytes at every export."""
    written_date: str
    """The day of publication in the words of the language; `date` may be a later one."""
    address: str
    """The permanent address in full, the same for every language; it identifies an EPUB and a PDF."""
    facts: tuple[tuple[str, str], ...]
    """What stands under the summary, each with its name: topics, jurisdictions, keywords, laws and how they stand."""
    corrections: tuple[tuple[str, str], ...]
    """What was mended, with the day in words."""
    corrections_name: str
    """The heading of the corrections."""
    html: str
    """The text without what only a page of the site needs, as permalinks, numbers of charts and pages of sources."""
    notes: dict[int, str]
    """The HTML of each note, by its number."""
    drawings: dict[str, str] = {}
    """The SVG of each chart, by the name of the picture that the text shows (`chart-1.png`)."""
    media: dict[str, str] = {}
    """The content path of each picture, by the name that the text shows (`picture-1.jpg`)."""
    is_marked: bool = False
    """Whether its blocks are marked, so that a Word file finds its way back."""


def manuscript(site: SiteContext, brief: Brief, tables: Collection[str] = (), *, is_marked: bool = False) -> Manuscript:
    """Take a brief out of its site, with the tables at its end that are wanted (`end_tables.py`).

    `is_marked` says that its blocks are marked, so that it finds its way back.
    """
    brief = with_block_marks(brief) if is_marked else brief
    lang, front_matter = brief.lang, brief.front_matter
    here = site.absolute(addresses.brief(brief.id, lang))
    dropped = _dropped(site.words[lang]("source_page"))
    called: set[str] = set()
    media: dict[str, str] = {}

    def plain(html: str) -> str:
        html = _MARK.sub(lambda mark: _mark(mark[1], called), html)
        html = _CAPTION_ABOVE.sub(r"\2\1", dropped.sub("", html))
        html = _with_points(_DESCRIBED.sub("", _DEFINED.sub(r"\1", html)))
        html = _HREF.sub(lambda link: f'href="{escape(urljoin(here, link[1]))}"', html)
        html = _IMAGE.sub(lambda image: _image(image, here, site, media), html)
        return _with_rungs(html.replace('role="doc-noteref" ', ""))

    drawings = {f"chart-{n}.png": coloured(site.drawings[chart].wide) for n, chart in enumerate(brief.charts, start=1)}
    # Before `plain`, which drops the words that become the text of a picture.
    body = headnote_html(headnote(brief), site.words[lang]) + _with_charts(filled(site, brief))
    body = with_own_marks(body) if is_marked else body
    body += end_tables(site, brief, body, tables, is_marked=is_marked)
    publisher = site.library.settings.publisher.of(lang)
    return Manuscript(
        brief_id=brief.id,
        lang=lang,
        tag=BY_CODE[lang].tag,
        title=front_matter.title,
        description=front_matter.description,
        by=site.words[lang]("comma").join(front_matter.authors) or publisher,
        date=front_matter.last_changed,
        written_date=dates.written(front_matter.date, lang),
        address=site.absolute(addresses.permanent(brief.id)),
        facts=_facts(site, brief),
        corrections=tuple((dates.written(one.date, lang), one.text) for one in front_matter.corrections),
        corrections_name=site.words[lang]("corrections"),
        html=plain(body),
        notes={note.number: plain(note.html) for note in printed_notes(site, brief)},
        drawings=drawings,
        media=media,
        is_marked=is_marked,
    )


def _facts(site: SiteContext, brief: Brief) -> tuple[tuple[str, str], ...]:
    """Return what a brief is about, each list under its name."""
    words, lang, front_matter = site.words[brief.lang], brief.lang, brief.front_matter
    library = site.library
    page = in_all_languages(site, lang, partial(addresses.brief, brief.id))
    lists = {
        "topics": [library.topics[one].names.of(lang) for one in front_matter.topics if one in library.topics],
        "jurisdictions": [
            library.jurisdictions[one].names.of(lang)
            for one in front_matter.jurisdictions
            if one in library.jurisdictions
        ],
        "keywords": front_matter.keywords,
    }
    facts = [(words(name), words("list_comma").join(one)) for name, one in lists.items() if one]
    signs = named_signs(page, (*front_matter.instruments, *brief.laws))
    if signs:
        facts.append((words("laws"), words("parts_comma").join(_standing(words, name, sign) for name, sign in signs)))
    return tuple(facts)


def _standing(words: Words, name: str, sign: LawSign) -> str:
    """Return a law with where it stands: AI Act ● In force (since June 4, 2025)."""
    standing = f"{name} {sign.shape} {sign.text}"
    return words("law_with_dates", standing=standing, dates=sign.dates) if sign.dates else standing


@cache
def _dropped(source_page: str) -> re.Pattern[str]:
    """Find what only a page of the site needs, the links to pages of sources among it, by the words that they bear."""
    return re.compile(
        r'<a class="permalink"[^>]*>.*?</a>|<span class="anchor"[^>]*></span>|<wbr>|<p class="hidden-label">.*?</p>'
        r'|<details class="chart-numbers"><summary>.*?</summary>|</details>|<cite class="source-short">.*?</cite>'
        r'|<span class="chart-links">.*?</span>'
        rf'| <a href="[^"]*">{re.escape(escape(source_page))}</a>'
        r'(?=(?:</span>)?(?:</(?:figcaption|p)>|<span class="chart-links">))',
        re.DOTALL,
    )


def _mark(number: str, called: set[str]) -> str:
    if number in called:
        return f'<span class="again" data-n="{number}">{number}</span>'
    called.add(number)
    return f'<span class="note" data-n="{number}"></span>'


def _with_charts(html: str) -> str:
    """Put a picture in the place of each drawing; what the drawing shows, which stands before it, becomes its text."""
    texts = iter(_FIGURE_TEXT.findall(html))
    numbers = itertools.count(1)
    return _CHART.sub(lambda _: f'<img src="chart-{next(numbers)}.png" alt="{next(texts, "")}">', html)


def coloured(svg: str) -> str:
    """Set the colours of a drawing, which on a page come from the style sheet, and the fonts of a page."""

    def colours(classes: re.Match[str]) -> str:
        return " ".join(f'{kind}="{_COLOURS[name]}"' for kind, name in _CLASS.findall(classes[1]) if name in _COLOURS)

    svg = _CLASSES.sub(colours, svg)
    return svg.replace(
        "<svg ", '<svg font-family="Noto Sans CJK TC, Microsoft JhengHei, sans-serif" font-size="13px" ', 1
    )


def _image(image: re.Match[str], here: str, site: SiteContext, media: dict[str, str]) -> str:
    """Show a picture by a name of its own; one that is no file of the site is named in words."""
    alt = re.search(r'alt="([^"]*)"', image[2])
    words = alt[1] if alt else ""
    if re.fullmatch(r"chart-\d+\.png", image[1]):
        return f'<img src="{image[1]}" alt="{words}">'
    root = site.absolute(addresses.media(""))
    whole = urljoin(here, image[1])
    if not whole.startswith(root):
        return words
    path = whole.removeprefix(root)
    name = f"picture-{len(media) + 1}.{path.rpartition('.')[2].lower()}"
    media[name] = path
    return f'<img src="{name}" alt="{words}">'


def _with_points(html: str) -> str:
    """Put an empty span with the id of a point into each to which something refers; no other paragraph needs its id."""
    wanted = set(_REFERENCE.findall(html))

    def tag(point: re.Match[str]) -> str:
        return f"<{point[1]}>" + (f'<span class="point" id="{point[2]}"></span>' if point[2] in wanted else "")

    return _POINT.sub(tag, html)


def _with_rungs(html: str) -> str:
    """Put a division that says the rung around each list that is marked by the ladder: Pandoc forgets its class."""
    open_lists: list[str] = []

    def tag(match: re.Match[str]) -> str:
        if match[0] == "</ol>":
            return "</ol></div>" if open_lists.pop() else "</ol>"
        open_lists.append(match["rung"] or "")
        begins = f"<ol{match['start'] or ''}>"
        return f'<div data-rung="{match["rung"]}">{begins}' if match["rung"] else begins

    return _LIST.sub(tag, html)
