"""A Word file before Pandoc reads it: repaired, so that nothing gets lost on the way, and its words for comparison."""

import io
import re
import zipfile
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_changes import Mode, Tally, settled, settled_of
from briefs.importing.word_comments import read_comments, with_comments
from briefs.importing.word_contents import (
    with_boxes_behind,
    with_controls_open,
    with_one_alternative,
    with_readings,
    without_calls,
    without_own_marks,
)
from briefs.importing.word_fields import with_results
from briefs.importing.word_marks import Mark, Marks
from briefs.importing.word_numbering import Counter, read_lists
from briefs.importing.word_paragraphs import marked
from briefs.importing.word_pointers import with_pointers
from briefs.importing.word_runs import with_runs_joined
from briefs.importing.word_styles import read_styles
from briefs.importing.word_xml import PARAGRAPH, PARTING, SAID, read_part, tag, words_in, write_part
from briefs.messages.message import say
from briefs.pandoc import PandocError

_LARGEST_PART = 100_000_000
"""Bytes of one part of a Word file when it is unpacked; a larger one is no document but an attack."""
_LARGEST_TEXT = 24_000_000
"""Bytes of all parts that hold text: a thousand pages have a tenth of it."""
_LARGEST = 200_000_000
"""Bytes of all parts."""
_MAIN = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb"\bTarget=[\"']/?([^\"']+)[\"']")
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BESIDE = re.compile(r"word/(?:(?:header|footer)\d*|diagrams/data\d*|charts/chart\d*)\.xml")
"""Parts with words that are no part of the text: heads and feet of pages, diagrams, charts."""
_NO_NUMBERS = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_READING, _GAP = tag("w:ruby"), Element(tag("w:tab"))
"""Words with a reading over them, and the gap between these and what follows: the bracket that is to stand there."""
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


class WordFile(msgspec.Struct, frozen=True):
    """A Word file ready for Pandoc."""

    data: bytes
    """The file, in which tokens stand for the marks."""
    marks: tuple[Mark, ...]
    """What is known of the places where a token stands, by its number."""
    said: tuple[str, ...]
    """The words of each paragraph, before anything was repaired, by which it is told what got lost."""
    left_out: tuple[str, ...]
    """Words that are no part of the text: tables of contents, heads and feet of pages, what charts say."""
    changes: Tally
    """The tracked changes, which were taken or refused."""


def read_word(data: bytes, mode: Mode) -> WordFile:
    """Repair a Word file. Raises PandocError where it is none."""
    parts, main = unpacked(data)
    repair = Repair(parts, mode)
    for name in (main, *NOTES):
        if name in parts:
            parts[name] = write_part(repair.part(read_part(parts[name]), is_notes=name in NOTES))
    repair.list_the_rest()
    # The numbers are in the text now; Pandoc would count them again.
    parts["word/numbering.xml"] = _NO_NUMBERS
    return WordFile(
        _packed(parts), tuple(repair.marks.all), tuple(repair.said), tuple(filter(None, repair.left_out)), repair.tally
    )


def unpacked(data: bytes) -> tuple[dict[str, bytes], str]:
    """Return the parts of a Word file, and the name of that which holds the text. Raises PandocError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = parts_of(package)
    except _FAULTS as fault:
        raise PandocError(say("no-word-file")) from fault
    main = _main_part(parts)
    if main not in parts:
        raise PandocError(say("no-word-file"))
    return parts, main


def parts_of(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the parts of an office file. Raises PandocError where they are too large."""
    names = package.infolist()
    large = next((one for one in names if one.file_size > _LARGEST_PART), None)
    if large is None and sum(one.file_size for one in names if one.filename.endswith(".xml")) > _LARGEST_TEXT:
        large = max(names, key=lambda one: one.file_size)
    if large is None and sum(one.file_size for one in names) > _LARGEST:
        large = max(names, key=lambda one: one.file_size)
    if large is not None:
        raise PandocError(say("too-large", filename=large.filename))
    return {one.filename: package.read(one) for one in names}


