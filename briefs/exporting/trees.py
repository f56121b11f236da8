"""Pandoc's tree of a manuscript, with notes where their marks stand and short forms as cross-references."""

import re
from html import escape
from typing import Any

from briefs.exporting.block_marks import bookmark_of
from briefs.exporting.figures_in_trees import captioned, parted
from briefs.exporting.front_blocks import chapter_heading, end, front, styled
from briefs.exporting.looks import Node, is_upright, parted_italics, small_caps, words_of
from briefs.exporting.manuscripts import Manuscript
from briefs.exporting.numbered_headings import typed_number
from briefs.exporting.references_in_trees import POINT, Referenced, is_reference, point_of, referenced, target_of
from briefs.exporting.volumes import Volume
from briefs.exporting.word_lists import BULLETS, LADDER, PLAIN, Listed
from briefs.exporting.writers import Writer
from briefs.language.languages import Lang

_ALIGNED = re.compile(r'(?<=<t[hd] )(?:scope="col" )?class="align-(right|center)"')
_ALIGN = r'style="text-align: \1"'
_DIGITS = re.compile(r"(.*?)(\d+)(.*)", re.DOTALL)


def source_of(volume: Volume) -> str:
    """Write a volume as HTML for Pandoc, each chapter with its notes behind its text."""
    head = f'<meta charset="utf-8"><title>{escape(volume.title)}</title>'
    chapters = "".join(f'<div class="chapter">\n{_chapter_source(one)}</div>\n' for one in volume.chapters)
    return f'<html lang="{volume.tag}"><head>{head}</head><body>\n{chapters}</body></html>'


def _chapter_source(manuscript: Manuscript) -> str:
    notes = "".join(
        f'<div class="note-text" data-n="{number}">{html}</div>\n' for number, html in manuscript.notes.items()
    )
    # Pandoc reads how a cell is aligned from its style alone.
    return f"{_ALIGNED.sub(_ALIGN, manuscript.html)}\n{notes}"


def finished(tree: dict[str, Any], volume: Volume, writer: Writer) -> dict[str, Any]:
    """Put the notes of a tree where their marks are, and say on its first page what the volume says of itself."""
    blocks: list[Node] = list(writer.contents(volume)) if volume.contents else []
    labels = 0
    for manuscript, chapter in zip(volume.chapters, tree["blocks"], strict=True):
        notes: dict[int, list[Node]] = {}
        body = []
        for block in chapter["c"][1]:
            number = _attribute(block, "n") if block["t"] == "Div" and "note-text" in block["c"][0][1] else ""
            if number:
                notes[int(number)] = block["c"][1]
            else:
                body.append(block)
        found = referenced(body, manuscript.lang)
        writer.begin(found)
        weaver = _Weaver(notes, writer, manuscript.lang, found, labels)
        labels += len(found.ids)
        heading = chapter_heading(manuscript) if volume.contents else []
        blocks += [*heading, *front(manuscript), *weaver.woven(body), *end(manuscript)]
        blocks += writer.end(is_last=manuscript is volume.chapters[-1])
    meta = {
        "title": volume.title,
        "author": volume.by,
        "date": writer.date(volume),
        "lang": {"zh-Hant-TW": "zh-TW", "zh-Hans": "zh-CN"}.get(volume.tag, "en-US"),
        "description": volume.description,
        "identifier": volume.address,
    }
    return {
        **tree,
        "meta": {name: {"t": "MetaInlines", "c": [_str(value)]} for name, value in meta.items()},
        "blocks": blocks,
    }


_NONE: list[Any] = ["", [], []]


def _str(words: str) -> Node:
    return {"t": "Str", "c": words}


def _attribute(node: Node, name: str) -> str:
    return str(dict(node["c"][0][2]).get(name, ""))


