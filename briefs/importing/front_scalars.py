"""Values in front matter written anew, with every other byte as it was."""

import json
from collections.abc import Callable
from typing import NamedTuple

import yaml

from briefs.reading.files.yaml_text import KeyPath, Value, read_yaml


class Span(NamedTuple):
    """Where a value stands."""

    start: int
    end: int
    is_flow: bool
    """Whether it stands in a list between brackets."""


def value_at(front: str, path: KeyPath) -> Value:
    """Return a value of front matter; None where there is none, or it can't be read."""
    value: Value = dict(read_yaml(front, "").value)
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def with_value(front: str, path: KeyPath, value: str, merge: Callable[[str], str]) -> str | None:
    """Write a value in the place of another; `merge` makes the new one of how the old one is written.

    None where it can't be written so that all else stays what it is.
    """
    span = _spans(front).get(path)
    if span is None:
        return None
    wanted = _with(read_yaml(front, "").value, path, value)
    written = front[span.start : span.end]
    end = "\n" if written.endswith("\n") else ""
    for one in (merge(written), _quoted(value) + end):
        made = front[: span.start] + one + front[span.end :]
        if read_yaml(made, "").value == wanted:
            return made
    return None


def with_item(front: str, path: KeyPath, before: int, value: str) -> str | None:
    """Write a new item into a list of texts, behind that of a number (-1: as the first); None where it can't be."""
    spans = _spans(front)
    items = value_at(front, path)
    if not isinstance(items, list) or not items:
        return None
    at = spans[*path, max(before, 0)]
    if at.is_flow:
        place = at.end if before >= 0 else at.start
        made = f"{front[:place]}, {_quoted(value)}{front[place:]}"
        if before < 0:
            made = f"{front[:place]}{_quoted(value)}, {front[place:]}"
    else:
        start = front.rfind("\n", 0, at.start) + 1
        indent = front[start : at.start]
        place = _line_end(front, at.end) if before >= 0 else start
        made = f"{front[:place]}{indent}{_quoted(value)}\n{front[place:]}"
    wanted = _with(read_yaml(front, "").value, path, [*items[: before + 1], value, *items[before + 1 :]])
    return made if read_yaml(made, "").value == wanted else None


def without_item(front: str, path: KeyPath, number: int) -> str | None:
    """Take an item out of a list of texts; None where it can't be, as when it is the only one."""
    items = value_at(front, path)
    if not isinstance(items, list) or len(items) < 2:
        return None
    spans = _spans(front)
    at = spans[*path, number]
    if at.is_flow:
        start = spans[*path, number - 1].end if number else at.start
        end = at.end if number else spans[*path, 1].start
    else:
        start, end = front.rfind("\n", 0, at.start) + 1, _line_end(front, at.end)
    made = front[:start] + front[end:]
    wanted = _with(read_yaml(front, "").value, path, [*items[:number], *items[number + 1 :]])
    return made if read_yaml(made, "").value == wanted else None


def _line_end(text: str, at: int) -> int:
    """Return where the line ends on which something ends; a block of lines ends with the last of them."""
    if at and text[at - 1] == "\n":
        return at
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _with(tree: Value, path: KeyPath, value: Value) -> Value:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(tree, dict):
        return {key: _with(one, rest, value) if key == step else one for key, one in tree.items()}
    if isinstance(tree, list):
        return [_with(one, rest, value) if at == step else one for at, one in enumerate(tree)]
    return tree


def _spans(front: str) -> dict[KeyPath, Span]:
    """Return where each value of a mapping stands, by its path."""
    spans: dict[KeyPath, Span] = {}
    # The parser in Python counts characters, and front matter is short.
    events = yaml.parse(front, Loader=yaml.SafeLoader)

    def value(event: yaml.Event, path: KeyPath, *, is_flow: bool) -> None:
        end = event
        if isinstance(event, yaml.SequenceStartEvent):
            number = 0
            while not isinstance(end := next(events), yaml.SequenceEndEvent):
                value(end, (*path, number), is_flow=bool(event.flow_style))
                number += 1
        elif isinstance(event, yaml.MappingStartEvent):
            while not isinstance(end := next(events), yaml.MappingEndEvent):
                value(next(events), (*path, str(getattr(end, "value", ""))), is_flow=bool(event.flow_style))
        if event.start_mark is not None and end.end_mark is not None:
            spans[path] = Span(event.start_mark.index, end.end_mark.index, is_flow)

    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            value(event, (), is_flow=False)
    return spans