def _main_part(parts: dict[str, bytes]) -> str:
    for relation in _MAIN.findall(parts.get("_rels/.rels", b"")):
        target = _TARGET.search(relation)
        if b'/officeDocument"' in relation.replace(b"'", b'"') and target:
            return target[1].decode(errors="replace")
    return "word/document.xml"


def _packed(parts: dict[str, bytes]) -> bytes:
    with io.BytesIO() as made:
        # Not pressed together: Pandoc reads it at once.
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
            for name, data in parts.items():
                new.writestr(name, data)
        return made.getvalue()


class Repair:
    """Goes through the parts of a file in reading order."""

    def __init__(
        self,
        parts: dict[str, bytes],
        mode: Mode,
        *,
        follows_fields: bool = False,
        authors: frozenset[str] | None = None,
    ) -> None:
        """Take the parts and what becomes of changes; `follows_fields` keeps known what fields of an export follow.

        `authors` are those whose changes are taken and whose comments are kept; None for all.
        """
        self.parts, self.mode, self.follows_fields, self.authors = parts, mode, follows_fields, authors
        self.marks = Marks()
        self.said: list[str] = []
        self.left_out: list[str] = []
        self.tally = Tally()
        self.styles = read_styles(self.root("word/styles.xml"))
        self.counter = Counter(read_lists(self.root("word/numbering.xml")))
        found = read_comments(self.root("word/comments.xml"))
        self.comments = {name: one for name, one in found.items() if authors is None or one.author in authors}
        self.found: set[str] = set()
        self.body: Element | None = None

    def root(self, name: str) -> Element | None:
        """Return a part by its name; None where there is none."""
        return read_part(self.parts[name]) if name in self.parts else None

    def part(self, root: Element, *, is_notes: bool) -> Element:
        """Repair one part for Pandoc; `is_notes` says that it holds notes."""
        self.repaired(root, is_notes=is_notes)
        body = root.find(tag("w:body"))
        marked(root if body is None else body, self.styles, self.counter, self.marks, self.left_out)
        return root

    def repaired(self, root: Element, *, is_notes: bool) -> None:
        """Settle the changes of a part, and put where every reader finds it what Word keeps elsewhere."""
        remark = self.marks.remark
        if self.authors is None:
            self.tally += settled(root, self.mode, remark)
        else:
            self.tally += settled_of(root, self.authors, remark)
        with_runs_joined(root)
        with_one_alternative(root)
        self.said += paragraphs_of(root)
        with_controls_open(root, self.left_out)
        if self.follows_fields:
            with_pointers(root, self.marks)
        self.left_out += with_results(root)
        with_readings(root)
        if is_notes:
            without_calls(root)
        without_own_marks(root)
        self.found |= with_comments(root, self.comments, self.marks)
        with_boxes_behind(root, self.marks)

    def list_the_rest(self) -> None:
        """List the words that stand beside the text."""
        self.left_out += [one.words for name, one in self.comments.items() if name not in self.found]
        beside = [words_in(read_part(data)) for name, data in sorted(self.parts.items()) if _BESIDE.fullmatch(name)]
        self.left_out += dict.fromkeys(beside)


def paragraphs_of(root: Element) -> list[str]:
    """Return the words of each paragraph; those of one within it, in a box, by themselves."""
    words: list[list[str]] = []
    waiting: list[tuple[Element, int]] = [(root, -1)]
    while waiting:
        element, place = waiting.pop()
        if element.tag == PARAGRAPH:
            words.append([])
            place = len(words) - 1
        if place >= 0 and (element.tag in SAID or element.tag in PARTING):
            words[place].append(PARTING.get(element.tag) or element.text or "")
        if element.tag == _READING:
            waiting.append((_GAP, place))
        waiting += [(child, place) for child in reversed(element)]
    return [said for parts in words if (said := " ".join("".join(parts).split()))]
