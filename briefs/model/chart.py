"""What a chart is: numbers with their names, and how they are to be drawn."""

from typing import Annotated, Literal

import msgspec

Kind = Literal["bar", "grouped", "line", "dot", "share", "stacked", "multiples", "map"]
Text = Annotated[str, msgspec.Meta(min_length=1)]

UNKNOWN = "–"
"""What stands for a number that is not known."""
MOST_ROWS, MOST_SERIES = 60, 5
"""Lines of CSV with that of the names, and columns of numbers; the style sheet has five colours to tell these apart."""

MOST_DIGITS = 4
"""Digits for which a square of a map has room on a phone."""


class ChartFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a fenced block `chart`; every key is described in docs/guide-front-matter/en.md."""

    kind: Kind
    """How it is drawn."""
    data: Text
    """CSV: the first line names the rows and the series, the first column is the names of the rows."""
    caption: Text
    """The words behind “Figure 1”, as plain text."""
    source: Text
    """The key of the record from which the numbers are, without `@`."""
    alt: Text
    """What the drawing shows, for those who can't see it."""
    finding: str = ""
    """What the chart shows, in a sentence, which is then its title: “Japan invests far less”."""
    unit: str = ""
    """What stands behind each number, or around it where it holds `#`: `%`, `億美元`, `US$# billion`."""
    id: Annotated[str, msgspec.Meta(pattern=r"^([A-Za-z][A-Za-z0-9_-]*)?$")] = ""
    """The id by which texts refer to it (`[](#funding)`); empty for `fig-1`."""
    highlight: tuple[Text, ...] = ()
    """The names of rows that stand out."""


class Chart(msgspec.Struct, frozen=True):
    """A chart in one version of a text: all that its drawing depends on."""

    kind: Kind
    """How it is drawn."""
    series: tuple[str, ...]
    """The names of the columns of numbers."""
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
    """The name of each row with a value for each series, None where it is unknown."""
    said: tuple[tuple[str, ...], ...]
    """For each row the values as its table writes them, with their unit; `–` for one that is unknown."""
    marked: tuple[int, ...]
    """The places of the rows that stand out, from 0."""
    head: str = ""
    """What the rows are, as the first cell of the table says."""
    places: tuple[str, ...] = ()
    """On a map the code of each row's place."""

    @property
    def numbers(self) -> tuple[float, ...]:
        """Return its numbers, as far as they are known."""
        return tuple(value for _, row in self.rows for value in row if value is not None)

    def part(self, at: int) -> "Chart":
        """Return the bars of one of its series."""
        rows = tuple((name, (values[at],)) for name, values in self.rows)
        said = tuple((words[at],) for words in self.said)
        return Chart("bar", (self.series[at],), rows, said, self.marked, self.head)

    @property
    def is_of_shares(self) -> bool:
        """Return whether its numbers are shares of a hundred, which are all drawn on one scale."""
        said = [words for row in self.said for words in row if words != UNKNOWN]
        return (
            bool(said) and all(one.endswith(("%", "％")) for one in said) and all(0 <= v <= 100 for v in self.numbers)
        )


def short_number(value: float) -> str:
    """Write a number for a square of a map, rounded where it has no room; empty if that can't be.

    A minus takes the room of a digit.
    """
    for decimals in (3, 2, 1, 0):
        short = f"{value:.{decimals}f}"
        short = short.rstrip("0").rstrip(".") if decimals else short
        if len(short.replace(".", "")) <= MOST_DIGITS:
            return short if float(short) or not value else ""
    return ""


def with_unit(number: str, unit: str) -> str:
    """Write a number with its unit: behind it, or around it where the unit has a place for it (`US$# billion`)."""
    return unit.replace("#", number) if "#" in unit else number + unit


class Drawing(msgspec.Struct, frozen=True):
    """A chart as SVG, once for each width, as text that is made smaller with its drawing can't be read."""

    narrow: str
    """The drawing for a phone."""
    wide: str
    """The drawing for a wider page, and for exported files."""
