"""The Markdown of briefs: CommonMark with tables, notes, strikethrough and definition lists."""

from collections.abc import Container, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.placeholders import Placeholder
from briefs.reading.markdown.bounded_links import bounded_links_plugin
from briefs.reading.markdown.callouts import callouts_plugin
from briefs.reading.markdown.cited_keys import citations_plugin
from briefs.reading.markdown.cjk import cjk_plugin
from briefs.reading.markdown.comments import comments_plugin, without_comments
from briefs.reading.markdown.inline_notes import inline_notes, inline_notes_plugin
from briefs.reading.markdown.law_spans import law_spans_plugin
from briefs.reading.markdown.marked_inlines import marked_inlines_plugin
from briefs.reading.markdown.plain_lines import plain_lines_plugin
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.scripts import scripts_plugin

DEEPEST = 40
"""How deeply blocks may be nested; no brief needs more, and templates and browsers suffer from more."""


@cache
def parser(*, allow_html: bool = False) -> MarkdownIt:
    """Make the parser.

    Indented code and underlined headings are off: in prose pasted from elsewhere they are always an accident. Notes
    are only parsed here; `footnotes.py` numbers and checks them.
    """
    md = MarkdownIt("commonmark", {"html": allow_html, "maxNesting": DEEPEST, "xhtmlOut": False})
    md.enable(["table", "strikethrough"]).disable(["code", "lheading"])
    md.use(deflist_plugin)
    md.use(callouts_plugin)
    md.use(inline_notes_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    # [民法]{lang=ja} says what can't be recognised, and [第25條]{law=jp-ai-promotion-act art=25} which law is meant; no
    # other attribute can be set from a text.
    md.use(attrs_plugin, after=(), spans=True, allowed=["lang", "law", "art", "sec"])
    md.use(bounded_links_plugin)
    md.use(law_spans_plugin)
    md.use(cjk_plugin)
    md.use(citations_plugin)
    md.use(scripts_plugin)
    md.use(comments_plugin)
    md.use(marked_inlines_plugin)
    md.use(plain_lines_plugin)
    md.core.ruler.at("normalize", _normalize)
    # Links of every kind are parsed, so that the forbidden ones can be reported; `find_links` takes their address.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def _normalize(state: StateCore) -> None:
    # Files are decoded with line feeds alone; front matter may have others.
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _unname_empty_heads(tokens: Sequence[Token]) -> None:
    """Make common cells of heads of columns that say nothing: they are no heads to those who hear a table."""
    for at, opening in enumerate(tokens):
        if opening.type == "th_open" and not tokens[at + 1].content.strip():
            closing = tokens[at + 2]
            opening.type, opening.tag, closing.type, closing.tag = "td_open", "td", "td_close", "td"


def parse(text: Text, keys: Container[str] = (), *, allow_html: bool) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Parse a body into tokens; report reminders, raw HTML that will be shown as text, and nesting past all reason.

    `keys` are the keys of sources behind which prose may go on.
    """
    markdown = parser(allow_html=allow_html)
    tokens = markdown.parse(text.body, {"keys": keys})
    tokens += list(inline_notes(tokens, lambda words: markdown.parseInline(words, {"keys": keys})))
    if any(token.level >= DEEPEST - 1 for token in tokens):
        at = next(text.line(token) for token in tokens if token.map and token.level >= DEEPEST // 2)
        fault = text.fault((at, 1), Code.FILE_TOO_COMPLEX, say("nested-blocks"), say("flatten"))
        return [], (fault,)
    return _told(tokens, text, allow_html=allow_html)


def parse_line(
    words: str, lines: tuple[int, int], text: Text, keys: Container[str] = (), *, allow_html: bool
) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Parse one paragraph that stands by itself within some lines of a text, counted from 0, into one token."""
    tokens = parser(allow_html=allow_html).parseInline(words, {"keys": keys})
    tokens[0].map = [*lines]
    return _told(tokens, text, allow_html=allow_html)


def _told(tokens: list[Token], text: Text, *, allow_html: bool) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Take the comments out of tokens, and report reminders and HTML that is shown."""
    tokens, reminders = without_comments(tokens, text)
    _unname_empty_heads(tokens)
    if allow_html:
        return tokens, reminders
    shown = [
        text.fault(
            text.find(token, found), Code.HTML_SHOWN, say("html-shown-as-text", found=found), say("write-in-markdown")
        )
        for token in tokens
        # An entity may be a bracket too: &lt;br&gt;.
        if token.type == "inline" and ("<" in token.content or "&" in token.content)
        for child in token.children or []
        if child.type == "text" and (found := _tag(child.content))
    ]
    return tokens, (*reminders, *shown)


def _tag(text: str) -> str:
    """Return the beginning of an HTML tag that stands in a text, or nothing."""
    at = text.find("<")
    while at >= 0:
        # Eleven characters: a slash, and the longest names in HTML (`blockquote`, `figcaption`).
        rest = text[at + 1 : at + 12]
        name = rest.lstrip("/")
        word = next((name[:i] for i, c in enumerate(name) if not c.isascii() or not c.isalnum()), name)
        # An address between angle brackets is no tag, as OSCOLA prints it: <https://example.org/>.
        is_address = name[len(word) : len(word) + 1] == ":"
        if word and word[0].isalpha() and ">" in text[at:] and not is_address:
            return text[at : at + 1 + len(rest) - len(name) + len(word)]
        at = text.find("<", at + 1)
    return ""


_MARKS: dict[str, str] = {
    "cite": Placeholder.CITATION,
    "brief_title": Placeholder.CITATION,
    "typed_open": Placeholder.TYPED_OPEN,
    "typed_close": Placeholder.TYPED_CLOSE,
}


def text_like(words: str, like: Token) -> Token:
    """Return a token with some words of a text token."""
    return Token("text", "", 0, content=words, level=like.level, info=like.info)


def task_mark(token: Token) -> str:
    """Return the box of a point of a task list."""
    return "☑" if token.meta["is_done"] else "☐"


_WORDS = frozenset({"text", "code_inline", "script"})


def plain(children: list[Token] | None) -> str:
    """Return the words of inline tokens: no mark-up, no note marks, pictures by their alternative text; holes stay."""
    if children and len(children) == 1 and children[0].type == "text":
        # Most blocks are one text.
        return children[0].content
    parts: list[str] = []
    for child in children or []:
        if child.type in _WORDS:
            parts.append(child.content)
        elif child.type == "image":
            parts.append(plain(child.children))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "task":
            parts.append(f"{task_mark(child)} ")
        elif child.type in _MARKS:
            parts.append(_MARKS[child.type])
    return "".join(parts)


def plain_blocks(tokens: list[Token]) -> str:
    """Return the words of blocks, a line each."""
    lines = [plain(token.children) for token in tokens if token.type == "inline"]
    return "\n".join(line for line in lines if line)
