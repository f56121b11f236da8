"""Pandoc's tree of a document as a draft."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from briefs.importing.captions import with_captions
from briefs.importing.drafts import Draft, Paragraph, plain, review
from briefs.importing.fronts import Front
from briefs.importing.inlines import BREAK, Inlines, Node
from briefs.importing.linked_notes import LinkedNotes, without_back_links, words_of
from briefs.importing.mark_forms import without_label
from briefs.importing.marks import joined
from briefs.importing.picture_names import picture_names
from briefs.importing.points import fields_of, flat, point_of
from briefs.importing.table_rows import rows_of
from briefs.importing.word_marks import TOKEN, Mark
from briefs.messages.message import say

_NOTES_HEADING = re.compile(
    r"(?:註釋|注釋|附註|註解|註腳|腳註|notes?|footnotes?|endnotes?|references)[:：]?", re.IGNORECASE
)
"""A heading that is left with nothing under it when its notes are gone: 註釋, Footnotes:."""
_DEEPEST = 100
"""Levels of lists and notes within each other; what lies deeper is passed over, as it would exhaust the stack."""


def read_tree(
    tree: dict[str, Any],
    pictures: dict[str, bytes],
    left_out: tuple[str, ...] = (),
    *,
    titled: bool = True,
    marks: tuple[Mark, ...] = (),
) -> Draft:
    """Turn a tree into a draft. `pictures` are the files that came with it, by path; `left_out` is gone already.

    `titled` says that the document's own title is the article's; that of a web page names the site as well. `marks`
    are what tokens in the text of a Word file stand for.
    """
    names = picture_names(pictures)
    reader = _Reader(tree["blocks"], names, marks)
    reader.blocks(tree["blocks"])
    meta = {name.lower(): _meta(value) for name, value in tree.get("meta", {}).items()}
    paragraphs = reader.paragraphs
    last = len(paragraphs) - 1
    if last > 0 and reader.notes and _NOTES_HEADING.fullmatch(plain(paragraphs[last].text)):
        left_out = (*left_out, plain(paragraphs[last].text))
        paragraphs = paragraphs[:last]
    author = meta.get("author") or meta.get("citation_author") or meta.get("dc.creator") or ""
    front = reader.front
    title = front.title or (reader.inlines.text(tree["meta"]["title"]["c"]) if titled and "title" in meta else "")
    return Draft(
        paragraphs=with_captions(tuple(paragraphs)),
        notes=reader.notes,
        title=title,
        description=front.description,
        date=front.date,
        authors=tuple(front.authors) or ((author,) if author else ()),
        points=tuple(front.points),
        affects=tuple(front.affects),
        dates=tuple(front.dates),
        left_out=(*front.left_out, *left_out),
        pictures={names[path]: data for path, data in pictures.items()},
    )


def _meta(value: dict[str, Any]) -> str:
    match value["t"]:
        case "MetaInlines":
            return words_of(value["c"]).strip()
        case "MetaString":
            return str(value["c"]).strip()
        case "MetaList":
            return ", ".join(filter(None, (_meta(item) for item in value["c"])))
    return ""


class _Reader:
    """Goes through the blocks of a tree."""

    def __init__(self, blocks: list[Node], pictures: Mapping[str, str], marks: tuple[Mark, ...]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.marks = marks
        self.front = Front()
        self.notes: dict[str, str] = {}
        self.linked_notes = LinkedNotes(blocks)
        self.labels: dict[str, str] = {}
        """The labels of the notes that marks lead to, by anchor."""
        self.inlines = Inlines(self.note, self.linked, pictures, marks)
        self.depth = 0
        self.is_within = False
        """Whether it reads a note or a cell, in which nothing is a title."""

    def note(self, blocks: list[Node], *, is_linked: bool = False) -> str:
        """Return the mark of a note; one to which a link led has links that lead back."""
        label = str(len(self.notes) + 1)
        self.notes[label] = ""  # its place is taken before what is inside it is read
        self.notes[label] = self.joined(blocks, is_linked=is_linked)
        return f"[^{label}]"

    def linked(self, anchor: str, words: str) -> str:
        """Return what a link inside the document says: the mark of a note, or its own words."""
        if anchor in self.labels:
            return f"[^{self.labels[anchor]}]"
        blocks = self.linked_notes.by_anchor.get(anchor)
        if blocks is None:
            return words + self.linked_notes.doubtful.pop(anchor, "")
        label = self.labels[anchor] = str(len(self.notes) + 1)
        mark = self.note(blocks, is_linked=True)
        # A note without a link back often repeats its mark.
        self.notes[label] = without_label(self.notes[label], words)
        return mark

    def joined(self, blocks: list[Node], *, in_cell: bool = False, is_linked: bool = False) -> str:
        """Return the text of a note or cell, whose paragraphs become one; a table in it becomes words."""
        inner = _Reader([], self.inlines.pictures, self.marks)
        inner.inlines, inner.depth, inner.is_within = self.inlines, self.depth + 1, True
        for number, block in enumerate(blocks):
            if block["t"] in ("Para", "Plain"):
                is_end = is_linked and number in (0, len(blocks) - 1)
                inner.add(self.inlines.text(without_back_links(block["c"]) if is_end else block["c"]))
            elif block["t"] == "Div":
                inner.add(self.joined(block["c"][1], in_cell=in_cell, is_linked=is_linked))
            else:
                inner.blocks([block])
        texts = [flat(paragraph) for paragraph in inner.paragraphs if paragraph.text]
        return " ".join(texts) if in_cell else joined(texts)

    def add(self, text: str, **fields: Any) -> None:
        """Add a paragraph, or several where lines break in it; tokens at its start say what it is for."""
        while (token := TOKEN.match(text)) and not fields:
            mark = self.marks[int(token[1])]
            text = text[token.end() :].lstrip(" ")
            if mark.kind == "point":
                text, fields = point_of(mark, text)
            elif not self.is_within:
                if not self.front.takes(mark.role, text, before=len(self.paragraphs)):
                    fields = fields_of(mark.role)
                else:
                    return
        text = TOKEN.sub("", text)
        for part in [text.replace(BREAK, " ")] if fields else text.split(BREAK):
            if part.strip():
                self.paragraphs.append(Paragraph(part.strip(), **fields))

    def blocks(self, blocks: list[Node]) -> None:
        if self.linked_notes.holds(blocks) or self.depth > _DEEPEST:
            return
        for block in blocks:
            if not self.linked_notes.is_note(block):
                self.block(block)

    def block(self, block: Node) -> None:
        write = getattr(self, f"_{block['t'].lower()}", None)
        if write:
            write(block.get("c"))

    def _para(self, nodes: list[Node]) -> None:
        self.add(self.inlines.text(nodes))

    _plain = _para

    def _lineblock(self, lines: list[list[Node]]) -> None:
        for line in lines:
            self.add(self.inlines.text(line))

    def _header(self, content: list[Any]) -> None:
        self.add(self.inlines.text(content[2]).replace(BREAK, " "), kind="heading", level=content[0])

    def _blockquote(self, blocks: list[Node]) -> None:
        self.blocks(blocks)

    def _div(self, content: list[Any]) -> None:
        self.blocks(content[1])

    def _bulletlist(self, items: list[list[Node]]) -> None:
        self.items(items, ordered=False)

    def _orderedlist(self, content: list[Any]) -> None:
        self.items(content[1], ordered=True, start=content[0][0])

    def _definitionlist(self, content: list[Any]) -> None:
        for term, meanings in content:
            if not any(map(self.linked_notes.holds, meanings)):
                self.add(self.inlines.text(term))
            for meaning in meanings:
                self.blocks(meaning)

    def _codeblock(self, content: list[Any]) -> None:
        words = TOKEN.sub("", content[1])
        fence = "~" * 4 if "```" in words else "`" * 3
        self.paragraphs.append(Paragraph(f"{fence}\n{words}\n{fence}", "raw"))
        self.add(self.inlines.remarks_in(content[1]))

    def _figure(self, content: list[Any]) -> None:
        self.blocks(content[2])
        self.caption(content[1])

    def _table(self, content: list[Any]) -> None:
        self.table(content)

    def items(self, items: list[list[Node]], *, ordered: bool, start: int = 1) -> None:
        for number, item in enumerate(items, start=start):
            if self.linked_notes.holds(item):
                continue
            before = len(self.paragraphs)
            self.depth += 1
            self.blocks(item)
            self.depth -= 1
            inner = self.paragraphs[before:]
            texts = [paragraph.text for paragraph in inner if paragraph.kind != "item" and paragraph.kind != "raw"]
            nested = [msgspec.structs.replace(one, level=one.level + 1) for one in inner if one.kind == "item"]
            rest = [paragraph for paragraph in inner if paragraph.kind == "raw"]
            self.paragraphs[before:] = [
                *([Paragraph(" ".join(texts), "item", 0, ordered, number if ordered else 0)] if texts else []),
                *nested,
                *rest,
            ]

    def caption(self, caption: list[Any]) -> None:
        inner = self.joined(caption[1], in_cell=True)
        if inner:
            self.add(inner)

    def table(self, content: list[Any]) -> None:
        """Write a table with one row of names; cells that span others stand in the first of their places."""
        table = rows_of(content)
        cells = [[self._cell(cell) for cell in row] for row in table.cells]
        if not cells or not cells[0]:
            return
        if self.is_within:
            rows = "; ".join(" / ".join(cell for cell in row if cell) for row in cells)
            self.add(rows + review(say("import-nested-table")))
            return
        if not table.has_names:
            cells.insert(0, [""] * len(cells[0]))
        lines = ["| " + " | ".join(row) + " |" for row in cells]
        lines.insert(1, "| " + " | ".join(["---"] * len(cells[0])) + " |")
        self.paragraphs.append(Paragraph("\n".join(lines), "raw"))
        if table.spans:
            self.add(review(say("import-spans")))
        self.caption(content[1])

    def _cell(self, blocks: list[Node] | None) -> str:
        # A bar that is escaped already is not escaped twice.
        words = self.joined(blocks, in_cell=True) if blocks else ""
        return words.replace(BREAK, " ").replace("|", "\\|").replace("\\\\|", "\\|")
