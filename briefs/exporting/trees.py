"""Pandoc's tree of a manuscript, with notes where their marks stand and short forms as cross-references."""

import re
from html import escape
from typing import Any, Protocol

from briefs.exporting.looks import Node, is_upright, parted_italics, small_caps
from briefs.exporting.manuscripts import Manuscript
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
    weaver = _Weaver(notes, writer, manuscript.lang)
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

    def __init__(self, notes: dict[int, list[Node]], writer: Writer, lang: Lang) -> None:
        self.notes, self.writer, self.lang = notes, writer, lang

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
        if node["t"] == "Span" and "note" in node["c"][0][1]:
            number = int(_attribute(node, "n"))
            return self.writer.called(number, {"t": "Note", "c": self.woven(self.notes.get(number, []))})
        if node["t"] == "Span" and "again" in node["c"][0][1]:
            return self.writer.again(int(_attribute(node, "n")))
        if node["t"] == "Emph" and any(is_upright(inner) for inner in node["c"]):
            return list(self.woven(parted_italics(node["c"])))
        if node["t"] == "Span" and "small-caps" in node["c"][0][1]:
            return [small_caps(self.woven(node["c"][1]))]
        if node["t"] == "Span":
            lang = _attribute(node, "lang")
            if lang.startswith("ja"):
                return [
                    {
                        "t": "Span",
                        "c": [["", [], [["lang", "ja"], ["custom-style", "Japanese"]]], self.woven(node["c"][1])],
                    }
                ]
            return list(self.woven(node["c"][1])) if not lang else None
        if node["t"] == "Link" and (match := re.fullmatch(r"#fn-(\d+)", node["c"][2][0])):
            return self.writer.reference(int(match[1]), self.woven(node["c"][1]))
        if node["t"] == "Div" and (rung := _attribute(node, "rung")) and is_chinese(self.lang):
            return self._points(node["c"][1], int(rung))
        if node["t"] == "Div":
            return list(self.woven(node["c"][1]))
        return None

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
