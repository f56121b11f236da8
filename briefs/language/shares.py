"""Shares of a whole as Chinese and English write them in words: 二成, 八成五, 五分之一, one-fifth, half.

A share is told as a percentage, as figures give it: 20% is 二成, 兩成 and one-fifth.
"""

from fractions import Fraction
from functools import lru_cache

from briefs.language.languages import Lang, is_chinese
from briefs.patterns import lazy_pattern

TENTHS = "成(?![員立為果本年效功就長熟文交分型人語])"
"""The word for a tenth: 二成, but not 二十七成員國."""
_DIGITS = "一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS, start=1)} | {"兩": 2}
# What may not stand before is asked behind the digit: a pattern that begins with a class is looked for by a loop in C.
HAN_TENTHS = lazy_pattern(rf"([{_DIGITS}兩])(?<![十百千].){TENTHS}(?:([{_DIGITS}])|(半))?")
_HAN_FRACTION = lazy_pattern(rf"([{_DIGITS}十])分之([{_DIGITS}])")
_HAN_HALF = lazy_pattern(r"半數|一半|過半")
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "eighth": 8, "tenth": 10}
_SHARE_WORDS = frozenset({*_PARTS, *(f"{part}s" for part in _PARTS), "majority"})
"""Of these a share in English has one."""
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# For texts in small letters.
_EN_FRACTION = lazy_pattern(
    rf"\b(?:({'|'.join(_COUNTS)})[\s-]({'|'.join(_PARTS)})s?|(half|halves|majority)|quarters?)\b"
)


_SMALL_WORD = lazy_pattern("[a-z]+")
_BETWEEN = str.maketrans({code: " " for code in range(128) if not "a" <= chr(code) <= "z"})


# A text is asked for several kinds of words, one after the other.
@lru_cache(maxsize=16)
def small_words(low: str) -> frozenset[str]:
    """Return the runs of Latin letters in a text in small letters: a word between borders of words is one of them."""
    # In ASCII, as most paragraphs are, to part them takes a third of the time in which a pattern finds each.
    return frozenset(low.translate(_BETWEEN).split() if low.isascii() else _SMALL_WORD.findall(low))


def shares_in(text: str, lang: Lang) -> tuple[str, ...]:
    """Return the shares that a text has in words, as percentages: `20`, `85`; a third has none that is exact."""
    found = _han(text) if is_chinese(lang) else _english(text)
    return tuple(f"{float(share * 100):.10g}" for share in found if (share * 100).denominator in (1, 2, 4))


def _han(text: str) -> list[Fraction]:
    # Few texts have any, which one character tells sooner than a pattern.
    tenths = [
        Fraction(_VALUES[match[1]] * 10 + (_VALUES[match[2]] if match[2] else 5 if match[3] else 0), 100)
        for match in (HAN_TENTHS.finditer(text) if "成" in text else ())
    ]
    found = _HAN_FRACTION.findall(text) if "分之" in text else ()
    parts = [Fraction(_VALUES[one], _VALUES.get(whole, 10)) for whole, one in found]
    return tenths + parts + [Fraction(1, 2)] * ("半" in text and _HAN_HALF.search(text) is not None)


def _english(text: str) -> list[Fraction]:
    shares: list[Fraction] = []
    low = text.lower()
    if small_words(low).isdisjoint(_SHARE_WORDS):
        return shares
    for match in _EN_FRACTION.finditer(low):
        if match[2]:
            shares.append(Fraction(max(_COUNTS.index(match[1]), 1), _PARTS[match[2]]))
        else:
            shares.append(Fraction(1, 2 if match[3] else 4))
    return shares
