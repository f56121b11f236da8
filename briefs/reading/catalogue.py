"""What briefs refer to by id: topics, jurisdictions, instruments and sources, and the settings of the site."""

import re
from typing import TypeVar

import msgspec

from briefs.config import Settings
from briefs.diagnostics import Code, Diagnostic
from briefs.language.script import simplified_all
from briefs.model import ID_PATTERN, File, Instrument, Jurisdiction, Names, Topic
from briefs.reading.decode import decoded
from briefs.reading.records import read_record
from briefs.reading.sources import read_sources
from briefs.reading.walk import Content
from briefs.reading.yaml_text import Tree, read_yaml
from briefs.sources import Source, SourceKey

SETTINGS = "site.yaml"
TOPICS = "topics.yaml"
JURISDICTIONS = "jurisdictions.yaml"
INSTRUMENTS = "instruments/"

CODE_PATTERN = r"[A-Z]{2,3}(-[A-Z0-9]{1,3})?"
"""ISO 3166's codes for countries and their parts, and EU, INT."""

T = TypeVar("T")
R = TypeVar("R", bound=msgspec.Struct)


class Catalogue(msgspec.Struct, frozen=True):
    """The settings and the records of a content folder; `settings` is None when they have faults."""

    settings: Settings | None
    topics: dict[str, Topic]
    jurisdictions: dict[str, Jurisdiction]
    instruments: dict[str, Instrument]
    sources: dict[SourceKey, Source]
    unsound: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def read_catalogue(content: Content) -> Catalogue:
    """Read the settings and the records; each fault is reported, and what is sound is there."""
    faults: list[Diagnostic] = []
    settings = _one(content, SETTINGS, Settings, faults)
    topics = _many(content, TOPICS, Topic, ID_PATTERN, faults)
    jurisdictions = _many(content, JURISDICTIONS, Jurisdiction, CODE_PATTERN, faults)
    instruments = {}
    for path in content.within(INSTRUMENTS):
        name = path[len(INSTRUMENTS) :].removesuffix(".yaml")
        if not re.fullmatch(ID_PATTERN, name):
            message = f"{name} can't be the id of a law"
            hint = "Lower-case letters, digits and hyphens, ending in .yaml: instruments/eu-gdpr.yaml"
            faults.append(Diagnostic(content.texts[path].path, 0, 0, Code.BRIEF_NAME, message, hint))
        elif instrument := _one(content, path, Instrument, faults):
            instruments[name] = instrument
    faults += _unknown_jurisdictions(content, instruments, jurisdictions)
    sources, unsound, found = read_sources(content)
    faults += found
    return _with_simplified_names(
        Catalogue(settings, topics, jurisdictions, instruments, sources, unsound, tuple(faults))
    )


def _tree(file: File, faults: list[Diagnostic]) -> Tree | None:
    text, found = decoded(file)
    faults += found
    return None if found else read_yaml(text, file.path)


def _one(content: Content, path: str, kind: type[T], faults: list[Diagnostic]) -> T | None:
    file = content.texts.get(path)
    if file is None:
        faults.append(Diagnostic(f"{content.folder}/{path}", 0, 0, Code.FIELD_MISSING, "the file is missing", ""))
        return None
    tree = _tree(file, faults)
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
    tree = _tree(file, faults)
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
            hint = "names: {zh-Hant: …, en: …}"
            faults.append(Diagnostic(file.path, *at, Code.FIELD_TYPE, f"{name} has no names", hint))
            continue
        record, found = read_record(Tree(value, inner, ()), kind, file.path)
        faults += found
        if record is not None:
            records[name] = record
    return records


def _unknown_jurisdictions(
    content: Content, instruments: dict[str, Instrument], jurisdictions: dict[str, Jurisdiction]
) -> list[Diagnostic]:
    return [
        Diagnostic(
            content.texts[f"{INSTRUMENTS}{name}.yaml"].path,
            1,
            1,
            Code.JURISDICTION_UNKNOWN,
            f"unknown jurisdiction {instrument.jurisdiction}",
            f"Known: {', '.join(sorted(jurisdictions))}.",
        )
        for name, instrument in instruments.items()
        if instrument.jurisdiction not in jurisdictions
    ]


def _with_simplified_names(catalogue: Catalogue) -> Catalogue:
    """Derive the Simplified form of every name that has none of its own, in one call."""
    names: list[Names] = []
    if catalogue.settings:
        names += [catalogue.settings.title, catalogue.settings.description, catalogue.settings.publisher]
    records = (catalogue.topics, catalogue.jurisdictions, catalogue.instruments)
    names += [record.names for group in records for record in group.values()]
    names += [record.short for record in catalogue.instruments.values() if record.short]
    derived = dict(zip(names, simplified_all([name.zh_hant for name in names]), strict=True))

    def full(name: Names) -> Names:
        return name if name.zh_hans else msgspec.structs.replace(name, zh_hans=derived[name])

    def named(record: R) -> R:
        values = {key: getattr(record, key) for key in record.__struct_fields__}
        changed = {key: full(value) for key, value in values.items() if isinstance(value, Names)}
        return msgspec.structs.replace(record, **changed)

    return Catalogue(
        named(catalogue.settings) if catalogue.settings else None,
        {key: named(topic) for key, topic in catalogue.topics.items()},
        {key: named(place) for key, place in catalogue.jurisdictions.items()},
        {key: named(law) for key, law in catalogue.instruments.items()},
        catalogue.sources,
        catalogue.unsound,
        catalogue.diagnostics,
    )
