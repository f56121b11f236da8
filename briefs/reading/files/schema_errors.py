"""Checking a YAML mapping against the type that it should be: all faults at once, each at its place.

The types in `model` are the only statement of what is allowed; their JSON Schema is derived.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

import jsonschema_rs
import msgspec

from briefs.language.dates import problem
from briefs.language.written_dates import date_hint
from briefs.messages.message import NOTHING, Message, say
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import DATE_FORMAT
from briefs.reading.files.decode import decoded
from briefs.reading.files.meant_forms import pattern_hint
from briefs.reading.files.meant_keys import MeantKey, meant_key
from briefs.reading.files.meant_values import hint_at_option, hint_at_value, resolved
from briefs.reading.files.stuck_pairs import stuck_pair
from briefs.reading.files.yaml_slips import value_slips
from briefs.reading.files.yaml_text import Tree, read_yaml

T = TypeVar("T")

_KINDS = {
    "string": say("text"),
    "array": say("a-list"),
    "object": say("key-value-lines"),
    "boolean": say("true-or-false"),
}

_GOT = {
    list: say("it-is-a-list"),
    dict: say("it-is-key-value-lines"),
    str: say("it-is-text"),
    bool: say("it-is-true-or-false"),
}


def schema_of(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a record type."""
    schema: dict[str, Any] = msgspec.json.schema(kind)
    return schema


class Shape:
    """The JSON Schema of a kind of record, ready for use."""

    def __init__(self, schema: dict[str, Any]) -> None:
        """Take a schema."""
        formats = {DATE_FORMAT: lambda text: text == "" or _no_date(text) is None}
        self.schema = schema
        self.validator = jsonschema_rs.validator_for(schema, formats=formats, validate_formats=True)

    def faults(self, tree: Tree, path: str) -> tuple[Diagnostic, ...]:
        """Report everything in a tree that is not of this shape."""
        errors = [*_branched(self.validator.iter_errors(tree.value))]
        telling = _Telling(tree, path, self.schema, _unknown_keys(errors, self.schema))
        told = {d for error in errors for d in _stuck(error, telling) or _explained(error, telling)}
        return tuple(sorted(told, key=lambda d: d.order))


_EARLIEST = "0200"
"""No file of a site speaks of an earlier year: 0114 is one of the Republic of China."""


def _no_date(text: str) -> Message | None:
    return problem(text) or (say("not-a-date", date=text) if text < _EARLIEST else None)


Where: TypeAlias = "tuple[str | int, ...]"


class _Telling(NamedTuple):
    """What is at fault, and what is known of it."""

    tree: Tree
    path: str
    schema: dict[str, Any]
    unknown: dict[Where, dict[str, MeantKey]]
    """The keys that mappings may not have, with what each stands for, by where the mappings are."""


def _branched(errors: Iterable[jsonschema_rs.ValidationError]) -> Iterator[jsonschema_rs.ValidationError]:
    """Yield errors; for one of a union, those of the branch that was meant."""
    for error in errors:
        inner = _meant(error) if error.kind.name == "anyOf" else []
        yield from _branched(inner) if inner else (error,)


def _unknown_keys(
    errors: Sequence[jsonschema_rs.ValidationError], schema: dict[str, Any]
) -> dict[Where, dict[str, MeantKey]]:
    lacking: dict[Where, list[str]] = {}
    for error in errors:
        if error.kind.name == "required":
            lacking.setdefault(tuple(error.instance_path), []).append(str(error.kind.as_dict()["property"]))
    found: dict[Where, dict[str, MeantKey]] = {}
    for error in errors:
        if error.kind.name == "additionalProperties":
            where, keys = tuple(error.instance_path), [str(key) for key in error.kind.as_dict()["unexpected"]]
            lacks, own = lacking.get(where, []) if len(keys) == 1 else [], _object_of(schema, error)
            values = error.instance if isinstance(error.instance, dict) else {}
            found[where] = {key: meant_key(key, values, own, schema, lacks) for key in keys}
    return found


@cache
def _shape_of(kind: Hashable) -> Shape:
    return Shape(schema_of(cast("type", kind)))


