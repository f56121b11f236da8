"""Which paragraph of a Word file that came back is which paragraph that went out.

Words decide first, then bookmarks, then how much two paragraphs have in common: Word leaves the bookmark of a deleted
paragraph in the next one, and of one that was parted in its first half.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefs.importing.token_merges import hunks

_ALIKE = 0.33
"""The share of pairs of characters that two paragraphs must have in common to be one that was edited."""
_BY_NAME = 0.15
"""The same where a bookmark says so."""
_WITHIN = 0.6
"""The share of a paragraph that must stand in another for it to be a part of that."""
_SHORT = 24
"""Characters of a text whose characters are compared by themselves as well: 緣由 and 緣起 have no pair in common."""
_MOST = 40_000
"""Pairs of paragraphs that are compared; where more have changed, each is compared with those in its place alone."""


def known_units(
    base: Sequence[str], named: Mapping[str, int], texts: Sequence[str], names: Sequence[Sequence[str]]
) -> list[list[int]]:
    """Return for each returned text the texts of the base of which it was made; none for what is new.

    `named` are the places in the base by the names of bookmarks, `names` the bookmarks of each returned text.
    """
    knowing = _Knowing(base, texts)
    knowing.by_words()
    knowing.by_names([[named[name] for name in own if name in named] for own in names])
    knowing.by_likeness()
    knowing.parts()
    return knowing.of


def groups_of(of: list[list[int]]) -> Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return, by text, the pieces and texts that belong together: what was joined, and what was parted."""
    group_of: dict[int, tuple[set[int], set[int]]] = {}
    for text, pieces in enumerate(of):
        joined: tuple[set[int], set[int]] = (set(pieces), {text})
        for piece in pieces:
            if piece in group_of:
                joined[0].update(group_of[piece][0])
                joined[1].update(group_of[piece][1])
        for piece in joined[0]:
            group_of[piece] = joined
    return {
        text: (tuple(sorted(group[0])), tuple(sorted(group[1]))) for group in group_of.values() for text in group[1]
    }


class _Knowing:
    """What is known so far."""

    def __init__(self, base: Sequence[str], texts: Sequence[str]) -> None:
        self.base, self.texts = base, texts
        self.of: list[list[int]] = [[] for _ in texts]
        self.taken: set[int] = set()
        self.pairs_of_base = [_pairs(one) for one in base]
        self.pairs_of_texts = [_pairs(one) for one in texts]

    def take(self, text: int, unit: int) -> None:
        self.of[text].append(unit)
        self.taken.add(unit)

    def by_words(self) -> None:
        """Know what has the same words: in its place, else wherever it stands."""
        places = hunks(self.base, self.texts)
        unit = text = 0
        for hunk in [*places, None]:
            end = hunk.start if hunk else len(self.base)
            for at in range(end - unit):
                self.take(text + at, unit + at)
            if hunk:
                unit, text = hunk.end, hunk.right
        waiting: dict[str, list[int]] = {}
        for unit in reversed(self.free_units()):
            waiting.setdefault(self.base[unit], []).append(unit)
        for text in self.free_texts():
            if found := waiting.get(self.texts[text]):
                self.take(text, found.pop())

    def by_names(self, units: Sequence[Sequence[int]]) -> None:
        """Know what has the bookmark and enough of the words."""
        for text in self.free_texts():
            alike = [(self.likeness(unit, text), unit) for unit in units[text] if unit not in self.taken]
            if alike and max(alike)[0] >= _BY_NAME:
                self.take(text, max(alike)[1])

    def by_likeness(self) -> None:
        """Know what is most alike, the most alike first; else what stands in the same place."""
        units, texts = self.free_units(), self.free_texts()
        near = self._in_their_places(units, texts)
        pairs = near if len(units) * len(texts) > _MOST else [(unit, text) for unit in units for text in texts]
        scored = sorted(((self.likeness(*pair), *pair) for pair in pairs), key=lambda one: (-one[0], one[1:]))
        for score, unit, text in scored:
            if score >= _ALIKE and unit not in self.taken and not self.of[text]:
                self.take(text, unit)

    def _in_their_places(self, units: Sequence[int], texts: Sequence[int]) -> list[tuple[int, int]]:
        before = {self.of[at][-1]: at for at in range(len(self.texts)) if self.of[at]}
        free = set(texts)
        found = []
        for unit in units:
            at = before.get(unit - 1, -1) + 1
            if at in free:
                found.append((unit, at))
                before[unit] = at
        return found

    def parts(self) -> None:
        """Know what was joined with its neighbour, and the second half of what was parted."""
        texts_of = {unit: text for text, own in enumerate(self.of) for unit in own}
        for unit in self.free_units():
            for neighbour in (unit - 1, unit + 1):
                text = texts_of.get(neighbour, -1)
                # What it shares with the neighbour itself proves nothing.
                rest = self.pairs_of_texts[text] - self.pairs_of_base[neighbour] if text >= 0 else Counter()
                if _share(self.pairs_of_base[unit], rest) >= _WITHIN:
                    self.take(text, unit)
                    self.of[text].sort()
                    texts_of[unit] = text
                    break
        for before, text in pairwise(range(len(self.texts))):
            own = self.of[before]
            if own and not self.of[text]:
                rest = self.pairs_of_base[own[-1]] - self.pairs_of_texts[before]
                if _share(self.pairs_of_texts[text], rest) >= _WITHIN:
                    self.of[text] = own[-1:]
        for text, after in reversed(list(pairwise(range(len(self.texts))))):
            own = self.of[after]
            if own and not self.of[text]:
                rest = self.pairs_of_base[own[0]] - self.pairs_of_texts[after]
                if _share(self.pairs_of_texts[text], rest) >= _WITHIN:
                    self.of[text] = own[:1]

    def free_units(self) -> list[int]:
        return [unit for unit in range(len(self.base)) if unit not in self.taken]

    def free_texts(self) -> list[int]:
        return [text for text, own in enumerate(self.of) if not own]

    def likeness(self, unit: int, text: int) -> float:
        left, right = self.pairs_of_base[unit], self.pairs_of_texts[text]
        if max(len(self.base[unit]), len(self.texts[text])) < _SHORT:
            left, right = left + Counter(self.base[unit]), right + Counter(self.texts[text])
        return _likeness(left, right)


def likeness(left: str, right: str) -> float:
    """Return how much two texts have in common, from 0 to 1: the share of pairs of characters."""
    return 1.0 if left == right else _likeness(_pairs(left), _pairs(right))


def _likeness(left: Counter[str], right: Counter[str]) -> float:
    return 2 * (left & right).total() / max(left.total() + right.total(), 1)


def _pairs(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters."""
    return Counter(map("".join, pairwise(text)))


def _share(part: Counter[str], whole: Counter[str]) -> float:
    return (part & whole).total() / max(part.total(), 1)
