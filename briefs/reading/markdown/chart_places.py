"""What a map needs: a place that a grid of squares has for each row, and numbers that squares have room for."""

from collections.abc import Sequence

from briefs.messages.message import Message, say
from briefs.model.chart import MOST_DIGITS, short_number
from briefs.model.diagnostic import nearest
from briefs.resolving.tile_grids import code_of, grid_of, known_names, off_grid


def place_problem(rows: Sequence[Sequence[str]]) -> tuple[Message, Message] | None:
    """Say what keeps rows of CSV, that of the names first, from being a map, and what to do."""
    if len(rows[0]) > 2:
        return say("map-has-one-column"), say("use-multiples-for-columns")
    names = [row[0] for row in rows[1:]]
    codes = [code_of(name) for name in names]
    for at, (name, code) in enumerate(zip(names, codes, strict=True)):
        if not code:
            return say("no-such-place", name=name), nearest(name, known_names()) or say("use-another-chart")
        if code in codes[:at]:
            return say("place-twice", first=names[codes.index(code)], second=name), say("one-row-each-place")
    if grid_of(codes) is None:
        return say("off-the-map", name=names[codes.index(off_grid(codes))]), say("use-another-chart")
    wide = next((row[1] for row in rows[1:] if row[1] and not short_number(float(row[1]))), None)
    if wide is not None:
        return say("too-wide-for-square", number=wide), say("use-another-unit", digits=MOST_DIGITS)
    return None
