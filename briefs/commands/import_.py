"""`briefs import`: what was written elsewhere becomes a brief."""

import re
import textwrap
from pathlib import Path
from typing import get_args

import click
import msgspec

from briefs.checks.meant_ids import hint_at_id, hint_at_jurisdiction
from briefs.commands.console import console, safe
from briefs.commands.content_files import write_new
from briefs.commands.imported_files import read_file, record_files, told_changes, with_own_records
from briefs.commands.options import content_option
from briefs.commands.spoken import count, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.spoken_language import language
from briefs.commands.this_day import this_day
from briefs.importing.articles import articles
from briefs.importing.drafts import Draft, plain
from briefs.importing.headers import with_header
from briefs.importing.heading_ladder import with_headings
from briefs.importing.note_records import Kept
from briefs.importing.subjects import guess_language, guess_subjects, signs_of_place, signs_of_topic
from briefs.importing.widths import with_wide_marks
from briefs.importing.word_changes import Mode
from briefs.importing.words_lost import with_lost_since
from briefs.importing.writing import Place, brief_file
from briefs.language.languages import AUTHORED, Lang, is_chinese
from briefs.messages.message import say
from briefs.model.front_matter import ID_PATTERN, Names
from briefs.reading.files.walk import LARGEST_TEXT, walk
from briefs.reading.records.catalogue import Catalogue, read_catalogue

_LISTED = 6000
"""Characters that are listed of one stretch of words that was left out."""


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
    changes: Mode
    """What becomes of a Word file's tracked changes."""


@click.command("import", cls=SpokenCommand)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.argument("name", metavar="[ID]", default="")
@content_option
@click.option("--list", "only_list", is_flag=True)
@click.option("--article", type=click.IntRange(1), default=1, show_default=True)
@click.option("--all", "take_all", is_flag=True)
@click.option("--lang", type=click.Choice(list(AUTHORED)))
@click.option("--topic", "topics", multiple=True)
@click.option("--jurisdiction", "jurisdictions", multiple=True)
@click.option("--keep-marks", is_flag=True)
@click.option("--into", metavar="ID")
@click.option("--by-author", is_flag=True)
@click.option("--changes", type=click.Choice(get_args(Mode)), default="accept", show_default=True)
def import_command(
    file: Path,
    name: str,
    *,
    only_list: bool,
    article: int,
    take_all: bool,
    lang: str | None,
    into: str | None,
    by_author: bool,
    **chosen: object,
) -> None:
    """Make a brief of pasted text, a web page or a Word file; or bring a Word file back into its brief."""
    options = msgspec.convert({"lang": lang or "", **chosen}, Chosen)
    if into is not None or by_author:
        if name or only_list or take_all:
            raise click.UsageError(told("into-word-alone"))
        _bring_back(file, into or "", options, by_author=by_author)
        return
    document = read_file(file, options.changes)
    found = articles(document.draft)
    if not found:
        raise click.ClickException(told("no-text-in-file", file=file))
    if only_list or not name:
        _list(found, lang)
        if not only_list:
            raise click.UsageError(told("give-an-id"))
        return
    if not re.fullmatch(ID_PATTERN, name):
        raise click.UsageError(told("id-no-address", name=name))
    if article > len(found):
        raise click.UsageError(told("no-such-article", article=article, file=file, count=len(found)))
    if document.changes.total:
        console().print(told_changes(document.changes, options.changes))
    wanted = range(1, len(found) + 1) if take_all else (article,)
    names = [name if number == 1 else f"{name}-{number}" for number in range(1, len(wanted) + 1)]
    folder = options.content / "briefs"
    if taken := next((one for one in names[1:] if (folder / one).exists()), ""):
        raise click.UsageError(told("is-there-already", taken=folder / taken))
    for one, which in zip(names, wanted, strict=True):
        _take(found[which - 1], one, options)
    others = len(found) - len(wanted)
    if others:
        console().print(told("other-articles", count=count(others, "other article")))


def _bring_back(file: Path, into: str, options: Chosen, *, by_author: bool) -> None:
    """Bring a Word file back into its brief. Raises UsageError and ClickException."""
    if not into:
        raise click.UsageError(told("by-author-needs-into"))
    if file.suffix.lower() != ".docx":
        raise click.UsageError(told("into-only-word", file=file.name))
    if by_author and options.changes != "accept":
        raise click.UsageError(told("by-author-takes-all"))
    # A brief made of a text needs no site.
    from briefs.commands.bringing import bring_back

    bring_back(file, into, options.content, options.lang, options.changes, by_author=by_author)