def read_tree(file: File) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Read the YAML of a file; None when its bytes are no text."""
    text, found = decoded(file)
    return (None, tuple(found)) if found else (read_yaml(text, file.path), value_slips(text, file.path))


def read_record(tree: Tree, kind: type[T], path: str) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """Turn a YAML tree into a record of a type; None when it has faults, each of which is reported."""
    if tree.diagnostics:
        return None, tree.diagnostics
    faults = _shape_of(cast("Hashable", kind)).faults(tree, path)
    if faults:
        return None, faults
    try:
        return msgspec.convert(tree.value, kind, strict=False), ()
    except msgspec.ValidationError as fault:  # what the schema can't say
        return None, (Diagnostic(path, *tree.place(()), Code.FIELD_VALUE, say("record-fault", fault=str(fault))),)


def _stuck(error: jsonschema_rs.ValidationError, telling: _Telling) -> list[Diagnostic]:
    """Report a key that is one text with its value, where a mapping is asked for."""
    if not isinstance(error.instance, str) or error.kind.name not in ("type", "anyOf"):
        return []
    own = resolved(_object_of(telling.schema, error), telling.schema)
    if own.get("type") != "object" or (pair := stuck_pair(error.instance, own)) is None:
        return []
    where = tuple(error.instance_path)
    written, place = pair.pair, telling.tree.below.get(where)
    if place is not None:
        place = place[0], place[1] + pair.at
    else:
        place = telling.tree.place(where)
        written = f"{where[-1]}: {{{written}}}" if isinstance(where[-1], str) else f"- {written}"
    return [Diagnostic(telling.path, *place, Code.YAML_SYNTAX, pair.message, say("write-line", line=written))]


def _explained(error: jsonschema_rs.ValidationError, telling: _Telling) -> list[Diagnostic]:
    where = tuple(error.instance_path)
    name = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    fault = error.kind.as_dict() | {"name": error.kind.name}
    tree, path, schema, unknown = telling

    def said(code: Code, message: Message, hint: Message = NOTHING, at: Where = where) -> list[Diagnostic]:
        return [Diagnostic(path, *tree.place(at), code, message, hint)]

    match fault["name"]:
        case "additionalProperties":
            return [
                diagnostic
                for key, meant in unknown[where].items()
                for diagnostic in said(meant.code, meant.message, meant.hint, (*where, key))
            ]
        case "required":
            missing = str(fault["property"])
            if any(missing in meant.names for meant in unknown.get(where, {}).values()):
                return []
            line, _ = tree.place(where)
            message = (
                say("field-missing-in", missing=missing, name=name) if name else say("field-missing", missing=missing)
            )
            return [Diagnostic(path, line, 1, Code.FIELD_MISSING, message, say("add-line-of", missing=missing))]
        case "format":
            text = str(error.instance)
            return said(
                Code.FIELD_DATE, say("field-says", name=name, problem=_no_date(text) or NOTHING), date_hint(text)
            )
        case "type":
            types = _types(fault)
            wanted = _KINDS.get(types[0], say("something-else"))
            got = _GOT.get(type(error.instance), say("has-no-value"))
            own = _object_of(schema, error)
            hint = hint_at_value(name, error.instance, types[0], own, schema) or pattern_hint(own)
            return said(Code.FIELD_TYPE, say("must-be-but", name=name, wanted=wanted, got=got), hint)
        case "propertyNames":
            key, hint = _misnamed(fault["error"])
            return said(Code.FIELD_UNKNOWN, say("unknown-key-in", key=key, name=name), hint, (*where, key))
        case "enum" | "anyOf":
            options = [str(option) for option in fault.get("options", []) if option]
            message = say("not-allowed", name=name, shown=_shown(error.instance))
            hint = hint_at_option(name, error.instance, options, _object_of(schema, error), schema)
            return said(Code.FIELD_VALUE, message, hint)
        case "minLength" | "minItems":
            return said(Code.FIELD_VALUE, say("is-empty", name=name))
        case "pattern":
            shown = _shown(error.instance)
            hint = pattern_hint(fault, str(error.instance))
            return said(Code.FIELD_VALUE, say("value-ill-formed", name=name, shown=shown), hint)
    return said(Code.FIELD_VALUE, say("field-fault", name=name, message=error.message))


def _misnamed(error: jsonschema_rs.ValidationError) -> tuple[str, Message]:
    """Return a key that a mapping may not have, and a hint at those that it may."""
    key, kind = str(error.instance), error.kind.as_dict()
    return key, pattern_hint(kind) or nearest(key, kind.get("options", []))


def _meant(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError]:
    """Return the errors of the union branch whose JSON type matches the value."""
    forms: list[list[jsonschema_rs.ValidationError]] = error.kind.as_dict().get("context", [])
    own = list(error.instance_path)
    other_kind = ("type", "enum", "const")
    return next(
        (form for form in forms if not any(f.kind.name in other_kind and list(f.instance_path) == own for f in form)),
        [],
    )


def _types(fault: dict[str, Any]) -> list[str]:
    types = fault["types"]
    return [str(one) for one in types] if isinstance(types, list) else [str(types)]


def _shown(value: object) -> Message:
    return say("quoted", text=value) if isinstance(value, str) else say("this-value")


def _object_of(whole: dict[str, Any], error: jsonschema_rs.ValidationError) -> dict[str, Any]:
    """Return the schema of the mapping in which something is wrong."""
    schema: Any = whole
    for part in error.schema_path[:-1]:
        schema = schema[part]
    while "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    return dict(schema)
