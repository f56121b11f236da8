"""Notes of web pages: a link on a number leads to the note, and the note leads back.

Pages write them in many ways (GFM, WordPress, Drupal, MediaWiki, Word's HTML); what they share is the pair of links.
"""

import re
from collections.abc import Iterator
from typing import Any

from briefs.importing.drafts import review
from briefs.importing.inlines import Node
from briefs.messages.message import say

_MARK = re.compile(
    r"\s*[\[(（［〔【]?\s?※?(?:註解?|注|notes?|nb|n\.?)?\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z])\s?[\])）］〕】]?\s*"
    r"|\s*(?:[*†‡§]{1,3}|[①-⑳㉑-㉟㊱-㊿]|[⁰¹²³⁴-⁹]{1,3})\s*",
    re.IGNORECASE,
)
"""The words of a link that may be a note's mark: 1, [1], 註1, （註一）, [note 1], [a], ①, ※1, *, †."""
_NAMED = re.compile(r"[\[［〔【]|[註注]|note|[①-⑳㉑-㉟㊱-㊿⁰¹²³⁴-⁹]", re.IGNORECASE)
"""Marks that are for notes alone, or nearly so; (1) may be a point's number, and 1 that of a chapter."""
_SHOWN = 40
"""Characters of what a number leads to that a reminder repeats."""
_ANCHOR = re.compile(r"fn|note|ftn|edn|ref|cite|註|^n[-_]?\d+$", re.IGNORECASE)
"""Ids that pages give to notes: fn1, _ftn1, note-1, cite_note-1, n1."""
BACK = re.compile(
    r"[\s↩↑^⏎\ufe0e\ufe0f]+|\s*\^?\s*[\[(（［〔【]?\s?※?(?:註解?|注|notes?|nb)?\s?"
    r"(?:\d{1,3}(?:\.\d{1,3})?|(?-i:[a-z])|[一二三四五六七八九十]{1,3}|[①-⑳㉑-㉟㊱-㊿]|[⁰¹²³⁴-⁹]{1,3})[\])）］〕】]?[.．、:：]?\s*"
    r"|\s*(?:jump up(?: to)?|back(?: to text)?|返回|回內文|回到正文|跳轉至?)[:：]?\s*",
    re.IGNORECASE,
)
"""The words of a link that leads back: ↩ (with a variation selector), ^, [1], 1., 1.0, a, Jump up, 返回."""
_BETWEENBACK = re.compile(r"[\s^↑,、，.]*")
"""What stands between such links, or before the first of several: ^ 1.0 1.1."""
_MOST_BEHIND = 3
"""Paragraphs between two notes that may be further ones of the first."""


class LinkedNotes:
    """The notes of a tree by the ids of their anchors."""

    def __init__(self, blocks: list[Node]) -> None:
        """Find them."""
        self.by_anchor: dict[str, list[Node]] = {}
        """For each anchor that a mark leads to, the blocks of its note."""
        self.doubtful: dict[str, str] = {}
        """A reminder where a bare number leads that may be a mark, by anchor."""
        # Reversed, so that of an id that stands twice the first counts, and the outermost unit.
        units = dict(reversed(list(_units(blocks))))
        places = {anchor: place for place, node in reversed(list(enumerate(_walk(blocks)))) if (anchor := _id(node))}
        seen: set[str] = set()
        raised = {id(inner) for node in _walk(blocks) if node["t"] == "Superscript" for inner in _walk(node)}
        for place, node in enumerate(_walk(blocks)):
            target = _target(node)
            unit = units.get(target) if target not in seen else None
            # A note stands behind its mark; what it leads back to stands before it.
            if unit is None or places[target] < place or not _MARK.fullmatch(words_of(node["c"][1])):
                continue
            seen.add(target)
            words = words_of(node["c"][1])
            is_raised = id(node) in raised or all(inner["t"] == "Superscript" for inner in node["c"][1])
            if (
                _ANCHOR.search(target)
                or any(_target(inner) in places for inner in _walk(unit))
                or ((is_raised or _NAMED.search(words)) and not any(inner["t"] == "Header" for inner in unit))
            ):
                self.by_anchor[target] = unit
            elif words.strip().isdecimal():
                self.doubtful[target] = review(say("import-number-led-to"), words_of(unit)[:_SHOWN])
        self._with_further(blocks)
        # By identity: what is a note is known by where it stands, not by what it says.
        self._units = {id(unit) for unit in self.by_anchor.values()}
        self._alone = {id(unit[0]) for unit in self.by_anchor.values() if len(unit) == 1} | self._further

    def _with_further(self, blocks: list[Node]) -> None:
        """Give a note that is a paragraph the ones behind it, up to the paragraph that is the next note."""
        self._further: set[int] = set()
        anchors = {id(unit[0]): anchor for anchor, unit in self.by_anchor.items() if len(unit) == 1}
        for siblings in _lists_of(blocks):
            last = -1
            for at, block in enumerate(siblings):
                if id(block) not in anchors:
                    continue
                between = siblings[last + 1 : at]
                if last >= 0 and 0 < len(between) <= _MOST_BEHIND and all(one["t"] == "Para" for one in between):
                    first = siblings[last]
                    self.by_anchor[anchors[id(first)]] = [first, *between]
                    self._further |= {id(one) for one in (first, *between)}
                last = at

    def holds(self, blocks: list[Node]) -> bool:
        """Return whether blocks are those of a note, which stand elsewhere then."""
        return id(blocks) in self._units

    def is_note(self, block: Node) -> bool:
        """Return whether a block is the whole of a note."""
        return id(block) in self._alone


