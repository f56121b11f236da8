"""What a record of a cited work may say, and the `Source` that it becomes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.source import DATES, NAMES, OTHERS, PLACED, TEXTS, TYPES, Name, Source, SourceKey, Wording, page_lang
from briefs.reading.files.schema_errors import Shape
from briefs.reading.files.yaml_text import Tree, Value
from briefs.reading.records.meant_fields import hint_for_key, hint_for_part, hint_for_type
from briefs.reading.records.record_dates import bad_dates, date_of

_ALIASES = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
"""Names that Zotero writes, and CSL's own."""
_PASSED_OVER = ("citation-key", "citation-label", "categories", "custom", "system_id", "id")
_PARTS = ("suffix", "dropping-particle", "non-dropping-particle")
_SWITCHES = ("isInstitution", "comma-suffix", "static-ordering", "parse-names")
_OTHERS = frozenset({"others", "et al", "等", "ほか"})
"""What programs have for a last name where more are not named."""
PERSON = frozenset({"literal", "family", "given", *_PARTS, *_SWITCHES})
"""What a name may have."""
ADDRESS = r"^(https?://[^\s<>\"]+)?$"
"""The form of a web address; an empty one is none."""
_ADDRESS = {"type": "string", "pattern": ADDRESS}
_TAG = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"


@cache
def source_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record: CSL's variables, each text in one language or several, and our own keys."""
    worded = {
        "type": ["string", "object"],
        "additionalProperties": {"type": "string", "minLength": 1},
        "minProperties": 1,
    }
    worded |= {"propertyNames": {"pattern": _TAG}}
    date = {"type": ["string", "object", "array"], "properties": {"date-parts": {"type": "array"}}}
    date |= {"items": {"type": "object"}}
    person = {
        "type": ["string", "object"],
        "properties": dict.fromkeys(("literal", "family", "given", *_PARTS), worded) | {key: {} for key in _SWITCHES},
        "additionalProperties": False,
    }
    names = {"type": ["string", "array", "object"], "items": person} | {
        key: person[key] for key in ("properties", "additionalProperties")
    }
    archive = {"type": ["string", "object"], "properties": {"URL": _ADDRESS, "date": {"type": "string"}}}
    fields: dict[str, Any] = {
        "type": {"enum": list(TYPES)},
        "language": {"type": "string", "pattern": f"{_TAG}|^$"},
        **dict.fromkeys(TEXTS, worded),
        **dict.fromkeys(_ALIASES, worded),
        **dict.fromkeys(DATES, date),
        **dict.fromkeys(NAMES, names),
        **{key: {} for key in _PASSED_OVER},
        "keyword": {"type": ["string", "array"]},
        "archive": archive | {"required": ["URL"], "additionalProperties": False},
        "jurisdiction": {"type": "string"},
        "instrument": {"type": "string"},
        "brief": {"type": "string"},
        "URL": _ADDRESS,
    }
    # A judgment has a number, a report a page, a code a section where others have a title: `_untitled` asks for one.
    return {"type": "object", "properties": fields, "required": ["type"], "additionalProperties": False}


@cache
def _shape() -> Shape:
    return Shape(source_schema())


class RawRecord(msgspec.Struct, frozen=True):
    """A record as it was found, before it is checked."""

    key: str
    """From the file's name, the key above the record, or its `citation-key` or `id`; empty where it has none."""
    tree: Tree
    """What it says, without empty values, and where each key stands, by path within the record."""
    path: str
    """The file as diagnostics show it."""
    place: tuple[int, int]
    """The line and column (from 1) at which it begins."""


