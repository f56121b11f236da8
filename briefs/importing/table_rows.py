"""Pandoc's tables as rows of cells: each cell in its own column, whatever spans others beside or above it."""

from typing import Any

import msgspec

_WIDEST = 200
"""Columns; no table has as many, and a cell may claim to span a million."""


class Rows(msgspec.Struct, frozen=True):
    """A table."""

    cells: list[list[Any]]
    """The blocks of each cell by row and column; None where another cell spans the place."""
    has_names: bool
    """Whether the first row holds the names of the columns."""
    spans: bool
    """Whether any cell spans others."""


def rows_of(content: list[Any]) -> Rows:
    """Return the rows of Pandoc's table."""
    _, _, columns, head, bodies, foot = content
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    placed: list[list[Any]] = []
    below: dict[int, int] = {}
    spans = False
    for row in rows:
        line: list[Any] = []
        free = iter(row[1])
        cell = next(free, None)
        while cell is not None and len(line) < _WIDEST:
            if below.get(len(line), 0):
                below[len(line)] -= 1
                line.append(None)
                continue
            deep, wide = cell[2], min(cell[3], _WIDEST - len(line))
            spans = spans or deep != 1 or wide != 1
            below |= {len(line) + at: deep - 1 for at in range(wide)}
            line += [cell[4], *[None] * (wide - 1)]
            cell = next(free, None)
        # What is spanned at the end of a row.
        for at in range(len(line), max(below, default=-1) + 1):
            below[at] = max(0, below.get(at, 0) - 1)
        # Cells beyond the widest table keep their words in the last column.
        rest = [cell, *free] if cell is not None else []
        for one in rest:
            line[-1] = [*(line[-1] or []), *one[4]]
        placed.append(line)
    width = max([min(len(columns), _WIDEST), *map(len, placed)], default=0)
    return Rows([[*line, *[None] * (width - len(line))] for line in placed], bool(head[1]), spans)
