"""Checking a YAML mapping against the type that it should be: all faults at once, each at its place.

The types in `model` are the only statement of what is allowed; their JSON Schema is derived.
"""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import jsonschema_rs
import msgspec

from briefs.language.dates import problem
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import DATE_FORMAT
from briefs.reading.files.decode import decoded
from briefs.reading.files.yaml_text import Tree, read_yaml

T = TypeVar("T")

_KINDS = {"string": "text", "array": "a list", "object": "`key: value` lines", "boolean": "true or false"}

_GOT = {list: "it is a list", dict: "it is `key: value` lines", str: "it is text", bool: "it is true or false"}

INSTEAD = {
    "slug": "The folder's name is the address; `aliases` keeps old ones.",
    "id": "The folder's name is the id.",
    "lang": "The file's name says the language.",
    "author": "Use authors, a list.",
    "lastmod": "Use updated.",
    "modified": "Use updated.",
    "tags": "Use topics (from topics.yaml) or keywords (free words).",
    "categories": "Use topics.",
    "jurisdiction": "Use jurisdictions, a list.",
    "topic": "Use topics, a list.",
    "instrument": "Use instruments, a list.",
    "law": "Use instruments, a list.",
    "summary": "Use description.",
    "abstract": "Use description.",
    "標題": "Keys are written in English: title.",
    "日期": "Keys are written in English: date.",
}
"""What to say to those who bring a key along from another generator."""


def schema_of(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a record type."""
    schema: dict[str, Any] = msgspec.json.schema(kind)
    return schema


class Shape:
    """The JSON Schema of a kind of record, ready for use."""

    def __init__(self, schema: dict[str, Any]) -> None:
        """Take a schema."""
        formats = {DATE_FORMAT: lambda text: text == "" or problem(text) is None}
        self.schema = schema
        self.validator = jsonschema_rs.validator_for(schema, formats=formats, validate_formats=True)

    def faults(self, tree: Tree, path: str) -> tuple[Diagnostic, ...]:
        """Report everything in a tree that is not of this shape."""
        errors = self.validator.iter_errors(tree.value)
        return tuple(sorted({d for error in errors for d in _explained(error, tree, path, self.schema)}))


@cache
def _shape_of(kind: Hashable) -> Shape:
    return Shape(schema_of(cast("type", kind)))


def read_tree(file: File) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Read the YAML of a file; None when its bytes are no text."""
    text, found = decoded(file)
    return (None if found else read_yaml(text, file.path)), tuple(found)


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
        return None, (Diagnostic(path, *tree.place(()), Code.FIELD_VALUE, str(fault), ""),)


def _explained(error: jsonschema_rs.ValidationError, tree: Tree, path: str, schema: dict[str, Any]) -> list[Diagnostic]:
    where = tuple(error.instance_path)
    name = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    fault = error.kind.as_dict() | {"name": error.kind.name}

    def said(code: Code, message: str, hint: str = "", at: tuple[str | int, ...] = where) -> list[Diagnostic]:
        return [Diagnostic(path, *tree.place(at), code, message, hint)]

    match fault["name"]:
        case "additionalProperties":
            known = _known_keys(schema, error)
            unknown = [str(key) for key in fault["unexpected"]]
            return [
                diagnostic
                for key in unknown
                for diagnostic in said(
                    Code.FIELD_UNKNOWN, f"unknown key {key}", INSTEAD.get(key) or nearest(key, known), (*where, key)
                )
            ]
        case "required":
            missing = str(fault["property"])
            line, _ = tree.place(where)
            message = f"{missing} is missing" + (f" in {name}" if name else "")
            return [Diagnostic(path, line, 1, Code.FIELD_MISSING, message, f"Add a line `{missing}: …`.")]
        case "format":
            text = str(error.instance)
            return said(Code.FIELD_DATE, f"{name}: {problem(text)}", "Write 2025-06-25, or 2025-06, or 2025.")
        case "type":
            wanted = _KINDS.get(_first_type(fault), "something else")
            got = _GOT.get(type(error.instance), "has no value")
            hint = "Put it in square brackets: [a, b]." if wanted == "a list" else ""
            return said(Code.FIELD_TYPE, f"{name} must be {wanted}, but {got}", hint)
        case "propertyNames":
            inner: jsonschema_rs.ValidationError = fault["error"]
            key, options = str(inner.instance), inner.kind.as_dict().get("options", [])
            hint = _pattern_hint(inner.kind.as_dict()) or nearest(key, options)
            return said(Code.FIELD_UNKNOWN, f"unknown key {key} in {name}", hint, (*where, key))
        case "anyOf" if meant := _meant(error):
            return [diagnostic for inner in meant for diagnostic in _explained(inner, tree, path, schema)]
        case "enum" | "anyOf":
            options = [str(option) for option in fault.get("options", []) if option]
            return said(
                Code.FIELD_VALUE,
                f"{name}: {_shown(error.instance)} is not allowed",
                nearest(str(error.instance), options),
            )
        case "minLength" | "minItems":
            return said(Code.FIELD_VALUE, f"{name} is empty")
        case "pattern":
            return said(Code.FIELD_VALUE, f"{name}: {_shown(error.instance)} is ill-formed", _pattern_hint(fault))
    return said(Code.FIELD_VALUE, f"{name}: {error.message}")


def _meant(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError]:
    """Return the errors of the union branch whose JSON type matches the value."""
    forms: list[list[jsonschema_rs.ValidationError]] = error.kind.as_dict().get("context", [])
    own = list(error.instance_path)
    other_kind = ("type", "enum", "const")
    return next(
        (form for form in forms if not any(f.kind.name in other_kind and list(f.instance_path) == own for f in form)),
        [],
    )


def _first_type(fault: dict[str, Any]) -> str:
    types = fault["types"]
    return str(types[0] if isinstance(types, list) else types)


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else "this value"


def _pattern_hint(fault: dict[str, Any]) -> str:
    pattern = str(fault.get("pattern", ""))
    # The model has few patterns, and each is known by a piece of it.
    if "https?" in pattern:
        return "A web address: https://…" + (", ending in a slash." if pattern.endswith("/$") else "")
    if "{2,3}" in pattern:
        return "The tag of a language: ja, en, zh-Hant."
    return "Lower-case letters, digits and hyphens." if "a-z0-9" in pattern else ""


def _known_keys(whole: dict[str, Any], error: jsonschema_rs.ValidationError) -> list[str]:
    schema: Any = whole
    for part in error.schema_path[:-1]:
        schema = schema[part]
    while "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    return sorted(schema.get("properties", {}))