def _list(found: tuple[Draft, ...], lang: str | None) -> None:
    screen = console(stderr=False)
    for number, draft in enumerate(found, start=1):
        headed = with_header(draft, Lang(lang) if lang else guess_language(draft))
        counts = told("both", one=count(len(headed.paragraphs), "paragraph"), other=count(len(headed.notes), "note"))
        screen.print(safe(f"{number}. {plain(headed.title)} ({counts})"))


def _take(draft: Draft, name: str, chosen: Chosen) -> None:
    catalogue = read_catalogue(walk(chosen.content))
    lang = Lang(chosen.lang) if chosen.lang else guess_language(draft)
    headed = with_header(draft, lang)
    draft = with_headings(headed, lang)
    if is_chinese(lang) and not chosen.keep_marks:
        draft = with_wide_marks(draft)
    place = _place(draft, name, lang, chosen, catalogue)
    kept = with_own_records(draft, lang, chosen.content, catalogue)
    kept = msgspec.structs.replace(kept, draft=with_lost_since(kept.draft, headed))
    folder = chosen.content / "briefs" / name
    files = {folder / f"{lang}.md": brief_file(kept.draft, place).encode()}
    files |= {folder / picture: data for picture, data in draft.pictures.items()}
    files |= record_files(kept, name, chosen.content)
    text = files[folder / f"{lang}.md"]
    if len(text) > LARGEST_TEXT:
        raise click.ClickException(told("article-too-large-for-brief", most=LARGEST_TEXT // 1_000_000))
    write_new(files)
    _tell(folder / f"{lang}.md", kept, text.decode())


def _place(draft: Draft, name: str, lang: Lang, chosen: Chosen, catalogue: Catalogue) -> Place:
    """Say what the brief is about: what was given, else what the article speaks of, else the first that there is."""
    guessed = []
    given = {"topics": chosen.topics, "jurisdictions": chosen.jurisdictions}
    for field, known in (("topics", catalogue.topics), ("jurisdictions", catalogue.jurisdictions)):
        if unknown := next((one for one in given[field] if one not in known), ""):
            meant = hint_at_jurisdiction if field == "jurisdictions" else hint_at_id
            hint = meant(unknown, known) or say("known", names=tuple(known))
            raise click.UsageError(told("not-in-list", unknown=unknown, field=field, hint=hint))
        if not known:
            raise click.UsageError(told("list-is-empty", field=field))
        if not given[field]:
            names = {key: _words_for(field, key, one.names, catalogue) for key, one in known.items()}
            given[field] = guess_subjects(draft, names, most=2) or tuple(known)[:1]
            guessed.append(field)
    today = this_day()
    return Place(name, lang, given["topics"], given["jurisdictions"], today, tuple(guessed), language())


def _words_for(field: str, key: str, names: Names, catalogue: Catalogue) -> list[str]:
    """Return the words that speak of a topic or jurisdiction: its names, courts and laws."""
    words = [names.zh_hant, names.en, *_acronyms(key)]
    if field == "topics":
        return [*words, *signs_of_topic(key, (names.zh_hant, names.en))]
    laws = [law for law in catalogue.instruments.values() if law.jurisdiction == key]
    return [*words, *signs_of_place(key), *(name for law in laws for name in (law.names.zh_hant, law.names.en))]


def _acronyms(key: str) -> list[str]:
    """Return how people call a jurisdiction beside its name: its code, where that is no English word (us, in, it)."""
    return [key] if len(key) > 2 and key.isupper() else []


def _tell(file: Path, kept: Kept, text: str) -> None:
    screen = console()
    draft = kept.draft
    headings = sum(paragraph.kind == "heading" for paragraph in draft.paragraphs)
    screen.print(
        told(
            "imported",
            file=file,
            paragraphs=count(len(draft.paragraphs) - headings, "paragraph"),
            headings=count(headings, "heading"),
            notes=count(len(draft.notes), "note"),
        )
    )
    records = told("new-records", count=count(len(kept.records), "new record"))
    screen.print(f"  {records}" + (told("notes-with-records", count=count(kept.known, "note")) if kept.known else ""))
    for record in kept.records:
        screen.print(safe(f"    {record.key}: {record.reference.title}"))
    if kept.unread:
        screen.print("  " + told("notes-without-records", names=", ".join(kept.unread)))
    for words in draft.left_out:
        # A message shows 300 characters of a value.
        for part in textwrap.wrap(words[:_LISTED], 300, break_on_hyphens=False):
            screen.print(safe("  " + told("left-out", words=part)))
    screen.print("  " + told("places-to-review", count=count(text.count("<!-- review: "), "place")))
