"""What was written in a brief since a Word file was made of it: pieces of its own, which stay where they stand.

The same Word file may be brought in twice: what came of it the first time is known again, and is not written twice.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from briefs.importing.carried import BESIDE, FENCE, NOTE, Carried, Piece, lines_of
from briefs.importing.drafts import harmless, said_by_others
from briefs.importing.known_units import likeness
from briefs.importing.numbered import numberless
from briefs.importing.piece_order import ITEM
from briefs.importing.standing_pieces import Standing, standing

_CLOSED = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n?")
"""Front matter between its lines."""
_BLOCK = re.compile(r"\s*(?:#{1,6}\s|[>|!]|`{3}|~{3})")
"""What begins a block even where no empty line stands before it."""
_PARTED = "\n\n"
_ALIKE = 0.33
"""How alike a paragraph must be to what it was."""
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_REMARK = re.compile(r"<!-- review: .*? -->", re.DOTALL)


class Here(NamedTuple):
    """A brief as it stands, in the pieces that a Word file carries and those that were written since."""

    carried: Carried
    """The pieces; those that were written since show nothing in Word."""
    there: Standing
    """How they stand."""
    fresh: frozenset[int]
    """The places of those that were written since."""
    stale: frozenset[int]
    """The places of those that are known to have changed on both sides."""


def as_it_stands(carried: Carried, now: str, stale: frozenset[int]) -> Here:
    """Find the pieces of a Word file in a text, and make pieces of what else stands in it."""
    there = standing(carried, now)
    made = _Pieces()
    found = _CLOSED.match(there.front)
    before = there.front[found.end() if found else 0 :]
    own = _CLOSED.match(carried.front)
    kept, more = _parted(before, carried.front[own.end() if own else 0 :])
    front = there.front[: len(there.front) - len(before)] + kept
    made.add(more, len(lines_of(front)) + 1)
    at = 0
    for run in _runs(carried.pieces, there):
        pieces = carried.pieces[at : at + run]
        if run == 1 and (pieces[0].text == there.texts[at] or _PARTED in pieces[0].text):
            text, behind, more = _own_lines(there.texts[at], there.behind[at], pieces[0].behind)
            made.put(pieces[0], text, behind, there.lines[at])
            made.places[at] = len(made.pieces) - 1
            made.add(more, there.lines[at] + len(lines_of(text + behind)))
        else:
            made.changed(at, pieces, there)
        at += run
    units = tuple(
        msgspec.structs.replace(one, piece=made.places[one.piece]) if one.piece >= 0 else one for one in carried.units
    )
    return Here(
        msgspec.structs.replace(carried, pieces=tuple(made.pieces), units=units),
        Standing(front, tuple(made.texts), tuple(made.behind), tuple(made.lines)),
        frozenset(made.fresh),
        frozenset(made.places[one] for one in stale),
    )


class _Pieces:
    """Pieces in their order, and how they stand."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.texts: list[str] = []
        self.behind: list[str] = []
        self.lines: list[int] = []
        self.places: dict[int, int] = {}
        """The new place of each piece that the Word file carries, by its old one."""
        self.fresh: set[int] = set()

    def put(self, piece: Piece, text: str, behind: str, line: int) -> None:
        self.pieces.append(piece)
        self.texts.append(text)
        self.behind.append(behind)
        self.lines.append(line)

    def add(self, pieces: list[Piece], line: int) -> None:
        """Add pieces that were written since."""
        for piece in pieces:
            self.fresh.add(len(self.pieces))
            self.put(piece, piece.text, piece.behind, line)
            line += len(lines_of(piece.text + piece.behind))

    def changed(self, first: int, pieces: Sequence[Piece], there: Standing) -> None:
        """Find neighbours that all changed in what stands in their place; what is like none of them is new."""
        end = first + len(pieces)
        whole = "".join(map("".join, zip(there.texts[first:end], there.behind[first:end], strict=True)))
        lead, blocks = _parted(whole, "")
        if lead and self.pieces:
            self.behind[-1] += lead
        scored = sorted(
            (
                (_alike(piece, block), at, place)
                for at, piece in enumerate(pieces)
                for place, block in enumerate(blocks)
            ),
            key=lambda one: (-one[0], abs(one[1] - one[2])),
        )
        found: dict[int, int] = {}
        for score, at, place in scored:
            is_free = place not in found and at not in found.values()
            if score >= _ALIKE and is_free and all((at < found[one]) == (place < one) for one in found):
                found[place] = at
        line, waiting = there.lines[first], list(range(len(pieces)))
        for place, block in enumerate(blocks):
            if place not in found:
                self.add([block], line)
            while place in found and waiting and waiting[0] <= found[place]:
                at = waiting.pop(0)
                is_it = at == found[place]
                self.put(pieces[at], block.text if is_it else "", block.behind if is_it else "", line)
                self.places[first + at] = len(self.pieces) - 1
            line += len(lines_of(block.text + block.behind))
        for at in waiting:
            self.put(pieces[at], "", "", line)
            self.places[first + at] = len(self.pieces) - 1


