"""Notes on their way back into a brief: as they were, changed, gone or new."""

import re
from collections.abc import Callable, Sequence

import msgspec

from briefs.importing.brought import Counts, NewNote
from briefs.importing.carried import Carried
from briefs.importing.drafts import at_start
from briefs.importing.piece_order import NOTE_BEGIN, Placed
from briefs.importing.returned_notes import NEW, NotesBack
from briefs.importing.settled_pieces import plain_fields, settled
from briefs.importing.sides import Sides

LABEL = re.compile(r"\[\^([^\]\s]+)\]")
NewNotes = Callable[[dict[str, str]], dict[str, str]]
"""Writes new notes, by label, as a brief has them: with keys where works are known."""


class NotePieces:
    """The notes of a brief whose Word file came back."""

    def __init__(
        self, carried: Carried, notes: NotesBack, sides: Sides, fields: dict[str, str], known: Sequence[NewNote]
    ) -> None:
        """Take what went out and what came back; `fields` say what fields show in Word.

        `known` are new notes that have their labels and texts.
        """
        self.carried, self.notes, self.sides, self.fields = carried, notes, sides, fields
        self.shown = {one.label: one.text for one in carried.notes}
        self.counts = Counts()
        self.known = {one.mark: one for one in known}
        self.new: tuple[NewNote, ...] = ()

    def within(self, shown: str) -> dict[int, tuple[str, str]]:
        """Return, by place, the notes that changed of those that are written where a text calls them."""
        called = [label for label in LABEL.findall(shown) if label.startswith("~")]
        return {
            place: (self.shown[label], self.notes.texts[label])
            for place, label in enumerate(called)
            if label in self.notes.texts and self.notes.texts[label] != self.shown[label]
        }

    def placed(self, place: int, called: set[str]) -> list[Placed]:
        """Return a note as it came back; nothing where no mark calls it any more."""
        piece, here = self.carried.pieces[place], self.sides.texts[place]
        shown, returned = self.shown.get(piece.label), self.notes.texts.get(piece.label)
        text = here
        if shown is None:
            # One that was written here since, or that nothing called.
            self.counts.kept += place not in self.sides.since
        elif returned is not None and returned != shown:
            text = settled(_indented(shown), piece.text, _indented(returned), self.fields)
            text = self.sides.against((place,), text)
            self.counts.kept += text == here
            self.counts.changed += text != here
        elif returned is None and piece.label not in called:
            self.counts.gone += bool(here)
            self.sides.against((place,), "")
            return []
        else:
            self.counts.kept += 1
        return [Placed(text, self.sides.there.behind[place], place, place)]

    def with_new(self, placed: Sequence[Placed], write: NewNotes) -> list[Placed]:
        """Name new notes, and place them behind the others."""
        called = LABEL.findall("\n".join(one.text for one in placed))
        fresh = [label for label in dict.fromkeys(called) if label.startswith(NEW) and label in self.notes.texts]
        self.counts.new = len(fresh)
        marks = {label: mark for mark, label in self.notes.marks.items()}
        known = {label: one for label in fresh if (one := self.known.get(marks[label]))}
        taken = {*called, *(one.label for one in self.carried.pieces), *(one.label for one in self.known.values())}
        numbers = (str(n) for n in range(len(self.carried.notes) + 1, 10**6) if str(n) not in taken)
        names = dict(zip((one for one in fresh if one not in known), numbers, strict=False))
        names |= {label: one.label for label, one in known.items()} | self.sides.labels
        plain = {name: plain_fields(self.notes.texts[label], self.fields) for label, name in names.items()}
        done_before = {one.label: one.text for one in known.values() if one.plain == plain[one.label]}
        texts = write({name: text for name, text in plain.items() if name not in done_before}) | done_before
        self.new = tuple(NewNote(marks[one], names[one], plain[names[one]], texts[names[one]]) for one in fresh)
        made = {name: _indented(f"[^{name}]: {at_start(text)}") for name, text in texts.items()}
        self.sides.compare_notes({name: made.pop(name) for name in self.sides.labels.values() if name in made})

        def named(found: re.Match[str]) -> str:
            label = found[1]
            if label in names:
                return f"[^{names[label]}]"
            # A note that was written where it is called, in words that were written anew.
            return f"^[{self.notes.texts[label]}]" if label in self.notes.texts and label[0] == "~" else found[0]

        done = [msgspec.structs.replace(one, text=LABEL.sub(named, one.text)) for one in placed]
        last = max((n for n, one in enumerate(done) if NOTE_BEGIN.match(one.text)), default=len(done) - 1)
        done[last + 1 : last + 1] = [Placed(text, "") for text in made.values()]
        return done


def _indented(text: str) -> str:
    """Write the further paragraphs of a note as Markdown wants them."""
    return text.replace("\n\n", "\n\n    ")
