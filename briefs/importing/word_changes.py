"""Tracked changes of a Word file: taken, refused, or kept as remarks; always counted."""

from collections.abc import Callable, Collection
from typing import Literal
from xml.etree.ElementTree import Element

import msgspec

from briefs.importing.word_xml import PARAGRAPH, TEXT, rewrite, tag, words_in
from briefs.messages.message import Message, say

Mode = Literal["accept", "reject", "review"]
"""What becomes of changes; `review` takes them and says each."""

_IN = (tag("w:ins"), tag("w:moveTo"))
_OUT = (tag("w:del"), tag("w:moveFrom"))
_CELLS = (tag("w:cellIns"), tag("w:cellDel"))
_LOOKS = ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
_FORMATTING = tuple(tag(f"w:{name}Change") for name in _LOOKS)
_NAMES = {
    tag("w:ins"): "insertion",
    tag("w:moveTo"): "move",
    tag("w:del"): "deletion",
    tag("w:moveFrom"): "move",
    tag("w:cellIns"): "insertion",
    tag("w:cellDel"): "deletion",
}
_CHANGES = (*_IN, *_OUT, *_CELLS, *_FORMATTING)
_HELD = "held:"
"""Stands before the name of a change while others are settled."""
_LIVE = {tag("w:delText"): TEXT, tag("w:delInstrText"): tag("w:instrText")}
"""What deleted words are called, and what they are when the deletion is refused."""

Note = Callable[[Message, str], Element]
"""Makes a run that stands for a remark: what is said, and the words of somebody else behind it."""


class Tally(msgspec.Struct, frozen=True):
    """How many changes a file had."""

    insertions: int = 0
    """Words, rows and ends of paragraphs that were put in; neighbours by one author of one time count once."""
    deletions: int = 0
    """Those that were taken out."""
    moves: int = 0
    """Those that were moved."""
    formatting: int = 0
    """Places whose looks were changed."""

    @property
    def total(self) -> int:
        """Return how many there are."""
        return self.insertions + self.deletions + self.moves + self.formatting

    def __add__(self, other: "Tally") -> "Tally":
        """Add those of another part of the file."""
        return Tally(
            self.insertions + other.insertions,
            self.deletions + other.deletions,
            self.moves + other.moves,
            self.formatting + other.formatting,
        )


def settled_of(root: Element, authors: Collection[str], remark: Note) -> Tally:
    """Take the changes of some authors and refuse those of all others; return how many there were."""
    for element in root.iter():
        if element.tag in _CHANGES and element.get(tag("w:author"), "") in authors:
            element.tag = _HELD + element.tag
    refused = settled(root, "reject", remark)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_HELD)
    return refused + settled(root, "accept", remark)


def authors_of(root: Element) -> list[tuple[str, str]]:
    """Return who changed a part or commented on it, each time with the moment."""
    name, date = tag("w:author"), tag("w:date")
    return [
        (one.get(name, ""), one.get(date, ""))
        for one in root.iter()
        if one.tag in _CHANGES or one.tag == tag("w:comment")
    ]


def settled(root: Element, mode: Mode, remark: Note) -> Tally:
    """Take or refuse the changes in a part, and return how many there were."""
    tally = _tally(root)
    if not tally.total:
        return tally
    kept, gone = (_OUT, _IN) if mode == "reject" else (_IN, _OUT)
    units = _rows_and_cells(root, gone)
    said = _remarks(root, units, remark) if mode == "review" else {}
    lost_mark = _paragraphs(root, gone)
    if mode == "reject":
        _restore(root)

    def settle(element: Element) -> list[Element] | None:
        after = said.get(id(element), [])
        if element.tag in kept:
            return [*element, *after]
        if element.tag in (*gone, *_FORMATTING, *_CELLS):
            return after
        if id(element) in units:
            return []
        return [element, *after] if after else None

    rewrite(root, settle)
    _join(root, lost_mark)
    return tally


def _rows_and_cells(root: Element, gone: tuple[str, ...]) -> set[int]:
    """Return the rows and cells, by identity, that go."""
    cell_mark = tag("w:cellIns") if gone == _IN else tag("w:cellDel")
    found = set()
    for row in root.iter(tag("w:tr")):
        properties = row.find(tag("w:trPr"))
        if properties is not None and any(properties.find(name) is not None for name in gone):
            found.add(id(row))
        found |= {
            id(cell) for cell in row.findall(tag("w:tc")) if cell.find(f"{tag('w:tcPr')}/{cell_mark}") is not None
        }
    return found


