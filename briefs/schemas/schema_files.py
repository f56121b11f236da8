"""The schemas, one for each kind of file; derived from the same types by which the files are read."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from briefs.model.front_matter import DATE_FORMAT, ID_PATTERN, BriefFrontMatter, Jurisdiction, PageFrontMatter, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.term import NameList, Term
from briefs.reading.files.yaml_text import read_yaml
from briefs.reading.records.catalogue import CODE_PATTERN
from briefs.reading.records.source_records import source_schema

Schema = dict[str, Any]

FILES: dict[str, str] = {
    "front-matter": "briefs/*/*.md",
    "page": "pages/*/*.md",
    "site": "site.yaml",
    "topics": "topics.yaml",
    "jurisdictions": "jurisdictions.yaml",
    "instrument": "instruments/*.yaml",
    "glossary": "glossary.yaml",
    "names": "names.yaml",
    "sources": "sources/**/*.yaml",
}
"""For each schema the files of the content folder that it describes; of Markdown files their front matter."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[str, type] = {
    "front-matter": BriefFrontMatter,
    "page": PageFrontMatter,
    "site": Settings,
    "instrument": Instrument,
    "names": NameList,
}
_MAPPINGS: dict[str, tuple[type, str]] = {
    "topics": (Topic, ID_PATTERN),
    "jurisdictions": (Jurisdiction, CODE_PATTERN),
    "glossary": (Term, ID_PATTERN),
}
"""Files of many records by id, with the pattern of an id."""
_PUBLISHED_NAMES = {"BriefFrontMatter": "BriefMatter", "PageFrontMatter": "PageMatter"}
"""Types that the published schemas call by another name, which they keep."""


@cache
def schemas() -> dict[str, Schema]:
    """Return the schemas by name."""
    made = {name: msgspec.json.schema(kind) for name, kind in _TYPES.items()}
    for name, (kind, pattern) in _MAPPINGS.items():
        schema = msgspec.json.schema(kind)
        record = schema.pop("$ref")
        made[name] = schema | {
            "type": "object",
            "additionalProperties": {"$ref": record},
            "propertyNames": {"pattern": f"^{pattern}$"},
        }
    made["sources"] = _sources()
    words = descriptions()
    return {
        name: {"$schema": _DRAFT, "title": f"briefs: {FILES[name]}"} | _published(_for_editors(made[name], words))
        for name in FILES
    }


def _published(schema: Schema) -> Schema:
    """Return a schema with the names of types as they are published."""
    text = json.dumps(schema)
    for name, published in _PUBLISHED_NAMES.items():
        text = text.replace(f'{name}"', f'{published}"')
    renamed: Schema = json.loads(text)
    return renamed


@cache
def descriptions() -> dict[str, dict[str, dict[str, str]]]:
    """Return what each key means: by type, by key ("" is the type itself), by language."""
    text = (Path(__file__).resolve().parent / "descriptions.yaml").read_text(encoding="utf-8")
    words: dict[str, dict[str, dict[str, str]]] = msgspec.convert(
        read_yaml(text, "descriptions.yaml").value, dict[str, dict[str, dict[str, str]]]
    )
    return words


def _sources() -> Schema:
    """Return the schema of a file of cited works: one, many by key, or a list."""
    # A copy: the schema of the reader uses one value in many places, and here each gets words of its own.
    record: Schema = json.loads(json.dumps(source_schema()))
    several = {"type": "array", "items": {"$ref": "#/$defs/Source"}}
    by_key = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Source"}}
    lists = [{"type": "object", "properties": {key: several}, "required": [key]} for key in ("references", "items")]
    one = {"type": "object", "anyOf": [{"required": ["title"]}, {"required": ["type"]}]}
    return {
        "$defs": {"Source": record},
        "if": one,
        "then": {"$ref": "#/$defs/Source"},
        "else": {"anyOf": [*lists, several, by_key]},
    }


def _for_editors(value: Any, words: dict[str, dict[str, dict[str, str]]]) -> Any:
    """Add its words to a schema, and let it take what an editor's YAML reads as numbers: to us every value is text."""
    if isinstance(value, list):
        return [_for_editors(item, words) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _for_editors(item, words) for key, item in value.items()}
    if made.get("format") == DATE_FORMAT:
        del made["format"]
        made["pattern"] = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
    kinds = made["type"] if isinstance(made.get("type"), list) else [made.get("type")]
    if "string" in kinds:
        made["type"] = [*kinds, "number"]
    if isinstance(made.get("properties"), dict):
        _describe(made, words)
    return made


def _describe(shape: Schema, words: dict[str, dict[str, dict[str, str]]]) -> None:
    """Put words to a mapping and its keys; a mapping without a name, in a cited work, is known by its keys."""
    keys = frozenset(shape["properties"])
    known = {frozenset(entry) - {""}: entry for entry in words.values()}
    entry = words.get(shape.get("title", "")) or known.get(keys, {})
    if "" in entry:
        shape["description"] = _both(entry[""])
    for key, value in shape["properties"].items():
        if key in entry:
            shape["properties"][key] = {**value, "description": _both(entry[key])}


def _both(word: dict[str, str]) -> str:
    return f"{word['en']}\n\n{word['zh-Hant']}"
