"""What stands in one language of a brief and not in the other: sections, paragraphs, figures, numbers, dates."""

from collections.abc import Iterator

from briefs.language.languages import AUTHORED
from briefs.language.quantities import Quantity, missing, quantities
from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs
from briefs.model.block import Block
from briefs.model.brief import Brief
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


def check_parity(library: Library, paragraphs: Paragraphs) -> tuple[Diagnostic, ...]:
    """Compare the languages of each brief, block by block, but where the brief says why they differ (`parity`)."""
    faults: list[Diagnostic] = []
    for name, rows in paragraphs.rows.items():
        ours, theirs = (library.briefs[name, lang] for lang in AUTHORED)
        if ours.front_matter.parity or theirs.front_matter.parity:
            continue
        for row in rows:
            left = ours.blocks[row.left] if row.left is not None else None
            right = theirs.blocks[row.right] if row.right is not None else None
            if left and right:
                faults += _numbers(ours, left, theirs, right)
            elif left:
                faults.append(_alone(ours, left, theirs))
            elif right:
                faults.append(_alone(theirs, right, ours))
    return tuple(faults)


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
