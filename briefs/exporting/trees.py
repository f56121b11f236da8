"""Pandoc's tree of a manuscript, with notes where their marks stand and short forms as cross-references."""

import re
from html import escape
from typing import Any, Protocol

from briefs.exporting.block_marks import bookmark_of
from briefs.exporting.looks import Node, is_upright, parted_italics, small_caps, words_of
from briefs.exporting.manuscripts import Manuscript
from briefs.exporting.references_in_trees import Referenced, is_reference, referenced, target_of
from briefs.language.ladder import han_number
from briefs.language.languages import Lang, is_chinese

_FORMAL = "壹貳參肆伍陸柒捌玖拾"
_DIGITS = re.compile(r"(.*?)(\d+)(.*)", re.DOTALL)


class Writer(Protocol):
    """How a kind of file writes what Pandoc has no element for."""

    def called(self, number: int, note: Node) -> list[Node]:
        """Write the first mark of a note, with the note."""

    def again(self, number: int) -> list[Node]:
        """Write a further mark of a note."""

    def reference(self, number: int, nodes: list[Node]) -> list[Node]:
        """Write a short form that names a note."""

    def label(self, own: int, nodes: list[Node], *, is_counted: bool) -> list[Node]:
        """Write the number of a heading or, counted, the label of a figure.

        `own` numbers it among those to which something refers; it is 0 where nothing does.
        """

    def pointer(self, target: str, own: int, nodes: list[Node]) -> list[Node]:
        """Write what refers to a label by its number `own`, and leads to an id of the text."""


def source_of(manuscript: Manuscript) -> str:
    """Write a manuscript as HTML for Pandoc, its notes behind the text."""
    notes = "".join(
        f'<div class="note-text" data-n="{number}">{html}</div>\n' for number, html in manuscript.notes.items()
    )
    head = f'<meta charset="utf-8"><title>{escape(manuscript.title)}</title>'
    return f'<html lang="{manuscript.tag}"><head>{head}</head><body>\n{manuscript.html}\n{notes}</body></html>'


def finished(tree: dict[str, Any], manuscript: Manuscript, writer: Writer) -> dict[str, Any]:
    """Put the notes of a tree where their marks are, and say on its first page what the manuscript says of itself."""
    notes: dict[int, list[Node]] = {}
    body = []
    for block in tree["blocks"]:
        number = _attribute(block, "n") if block["t"] == "Div" and "note-text" in block["c"][0][1] else ""
        if number:
            notes[int(number)] = block["c"][1]
        else:
            body.append(block)
    weaver = _Weaver(notes, writer, manuscript.lang, referenced(body, manuscript.lang))
    meta = {
        "title": manuscript.title,
        "author": manuscript.by,
        "date": manuscript.written_date,
        "lang": {"zh-Hant-TW": "zh-TW", "zh-Hans": "zh-CN"}.get(manuscript.tag, "en-US"),
        "description": manuscript.description,
        "identifier": manuscript.address,
    }
    last = {"t": "Para", "c": [{"t": "Link", "c": [_NONE, [_str(manuscript.address)], [manuscript.address, ""]]}]}
    return {
        **tree,
        "meta": {name: {"t": "MetaInlines", "c": [_str(value)]} for name, value in meta.items()},
        "blocks": [*weaver.woven(body), last],
    }


_NONE: list[Any] = ["", [], []]


def _str(words: str) -> Node:
    return {"t": "Str", "c": words}


def _attribute(node: Node, name: str) -> str:
    return str(dict(node["c"][0][2]).get(name, ""))


