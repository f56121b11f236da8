"""What stands above a drawing, its title and the names of its colours, in widths that are reckoned here.

The library measures words with the fonts of the machine, so that it drew another chart where others are installed.
"""

from collections.abc import Sequence
from html import escape

from briefs.language.han import is_wide

SIZE = 13
"""Pixels of a letter's height."""
LINE = 18
"""Pixels from one line to the next."""
_BELOW = 4
"""Pixels between the last line and the drawing."""
_BOX, _GAP = 17, 12
"""Pixels from the square of a colour to its name, and behind a name."""


def width_of(text: str) -> int:
    """Reckon the width of a text in pixels."""
    return round(sum(SIZE if is_wide(char) else SIZE * 0.56 for char in text))


def head_of(title: str, names: Sequence[str], width: int, colours: Sequence[str] = ()) -> tuple[str, int]:
    """Return the SVG of a title and of the names of colours, in lines of a width, with the height that they take.

    Colours are those of series, in their order, unless others are given.
    """
    colours = colours or [f"chart-{number}" for number in range(1, len(names) + 1)]
    drawn = [f'<text class="fill-chart-ink" y="{SIZE - 3}">{escape(title)}</text>'] if title else []
    x, y = 0, LINE if title else 0
    for colour, name in zip(colours, names, strict=True):
        taken = _BOX + width_of(name) + _GAP
        if x and x + taken > width:
            x, y = 0, y + LINE
        square = f'<path class="fill-{colour}" d="M1,1h10v10h-10Z"/>'
        words = f'<text class="fill-chart-ink" x="{_BOX}" y="{SIZE - 2}">{escape(name)}</text>'
        drawn.append(f'<g transform="translate({x},{y})">{square}{words}</g>')
        x += taken
    font = f'font-family="sans-serif" font-size="{SIZE}px"'
    height = (y + LINE if names else y) + (_BELOW if drawn else 0)
    return (f'<g class="chart-head" {font} transform="translate(2,2)">{"".join(drawn)}</g>' if drawn else ""), height
