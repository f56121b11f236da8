"""Where in a file something stands: lines from the parser, columns found again in the source when they are wanted."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from markdown_it.token import Token

from briefs.language.eras import has_era, places_of_eras, wrong_eras
from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code, Diagnostic


@lru_cache(maxsize=2)
def _line_starts(body: str) -> list[int]:
    """Return where each line of a text begins."""
    starts = [0]
    while at := body.find("\n", starts[-1]) + 1:
        starts.append(at)
    return starts


class Text(msgspec.Struct, frozen=True):
    """The body of a file, and what is said of places in it."""

    path: str
    """The file as diagnostics show it: `content/briefs/x/en.md`."""
    body: str
    """What stands behind the front matter; lines end in a line feed."""
    offset: int = 0
    """How many lines of the file stand before the body."""

    def line(self, token: Token) -> int:
        """Return the line of the file on which a block begins."""
        return (token.map[0] if token.map else 0) + 1 + self.offset

    def find(self, token: Token, needle: str) -> tuple[int, int]:
        """Return the line and column at which some words first stand within a block.

        The parser does not say where in a block a link or a mark stands; looking for it costs nothing until there is a
        mistake to show. Where it is not found, the block's first line is the answer.
        """
        return next(self.each(token, needle), (self.line(token), 1))

    def each(self, token: Token, needle: str) -> Iterator[tuple[int, int]]:
        """Yield each line and column at which some words stand within a block."""
        first, last = token.map or [0, 0]
        starts = _line_starts(self.body)
        end = starts[last] if last < len(starts) else len(self.body)
        at = starts[first] - 1
        # The whole block is searched in one call: a paragraph of ten thousand lines may hold as many mistakes.
        while first < last and (at := self.body.find(needle, at + 1, end)) >= 0:
            line = bisect_right(starts, at)
            yield line + self.offset, at - starts[line - 1] + 1

    def era_faults(self) -> tuple[Diagnostic, ...]:
        """Report years of eras that disagree with the Western year beside them."""
        if not has_era(self.body):
            return ()
        starts = [*_line_starts(self.body), len(self.body) + 1]
        lines = sorted({bisect_right(starts, at) for at in places_of_eras(self.body)})
        return tuple(
            self.fault(
                (number + self.offset, at + 1),
                Code.DATE_ERA,
                say("era-is", era=era, right=right),
                say("one-year-wrong"),
            )
            for number in lines
            for at, era, right in wrong_eras(self.body[starts[number - 1] : starts[number] - 1])
        )

    def fault(self, at: tuple[int, int], code: Code, message: Message, hint: Message = NOTHING) -> Diagnostic:
        """Make a diagnostic for a line and column of this file."""
        return Diagnostic(self.path, *at, code, message, hint)
