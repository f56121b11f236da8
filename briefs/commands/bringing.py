"""`briefs import FILE --into ID`: a Word file that went out with a brief comes back into it."""

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import zip_longest
from pathlib import Path

import click

from briefs.build.pipeline import check
from briefs.build.session import Options, Session, run
from briefs.commands.commits_by_author import commit_steps, steps_of
from briefs.commands.console import console, safe
from briefs.commands.content_files import replace_file, write_new
from briefs.commands.earlier import word_with_way_back
from briefs.commands.git_commits import clean_tree
from briefs.commands.imported_files import bytes_of, record_files, told_changes, with_own_records
from briefs.commands.options import Folders, tools
from briefs.commands.program import installing
from briefs.commands.spoken import tell, told
from briefs.commands.spoken_language import language
from briefs.importing.bringing_back import brought_back
from briefs.importing.brought import Brought, Conflict
from briefs.importing.carried import Carried
from briefs.importing.drafts import Draft, spoken
from briefs.importing.lost_part import is_marked, known_by_bookmarks
from briefs.importing.note_pieces import NewNotes
from briefs.importing.word_authors import authors_in
from briefs.importing.word_changes import Mode
from briefs.importing.word_units import read_units
from briefs.language.han import is_wide
from briefs.language.languages import AUTHORED, Lang
from briefs.messages.message import say
from briefs.model.brief import BriefId, File
from briefs.model.diagnostic import nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.pandoc import PandocError, PandocMissingError
from briefs.reading.files.decode import decoded
from briefs.reading.files.walk import LARGEST_TEXT, walk
from briefs.reading.records.catalogue import read_catalogue

_FEW = 3
"""Paragraphs; a text of fewer may be written wholly anew."""
_NARROWEST = 60
"""Columns of a terminal in which two texts stand beside each other."""


def bring_back(file: Path, name: str, content: Path, lang: str, mode: Mode, *, by_author: bool = False) -> None:
    """Bring a Word file back into its brief; `by_author` makes a commit of what each author changed."""
    records: dict[Path, bytes] = {}

    def keyed(notes: dict[str, str]) -> dict[str, str]:
        kept = with_own_records(Draft(notes=notes), back.lang, content, read_catalogue(walk(content)))
        records.update(record_files(kept, name, content))
        return kept.draft.notes

    try:
        data = bytes_of(file)
        back = _Back(content, name, lang, data, mode)
        root = clean_tree(back.file) if by_author else None
        if back.word.changes.total:
            console().print(told_changes(back.word.changes, mode))
        brought = back.brought(keyed)
    except PandocMissingError as missing:
        raise click.UsageError(told("word-html-need-pandoc", installing=installing("documents"))) from missing
    except (PandocError, OSError) as fault:
        raise click.ClickException(told("file-cannot-be-read-for", file=file, fault=fault)) from fault
    _refuse_other_text(back, brought, file)
    if brought.conflicts:
        _tell_conflicts(back.file, brought.conflicts)
        raise SystemExit(1)
    made = back.file_of(brought)
    if root is not None:
        commit_steps(root, back.file, name, steps_of(authors_in(data), made, records, partial(back.of, data, brought)))
    else:
        back.write(made, records)
    _tell_brought(back.file, brought)


