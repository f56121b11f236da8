"""What was edited in Word comes back into the brief from which it was made; what was not touched stays to the byte."""

import re
from collections.abc import Callable

import msgspec

from briefs.importing.brought import Brought, Conflict, Counts
from briefs.importing.carried import Carried
from briefs.importing.drafts import at_start
from briefs.importing.known_units import groups_of, known_units
from briefs.importing.piece_order import NOTE_BEGIN, Placed, in_list, in_order, put_together
from briefs.importing.returned_notes import NEW, NotesBack, notes_back
from briefs.importing.settled_pieces import REMARK, plain_fields, settled, with_notes_within
from briefs.importing.standing_pieces import Standing, standing
from briefs.importing.token_merges import place_in
from briefs.importing.word_inlines import NOTE, POINTER
from briefs.importing.word_units import Unit, WordUnits, without_remarks

_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
NewNotes = Callable[[dict[str, str]], dict[str, str]]
"""Writes new notes, by label, as a brief has them: with keys where works are known."""


def brought_back(
    carried: Carried, word: WordUnits, now: str, new_notes: NewNotes, stale: frozenset[int] = frozenset()
) -> Brought:
    """Bring a Word file back into the text `now`; `stale` are pieces known to have changed on both sides."""
    notes = notes_back(carried, word)
    return _Bringing(carried, word, standing(carried, now), notes, stale).done(new_notes)


