"""What was edited in Word comes back into the brief from which it was made; what was not touched stays to the byte."""

import re
from collections.abc import Sequence

import msgspec

from briefs.importing.brought import Brought, Counts, NewNote
from briefs.importing.carried import Carried
from briefs.importing.drafts import at_start
from briefs.importing.front_back import FrontBack, front_back
from briefs.importing.known_units import groups_of, known_units
from briefs.importing.lost_styles import with_styles
from briefs.importing.note_pieces import LABEL, NewNotes, NotePieces
from briefs.importing.numbers_back import HeadingNumbers, with_kind, with_numbers
from briefs.importing.own_units import OwnUnits, own_units
from briefs.importing.piece_order import Placed, in_list, in_order, notes_last, put_together
from briefs.importing.returned_notes import NotesBack, notes_back
from briefs.importing.settled_pieces import REMARK, plain_fields, settled, with_notes_within
from briefs.importing.sides import Sides
from briefs.importing.token_merges import place_in
from briefs.importing.word_units import Unit, WordUnits, without_remarks
from briefs.importing.written_here import Here, as_it_stands
from briefs.language.ladder import unnumbered
from briefs.language.languages import Lang

_NEXT_POINT = re.compile(r"\n(?=\s*(?:\d{1,9}[.)]|[-*+])\s)")


def brought_back(
    carried: Carried,
    word: WordUnits,
    now: str,
    new_notes: NewNotes,
    stale: frozenset[int] = frozenset(),
    known: Sequence[NewNote] = (),
) -> Brought:
    """Bring a Word file back into the text `now`.

    `stale` are pieces known to have changed on both sides, `known` new notes that have their labels.
    """
    here = as_it_stands(carried, now, stale)
    notes = notes_back(carried, word)
    units = with_styles(here.carried.units, word.units, notes.with_labels)
    own, body = own_units(here.carried.units, units, notes.with_labels)
    front = front_back(carried.front, here.there.front, own)
    word = msgspec.structs.replace(word, units=body)
    return _Bringing(here, word, notes, own, front, known).done(new_notes)