class _Back:
    """A brief, and the Word file that comes back into it."""

    def __init__(self, content: Path, name: str, lang: str, data: bytes, mode: Mode) -> None:
        """Read the Word file and find the file of the brief. Raises UsageError, ClickException and PandocError."""
        self.content, self.name = content, name
        folder = _folder(content, name)
        self.word = read_units(data, mode)
        self.lang = _language(folder, name, lang, self.word.carried)
        self.file = folder / f"{self.lang}.md"
        self.stale: frozenset[int] = frozenset()

    def brought(self, write: NewNotes) -> Brought:
        """Return what the brief becomes."""
        carried = self.word.carried or self._exported_now()
        self.base, self.is_lost = carried, self.word.carried is None
        return brought_back(carried, self.word, self._text(), write, self.stale)

    def of(self, data: bytes, last: Brought, authors: frozenset[str]) -> bytes:
        """Return the file with what some authors changed; `last` is what all did."""
        word, stale = read_units(data, authors=authors), self.stale
        if self.is_lost:
            word, stale = known_by_bookmarks(self.base, word)
        brought = brought_back(self.base, word, self._text(), lambda notes: notes, stale, last.new_notes)
        if brought.conflicts:
            raise click.ClickException(told("by-author-mixed"))
        return self.file_of(brought)

    def _text(self) -> str:
        text, faults = decoded(File(str(self.file), self.file.read_bytes()))
        if faults:
            raise click.ClickException(told("file-cannot-be-read-for", file=self.file, fault=tell(faults[0].message)))
        return text

    def _exported_now(self) -> Carried:
        """Return what the brief as it stands would carry: what the file carried is lost."""
        console().print(told("word-part-lost" if is_marked(self.word) else "word-unmarked"))
        root = self.content.resolve().parent
        where = Folders(self.content, root / "templates", None)

        def work(session: Session) -> bytes:
            checked = check(session)
            key = (BriefId(self.name), self.lang)
            if checked.library is None or key not in checked.library.briefs:
                raise click.UsageError(told("no-brief-without-errors", brief_id=self.name, said=""))
            media = walk(self.content).media
            return word_with_way_back(checked.site, checked.library.briefs[key], media, where.root)

        made = run(Options(self.content, drafts=True), tools(where, lambda *_: None), work)
        base = read_units(made).carried
        if base is None:
            raise click.ClickException(told("file-cannot-be-read-for", file=self.file, fault=""))
        self.word, self.stale = known_by_bookmarks(base, self.word)
        return base

    def file_of(self, brought: Brought) -> bytes:
        """Return the file as it would be. Raises ClickException where it is too large."""
        before = self.file.read_bytes()
        text = spoken(brought.text, language())
        made = (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()
        made = b"\xef\xbb\xbf" + made if before.startswith(b"\xef\xbb\xbf") else made
        if len(made) > LARGEST_TEXT:
            raise click.ClickException(told("article-too-large-for-brief", most=LARGEST_TEXT // 1_000_000))
        return made

    def write(self, made: bytes, records: Mapping[Path, bytes]) -> None:
        """Put the brief in the place of what it was, with the records that its new notes cite."""
        if records:
            write_new(records)
        if made != self.file.read_bytes():
            replace_file(self.file, made)


def _refuse_other_text(back: _Back, brought: Brought, file: Path) -> None:
    """Raise ClickException where a Word file has next to nothing of the brief, and would put it out of the way."""
    known = brought.paragraphs.kept + brought.paragraphs.changed
    total = known + brought.paragraphs.gone
    if known:
        # Of one that no bookmark binds to the brief, more is asked.
        is_other = not is_marked(back.word) and back.word.carried is None and 3 * known < total
    else:
        is_other = total >= _FEW or not brought.paragraphs.new
    if total and is_other:
        raise click.ClickException(told("into-other-text", file=file, name=back.name, known=known, total=total))


def _folder(content: Path, name: str) -> Path:
    """Return the folder of a brief, which is there and stands in the content."""
    folder = content / "briefs" / name
    known = sorted(one.name for one in (content / "briefs").glob("*") if one.is_dir())
    if not re.fullmatch(ID_PATTERN, name) or name not in known:
        raise click.UsageError(told("into-no-brief", name=name, hint=nearest(name, known)))
    if not folder.resolve().is_relative_to((content / "briefs").resolve()):
        raise click.UsageError(told("into-no-brief", name=name, hint=say("outside-content")))
    return folder


def _language(folder: Path, name: str, lang: str, carried: Carried | None) -> Lang:
    """Return the language of the text to write; what the file says of itself must agree with what was asked for."""
    if carried is not None and carried.brief_id != name:
        raise click.UsageError(told("word-of-other-brief", own=safe(carried.brief_id), name=name))
    if carried is not None and lang and carried.lang != lang:
        raise click.UsageError(told("word-of-other-language", own=safe(carried.lang), lang=lang))
    there = [one for one in AUTHORED if (folder / f"{one}.md").is_file() and not (folder / f"{one}.md").is_symlink()]
    wanted = lang or (carried.lang if carried is not None else "")
    if not wanted and len(there) > 1:
        raise click.UsageError(told("into-needs-language"))
    found = next((one for one in there if not wanted or one == wanted), None)
    if found is None:
        raise click.UsageError(told("into-no-text", name=name, lang=safe(wanted)))
    return found


def _tell_brought(file: Path, brought: Brought) -> None:
    """Say what happened."""
    screen = console()
    for counts, key in ((brought.paragraphs, "paragraphs-back"), (brought.notes, "notes-back")):
        numbers = {name: getattr(counts, name) for name in counts.__struct_fields__}
        screen.print(told(key, file=file, **numbers))
    if brought.comments:
        screen.print("  " + told("reminders-back", number=brought.comments))
    if brought.fields:
        screen.print(told("front-back", fields=brought.fields))
    for key, said in (("own-words-changed", brought.own), ("own-words-gone", brought.own_gone)):
        for words in said:
            screen.print(safe("  " + told(key, words=words[:300])))


def _tell_conflicts(file: Path, conflicts: tuple[Conflict, ...]) -> None:
    """Show both sides of each paragraph that changed here and in Word."""
    screen = console()
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, 160))
    for one in conflicts:
        screen.print(f"{file}:{one.line}: {told('changed-on-both-sides')}")
        half = (width - 3) // 2
        screen.print(f"{_filled(told('side-here'), half)} │ {told('side-word')}")
        left, right = (
            list(_lines(spoken(text, language()) or told("side-gone"), half)) for text in (one.here, one.word)
        )
        for row in zip_longest(left, right, fillvalue=""):
            screen.print(f"{_filled(row[0], half)} │ {row[1]}".rstrip())
        screen.print("")
    screen.print(told("nothing-written-conflicts"))


def _lines(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines of so many columns; Han take two."""
    for paragraph in text.split("\n"):
        line, columns, space = "", 0, -1
        for char in safe(paragraph):
            columns += 2 if is_wide(char) else 1
            space = len(line) if char == " " else space
            if columns > width:
                # A line ends at a space, where it has one.
                head, rest = (line[:space], line[space + 1 :]) if space > 0 else (line, "")
                yield head
                line, space = rest, -1
                columns = sum(2 if is_wide(one) else 1 for one in line + char)
            line += char
        yield line


def _filled(text: str, width: int) -> str:
    return text + " " * (width - sum(2 if is_wide(char) else 1 for char in text))
