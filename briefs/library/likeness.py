"""How much two texts are alike, by the pairs of characters that both have."""

from itertools import pairwise


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text; of one without any, the text itself."""
    return frozenset(map("".join, pairwise(text))) or frozenset((text,))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of two texts is alike, 0 to 1 (Dice's coefficient), by their pairs of characters."""
    return 2 * len(one & other) / (len(one) + len(other))