def read_source(raw: RawRecord) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Turn a record into the source that it describes; None when it has faults, each of which is reported."""
    misfits = (_in_terms_of(raw, fault) for fault in (*_shape().faults(raw.tree, raw.path), *_untitled(raw)))
    found = (*misfits, *bad_dates(raw.tree, raw.path))
    return (None, found) if found else (_source(raw), ())


def _untitled(raw: RawRecord) -> Iterator[Diagnostic]:
    """Report a record that nothing names: it needs a title, a number, a page of a reporter, or a court and its day.

    A section of a code is cited by the code alone: 42 U.S.C. § 1983 (Bluebook, rule 12.3.1).
    """
    said = raw.tree.value
    reported = said.get("container-title") and said.get("page")
    decided = said.get("type") == "legal_case" and said.get("authority") and said.get("issued")
    coded = said.get("type") in ("legislation", "regulation") and said.get("container-title") and said.get("section")
    if not (said.get("title") or said.get("number") or reported or decided or coded):
        yield Diagnostic(
            raw.path,
            *raw.tree.place(()),
            Code.FIELD_MISSING,
            say("field-missing", missing="title"),
            say("add-line-of", missing="title"),
        )


def _in_terms_of(raw: RawRecord, fault: Diagnostic) -> Diagnostic:
    """Return a fault as who cites works wants it told: by the record's key, and with CSL's name for what is meant."""
    said = raw.tree.value
    missing = str(fault.message.values.get("missing", ""))
    if fault.code is Code.FIELD_MISSING and missing in ("title", "type"):
        # Enough to know the work by.
        texts = [
            say("field-and-text", key=key, text=text[:40])
            for key, text in said.items()
            if isinstance(text, str) and key != "id"
        ]
        has = tuple(texts[:5])
        line = (
            say("add-bibtex-field", missing=missing)
            if raw.path.endswith(".bib")
            else say("add-line-of", missing=missing)
        )
        hint = say("and-it-has", line=line, has=has) if has else line
        return msgspec.structs.replace(
            fault, message=say("key-and-message", key=raw.key, message=fault.message), hint=hint
        )
    key = str(fault.message.values.get("key", ""))
    if fault.code is Code.FIELD_UNKNOWN and (hint := (hint_for_key if key in said else hint_for_part)(key)):
        return msgspec.structs.replace(fault, hint=hint)
    if fault.code is Code.FIELD_VALUE and fault.message.values.get("name") == "type":
        return msgspec.structs.replace(fault, hint=hint_for_type(str(said["type"])))
    return fault


def _source(raw: RawRecord) -> Source:
    value = {_ALIASES.get(key, key): item for key, item in raw.tree.value.items()}
    language = page_lang(str(value.get("language", "")))
    archive = value.get("archive")
    copy = archive if isinstance(archive, dict) else {}
    keywords = value.get("keyword")
    if isinstance(keywords, list):
        value["keyword"] = ", ".join(str(word) for word in keywords)
    return Source(
        key=SourceKey(raw.key),
        type=str(value["type"]),
        language=language,
        texts={key: _wording(value[key], language) for key in TEXTS if key in value and key != "archive"},
        names={key: _names(value[key], language) for key in NAMES if key in value},
        dates={key: date for key in DATES if key in value and (date := date_of(value[key]))},
        jurisdiction=str(value.get("jurisdiction", "")),
        archive_url=str(copy.get("URL", "")),
        archive_date=str(copy.get("date", "")),
        instrument=str(value.get("instrument", "")),
        brief=str(value.get("brief", "")),
        path=raw.path,
        line=raw.place[0],
        column=raw.place[1],
        places={key: raw.tree.places[(key,)] for key in PLACED if (key,) in raw.tree.places},
    )


def _wording(value: Value, language: str) -> Wording:
    """Read a text; in a mapping the text in the work's own language comes first, or the first that there is."""
    if not isinstance(value, dict):
        return Wording(str(value).strip(), language)
    by_lang = {page_lang(tag): str(text).strip() for tag, text in value.items()}
    own = language if language in by_lang else next(iter(by_lang))
    return Wording(by_lang.pop(own), own, by_lang)


def _names(value: Value, language: str) -> tuple[Name, ...]:
    if isinstance(value, str):
        return (Name(literal=_wording(value, language)),)
    people = value if isinstance(value, list) else [value]
    last = people[-1] if len(people) > 1 else None
    words = (
        {str(part).strip(" .").lower() for part in last.values()} if isinstance(last, dict) else {str(last).strip(" .")}
    )
    if words <= _OTHERS and len(words) == 1:
        return (*(_name(person, language) for person in people[:-1]), OTHERS)
    return tuple(_name(person, language) for person in people)


def _name(person: Value, language: str) -> Name:
    if not isinstance(person, dict):
        return Name(literal=_wording(person, language))

    def worded(key: str) -> Wording | None:
        return _wording(person[key], language) if person.get(key) else None

    parts = {key: str(person[key]) for key in _PARTS if person.get(key)}
    if "suffix" in parts and str(person.get("comma-suffix", "")).lower() in ("true", "1"):
        parts["comma-suffix"] = "true"
    return Name(worded("literal"), worded("family"), worded("given"), parts)