def _tally(root: Element) -> Tally:
    """Count the changes; what one author did at one time counts once as long as no other word stands between."""
    counts = dict.fromkeys(("insertion", "deletion", "move", "formatting"), 0)
    last: tuple[str, ...] = ()
    inside: set[int] = set()
    for element in root.iter():
        if element.tag in _NAMES:
            inside.update(id(one) for one in element.iter(TEXT))
            now = (_NAMES[element.tag], element.get(tag("w:author"), ""), element.get(tag("w:date"), ""))
            # A move has two ends.
            counts[now[0]] += now != last and element.tag != tag("w:moveTo")
            last = now
        elif element.tag in _FORMATTING:
            counts["formatting"] += 1
        elif element.tag == TEXT and id(element) not in inside:
            last = ()
    return Tally(counts["insertion"], counts["deletion"], counts["move"], counts["formatting"])


def _remarks(root: Element, units: set[int], remark: Note) -> dict[int, list[Element]]:
    """Return what stands behind changed words and tables with rows taken out, by the identity of the element."""
    made: dict[int, list[Element]] = {}
    for element in root.iter():
        if element.tag in _NAMES and (words := words_in(element)) and element.tag != tag("w:moveTo"):
            made[id(element)] = [remark(_said(element), words)]
        elif element.tag == tag("w:tbl"):
            rows = [row for row in element.findall(tag("w:tr")) if id(row) in units and words_in(row)]
            remarks = [remark(_said(change), words_in(row)) for row in rows if (change := _change_of(row)) is not None]
            if remarks:
                made[id(element)] = [_paragraph_of(remarks)]
    return made


def _change_of(row: Element) -> Element | None:
    return row.find(f"{tag('w:trPr')}/{tag('w:del')}")


def _said(element: Element) -> Message:
    author = element.get(tag("w:author"), "")
    day = element.get(tag("w:date"), "")[:10]
    return say(f"word-{_NAMES[element.tag]}", author=author, day=day)


def _paragraphs(root: Element, gone: tuple[str, ...]) -> set[int]:
    """Return the paragraphs, by identity, whose end goes: they are joined with the next one."""
    found = set()
    for paragraph in root.iter(PARAGRAPH):
        properties = paragraph.find(f"{tag('w:pPr')}/{tag('w:rPr')}")
        if properties is not None and any(properties.find(name) is not None for name in gone):
            found.add(id(paragraph))
    return found


def _join(root: Element, lost_mark: set[int]) -> None:
    """Join each paragraph without an end to the next; an empty one goes."""

    def joined(parent: Element) -> None:
        made: list[Element] = []
        open_content: list[Element] = []
        for child in parent:
            if child.tag != PARAGRAPH:
                made += [_paragraph_of(open_content)] if open_content else []
                open_content = []
                made.append(child)
                continue
            content = [one for one in child if one.tag != tag("w:pPr")]
            if id(child) in lost_mark:
                open_content += content
                continue
            if open_content:
                properties = [one for one in child if one.tag == tag("w:pPr")]
                child[:] = [*properties, *open_content, *content]
                open_content = []
            made.append(child)
        parent[:] = [*made, *([_paragraph_of(open_content)] if open_content else [])]

    if lost_mark:
        for parent in list(root.iter()):
            if any(id(child) in lost_mark for child in parent):
                joined(parent)


def _paragraph_of(content: list[Element]) -> Element:
    made = Element(PARAGRAPH)
    made.extend(content)
    return made


def _restore(root: Element) -> None:
    """Give back the looks before they were changed, and their names to deleted words."""
    for parent in root.iter():
        for child in list(parent):
            if child.tag in _LIVE:
                child.tag = _LIVE[child.tag]
            elif child.tag in (tag("w:pPrChange"), tag("w:rPrChange")) and len(child):
                # The properties of a paragraph's end are no part of what its looks were.
                own = [one for one in parent if one.tag in (tag("w:rPr"), tag("w:sectPr"))]
                parent[:] = [*child[0], *own]
                break
