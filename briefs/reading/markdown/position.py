"""Where in a file something stands: lines from the parser, columns found again in the source when they are wanted."""

import msgspec
from markdown_it.token import Token

from briefs.language.eras import FIRST_YEARS, wrong_eras
from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code, Diagnostic


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

    def find(self, token: Token, needle: str, nth: int = 0) -> tuple[int, int]:
        """Return the line and column at which some words stand for the nth time (from 0) within a block.

        The parser does not say where in a block a link or a mark stands; looking for it costs nothing until there is a
        mistake to show. Where it is not found, the block's first line is the answer.
        """
        first, last = token.map or [0, 0]
        for number, line in enumerate(self.body.split("\n")[first:last], start=first):
            column = -1
            while (column := line.find(needle, column + 1)) >= 0:
                if nth == 0:
                    return number + 1 + self.offset, column + 1
                nth -= 1
        return first + 1 + self.offset, 1

    def era_faults(self) -> tuple[Diagnostic, ...]:
        """Report years of eras that disagree with the Western year beside them."""
        if not any(era in self.body for era in FIRST_YEARS):
            return ()
        return tuple(
            self.fault((number, at + 1), Code.DATE_ERA, say("era-is", era=era, right=right), say("one-year-wrong"))
            for number, line in enumerate(self.body.split("\n"), start=1 + self.offset)
            for at, era, right in wrong_eras(line)
        )

    def fault(self, at: tuple[int, int], code: Code, message: Message, hint: Message = NOTHING) -> Diagnostic:
        """Make a diagnostic for a line and column of this file."""
        return Diagnostic(self.path, *at, code, message, hint)
