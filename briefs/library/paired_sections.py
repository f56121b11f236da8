"""Sections of two languages: which of one says what a section of the other says.

They pair by their ids, which are equal in all languages as long as the headings are. Where the ids are not the same on
both sides, a heading was put in, left out or set to another level, and all numbers behind it have moved: then sections
pair in order by what stands in them.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from briefs.language.ladder import ordinals_of
from briefs.language.quantities import digits_in
from briefs.library.pairing import MOST, NEVER, best_pairs, latin_length
from briefs.model.block import Block, is_counted

_NAMED = 50.0
"""The weight of two sections that an author called alike: more than all else together."""
_MOST_PINS = 3
"""Paragraphs known as counterparts that count for two sections, twice each; more say nothing more."""

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""The places of the blocks of two sections that belong together; one may have none."""


class _Section(msgspec.Struct, frozen=True):
    """A section, and what it is compared by."""

    id: str
    """The id of its heading; empty for what stands before the first one."""
    blocks: tuple[int, ...]
    """The places of its blocks, its heading among them."""
    level: int
    """The level of its heading; 0 where it has none."""
    ordinals: frozenset[int]
    """The number in its heading: 3 of 三、 and C., which may be 100 too."""
    kinds: Counter[str]
    """How many blocks of each kind it has."""
    numbers: frozenset[str]
    """The figures in it, without the zeros behind them: of 430億 and 43 billion both are 43."""
    length: float
    """Its length in Latin characters."""


def pair_sections(left: Sequence[Block], right: Sequence[Block], pins: Mapping[int, int]) -> list[Pair]:
    """Pair the sections of two texts: ours in order, and each of theirs that we lack behind the one it follows there.

    `pins` are blocks that are known to be counterparts, by their places.
    """
    ours, theirs = _grouped(left), _grouped(right)
    if ours.keys() == theirs.keys() or len(ours) * len(theirs) > MOST:
        partners = {name: name for name in ours if name in theirs}
    else:
        partners = _by_content(left, right, ours, theirs, pins)
    pairs: list[tuple[str | None, str | None]] = [(name, partners.get(name)) for name in ours]
    taken = set(partners.values())
    for before, name in zip([None, *theirs], theirs, strict=False):
        if name not in taken:
            at = next((at for at, (_, there) in enumerate(pairs) if before is not None and there == before), -1)
            pairs.insert(at + 1, (None, name))
    return [(ours.get(a or "", ()) if a is not None else (), theirs[b] if b is not None else ()) for a, b in pairs]


def _grouped(blocks: Sequence[Block]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        places.setdefault(block.section, []).append(at)
    return {name: tuple(found) for name, found in places.items()}


def _by_content(
    left: Sequence[Block],
    right: Sequence[Block],
    ours: Mapping[str, tuple[int, ...]],
    theirs: Mapping[str, tuple[int, ...]],
    pins: Mapping[int, int],
) -> dict[str, str]:
    """Return for each of our sections its counterpart, where it has one: what an author called alike, else in order."""
    here = [_section(name, places, left) for name, places in ours.items()]
    there = [_section(name, places, right) for name, places in theirs.items()]
    home = {at: name for name, places in theirs.items() for at in places}
    shared = Counter((left[a].section, home[b]) for a, b in pins.items())
    named = {name for name in ours if name in theirs and not is_counted(name)}

    def weight(a: _Section, b: _Section) -> float:
        if a.id in named or b.id in named:
            return _NAMED if a.id == b.id else NEVER
        return _likeness(a, b) + 2 * min(shared[a.id, b.id], _MOST_PINS)

    found = best_pairs([[weight(a, b) for b in there] for a in here])
    partners = {here[i].id: there[j].id for i, j in found if i is not None and j is not None}
    return partners | {name: name for name in named}


def _section(name: str, places: tuple[int, ...], blocks: Sequence[Block]) -> _Section:
    own = [blocks[at] for at in places]
    heading = next((block for block in own if block.kind == "heading"), None)
    level, ordinals = (heading.level, ordinals_of(heading.text)) if heading else (0, frozenset[int]())
    numbers = frozenset(
        figure.replace(".", "").rstrip("0") for block in own if block is not heading for figure in digits_in(block.text)
    )
    kinds = Counter[str](block.kind for block in own)
    return _Section(name, places, level, ordinals, kinds, numbers, sum(latin_length(block.text) for block in own))


def _likeness(ours: _Section, theirs: _Section) -> float:
    """Weigh two sections: by number and level a little, then by kinds of blocks, figures and length."""
    # As many as can be are paired: 2.5 has a pair of which nothing is known but that it is made alike.
    alike = 1.0 + 0.5 * (ours.level == theirs.level) + 0.5 * bool(ours.ordinals & theirs.ordinals)
    alike += 0.25 * (ours.id == theirs.id)
    alike += 4 * (ours.kinds & theirs.kinds).total() / (ours.kinds.total() + theirs.kinds.total()) - 1.0
    if ours.numbers or theirs.numbers:
        alike += 2 * len(ours.numbers & theirs.numbers) / len(ours.numbers | theirs.numbers) - 0.5
    return alike - min(1.5, abs(math.log((ours.length + 1) / (theirs.length + 1))))
