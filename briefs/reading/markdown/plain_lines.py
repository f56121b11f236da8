"""Paragraphs and headings of one line are no work for the other rules of blocks: none begins with a letter or a `#`."""

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading
from markdown_it.token import Token


def plain_lines_plugin(md: MarkdownIt) -> None:
    """Let a parser ask first whether a line with an empty one behind it is a paragraph or a heading."""
    md.block.ruler.before("table", "plain_line", _plain_line)


def _plain_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin, behind = state.bMarks[start] + state.tShift[start], start + 1
    first = state.src[begin]
    # Behind the line may stand what makes a table of it, and below an empty one a definition.
    if silent or not (first.isalpha() or first == "#") or not _is_alone(state, behind, end):
        return False
    if first == "#":
        return heading(state, start, end, silent)
    level = state.level
    content = mdTrim(state.src[begin : state.eMarks[start]])
    state.tokens += (
        Token("paragraph_open", "p", 1, map=[start, behind], level=level, block=True),
        Token("inline", "", 0, map=[start, behind], level=level + 1, children=[], content=content, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
    state.line = behind
    return True


def _is_alone(state: StateBlock, behind: int, end: int) -> bool:
    if behind >= state.lineMax:
        return True
    below = behind + 1
    if not state.isEmpty(behind):
        return False
    return below >= end or not state.src.startswith((":", "~"), state.bMarks[below] + state.tShift[below])
