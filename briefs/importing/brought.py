"""What came of a Word file that came back."""

import msgspec


class Conflict(msgspec.Struct, frozen=True):
    """A paragraph or note that changed here and in Word."""

    line: int
    """The line of the file as it stands on which it begins."""
    here: str
    """Its Markdown as it stands; empty where it is gone."""
    word: str
    """What would come back; empty where it is gone in Word."""


class Counts(msgspec.Struct):
    """What happened to paragraphs or notes; one that moved and changed counts as both."""

    kept: int = 0
    """As they were."""
    changed: int = 0
    """With other words, or a reminder."""
    new: int = 0
    """Not there before."""
    gone: int = 0
    """No more there."""
    moved: int = 0
    """Elsewhere than before."""


class NewNote(msgspec.Struct, frozen=True):
    """A note that is new in Word."""

    mark: str
    """Its mark in units."""
    label: str
    """Its label."""
    plain: str
    """What it says in Word."""
    text: str
    """The same as the brief has it: with keys where works are known."""


class Brought(msgspec.Struct, frozen=True):
    """What came back."""

    text: str
    """The file as it would be; reminders in it are in no language yet."""
    paragraphs: Counts
    """What happened to paragraphs, points, tables and headings."""
    notes: Counts
    """What happened to notes."""
    comments: int
    """How many reminders the Word file brought."""
    own: tuple[str, ...]
    """Words that changed in what the program writes itself and that can't be taken, as the date."""
    conflicts: tuple[Conflict, ...]
    """What changed on both sides; where there is one, nothing may be written."""
    fields: tuple[str, ...] = ()
    """The keys of the front matter whose values changed."""
    own_gone: tuple[str, ...] = ()
    """Words that are gone in Word and that the program writes itself, as a title."""
    new_notes: tuple[NewNote, ...] = ()
    """The notes that are new in Word."""
