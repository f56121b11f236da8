"""Notes of web pages: a link on a number leads to the note, and the note leads back.

Pages write them in many ways (GFM, WordPress, Drupal, MediaWiki, Word's HTML); what they share is the pair of links.
"""

import re
from collections.abc import Iterator
from typing import Any

from briefs.importing.inlines import Node

_MARK = re.compile(r"\s*[\[(（［〔【]?\s?(?:註|注|n\.? ?)?\d{1,3}\s?[\])）］〕】]?\s*|\s*[*†‡§]{1,3}\s*")
"""The words of a link that may be a note's mark: 1, [1], 註1, （注 1）, n. 1, *, †."""
_ANCHOR = re.compile(r"fn|note|ftn|ref|cite|註|^n[-_]?\d+$", re.IGNORECASE)
"""Ids that pages give to notes: fn1, _ftn1, note-1, cite_note-1, n1."""
_BACK = re.compile(
    r"[\s↩↑^⏎\ufe0e\ufe0f]+|\s*[\[(（［]?\d{1,3}[\])）］]?[.．、:]?\s*|\s*(?:jump up|back|返回|回內文)\s*",
    re.IGNORECASE,
)
"""The words of a link that leads back: ↩ (with a variation selector), ^, [1], 1., Jump up, 返回."""


class LinkedNotes:
    """The notes of a tree by the ids of their anchors."""

    def __init__(self, blocks: list[Node]) -> None:
        """Find them."""
        self.by_anchor: dict[str, list[Node]] = {}
        """For each anchor that a mark leads to, the blocks of its note."""
        # Reversed, so that of an id that stands twice the first counts, and the outermost unit.
        units = dict(reversed(list(_units(blocks))))
        places = {anchor: place for place, node in reversed(list(enumerate(_walk(blocks)))) if (anchor := _id(node))}
        seen: set[str] = set()
        for place, node in enumerate(_walk(blocks)):
            target = _target(node)
            unit = units.get(target) if target not in seen else None
            # A note stands behind its mark; what it leads back to stands before it.
            if unit is None or places[target] < place or not _MARK.fullmatch(words_of(node["c"][1])):
                continue
            seen.add(target)
            if _ANCHOR.search(target) or any(_target(inner) in places for inner in _walk(unit)):
                self.by_anchor[target] = unit
        # By identity: what is a note is known by where it stands, not by what it says.
        self._units = {id(unit) for unit in self.by_anchor.values()}
        self._alone = {id(unit[0]) for unit in self.by_anchor.values() if len(unit) == 1}

    def holds(self, blocks: list[Node]) -> bool:
        """Return whether blocks are those of a note, which stand elsewhere then."""
        return id(blocks) in self._units

    def is_note(self, block: Node) -> bool:
        """Return whether a block is the whole of a note."""
        return id(block) in self._alone


def without_back_links(nodes: list[Node]) -> list[Node]:
    """Return a note's elements without the links that lead back, at either end."""
    kept = list(nodes)
    while kept and _leads_back(kept[0]):
        kept.pop(0)
    while kept and _leads_back(kept[-1]):
        kept.pop()
    # Where the anchor is the whole note's, Pandoc puts the note into a span.
    if len(kept) == 1 and kept[0]["t"] == "Span":
        return without_back_links(kept[0]["c"][1])
    return kept


def _leads_back(node: Node) -> bool:
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return True
    if node["t"] == "Link":
        return str(node["c"][2][0]).startswith("#") and bool(_BACK.fullmatch(words_of(node["c"][1]) or " "))
    if node["t"] in ("Superscript", "Emph", "Strong"):
        return bool(node["c"]) and all(_leads_back(inner) for inner in node["c"])
    if node["t"] == "Span":
        return not node["c"][1] or all(_leads_back(inner) for inner in node["c"][1])
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
        elif kind in ("Para", "Plain"):
            unit = [block]
            for anchor in _ids(unit):
                yield anchor, unit
