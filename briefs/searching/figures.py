"""How numbers are written in the index: figures of base 32, the lowest first, in characters that no file disturbs."""

from collections.abc import Sequence
from functools import cache

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The first 32 stand for a number's last figure, the others say that one follows: 5 is `F`, and 37 is `lB`."""


@cache
def number(value: int) -> str:
    """Write a number; each figure but the last is marked as one that goes on."""
    text = ""
    while True:
        value, digit = divmod(value, 32)
        if not value:
            return text + ALPHABET[digit]
        text += ALPHABET[32 + digit]


def steps(numbers: Sequence[int]) -> str:
    """Write ascending numbers, each as how much it is more than the one before."""
    return "".join([number(value - before) for before, value in zip((0, *numbers), numbers, strict=False)])


def figures(text: str) -> list[int]:
    """Read the numbers that `number` wrote one after another."""
    values: list[int] = []
    value = shift = 0
    for char in text:
        digit = ALPHABET.index(char)
        value += (digit & 31) << shift
        shift += 5
        if digit < 32:
            values.append(value)
            value = shift = 0
    return values
