"""What stands in one language of a brief and not in the other: sections, paragraphs, figures, numbers, dates."""

from collections.abc import Iterator, Sequence

import msgspec

from briefs.checks.block_parity import check_blocks
from briefs.language.counted import differing
from briefs.language.ladder import unnumbered
from briefs.language.languages import AUTHORED
from briefs.language.quantities import Quantities, Quantity, missing, quantities
from briefs.library.alignment import Row
from briefs.library.library import Library
from briefs.messages.message import say
from briefs.model.block import Block
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic

_SLIP = say("compare-slip-of-pen")


class _Side(msgspec.Struct, frozen=True):
    """A block in one language, with what stands beside it there and has no counterpart."""

    brief: Brief
    """The brief in that language."""
    block: Block
    """The block."""
    beside: tuple[Block, ...]
    """The blocks next to it that have no counterpart: of a paragraph that was split, the other parts."""

    def quantities(self) -> Quantities:
        """Return what the block says in numbers."""
        return self._said(self.block)

    def with_beside(self) -> Quantities:
        """Return what the block and those beside it say in numbers."""
        return self._said(self.block, *self.beside)

    def _said(self, *blocks: Block) -> Quantities:
        # The number of a heading goes with its place, and that is compared by itself.
        texts = (unnumbered(one.text, self.brief.lang) if one.kind == "heading" else one.text for one in blocks)
        return quantities("\n".join(texts), self.brief.lang)


def check_parity(
    brief_id: BriefId, library: Library, rows: Sequence[Row], *, numbers: bool = True
) -> Iterator[Diagnostic]:
    """Compare the languages of a brief, block by block, but where the brief says why they differ (`parity`).

    `rows` has the languages side by side; a brief in one language has none. Without `numbers` these are left out: to
    look for them takes longer than all else that is compared.
    """
    if not rows or any(library.fronts[brief_id, lang].parity for lang in AUTHORED):
        return
    ours, theirs = (library.briefs[brief_id, lang] for lang in AUTHORED)
    yield from check_blocks(ours, theirs, rows)
    for at, row in enumerate(rows if numbers else ()):
        if row.left is not None and row.right is not None and ours.blocks[row.left].kind != "code":
            alone = _alone_beside(rows, at)
            left = tuple(ours.blocks[one.left] for one in alone if one.left is not None)
            right = tuple(theirs.blocks[one.right] for one in alone if one.right is not None)
            yield from _numbers(
                _Side(ours, ours.blocks[row.left], left), _Side(theirs, theirs.blocks[row.right], right)
            )


def _alone_beside(rows: Sequence[Row], at: int) -> tuple[Row, ...]:
    """Return the rows without a counterpart that stand right before and behind one."""
    first = at
    while first and (rows[first - 1].left is None or rows[first - 1].right is None):
        first -= 1
    last = at + 1
    while last < len(rows) and (rows[last].left is None or rows[last].right is None):
        last += 1
    return (*rows[first:at], *rows[at + 1 : last])


def _numbers(ours: _Side, theirs: _Side) -> Iterator[Diagnostic]:
    """Report the numbers of each of two counterparts that the other has not."""
    here, there = ours.quantities(), theirs.quantities()
    for one, said, other, answers in ((ours, here, theirs, there), (theirs, there, ours, here)):
        absent = missing(said, answers)
        if absent and other.beside:
            # Of a paragraph that was split the numbers stand in all parts of it.
            absent = missing(said, other.with_beside())
        if absent:
            # In one report: where a translation says something else, a paragraph lacks ten numbers.
            words = tuple(dict.fromkeys(_said(quantity) for quantity in absent))
            lang, line = other.brief.lang, other.block.line
            message = say("quantity-missing", n=len(words), said=words, lang=lang, line=line)
            yield Diagnostic(one.brief.path, one.block.line, 1, Code.PARITY_NUMBER, message, _SLIP)
    counted = differing(here, there)
    if counted and (ours.beside or theirs.beside):
        counted = differing(ours.with_beside(), theirs.with_beside())
    if counted:
        message = say(
            "quantities-differ",
            words=counted[0].words,
            others=counted[1].words,
            lang=theirs.brief.lang,
            line=theirs.block.line,
        )
        yield Diagnostic(ours.brief.path, ours.block.line, 1, Code.PARITY_NUMBER, message, _SLIP)


def _said(quantity: Quantity) -> str:
    plain = quantity.value.removeprefix("month ")
    return (
        quantity.words
        if plain in quantity.words.replace(",", "") or "-" in plain
        else f"{quantity.words} ({_grouped(plain)})"
    )


def _grouped(number: str) -> str:
    whole, _, rest = number.partition(".")
    return (f"{int(whole):,}" if whole.isdecimal() else whole) + (f".{rest}" if rest else "")
