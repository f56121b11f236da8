"""How the blocks of two languages stand beside each other: what is alone, at another place, or at another level.

One cause has one report: of a section that is lacking its heading is told, of blocks moved together the first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefs.library.alignment import Row
from briefs.messages.message import say
from briefs.model.block import Block
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code, Diagnostic

_NAMES = {
    "heading": say("a-section"),
    "paragraph": say("a-paragraph"),
    "item": say("a-point"),
    "quote": say("a-quotation"),
    "term": say("a-term"),
    "definition": say("a-definition"),
    "table": say("a-table"),
    "figure": say("a-figure"),
    "code": say("a-code"),
}
_LONGEST = 30
"""Characters of a block that a message shows."""
_OR = say("pin-or-say-parity")


def check_blocks(ours: Brief, theirs: Brief, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Report blocks without a counterpart, those that stand at another place, and sections of another level."""
    lone = _lone_sections((row.left for row in rows if row.right is None), ours.blocks)
    lacking = _lone_sections((row.right for row in rows if row.left is None), theirs.blocks)
    elsewhere = moved(rows, ours.blocks, theirs.blocks)
    for at, row in enumerate(rows):
        left = ours.blocks[row.left] if row.left is not None else None
        right = theirs.blocks[row.right] if row.right is not None else None
        if left and right:
            if at in elsewhere:
                yield _elsewhere(ours, left, theirs, right)
        elif left and (left.kind == "heading" or left.section not in lone):
            yield _alone(ours, left, theirs)
        elif right and (right.kind == "heading" or right.section not in lacking):
            yield _alone(theirs, right, ours)
    yield from _levels(ours, theirs, rows)


def _lone_sections(alone: Iterable[int | None], blocks: Sequence[Block]) -> frozenset[str]:
    """Return the sections whose headings have no counterpart, by the places of all blocks that have none."""
    return frozenset(blocks[at].section for at in alone if at is not None and blocks[at].kind == "heading")


def moved(rows: Sequence[Row], left: Sequence[Block], right: Sequence[Block]) -> frozenset[int]:
    """Return the rows whose blocks stand in another order or section, of rows that were moved together the first.

    What an author pinned may stand anywhere, and what stands under a heading without a counterpart has not moved.
    """
    sections = {"": ""}
    for row in rows:
        if row.left is not None and row.right is not None and left[row.left].kind == "heading":
            sections[left[row.left].section] = right[row.right].section
    paired = [
        (at, row.left, row.right) for at, row in enumerate(rows) if row.left is not None and row.right is not None
    ]
    there = frozenset(sections.values())
    free: dict[str, list[tuple[int, int, int]]] = {}
    found: list[tuple[int, int, int]] = []
    for one in paired:
        ours, theirs = left[one[1]], right[one[2]]
        if ours.kind == "heading" or (ours.own_id and ours.own_id == theirs.own_id):
            continue
        if sections.get(ours.section) == theirs.section:
            free.setdefault(ours.section, []).append(one)
        elif ours.section in sections and theirs.section in there:
            found.append(one)
    for same in free.values():
        in_order = _longest_in_order([one[2] for one in same])
        found += [one for nth, one in enumerate(same) if nth not in in_order]
    ends = {(one[1], one[2]) for one in found}
    return frozenset(at for at, ours, theirs in found if (ours - 1, theirs - 1) not in ends)


def _longest_in_order(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of the most numbers that stand in rising order."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        last[length : length + 1] = [at]
    places: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        places.append(at)
        at = before[at]
    return frozenset(places)


def _levels(ours: Brief, theirs: Brief, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Report headings of another level than their counterparts; those below one moved with it.

    A heading that is lacking beside it, or a level that is skipped (heading.skipped), is told of already.
    """
    told = _beside_skipped(ours), _beside_skipped(theirs)
    depth = 0
    is_beside_lone = False
    for row in rows:
        left = ours.blocks[row.left] if row.left is not None else None
        right = theirs.blocks[row.right] if row.right is not None else None
        if "heading" not in (left and left.kind, right and right.kind):
            continue
        if left and right:
            before, depth = depth, left.level - right.level
            is_told = is_beside_lone or left.own_id in told[0] or right.own_id in told[1]
            if depth not in (0, before) and not is_told:
                message = say(
                    "section-level-differs",
                    level=left.level,
                    lang=theirs.lang,
                    line=right.line,
                    other=right.level,
                    words=_words(left),
                )
                hint = say("give-both-one-level")
                yield Diagnostic(ours.path, left.line, 1, Code.PARITY_BLOCK, message, hint)
        is_beside_lone = left is None or right is None


def _beside_skipped(brief: Brief) -> frozenset[str]:
    """Return the headings that stand more than one level below the one before them, and those before them."""
    levels = [1, *(heading.level for heading in brief.headings)]
    names = ["", *(heading.id for heading in brief.headings)]
    skipped = [at for at, (above, level) in enumerate(pairwise(levels), start=1) if level > above + 1]
    return frozenset(name for at in skipped for name in names[at - 1 : at + 1])


def _words(block: Block) -> str:
    return block.words[:_LONGEST] + ("…" if len(block.words) > _LONGEST else "")


def _alone(brief: Brief, block: Block, other: Brief) -> Diagnostic:
    message = say("no-counterpart", lang=other.lang, block=_NAMES[block.kind], words=_words(block))
    return Diagnostic(brief.path, block.line, 1, Code.PARITY_BLOCK, message, say("translate-or-pin", otherwise=_OR))


def _elsewhere(ours: Brief, left: Block, theirs: Brief, right: Block) -> Diagnostic:
    message = say(
        "counterpart-elsewhere", lang=theirs.lang, line=right.line, block=_NAMES[left.kind], words=_words(left)
    )
    return Diagnostic(ours.path, left.line, 1, Code.PARITY_BLOCK, message, say("put-in-one-order", otherwise=_OR))
