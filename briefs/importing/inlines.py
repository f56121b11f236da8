"""Pandoc's inline elements as Markdown on one line, with the notes that they call."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from briefs.importing.drafts import escaped, review
from briefs.importing.word_marks import TOKEN, Mark
from briefs.language.han import HAN
from briefs.messages.message import say

Node = dict[str, Any]

BREAK = "\n"
"""A line break inside a paragraph, at which it is parted."""
_SOFT = "\x1f"
"""Stands for a line's end until both sides are known: between Han it goes, elsewhere it is a space."""
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}，。、；：「」（）]){_SOFT}(?=[{HAN}，。、；：「」（）])")
_AROUND = re.compile(r"(\s*)(.*?)((?:\s*(?:\[\^[^\]]+\]|<!-- review: [0-9a-f]+ -->))*\s*)", re.DOTALL)
"""Words, and what stays outside of emphasis: spaces, marks of notes and reminders behind them."""
RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Pictures that browsers show; Word's own drawings (EMF, WMF) are none."""
_MARKED_LANGUAGE = ("ko", "de", "fr")
"""Languages in which words are marked; the site knows Japanese and English by themselves."""


class Inlines:
    """Writes inline elements.

    `note` gives the mark of a note from its blocks, `linked` what a link to an id of the document says.
    """

    def __init__(
        self,
        note: Callable[[list[Node]], str],
        linked: Callable[[str, str], str],
        pictures: Mapping[str, str],
        marks: tuple[Mark, ...] = (),
    ) -> None:
        """Take who numbers notes and knows links, the name of each picture by its path, and what tokens stand for."""
        self.note, self.linked, self.pictures, self.marks = note, linked, pictures, marks

    def text(self, nodes: list[Node]) -> str:
        """Write elements as Markdown; a line break stays one."""
        joined = "".join(self._one(node) for node in nodes)
        joined = _BETWEEN_HAN.sub("", joined).replace(_SOFT, " ")
        return re.sub(r"[ \t]+", " ", joined).strip(" ")

    def _one(self, node: Node) -> str:
        write: Callable[[Any], str] | None = getattr(self, f"_{node['t'].lower()}", None)
        return write(node.get("c")) if write else ""

    def _str(self, words: str) -> str:
        return TOKEN.sub(self._of_token, escaped(words))

    def _of_token(self, token: re.Match[str]) -> str:
        """Write a reminder; what is known of the whole paragraph stays a token."""
        mark = self.marks[int(token[1])] if int(token[1]) < len(self.marks) else None
        if mark is None:
            return ""
        return review(mark.message, mark.words) if mark.kind == "remark" else token[0]

    def remarks_in(self, words: str) -> str:
        """Return the reminders whose tokens stand in words, without the words."""
        return "".join(self._of_token(token) for token in TOKEN.finditer(words))

    def _space(self, _: None) -> str:
        return " "

    def _softbreak(self, _: None) -> str:
        return _SOFT

    def _linebreak(self, _: None) -> str:
        return BREAK

    def _emph(self, nodes: list[Node]) -> str:
        return self._around("*", nodes)

    _underline = _emph

    def _strong(self, nodes: list[Node]) -> str:
        return self._around("**", nodes)

    def _strikeout(self, nodes: list[Node]) -> str:
        return self._around("~~", nodes)

    def _superscript(self, nodes: list[Node]) -> str:
        return self._small(nodes, RAISED)

    def _subscript(self, nodes: list[Node]) -> str:
        return self._small(nodes, LOWERED)

    def _quoted(self, content: list[Any]) -> str:
        opening, closing = ("“", "”") if content[0]["t"] == "DoubleQuote" else ("‘", "’")
        return opening + self._bare(content[1]) + closing

    def _code(self, content: list[Any]) -> str:
        words, said = TOKEN.sub("", str(content[1])), self.remarks_in(str(content[1]))
        if said:
            return escaped(words) + said
        return f"`{words}`" if words.strip() and "`" not in words and "\n" not in words else escaped(words)

    def _math(self, content: list[Any]) -> str:
        words = " ".join(content[1].split())
        # What TeX writes with a stroke would not be read; a plain one (E=mc) is shown as it is too.
        shown = "" if re.search(r"[\\{}]", words) else escaped(words)
        return shown + review(say("import-equation"), words)

    def _note(self, blocks: list[Node]) -> str:
        return self.note(blocks)

    def _smallcaps(self, nodes: list[Node]) -> str:
        return self._bare(nodes)

    def _cite(self, content: list[Any]) -> str:
        return self._bare(content[1])

    def _bare(self, nodes: list[Node]) -> str:
        return "".join(self._one(node) for node in nodes)

    def _around(self, mark: str, nodes: list[Node]) -> str:
        """Put emphasis around words; spaces and marks of notes stay outside, where Markdown wants them."""
        words = self._bare(nodes)
        match = _AROUND.fullmatch(words)
        if match is None or not match[2] or BREAK in match[2] or mark[0] in match[2]:
            return words
        return f"{match[1]}{mark}{match[2]}{mark}{match[3]}"

    def _small(self, nodes: list[Node], figures: dict[int, int]) -> str:
        words = self._bare(nodes)
        plain = all(node["t"] == "Str" for node in nodes) and not re.search(r"[\[\]註注]", words)
        return words.translate(figures) if plain and re.fullmatch(r"[0-9+\-()n]+", words) else words

    def _link(self, content: list[Any]) -> str:
        words, address = self._bare(content[1]), str(content[2][0])
        if address.startswith("#"):
            return self.linked(address[1:], words)
        if not re.match(r"https?://", address) or not words.strip():
            return words
        if words.replace("\\", "").strip().rstrip("/") == address.rstrip("/"):
            return address
        target = address if re.fullmatch(r"[^\s()<>]+", address) else "<" + re.sub(r"[<>\s]", "", address) + ">"
        # Brackets and marks of notes can't stand inside a link.
        return f"[{words.strip()}]({target})" if "[^" not in words and BREAK not in words else f"{words} {address}"

    def _image(self, content: list[Any]) -> str:
        words, target = self._bare(content[1]).replace(BREAK, " "), content[2][0].removeprefix("./")
        if target in self.pictures and target.lower().endswith(_SHOWN):
            return f"![{words}]({self.pictures[target]})"
        return f"{words}{review(say('import-picture'))}"

    def _span(self, content: list[Any]) -> str:
        (_, _, attributes), nodes = content
        words = self._bare(nodes)
        lang = dict(attributes).get("lang", "").partition("-")[0]
        # A mark can't go round notes or other brackets.
        if lang in _MARKED_LANGUAGE and words.strip() and "[" not in words:
            return f"[{words}]{{lang={lang}}}"
        return words
