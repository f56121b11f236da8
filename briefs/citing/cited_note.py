"""What one note cites, as values."""

import msgspec

from briefs.language.locators import Locator
from briefs.messages.message import Message
from briefs.model.diagnostic import Code
from briefs.model.note import Note


class Work(msgspec.Struct, frozen=True):
    """A cited work: one of the three is given."""

    key: str = ""
    """The key of a source."""
    brief: str = ""
    """The id of a brief that is linked to."""
    note: int = 0
    """The number of the note whose own words describe a work without a record, from 1."""


class Citation(msgspec.Struct, frozen=True):
    """One citation in a note."""

    work: Work
    """What is cited; equal for two citations of one work."""
    locator: Locator | None
    """The place within it, or None."""
    by: str
    """How it was made: `key`, `typed` (a short form), `address`, `link` (to a brief) or `words`."""
    named: int = 0
    """The number of the note that a typed short form names; 0 for all other citations."""
    inside: bool = False
    """Whether a key stands within a parenthesis, as in (quoting …): then it is not one of the note's own."""


class CitationProblem(msgspec.Struct, frozen=True):
    """What is wrong with a typed short form; its fields are those of a `Diagnostic`."""

    code: Code
    message: Message
    hint: Message
    line: int
    column: int


class CitedNote(msgspec.Struct, frozen=True):
    """A note with what it cites."""

    note: Note
    """The note as it was read."""
    cited: tuple[Citation, ...]
    """Its citations: those in its words in order, then those behind words of links, then linked briefs."""
    antecedents: tuple[Citation | None, ...]
    """For each typed short form, in order, what it stands for; None where that is uncertain."""
    problems: tuple[CitationProblem, ...]
    """What is wrong with its typed short forms."""
    works: tuple[Work, ...]
    """The works cited, each once."""

    @property
    def own_works(self) -> tuple[Work, ...]:
        """Return the works that the note cites itself, not within a parenthesis."""
        return tuple(dict.fromkeys(cited.work for cited in self.cited if not cited.inside))
