"""What stands in one language of a brief and not in the other: sections, paragraphs, figures, numbers, dates."""

from collections.abc import Iterator, Sequence

from briefs.language.languages import AUTHORED
from briefs.language.quantities import Quantity, missing, quantities
from briefs.library.alignment import Row
from briefs.library.library import Library
from briefs.model.block import Block
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import Code, Diagnostic

_NAMES = {
    "heading": "section",
    "paragraph": "paragraph",
    "item": "point",
    "quote": "quotation",
    "term": "term",
    "definition": "definition",
    "table": "table",
    "figure": "figure",
    "code": "code",
}
_LONGEST = 30
"""Characters of a block that a message shows."""


def check_parity(brief_id: BriefId, library: Library, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Compare the languages of a brief, block by block, but where the brief says why they differ (`parity`).

    `rows` has the languages side by side; a brief in one language has none.
    """
    if not rows or any(library.fronts[brief_id, lang].parity for lang in AUTHORED):
        return
    ours, theirs = (library.briefs[brief_id, lang] for lang in AUTHORED)
    for row in rows:
        left = ours.blocks[row.left] if row.left is not None else None
        right = theirs.blocks[row.right] if row.right is not None else None
        if left and right:
            yield from _numbers(ours, left, theirs, right)
        elif left:
            yield _alone(ours, left, theirs)
        elif right:
            yield _alone(theirs, right, ours)


def _alone(brief: Brief, block: Block, other: Brief) -> Diagnostic:
    words = block.words[:_LONGEST] + ("…" if len(block.words) > _LONGEST else "")
    message = f"{other.lang}.md has no counterpart of this {_NAMES[block.kind]}: {words}"
    hint = "Translate it; or pin both with the same {#p-id}; or say why with `parity:` in the front matter."
    return Diagnostic(brief.path, block.line, 1, Code.PARITY_BLOCK, message, hint)


def _numbers(ours: Brief, left: Block, theirs: Brief, right: Block) -> Iterator[Diagnostic]:
    if left.kind == "code":
        return
    here, there = quantities(left.text, ours.lang), quantities(right.text, theirs.lang)
    for brief, block, absent, other, line in (
        (ours, left, missing(here, there), theirs, right.line),
        (theirs, right, missing(there, here), ours, left.line),
    ):
        for quantity in absent:
            yield Diagnostic(
                brief.path,
                block.line,
                1,
                Code.PARITY_NUMBER,
                f"{_said(quantity)} stands here, but not in {other.lang}.md:{line}",
                "Compare the two; one of them has a slip of the pen.",
            )


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
