"""Links as markdown-it parses them, but for labels, addresses and titles that nothing ends.

It looks for the end of each by going on to the end of the paragraph, which for ten thousand brackets takes minutes.
"""

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline

_DEEPEST = 20
"""Brackets within one another in the words of a link."""
_LONGEST = 5000
"""Characters of an address or a title; browsers take addresses of 2,000."""


class _Helpers:
    """Takes the place of the module `markdown_it.helpers`, whose names it has."""

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        """Return where the label ends whose bracket stands at `start`, or -1."""
        begun, level, end = state.pos, 1, -1
        state.pos = start + 1
        while state.pos < state.posMax and level <= _DEEPEST:
            at, mark = state.pos, state.src[state.pos]
            if mark == "]":
                level -= 1
                if level == 0:
                    end = at
                    break
            state.md.inline.skipToken(state)
            if mark == "[":
                if state.pos == at + 1:
                    level += 1
                elif disableNested:
                    break
        state.pos = begun
        return end

    @staticmethod
    def parseLinkDestination(string: str, pos: int, maximum: int):  # type: ignore[no-untyped-def] # noqa: N802
        """Return the address that stands at a place."""
        return parseLinkDestination(string, pos, min(maximum, pos + _LONGEST))

    @staticmethod
    def parseLinkTitle(string: str, start: int, maximum: int, prev_state=None):  # type: ignore[no-untyped-def] # noqa: N802
        """Return the title that stands at a place."""
        return parseLinkTitle(string, start, min(maximum, start + _LONGEST), prev_state)


def bounded_links_plugin(md: MarkdownIt) -> None:
    """Let a parser give up labels, addresses and titles that are longer or deeper than any."""
    md.helpers = _Helpers()  # type: ignore[assignment]
