"""The inline elements of a paragraph of a Word file as Markdown, without Pandoc: bookmarks and fields stay known.

A note's mark is `[^#f2]` or `[^#e2]` (Word's own id), a field of the export that follows another place `[#note3]`;
neither can be typed, as brackets that were typed are escaped.
"""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefs.importing.drafts import escaped, review
from briefs.importing.inlines import LOWERED, RAISED
from briefs.importing.word_marks import TOKEN, Mark
from briefs.importing.word_xml import RUN, TEXT, is_on, tag, value
from briefs.messages.message import say

HARD_BREAK = "\\\n"
NOTE = re.compile(r"\[\^#([fer]\w+)\]")
"""The mark of a note by Word's id, or (`r`) by the bookmark of its first mark."""
POINTER = re.compile(r"\[#(\w+)\]")
_LINK = re.compile(r'\s*HYPERLINK\s+"(?P<address>https?://[^"\s]+)"(?:\s+\\l\s+"(?P<anchor>[^"\s]+)")?', re.IGNORECASE)
_LINK_STYLES = ("Hyperlink", "InternetLink")
_CALLS = {tag("w:footnoteReference"): "f", tag("w:endnoteReference"): "e"}
_SIGNS = {tag("w:tab"): " ", tag("w:br"): HARD_BREAK, tag("w:cr"): HARD_BREAK, tag("w:noBreakHyphen"): "-"}
_LINE_ACROSS = "{urn:schemas-microsoft-com:office:office}hr"
_PICTURES = (tag("w:drawing"), tag("w:pict"), tag("w:object"))


class Bit(NamedTuple):
    """Words of one look."""

    text: str
    """The words, not yet escaped."""
    look: str
    """The signs of Markdown around them: `*`, `**`; `^` and `_` for raised and lowered ones."""
    link: str
    """The address to which they lead, or nothing."""
    is_ready: bool = False
    """Whether the text is Markdown already."""


