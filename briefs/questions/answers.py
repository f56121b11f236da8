"""Mappings and sets whose members are asked for one by one, so that who looks up one thing depends on that alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Answers(Mapping[K, V]):
    """A mapping that asks for each value when it is looked up, and for its keys when it is gone through."""

    def __init__(self, get: Callable[[K], V | None], keys: Callable[[], Iterable[K]]) -> None:
        """Take how a value is asked for, None where there is none, and how the keys are, which may be more."""
        self._get, self._keys = get, keys

    def __getitem__(self, key: K) -> V:
        """Return a value; raises KeyError where there is none."""
        value = self._get(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: K, default: Any = None) -> Any:
        """Return a value, or what is given for where there is none; that is often so, and an exception takes long."""
        value = self._get(key)
        return default if value is None else value

    def __contains__(self, key: object) -> bool:
        """Return whether there is a value, without asking for all keys."""
        return self._get(key) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[K]:
        """Go through the keys."""
        return (key for key in self._keys() if self._get(key) is not None)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)


class Members(Set[K]):
    """A set that asks whether it holds something, and for all only when it is gone through."""

    def __init__(self, holds: Callable[[K], bool], members: Callable[[], Iterable[K]]) -> None:
        """Take how one member and how all are asked for."""
        self._holds, self._members = holds, members

    def __contains__(self, member: object) -> bool:
        """Return whether something is in the set."""
        return self._holds(member)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[K]:
        """Go through the members."""
        return iter(self._members())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(tuple(self._members()))
