"""A fenced block `chart` becomes a figure: a drawing, its numbers as a table, a caption with the source.

The words of the chart are tokens like any others, so that they are converted, compared and searched like all text; the
drawing is made of them when a version is rendered (`publishing/rendering/chart_drawing.py`).
"""

import csv
import io
import math
import unicodedata
from collections.abc import Sequence

from markdown_it.token import Token

from briefs.language.han import is_wide
from briefs.messages.message import Message, say
from briefs.model.chart import MOST_ROWS, MOST_SERIES, UNKNOWN, Chart, ChartFields, Kind, with_unit
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.schema_errors import read_record
from briefs.reading.files.yaml_text import read_yaml
from briefs.reading.markdown.chart_places import place_problem
from briefs.reading.markdown.parser import plain
from briefs.reading.markdown.position import Text
from briefs.resolving.tile_grids import code_of


def is_chart(token: Token) -> bool:
    """Return whether a token is a fenced block with a chart."""
    return token.type == "fence" and token.info.split()[:1] == ["chart"]


def read_chart(token: Token, text: Text) -> tuple[ChartFields | None, tuple[Diagnostic, ...]]:
    """Read what a block says of its chart; None where it has faults."""
    tree = read_yaml(token.content, text.path, text.line(token))
    fields, faults = read_record(tree, ChartFields, text.path)
    if fields is None:
        return None, faults
    problem = _problem(fields)
    if problem:
        place = _place_of(problem[0], token, text) or tree.place(("data",))
        return None, (text.fault(place, Code.CHART_DATA, *problem),)
    return fields, ()


def _place_of(message: Message, token: Token, text: Text) -> tuple[int, int] | None:
    """Return where the cell or row stands of which something is said: in the data, which comes last."""
    named = (message.values.get(key) for key in ("cell", "row", "twice", "unknown"))
    words = next((word for word in named if isinstance(word, str) and word), "")
    return next(reversed([*text.each(token, words)]), None) if words else None


def _rows(fields: ChartFields) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(fields.data)) if any(row)]


def _problem(fields: ChartFields) -> tuple[Message, Message] | None:
    """Say what is wrong with the numbers of a chart, and what to do."""
    rows = _rows(fields)
    if len(rows) < 2 or len(rows[0]) < 2:
        return say("chart-has-no-numbers"), say("begin-chart-with-names")
    if len(rows) > MOST_ROWS or len(rows[0]) > MOST_SERIES + 1:
        return say("chart-too-large"), say("most-rows-and-series", rows=MOST_ROWS - 1, series=MOST_SERIES)
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            return (
                say("row-has-other-number", row=row[0], number=len(row) - 1, wanted=len(rows[0]) - 1),
                say("leave-cell-empty"),
            )
        for cell in row[1:]:
            if _value(cell) is None and cell:
                plain = unicodedata.normalize("NFKC", cell).replace("\u2212", "-").rstrip("%")
                hint = say("write-number-as") if _value(plain) is None else say("write-value", value=plain)
                return say("not-a-number", cell=cell), hint
    names = [row[0] for row in rows[1:]]
    twice = next((name for group in (names, rows[0][1:]) for name in group if group.count(name) > 1), None)
    if twice is not None:
        return say("stands-twice", twice=twice), say("name-rows-and-series")
    wrong = _problem_of_kind(fields.kind, rows)
    if wrong:
        return wrong
    unknown = next((name for name in fields.highlight if name not in names), None)
    return (say("no-row-to-highlight", unknown=unknown), say("known", names=tuple(names))) if unknown else None


def _problem_of_kind(kind: Kind, rows: Sequence[Sequence[str]]) -> tuple[Message, Message] | None:
    """Say what is wrong with sound numbers for one kind of chart."""
    if kind == "map":
        return place_problem(rows)
    if kind in ("share", "stacked"):
        if kind == "share" and len(rows[0]) == 2 and len(rows) - 1 > MOST_SERIES:
            return say("too-many-parts", count=len(rows) - 1), say("gather-small-parts", series=MOST_SERIES)
        if any(cell.startswith("-") for row in rows[1:] for cell in row[1:]):
            return say("part-below-zero"), say("use-another-chart")
    return None


