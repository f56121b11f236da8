"""A ladder that was typed, or pasted, in one line: 壹、前言 (一)背景 1.原則 2.例外 (二)事後退出."""

import re

from briefs.language.han import HAN_RE
from briefs.language.ladder import ordinals_of, rung
from briefs.language.languages import ZH_HANT

_NUMBER = re.compile(
    r"[壹貳參肆伍陸柒捌玖拾]+、|(?<![第之一二三四五六七八九十])[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]|(?<![\d.,，/:：年月第])\d{1,2}[.．、](?![\d.])|[（(]\d{1,2}[)）]"
)
"""What may be the number of a rung: 壹、, 一、, （一）, 1., （1）."""
_REFERRING = "依按據見及與和或至、第前後述該同即本"
"""Behind these a number is referred to: 見（二）, 及（三）."""
_PARTING = " \t\u3000。；;：:"
"""Behind these a number begins something, wherever the line begins."""
_FEWEST = 3
"""Numbers; fewer may stand in a sentence by chance."""


def parted(line: str) -> list[str]:
    """Return the rungs of a line by themselves; the line where it is no ladder."""
    if not HAN_RE.search(line):
        return [line]
    places: list[int] = []
    following = 0
    open_rungs: list[tuple[int, int]] = []
    for found in _NUMBER.finditer(line):
        at = found.start()
        if at and line[at - 1] in _REFERRING:
            continue
        number = rung(found[0], ZH_HANT)
        values = ordinals_of(found[0])
        still_open = [one for one in open_rungs if one[0] <= number]
        follows = bool(still_open) and still_open[-1][0] == number and still_open[-1][1] + 1 in values
        begins = 1 in values and (not still_open or still_open[-1][0] < number) and still_open == open_rungs
        if follows or begins:
            open_rungs = [*(still_open[:-1] if follows else still_open), (number, min(values))]
            places.append(at)
            following += follows
    starts = bool(places) and places[0] == 0
    apart = all(not at or line[at - 1] in _PARTING for at in places)
    if len(places) < _FEWEST or not following or not (starts or apart):
        return [line]
    ends = [*places, len(line)]
    pieces = [line[: places[0]], *(line[at:end] for at, end in zip(places, ends[1:], strict=True))]
    return [piece.strip() for piece in pieces if piece.strip()]
