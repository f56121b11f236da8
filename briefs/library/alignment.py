"""Two languages of a brief laid side by side: which block of one says what a block of the other says.

Headings pair by their ids, which are equal in all languages. Within a section blocks pair in order: by an id that both
have, by their kind, and where the kinds differ by the numbers in them and by their length.
"""

import math
from collections.abc import Mapping, Sequence

import msgspec

from briefs.language.han import HAN_RE
from briefs.language.quantities import digits_in
from briefs.model.block import Block

HAN_TO_LATIN = 4.3
"""Latin characters that say what one Han character says: the median over the paragraphs of this site's briefs."""
_MOST = 40_000
"""Pairs of blocks to weigh in one section; longer ones are paired by their place."""
_NEVER = -1000.0
"""The weight of a pair that is never made, as leaving both blocks alone weighs 0."""


class Row(msgspec.Struct, frozen=True):
    """A block in one language beside its counterpart."""

    left: int | None
    """Its place among the blocks of the left text, counted from 0; None where there is no counterpart."""
    right: int | None
    """The same in the right text."""


def align(left: Sequence[Block], right: Sequence[Block], pins: Mapping[int, int] | None = None) -> tuple[Row, ...]:
    """Pair the blocks of two texts; each stands in one row, in the order of the left text.

    `pins` pairs blocks by their places, as ids stored earlier do.
    """
    pins = dict(pins or {})
    by_id = {block.own_id: at for at, block in enumerate(right) if block.own_id}
    for at, block in enumerate(left):
        if block.own_id in by_id:
            pins[at] = by_id[block.own_id]
    rows: list[Row] = []
    ours, theirs = _sections(left), _sections(right)
    for name in _order(list(ours), list(theirs)):
        rows += _section(left, right, ours.get(name, []), theirs.get(name, []), pins)
    return tuple(rows)


def _sections(blocks: Sequence[Block]) -> dict[str, list[int]]:
    sections: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        sections.setdefault(block.section, []).append(at)
    return sections


def _order(ours: list[str], theirs: list[str]) -> list[str]:
    """Return the sections of both: ours in order, and each of theirs that we lack behind the one it follows there."""
    order = list(ours)
    known = set(ours)
    for before, name in zip(["", *theirs], theirs, strict=False):
        if name not in known:
            order.insert(order.index(before) + 1 if before in order else 0, name)
            known.add(name)
    return order


def _section(
    left: Sequence[Block], right: Sequence[Block], ours: list[int], theirs: list[int], pins: Mapping[int, int]
) -> list[Row]:
    """Pair the blocks of one section."""
    same = [left[at].kind for at in ours] == [right[at].kind for at in theirs]
    pinned = all(pins.get(a, b) == b for a, b in zip(ours, theirs, strict=False))
    if (same and pinned) or len(ours) * len(theirs) > _MOST:
        longest = max(len(ours), len(theirs))
        pairs = [(ours[i] if i < len(ours) else None, theirs[i] if i < len(theirs) else None) for i in range(longest)]
        return [Row(a, b) for a, b in pairs]
    taken = set(pins.values())

    def weight(a: int, b: int) -> float:
        if a in pins or b in taken:
            # 10 is more than any likeness, which is 3.5 at most.
            return 10.0 if pins.get(a) == b else _NEVER
        return _likeness(left[a], right[b])

    return _best(ours, theirs, [[weight(a, b) for b in theirs] for a in ours])


def _likeness(ours: Block, theirs: Block) -> float:
    """Weigh two blocks: first by their kind, then by the numbers in them, last by how their lengths compare."""
    if "heading" in (ours.kind, theirs.kind) and ours.kind != theirs.kind:
        return _NEVER
    alike = 2.0 if ours.kind == theirs.kind else -1.0
    numbers, others = set(digits_in(ours.text)), set(digits_in(theirs.text))
    if numbers or others:
        alike += 2 * len(numbers & others) / len(numbers | others) - 0.5
    ratio = (_length(ours.text) + 1) / (_length(theirs.text) + 1)
    return alike - min(1.5, abs(math.log(ratio)))


def _length(text: str) -> float:
    """Return the length of a text in Latin characters."""
    han = len(HAN_RE.findall(text))
    return han * HAN_TO_LATIN + (len(text) - han)


def _best(ours: list[int], theirs: list[int], weights: list[list[float]]) -> list[Row]:
    """Return the pairing in order that weighs most (Needleman and Wunsch); a block left alone weighs nothing."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(1, len(ours) + 1):
        for j in range(1, len(theirs) + 1):
            best[i][j] = max(best[i - 1][j - 1] + weights[i - 1][j - 1], best[i - 1][j], best[i][j - 1])
    rows: list[Row] = []
    i, j = len(ours), len(theirs)
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + weights[i - 1][j - 1]:
            i, j = i - 1, j - 1
            rows.append(Row(ours[i], theirs[j]))
        elif j and best[i][j] == best[i][j - 1]:
            j -= 1
            rows.append(Row(None, theirs[j]))
        else:
            i -= 1
            rows.append(Row(ours[i], None))
    return rows[::-1]
