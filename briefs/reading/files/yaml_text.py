"""YAML as authors need it: every value is text but true, false and nothing; each with its line and column.

Built from the parser's events, so that nothing is ever constructed and no alias, tag, merge or deep nesting can do
harm (see docs/guide-architecture/en.md). `NO` stays Norway, `01` stays 01, `2025-06-25` stays text that is checked
later.
"""

import re
from typing import TypeAlias

import msgspec
import yaml

from briefs.messages.message import NOTHING, Message, say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.decode import CONTROL
from briefs.reading.files.yaml_lines import LOADER, syntax_problem, syntax_slip

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

DEEPEST = 20
"""Levels of keys and items; no record needs as many, and far more would exhaust the stack."""
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Tree(msgspec.Struct, frozen=True):
    """A mapping of YAML, JSON or BibTeX with the place of each key and item; empty when it can't be read."""

    value: dict[str, Value]
    """Text, true, false and nothing, in lists and mappings; numbers and dates are text."""
    places: dict[KeyPath, Place]
    """The line and column (from 1) of each key and item, by its path from the root, which is `()`."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong: the first fault of YAML and JSON, every one of BibTeX."""
    below: dict[KeyPath, Place] = {}
    """The places of texts without quotes that stand on a line below their key."""

    def place(self, path: KeyPath) -> Place:
        """Return the place of a key or item, or of the nearest thing that holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


class _FaultError(Exception):
    """A fault that ends the reading of a text."""

    def __init__(self, place: Place, code: Code, message: Message, hint: Message = NOTHING) -> None:
        super().__init__(message)
        self.place, self.code, self.message, self.hint = place, code, message, hint


class _Reader:
    """Turns events into values. Lives for one text."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.events = yaml.parse(text, Loader=LOADER)
        self.places: dict[KeyPath, Place] = {}
        self.below: dict[KeyPath, Place] = {}

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
                raise _FaultError(
                    self.place(event), Code.YAML_SYNTAX, say("second-yaml-document-begins"), say("keep-one")
                )
            started = True
            value = self.value(next(self.events), ())
        if value is not None and not isinstance(value, dict):
            message = say("not-key-value-lines")
            raise _FaultError((1 + self.offset, 1), Code.YAML_SYNTAX, message, _whole_hint(value, self.text))
        return value or {}

    def value(self, event: yaml.Event, path: KeyPath) -> Value:
        place = self.place(event)
        of_key = self.places.setdefault(path, place)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            message = say("no-yaml-aliases")
            raise _FaultError(place, Code.YAML_ALIAS, message, say("write-value-out"))
        if len(path) > DEEPEST:
            raise _FaultError(place, Code.YAML_TOO_DEEP, say("yaml-nested-too-deeply"))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self.value(item, (*path, len(items))))
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        text = str(getattr(event, "value", ""))
        if bad := CONTROL.search(text):
            message = say("control-character-escaped", code=f"{ord(bad[0]):04X}")
            raise _FaultError(place, Code.FILE_CONTROL_CHARACTER, message, say("take-escape-out"))
        is_plain = not getattr(event, "style", None)
        if is_plain:
            self.refuse_items_within(event)
            if of_key[0] < place[0]:
                self.below[path] = place
        return _CONSTANTS.get(text, text) if is_plain else text

    def refuse_items_within(self, event: yaml.Event) -> None:
        """Refuse the words of an item that hold another one, which its author put further in."""
        begin, end = event.start_mark, event.end_mark
        if begin is None or end is None or begin.line == end.line:
            return
        lines = self.text.split("\n")
        own = re.match(r" *(?=- +$)", lines[begin.line][: begin.column])
        for number in range(begin.line + 1, min(end.line + 1, len(lines))) if own else ():
            if (found := re.match(r"( *)- \S", lines[number])) and own:
                hint = say("indent-by", n=own.end()) if own.end() else say("indent-not")
                place = (number + 1 + self.offset, found.end(1) + 1)
                raise _FaultError(place, Code.YAML_SYNTAX, say("item-in-value"), hint)

    def mapping(self, path: KeyPath) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            place = self.place(key)
            if not isinstance(key, yaml.ScalarEvent):
                raise _FaultError(place, Code.YAML_SYNTAX, say("key-must-be-word"))
            name = str(key.value)
            if name == "<<":
                raise _FaultError(place, Code.YAML_ALIAS, say("no-yaml-merges"), say("write-values-out"))
            if name in mapping:
                raise _FaultError(place, Code.YAML_DUPLICATE_KEY, say("key-stands-twice", name=name), say("keep-one"))
            self.places[(*path, name)] = place
            mapping[name] = self.value(next(self.events), (*path, name))
        return mapping


def read_yaml(text: str, path: str, offset: int = 0) -> Tree:
    """Read a YAML mapping; `offset` is the number of lines that stand before it in its file."""
    reader = _Reader(text, offset)
    try:
        return Tree(reader.document(), reader.places, (), reader.below)
    except _FaultError as fault:
        place, code, message, hint = fault.place, fault.code, fault.message, fault.hint
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        place = (mark.line + 1 + offset, mark.column + 1) if mark else (1 + offset, 1)
        problem = str(getattr(fault, "problem", None) or "")
        # LibYAML from 0.2.6 on stops by itself, before the first event reaches this reader.
        code = Code.YAML_TOO_DEEP if "nesting depth" in problem else Code.YAML_SYNTAX
        message, hint = (
            say("yaml-cannot-be-read", problem=syntax_problem(problem)),
            say("check-quotes-and-indentation"),
        )
        if code is Code.YAML_SYNTAX and (slip := syntax_slip(text, place[0] - 1 - offset)):
            place, message, hint = (slip.line + 1 + offset, slip.column), slip.message, slip.hint
    return Tree({}, {}, (Diagnostic(path, *place, code, message, hint),))


def _whole_hint(value: Value, text: str) -> Message:
    """Return how a file is written that is a list of items, or one text."""
    if isinstance(value, list):
        return say("key-for-each")
    return say("use-colon-and-space-each") if "：" in text and ": " not in text else NOTHING
