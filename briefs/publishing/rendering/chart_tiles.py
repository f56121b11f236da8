"""A map of places as a grid of squares, shaded in classes, with its number in each square.

Numbers are parted where they part by themselves (Fisher's natural breaks): the squares of a class differ as little as
can be, so that one very large number does not make all others look alike.
"""

from collections.abc import Sequence
from html import escape

from briefs.model.chart import UNKNOWN, Chart, short_number
from briefs.publishing.rendering.chart_heads import SIZE, head_of, width_of
from briefs.resolving.tile_grids import grid_of, mark_of

CLASSES = 5
"""Shades at most; the style sheet has them as `--chart-s1` to `--chart-s5`."""
_LARGEST, _NAMED = 60, 74
"""Pixels of a side of a square, where there is room: with codes of places, and with their names."""
_GAP = 2
"""Pixels between squares."""
_BELOW_HEAD = 6
_SHADES: dict[int, tuple[int, ...]] = {0: (), 1: (3,), 2: (1, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Which shades so many classes have, as far apart as can be."""


def tiles(chart: Chart, width: int, name: str) -> str:
    """Return a map as SVG of the class `name`."""
    grid = grid_of(chart.places)
    if grid is None:
        raise ValueError(f"no grid has all of {chart.places}")
    breaks = natural_breaks([value for _, row in chart.rows for value in row if value is not None])
    shades = _SHADES[len(breaks)]
    ranges = [_range(low, high) for low, high in breaks]
    head, top = head_of("", ranges, width, [f"chart-s{shade}" for shade in shades])
    top += _BELOW_HEAD
    side, marks = _marks(chart, (width - _GAP) // grid.columns)
    rows = {code: at for at, code in enumerate(chart.places)}
    drawn = []
    for code, (column, row) in grid.places.items():
        at = rows.get(code)
        if at is None:
            square = _empty(mark_of(code), side - _GAP)
        else:
            value = chart.rows[at][1][0]
            shade = (
                0 if value is None else next(s for s, (_, most) in zip(shades, breaks, strict=True) if value <= most)
            )
            square = _square(chart, at, marks[at], shade, side - _GAP)
        drawn.append(f'<g transform="translate({column * side + 1},{row * side + top})">{square}</g>')
    height = grid.rows * side + top
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" aria-hidden="true" focusable="false" {size}>'
    font = f'font-family="sans-serif" font-size="{SIZE}px" text-anchor="middle"'
    return f'{opening}{head}<g class="chart-tiles" {font}>{"".join(drawn)}</g></svg>'


def _marks(chart: Chart, room: int) -> tuple[int, list[str]]:
    """Return the side of the squares and what stands in those of the rows: their names, if all have room, or codes."""
    names = [name for name, _ in chart.rows]
    if room >= _NAMED and max(map(width_of, names)) <= _NAMED - 8:
        return _NAMED, [escape(name) for name in names]
    return min(_LARGEST, room), [mark_of(code) for code in chart.places]


def _empty(mark: str, side: int) -> str:
    """Return the square of a place that the chart does not have: its mark in a thin frame."""
    text = f'<text class="fill-chart-quiet" x="{side / 2:g}" y="{side / 2 + 4.5:g}">{mark}</text>'
    return _frame("fill-chart-none stroke-chart-line", side) + text


def _square(chart: Chart, at: int, mark: str, shade: int, side: int) -> str:
    """Return the square of a row: mark and number on the shade of its class, in a thick frame if it stands out."""
    value = chart.rows[at][1][0]
    number = UNKNOWN if value is None else short_number(value)
    ink = {0: "fill-chart-ink", 1: "fill-chart-on1"}.get(shade, "fill-chart-on")
    parts = [f"<title>{escape(f'{chart.rows[at][0]} {chart.said[at][0]}')}</title>"]
    parts.append(_frame(f"fill-chart-s{shade} chart-tile" if shade else "fill-chart-none stroke-chart-line", side))
    weight = ""
    if at in chart.marked:
        # The thick frame is kept apart from a dark shade by a thin line of paper.
        parts.append(_frame("fill-chart-none stroke-chart-paper", side, ' stroke-width="6"'))
        parts.append(_frame("fill-chart-none stroke-chart-ink", side, ' stroke-width="3"'))
        weight = ' font-weight="bold"'
    for words, line in ((mark, -3), (number, 13)):
        parts.append(f'<text class="{ink}"{weight} x="{side / 2:g}" y="{side / 2 + line:g}">{words}</text>')
    return "".join(parts)


def _frame(classes: str, side: int, more: str = "") -> str:
    return f'<rect class="{classes}" width="{side}" height="{side}" rx="2"{more}/>'


def _range(low: float, high: float) -> str:
    """Return the numbers of a class, as the legend says them."""
    return short_number(low) if low == high else f"{short_number(low)}–{short_number(high)}"


def natural_breaks(numbers: Sequence[float], most: int = CLASSES) -> list[tuple[float, float]]:
    """Return the least and the greatest number of each class, of at most so many classes."""
    known = sorted(set(numbers))
    counts = [numbers.count(value) for value in known]
    size = len(known)
    if not size:
        return []

    def spread(first: int, last: int) -> float:
        """Return how far numbers of one class are from their mean, squared."""
        members = list(zip(known[first : last + 1], counts[first : last + 1], strict=True))
        total = sum(count for _, count in members)
        mean = sum(value * count for value, count in members) / total
        return sum(count * (value - mean) ** 2 for value, count in members)

    spreads = [[spread(first, last) if first <= last else 0.0 for last in range(size)] for first in range(size)]
    # best[last]: the least spread of the numbers up to there in so many classes, and where the last class begins.
    best: list[tuple[float, tuple[int, ...]]] = [(spreads[0][last], (0,)) for last in range(size)]
    for _ in range(1, min(most, size)):
        best = [
            min(
                [best[last]]
                + [
                    (best[first - 1][0] + spreads[first][last], (*best[first - 1][1], first))
                    for first in range(1, last + 1)
                ],
                key=lambda one: (one[0], len(one[1])),
            )
            for last in range(size)
        ]
    starts = best[-1][1]
    ends = [*(start - 1 for start in starts[1:]), size - 1]
    return [(known[start], known[end]) for start, end in zip(starts, ends, strict=True)]
