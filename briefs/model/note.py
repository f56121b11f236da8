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
"""The placeholders in the text of a note: one for each insertion, and where a short form ends a second one."""


class KeyedCitation(msgspec.Struct, frozen=True, tag="key"):
    """`@key, 頁4`: a citation by key."""

    key: str
    """What stands behind `@`; whether there is such a source is not known here."""
    locator: Locator | None
    """The place within the source; None where none is named."""
    line: int
    """Its line in the file, from 1."""
    column: int
    """Its column, from 1, in code points."""


class TypedCitation(msgspec.Struct, frozen=True, tag="typed"):
    """同前註, 前揭註3, *supra* note 3: a short form as an author typed it."""

    words: str
    """The short form as it stands in the text, without its mark-up."""
    number: int
    """The number of the note that the words name: 0 for the note before, -1 where they leave it open (同前揭註)."""
    before: str
    """The words of its paragraph that stand before it, in which the issuer of the source may be named."""
    locator: Locator | None
    """The place that is named behind it; None where none is."""
    line: int
    """Its line in the file, from 1."""
    column: int
    """Its column, from 1, in code points."""


class BriefTitle(msgspec.Struct, frozen=True, tag="brief"):
    """`[[id]]`: the title of another brief, which is known when all have been read."""

    brief: str
    """The id of that brief; whether there is one is not known here."""


Insertion = KeyedCitation | TypedCitation | BriefTitle


class NoteReference(msgspec.Struct, frozen=True):
    """A place in the text that calls a note."""

    sentence: str
    """The sentence that holds the mark; titles of briefs in it are placeholders (`TITLE`)."""
    before: str
    """The character before the mark; empty at the beginning of a block."""
    after: str
    """The character behind it; empty at the end."""
    line: int
    """Its line in the file, from 1."""
    column: int
    """Its column, from 1, in code points."""


class Note(msgspec.Struct, frozen=True):
    """One note, with what of it can be known by itself."""

    number: int
    """Its number, from 1, by where the text first calls it; those that only notes call come last."""
    label: str
    """What stands between `[^` and `]`."""
    part: int
    """How many headings of level 2 stand before its first call; 0 also where only notes call it."""
    references: tuple[NoteReference, ...]
    """The places of the text that call it, in order."""
    html: str
    """Its text as HTML, with a placeholder for each insertion."""
    text: str
    """The same without mark-up."""
    insertions: tuple[Insertion, ...]
    """What is to be filled in, in the order of the placeholders."""
    addresses: tuple[str, ...]
    """The web addresses to which it links."""
    back: str
    """The links back to the text as HTML; empty where only notes call it."""
    line: int
    """The line of the file on which it begins, from 1."""

    @property
    def keyed(self) -> tuple[KeyedCitation, ...]:
        """Return the citations by key, in the order of the text."""
        return tuple(insertion for insertion in self.insertions if isinstance(insertion, KeyedCitation))

    @property
    def typed(self) -> tuple[TypedCitation, ...]:
        """Return the typed short forms, in the order of the text."""
        return tuple(insertion for insertion in self.insertions if isinstance(insertion, TypedCitation))


class Mention(msgspec.Struct, frozen=True):
    """A link from a brief to another."""

    brief: str
    """The id of the other brief."""
    sentence: str
    """The sentence that holds the link; titles of briefs in it are placeholders (`TITLE`)."""
    note: int
    """The number of the note in which it stands; 0 for the text itself."""
