"""What briefs refer to by id: topics, jurisdictions, instruments, terms, sources, and the settings of the site."""

import re
from typing import TypeVar

import msgspec

from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.front_matter import ID_PATTERN, Jurisdiction, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.source import Source, SourceKey
from briefs.model.term import NameList, Term
from briefs.reading.files.schema_errors import read_record, read_tree
from briefs.reading.files.walk import Content
from briefs.reading.files.yaml_text import Tree
from briefs.reading.records.law_records import read_laws
from briefs.reading.records.source_files import read_sources

SETTINGS = "site.yaml"
TOPICS = "topics.yaml"
JURISDICTIONS = "jurisdictions.yaml"
GLOSSARY = "glossary.yaml"
NAMES = "names.yaml"

CODE_PATTERN = r"[A-Z]{2,3}(-[A-Z0-9]{1,3})?"
"""ISO 3166's codes for countries and their parts, and EU, INT."""

T = TypeVar("T")


class Catalogue(msgspec.Struct, frozen=True):
    """The settings and the records of a content folder; `settings` is None when they have faults."""

    settings: Settings | None
    topics: dict[str, Topic]
    jurisdictions: dict[str, Jurisdiction]
    instruments: dict[str, Instrument]
    glossary: dict[str, Term]
    names: NameList
    sources: dict[SourceKey, Source]
    unsound: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def read_catalogue(content: Content) -> Catalogue:
    """Read the settings and the records; each fault is reported, and what is sound is there."""
    faults: list[Diagnostic] = []
    settings = _one(content, SETTINGS, Settings, faults)
    topics = _many(content, TOPICS, Topic, ID_PATTERN, faults)
    jurisdictions = _many(content, JURISDICTIONS, Jurisdiction, CODE_PATTERN, faults)
    sources, unsound, found = read_sources(content)
    faults += found
    instruments, found = read_laws(content, frozenset(jurisdictions), frozenset(sources) | unsound)
    faults += found
    glossary = _many(content, GLOSSARY, Term, ID_PATTERN, faults)
    names = (_one(content, NAMES, NameList, faults) if NAMES in content.texts else None) or NameList()
    return Catalogue(settings, topics, jurisdictions, instruments, glossary, names, sources, unsound, tuple(faults))


def _one(content: Content, path: str, kind: type[T], faults: list[Diagnostic]) -> T | None:
    file = content.texts.get(path)
    if file is None:
        faults.append(Diagnostic(f"{content.folder}/{path}", 0, 0, Code.FIELD_MISSING, "the file is missing", ""))
        return None
    tree, found = read_tree(file)
    faults += found
    if tree is None:
        return None
    record, found = read_record(tree, kind, file.path)
    faults += found
    return record


def _many(content: Content, path: str, kind: type[T], pattern: str, faults: list[Diagnostic]) -> dict[str, T]:
    """Read a file of many records; their keys become parts of addresses and must have the form of one."""
    file = content.texts.get(path)
    if file is None:
        return {}
    tree, found = read_tree(file)
    faults += found
    if tree is None:
        return {}
    faults += tree.diagnostics
    records: dict[str, T] = {}
    for name, value in tree.value.items():
        inner = {where[1:]: at for where, at in tree.places.items() if where[:1] == (name,)}
        at = tree.place((name,))
        if not re.fullmatch(pattern, name):
            hint = "JP, EU, INT." if pattern == CODE_PATTERN else "Lower-case letters, digits and hyphens."
            faults.append(Diagnostic(file.path, *at, Code.FIELD_VALUE, f"the key {name} is ill-formed", hint))
            continue
        if not isinstance(value, dict):
            hint = "zh-Hant: …, en: …" if kind is Term else "names: {zh-Hant: …, en: …}"
            faults.append(Diagnostic(file.path, *at, Code.FIELD_TYPE, f"{name} has no names", hint))
            continue
        record, found = read_record(Tree(value, inner, ()), kind, file.path)
        faults += found
        if record is not None:
            records[name] = record
    return records
