"""Levels of a place that are parts of its provision: art. 6(1) sentence 2, art. 4, point (11), art. 3, para. 2."""

from collections.abc import Collection

from msgspec.structs import replace

from briefs.language.place_parts import Place

POINTS = frozenset({"point"})
"""What is a part of an article in every language: art. 4, point (11) is art. 4(11)."""
PARAGRAPHS = frozenset({"point", "paragraph"})
"""What is one in Chinese, Japanese and German: 第3條第2項 is art. 3, para. 2."""


def with_sentence(levels: tuple[Place, ...]) -> tuple[Place, ...]:
    """Make the sentence of a provision (art. 6(1) sentence 2) a part of it, as 第2句 and Satz 2 are."""
    if len(levels) != 2 or levels[1].unit != "sentence" or len(levels[0].parts) + len(levels[1].parts) > 2:
        return levels
    part = levels[0].parts[0]
    units = (part.units or "項款目目"[: len(part.below)]) + "句"
    whole = replace(part, below=(*part.below, levels[1].parts[0].number), units=units)
    return (replace(levels[0], parts=(whole,)),)


def folded(levels: tuple[Place, ...], units: Collection[str]) -> tuple[Place, ...]:
    """Make levels of certain units parts of the article before them: art. 4, points (1) and (2) is art. 4(1), (2)."""
    while len(levels) > 1 and levels[1].unit in units and _is_below(*levels[:2]):
        part, under = levels[0].parts[0], levels[1]
        # A point is an item of a paragraph, or of the article where that has none.
        own = part.units or "項款目目"[: len(part.below)]
        start = 0 if under.unit == "paragraph" else 2 if "款" in own else 1
        parts = [
            replace(one, number="", below=below, units="項款目目目"[start : start + len(below)])
            for one in under.parts
            for below in [((one.number.strip("()"),) if one.number else ()) + one.below]
        ]
        parts[0] = replace(part, below=(*part.below, *parts[0].below), units=own + parts[0].units)
        levels = (replace(levels[0], parts=tuple(parts), between=under.between, tail=under.tail), *levels[2:])
    return levels


def _is_below(first: Place, second: Place) -> bool:
    """Return whether a level is of one article, and a paragraph right below it."""
    if first.unit != "article" or first.tail or len(first.parts) > 1 or second.joined != ",":
        return False
    return second.unit != "paragraph" or not first.parts[0].below