def without_back_links(nodes: list[Node]) -> list[Node]:
    """Return a note's elements without the links that lead back, at either end."""
    kept = list(nodes)
    # A sign before several links (^ 1.0 1.1) is no link itself.
    first = next((at for at, node in enumerate(kept) if not _is_between(node)), 0)
    if first and _is_link_back(kept[first]):
        kept = kept[first:]
    while kept and (_leads_back(kept[0]) or (_is_between(kept[0]) and len(kept) > 1 and _leads_back(kept[1]))):
        kept.pop(0)
    while kept and _leads_back(kept[-1]):
        kept.pop()
    # Where the anchor is the whole note's, Pandoc puts the note into a span.
    if len(kept) == 1 and kept[0]["t"] == "Span":
        return without_back_links(kept[0]["c"][1])
    return kept


def _is_between(node: Node) -> bool:
    return node["t"] in ("Space", "SoftBreak") or (node["t"] == "Str" and bool(_BETWEENBACK.fullmatch(node["c"])))


def _is_link_back(node: Node) -> bool:
    return node["t"] not in ("Space", "SoftBreak", "LineBreak", "Str") and _leads_back(node)


def _leads_back(node: Node) -> bool:
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return True
    if node["t"] == "Link":
        return str(node["c"][2][0]).startswith("#") and bool(BACK.fullmatch(words_of(node["c"][1]) or " "))
    if node["t"] in ("Superscript", "Emph", "Strong"):
        return bool(node["c"]) and all(_leads_back(inner) or _is_between(inner) for inner in node["c"])
    if node["t"] == "Span":
        return all(_leads_back(inner) or _is_between(inner) for inner in node["c"][1])
    return False


def words_of(nodes: list[Node]) -> str:
    """Return the words of inline elements."""
    parts = []
    for node in nodes:
        if node["t"] == "Str":
            parts.append(node["c"])
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        else:
            parts.append(words_of([inner for inner in _inside(node) if "t" in inner]))
    return "".join(parts)


def _inside(value: Any) -> Iterator[Node]:
    """Return the elements directly inside one, however deep Pandoc nests its lists."""
    content = value.get("c") if isinstance(value, dict) else value
    for part in content if isinstance(content, list) else []:
        if isinstance(part, dict) and "t" in part:
            yield part
        elif isinstance(part, list):
            yield from _inside(part)


def _walk(nodes: Any) -> Iterator[Node]:
    for node in _inside(nodes):
        yield node
        yield from _walk(node)


def _target(node: Node) -> str:
    """Return the id in the same document that a link leads to, or nothing."""
    return str(node["c"][2][0])[1:] if node["t"] == "Link" and str(node["c"][2][0]).startswith("#") else ""


def _id(node: Node) -> str:
    return str(node["c"][0][0]) if node["t"] in ("Link", "Span", "Div") else ""


def _ids(blocks: list[Node]) -> list[str]:
    return [anchor for node in _walk(blocks) if (anchor := _id(node))]


def _lists_of(blocks: list[Node]) -> Iterator[list[Node]]:
    """Return the lists of blocks in which notes may be paragraphs."""
    waiting = [blocks]
    while waiting:
        siblings = waiting.pop()
        yield siblings
        waiting += [block["c"][1] for block in siblings if block["t"] == "Div"]
        waiting += [block["c"] for block in siblings if block["t"] == "BlockQuote"]


def _units(blocks: list[Node]) -> Iterator[tuple[str, list[Node]]]:
    """Return each id with the blocks that are its unit (a division, a point of a list, a paragraph), outer first."""
    for block in blocks:
        kind, content = block["t"], block.get("c", [])
        if kind == "Div":
            if content[0][0]:
                yield content[0][0], content[1]
            yield from _units(content[1])
        elif kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                for anchor in _ids(item):
                    yield anchor, item
        elif kind == "BlockQuote":
            yield from _units(content)
        elif kind == "DefinitionList":
            yield from _defined(content)
        elif kind in ("Para", "Plain"):
            unit = [block]
            for anchor in _ids(unit):
                yield anchor, unit


def _defined(content: list[Any]) -> Iterator[tuple[str, list[Node]]]:
    """Return each id in a list of terms with the meaning that is its unit; a term that is a mark names one note."""
    for term, meanings in content:
        anchors = _ids(term) if len(meanings) == 1 and _MARK.fullmatch(words_of(term)) else []
        for anchor in (*anchors, *(one for meaning in meanings for one in _ids(meaning))):
            yield anchor, meanings[0]
