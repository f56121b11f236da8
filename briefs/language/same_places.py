"""Whether two places say the same in two languages: 頁3 is at 3 and p. 3, 第25條第2項 is art. 25(2), 第4章 is ch. IV.

Places whose words are understood are compared level by level; of any other the figures alone are.
"""

import re

from briefs.language.locators import Locator
from briefs.language.number_words import han_value, roman_value
from briefs.language.place_parts import ASCII_DIGITS, KANA, Part, Place
from briefs.language.places import read_place
from briefs.patterns import lazy_pattern

_KINDS = {
    # A law of articles in Chinese may have sections in English: 第823條 is § 823.
    **dict.fromkeys(("article", "section", "rule", "regulation", "clause"), frozenset({"provision"})),
    **dict.fromkeys(("paragraph", "margin", "recital"), frozenset({"paragraph"})),
    "point": frozenset({"provision", "paragraph"}),
    **dict.fromkeys(("chapter", "part", "subpart", "title", "division"), frozenset({"chapter"})),
    **dict.fromkeys(("schedule", "annex", "appendix"), frozenset({"annex"})),
}
"""What each unit of a place is in the other language; a unit that is not here is itself alone."""
_FOLLOWING = lazy_pattern(r"以下|起|\bff?\b|et seq")
_THOUSANDS = lazy_pattern(r"(?<=\d),(?=\d{3}(?!\d))")
_PAGES = lazy_pattern(r"(\d+|[ivxlc]+)(?:-(\d+|[ivxlc]+))?")
_RANGE = lazy_pattern(r"\s*(?:[-–—~～〜至]|\bto\b)\s*")
_NUMBER = lazy_pattern(r"\d+|[〇零一二三四五六七八九十百千]+")
_RANGES = frozenset({"-", "to"})


def is_same_place(one: Locator, other: Locator) -> bool:
    """Return whether two places mean the same, each in the words of its language."""
    if one.label == other.label == "page":
        return _pages(one) == _pages(other)
    if "page" in (one.label, other.label) and one.label and other.label and "custom" not in (one.label, other.label):
        return False
    here, there = read_place(one.label, one.typed), read_place(other.label, other.typed)
    if not here or not there:
        figures, others = numbers_in(one.typed), numbers_in(other.typed)
        # Without a figure nothing can be compared: 前言 and preamble.
        return not figures or not others or figures == others
    if not _kinds(here) & _kinds(there):
        return False
    # 前段 may be the first sentence.
    loose = any(part.tail for level in (*here, *there) for part in level.parts)
    ours, theirs = _flat(here, sentences=not loose), _flat(there, sentences=not loose)
    return len(ours) == len(theirs) and all(values & others for values, others in zip(ours, theirs, strict=True))


def numbers_in(text: str) -> list[int]:
    """Return the numbers of a text in figures or Han, sorted."""
    return sorted(
        int(found) if found.isascii() else han_value(found) for found in _NUMBER.findall(text.translate(ASCII_DIGITS))
    )


def _pages(locator: Locator) -> tuple[list[tuple[str, str]], bool, list[int]]:
    """Return the pages of a place, whether it goes on (ff.), and the numbers of notes on them."""
    value = _RANGE.sub("-", _THOUSANDS.sub("", locator.value.translate(ASCII_DIGITS).lower()))
    pages = []
    for first, last in _PAGES.findall(_FOLLOWING.sub("", value)):
        # 131-35 is 131-135.
        pages.append((first, first[: len(first) - len(last)] + last if last.isdecimal() else last))
    goes_on = bool(_FOLLOWING.search(value) or _FOLLOWING.search(locator.rest))
    return pages, goes_on, numbers_in(_said_by(locator.rest))


def _said_by(rest: str) -> str:
    """Return what follows a page without names and columns: (林佳和執筆), 上欄."""
    return re.sub(r"[（〔(［【][^）〕)］】]*執筆?[）〕)］】]|[上下左右中][欄栏段]", "", rest)


def _kinds(levels: tuple[Place, ...]) -> frozenset[str]:
    unit = levels[0].unit
    return _KINDS.get(unit, frozenset({unit}))


def _flat(levels: tuple[Place, ...], *, sentences: bool) -> list[frozenset[str]]:
    """Return the numbers of a place, from the highest level to the lowest, with the signs of ranges between."""
    found: list[frozenset[str]] = []
    for level in levels:
        if level.unit == "sentence" and not sentences:
            continue
        for part, mark in zip(level.parts, ("", *level.between), strict=False):
            found += [frozenset({"-"})] * (mark in _RANGES)
            found += [_values(one) for one in _of_part(part, sentences=sentences)]
        found += [frozenset({"ff"})] * bool(level.tail)
    return found


def _of_part(part: Part, *, sentences: bool) -> list[str]:
    below = [
        one
        for one, unit in zip(part.below, part.units or " " * len(part.below), strict=True)
        if sentences or unit != "句"
    ]
    return [part.number, *below] if part.number else below


def _values(number: str) -> frozenset[str]:
    """Return all that a number may be: 4 is also d and iv, and イ is a."""
    low = number.lower()
    found = {low}
    if low in KANA:
        found.add(str(KANA.index(low) + 1))
    if len(low) == 1 and "a" <= low <= "z":
        found.add(str(ord(low) - ord("a") + 1))
    if low and set(low) <= set("ivxlc"):
        found.add(str(roman_value(low.upper())))
    return frozenset(found)
