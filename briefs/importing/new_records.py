"""New records of works, and their files."""

import json

import msgspec

from briefs.importing.author_names import names_in, person
from briefs.importing.reference import Reference
from briefs.language.han import HAN_RE
from briefs.language.japanese import is_japanese
from briefs.messages import EN
from briefs.messages.entries import render
from briefs.messages.message import say
from briefs.model.source import SourceKey


class Record(msgspec.Struct, frozen=True):
    """A new record of a work."""

    key: SourceKey
    """Made of the publisher's host and the year (`cao-2025`), or of the brief and the note (`a-n1`); it is new."""
    reference: Reference
    """What the note says of the work; the file of the record is written from it."""
    jurisdiction: str = ""
    """A key of jurisdictions.yaml, guessed by host or language; empty where it is not known."""


def record_file(record: Record, brief_id: str, messages: str = EN) -> str:
    """Write the record of a work."""
    reference = record.reference
    said = [say("import-made-from", brief=brief_id), *(say("import-to-review", doubt=one) for one in reference.doubts)]
    lines = [f"# {render(one, messages)}" for one in said]
    lines += [f"type: {reference.type}", f"language: {reference.language}"]
    for key, value in {"title": reference.title, **reference.fields}.items():
        if key in reference.english:
            both = f"{reference.language}: {quoted(value)}, en: {quoted(reference.english[key])}"
            lines.append(f"{key}: {{{both}}}")
        elif not value:
            continue
        elif key in ("issued", "accessed", "URL"):
            lines.append(f"{key}: {value}")
        elif key in ("title", "title-short"):
            lines.append(f"{key}: {quoted(value)}")
        elif key == "author":
            lines += ["author:", *(line for name in names_in(value) for line in _author(name, reference))]
        else:
            lines.append(f"{key}: {_worded(value, reference.language)}")
    return "\n".join([*lines, *([f"jurisdiction: {record.jurisdiction}"] if record.jurisdiction else [])]) + "\n"


def _worded(text: str, language: str) -> str:
    """Write a name in the language that it is in: a Japanese body is often called by its Chinese name."""
    is_chinese = language == "ja" and not is_japanese(text) and HAN_RE.search(text) is not None
    return f"{{zh-Hant: {quoted(text)}}}" if is_chinese else quoted(text)


def quoted(text: str) -> str:
    """Write a text between quotes; what JSON writes so is the same in YAML."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _author(name: str, reference: Reference) -> list[str]:
    """Write an author: a person by family and given name where a style needs both, else the whole name."""
    found = person(name) if reference.language == "en" and reference.type in ("article-journal", "book") else None
    if found is None:
        return [f"  - literal: {_worded(name, reference.language)}"]
    return [f"  - family: {quoted(found[0])}", f"    given: {quoted(found[1])}"]
