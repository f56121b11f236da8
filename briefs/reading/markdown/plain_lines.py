"""Paragraphs, headings and notes of one line are no work for the other rules of blocks: most lines are one of them."""

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def


def plain_lines_plugin(md: MarkdownIt) -> None:
    """Let a parser ask first whether a line is a paragraph, a heading or the beginning of a note."""
    md.block.ruler.before("table", "plain_line", _plain_line)


def _plain_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin, behind = state.bMarks[start] + state.tShift[start], start + 1
    first = state.src[begin]
    if silent:
        return False
    if first == "[":
        return not _begins(state, behind, end, ("|", "-", ":")) and footnote_def(state, start, end, silent)
    # No other block begins with a letter. Behind the line may stand what makes a table or a definition of it.
    if not (first.isalpha() or first == "#") or not _is_alone(state, behind, end):
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
    """Return whether nothing behind a line goes on with it: the end, an empty line without a definition, a note."""
    if behind >= state.lineMax:
        return True
    if state.isEmpty(behind):
        return not _begins(state, behind + 1, end, (":", "~"))
    # A line that is far in goes on with the paragraph, as one does that a quotation has no more room for.
    return 0 <= state.sCount[behind] <= state.blkIndent + 3 and footnote_def(state, behind, end, True)


def _begins(state: StateBlock, line: int, end: int, marks: tuple[str, ...]) -> bool:
    """Return whether a line begins with one of some marks."""
    return line < end and state.src.startswith(marks, state.bMarks[line] + state.tShift[line])
