"""Charts → SVG by Vega-Lite, in colours that the style sheet gives, so that one drawing serves light and dark.

Each is drawn twice, for a phone and for a wider page, as text that is made smaller with its drawing can't be read.
Maps are drawn by chart_tiles.py. Every width is reckoned here (chart_heads.py): Vega measures with the fonts of the
machine. So nothing is left to its layout: no legend, no title, no choice of labels, no size that grows with them.
"""

import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefs.model.chart import Chart, Drawing
from briefs.placeholders import Placeholder
from briefs.publishing.rendering.chart_columns import in_columns
from briefs.publishing.rendering.chart_heads import SIZE, head_of, width_of
from briefs.publishing.rendering.chart_tiles import tiles

NARROW, WIDE = 308, 620
"""Widths in pixels; the narrow one is that of the text in a window of 340."""
_PAD = 2
"""Pixels around all."""
_STEP = {"bar": 30, "dot": 30, "grouped": 20}
"""Pixels from one bar to the next, by the kind of chart."""
_INK, _LINE, _MARK, _REST = "#000001", "#000002", "#000003", "#000004"
_SERIES = ("#000011", "#000012", "#000013", "#000014", "#000015")
"""Stand for classes in what the library draws; no colour of its own is published."""
_CLASSES = {
    _INK: "chart-ink",
    _LINE: "chart-line",
    _MARK: "chart-mark",
    _REST: "chart-rest",
    **{colour: f"chart-{number}" for number, colour in enumerate(_SERIES, start=1)},
}
# An attribute with a colour that stands for a class: ` fill="#000001"`, ` stroke="#000015"`.
_COLOUR = re.compile(r' (fill|stroke)="(#0000[01]\d)"')
_TAG = re.compile(r"<[a-z][^<>]*>")
_CLIPS = re.compile(r'<defs>.*?</defs>| clip-path="[^"]*"', re.DOTALL)
_CHART = re.compile(f"{Placeholder.CHART}(\\d+){Placeholder.CHART}")


def draw(chart: Chart) -> Drawing:
    """Draw a chart. It is slow, so its result is kept."""
    svg = {"multiples": _multiples, "map": tiles}.get(chart.kind, _svg)
    return Drawing(svg(chart, NARROW, "chart-narrow"), svg(chart, WIDE, "chart-wide"))


def with_drawings(html: str, charts: tuple[Chart, ...], drawings: dict[Chart, Drawing]) -> str:
    """Put the drawings of a brief's charts into its HTML."""

    def drawn(match: re.Match[str]) -> str:
        drawing = drawings[charts[int(match[1])]]
        return drawing.narrow + drawing.wide

    return _CHART.sub(drawn, html) if charts else html


def _svg(chart: Chart, width: int, name: str, title: str = "", most: float = 0) -> str:
    import vl_convert

    head, height = head_of(title, _coloured_names(chart), width - 2 * _PAD)
    spec = _spec(chart, width, height)
    if most and not chart.is_of_shares:
        spec["encoding"]["x"]["scale"] = {"domain": [min((0, *chart.numbers)), most]}
    drawn: str = vl_convert.vegalite_to_svg(json.dumps(spec))
    # Clips have ids that a page with two charts would have twice, and cut off what is wider than the library thought.
    drawn = _TAG.sub(_classed, _CLIPS.sub("", drawn)).removesuffix("</svg>") + f"{head}</svg>"
    return drawn.replace('class="marks"', f'class="{name}" aria-hidden="true" focusable="false"', 1)


def _multiples(chart: Chart, width: int, name: str) -> str:
    """Draw a small chart of bars for each series, all on one scale; two beside each other where there is room."""
    columns = 1 if width == NARROW else min(2, len(chart.series))
    each, most = width // columns, max(chart.numbers, default=0)
    parts = []
    for at, series in enumerate(chart.series):
        parts.append(_svg(chart.part(at), each, "chart-part", series, most))
    return in_columns(parts, columns, each, name)


