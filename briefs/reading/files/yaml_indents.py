"""Lines of YAML that begin at another column than those that they belong to."""

import re
from collections.abc import Sequence

_LINE = re.compile(r"(?P<indent> *)(?P<hyphen>- +)?(?P<key>[^\s:#\[\]{}\"'-][^:#]*:(?:\s+|$))?(?P<value>.*)$")


def misplaced(lines: Sequence[str]) -> int | None:
    """Return the column (from 0) at which the last of some lines should begin; None where it stands well.

    Lines above it are taken as they stand: each key and each hyphen opens a column for what follows.
    """
    *above, last = lines
    found = _LINE.match(last)
    if found is None or not (found["key"] or found["hyphen"]):
        return None
    column, is_item = len(found["indent"]), bool(found["hyphen"])
    keys, items, deepest, wants = _columns(above)
    known = items if is_item else keys
    if column in known or (deepest is not None and column > deepest and wants):
        return None
    below = [one for one in known if one < column]
    over = [one for one in known if one > column]
    return max(below) if below and (not over or not _is_near(over, column)) else min(over) if over else None


def _is_near(over: Sequence[int], column: int) -> bool:
    return min(over) - column <= 1


def _columns(lines: Sequence[str]) -> tuple[list[int], list[int], int | None, bool]:
    """Return the open columns of keys and of hyphens behind some lines, the last, and whether something must follow."""
    keys: list[int] = []
    items: list[int] = []
    deepest, wants = None, False
    for line in lines:
        found = _LINE.match(line)
        if found is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        column = len(found["indent"])
        if found["hyphen"] or found["key"]:
            keys, items = [one for one in keys if one <= column], [one for one in items if one <= column]
        if found["hyphen"]:
            items.append(column)
            column += len(found["hyphen"])
        if found["key"]:
            keys.append(column)
        if found["hyphen"] or found["key"]:
            deepest, wants = column, bool(found["key"]) and not found["value"].strip()
    return sorted(set(keys)), sorted(set(items)), deepest, wants
