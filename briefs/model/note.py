"""What a note is: its text with a placeholder for each insertion, which the citing stage fills from the records.

A placeholder is a non-character in the HTML and in the plain text; files that hold one are refused, so that none can
come from an author.
"""

import re

import msgspec

from briefs.language.locators import Locator
from briefs.placeholders import Placeholder

TITLE = re.compile(f"{Placeholder.CITATION}([^{Placeholder.CITATION}]*){Placeholder.CITATION}")
"""The placeholder for the title of a brief in a sentence, which says whose title it is."""
MARKS = re.compile(f"[{Placeholder.CITATION}{Placeholder.TYPED_OPEN}{Placeholder.TYPED_CLOSE}]")


class KeyedCitation(msgspec.Struct, frozen=True, tag="key"):
    """`@key, 頁4`: a citation by key, and where it stands in the file."""

    key: str
    locator: Locator | None
    line: int
    column: int


class TypedCitation(msgspec.Struct, frozen=True, tag="typed"):
    """同前註, 前揭註3, *supra* note 3: a short form as an author typed it.

    `number` is that of the note that the words name, 0 for the note before, -1 where the words leave it open.
    `before` is what stands before it in its sentence, where the issuer of the source may be named.
    """

    words: str
    number: int
    before: str
    locator: Locator | None
    line: int
    column: int


class BriefTitle(msgspec.Struct, frozen=True, tag="brief"):
    """`[[id]]`: the title of another brief, which is known when all have been read."""

    brief: str


Insertion = KeyedCitation | TypedCitation | BriefTitle


class NoteReference(msgspec.Struct, frozen=True):
    """A place in the text that calls a note: the sentence, the characters before and after the mark, line, column."""

    sentence: str
    before: str
    after: str
    line: int
    column: int


class Note(msgspec.Struct, frozen=True):
    """One note: its number in reading order, label, text with placeholders, and what of it can be known by itself.

    `part` is the number of the part (heading of the highest rung) that calls it first; `references` are the places that
    call it; `addresses` the web addresses in it; `back` the links back to the text, as HTML.
    """

    number: int
    label: str
    part: int
    references: tuple[NoteReference, ...]
    html: str
    text: str
    insertions: tuple[Insertion, ...]
    addresses: tuple[str, ...]
    back: str
    line: int

    @property
    def keyed(self) -> tuple[KeyedCitation, ...]:
        """Return the citations by key, in the order of the text."""
        return tuple(insertion for insertion in self.insertions if isinstance(insertion, KeyedCitation))

    @property
    def typed(self) -> tuple[TypedCitation, ...]:
        """Return the typed short forms, in the order of the text."""
        return tuple(insertion for insertion in self.insertions if isinstance(insertion, TypedCitation))


class Mention(msgspec.Struct, frozen=True):
    """A link from a brief to another: the other's id, the sentence, and the number of the note (0: in the text)."""

    brief: str
    sentence: str
    note: int
