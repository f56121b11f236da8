"""Figures of a tree as files have them: a table under its caption, a picture over it, a chart over its numbers."""

from typing import Any

from briefs.exporting.looks import Node


def parted(figure: Node) -> tuple[list[Node], list[Node]]:
    """Return what a figure shows, and what stands under it: the numbers of a chart, where they are from."""
    shown: list[Node] = []
    below: list[Node] = []
    for block in _opened(figure["c"][2]):
        is_first = not shown and block["t"] in ("Plain", "Para", "Table")
        (shown if is_first else below).append(block)
    return shown, below


def _opened(blocks: list[Node]) -> list[Node]:
    """Return blocks without the divisions around them, which are the page's."""
    return [one for block in blocks for one in (_opened(block["c"][1]) if block["t"] == "Div" else [block])]


def is_table(shown: list[Node]) -> bool:
    """Return whether a figure shows a table."""
    return [block["t"] for block in shown] == ["Table"]


def captioned(attributes: Any, caption: list[Any], shown: list[Node]) -> Node:
    """Return a figure with its caption; a table has its own."""
    if is_table(shown):
        return {"t": "Table", "c": [attributes, caption, *shown[0]["c"][2:]]}
    return {"t": "Figure", "c": [attributes, caption, shown]}
