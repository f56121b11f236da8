"""Edits of a Word file as a second author makes them, done on its XML."""

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = etree._Element
BY = {f"{W}id": "900", f"{W}author": "李四", f"{W}date": "2026-01-02T03:04:05Z"}


class Edited:
    """A Word file whose paragraphs are found by their words."""

    def __init__(self, file: Path) -> None:
        """Read a file."""
        self.file = file
        with zipfile.ZipFile(file) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])

    def save(self) -> None:
        """Write the file again."""
        self.parts["word/document.xml"] = etree.tostring(self.body)
        self.parts["word/footnotes.xml"] = etree.tostring(self.notes)
        with io.BytesIO() as made:
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
                for name, data in self.parts.items():
                    package.writestr(name, data)
            self.file.write_bytes(made.getvalue())

    def paragraph(self, words: str, *, in_notes: bool = False) -> Element:
        """Return the first paragraph that holds some words."""
        root = self.notes if in_notes else self.body
        return next(one for one in root.iter(f"{W}p") if words in said(one))

    def replace(self, old: str, new: str, *, in_notes: bool = False) -> None:
        """Write other words in the place of some, which stand in one run."""
        (self._text(old, in_notes=in_notes)).text = self._text(old, in_notes=in_notes).text.replace(old, new, 1)

    def _text(self, words: str, *, in_notes: bool = False) -> Element:
        root = self.notes if in_notes else self.body
        return next(one for one in root.iter(f"{W}t") if words in (one.text or ""))

    def _split(self, words: str) -> Element:
        """Return the run that holds some words and nothing else."""
        text = self._text(words)
        run = text.getparent()
        before, _, after = text.text.partition(words)
        for part, place in ((before, 0), (after, 1)):
            if part:
                other = copy.deepcopy(run)
                _say(other, part)
                run.getparent().insert(run.getparent().index(run) + place, other)
        _say(run, words)
        return run

    def delete(self, words: str) -> None:
        """Take some words out as a tracked change."""
        run = self._split(words)
        _wrap(run, "del")
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"

    def insert(self, before: str, words: str) -> None:
        """Put words behind some as a tracked change."""
        run = self._split(before)
        new = copy.deepcopy(run)
        _say(new, words)
        run.addnext(new)
        _wrap(new, "ins")

    def comment(self, words: str, said_of_them: str) -> None:
        """Hang a comment at some words."""
        run = self._split(words)
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": "7"}))
        mark = etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:commentReference w:id="7"/></w:r>')
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": "7"})
        run.addnext(end)
        end.addnext(mark)
        self.parts["word/comments.xml"] = (
            f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="7" w:author="李四" w:date="2026-01-02T00:00:00Z">'
            f"<w:p><w:r><w:t>{said_of_them}</w:t></w:r></w:p></w:comment></w:comments>"
        ).encode()

    def add_note(self, behind: str, words: str) -> None:
        """Call a new note behind some words."""
        run = self._split(behind)
        own = f'<w:r xmlns:w="{W[1:-1]}"><w:footnoteReference w:id="88"/></w:r>'
        run.addnext(etree.fromstring(own))
        self.notes.append(
            etree.fromstring(
                f'<w:footnote xmlns:w="{W[1:-1]}" w:id="88"><w:p><w:r><w:footnoteRef/></w:r>'
                f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
            )
        )

    def drop_note(self, words: str) -> None:
        """Take away the mark of the note that says some words."""
        note = next(one for one in self.notes if words in said(one))
        number = note.get(f"{W}id")
        mark = next(one for one in self.body.iter(f"{W}footnoteReference") if one.get(f"{W}id") == number)
        mark.getparent().getparent().remove(mark.getparent())

    def add(self, behind: str, words: str) -> None:
        """Put a paragraph behind the one that holds some words, in the same style."""
        before = self.paragraph(behind)
        new = copy.deepcopy(before)
        for child in list(new):
            if child.tag != f"{W}pPr":
                new.remove(child)
        run = etree.SubElement(new, f"{W}r")
        etree.SubElement(run, f"{W}t").text = words
        before.addnext(new)

    def move(self, words: str, behind: str) -> None:
        """Put a paragraph behind another."""
        self.paragraph(behind).addnext(self.paragraph(words))

    def move_tracked(self, words: str, behind: str) -> None:
        """The same as a tracked change; its bookmarks stay where it stood."""
        first = self.paragraph(words)
        again = copy.deepcopy(first)
        for mark in [one for one in again if one.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            again.remove(mark)
        for paragraph, kind in ((first, "moveFrom"), (again, "moveTo")):
            for run in list(paragraph.iter(f"{W}r")):
                _wrap(run, kind)
            properties = paragraph.find(f"{W}pPr")
            if properties is None:
                properties = etree.Element(f"{W}pPr")
                paragraph.insert(0, properties)
            etree.SubElement(etree.SubElement(properties, f"{W}rPr"), f"{W}{kind}", BY)
        self.paragraph(behind).addnext(again)

    def remove(self, words: str) -> None:
        """Take a paragraph away; Word leaves its bookmarks to the next one."""
        gone = self.paragraph(words)
        following = gone.getnext()
        for mark in [one for one in gone if one.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            following.insert(1, mark)
        gone.getparent().remove(gone)

    def join(self, words: str) -> None:
        """Join a paragraph with the next one."""
        first = self.paragraph(words)
        following = first.getnext()
        for child in [one for one in following if one.tag != f"{W}pPr"]:
            first.append(child)
        following.getparent().remove(following)

    def part(self, words: str) -> None:
        """Begin a paragraph at some words, which begin a sentence of one run."""
        run = self._split(words)
        first = run.getparent()
        new = etree.Element(f"{W}p")
        properties = first.find(f"{W}pPr")
        if properties is not None:
            new.append(copy.deepcopy(properties))
        moving = [run, *run.itersiblings()]
        for child in moving:
            new.append(child)
        first.addnext(new)

    def without(self, keep: Callable[[str], bool]) -> None:
        """Drop the parts that are not kept, as some programs do."""
        self.parts = {name: data for name, data in self.parts.items() if keep(name)}


def said(element: Element) -> str:
    """Return the words in an element."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _say(run: Element, words: str) -> None:
    texts = list(run.iter(f"{W}t"))
    texts[0].text = words
    texts[0].set(_SPACE, "preserve")
    for other in texts[1:]:
        other.text = ""


def _wrap(run: Element, kind: str) -> None:
    change = etree.Element(f"{W}{kind}", BY)
    run.addprevious(change)
    change.append(run)