class _Bringing:
    """Goes through the paragraphs of a Word file in their order."""

    def __init__(
        self, carried: Carried, word: WordUnits, there: Standing, notes: NotesBack, stale: frozenset[int]
    ) -> None:
        self.carried, self.word, self.there, self.notes, self.stale = carried, word, there, notes, stale
        self.texts = [self.with_labels(unit.text) for unit in word.units]
        self.of = known_units(
            [one.text for one in carried.units],
            {one.bookmark: at for at, one in enumerate(carried.units)},
            [without_remarks(one) for one in self.texts],
            [one.bookmarks for one in word.units],
        )
        self.units_of: dict[int, list[int]] = {}
        for at, one in enumerate(carried.units):
            self.units_of.setdefault(one.piece, []).append(at)
        self.placed: list[Placed] = []
        self.conflicts: list[Conflict] = []
        self.paragraphs, self.of_notes = Counts(), Counts()
        self.own: list[str] = []

    def with_labels(self, text: str) -> str:
        return NOTE.sub(lambda mark: f"[^{self.notes.marks[mark[0]]}]" if mark[0] in self.notes.marks else "", text)

    def done(self, new_notes: NewNotes) -> Brought:
        self.paragraphs_in_order()
        order = [one.first for one in self.placed if one.first >= 0]
        still = in_order(order)
        self.paragraphs.moved = len(order) - len(still)
        self.rest({one.last for one in self.placed if one.first in still})
        self.new_notes(new_notes)
        end = self.there.behind[-1] if self.there.behind else "\n"
        count = len(self.carried.pieces)
        text = self.there.front + put_together(self.placed, count, end)
        remarks = [REMARK.findall(one) for one in (*self.texts, *self.notes.texts.values())]
        return Brought(
            text, self.paragraphs, self.of_notes, sum(map(len, remarks)), tuple(self.own), tuple(self.conflicts)
        )

    def paragraphs_in_order(self) -> None:
        """Place each paragraph that came back."""
        groups = groups_of([sorted({self.carried.units[unit].piece for unit in own} - {-1}) for own in self.of])
        seen: set[int] = set()
        for at, own in enumerate(self.of):
            pieces, texts = groups.get(at, ((), ()))
            if pieces and pieces[0] not in seen:
                seen.update(pieces)
                self.place(pieces, texts)
            elif not own:
                self.placed.append(Placed(self.new(self.word.units[at], self.texts[at]), ""))
                self.paragraphs.new += 1
            elif not pieces:
                self.beside(self.texts[at], "\n\n".join(self.carried.units[unit].text for unit in own))

    def beside(self, text: str, shown: str) -> None:
        """Tell what changed in what the program writes itself; reminders stay where it stands."""
        if remarks := REMARK.findall(text):
            self.placed.append(Placed("".join(remarks), ""))
        if without_remarks(text) != shown:
            self.own.append(POINTER.sub("", without_remarks(text)))

    def place(self, pieces: tuple[int, ...], texts: tuple[int, ...]) -> None:
        """Place pieces that came back as some texts."""
        units = [unit for piece in pieces for unit in self._as_written(piece)]
        shown = "\n\n".join(self.carried.units[unit].text for unit in units)
        texts = tuple(sorted(texts, key=lambda at: units.index(next(one for one in self.of[at] if one in units))))
        returned = "\n\n".join(self.texts[at] for at in texts)
        within = self.notes_within(shown)
        if shown == returned and not within:
            self.paragraphs.kept += len(pieces)
            for piece in pieces:
                self.placed.append(Placed(self.there.texts[piece], self.there.behind[piece], piece, piece))
            return
        self.paragraphs.changed += len(pieces)
        first, last = pieces[0], pieces[-1]
        written = with_notes_within(_joined(self.carried, pieces), within)
        self.of_notes.changed += len(within)
        if len(texts) > 1 and len(pieces) == 1 and all(self.word.units[at].kind == "item" for at in texts):
            returned = self._points(written, texts)
        elif written.startswith(">"):
            returned = returned.replace("\n\n", "\n>\n> ")
        text = settled(shown, written, returned, self.word.shown)
        self.against(pieces, text)
        self.placed.append(Placed(text, self.there.behind[last], first, last))

    def _as_written(self, piece: int) -> list[int]:
        """Return the units of a piece in the order of its Markdown: Word has captions of tables above them."""
        units, written = self.units_of[piece], self.carried.pieces[piece].text
        if len(units) == 1:
            return units
        return sorted(units, key=lambda unit: place_in(self.carried.units[unit].text, written))

    def _points(self, written: str, texts: tuple[int, ...]) -> str:
        """Write a point that was parted as several."""
        made = self.texts[texts[0]]
        before = written
        for at in texts[1:]:
            before = in_list(self.texts[at], before)
            made += "\n" + before
        return made

    def notes_within(self, shown: str) -> dict[int, tuple[str, str]]:
        """Return, by place, the notes that changed of those that are written where a text calls them."""
        texts = {one.label: one.text for one in self.carried.notes}
        called = [label for label in _LABEL.findall(shown) if label.startswith("~")]
        return {
            place: (texts[label], self.notes.texts[label])
            for place, label in enumerate(called)
            if label in self.notes.texts and self.notes.texts[label] != texts[label]
        }

    def against(self, pieces: tuple[int, ...], word: str) -> None:
        """Keep a conflict in mind where pieces changed here as well."""
        if any(piece in self.stale or self.there.texts[piece] != self.carried.pieces[piece].text for piece in pieces):
            here = "".join(self.there.texts[piece] + self.there.behind[piece] for piece in pieces).strip()
            if here != word:
                self.conflicts.append(Conflict(self.there.lines[pieces[0]], here, word))

    def new(self, unit: Unit, text: str) -> str:
        """Write a new paragraph."""
        text = plain_fields(text, self.word.shown)
        match unit.kind:
            case "item":
                return in_list(at_start(text), self.placed[-1].text if self.placed else "")
            case "code":
                fence = "~" * 4 if "```" in text else "`" * 3
                return f"{fence}\n{text}\n{fence}"
            case "heading":
                sign, _, words = text.partition(" ")
                return f"{sign} {unit.number}{words}"
            case "table":
                return text
            case "quote":
                return f"> {at_start(text)}"
        return at_start(text)

    def rest(self, still: set[int]) -> None:
        """Place what Word does not show, notes among it, behind what it stood behind; `still` are not moved."""
        said = "\n".join(one.text for one in self.placed)
        labels = set(_LABEL.findall(said))
        placed = {piece for one in self.placed for piece in range(one.first, one.last + 1) if one.first >= 0}
        behind: dict[int, list[Placed]] = {}
        anchor = -1
        for place, piece in enumerate(self.carried.pieces):
            here, follows = self.there.texts[place], self.there.behind[place]
            if place in placed:
                anchor = place if place in still else anchor
            elif piece.label:
                behind.setdefault(anchor, []).extend(self.note(place, labels))
            elif place not in self.units_of:
                behind.setdefault(anchor, []).append(Placed(here, follows, place, place))
            else:
                self.paragraphs.gone += 1
                self.against((place,), "")
                if follows != piece.behind and follows.strip():
                    behind.setdefault(anchor, []).append(Placed(follows.strip("\n"), "\n\n", place, place))
        order = behind.pop(-1, [])
        for one in self.placed:
            order += [one, *(behind.pop(one.last, []) if one.last >= 0 else [])]
        self.placed = [*order, *(one for rest in behind.values() for one in rest)]

    def note(self, place: int, labels: set[str]) -> list[Placed]:
        """Return a note as it came back; nothing where no mark calls it any more."""
        piece, here = self.carried.pieces[place], self.there.texts[place]
        shown = next((one.text for one in self.carried.notes if one.label == piece.label), None)
        text = here
        if shown is not None and piece.label in self.notes.texts and self.notes.texts[piece.label] != shown:
            self.of_notes.changed += 1
            returned = self.notes.texts[piece.label]
            text = settled(_indented(shown), piece.text, _indented(returned), self.word.shown)
            self.against((place,), text)
        elif shown is not None and piece.label not in self.notes.texts and piece.label not in labels:
            self.of_notes.gone += 1
            self.against((place,), "")
            return []
        else:
            self.of_notes.kept += 1
        return [Placed(text, self.there.behind[place], place, place)]

    def new_notes(self, write: NewNotes) -> None:
        """Name new notes, and place them behind the others."""
        called = _LABEL.findall("\n".join(one.text for one in self.placed))
        fresh = [label for label in dict.fromkeys(called) if label.startswith(NEW) and label in self.notes.texts]
        self.of_notes.new = len(fresh)
        taken = {*called, *(one.label for one in self.carried.pieces)}
        numbers = (str(n) for n in range(len(self.carried.notes) + 1, 10**6) if str(n) not in taken)
        names = dict(zip(fresh, numbers, strict=False))
        texts = write({names[label]: plain_fields(self.notes.texts[label], self.word.shown) for label in fresh})

        def named(found: re.Match[str]) -> str:
            if found[1] in names:
                return f"[^{names[found[1]]}]"
            # A note that was written where it is called, in words that were written anew.
            return (
                f"^[{self.notes.texts[found[1]]}]" if found[1] in self.notes.texts and found[1][0] == "~" else found[0]
            )

        self.placed = [msgspec.structs.replace(one, text=_LABEL.sub(named, one.text)) for one in self.placed]
        last = max((n for n, one in enumerate(self.placed) if NOTE_BEGIN.match(one.text)), default=len(self.placed) - 1)
        made = [Placed(_indented(f"[^{name}]: {at_start(text)}"), "") for name, text in texts.items()]
        self.placed[last + 1 : last + 1] = made


def _indented(text: str) -> str:
    """Write the further paragraphs of a note as Markdown wants them."""
    return text.replace("\n\n", "\n\n    ")


def _joined(carried: Carried, pieces: tuple[int, ...]) -> str:
    """Return pieces with what stands between them."""
    parts = [carried.pieces[piece].text + carried.pieces[piece].behind for piece in pieces[:-1]]
    return "".join([*parts, carried.pieces[pieces[-1]].text])
