"""`briefs import`: what was written elsewhere becomes a brief."""

import datetime
import re
import sys
from pathlib import Path

import click
import msgspec

from briefs.commands.console import console, count, safe
from briefs.commands.content_files import write_new
from briefs.commands.options import content_option
from briefs.commands.program import installing
from briefs.importing.articles import articles
from briefs.importing.drafts import Draft, plain
from briefs.importing.headers import with_header
from briefs.importing.heading_ladder import with_headings
from briefs.importing.note_records import Kept, with_records
from briefs.importing.pandoc_reader import FORMATS, read_document
from briefs.importing.plain_text import read_text
from briefs.importing.subjects import guess_language, guess_subjects
from briefs.importing.widths import with_wide_marks
from briefs.importing.writing import Place, brief_file, record_file
from briefs.language.languages import AUTHORED, Lang, is_chinese
from briefs.model.front_matter import ID_PATTERN
from briefs.pandoc import PandocError, PandocMissingError
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import Catalogue, read_catalogue

_LARGEST = 50_000_000
"""Bytes; no article is larger."""


class Chosen(msgspec.Struct, frozen=True):
    """What the command line says of the brief."""

    content: Path
    """The folder in which the brief is put."""
    lang: str
    """`zh-Hant` or `en`; empty where the text is to say which."""
    topics: tuple[str, ...]
    """Keys in topics.yaml; empty where the text is to say which."""
    jurisdictions: tuple[str, ...]
    """Keys in jurisdictions.yaml; empty where the text is to say which."""
    keep_marks: bool
    """Whether narrow marks between Han characters stay; else they become wide ones."""


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.argument("name", metavar="[ID]", default="")
@content_option
@click.option("--list", "only_list", is_flag=True, help="Only list the articles that the file holds.")
@click.option("--article", type=click.IntRange(1), default=1, show_default=True, help="Which of them to take.")
@click.option("--all", "take_all", is_flag=True, help="Take all; the others are called ID-2, ID-3 and so on.")
@click.option("--lang", type=click.Choice(list(AUTHORED)), help="The language.  [default: that of most of the text]")
@click.option("--topic", "topics", multiple=True, help="A topic, by its key in topics.yaml; may be given again.")
@click.option("--jurisdiction", "jurisdictions", multiple=True, help="A jurisdiction, by its key; may be given again.")
@click.option("--keep-marks", is_flag=True, help="Leave narrow marks between Han characters as they are.")
def import_command(
    file: Path, name: str, *, only_list: bool, article: int, take_all: bool, lang: str | None, **chosen: object
) -> None:
    """Make a brief of pasted text, a web page or a Word file.

    FILE is a text (.txt, or - for what is piped in), .html, .docx, .odt, .rtf or .md. Headings are known by their
    ladder or style; notes become footnotes, and works that they cite in full become records in sources/. What belongs
    to the page is left out and listed; what is unsure stands in the brief as <!-- review: … --> and is reported by
    `check` until it is gone. Nothing that is there already is written over.

    \b
    Examples:
      briefs import article.txt 2025-jp-research-security
      briefs import --list page.html
      briefs import memo.docx 2025-tw-ai-basic-act --lang zh-Hant --topic artificial-intelligence --jurisdiction TW
    """  # noqa: D301 (click keeps the lines after \b)
    found = articles(_read(file))
    if not found:
        raise click.ClickException(f"there is no text in {file}")
    if only_list or not name:
        _list(found, lang)
        if not only_list:
            raise click.UsageError("give the brief an ID: small letters, figures and hyphens, as 2024-eu-ai-act")
        return
    if not re.fullmatch(ID_PATTERN, name):
        raise click.UsageError(f"{name} can't be an address: use small letters, figures and hyphens, as 2024-eu-ai-act")
    if article > len(found):
        raise click.UsageError(f"there is no article {article}: {file} holds {len(found)}")
    wanted = range(1, len(found) + 1) if take_all else (article,)
    options = msgspec.convert({"lang": lang or "", **chosen}, Chosen)
    names = [name if number == 1 else f"{name}-{number}" for number in range(1, len(wanted) + 1)]
    folder = options.content / "briefs"
    if taken := next((one for one in names[1:] if (folder / one).exists()), ""):
        raise click.UsageError(f"{folder / taken} is there already; nothing was written")
    for one, which in zip(names, wanted, strict=True):
        _take(found[which - 1], one, options)
    others = len(found) - len(wanted)
    if others:
        console().print(f"{count(others, 'other article')} in this file: --list names them, --article N takes one")


