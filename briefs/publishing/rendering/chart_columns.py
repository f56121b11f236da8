"""Several drawings as one: in columns, each under the one above it."""

import re
from collections.abc import Sequence

_HEIGHT = re.compile(r'<svg [^>]*?\bheight="([\d.]+)"')
_GAP = 14
"""Pixels between a drawing and the next under it."""


def in_columns(drawings: Sequence[str], columns: int, each: int, name: str) -> str:
    """Return drawings as one SVG of the class `name`; `each` is the width of a column."""
    bottoms = [0.0] * columns
    parts = []
    for at, drawing in enumerate(drawings):
        column = at % columns
        parts.append(drawing.replace("<svg ", f'<svg x="{column * each}" y="{bottoms[column]:g}" ', 1))
        bottoms[column] += float(_HEIGHT.findall(drawing)[0]) + _GAP
    width, height = columns * each, max(bottoms)
    size = f'width="{width}" height="{height:g}" viewBox="0 0 {width} {height:g}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" aria-hidden="true" focusable="false" {size}>'
    return f"{opening}{''.join(parts)}</svg>"
