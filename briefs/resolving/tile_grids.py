"""Grids of squares, one for each place, on which charts of the kind `map` are drawn (`tile_grids.yaml`)."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import yaml


class Grid(msgspec.Struct, frozen=True):
    """Squares in columns and rows, from the north-west."""

    columns: int
    """How many squares stand beside one another."""
    rows: int
    """How many stand above one another."""
    places: Mapping[str, tuple[int, int]]
    """By the code of each place its column and row, from 0."""


class _Tables(msgspec.Struct, frozen=True):
    """What the file says."""

    grids: tuple[Grid, ...]
    marks: Mapping[str, str]
    codes: Mapping[str, str]
    names: tuple[str, ...]


@cache
def _tables() -> _Tables:
    given = yaml.safe_load(files("briefs.resolving").joinpath("tile_grids.yaml").read_text(encoding="utf-8"))
    names = {name: code for code, names in given["names"].items() for name in (code, *names)}
    codes = {name.casefold(): code for name, code in names.items()}
    return _Tables(tuple(_grid(rows) for rows in given["grids"].values()), given["marks"], codes, tuple(names))


def _grid(lines: Sequence[str]) -> Grid:
    rows = [line.split() for line in lines]
    places = {code: (x, y) for y, row in enumerate(rows) for x, code in enumerate(row) if code != "."}
    return Grid(len(rows[0]), len(rows), places)


def code_of(name: str) -> str:
    """Return the code of a place that is named or whose code is given; empty where no grid knows it."""
    return _tables().codes.get(name.strip().casefold(), "")


def mark_of(code: str) -> str:
    """Return what stands in the square of a place."""
    return _tables().marks.get(code, code)


def known_names() -> tuple[str, ...]:
    """Return each name and code by which a place may be called."""
    return _tables().names


def grid_of(codes: Collection[str]) -> Grid | None:
    """Return the first grid that has all of these places; None where each lacks one."""
    return next((grid for grid in _tables().grids if all(code in grid.places for code in codes)), None)


def off_grid(codes: Sequence[str]) -> str:
    """Return the first of these places that is not on the grid that has the most of them."""
    best = max(_tables().grids, key=lambda grid: sum(code in grid.places for code in codes))
    return next((code for code in codes if code not in best.places), "")