class Line:
    """Reads one paragraph."""

    def __init__(self, links: Mapping[str, str], marks: list[Mark]) -> None:
        """Take the addresses of links by the id of their relation, and what tokens stand for."""
        self.links, self.marks = links, marks
        self.bits: list[Bit] = []
        self.bookmarks: list[str] = []
        """The names of the bookmarks that begin in it."""
        self.around: dict[str, str] = {}
        """The bookmark that was open last where a note was called, by the note's mark."""
        self.open_names: dict[str, str] = {}
        self.field = ""
        self.target = ""
        self.before = ""
        """The address of the link field that ended just before."""

    def read(self, parent: Element, link: str = "") -> None:
        """Read the inline elements in an element."""
        for child in parent:
            if child.tag == RUN:
                self._run(child, link)
            elif child.tag == tag("w:hyperlink"):
                self.read(child, self._address(child))
            elif child.tag == tag("w:bookmarkStart"):
                name = child.get(tag("w:name"), "")
                self.bookmarks.append(name)
                self.open_names[child.get(tag("w:id"), "")] = name
            elif child.tag == tag("w:bookmarkEnd"):
                self.open_names.pop(child.get(tag("w:id"), ""), None)
            elif child.tag in (tag("m:oMath"), tag("m:oMathPara")):
                words = " ".join("".join(one.text or "" for one in child.iter(tag("m:t"))).split())
                self.bits.append(Bit(escaped(words) + review(say("import-equation"), words), "", "", is_ready=True))
            elif child.tag != tag("w:pPr"):
                self.read(child, link)

    def _address(self, link: Element) -> str:
        # Word and LibreOffice keep what stands behind # apart.
        return _whole(self.links.get(link.get(tag("r:id"), ""), ""), link.get(tag("w:anchor"), ""))

    def _run(self, run: Element, link: str) -> None:
        properties = run.find(tag("w:rPr"))
        look = _look(properties)
        if value(properties, "w:rStyle") not in _LINK_STYLES:
            self.before = ""
        for child in run:
            if child.tag == TEXT:
                self._text(child.text or "", look, link or self.target or self.before)
            elif child.tag in _SIGNS:
                self.bits.append(Bit(_SIGNS[child.tag], "", "", is_ready=True))
            elif child.tag in _CALLS:
                mark = f"[^#{_CALLS[child.tag]}{_id(child)}]"
                self.around[mark] = next((one for one in reversed(self.open_names.values()) if _is_note(one)), "")
                self.bits.append(Bit(mark, "", "", is_ready=True))
            elif child.tag in _PICTURES and not any(_LINE_ACROSS in one.attrib for one in child.iter()):
                self.bits.append(Bit("![]()", "", "", is_ready=True))
            elif child.tag == tag("w:fldChar"):
                kind = child.get(tag("w:fldCharType"), "")
                found = _LINK.match(self.field) if kind == "separate" else None
                # LibreOffice ends such a field where the script changes; what follows is in the style of links still.
                self.before = self.target if kind == "end" else ""
                self.target = _whole(found["address"], found["anchor"] or "") if found else ""
                self.field = ""
            elif child.tag == tag("w:instrText"):
                self.field += child.text or ""

    def _text(self, words: str, look: str, link: str) -> None:
        at = 0
        for token in TOKEN.finditer(words):
            self.bits.append(Bit(words[at : token.start()], look, link))
            at = token.end()
            mark = self.marks[int(token[1])] if int(token[1]) < len(self.marks) else None
            if mark is not None and mark.kind == "remark":
                # It parts no emphasis and no link.
                before = next((bit for bit in reversed(self.bits) if bit.text), Bit("", "", ""))
                self.bits.append(Bit(review(mark.message, mark.words), before.look, before.link, is_ready=True))
            elif mark is not None and mark.kind == "pointer":
                is_call = look == "^" and mark.target.startswith("note")
                text = f"[^#r{mark.target.removeprefix('note')}]" if is_call else f"[#{mark.target}]"
                self.bits.append(Bit(text, "" if is_call else look, link, is_ready=True))
        self.bits.append(Bit(words[at:], look, link))

    @property
    def plain(self) -> str:
        """Return the words as they are, for code."""
        return "".join(bit.text.replace(HARD_BREAK, "\n") for bit in self.bits)

    @property
    def markdown(self) -> str:
        """Return the paragraph as Markdown."""
        made = []
        for link, bits in groupby((bit for bit in self.bits if bit.text), key=lambda bit: bit.link):
            inner = "".join(_written(look, list(same)) for look, same in groupby(bits, key=lambda bit: bit.look))
            made.append(_linked(inner, link) if link else inner)
        return re.sub(r"[ \t]+", " ", "".join(made)).strip()


def _whole(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if address and anchor and "#" not in address else address


def _id(call: Element) -> str:
    return re.sub(r"\W", "", call.get(tag("w:id"), ""))


def _is_note(bookmark: str) -> bool:
    return bookmark.startswith("_RefNote")


def _look(properties: Element | None) -> str:
    small = {"superscript": "^", "subscript": "_"}.get(value(properties, "w:vertAlign"), "")
    if small:
        return small
    look = "~~" if is_on(properties, "w:strike") else ""
    return look + "**" * is_on(properties, "w:b") + "*" * is_on(properties, "w:i")


def _written(look: str, bits: list[Bit]) -> str:
    """Write words of one look; spaces and marks of notes at their ends stay outside."""
    parts = []
    for is_ready, same in groupby(bits, key=lambda bit: bit.is_ready):
        words = "".join(bit.text for bit in same)
        if is_ready or look in ("^", "_"):
            figures = {"^": RAISED, "_": LOWERED}.get(look, {})
            is_small = not is_ready and re.fullmatch(r"[0-9+\-()n]+", words)
            parts.append(words.translate(figures) if is_small else words if is_ready else escaped(words))
        else:
            parts.append(escaped(words))
    text = "".join(parts)
    if not look or look in ("^", "_") or not text.strip() or look[0] in text:
        return text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return f"{text[:start]}{look}{text[start:end]}{look[::-1]}{text[end:]}"


def _linked(words: str, address: str) -> str:
    if not words.strip() or "[^" in words or not address.startswith(("http://", "https://")):
        return words
    if words.replace("\\", "").strip().rstrip("/") == address.rstrip("/"):
        return address
    target = address if re.fullmatch(r"[^\s()<>]+", address) else "<" + re.sub(r"[<>\s]", "", address) + ">"
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    return f"{words[:start]}[{words[start:end]}]({target}){words[end:]}"
