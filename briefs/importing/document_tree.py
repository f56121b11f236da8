"""Pandoc's tree of a document as a draft."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain, review
from briefs.importing.inlines import BREAK, Inlines, Node
from briefs.importing.linked_notes import LinkedNotes, without_back_links, words_of
from briefs.importing.picture_names import picture_names

_NOTES_HEADING = re.compile(
    r"(?:註釋|注釋|附註|註解|註腳|腳註|notes?|footnotes?|endnotes?|references)[:：]?", re.IGNORECASE
)
"""A heading that is left with nothing under it when its notes are gone: 註釋, Footnotes:."""
_DEEPEST = 100
"""Levels of lists and notes within each other; what lies deeper is passed over, as it would exhaust the stack."""


def read_tree(
    tree: dict[str, Any], pictures: dict[str, bytes], left_out: tuple[str, ...] = (), *, titled: bool = True
) -> Draft:
    """Turn a tree into a draft. `pictures` are the files that came with it, by path; `left_out` is gone already.

    `titled` says that the document's own title is the article's; that of a web page names the site as well.
    """
    names = picture_names(pictures)
    reader = _Reader(tree["blocks"], names)
    reader.blocks(tree["blocks"])
    meta = {name.lower(): _meta(value) for name, value in tree.get("meta", {}).items()}
    paragraphs = reader.paragraphs
    last = len(paragraphs) - 1
    if last > 0 and reader.notes and _NOTES_HEADING.fullmatch(plain(paragraphs[last].text)):
        left_out = (*left_out, plain(paragraphs[last].text))
        paragraphs = paragraphs[:last]
    author = meta.get("author") or meta.get("citation_author") or meta.get("dc.creator") or ""
    return Draft(
        paragraphs=tuple(paragraphs),
        notes=reader.notes,
        title=reader.inlines.text(tree["meta"]["title"]["c"]) if titled and "title" in meta else "",
        authors=(author,) if author else (),
        left_out=left_out,
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

    def __init__(self, blocks: list[Node], pictures: Mapping[str, str]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: dict[str, str] = {}
        self.linked_notes = LinkedNotes(blocks)
        self.labels: dict[str, str] = {}
        """The labels of the notes that marks lead to, by anchor."""
        self.inlines = Inlines(self.note, self.linked, pictures)
        self.depth = 0

    def note(self, blocks: list[Node]) -> str:
        label = str(len(self.notes) + 1)
        self.notes[label] = ""  # its place is taken before what is inside it is read
        self.notes[label] = self.joined(blocks)
        return f"[^{label}]"

    def linked(self, anchor: str, words: str) -> str:
        """Return what a link inside the document says: the mark of a note, or its own words."""
        if anchor in self.labels:
            return f"[^{self.labels[anchor]}]"
        blocks = self.linked_notes.by_anchor.get(anchor)
        if blocks is None:
            return words
        self.labels[anchor] = str(len(self.notes) + 1)
        return self.note(blocks)

    def joined(self, blocks: list[Node]) -> str:
        """Return the text of a note, whose paragraphs become one."""
        inner = _Reader([], self.inlines.pictures)
        inner.inlines, inner.depth = self.inlines, self.depth + 1
        for number, block in enumerate(blocks):
            if block["t"] in ("Para", "Plain"):
                nodes = without_back_links(block["c"]) if number in (0, len(blocks) - 1) else block["c"]
                inner.add(self.inlines.text(nodes))
            elif block["t"] == "Div":
                inner.add(self.joined(block["c"][1]))
            else:
                inner.blocks([block])
        return " ".join(paragraph.text.replace("\n", " ") for paragraph in inner.paragraphs if paragraph.text)

    def add(self, text: str, **fields: Any) -> None:
        for part in text.split(BREAK):
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
        self.items(content[1], ordered=True)

    def _definitionlist(self, content: list[Any]) -> None:
        for term, meanings in content:
            self.add(self.inlines.text(term))
            for meaning in meanings:
                self.blocks(meaning)

    def _codeblock(self, content: list[Any]) -> None:
        fence = "~" * 4 if "```" in content[1] else "`" * 3
        self.paragraphs.append(Paragraph(f"{fence}\n{content[1]}\n{fence}", "raw"))

    def _figure(self, content: list[Any]) -> None:
        self.blocks(content[2])
        self.caption(content[1])

    def _table(self, content: list[Any]) -> None:
        self.table(content)

    def items(self, items: list[list[Node]], *, ordered: bool) -> None:
        for item in items:
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
                *([Paragraph(" ".join(texts), "item", 0, ordered)] if texts else []),
                *nested,
                *rest,
            ]

    def caption(self, caption: list[Any]) -> None:
        inner = self.joined(caption[1])
        if inner:
            self.add(inner)

    def table(self, content: list[Any]) -> None:
        """Write a table with one row of names; cells that span others stand in the first of their places."""
        _, caption, columns, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        cells = [[self._cell(cell) for cell in row[1]] for row in rows]
        width = max([len(columns), *(len(row) for row in cells)], default=0)
        if not cells or not width:
            return
        if not head[1]:
            cells.insert(0, [""] * width)
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
        lines.insert(1, "| " + " | ".join(["---"] * width) + " |")
        self.paragraphs.append(Paragraph("\n".join(lines), "raw"))
        spans = any(cell[2] != 1 or cell[3] != 1 for row in rows for cell in row[1])
        if spans:
            self.add(review("the table above had cells that span others"))
        self.caption(caption)

    def _cell(self, cell: list[Any]) -> str:
        # A bar that is escaped already is not escaped twice.
        return self.joined(cell[4]).replace(BREAK, " ").replace("|", "\\|").replace("\\\\|", "\\|")
