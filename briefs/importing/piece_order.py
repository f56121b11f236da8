"""Pieces of a text put together again: those that stood beside each other as they did, all others a line apart."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

ITEM = re.compile(r"(?P<indent>\s*)(?:(?P<number>\d{1,9})(?P<stop>[.)])|(?P<bullet>[-*+]))\s+")
NOTE_BEGIN = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_BLANK = re.compile(r"\n[ \t]*\n")


class Placed(msgspec.Struct, frozen=True):
    """A piece on its way into the file."""

    text: str
    """Its Markdown."""
    behind: str
    """What stood behind it where it comes from; a new one has nothing."""
    first: int = -1
    """The place of its first piece in the file as it was; -1 for what is new."""
    last: int = -1
    """That of its last piece, as several may have become one."""


def put_together(placed: Sequence[Placed], count: int, end: str) -> str:
    """Write pieces one behind the other; `count` were there before, and `end` stood behind the last of them."""
    parts: list[str] = []
    for at, piece in enumerate(placed):
        parts.append(piece.text)
        if at + 1 == len(placed):
            parts.append(piece.behind if piece.last == count - 1 else end)
            break
        following = placed[at + 1]
        behind = piece.behind
        if piece.last < 0 or piece.last + 1 != following.first:
            behind = _parted(piece, following)
        parts.append(behind)
    return "".join(parts)


def _parted(piece: Placed, following: Placed) -> str:
    """Return what stands between two pieces that were not neighbours."""
    if piece.text.startswith(">") and following.text.startswith(">"):
        return "\n>\n"
    is_close = any(pattern.match(piece.text) and pattern.match(following.text) for pattern in (ITEM, NOTE_BEGIN))
    least = "\n" if is_close else "\n\n"
    behind = piece.behind or least
    if _BLANK.search(behind):
        return behind
    return behind if is_close and behind.endswith("\n") else behind.rstrip("\n") + least


def in_list(text: str, before: str) -> str:
    """Write a new point: numbered behind the one before it."""
    found = ITEM.match(before)
    if found is None:
        return f"1. {text}"
    mark = f"{int(found['number']) + 1}{found['stop']}" if found["number"] else found["bullet"]
    return f"{found['indent']}{mark} {text}"


def in_order(order: Sequence[int]) -> set[int]:
    """Return the most of some different places that are in order; the others have moved."""
    ends: list[int] = []
    before: dict[int, int] = {}
    for place in order:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else -1
        ends[at : at + 1] = [place]
    found: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
