"""Values that were asked lately, decoded, so that they are read from the store once for several who ask."""

from typing import Any

Asked = tuple[tuple[str, str], ...]
_AT_HAND = 3_000_000
"""Encoded bytes of the values kept at hand in each of two generations; decoded, they take some five times as much.

A task of a worker (24 briefs) reads two million. Four times as much saved no time at 1,000 briefs, and took 80 MB more
in each process.
"""


class AtHand:
    """Decoded values by question, with what a helper asked. The longest unused ones go when there are too many."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._young: dict[tuple[str, str], tuple[Any, Asked]] = {}
        self._old: dict[tuple[str, str], tuple[Any, Asked]] = {}
        self._weight = 0

    def get(self, place: tuple[str, str]) -> tuple[Any, Asked] | None:
        """Return a value with what it asked, if it is at hand."""
        found = self._young.get(place)
        if found is None and (found := self._old.get(place)) is not None:
            self._young[place] = found
        return found

    def put(self, place: tuple[str, str], value: Any, asked: Asked, weight: int) -> None:
        """Keep a value of some encoded size."""
        # What is used again moves to the young ones, so a whole generation can go without a list of who was used when.
        # 200 for the entry itself, as many small values take memory too.
        self._weight += weight + 200
        if self._weight > _AT_HAND:
            self._old, self._young, self._weight = self._young, {}, weight
        self._young[place] = value, asked

    def clear(self) -> None:
        """Let go of everything."""
        self._young, self._old, self._weight = {}, {}, 0
