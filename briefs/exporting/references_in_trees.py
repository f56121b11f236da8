"""What the references of a tree lead to: figures and tables by their labels, sections and points by their numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from briefs.exporting.looks import Node, words_of
from briefs.exporting.numbered_headings import counted_levels
from briefs.language.ladder import number_of
from briefs.language.languages import Lang

POINT = "point"
"""The class of an empty span that stands first in a point to which something refers, with its id."""
_FIGURE = re.compile(r"\d+")


class Target(msgspec.Struct, frozen=True):
    """What a part of a reference leads to."""

    id: str
    """Its id in the text; empty where the part leads nowhere."""
    kind: str = ""
    """`label` where its words name it, `heading` where a number does that is counted, `point` for a point of a list."""


class Referenced(msgspec.Struct, frozen=True):
    """The ids to which references of a tree lead."""

    ids: tuple[str, ...]
    """Every such id and, for a section, those of the numbered headings above it; each once."""
    paths: dict[str, tuple[tuple[str, str], ...]]
    """For each numbered heading its own id and number, after those of the headings above it."""
    kinds: dict[str, str]
    """The ids of all headings, figures and points of the tree that may be led to, with their kind as in `Target`."""
    levels: dict[str, int]
    """The levels, from 0, of the headings whose numbers are what counting gives, by id."""

    def parts(self, target: str, words: str) -> Iterator[tuple[str, Target]]:
        """Part a reference into what stands for a number with what has it, and words between, which lead nowhere."""
        kind = self.kinds.get(target, "")
        path = self.paths.get(target, ())
        if not path and kind == "point" and (figure := _FIGURE.search(words)):
            yield words[: figure.start()], Target("")
            yield figure[0], Target(target, kind)
            words = words[figure.end() :]
        elif not path and kind:
            yield words, Target(target, kind)
            return
        for own, number in path:
            before, found, words = words.partition(number)
            if not found:
                words = before
                break
            yield before, Target("")
            yield number, Target(own, self.kinds[own])
        yield words, Target("")


def referenced(blocks: Sequence[Node], lang: Lang) -> Referenced:
    """Look through a tree for references, and for what they lead to."""
    paths: dict[str, tuple[tuple[str, str], ...]] = {}
    kinds: dict[str, str] = {}
    headings: list[tuple[str, str]] = []
    above: list[tuple[int, str, str]] = []
    wanted: dict[str, None] = {}
    for node in _nodes(blocks):
        if node["t"] == "Header":
            level, (own, *_), inlines = node["c"]
            kinds[own] = "label"
            headings.append((own, words_of(inlines)))
            above = [one for one in above if one[0] < level]
            if number := number_of(words_of(inlines), lang):
                above.append((level, own, number))
                paths[own] = tuple((name, number) for _, name, number in above)
        elif node["t"] == "Figure":
            kinds[node["c"][0][0]] = "label"
        elif node["t"] == "Span" and POINT in node["c"][0][1]:
            kinds[node["c"][0][0]] = "point"
        elif is_reference(node):
            wanted[target_of(node)] = None
    levels = counted_levels(headings, lang)
    ids = dict.fromkeys(one for own in wanted for one in (*(name for name, _ in paths.get(own, ())), own))
    kinds |= dict.fromkeys(levels, "heading")
    return Referenced(tuple(one for one in ids if one in kinds), paths, kinds, levels)


def is_reference(node: Node) -> bool:
    """Return whether a node is a reference whose words the program made."""
    return node["t"] == "Link" and "reference" in node["c"][0][1]


def target_of(node: Node) -> str:
    """Return the id to which a link of the text leads."""
    return str(node["c"][2][0]).removeprefix("#")


def point_of(item: Sequence[Node]) -> str:
    """Return the id of a point to which something refers; empty for any other."""
    if not item or item[0]["t"] not in ("Para", "Plain"):
        return ""
    first = next(iter(item[0]["c"]), None)
    return str(first["c"][0][0]) if first and first["t"] == "Span" and POINT in first["c"][0][1] else ""


def _nodes(value: Any) -> Iterator[Node]:
    # A list of what is still to be looked through, the next one last: a tree may be deep.
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if "t" in one:
                yield one
            waiting += reversed(list(one.values()))