def _classed(tag: re.Match[str]) -> str:
    """Put into an element classes in place of the colours that stand for them."""
    text = tag[0]
    found = _COLOUR.findall(text)
    if not found:
        return text
    names = " ".join(f"{kind}-{_CLASSES[colour]}" for kind, colour in found)
    bare = _COLOUR.sub("", text)
    if ' class="' in bare:
        return bare.replace(' class="', f' class="{names} ', 1)
    return re.sub(r"^<([a-z]+)", rf'<\1 class="{names}"', bare)


def _coloured_names(chart: Chart) -> Sequence[str]:
    """Return the names whose colours are explained above a drawing: series, or the parts of one whole."""
    if chart.kind == "share" and len(chart.series) == 1:
        return [name for name, _ in chart.rows]
    return chart.series if len(chart.series) > 1 else ()


def _spec(chart: Chart, width: int, head: int) -> dict[str, Any]:
    values = list(_values(chart))
    base: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "autosize": "none",
        "data": {"values": values},
        "config": _CONFIG,
    }
    drawn = {"line": _lines, "share": _share, "stacked": _share}.get(chart.kind, _bars)(chart, width - 2 * _PAD)
    left, right, bottom = drawn.pop("around")
    around = {"left": left + _PAD, "right": right + _PAD, "top": head + _PAD, "bottom": bottom + _PAD}
    return base | drawn | {"padding": around, "width": width - left - right - 2 * _PAD}


# Vega cuts labels off at 180 pixels unless the limit is 0; the room for them is reckoned here.
_TEXT = {"labelColor": _INK, "titleColor": _INK, "labelFontSize": SIZE, "titleFontSize": SIZE, "labelLimit": 0}
_CONFIG: dict[str, Any] = {
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {**_TEXT, "gridColor": _LINE, "domainColor": _LINE, "tickColor": _LINE, "titleFontWeight": "normal"},
    "text": {"color": _INK, "fontSize": SIZE},
}


def _values(chart: Chart) -> Iterator[dict[str, object]]:
    for at, (name, values) in enumerate(chart.rows):
        for nth, (series, value, said) in enumerate(zip(chart.series, values, chart.said[at], strict=True)):
            if value is not None:
                yield {"k": name, "s": series, "v": value, "t": said, "m": at in chart.marked, "i": at, "j": nth}


def _room(chart: Chart) -> int:
    """Reckon the room that the longest name of a row takes."""
    return max(width_of(name) for name, _ in chart.rows) + 10


def _names(chart: Chart, room: int) -> dict[str, Any]:
    """Return the axis with the names of the rows, in the room that was reckoned for them; bold where they stand out."""
    axis: dict[str, Any] = {"minExtent": room, "maxExtent": room, "ticks": False, "domain": False, "labelPadding": 8}
    if chart.marked:
        test = f"indexof({json.dumps([chart.rows[at][0] for at in chart.marked])}, datum.value) >= 0"
        axis["labelFontWeight"] = {"condition": {"test": test, "value": "bold"}, "value": "normal"}
    return {"field": "k", "type": "nominal", "sort": None, "title": None, "axis": axis}


def _scale(chart: Chart) -> dict[str, Any]:
    """Return the scale of the numbers: from nothing, and for shares always to a hundred, so that charts compare."""
    return {"domain": [0, 100], "nice": False} if chart.is_of_shares else {"zero": True}


_WEIGHT = {"expr": "datum.m ? 'bold' : 'normal'"}
_ENDS = {"y": {"value": 0}, "y2": {"value": {"expr": "height"}}}
_ZERO: dict[str, Any] = {"mark": "rule", "encoding": {"x": {"datum": 0}, **_ENDS, "color": {"value": _LINE}}}
"""A thin line at nothing."""


def _coloured(field: str, names: Sequence[str]) -> dict[str, Any]:
    """Return the colour of each name, in their order."""
    scale = {"domain": list(names), "range": list(_SERIES)}
    return {"field": field, "type": "nominal", "sort": None, "scale": scale, "legend": None}


