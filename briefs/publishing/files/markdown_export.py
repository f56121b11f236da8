"""A page as Markdown, beside it as `index.md`: for programs that read texts, and for people who take a text along.

Made from the page itself, so that it says the same: notes as Markdown's footnotes, links whole, no furniture.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from briefs.language.languages import Lang
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.placeholders import Placeholder
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.views.views import Page

TEMPLATES = frozenset({"brief.html", "page.html", "law.html", "glossary.html"})
"""The templates of pages that hold a text of their own (`Head.is_text`); lists of others have data files."""
_FURNITURE = [
    *("nav", "svg", "button", "form", ".actions", ".fact-summary", ".paragraph-tools", ".note-sources"),
    *(".note-margin", ".chart", ".source-short", ".chart-links", ".downloads"),
    *(".cited", ".cited-by", ".related", ".defined"),
]
"""What serves a page only, and what its notes say already."""
# The opening of a note up to its text, as templates write it.
_NOTE = re.compile(r'<li id="fn-(\d+)" class="note"[^>]*>')
_CALL, _LESS, _END = Placeholder.NOTE_CALL, Placeholder.LESS_THAN, Placeholder.BLOCK_END
_BREAK = f"<p>{_END}</p>"
# The largest and the commonest of that: the converter has to read what it leaves out.
_ASIDE = (
    ('<details class="cited"', "</details>"),
    ('<section class="cited-by"', "</section>"),
    ('<section class="related"', "</section>"),
    ('<div class="actions"', "</div>"),
    ('<p class="downloads"', "</p>"),
    ("<nav ", "</nav>"),
)
_ASIDE_IN_NOTES = (
    ('<p class="note-margin"', "</p>"),
    ('<div class="full-source"', "</div>"),
    ('<p class="note-sources"', "</p>"),
)
# What keeps a mark or a link back in the line of its text goes with it, and so do places where a line may end.
_REPLACED = (
    ('\u2060<sup class="note-mark">', '<sup class="note-mark">'),
    ('\u00a0<a class="backlink"', '<a class="backlink"'),
    ("<wbr>", ""),
    # It is `\<` in the end: a bare `<` of the text could begin a tag in Markdown.
    ("&lt;", _LESS),
)
_REWRITTEN = [
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        # The mark of a note stays a placeholder while the rest is converted, and is `[^3]` afterwards.
        (r'<sup class="note-mark"><a href="#fn-(\d+)"[^>]*>\d+</a></sup>', rf"{_CALL}\1{_CALL}"),
        (r'<a class="(?:permalink|backlink)"[^>]*>.*?</a>', ""),
        # Places in the page, and what terms mean: Markdown has neither.
        (r'<a (?=[^>]*(?:href="#|class="term"))[^>]*>(.*?)</a>', r"\1"),
        (r"<figcaption>(.*?)</figcaption>", r"<p>\1</p>"),
        (r"<summary>(<h2\b.*?</h2>)</summary>", r"\1"),
        # Markdown has no lists of definitions: they become points that begin in bold.
        (r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", r"<li><strong>\1</strong> \2</li>"),
        (r"<(/?)dl\b[^>]*>", r"<\1ul>"),
    )
]
_CALLED = re.compile(f"{_CALL}(\\d+){_CALL}")


class RenderedPage(msgspec.Struct, frozen=True):
    """A page as it was rendered."""

    html: str
    """Its `<main>` element."""
    url: str
    """Its full web address."""


def exported_page(site: SiteContext, page: Page, data: bytes) -> tuple[Address, RenderedPage] | None:
    """Return a rendered page that is there as Markdown too, with the address of that; None where it is not."""
    if page.template not in TEMPLATES or not site.library.settings.outputs.has_markdown(Lang(page.lang)):
        return None
    start = data.find(b"<main")
    end = data.find(b"</main>", start)
    if start < 0 or end < 0:
        return None
    main = data[start : end + len(b"</main>")].decode()
    return addresses.markdown(page.address), RenderedPage(main, site.absolute(page.address))


def to_markdown(page: RenderedPage) -> bytes:
    """Write a page as Markdown. It is slow, so its result is kept."""
    html, notes = cut(page.html, '<section class="notes"', "</section>")
    numbers_and_notes = _NOTE.split(_without(notes[0], _ASIDE_IN_NOTES))[1:] if notes else []
    numbers, texts = numbers_and_notes[::2], numbers_and_notes[1::2]
    # All in one call: telling the converter what is wanted takes longer than converting a note.
    converted = _converted(_BREAK.join([_without(html, _ASIDE), *texts]), page.url).split(_END)
    main, *said = [part.strip() for part in converted]
    parts = [f"[^{number}]: {_indented(note)}" for number, note in zip(numbers, said, strict=True)]
    return "\n\n".join([main, *parts, f"<{page.url}>\n"]).encode()


def _without(html: str, asides: Iterable[tuple[str, str]]) -> str:
    """Return HTML without some elements, each with its opening and its end."""
    for opening, closing in asides:
        html, _ = cut(html, opening, closing)
    return html


def cut(html: str, opening: str, closing: str) -> tuple[str, list[str]]:
    """Return HTML without the elements that begin and end so, and these; one that holds another of its kind stays."""
    # Patterns that go on to the next of something look at each character up to it, which takes ten times as long.
    left, cut, at, seen = [], [], 0, 0
    kind = opening.partition(" ")[0]
    while (start := html.find(opening, seen)) >= 0 and (end := html.find(closing, start)) >= 0:
        seen = end + len(closing)
        # In templates of a site's own an end may be left out, or be that of an element within.
        if html.find(kind, start + 1, end) < 0:
            left.append(html[at:start])
            cut.append(html[start:seen])
            at = seen
    return "".join([*left, html[at:]]), cut


def _indented(text: str) -> str:
    """Set the lines of a note under its first, so that they stay in it."""
    return "\n".join(f"    {line}" if at and line else line for at, line in enumerate(text.split("\n")))


@cache
def _choices() -> dict[str, Any]:
    """Return what the library does unless told otherwise, as itself: to look all of that up by name takes long."""
    import html_to_markdown as library

    return {
        "heading_style": library.HeadingStyle.ATX,
        "list_indent_type": library.ListIndentType.SPACES,
        "highlight_style": library.HighlightStyle.DOUBLE_EQUAL,
        "whitespace_mode": library.WhitespaceMode.NORMALIZED,
        "newline_style": library.NewlineStyle.SPACES,
        "code_block_style": library.CodeBlockStyle.BACKTICKS,
        "inline_data_media": library.InlineDataMedia.KEEP,
        "hidden_content": library.HiddenContent.DROP,
        "url_escape_style": library.UrlEscapeStyle.ANGLE,
        "link_style": library.LinkStyle.INLINE,
        "output_format": library.OutputFormat.MARKDOWN,
        "tier_strategy": library.TierStrategy.AUTO,
    }


def _converted(html: str, url: str) -> str:
    from html_to_markdown import ConversionOptions, convert

    options = ConversionOptions(
        base_url=url,
        escape_asterisks=True,
        extract_metadata=False,
        exclude_selectors=_FURNITURE,
        br_in_tables=True,
        **_choices(),
    )
    for old, new in _REPLACED:
        html = html.replace(old, new)
    for pattern, words in _REWRITTEN:
        html = pattern.sub(words, html)
    text: str = convert(html, options).content or ""
    return _CALLED.sub(r"[^\1]", text).replace(_LESS, "\\<")
