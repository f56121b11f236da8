"""What CommonMark does not do for Chinese: emphasis beside Han punctuation, and lines that join without a space.

Emphasis follows the rules of markdown-cjk-friendly: beside a CJK character a run of `*` or `~~` may open and close
unless white space stands on that side. (The package mdit-py-cjk-friendly patches the parser's class for the whole
process and wants markdown-it-py < 4.)
"""

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter, Scanned
from markdown_it.token import Token

from briefs.language.han import is_cjk, is_wide


def cjk_plugin(md: MarkdownIt) -> None:
    """Teach a parser emphasis that works beside Han punctuation, and soft breaks that vanish between Han."""
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.at("strikethrough", _strikethrough)
    md.core.ruler.push("join_lines", _join_lines)


def _scanned(state: StateInline) -> Scanned:
    marker = state.src[state.pos]
    scanned = state.scanDelims(state.pos, marker != "_")
    if marker == "_":
        return scanned
    end = state.pos + scanned.length
    before = _looked_through(state.src, state.pos - 1)
    after = state.src[end] if end < state.posMax else " "
    if not (is_cjk(before) or is_cjk(after)):
        return scanned
    return Scanned(not isWhiteSpace(ord(after)), not isWhiteSpace(ord(before)), scanned.length)


def _looked_through(source: str, position: int) -> str:
    """Return the character at a position, passing over the variation selectors that follow a Han character."""
    while position > 0 and (
        "\ufe00" <= source[position] <= "\ufe0f" or "\U000e0100" <= source[position] <= "\U000e01ef"
    ):
        position -= 1
    return source[position] if position >= 0 else " "


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = _scanned(state)
    for _ in range(scanned.length):
        _delimit(state, marker, scanned, scanned.length)
    state.pos += scanned.length
    return True


def _strikethrough(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    scanned = _scanned(state)
    if scanned.length < 2:
        return False
    if scanned.length % 2:
        state.push("text", "", 0).content = "~"
    for _ in range(scanned.length // 2):
        _delimit(state, "~~", scanned, 0)
    state.pos += scanned.length
    return True


def _delimit(state: StateInline, text: str, scanned: Scanned, length: int) -> None:
    state.push("text", "", 0).content = text
    state.delimiters.append(
        Delimiter(ord(text[0]), length, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close)
    )


def _join_lines(state: StateCore) -> None:
    for token in state.tokens:
        children = token.children
        if children and any(child.type == "softbreak" for child in children):
            wide = _before_wide(children)
            kept: list[Token] = []
            last = " "
            for child, before_wide in zip(children, wide, strict=True):
                if child.type != "softbreak" or not (before_wide and is_wide(last)):
                    kept.append(child)
                last = child.content[-1:] or last
            token.children = merged(kept)


def _before_wide(children: list[Token]) -> list[bool]:
    """Return for each token whether the next character behind it is a wide one."""
    found: list[bool] = []
    following = " "
    for child in reversed(children):
        found.append(is_wide(following))
        following = child.content[:1] or following
    return found[::-1]


def merged(children: list[Token]) -> list[Token]:
    """Join neighbouring text tokens, so that a word written over two lines is one word to what comes later."""
    joined: list[Token] = []
    for child in children:
        if child.type == "text" and joined and joined[-1].type == "text":
            joined[-1].content += child.content
        else:
            joined.append(child)
    return joined