def _bars(chart: Chart, width: int) -> dict[str, Any]:
    """Draw bars or dots that lie, as names of rows then need not be turned."""
    room = _room(chart)
    end = max(width_of(said) for row in chart.said for said in row) + 14
    several = len(chart.series) > 1
    step = _STEP["grouped"] * len(chart.series) + 12 if several else _STEP[chart.kind]
    x = {"field": "v", "type": "quantitative", "axis": None, "scale": _scale(chart)}
    colour: dict[str, Any] = {"value": _REST if chart.marked else _MARK}
    if several:
        colour = _coloured("s", chart.series)
    elif chart.marked:
        colour = {"condition": {"test": "datum.m", "value": _MARK}, "value": _REST}
    offset = {"yOffset": {"field": "s", "type": "nominal", "sort": list(chart.series)}} if several else {}
    mark = (
        {"type": "circle", "size": 110, "opacity": 1} if chart.kind == "dot" else {"type": "bar", "cornerRadiusEnd": 2}
    )
    text = {"mark": {"type": "text", "align": "left", "dx": 8 if chart.kind == "dot" else 5, "fontWeight": _WEIGHT}}
    layers: list[dict[str, Any]] = [
        {"mark": mark, "encoding": {"color": colour}},
        {**text, "encoding": {"text": {"field": "t", "type": "nominal"}, "color": {"value": _INK}}},
    ]
    layers.append(_ZERO)
    if chart.kind == "dot":
        rule = {"mark": {"type": "rule"}, "encoding": {"x2": {"datum": 0}, "color": {"value": _LINE}}}
        layers.insert(0, rule)
    return {
        "around": (room, end, 0),
        "height": {"step": step} if not several else len(chart.rows) * step,
        "encoding": {"y": _names(chart, room), "x": x, **offset},
        "layer": layers,
    }


_X_AXIS, _Y_AXIS = 22, 44
"""Pixels that the names below a line and the numbers beside it take."""


def _lines(chart: Chart, width: int) -> dict[str, Any]:
    """Draw a line for each series over the rows."""
    several = len(chart.series) > 1
    x: dict[str, Any] = {"field": "k", "type": "ordinal", "sort": None, "title": None}
    names = [name for name, _ in chart.rows]
    left, right = max(_Y_AXIS, width_of(names[0]) // 2), max(8, width_of(names[-1]) // 2)
    room = (width - left - right) / max(1, len(names) - 1)
    # Each second, third … name, as far as they have room beside one another.
    every = max(1, math.ceil((max(map(width_of, names)) + 8) / max(room, 0.1)))
    x["axis"] = {"labelAngle": 0, "labelOverlap": False, "grid": False, "values": names[::every]}
    x["scale"] = {"domain": names}
    y = {
        "field": "v",
        "type": "quantitative",
        "title": None,
        "axis": {"tickCount": 5, "minExtent": _Y_AXIS, "maxExtent": _Y_AXIS},
        **({"scale": _scale(chart)} if chart.is_of_shares else {}),
    }
    colour: dict[str, Any] = {"value": _MARK}
    if several:
        colour = _coloured("s", chart.series)
    return {
        "around": (left, right, _X_AXIS),
        "height": 220,
        "mark": {"type": "line", "point": {"size": 50, "filled": True}, "strokeWidth": 2},
        "encoding": {"x": x, "y": y, "color": colour},
    }


def _share(chart: Chart, width: int) -> dict[str, Any]:
    """Draw the parts of each whole: rows of series that make up a hundred, or one whole of all rows."""
    is_one = len(chart.series) == 1 and chart.kind == "share"
    part = "k" if is_one else "s"
    names = [name for name, _ in chart.rows] if is_one else chart.series
    room = 0 if is_one else _room(chart)
    is_stacked = chart.kind == "stacked"
    y = {"value": 20} if is_one else _names(chart, room)
    x: dict[str, Any] = {"field": "v", "type": "quantitative", "stack": "normalize", "axis": None}
    if is_stacked:
        x |= {"stack": "zero", "title": None, "axis": {"tickCount": 4, "domain": False, "ticks": False}}
    order = {"field": "i" if is_one else "j", "type": "quantitative"}
    return {
        "around": (room, 24 if is_stacked else 10, _X_AXIS if is_stacked else 0),
        "height": 40 if is_one else {"step": 34},
        "mark": {"type": "bar", "height": 26} if is_one else {"type": "bar"},
        "encoding": {"y": y, "x": x, "color": _coloured(part, names), "order": order},
    }
