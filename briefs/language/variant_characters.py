"""Characters that OpenCC leaves, or converts to what no Simplified text has: 姪, 賸, 鎗, 啓, 衞.

`data/variants.txt` decides each of Big5's frequent characters of that kind, and says why.
"""

from functools import cache
from importlib import resources

import msgspec


class Variants(msgspec.Struct, frozen=True):
    """What is decided of characters."""

    given: dict[str, str]
    """By Traditional character what Simplified Chinese has for it; itself where it is kept."""
    words: tuple[tuple[str, str], ...]
    """Words in which it is otherwise, with their Simplified form."""
    usual: dict[int, str]
    """By a form of print, or of another region, the usual one in Taiwan; for `str.translate`."""


@cache
def variants() -> Variants:
    """Return the decisions that come with the program."""
    text = resources.files("briefs.language").joinpath("data/variants.txt").read_text(encoding="utf-8")
    decided, _, printed = text.partition("[print]")
    given: dict[str, str] = {}
    words: list[tuple[str, str]] = []
    for line in decided.splitlines():
        if not line.startswith("#"):
            char, result, longer, _ = line.split("\t")
            given[char] = result
            words += [(word, other) for word, _, other in (pair.partition("=") for pair in longer.split())]
    usual = {ord(pair[0]): pair[1] for pair in printed.split() if not pair.startswith("#")}
    return Variants(given, tuple(words), usual)
