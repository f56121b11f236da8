"""Files that are imported: read, told of, and the records that their notes give."""

import sys
from pathlib import Path

import click

from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.profiles import ProfileFaultError, read_profiles
from briefs.citing.styles import Styles
from briefs.commands.program import installing
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_language import language
from briefs.importing.drafts import Draft
from briefs.importing.file_kinds import unfit
from briefs.importing.new_records import record_file
from briefs.importing.note_records import Kept, with_records
from briefs.importing.pandoc_reader import FORMATS, Document, read_document
from briefs.importing.plain_text import read_text
from briefs.importing.reprinting import Reprinting
from briefs.importing.word_changes import Mode, Tally
from briefs.language.languages import Lang
from briefs.messages.message import say
from briefs.messages.system_faults import reason
from briefs.pandoc import PandocError, PandocMissingError
from briefs.publishing.rendering.template_files import read_templates
from briefs.reading.records.catalogue import Catalogue

_LARGEST = 50_000_000
"""Bytes; no article is larger."""


def bytes_of(file: Path) -> bytes:
    """Return what a file holds, or is piped in (`-`). Raises ClickException."""
    try:
        data = sys.stdin.buffer.read(_LARGEST + 1) if str(file) == "-" else file.read_bytes()
    except OSError as fault:
        raise click.ClickException(told("file-cannot-be-read-for", file=file, fault=reason(fault))) from fault
    if len(data) > _LARGEST:
        raise click.ClickException(told("file-too-large-for-article", file=file))
    if why := unfit(data, file.name if str(file) != "-" else ""):
        raise click.ClickException(told("file-cannot-be-read-for", file=file, fault=why))
    return data


def read_file(file: Path, mode: Mode) -> Document:
    """Read a file of any kind that can be imported. Raises UsageError and ClickException."""
    data = bytes_of(file)
    try:
        if file.suffix.lower() in FORMATS:
            return read_document(data, FORMATS[file.suffix.lower()], mode)
        return Document(read_text(_decoded(data, file)))
    except PandocMissingError as missing:
        raise click.UsageError(told("word-html-need-pandoc", installing=installing("documents"))) from missing
    except PandocError as fault:
        raise click.ClickException(told("file-cannot-be-read-for", file=file, fault=fault)) from fault


def _decoded(data: bytes, file: Path) -> str:
    """Read a text: UTF-8, UTF-16 where it says so, else Big5, in which older Windows programs save Chinese."""
    for encoding in (
        ("utf-16", "utf-8-sig", "cp950") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp950")
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise click.ClickException(told("file-no-text", file=file))


def told_changes(changes: Tally, mode: Mode) -> str:
    """Return what became of tracked changes, counted."""
    counted = (
        (changes.insertions, "insertion"),
        (changes.deletions, "deletion"),
        (changes.moves, "move"),
        (changes.formatting, "format change"),
    )
    counts = tuple(count(number, things) for number, things in counted if number)
    key = {"accept": "changes-taken", "reject": "changes-refused", "review": "changes-said"}[mode]
    return tell(say(key, counts=counts))


def with_own_records(draft: Draft, lang: Lang, content: Path, catalogue: Catalogue) -> Kept:
    """Turn notes into keys of a knowledge base, by its own styles too."""
    return with_records(draft, lang, catalogue.sources, frozenset(catalogue.jurisdictions), _reprinting(content))


def record_files(kept: Kept, name: str, content: Path) -> dict[Path, bytes]:
    """Return the files of new records; `name` is the brief whose notes gave them."""
    records = ((one.key, record_file(one, name, language())) for one in kept.records)
    return {content / "sources" / f"{key}.yaml": text.encode() for key, text in records}


def _reprinting(content: Path) -> Reprinting:
    """Return what prints works back: the site's own styles and profiles, and those that come with the program."""
    try:
        files = read_templates(content.resolve().parent / "templates").files
        return Reprinting(read_profiles(files), Styles.of(files))
    except (StyleFaultError, ProfileFaultError) as fault:
        raise click.ClickException(tell(fault.said)) from fault