class _Weaver:
    """Goes through a tree and writes afresh what the writer has a word for."""

    def __init__(
        self, notes: dict[int, list[Node]], writer: Writer, lang: Lang, referenced: Referenced, labels: int
    ) -> None:
        self.notes, self.writer, self.lang, self.referenced = notes, writer, lang, referenced
        # Behind those of the chapters before.
        self.labels = {own: number for number, own in enumerate(referenced.ids, start=labels + 1)}
        self.lists: list[Listed] = []
        """The lists that are open."""

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
                return self._figure(node)
            case "Header":
                return [self._heading(node)]
            case "Div":
                return self._division(node)
            case "OrderedList" | "BulletList":
                return self._list(node)
        return None

    def _span(self, node: Node) -> list[Node] | None:
        classes = node["c"][0][1]
        if "block" in classes:
            return [{"t": "RawInline", "c": ["openxml", bookmark_of(_attribute(node, "n"))]}]
        if POINT in classes:
            return [node]
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
            return [styled("Callout", self.woven(node["c"][1]))]
        if style := _attribute(node, "custom-style"):
            return [styled(style, self.woven(node["c"][1]))]
        rung = _attribute(node, "rung")
        if not rung:
            return list(self.woven(node["c"][1]))
        return [
            one
            for block in node["c"][1]
            for one in (self._list(block, int(rung)) if block["t"] == "OrderedList" else self.woven([block]))
        ]

    def _list(self, node: Node, rung: int = 0) -> list[Node]:
        """Write a list; `rung` is that of the ladder, 0 for a list that has none."""
        is_ordered = node["t"] == "OrderedList"
        items = node["c"][1] if is_ordered else node["c"]
        series = (LADDER if rung else PLAIN) if is_ordered else BULLETS
        above = [one.place for one in self.lists if one.series == series]
        # Pages mark all below the last rung alike; here each level has a marker of its own.
        place = max(rung - 1, above[-1] + 1 if above else 0)
        listed = Listed(series, place, len(self.lists), node["c"][0][0] if is_ordered else 1)
        own = [self.labels.get(point_of(item), 0) for item in items]
        self.lists.append(listed)
        woven = [self.woven(item) for item in items]
        self.lists.pop()
        return self.writer.points(listed, woven, own)

    def _reference(self, node: Node) -> list[Node]:
        """Write a reference: each number in it by itself, as Word can name only one thing at a time."""
        made: list[Node] = []
        for part, target in self.referenced.parts(target_of(node), words_of(node["c"][1])):
            if part:
                own = self.labels.get(target.id, 0)
                made += self.writer.pointer(target, own, [_str(part)]) if own else [_str(part)]
        return made

    def _heading(self, node: Node) -> Node:
        level, attributes, inlines = node["c"]
        own, words = attributes[0], words_of(inlines)
        number = self.labels.get(own, 0)
        woven = self.woven(inlines)
        if own in self.referenced.levels:
            typed = typed_number(words, self.lang)
            woven = self.writer.heading(number, self.referenced.levels[own], typed, woven)
        elif number and (path := self.referenced.paths.get(own, ())) and woven[0]["t"] == "Str":
            typed = path[-1][1]
            before, found, rest = woven[0]["c"].partition(typed)
            if found and not before:
                label = self.writer.label(number, [_str(typed)], is_counted=False)
                woven = [*label, *([_str(rest)] if rest else []), *woven[1:]]
        return {**node, "c": [level, attributes, woven]}

    def _figure(self, node: Node) -> list[Node]:
        """Write a figure with the label of its caption; what stands under it follows by itself."""
        attributes, (short, caption), _ = node["c"]
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
        shown, below = parted(node)
        figure = captioned(attributes, [short, self.woven(caption)], self.woven(shown))
        rest = [styled("Figure Source", [one]) if one["t"] in ("Para", "Plain") else one for one in self.woven(below)]
        return [figure, *rest]


def _is_label(node: Node) -> bool:
    return bool(node["t"] == "Span" and "figure-label" in node["c"][0][1])


def around_number(words: str) -> tuple[str, str, str]:
    """Part a short form into what stands before its number, the number, and the rest."""
    match = _DIGITS.fullmatch(words)
    return (match[1], match[2], match[3]) if match else (words, "", "")