class _Bringing:
    """Goes through the paragraphs of a Word file in their order."""

    def __init__(
        self,
        here: Here,
        word: WordUnits,
        notes: NotesBack,
        own: OwnUnits,
        front: FrontBack,
        known: Sequence[NewNote],
    ) -> None:
        self.carried, self.there = here.carried, here.there
        self.word, self.notes, self.front = word, notes, front
        self.texts = [notes.with_labels(unit.text) for unit in word.units]
        shown = [(at, one) for at, one in enumerate(self.carried.units) if not one.role]
        found = known_units(
            [one.text for _, one in shown],
            {one.bookmark: at for at, (_, one) in enumerate(shown)},
            [without_remarks(one) for one in self.texts],
            [one.bookmarks for one in word.units],
        )
        self.of = [[shown[at][0] for at in places] for places in found]
        self.units_of: dict[int, list[int]] = {}
        for at, one in enumerate(self.carried.units):
            self.units_of.setdefault(one.piece, []).append(at)
        self.numbers = HeadingNumbers(self.carried.units, self.word.units, self.of)
        self.placed = [Placed("".join(own.remarks), "")] if own.remarks else []
        self.own_remarks = own.remarks
        self.sides = Sides(here, frozenset(self.units_of))
        self.note_pieces = NotePieces(self.carried, notes, self.sides, word.shown, known)
        self.paragraphs = Counts()
        self.own: list[str] = list(front.told)

    def done(self, new_notes: NewNotes) -> Brought:
        self.paragraphs_in_order()
        order = [one.first for one in self.placed if one.first >= 0 and one.text]
        still = in_order(order)
        self.paragraphs.moved = len(order) - len(still)
        self.rest({one.last for one in self.placed if one.first in still})
        self.placed = self.note_pieces.with_new(self.placed, new_notes)
        standing = zip(self.there.texts, self.there.behind, strict=True)
        end = next((behind for text, behind in reversed([*standing]) if text), "\n")
        count = len(self.carried.pieces)
        self.placed = with_numbers(notes_last(self.placed), self.carried.pieces)
        text = self.front.text + put_together(self.placed, count, end)
        remarks = [REMARK.findall(one) for one in (*self.texts, *self.notes.texts.values(), *self.own_remarks)]
        return Brought(
            text,
            self.paragraphs,
            self.note_pieces.counts,
            sum(map(len, remarks)),
            tuple(self.own),
            (*self.front.conflicts, *self.sides.conflicts),
            self.front.changed,
            self.front.gone,
            self.note_pieces.new,
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
                self.place_new(self.new(self.word.units[at], self.texts[at]))
            elif not pieces:
                self.beside(self.texts[at], "\n\n".join(self.carried.units[unit].text for unit in own))

    def beside(self, text: str, shown: str) -> None:
        """Tell what changed in what the program writes itself; reminders stay where it stands."""
        if remarks := REMARK.findall(text):
            self.placed.append(Placed("".join(remarks), ""))
        if without_remarks(text) != shown:
            self.own.append(without_remarks(text))

    def place_new(self, text: str) -> None:
        """Place a new paragraph; one that was brought in before stands here already."""
        before = next((one.last for one in reversed(self.placed) if one.last >= 0), -1)
        if self.sides.knows(text, before):
            self.paragraphs.kept += 1
            return
        self.placed.append(Placed(text, ""))
        self.paragraphs.new += 1

    def place(self, pieces: tuple[int, ...], texts: tuple[int, ...]) -> None:
        """Place pieces that came back as some texts."""
        units = [unit for piece in pieces for unit in self._as_written(piece)]
        shown = "\n\n".join(self.carried.units[unit].text for unit in units)
        texts = tuple(sorted(texts, key=lambda at: units.index(next(one for one in self.of[at] if one in units))))
        returned = "\n\n".join(self.texts[at] for at in texts)
        within = self.note_pieces.within(shown)
        first, last = pieces[0], pieces[-1]
        is_same = shown == returned and not within
        there = [self.sides.texts[piece] for piece in pieces]
        if is_same and len(units) == len(texts) == 1:
            there = [self.numbers.renewed(texts[0], with_kind(there[0], self.carried, units[0], self._unit(texts[0])))]
        if is_same:
            for piece, text in zip(pieces, there, strict=True):
                self._count(1, is_kept=text == self.sides.texts[piece])
                self.placed.append(Placed(text, self.there.behind[piece], piece, piece))
            return
        written = with_notes_within(_joined(self.carried, pieces), within)
        self.note_pieces.counts.changed += len(within)
        is_parted = len(pieces) == 1 < len(texts) and all(self._unit(at).kind == "item" for at in texts)
        if is_parted:
            returned = self._points(written, texts)
        elif written.startswith(">"):
            returned = returned.replace("\n\n", "\n>\n> ")
        text = settled(shown, written, returned, self.word.shown)
        if len(units) == len(texts) == 1:
            text = self.numbers.renewed(texts[0], with_kind(text, self.carried, units[0], self._unit(texts[0])))
        text = self.sides.against(pieces, text)
        here = "".join(self.sides.texts[piece] + self.there.behind[piece] for piece in pieces)
        self._count(len(pieces), is_kept=text == here.removesuffix(self.there.behind[last]))
        *before, text = _NEXT_POINT.split(text) if is_parted else [text]
        self.placed += [Placed(one, "") for one in before]
        self.placed.append(Placed(text, self.there.behind[last], first, last))

    def _unit(self, at: int) -> Unit:
        return self.word.units[at]

    def _count(self, number: int, *, is_kept: bool) -> None:
        self.paragraphs.kept += number * is_kept
        self.paragraphs.changed += number * (not is_kept)

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
                # One that was typed beside the number that Word sets.
                words = unnumbered(words, Lang(self.carried.lang)) if unit.number else words
                return f"{sign} {unit.number}{words}"
            case "table":
                return text
            case "quote":
                return f"> {at_start(text)}"
        return at_start(text)

    def rest(self, still: set[int]) -> None:
        """Place what Word does not show, notes among it, behind what it stood behind; `still` are not moved."""
        said = "\n".join(one.text for one in self.placed)
        labels = set(LABEL.findall(said))
        placed = {piece for one in self.placed for piece in range(one.first, one.last + 1) if one.first >= 0}
        behind: dict[int, list[Placed]] = {}
        anchor = -1
        for place, piece in enumerate(self.carried.pieces):
            here, follows = self.sides.texts[place], self.there.behind[place]
            if place in placed:
                anchor = place if place in still else anchor
            elif piece.label:
                behind.setdefault(anchor, []).extend(self.note_pieces.placed(place, labels))
            elif place not in self.units_of:
                behind.setdefault(anchor, []).append(Placed(here, follows, place, place))
            elif here:
                self.paragraphs.gone += 1
                self.sides.against((place,), "")
        order = behind.pop(-1, [])
        for one in self.placed:
            order += [one, *(behind.pop(one.last, []) if one.last >= 0 else [])]
        self.placed = [*order, *(one for rest in behind.values() for one in rest)]


def _joined(carried: Carried, pieces: tuple[int, ...]) -> str:
    """Return pieces with what stands between them."""
    parts = [carried.pieces[piece].text + carried.pieces[piece].behind for piece in pieces[:-1]]
    return "".join([*parts, carried.pieces[pieces[-1]].text])
