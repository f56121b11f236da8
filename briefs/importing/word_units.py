"""A Word file that came back, paragraph by paragraph, with the bookmarks and notes of each."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.carried import Carried, carried_in
from briefs.importing.word_changes import Mode, Tally
from briefs.importing.word_file import NOTES, Repair, unpacked
from briefs.importing.word_inlines import NOTE, Line
from briefs.importing.word_marks import TOKEN
from briefs.importing.word_paragraphs import before_words
from briefs.importing.word_styles import read_numbering, style_of
from briefs.importing.word_xml import PARAGRAPH, read_part, tag, value

_HEADING = re.compile(r"heading ([1-6])")
_POINT = re.compile(r"(?:[壹貳參肆伍陸柒捌玖拾〇一二三四五六七八九十百\d]+、|（[〇一二三四五六七八九十百\d]+）|\d+\. )")
"""The marker of a point, as `exporting/trees.py` types it."""
_REMARK = re.compile(r"<!-- review: [0-9a-f]+ -->")
_QUOTES = ("block text", "quote", "intense quote", "callout")
_ROLES = {
    "title": "title",
    "author": "author",
    "date": "date",
    "abstract": "description",
    "brief facts": "fact",
    "headnote title": "head",
    "headnote": "point",
    "headnote affects": "affects",
    "headnote date": "day",
}
"""What a paragraph is that the program writes out of the front matter, by the name of its style."""
_PLAIN_NOTE = ("", "normal")


class Unit(msgspec.Struct, frozen=True):
    """A paragraph or a table."""

    text: str
    """Markdown: of a heading with its sign, of a point without; comments stand in it as reminders."""
    kind: Literal["text", "heading", "item", "table", "code", "quote"]
    """What it is."""
    bookmarks: tuple[str, ...]
    """The names of the bookmarks that begin in it."""
    place: int
    """Its place among the elements of the text."""
    number: str = ""
    """Of a heading: the number that Word sets before it, with the space behind it."""
    role: str = ""
    """Of what the program writes out of the front matter: title, author, date, description, fact, head, point, affects
    or day; by its style."""

    @property
    def said(self) -> str:
        """Return the text without reminders."""
        return without_remarks(self.text)


class UnitNote(msgspec.Struct, frozen=True):
    """A note that is called."""

    mark: str
    """What stands for it in units: `[^#f2]`."""
    text: str
    """Its text as Markdown, its paragraphs parted by empty lines."""
    bookmark: str
    """The bookmark around its mark; empty where there is none."""

    @property
    def said(self) -> str:
        """Return the text without reminders."""
        return without_remarks(self.text)


class WordUnits(msgspec.Struct, frozen=True):
    """A Word file."""

    units: tuple[Unit, ...]
    """Its text, in its order."""
    notes: tuple[UnitNote, ...]
    """Its notes, in the order in which the text calls them."""
    carried: Carried | None
    """What the file carries of the brief from which it was made."""
    shown: dict[str, str]
    """What fields show that follow another place, by that place."""
    changes: Tally
    """The tracked changes, which were taken or refused."""


def without_remarks(text: str) -> str:
    """Return a text without reminders."""
    return _REMARK.sub("", text)


def read_units(data: bytes, mode: Mode = "accept", authors: frozenset[str] | None = None) -> WordUnits:
    """Read a Word file, with the changes of some authors alone where they are named.

    Raises PandocError where it is none, or too large.
    """
    parts, main = unpacked(data)
    repair = Repair(parts, mode, follows_fields=True, authors=authors)
    reader = _Reader(repair, _links(parts, main))
    root = read_part(parts[main])
    repair.repaired(root, is_notes=False)
    body = root.find(tag("w:body"))
    units = tuple(reader.units(root if body is None else body))
    texts: dict[str, str] = {}
    for name, kind in zip(NOTES, "fe", strict=True):
        if name in parts:
            reader.links = _links(parts, name)
            notes = read_part(parts[name])
            repair.repaired(notes, is_notes=True)
            texts |= reader.notes(notes, kind)
    called = dict.fromkeys(match[0] for unit in units for match in NOTE.finditer(unit.text) if match[0] in texts)
    return WordUnits(
        units,
        tuple(UnitNote(mark, texts[mark], reader.around.get(mark, "")) for mark in called),
        carried_in(parts),
        {mark.target: mark.words for mark in repair.marks.all if mark.kind == "pointer"},
        repair.tally,
    )


def _links(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Return the addresses to which a part leads, by the id of the relation."""
    folder, _, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in parts:
        return {}
    found = read_part(parts[relations])
    return {one.get("Id", ""): one.get("Target", "") for one in found if one.get("TargetMode") == "External"}


