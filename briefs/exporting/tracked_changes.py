"""A Word file that says what has changed since an earlier one, as tracked changes that Word takes or refuses."""

import io
import zipfile
from collections.abc import Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element

from briefs.exporting.tracked_runs import Author, Tracker
from briefs.importing.known_units import known_units
from briefs.importing.piece_order import in_order
from briefs.importing.word_units import read_units
from briefs.importing.word_xml import PARAGRAPH, build, read_part, tag, words_in, write_part

_MAIN, _NOTES = "word/document.xml", "word/footnotes.xml"
_FIRST_NOTE = 100
"""The first id of a note; lines above notes have smaller ones."""
_TABLE, _ROW, _CELL = tag("w:tbl"), tag("w:tr"), tag("w:tc")


def with_changes(old: bytes, new: bytes, author: Author) -> bytes:
    """Return a new Word file with what has changed since the old one; both were made by `with_way_back`."""
    with zipfile.ZipFile(io.BytesIO(new)) as package:
        parts = {one: package.read(one) for one in package.infolist()}
    names = {one.filename: data for one, data in parts.items()}
    with zipfile.ZipFile(io.BytesIO(old)) as package:
        before = {name: package.read(name) for name in (_MAIN, _NOTES) if name in package.namelist()}
    comparing = _Comparing(old, new, before, names, author)
    changed = {_MAIN: write_part(comparing.body), _NOTES: write_part(comparing.notes)}
    with io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for one, data in parts.items():
                package.writestr(one, changed.get(one.filename, data))
        return made.getvalue()


