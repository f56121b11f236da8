"""What a chart is: numbers with their names, and how they are to be drawn."""

from typing import Annotated, Literal

import msgspec

Kind = Literal["bar", "grouped", "line", "dot", "share"]
Text = Annotated[str, msgspec.Meta(min_length=1)]

MOST_ROWS, MOST_SERIES = 60, 5


class ChartFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a fenced block `chart`; every key is described in docs/guide-front-matter/en.md.

    `data` is CSV: the first line names the rows and the series, the first column is the names of the rows. `highlight`
    names rows; `unit` stands behind each number, or around it: `%`, `億美元`, `US$# billion`.
    """

    kind: Kind
    data: Text
    caption: Text
    source: Text
    alt: Text
    unit: str = ""
    highlight: tuple[Text, ...] = ()


class Chart(msgspec.Struct, frozen=True):
    """A chart in one version of a text: all that its drawing depends on.

    `rows` are names with a value for each series, None where there is none; `said` are the values as they are written,
    with their unit; `marked` the places of rows that stand out.
    """

    kind: Kind
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
    said: tuple[tuple[str, ...], ...]
    marked: tuple[int, ...]


def with_unit(number: str, unit: str) -> str:
    """Write a number with its unit: behind it, or around it where the unit has a place for it (`US$# billion`)."""
    return unit.replace("#", number) if "#" in unit else number + unit


class Drawing(msgspec.Struct, frozen=True):
    """A chart as SVG, for a phone and for a wider page."""

    narrow: str
    wide: str