def _read(file: Path) -> Draft:
    try:
        data = sys.stdin.buffer.read(_LARGEST + 1) if str(file) == "-" else file.read_bytes()
    except OSError as fault:
        raise click.ClickException(f"{file} can't be read: {fault.strerror}") from fault
    if len(data) > _LARGEST:
        raise click.ClickException(f"{file} is too large for an article")
    try:
        if file.suffix.lower() in FORMATS:
            return read_document(data, FORMATS[file.suffix.lower()])
        return read_text(_decoded(data, file))
    except PandocMissingError as missing:
        raise click.UsageError(f"Word and HTML need Pandoc: {installing('documents')}") from missing
    except PandocError as fault:
        raise click.ClickException(f"{file} can't be read: {fault}") from fault


def _decoded(data: bytes, file: Path) -> str:
    """Read a text: UTF-8, UTF-16 where it says so, else Big5, in which older Windows programs save Chinese."""
    for encoding in (
        ("utf-16", "utf-8-sig", "cp950") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp950")
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise click.ClickException(f"{file} is no text that can be read; save it as UTF-8")


def _list(found: tuple[Draft, ...], lang: str | None) -> None:
    screen = console(stderr=False)
    for number, draft in enumerate(found, start=1):
        headed = with_header(draft, Lang(lang) if lang else guess_language(draft))
        counts = f"{count(len(headed.paragraphs), 'paragraph')}, {count(len(headed.notes), 'note')}"
        screen.print(safe(f"{number}. {plain(headed.title)} ({counts})"))


def _take(draft: Draft, name: str, chosen: Chosen) -> None:
    catalogue = read_catalogue(walk(chosen.content))
    lang = Lang(chosen.lang) if chosen.lang else guess_language(draft)
    draft = with_headings(with_header(draft, lang), lang)
    if is_chinese(lang) and not chosen.keep_marks:
        draft = with_wide_marks(draft)
    place = _place(draft, name, lang, chosen, catalogue)
    kept = with_records(draft, name, lang, catalogue.sources, frozenset(catalogue.jurisdictions))
    folder = chosen.content / "briefs" / name
    files = {folder / f"{lang}.md": brief_file(kept.draft, place).encode()}
    files |= {folder / picture: data for picture, data in draft.pictures.items()}
    for record in kept.records:
        files[chosen.content / "sources" / f"{record.key}.yaml"] = record_file(record, name).encode()
    write_new(files)
    _tell(folder / f"{lang}.md", kept, files[folder / f"{lang}.md"].decode())


def _place(draft: Draft, name: str, lang: Lang, chosen: Chosen, catalogue: Catalogue) -> Place:
    """Say what the brief is about: what was given, else what the article speaks of, else the first that there is."""
    guessed = []
    given = {"topics": chosen.topics, "jurisdictions": chosen.jurisdictions}
    for field, known in (("topics", catalogue.topics), ("jurisdictions", catalogue.jurisdictions)):
        if unknown := next((one for one in given[field] if one not in known), ""):
            raise click.UsageError(f"{unknown} is not in {field}.yaml; it has {', '.join(known)}")
        if not known:
            raise click.UsageError(f"{field}.yaml names none; a brief needs one")
        if not given[field]:
            names = {key: [one.names.zh_hant, one.names.en, *_acronyms(key)] for key, one in known.items()}
            given[field] = guess_subjects(draft, names, most=2) or tuple(known)[:1]
            guessed.append(field)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return Place(name, lang, given["topics"], given["jurisdictions"], today, tuple(guessed))


def _acronyms(key: str) -> list[str]:
    """Return how people call a jurisdiction beside its name: its code, where that is no English word (us, in, it)."""
    return [key] if len(key) > 2 and key.isupper() else []


def _tell(file: Path, kept: Kept, text: str) -> None:
    screen = console()
    draft = kept.draft
    headings = sum(paragraph.kind == "heading" for paragraph in draft.paragraphs)
    screen.print(
        f"{file}: {count(len(draft.paragraphs) - headings, 'paragraph')}, {count(headings, 'heading')}, "
        f"{count(len(draft.notes), 'note')}"
    )
    records = f"{count(len(kept.records), 'new record')} in sources/"
    screen.print(f"  {records}" + (f"; {count(kept.known, 'note')} cite works that had one" if kept.known else ""))
    for record in kept.records:
        screen.print(safe(f"    {record.key}: {record.reference.title}"))
    if kept.unread:
        screen.print(f"  no record of what these notes cite: {', '.join(kept.unread)}")
    for words in draft.left_out:
        screen.print(safe(f"  left out: {words[:100]}"))
    screen.print(f"  to be reviewed: {count(text.count('<!-- review: '), 'place')}; `briefs check` lists them")
