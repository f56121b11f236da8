"""Comments in a text, `<!-- … -->`: no reader sees them; those that begin with `review:` are reminders."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.markdown.position import Text

_OPEN, _CLOSE = "<!--", "-->"
_REVIEW = re.compile(r"\s*review:\s*(.*)", re.DOTALL)


def comments_plugin(md: MarkdownIt) -> None:
    """Let a parser see comments, between blocks and inside them."""
    md.block.ruler.before("fence", "comment", _block_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("escape", "comment", _inline_rule)


def _block_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    closes = _close(state.src, begin, state.eMarks[end - 1])
    if closes < 0:
        return False
    last = start + state.src.count("\n", begin, closes)
    if last >= end or state.src[closes : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = state.src[begin + len(_OPEN) : closes - len(_CLOSE)]
        token.map, token.hidden = [start, last + 1], True
        state.line = last + 1
    return True


def _inline_rule(state: StateInline, silent: bool) -> bool:
    closes = _close(state.src, state.pos, state.posMax)
    if closes < 0:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[state.pos + len(_OPEN) : closes - len(_CLOSE)]
    state.pos = closes
    return True


def _close(text: str, start: int, end: int) -> int:
    """Return where the comment that begins at a place ends, or -1 where none begins or ends."""
    if not text.startswith(_OPEN, start):
        return -1
    at = text.find(_CLOSE, start + len(_OPEN), end)
    return at + len(_CLOSE) if at >= 0 else -1


def without_comments(tokens: list[Token], text: Text) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Take the comments out of parsed tokens; report those that ask for a review."""
    # Most texts have none, and their tokens need not be looked through.
    if not any(token.type == "comment" or _OPEN in token.content for token in tokens):
        return tokens, ()
    found: list[Diagnostic] = []
    for token in tokens:
        if token.type == "comment" and token.map:
            found += _reminder(token, (text.line(token), 1), text)
        inside = [child for child in token.children or [] if child.type == "comment"]
        for child, at in zip(inside, text.each(token, _OPEN) if inside else (), strict=False):
            found += _reminder(child, at, text)
        if token.children:
            token.children = [child for child in token.children if child.type != "comment"]
    return [token for token in tokens if token.type != "comment"], tuple(found)


def _reminder(comment: Token, at: tuple[int, int], text: Text) -> list[Diagnostic]:
    match = _REVIEW.fullmatch(comment.content)
    if not match:
        return []
    words = " ".join(match[1].split()) or say("something")
    hint = say("look-then-delete-comment")
    return [text.fault(at, Code.TEXT_REVIEW, say("to-be-reviewed", words=words), hint)]
