"""What the references of a tree lead to: figures and tables by their labels, sections by the numbers of headings."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from briefs.exporting.looks import Node, words_of
from briefs.language.ladder import number_of
from briefs.language.languages import Lang


class Referenced(msgspec.Struct, frozen=True):
    """The ids to which references of a tree lead."""

    ids: tuple[str, ...]
    """Every such id and, for a section, those of the numbered headings above it; each once."""
    paths: dict[str, tuple[tuple[str, str], ...]]
    """For each numbered heading its own id and number, after those of the headings above it."""
    present: frozenset[str]
    """The ids of all headings and figures of the tree; points have none in it."""

    def parts(self, target: str, words: str) -> Iterator[tuple[str, str]]:
        """Part a reference into what stands for a number with the id that has it, and words between, with no id."""
        path = self.paths.get(target, ())
        if not path and target in self.present:
            yield words, target
            return
        for own, number in path:
            before, found, words = words.partition(number)
            if not found:
                words = before
                break
            yield before, ""
            yield number, own
        yield words, ""


def referenced(blocks: Sequence[Node], lang: Lang) -> Referenced:
    """Look through a tree for references, and for what they lead to."""
    paths: dict[str, tuple[tuple[str, str], ...]] = {}
    present: set[str] = set()
    above: list[tuple[int, str, str]] = []
    wanted: dict[str, None] = {}
    for node in _nodes(blocks):
        if node["t"] == "Header":
            level, (own, *_), inlines = node["c"]
            present.add(own)
            above = [one for one in above if one[0] < level]
            if number := number_of(words_of(inlines), lang):
                above.append((level, own, number))
                paths[own] = tuple((name, number) for _, name, number in above)
        elif node["t"] == "Figure":
            present.add(node["c"][0][0])
        elif is_reference(node):
            wanted[target_of(node)] = None
    ids = dict.fromkeys(one for own in wanted for one in (*(name for name, _ in paths.get(own, ())), own))
    return Referenced(tuple(one for one in ids if one in present), paths, frozenset(present))


def is_reference(node: Node) -> bool:
    """Return whether a node is a reference whose words the program made."""
    return node["t"] == "Link" and "reference" in node["c"][0][1]


def target_of(node: Node) -> str:
    """Return the id to which a link of the text leads."""
    return str(node["c"][2][0]).removeprefix("#")


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