class _Weaver:
    """Goes through a tree and writes afresh what the writer has a word for."""

    def __init__(self, notes: dict[int, list[Node]], writer: Writer, lang: Lang, referenced: Referenced) -> None:
        self.notes, self.writer, self.lang, self.referenced = notes, writer, lang, referenced
        self.labels = {own: number for number, own in enumerate(referenced.ids, start=1)}

    def woven(self, value: Any) -> Any:
        """Return a part of a tree with everything in it written."""
        if isinstance(value, dict):
            return {key: self.woven(item) for key, item in value.items()}
        if not isinstance(value, list):
            return value
        made: list[Any] = []
        for item in value:
            written = self._node(item) if isinstance(item, dict) and "t" in item else None
            made += [self.woven(item)] if written is None else written
        return made

    def _node(self, node: Node) -> list[Node] | None:
        """Write a node in another way; None where it stays as it is."""
        match node["t"]:
            case "Span":
                return self._span(node)
            case "Emph" if any(is_upright(inner) for inner in node["c"]):
                return list(self.woven(parted_italics(node["c"])))
            case "Link" if match := re.fullmatch(r"#fn-(\d+)", node["c"][2][0]):
                return self.writer.reference(int(match[1]), self.woven(node["c"][1]))
            case "Link" if is_reference(node):
                return self._reference(node)
            case "Figure":
                return [self._figure(node)]
            case "Header":
                return [self._heading(node)]
            case "Div":
                return self._division(node)
        return None

    def _span(self, node: Node) -> list[Node] | None:
        classes = node["c"][0][1]
        if "block" in classes:
            return [{"t": "RawInline", "c": ["openxml", bookmark_of(_attribute(node, "n"))]}]
        if "note" in classes:
            number = int(_attribute(node, "n"))
            return self.writer.called(number, {"t": "Note", "c": self.woven(self.notes.get(number, []))})
        if "again" in classes:
            return self.writer.again(int(_attribute(node, "n")))
        inner = self.woven(node["c"][1])
        if "small-caps" in classes:
            return [small_caps(inner)]
        lang = _attribute(node, "lang")
        if lang.startswith("ja"):
            return [{"t": "Span", "c": [["", [], [["lang", "ja"], ["custom-style", "Japanese"]]], inner]}]
        return None if lang else list(inner)

    def _division(self, node: Node) -> list[Node]:
        if "callout" in node["c"][0][1]:
            return [{"t": "Div", "c": [["", [], [["custom-style", "Callout"]]], self.woven(node["c"][1])]}]
        rung = _attribute(node, "rung")
        return self._points(node["c"][1], int(rung)) if rung and is_chinese(self.lang) else self.woven(node["c"][1])

    def _reference(self, node: Node) -> list[Node]:
        """Write a reference: each number in it by itself, as Word can name only one thing at a time."""
        target, words = target_of(node), words_of(node["c"][1])
        made: list[Node] = []
        for part, own in self.referenced.parts(target, words):
            if part:
                made += self.writer.pointer(own, self.labels[own], [_str(part)]) if own else [_str(part)]
        return made

    def _heading(self, node: Node) -> Node:
        level, attributes, inlines = node["c"]
        number = self.labels.get(attributes[0], 0)
        path = self.referenced.paths.get(attributes[0], ())
        woven = self.woven(inlines)
        if number and path and woven and woven[0]["t"] == "Str" and woven[0]["c"].startswith(path[-1][1]):
            typed = path[-1][1]
            rest = woven[0]["c"].removeprefix(typed)
            label = self.writer.label(number, [_str(typed)], is_counted=False)
            woven = [*label, *([_str(rest)] if rest else []), *woven[1:]]
        return {**node, "c": [level, attributes, woven]}

    def _figure(self, node: Node) -> Node:
        """Write the label of a figure; a table with a caption is a table, which has it above."""
        attributes, (short, caption), blocks = node["c"]
        own = self.labels.get(attributes[0], 0)
        for block in caption:
            if block["t"] in ("Plain", "Para"):
                block["c"] = [
                    part
                    for one in block["c"]
                    for part in (
                        self.writer.label(own, self.woven(one["c"][1]), is_counted=True) if _is_label(one) else [one]
                    )
                ]
        written = [short, self.woven(caption)]
        inner = [one for block in blocks for one in (block["c"][1] if block["t"] == "Div" else [block])]
        if len(inner) == 1 and inner[0]["t"] == "Table":
            return {"t": "Table", "c": [attributes, written, *self.woven(inner[0]["c"][2:])]}
        return {"t": "Figure", "c": [attributes, written, self.woven(blocks)]}

    def _points(self, blocks: list[Node], rung: int) -> list[Node]:
        """Write a list marked by the ladder as paragraphs with their markers: no file format counts 壹、 or （一）."""
        made: list[Node] = []
        for block in blocks:
            if block["t"] != "OrderedList":
                made += self.woven([block])
                continue
            for number, item in enumerate(block["c"][1], start=block["c"][0][0]):
                first, *rest = item
                marked = (
                    {**first, "t": "Para", "c": [_str(marker(number, rung)), *first["c"]]} if "c" in first else first
                )
                inner = self.woven([marked, *rest])
                made.append({"t": "Div", "c": [["", [], [["custom-style", "Points"]]], inner]})
        return made


def _is_label(node: Node) -> bool:
    return bool(node["t"] == "Span" and "figure-label" in node["c"][0][1])


def marker(number: int, rung: int) -> str:
    """Write the marker of a point: 壹、 一、 （一） 1. （1）."""
    match rung:
        case 1:
            return f"{_FORMAL[number - 1] if number <= len(_FORMAL) else number}、"
        case 2:
            return f"{han_number(number)}、"
        case 3:
            return f"（{han_number(number)}）"
        case 4:
            return f"{number}. "
    return f"（{number}）"


def around_number(words: str) -> tuple[str, str, str]:
    """Part a short form into what stands before its number, the number, and the rest."""
    match = _DIGITS.fullmatch(words)
    return (match[1], match[2], match[3]) if match else (words, "", "")
