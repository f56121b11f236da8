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


def notes_last(placed: Sequence[Placed]) -> list[Placed]:
    """Put what was written behind the notes at the end of a text before them."""
    end = next((at + 1 for at in range(len(placed) - 1, -1, -1) if placed[at].first >= 0), 0)
    start = end
    while start and NOTE_BEGIN.match(placed[start - 1].text):
        start -= 1
    while end < len(placed) and NOTE_BEGIN.match(placed[end].text):
        end += 1
    return [*placed[:start], *placed[end:], *placed[start:end]]


def put_together(placed: Sequence[Placed], count: int, end: str) -> str:
    """Write pieces one behind the other; `count` were there before, and `end` stood behind the last of them."""
    placed = _without_gone(placed)
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


def _without_gone(placed: Sequence[Placed]) -> list[Placed]:
    """Leave away what is gone here; what stands before it goes on to what stood behind it."""
    gone = {one.first: one.behind for one in placed if not one.text and not one.behind.strip()}
    made: list[Placed] = []
    for one in placed:
        if one.text or one.behind.strip():
            last, behind = one.last, one.behind
            while last >= 0 and last + 1 in gone:
                last += 1
                behind += gone[last]
            made.append(msgspec.structs.replace(one, last=last, behind=behind))
    return made


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
