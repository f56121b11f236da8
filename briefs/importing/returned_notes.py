"""The notes of a Word file that came back: which is which of those that went out, and which are new."""

from collections.abc import Callable

import msgspec

from briefs.importing.carried import Carried
from briefs.importing.known_units import likeness
from briefs.importing.word_inlines import NOTE
from briefs.importing.word_units import UnitNote, WordUnits

NEW = "+"
"""What the labels of new notes begin with until they are named."""
_SAME = 0.3
"""How alike a note must be to the one whose bookmark it has."""
_ALIKE = 0.6
"""How alike it must be without one."""
_MOST = 40_000
"""Pairs of notes that are compared."""


class NotesBack(msgspec.Struct, frozen=True):
    """The notes of a Word file by label."""

    marks: dict[str, str]
    """The label of each note by its mark in units (`[^#f2]`); that of a new one is `+1`, `+2`."""
    texts: dict[str, str]
    """The text of each by label, with reminders."""
    said: dict[str, str]
    """The same without reminders."""

    def with_labels(self, text: str) -> str:
        """Write the marks of notes in a text with their labels; a mark without a note goes."""
        return NOTE.sub(lambda mark: f"[^{self.marks[mark[0]]}]" if mark[0] in self.marks else "", text)


def notes_back(carried: Carried, word: WordUnits) -> NotesBack:
    """Know the notes again: by bookmark, else by their words, else by how alike they are."""
    free = dict(enumerate(word.notes))
    waiting = dict(enumerate(carried.notes))
    labels: dict[int, str] = {}

    def pair(known: Callable[[UnitNote, str, str], bool]) -> None:
        for at, note in list(free.items()):
            found = next((place for place, one in waiting.items() if known(note, one.bookmark, one.text)), None)
            if found is not None:
                labels[at] = waiting.pop(found).label
                del free[at]

    pair(
        lambda note, bookmark, text: bool(bookmark) and note.bookmark == bookmark and likeness(note.said, text) >= _SAME
    )
    pair(lambda note, _, text: note.said == text)
    if len(free) * len(waiting) <= _MOST:
        pair(lambda note, _, text: likeness(note.said, text) >= _ALIKE)
    else:
        # Too many to compare each with each: in their order.
        for at, place in zip(list(free), list(waiting), strict=False):
            if likeness(free[at].said, waiting[place].text) >= _ALIKE:
                labels[at] = waiting.pop(place).label
                del free[at]
    labels |= {at: f"{NEW}{number}" for number, at in enumerate(free, start=1)}
    by_number = {one.bookmark.removeprefix("_RefNote"): one.label for one in carried.notes if one.bookmark}
    marks = {note.mark: labels[at] for at, note in enumerate(word.notes)}
    marks |= {f"[^#r{number}]": label for number, label in by_number.items()}
    texts = {labels[at]: note.text for at, note in enumerate(word.notes)}
    return NotesBack(marks, texts, {labels[at]: note.said for at, note in enumerate(word.notes)})
