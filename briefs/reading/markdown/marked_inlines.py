"""Paragraphs without a mark are no work for the parser: nothing stops it but characters with which a mark begins."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_ref

# It begins with one class of characters, by which a text is passed over quickest.
_MARK = re.compile(r"[\n&*<@\[\]\\_`~!^-](?:(?<![!^-])|(?<=[!^])(?=\[)|(?<=-)(?=\{))")
"""Where a rule for inline mark-up of the parser may begin: `*`, `[`, `@`, and `![`, `^[`, `-{` of two characters.

The parser stops at each hyphen and colon as well, for rules that there are not here.
"""
_CALL = re.compile(r"\[\^[\w-]+\](?![({])")
"""The call of a note, and no link or span: neither an address nor attributes stand behind it."""


def marked_inlines_plugin(md: MarkdownIt) -> None:
    """Let a parser stop at marks alone, of which most call notes, and pass over blocks that have none."""
    md.inline.terminator_re = _MARK
    md.inline.ruler.after("text", "plain_call", _plain_call)
    md.core.ruler.at("inline", _inline)


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if _MARK.search(token.content):
            token.children = state.md.inline.parse(token.content, state.md, state.env, [])
        else:
            token.children = [Token("text", "", 0, content=token.content)] if token.content else []


def _plain_call(state: StateInline, silent: bool) -> bool:
    # Where a text has references, one may have the name.
    is_call = _CALL.match(state.src, state.pos, state.posMax) and "references" not in state.env
    return bool(is_call) and footnote_ref(state, silent, always_match=True)