def _alike(piece: Piece, block: Piece) -> float:
    return likeness(numberless(piece.text), numberless(block.text))


def _runs(pieces: Sequence[Piece], there: Standing) -> Iterator[int]:
    """Yield how many pieces go together: neighbours that all changed, else one; one of several parts by itself."""
    run = 0
    for piece, text in zip(pieces, there.texts, strict=True):
        if text != piece.text and _PARTED not in piece.text:
            run += 1
            continue
        if run:
            yield run
        run = 0
        yield 1
    if run:
        yield run


def _own_lines(text: str, behind: str, carried: str) -> tuple[str, str, list[Piece]]:
    """Return a piece and what stands behind it without the pieces that were written there; what continues it is its."""
    if behind == carried or not behind.strip():
        return text, behind, []
    end, *rest = lines_of(behind)
    while text and end == "\n" and rest and not _begins(rest[0]):
        line, *rest = rest
        text += "\n" + line.removesuffix("\n")
        end = "\n" if line.endswith("\n") else ""
    kept, more = _parted("".join([end, *rest]), carried)
    return text, kept, more


def _begins(line: str) -> bool:
    """Return whether a line begins another piece."""
    return bool(BESIDE.fullmatch(line)) or any(pattern.match(line) for pattern in (ITEM, NOTE, _BLOCK))


def blocks_of(text: str) -> list[Piece]:
    """Return the paragraphs, points and notes of some Markdown."""
    return _parted(text, "")[1]


def _parted(behind: str, carried: str) -> tuple[str, list[Piece]]:
    """Return what is no piece at the beginning of some lines, and the pieces that follow."""
    if behind == carried:
        return behind, []
    lines = lines_of(behind)
    starts = []
    fence, is_open = "", False
    for at, line in enumerate(lines):
        found = FENCE.match(line)
        if fence:
            fence = "" if found and found["mark"].startswith(fence) else fence
            continue
        if BESIDE.fullmatch(line):
            is_open = False if not line.strip() else is_open
        elif not is_open or NOTE.match(line) or ITEM.match(line):
            starts.append(at)
            is_open = True
        fence = found["mark"] if found else ""
    pieces = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=bool(starts)):
        label = found["label"] if (found := NOTE.match(lines[start])) else ""
        pieces.append(Piece.of_lines("", label, lines[start:end]))
    return "".join(lines[: starts[0]] if starts else lines), pieces


def same_labels(here: str, word: str) -> dict[str, str] | None:
    """Return the labels here of the new notes in words from Word; None where the words are other ones.

    Reminders and the numbers of headings and points are no words.
    """
    left, right = _words(here), _words(word)
    if _LABEL.sub("[^]", left) != _LABEL.sub("[^]", right):
        return None
    pairs = list(zip(_LABEL.findall(right), _LABEL.findall(left), strict=True))
    if any(own != there and not own.startswith("+") for own, there in pairs):
        return None
    return {own: there for own, there in pairs if own.startswith("+")}


def without_spoken(text: str) -> str:
    """Return a text without its reminders, in whatever form they are."""
    return _REMARK.sub("", text)


def _words(text: str) -> str:
    return numberless(without_spoken(text)).strip()


def with_new_remarks(here: str, word: str) -> str:
    """Return a text here with the reminders of the same text from Word that it does not have."""
    new = [
        one for one in _REMARK.findall(word) if not all(said and harmless(said) in here for said in said_by_others(one))
    ]
    return here + "".join(new)
