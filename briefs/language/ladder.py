"""The ladder of legal numbering: 壹、 一、 （一） 1. （1） in Chinese, I. A. 1. a. (1) in English.

The Chinese ladder is the one that Taiwan's law journals share (see docs/guide-architecture/en.md); the English one is
the Bluebook's outline form.
"""

from collections.abc import Sequence

from briefs.language.languages import Lang, is_chinese
from briefs.language.number_words import han_value, roman_value
from briefs.patterns import lazy_pattern

RUNGS = 5
"""How many rungs the ladder has; rung 1 is the highest."""

_FORMAL = "壹貳參肆伍陸柒捌玖拾"
_PLAIN = "〇一二三四五六七八九十"
_FORMAL_TO_PLAIN = str.maketrans(_FORMAL, _PLAIN[1:])
_HAN_RUNGS = (
    lazy_pattern(f"[{_FORMAL}]+、"),
    lazy_pattern(f"[{_PLAIN}百]+、"),
    lazy_pattern(f"[（(][{_PLAIN}百]+[）)]"),
    # 1.1 is no point 1.
    lazy_pattern(r"[0-9]+[.．、](?![0-9])"),
    lazy_pattern(r"[（(][0-9]+[）)]"),
)
_LATIN_RUNGS = (
    lazy_pattern(r"[IVXLC]+\.\s"),
    lazy_pattern(r"[A-Z]\.\s"),
    lazy_pattern(r"[0-9]+\.\s"),
    lazy_pattern(r"[a-z]\.\s"),
    lazy_pattern(r"\([0-9]+\)\s"),
)


def rung(heading: str, lang: Lang) -> int:
    """Return the rung of the number with which a heading begins, or 0 where it has none."""
    patterns = _HAN_RUNGS if is_chinese(lang) else _LATIN_RUNGS
    for number, pattern in enumerate(patterns, start=1):
        if pattern.match(heading):
            return number
    return 0


def unnumbered(heading: str, lang: Lang) -> str:
    """Return a heading without the number with which it begins."""
    patterns = _HAN_RUNGS if is_chinese(lang) else _LATIN_RUNGS
    found = next((m for p in patterns if (m := p.match(heading))), None)
    return heading[found.end() :].strip() if found else heading


def number_of(heading: str, lang: Lang) -> str:
    """Return the number with which a heading begins, without the mark behind it: 貳, （二）, II, (1); else nothing."""
    patterns = _HAN_RUNGS if is_chinese(lang) else _LATIN_RUNGS
    found = next((m for p in patterns if (m := p.match(heading))), None)
    return found[0].rstrip("、.． ") if found else ""


def number_path(numbers: Sequence[str], lang: Lang) -> str:
    """Return the numbers of headings, the highest first, as a text refers to the last: 貳、三, II.A.1."""
    if is_chinese(lang):
        return "、".join(numbers)
    return "".join(number if number[0] == "(" or not at else f".{number}" for at, number in enumerate(numbers))


def ordinals_of(heading: str) -> frozenset[int]:
    """Return what the number with which a heading begins may be, in either language; C. is 3 or 100."""
    for pattern in (*_HAN_RUNGS, *_LATIN_RUNGS):
        if found := pattern.match(heading):
            break
    else:
        return frozenset()
    number = found[0].strip("（(）).．、 ")
    if number.isdecimal():
        return frozenset({int(number)})
    if not number.isascii():
        return frozenset({han_value(number.translate(_FORMAL_TO_PLAIN))})
    letter = {ord(number.upper()) - ord("A") + 1} if len(number) == 1 else set()
    return frozenset(letter | ({roman_value(number)} if set(number) <= set("IVXLC") else set()))


def han_number(number: int) -> str:
    """Write 1 to 99 in plain Han figures: 三, 十, 十二, 二十; larger numbers stay Arabic."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _PLAIN[tens]) + "十" if tens else "") + (_PLAIN[ones] if ones else "")
