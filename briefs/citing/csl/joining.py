"""How pieces of marked text are put together: no doubled stops, quotation marks that alternate, emphasis that does too.

Marks of marked text (citing/marked.py) are looked through, so that a stop behind an italic title is seen.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from briefs.citing.marked import ITALIC, UPRIGHT
from briefs.placeholders import CHARACTERS, Placeholder

_MARKS = frozenset(CHARACTERS)
_STOPS = ".,;:!? ，。；：！？、"
_FIRST_STAYS = frozenset(
    [
        *(f"{one}{one}" for one in ".,;:!?，。；：！？、"),
        *("!.", "!:", "?.", "?:", ":.", ";:", ";."),
        # A full-width mark swallows the one that a style puts behind whatever a title ends in.
        *("！。", "！：", "？。", "？：", "。，", "，。", "！.", "？."),
    ]
)
"""Pairs of which the second falls away, as the processors of the CSL project have it."""
_SECOND_STAYS = frozenset([":!", ":?", ";!", ";?", "  ", " ,", " .", " ;", " :", " ，", " 。", " ；", " ："])
"""Pairs of which the first falls away."""


def join(parts: Iterable[str], between: str = "") -> str:
    """Join the parts that say something."""
    text = ""
    for part in parts:
        if part:
            text = seam(seam(text, between), part) if text else part
    return text


def seam(first: str, second: str) -> str:
    """Put two pieces side by side; of two stops that meet only one stays where a reader would want one."""
    if not first or not second:
        return first or second
    # Most seams have no stop: a look at one character settles them.
    if second[0] not in _STOPS and second[0] not in _MARKS:
        return first + second
    while True:
        start, end = _first_visible(second), _last_visible(first)
        if start < 0 or end < 0:
            return first + second
        pair = first[end] + second[start]
        if pair in _FIRST_STAYS:
            return first + second[:start] + second[start + 1 :]
        if pair not in _SECOND_STAYS:
            return first + second
        # What stands before may meet the second one in turn: `), ` before `, 47`.
        first = first[:end] + first[end + 1 :]


_TURNED = {"《": str.maketrans("《》", "〈〉"), "〈": str.maketrans("〈〉", "《》")}
_CLOSING = {"《": "》", "〈": "〉"}


_ALTERNATING = {"「": "」", "『": "』"}


def within_title_marks(text: str, prefix: str, suffix: str) -> str:
    """Turn title marks in a title that gets the same ones: 《評〈法論證理論〉》, 「『忘れられる権利』の行方」."""
    mark = prefix[-1:]
    if mark in _ALTERNATING:
        return _alternated(text, mark) if suffix.startswith(_ALTERNATING[mark]) else text
    turned = _TURNED.get(mark)
    return text.translate(turned) if turned and suffix.startswith(_CLOSING[mark]) else text


def _alternated(text: str, outer: str) -> str:
    """Let the marks 「」 and 『』 alternate with those around the text; one with half a pair stays as it is."""
    inner = next(mark for mark in _ALTERNATING if mark != outer)
    shown: list[str] = []
    opened: list[tuple[str, str]] = []
    for character in text:
        mark = character
        if character in _ALTERNATING:
            mark = outer if len(opened) % 2 else inner
            opened.append((_ALTERNATING[character], _ALTERNATING[mark]))
        elif character in _ALTERNATING.values():
            expected, mark = opened.pop() if opened else ("", "")
            if character != expected:
                return text
        shown.append(mark)
    return text if opened else "".join(shown)


def stops_inside(text: str, closing: tuple[str, str]) -> str:
    """Take stops and commas into the quotation marks before them (`punctuation-in-quote`); `closing` are both marks."""
    outer, inner = closing
    if not outer or outer not in text:
        return text
    ends = f"(?:{re.escape(inner)})?[{CHARACTERS}]*{re.escape(outer)}[{CHARACTERS}]*"

    def moved(found: re.Match[str]) -> str:
        stop = "" if f"{found[1]}{found[3]}" in _FIRST_STAYS else found[3]
        return f"{found[1]}{stop}{found[2]}"

    return re.sub(rf"(.?)({ends})([.,])", moved, text)


def edge(text: str, *, last: bool = False) -> str:
    """Return the first or last character of a text that is shown; nothing where none is."""
    at = _last_visible(text) if last else _first_visible(text)
    return text[at] if at >= 0 else ""


def _first_visible(text: str) -> int:
    """Return where the first character stands that is shown, or -1."""
    at = 0
    while at < len(text) and text[at] in _MARKS:
        # Between these two marks stands the tag of a language.
        at = text.index(Placeholder.LANG_MID, at) if text[at] == Placeholder.LANG_OPEN else at
        at += 1
    return at if at < len(text) else -1


def _last_visible(text: str) -> int:
    at = len(text) - 1
    while at >= 0 and text[at] in _MARKS:
        at -= 1
    return at


def emphasised(text: str) -> str:
    """Set a text in italics; what is italic in it already becomes upright, as printers do.

    What is to be upright within italics stays so, and turns with the italics around it.
    """
    if ITALIC[0] not in text:
        return f"{ITALIC[0]}{text}{ITALIC[1]}"
    depth = 0

    def turned(found: re.Match[str]) -> str:
        nonlocal depth
        opens = found[0] in (ITALIC[0], UPRIGHT[0])
        depth -= not opens
        flips = depth > 0 or found[0] in ITALIC
        depth += opens
        return found[0].translate(_FLIPPED) if flips else found[0]

    return f"{ITALIC[0]}{_SLANT.sub(turned, text)}{ITALIC[1]}"


_FLIPPED = str.maketrans("".join(ITALIC + UPRIGHT), "".join(UPRIGHT + ITALIC))
_SLANT = re.compile(f"[{''.join(ITALIC + UPRIGHT)}]")


def quoted(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> str:
    """Put a text in quotation marks; those in it already become the inner ones, and the inner ones the outer.

    A pair is turned as a whole: the ’ of an apostrophe has no ‘ before it, and stays.
    """

    def turned(found: re.Match[str]) -> str:
        within = found[1]
        if inner[0] in within and inner != outer:
            within = re.sub(_pair(inner), rf"{outer[0]}\1{outer[1]}", within)
        return f"{inner[0]}{within}{inner[1]}"

    for marks in dict.fromkeys((outer, ("“", "”"), ('"', '"'))):
        if marks[0] in text:
            text = re.sub(_pair(marks), turned, text)
    return f"{outer[0]}{text}{outer[1]}"


@lru_cache
def _pair(marks: tuple[str, str]) -> str:
    opening, closing = (re.escape(mark) for mark in marks)
    return rf"{opening}((?:(?!{opening}).)*?){closing}(?!\w)"
