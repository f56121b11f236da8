"""Two languages of a brief laid side by side: which block of one says what a block of the other says.

Sections pair first. Within a section blocks pair in order: by an id that both have, by their kind, and where the kinds
differ by the numbers in them and by their length. Blocks that are known as counterparts pair wherever they stand.
"""

import math
from collections.abc import Mapping, Sequence

import msgspec

from briefs.language.quantities import digits_in
from briefs.library.paired_sections import pair_sections
from briefs.library.pairing import MOST, NEVER, best_pairs, latin_length
from briefs.model.block import Block, Kind

_PINNED = 10.0
"""The weight of a pair that is known: more than any likeness, which is 3.5 at most."""


class Row(msgspec.Struct, frozen=True):
    """A block in one language beside its counterpart."""

    left: int | None
    """Its place among the blocks of the left text, counted from 0; None where there is no counterpart."""
    right: int | None
    """The same in the right text."""


def align(left: Sequence[Block], right: Sequence[Block], pins: Mapping[int, int] | None = None) -> tuple[Row, ...]:
    """Pair the blocks of two texts; each stands in one row, in the order of the left text.

    `pins` pairs blocks by their places, as ids stored earlier do; what an author pinned goes before them.
    """
    known = _known(left, right, pins or {})
    rows: list[Row] = []
    for ours, theirs in pair_sections(left, right, known):
        rows += _section(left, right, ours, theirs, known)
    return _joined(rows, known)


def _known(left: Sequence[Block], right: Sequence[Block], pins: Mapping[int, int]) -> dict[int, int]:
    """Return the blocks that are known as counterparts, each once; headings pair as their sections do."""
    by_id = {block.own_id: at for at, block in enumerate(right) if block.own_id and block.kind != "heading"}
    known = {
        at: by_id[block.own_id] for at, block in enumerate(left) if block.kind != "heading" and block.own_id in by_id
    }
    taken = set(known.values())
    for a, b in pins.items():
        if a not in known and b not in taken and "heading" not in (left[a].kind, right[b].kind):
            known[a] = b
            taken.add(b)
    return known


def _joined(rows: Sequence[Row], known: Mapping[int, int]) -> tuple[Row, ...]:
    """Join the rows of counterparts that stand in another order or section, at the place of the left one."""
    paired = {row.left for row in rows if row.right is not None}
    apart = {a: b for a, b in known.items() if a not in paired}
    if not apart:
        return tuple(rows)
    gone = set(apart.values())
    return tuple(
        Row(row.left, apart[row.left]) if row.left is not None and row.left in apart else row
        for row in rows
        if row.left is not None or row.right not in gone
    )


def _section(
    left: Sequence[Block],
    right: Sequence[Block],
    ours: Sequence[int],
    theirs: Sequence[int],
    known: Mapping[int, int],
) -> list[Row]:
    """Pair the blocks of one section; what is known to belong to another stays alone here."""
    there = {b: a for a, b in known.items()}

    def may_pair(a: int, b: int) -> bool:
        return known.get(a, b) == b and there.get(b, a) == a

    same = [left[at].kind for at in ours] == [right[at].kind for at in theirs]
    if same and all(map(may_pair, ours, theirs)):
        return [Row(a, b) for a, b in zip(ours, theirs, strict=True)]
    if len(ours) * len(theirs) > MOST:
        return _by_place(ours, theirs, known)

    # Of each block once, and not of each pair.
    here, beside = {at: _traits(left[at]) for at in ours}, {at: _traits(right[at]) for at in theirs}

    def weight(a: int, b: int) -> float:
        if a in known or b in there:
            return _PINNED if known.get(a) == b else NEVER
        return _likeness(here[a], beside[b])

    found = best_pairs([[weight(a, b) for b in theirs] for a in ours]) if ours and theirs else []
    if not found:
        return [*(Row(a, None) for a in ours), *(Row(None, b) for b in theirs)]
    return [Row(None if i is None else ours[i], None if j is None else theirs[j]) for i, j in found]


def _by_place(ours: Sequence[int], theirs: Sequence[int], known: Mapping[int, int]) -> list[Row]:
    """Pair what is known, and all else by its place among the rest."""
    taken = set(known.values())
    rest = iter([b for b in theirs if b not in taken])
    rows = [Row(a, (known[a] if known[a] in theirs else None) if a in known else next(rest, None)) for a in ours]
    held = {row.right for row in rows}
    return rows + [Row(None, b) for b in theirs if b not in held]


class _Traits(msgspec.Struct, frozen=True):
    """What a block is weighed by."""

    kind: Kind
    """What it is."""
    numbers: frozenset[str]
    """The figures in it."""
    length: float
    """Its length in Latin characters."""


def _traits(block: Block) -> _Traits:
    return _Traits(block.kind, frozenset(digits_in(block.text)), latin_length(block.text))


def _likeness(ours: _Traits, theirs: _Traits) -> float:
    """Weigh two blocks: first by their kind, then by the numbers in them, last by how their lengths compare."""
    if "heading" in (ours.kind, theirs.kind):
        # A section has one heading, and sections are paired already.
        return _PINNED if ours.kind == theirs.kind else NEVER
    alike = 2.0 if ours.kind == theirs.kind else -1.0
    if ours.numbers or theirs.numbers:
        alike += 2 * len(ours.numbers & theirs.numbers) / len(ours.numbers | theirs.numbers) - 0.5
    return alike - min(1.5, abs(math.log((ours.length + 1) / (theirs.length + 1))))