def _value(cell: str) -> float | None:
    try:
        # Python reads figures of any script; a page and a spreadsheet do not.
        value = float(cell) if cell.isascii() else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def chart_figure(fields: ChartFields, number: int, own: str, like: Token, text: Text) -> list[Token]:
    """Return the tokens of the figure that a chart is; `like` is the block that it was, `own` the id it was given."""
    rows = _rows(fields)
    heads = [_inline(head, like) for head in rows[0]]
    cells = [[_inline(words, like) for words in _shown(row, fields.unit)] for row in rows[1:]]
    meta = {
        "kind": fields.kind,
        "heads": heads,
        "cells": cells,
        "values": [tuple(_value(cell) for cell in row[1:]) for row in rows[1:]],
        "marked": tuple(at for at, row in enumerate(rows[1:]) if row[0] in fields.highlight),
        "places": tuple(code_of(row[0]) for row in rows[1:]) if fields.kind == "map" else (),
    }
    given = f"fig-{number}"
    opening = Token("figure_open", "figure", 1, block=True, attrs={"id": own or given, "class": "chart-figure"})
    opening.map = like.map
    return [
        opening,
        *([Token("anchor", "", 0, meta={"id": given})] if own else []),
        Token("caption_open", "figcaption", 1, block=True, meta={"kind": "figure", "number": number}),
        Token("chart_title_open", "strong", 1, attrs={"class": "chart-title"}, block=True),
        _inline(fields.finding or fields.caption, like),
        Token("chart_title_close", "strong", -1, block=True),
        *_measure(fields, rows[0], like),
        Token("caption_close", "figcaption", -1, block=True),
        # What the drawing shows, for those who hear the page; the drawing itself is kept from them.
        Token("chart_alt_open", "p", 1, block=True),
        _inline(fields.alt, like),
        Token("chart_alt_close", "p", -1, block=True),
        Token("chart", "", 0, block=True, meta=meta),
        *_table(heads, cells),
        Token(
            "chart_foot",
            "",
            0,
            block=True,
            meta={"key": fields.source, "at": text.find(like, fields.source), "id": own or given},
        ),
        Token("figure_close", "figure", -1, block=True),
    ]


def chart_of(token: Token) -> Chart:
    """Return the chart of a token in the words that its table has now."""
    meta = token.meta
    head, *series = (plain(head.children) for head in meta["heads"])
    cells = [tuple(plain(cell.children) for cell in row) for row in meta["cells"]]
    rows = tuple((row[0], values) for row, values in zip(cells, meta["values"], strict=True))
    said = tuple(row[1:] for row in cells)
    return Chart(meta["kind"], tuple(series), rows, said, meta["marked"], head, meta["places"])


def _measure(fields: ChartFields, heads: Sequence[str], like: Token) -> list[Token]:
    """Return the line under the title: what is measured, and in what; the caption where a finding is the title."""
    title = (fields.finding or fields.caption).rstrip("。.")
    measure = fields.caption.rstrip("。.") if fields.finding else heads[1] if len(heads) == 2 else ""
    # A title is not said twice.
    measure = "" if measure == title else measure
    unit = fields.unit.replace("#", "").strip()
    if unit:
        last = measure[-1:] or unit[0]
        if last in "）)":
            measure = f"{measure[:-1]}{'，' if is_wide(last) else ', '}{unit}{last}"
        else:
            measure += f"（{unit}）" if is_wide(last) else f" ({unit})"
    if not measure.strip():
        return []
    line = _inline(measure.strip(), like)
    line.meta["is_in_table"] = not fields.finding
    return [
        Token("chart_measure_open", "span", 1, attrs={"class": "chart-measure"}, block=True),
        line,
        Token("chart_measure_close", "span", -1, block=True),
    ]


def _shown(row: Sequence[str], unit: str) -> list[str]:
    """Return a row as its table shows it."""
    return [row[0], *(with_unit(cell, unit) if cell else UNKNOWN for cell in row[1:])]


def _inline(words: str, like: Token) -> Token:
    inline = Token("inline", "", 0, content=words, children=[Token("text", "", 0, content=words)], block=True)
    inline.map = like.map
    return inline


def _table(heads: Sequence[Token], rows: Sequence[Sequence[Token]]) -> list[Token]:
    """Return the numbers as a table."""
    out = [Token("chart_table_open", "details", 1, block=True), Token("table_open", "table", 1, block=True)]
    out += [
        Token("thead_open", "thead", 1, block=True),
        *_row("th", heads),
        Token("thead_close", "thead", -1, block=True),
    ]
    out.append(Token("tbody_open", "tbody", 1, block=True))
    for row in rows:
        out += _row("td", row)
    closes = (("tbody_close", "tbody"), ("table_close", "table"), ("chart_table_close", "details"))
    return out + [Token(kind, tag, -1, block=True) for kind, tag in closes]


def _row(kind: str, cells: Sequence[Token]) -> list[Token]:
    out = [Token("tr_open", "tr", 1, block=True)]
    for at, cell in enumerate(cells):
        attrs: dict[str, str | int | float] = {"style": "text-align:right"} if at else {}
        out += [
            Token(f"{kind}_open", kind, 1, attrs=attrs, block=True),
            cell,
            Token(f"{kind}_close", kind, -1, block=True),
        ]
    return [*out, Token("tr_close", "tr", -1, block=True)]
