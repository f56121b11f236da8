"""YAML as authors need it: every value is text but true, false and nothing; each with its line and column.

Built from the parser's events, so that nothing is ever constructed and no alias, tag, merge or deep nesting can do
harm (see docs/guide-architecture/en.md). `NO` stays Norway, `01` stays 01, `2025-06-25` stays text that is checked
later.
"""

from typing import TypeAlias

import msgspec
import yaml

from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.decode import CONTROL

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

DEEPEST = 20
"""Levels of keys and items; no record needs as many, and far more would exhaust the stack."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Tree(msgspec.Struct, frozen=True):
    """A mapping of YAML, JSON or BibTeX with the place of each key and item; empty when it can't be read."""

    value: dict[str, Value]
    """Text, true, false and nothing, in lists and mappings; numbers and dates are text."""
    places: dict[KeyPath, Place]
    """The line and column (from 1) of each key and item, by its path from the root, which is `()`."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong: the first fault of YAML and JSON, every one of BibTeX."""

    def place(self, path: KeyPath) -> Place:
        """Return the place of a key or item, or of the nearest thing that holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


class _FaultError(Exception):
    """A fault that ends the reading of a text."""

    def __init__(self, place: Place, code: Code, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place, self.code, self.message, self.hint = place, code, message, hint


class _Reader:
    """Turns events into values. Lives for one text."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.events = yaml.parse(text, Loader=_LOADER)
        self.places: dict[KeyPath, Place] = {}

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return (mark.line + 1 + self.offset, mark.column + 1) if mark else (1 + self.offset, 1)

    def document(self) -> dict[str, Value]:
        value: Value = None
        started = False
        for event in self.events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if started:
                raise _FaultError(self.place(event), Code.YAML_SYNTAX, "a second YAML document begins", "Keep one.")
            started = True
            value = self.value(next(self.events), ())
        if value is not None and not isinstance(value, dict):
            message = "this is not a list of `key: value` lines"
            raise _FaultError((1 + self.offset, 1), Code.YAML_SYNTAX, message, _colon_hint(self.text))
        return value or {}

    def value(self, event: yaml.Event, path: KeyPath) -> Value:
        place = self.place(event)
        self.places.setdefault(path, place)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            message = "aliases, anchors and tags are not used here"
            raise _FaultError(
                place, Code.YAML_ALIAS, message, "Write the value out, in quotes if it begins with a sign."
            )
        if len(path) > DEEPEST:
            raise _FaultError(place, Code.YAML_TOO_DEEP, "the YAML is nested too deeply")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self.value(item, (*path, len(items))))
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        text = str(getattr(event, "value", ""))
        if bad := CONTROL.search(text):
            message = f"an invisible control character (U+{ord(bad[0]):04X}) is written here"
            raise _FaultError(place, Code.FILE_CONTROL_CHARACTER, message, "Take the escape out.")
        is_plain = not getattr(event, "style", None)
        return _CONSTANTS.get(text, text) if is_plain else text

    def mapping(self, path: KeyPath) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            place = self.place(key)
            if not isinstance(key, yaml.ScalarEvent):
                raise _FaultError(place, Code.YAML_SYNTAX, "a key must be a word")
            name = str(key.value)
            if name == "<<":
                raise _FaultError(place, Code.YAML_ALIAS, "merges are not used here", "Write the values out.")
            if name in mapping:
                raise _FaultError(place, Code.YAML_DUPLICATE_KEY, f"the key {name} stands here twice", "Keep one.")
            self.places[(*path, name)] = place
            mapping[name] = self.value(next(self.events), (*path, name))
        return mapping


def read_yaml(text: str, path: str, offset: int = 0) -> Tree:
    """Read a YAML mapping; `offset` is the number of lines that stand before it in its file."""
    reader = _Reader(text, offset)
    try:
        return Tree(reader.document(), reader.places, ())
    except _FaultError as fault:
        place, code, message, hint = fault.place, fault.code, fault.message, fault.hint
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        place = (mark.line + 1 + offset, mark.column + 1) if mark else (1 + offset, 1)
        problem = getattr(fault, "problem", None) or "it is ill-formed"
        # LibYAML from 0.2.6 on stops by itself, before the first event reaches this reader.
        code = Code.YAML_TOO_DEEP if "nesting depth" in problem else Code.YAML_SYNTAX
        message, hint = f"the YAML can't be read: {problem}", _syntax_hint(text, place[0] - 1 - offset)
    return Tree({}, {}, (Diagnostic(path, *place, code, message, hint),))


def _syntax_hint(text: str, number: int) -> str:
    lines = text.split("\n")
    near = [line for line in lines[max(0, number - 1) : number + 1] if line.strip()]
    if any("：" in line and ": " not in line and not line.lstrip().startswith("-") for line in near):
        return "Use an ASCII colon and a space after the key: `title: …`."
    if any("\t" in line for line in near):
        return "Use spaces, not tabs."
    if near and near[-1].count(": ") > 1:
        return 'A value that holds a colon stands in quotes: title: "A: B".'
    return "Check quotes, brackets and indentation on this line and the one above."


def _colon_hint(text: str) -> str:
    return "Use an ASCII colon and a space after each key: `title: …`." if "：" in text and ": " not in text else ""