class _Comparing:
    """Compares the parts of two files."""

    def __init__(
        self, old: bytes, new: bytes, before: dict[str, bytes], after: dict[str, bytes], author: Author
    ) -> None:
        self.labels = {True: _labels(old), False: _labels(new)}
        self.old_notes = read_part(before[_NOTES])
        self.notes = read_part(after[_NOTES])
        self.kept: dict[str, str] = {}
        self.tracker = Tracker(author, self.label, self.keep)
        self.body = read_part(after[_MAIN])
        self.blocks(_body(read_part(before[_MAIN])), _body(self.body))
        self.same_notes()
        self.in_order()

    def label(self, name: str, is_old: bool) -> str:
        """Return what a note is known by."""
        return self.labels[is_old].get(name, f"{name} {is_old}")

    def keep(self, name: str) -> str:
        """Keep an old note, whose mark is shown as taken out; return its new id."""
        if name not in self.kept:
            self.kept[name] = f"old {name}"
            note = next((one for one in self.old_notes if one.get(tag("w:id")) == name), None)
            inner = [self.tracker.delete(one) for one in (note if note is not None else ()) if one.tag == PARAGRAPH]
            self.notes.append(build("w:footnote", *(inner or [build("w:p")]), id=self.kept[name]))
        return self.kept[name]

    def in_order(self) -> None:
        """Give notes numbers in the order of their marks, by which LibreOffice tells which is which."""
        name = tag("w:id")
        marks = list(self.body.iter(tag("w:footnoteReference")))
        ids = {one: str(_FIRST_NOTE + at) for at, one in enumerate(dict.fromkeys(mark.get(name, "") for mark in marks))}
        for one in (*marks, *(note for note in self.notes if note.get(name, "") in ids)):
            one.set(name, ids[one.get(name, "")])
        # Those without a mark draw the lines above notes, and come first.
        self.notes[:] = sorted(self.notes, key=lambda note: int(note.get(name, "0")))

    def same_notes(self) -> None:
        """Compare the notes that both files have."""
        ids = {label: name for name, label in self.labels[True].items()}
        old = {one.get(tag("w:id"), ""): one for one in self.old_notes}
        for note in list(self.notes):
            name = note.get(tag("w:id"), "")
            before = old.get(ids.get(self.labels[False].get(name, ""), ""))
            if before is not None and name in self.labels[False]:
                self.blocks(before, note)

    def blocks(self, old: Element, new: Element) -> None:
        """Compare the paragraphs and tables of two parents."""
        before = [one for one in old if one.tag in (PARAGRAPH, _TABLE)]
        after = [one for one in new if one.tag in (PARAGRAPH, _TABLE)]
        pairs = _pairs(before, after)
        made: list[Element] = []
        at = 0
        for child in list(new):
            place = next((n for n, one in enumerate(after) if one is child), -1)
            partner = pairs.get(place, -1)
            if partner >= 0:
                made += self.gone(before[at:partner])
                at = partner + 1
                self.compare(before[partner], child)
            elif child.tag == tag("w:sectPr"):
                made += self.gone(before[at:])
                at = len(before)
            elif place >= 0:
                self.put_in(child)
            made.append(child)
        new[:] = [*made, *self.gone(before[at:])]

    def compare(self, old: Element, new: Element) -> None:
        if new.tag == PARAGRAPH:
            self.tracker.compare(old, new)
            return
        before, after = old.findall(_ROW), new.findall(_ROW)
        pairs = _pairs(before, after)
        made: list[Element] = []
        at = 0
        for child in list(new):
            place = next((n for n, one in enumerate(after) if one is child), -1)
            partner = pairs.get(place, -1)
            if partner >= 0:
                made += [self.gone_row(one) for one in before[at:partner]]
                at = partner + 1
                for left, right in zip_longest(before[partner].findall(_CELL), child.findall(_CELL)):
                    if left is not None and right is not None:
                        self.blocks(left, right)
            elif place >= 0:
                self.put_in_row(child)
            made.append(child)
        new[:] = [*made, *(self.gone_row(one) for one in before[at:])]

    def gone(self, blocks: Sequence[Element]) -> list[Element]:
        """Return old blocks, marked as taken out."""
        return [
            self.tracker.delete(one) if one.tag == PARAGRAPH else self._gone_table(one)
            for one in blocks
            if words_in(one)
        ]

    def _gone_table(self, table: Element) -> Element:
        properties = [one for one in table if one.tag not in (_ROW, _CELL)]
        return build("w:tbl", *properties, *(self.gone_row(one) for one in table.findall(_ROW)))

    def gone_row(self, row: Element) -> Element:
        """Return an old row, marked as taken out."""
        cells = []
        for cell in row.findall(_CELL):
            inner = [self.tracker.delete(one) for one in cell.iter(PARAGRAPH)]
            cells.append(build("w:tc", *cell.findall(tag("w:tcPr")), *(inner or [build("w:p")])))
        return build("w:tr", build("w:trPr", self.tracker.change("del")), *cells)

    def put_in(self, block: Element) -> None:
        """Mark a new block as put in."""
        if block.tag == PARAGRAPH:
            self.tracker.insert(block)
        for row in block.iter(_ROW):
            self.put_in_row(row)

    def put_in_row(self, row: Element) -> None:
        """Mark a new row as put in."""
        properties = row.find(tag("w:trPr"))
        if properties is None:
            properties = build("w:trPr")
            row.insert(0, properties)
        properties.append(self.tracker.change("ins"))
        for paragraph in list(row.iter(PARAGRAPH)):
            self.tracker.insert(paragraph)


def _body(root: Element) -> Element:
    found = root.find(tag("w:body"))
    return root if found is None else found


def _labels(data: bytes) -> dict[str, str]:
    """Return the label of each note of a file by Word's id."""
    read = read_units(data)
    carried = read.carried.notes if read.carried else ()
    return {note.mark[4:-1]: one.label for note, one in zip(read.notes, carried, strict=False)}


def _pairs(old: Sequence[Element], new: Sequence[Element]) -> dict[int, int]:
    """Return which of some new elements is which of the old ones, as far as they are in order."""
    of = known_units([words_in(one) for one in old], {}, [words_in(one) for one in new], [()] * len(new))
    found = {at: own[0] for at, own in enumerate(of) if own and old[own[0]].tag == new[at].tag}
    first: dict[int, int] = {}
    for at, unit in found.items():
        first.setdefault(unit, at)
    order = in_order([unit for at, unit in found.items() if first[unit] == at])
    return {at: unit for at, unit in found.items() if unit in order and first[unit] == at}