class _Reader:
    """Reads the paragraphs of the parts of a file."""

    def __init__(self, repair: Repair, links: Mapping[str, str]) -> None:
        self.repair, self.links = repair, links
        self.around: dict[str, str] = {}
        styles = repair.root("word/styles.xml")
        found = styles.findall(tag("w:style")) if styles is not None else []
        self.names = {one.get(tag("w:styleId"), ""): value(one, "w:name").lower() for one in found}

    def units(self, body: Element) -> Iterator[Unit]:
        """Yield what a text holds; what shows nothing leaves its bookmarks to what follows."""
        waiting: tuple[str, ...] = ()
        for place, element in enumerate(body):
            unit = None
            if element.tag == PARAGRAPH:
                unit = self._paragraph(element, place)
            elif element.tag == tag("w:tbl"):
                unit = self._table(element, place)
            elif element.tag == tag("w:bookmarkStart"):
                waiting += (element.get(tag("w:name"), ""),)
            if unit is not None:
                names = (*waiting, *unit.bookmarks)
                waiting = () if unit.text else names
                if unit.text:
                    yield msgspec.structs.replace(unit, bookmarks=names)

    def _line(self, paragraph: Element) -> Line:
        line = Line(self.links, self.repair.marks.all)
        line.read(paragraph)
        self.around |= line.around
        return line

    def _paragraph(self, paragraph: Element, place: int) -> Unit:
        line = self._line(paragraph)
        names = tuple(line.bookmarks)
        style = self.names.get(style_of(paragraph), "")
        if style == "source code":
            return Unit(TOKEN.sub("", line.plain).strip(), "code", names, place)
        text = line.markdown
        style_id = style_of(paragraph)
        known = self.repair.styles.get(style_id)
        own = read_numbering(paragraph.find(tag("w:pPr")))
        numbering = own or (known.numbering if known else None)
        if text and (heading := _HEADING.fullmatch(style)):
            number = self.repair.counter.next(numbering, "" if own else style_id) if numbering else None
            shown = before_words(number) if number and number.text else ""
            return Unit(f"{'#' * int(heading[1])} {text}", "heading", names, place, shown)
        marker = _POINT.match(text) if style == "points" else None
        # One without a marker is new: whoever begins a paragraph in a list means a point.
        if style == "points" or (numbering is not None and numbering.list_id not in ("", "0")):
            return Unit(text[marker.end() :].lstrip() if marker else text, "item", names, place)
        return Unit(text, "quote" if style in _QUOTES else "text", names, place, role=_ROLES.get(style, ""))

    def _table(self, table: Element, place: int) -> Unit:
        """Read a table as Markdown has it; what cells hold is one line each."""
        names: list[str] = []
        rows = []
        for row in table.iterfind(tag("w:tr")):
            cells = []
            for cell in row.iterfind(tag("w:tc")):
                lines = [self._line(one) for one in cell.iter(PARAGRAPH)]
                names += (name for line in lines for name in line.bookmarks)
                words = " ".join(filter(None, (line.markdown for line in lines)))
                cells.append(words.replace("\\\n", " ").replace("\n", " "))
            rows.append("| " + " | ".join(cells) + " |")
            if len(rows) == 1:
                rows.append("|" + " --- |" * len(cells))
        return Unit("\n".join(rows), "table", tuple(names), place)

    def notes(self, root: Element, kind: str) -> dict[str, str]:
        """Return the text of each note of a part by its mark."""
        found = {}
        for note in root:
            if note.get(tag("w:type"), "normal") in _PLAIN_NOTE:
                lines = (self._line(one).markdown for one in note.iter(PARAGRAPH))
                number = re.sub(r"\W", "", note.get(tag("w:id"), ""))
                found[f"[^#{kind}{number}]"] = "\n\n".join(filter(None, lines))
        return found
