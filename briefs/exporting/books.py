"""EPUB: notes that readers open in place, numbered through each chapter."""

from briefs.exporting.looks import Node
from briefs.exporting.markers import marker
from briefs.exporting.references_in_trees import Referenced, Target
from briefs.exporting.volumes import Volume, shown
from briefs.exporting.word_lists import BULLETS, LADDER, Listed, forms_of
from briefs.language.languages import Lang, is_chinese

_STYLES = {
    "decimal": "Decimal",
    "upperRoman": "UpperRoman",
    "lowerRoman": "LowerRoman",
    "upperLetter": "UpperAlpha",
    "lowerLetter": "LowerAlpha",
}
"""Pandoc's names for the formats of a list."""


class BookWriter:
    """Writes marks and notes for a book, in which readers open a note where its mark is."""

    def __init__(self, lang: Lang) -> None:
        """Begin a book."""
        self.lang = lang
        self.notes: list[tuple[int, list[Node]]] = []
        """The notes of this chapter, which stand at its end."""

    def date(self, volume: Volume) -> str:
        """Return the day in figures: the package of a book takes no other (`dc:date`)."""
        return volume.date

    def contents(self, volume: Volume) -> list[Node]:
        """Write no contents: readers show those of the book."""
        return []

    def begin(self, referenced: Referenced) -> None:
        """Begin a chapter."""
        self.notes = []

    def end(self, *, is_last: bool) -> list[Node]:
        """Write the notes of a chapter, each as an aside that readers show on its own (EPUB SSV, `footnote`)."""
        made: list[Node] = []
        for number, blocks in self.notes:
            made += [
                _html(f'<aside epub:type="footnote" role="doc-footnote" id="fn-{number}">'),
                *_numbered(blocks, number),
                _html("</aside>"),
            ]
        return [_html('<section epub:type="footnotes" class="notes">'), *made, _html("</section>")] if made else []

    def called(self, number: int, note: Node) -> list[Node]:
        """Write the mark, and keep the note."""
        self.notes.append((number, note["c"]))
        return [_called(number, f"fnref-{number}")]

    def again(self, number: int) -> list[Node]:
        """Write a further mark, which opens the same note."""
        return [_called(number, "")]

    def reference(self, number: int, nodes: list[Node]) -> list[Node]:
        """Write a short form as a link to the note that it names."""
        return [{"t": "Link", "c": [["", [], []], nodes, [f"#fn-{number}", ""]]}]

    def label(self, own: int, nodes: list[Node], *, is_counted: bool) -> list[Node]:
        """Leave a label as it is: what refers to it leads to its figure or heading."""
        return nodes

    def heading(self, own: int, level: int, number: str, inlines: list[Node]) -> list[Node]:
        """Leave a heading with the number that it has."""
        return inlines

    def points(self, listed: Listed, items: list[list[Node]], own: list[int]) -> list[Node]:
        """Write a list; readers count figures and letters, and 壹、 or （一） stands in the words."""
        if listed.series == BULLETS:
            return [{"t": "BulletList", "c": items}]
        if listed.series == LADDER and is_chinese(self.lang):
            marked = [_marked(item, marker(n, listed.place + 1)) for n, item in enumerate(items, start=listed.start)]
            return [{"t": "Div", "c": [["", ["ladder"], []], [_ordered(listed.start, "Decimal", "Period", marked)]]}]
        form, text = forms_of(listed.series, self.lang)[listed.place]
        around = "TwoParens" if text[0] in "(（" else "Period"
        return [_ordered(listed.start, _STYLES[form], around, items)]

    def pointer(self, target: Target, own: int, nodes: list[Node]) -> list[Node]:
        """Write a reference as a link."""
        return [{"t": "Link", "c": [["", [], []], nodes, [f"#{target.id}", ""]]}]


def _html(text: str) -> Node:
    return {"t": "RawBlock", "c": ["html", text]}


def _called(number: int, own: str) -> Node:
    attributes = [own, ["note-mark"], [["epub:type", "noteref"], ["role", "doc-noteref"]]]
    words = [{"t": "Superscript", "c": [{"t": "Str", "c": str(shown(number))}]}]
    return {"t": "Link", "c": [attributes, words, [f"#fn-{number}", ""]]}


def _numbered(blocks: list[Node], number: int) -> list[Node]:
    """Return a note with its number before it, which leads back to the mark."""
    back: Node = {"t": "Link", "c": [["", [], [["role", "doc-backlink"]]], [], [f"#fnref-{number}", ""]]}
    back["c"][1] = [{"t": "Str", "c": str(shown(number))}]
    before = [back, {"t": "Str", "c": "\u2002"}]
    first, *rest = blocks or [{"t": "Para", "c": []}]
    if first["t"] in ("Para", "Plain"):
        return [{**first, "c": [*before, *first["c"]]}, *rest]
    return [{"t": "Para", "c": before}, first, *rest]


def _ordered(start: int, style: str, around: str, items: list[list[Node]]) -> Node:
    return {"t": "OrderedList", "c": [[start, {"t": style}, {"t": around}], items]}


def _marked(item: list[Node], words: str) -> list[Node]:
    """Return a point with its marker before its words."""
    if not item or "c" not in item[0] or item[0]["t"] not in ("Para", "Plain"):
        return [{"t": "Plain", "c": [{"t": "Str", "c": words}]}, *item]
    return [{**item[0], "c": [{"t": "Str", "c": words}, *item[0]["c"]]}, *item[1:]]
