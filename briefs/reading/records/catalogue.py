"""What briefs refer to by id: topics, jurisdictions, instruments, terms, sources, and the settings of the site."""

import re
from collections import defaultdict
from typing import Generic, TypeVar

import msgspec

from briefs.messages.message import say
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.front_matter import ID_PATTERN, Jurisdiction, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.source import Source, SourceKey
from briefs.model.term import NameList, Term
from briefs.reading.files.schema_errors import read_record, read_tree
from briefs.reading.files.walk import Content
from briefs.reading.files.yaml_text import KeyPath, Place, Tree
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
    """The settings and the records of a content folder."""

    settings: Settings | None
    """Those of site.yaml; None when they have faults or are missing."""
    topics: dict[str, Topic]
    """The records of topics.yaml by key."""
    jurisdictions: dict[str, Jurisdiction]
    """The records of jurisdictions.yaml by code (`JP`, `EU`)."""
    instruments: dict[str, Instrument]
    """The records of laws by id, the name of a file in `instruments/`."""
    glossary: dict[str, Term]
    """The terms of glossary.yaml by key."""
    names: NameList
    """The names of bodies and persons of names.yaml; none where the file is missing or has faults."""
    sources: dict[SourceKey, Source]
    """The records of cited works by key, in the order of the keys."""
    unsound: frozenset[str]
    """The keys of records of works that have faults: what cites one is not wrong for it."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with any of these."""


class Read(msgspec.Struct, Generic[T], frozen=True):
    """What came of a file of records."""

    value: T
    """What is sound: of a file that is one record that record or None, of one with many those without faults."""
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong, each at its place."""


def read_catalogue(content: Content) -> Catalogue:
    """Read the settings and the records of a whole content folder; each fault is reported, and what is sound is there.

    For commands that look at the records and nothing else; a build asks for each file by itself.
    """
    texts, folder = content.texts, content.folder
    settings = read_one(texts.get(SETTINGS), Settings, f"{folder}/{SETTINGS}")
    topics = read_many(texts.get(TOPICS), Topic, ID_PATTERN)
    jurisdictions = read_many(texts.get(JURISDICTIONS), Jurisdiction, CODE_PATTERN)
    sources, unsound, source_faults = read_sources(content)
    instruments, law_faults = read_laws(content, frozenset(jurisdictions.value), frozenset(sources) | unsound)
    glossary = read_many(texts.get(GLOSSARY), Term, ID_PATTERN)
    names = read_one(texts[NAMES], NameList, f"{folder}/{NAMES}") if NAMES in texts else Read(NameList())
    faults = (
        *(*settings.faults, *topics.faults, *jurisdictions.faults, *source_faults, *law_faults, *glossary.faults),
        *names.faults,
    )
    return Catalogue(
        settings.value,
        topics.value,
        jurisdictions.value,
        instruments,
        glossary.value,
        names.value or NameList(),
        sources,
        unsound,
        faults,
    )


def read_one(file: File | None, kind: type[T], path: str) -> Read[T | None]:
    """Read a file that is one record; `path` is said where it is missing."""
    if file is None:
        return Read(None, (Diagnostic(path, 0, 0, Code.FIELD_MISSING, say("file-missing")),))
    tree, faults = read_tree(file)
    if tree is None:
        return Read(None, faults)
    record, found = read_record(tree, kind, file.path)
    return Read(record, (*faults, *found))


def read_many(file: File | None, kind: type[T], pattern: str) -> Read[dict[str, T]]:
    """Read a file of many records; their keys become parts of addresses and must have the form of one."""
    if file is None:
        return Read({})
    tree, read = read_tree(file)
    faults = [*read]
    if tree is None:
        return Read({}, read)
    faults += tree.diagnostics
    records: dict[str, T] = {}
    places: dict[str | int, dict[KeyPath, Place]] = defaultdict(dict)
    for where, at in tree.places.items():
        if where:
            places[where[0]][where[1:]] = at
    for name, value in tree.value.items():
        inner = places[name]
        at = tree.place((name,))
        if not re.fullmatch(pattern, name):
            hint = say("a-jurisdiction-code") if pattern == CODE_PATTERN else say("an-id")
            faults.append(Diagnostic(file.path, *at, Code.FIELD_VALUE, say("key-ill-formed", name=name), hint))
            continue
        if not isinstance(value, dict):
            hint = say("names-in-languages") if kind is Term else say("names-of-subject")
            faults.append(Diagnostic(file.path, *at, Code.FIELD_TYPE, say("no-names", name=name), hint))
            continue
        record, found = read_record(Tree(value, inner, ()), kind, file.path)
        faults += found
        if record is not None:
            records[name] = record
    return Read(records, tuple(faults))
