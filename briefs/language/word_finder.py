"""Words that are looked for in texts, thousands of them at a time."""

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefs.patterns import lazy_pattern

_COMMON = frozenset(string.ascii_lowercase + " ")
_FEW = 32
"""Up to so many words that begin as most words of a text do are looked for one by one, which costs less."""


class WordFinder:
    """Words by their first two characters, by which a text is asked for all of them at once.

    A text is searched for the characters with which words begin; of what stands there few pairs begin a word.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; one of a single character is one too."""
        given = list(dict.fromkeys(words))
        common = [word for word in given if word[:1] in _COMMON]
        alone = {word for word in given if len(word) == 1} | set(common if len(common) <= _FEW else ())
        self._alone = sorted(alone)
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for word in given:
            if word and word not in alone:
                self._by_pair[word[:2]].append(word)
        first, second = ("".join(sorted({re.escape(pair[at]) for pair in self._by_pair})) for at in (0, 1))
        # A character that begins a word, and as many behind as may be second in one: no pair elsewhere can begin one.
        self._starts = lazy_pattern(f"[{first}][{second}]+") if first else None

    def within(self, text: str) -> list[str]:
        """Return the words that a text holds, in no order."""
        found = [word for word in self._alone if word in text]
        if self._starts is None:
            return found
        # Most runs are pairs already; longer ones, which are no pair, do no harm.
        runs = set(self._starts.findall(text))
        pairs = runs.union([run[at : at + 2] for run in runs if len(run) > 2 for at in range(len(run) - 1)])
        near = [word for pair in pairs & self._by_pair.keys() for word in self._by_pair[pair]]
        if len(near) > len(runs):
            near = _fitting(near, runs)
        # A word of two characters is its pair; a longer one only begins with it.
        return found + [word for word in near if len(word) == 2 or word in text]


def _fitting(words: Sequence[str], runs: Iterable[str]) -> list[str]:
    """Return the words that may go on as some run does in which their first two characters stand.

    Of few runs that are in a text it is seen sooner than of the text.
    """
    heads = {word[:2] for word in words}
    ends: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        for at in range(len(run) - 1):
            if (head := run[at : at + 2]) in heads:
                ends[head].append(run[at:])
    return [word for word in words if any(word.startswith(end) or end.startswith(word) for end in ends[word[:2]])]
