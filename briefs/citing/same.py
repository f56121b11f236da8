"""Values as keys of what is remembered, where they have no hash of their own."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """A value that is equal to itself alone.

    Records and profiles hold mappings, so they have no hash, and to compare them would cost as much as what is
    remembered. The key holds the value: while it is remembered, no other value can stand at its address.
    """

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value
