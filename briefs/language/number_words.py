"""Numbers in words, as Chinese and English write them: 二十八, twenty-eight, half, XII; they answer for a figure."""

import re
from collections.abc import Iterator

from briefs.language.languages import Lang, is_chinese
from briefs.language.shares import HAN_TENTHS, shares_in, small_words
from briefs.patterns import lazy_pattern


def table_of(text: str) -> dict[str, int]:
    """Read a table of words with their numbers: `one=1 two=2`."""
    pairs = (pair.partition("=") for pair in text.split())
    return {word: int(number) for word, _, number in pairs}


HAN_UNITS = table_of("十=10 百=100 千=1000 萬=10000 億=100000000 兆=1000000000000")
_HAN_DIGITS = table_of("〇=0 零=0 一=1 二=2 兩=2 三=3 四=4 五=5 六=6 七=7 八=8 九=9")
_ONES = table_of("one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9")
_WORDS = _ONES | table_of(
    """zero=0 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18
    nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12
    first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
    once=1 twice=2 half=2 both=2 double=2 single=1 sole=1 only=1"""
)

_HAN_NUMBER = lazy_pattern(f"[{''.join(_HAN_DIGITS)}{''.join(HAN_UNITS)}]+")
# twenty, twenty-eight, third, half.
# Each behind its first letter: that a word begins there is asked at few letters.
_FIRST = sorted({word[0] for word in _WORDS})
_BY_FIRST = "|".join(f"(?<={first})(?:{'|'.join(word[1:] for word in _WORDS if word[0] == first)})" for first in _FIRST)
_EN_WORD = lazy_pattern(rf"[{''.join(_FIRST)}](?<!\w.)({_BY_FIRST})\b(?:[\s-]({'|'.join(_ONES)})\b)?")
_ROMAN = lazy_pattern(r"[IVX](?<!\w[IVX])[IVX]{0,4}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HAN_POINTER = lazy_pattern("[同本該前][條項款法]")
_EN_POINTER = lazy_pattern(r"t(?<!\w.)h(?:at|e same|is) (?:article|section|paragraph)\b")
"""Words that stand for a provision named before: 同條 for Article 18."""
PROVISION = "a provision"
"""Stands among the hints of a text that points at a provision without a number."""


def small(text: str) -> str:
    """Return a text in small letters, each at the place where it was: of all letters only İ would become two."""
    return text.replace("İ", "i").lower()


def hints_in(text: str, lang: Lang) -> Iterator[str]:
    """Yield numbers in words and Roman numerals, and that a pointer to a provision stands."""
    yield from shares_in(text, lang)
    if is_chinese(lang):
        whole = HAN_TENTHS.sub(" ", text) if "成" in text else text
        yield from (str(han_value(found)) for found in _HAN_NUMBER.findall(whole))
    # Small letters take their time where a text is not of ASCII, and without a T there is no such word.
    low = small(text) if not is_chinese(lang) or "t" in text or "T" in text else ""
    if _EN_POINTER.search(low) or (not text.isascii() and _HAN_POINTER.search(text)):
        yield PROVISION
    if not is_chinese(lang):
        if not small_words(low).isdisjoint(_WORDS):
            for m in _EN_WORD.finditer(low):
                yield str(_WORDS[low[m.start() : m.end(1)]] + (_ONES[m[2]] if m[2] else 0))
        yield from (str(roman_value(match[0])) for match in _ROMAN.finditer(text))


def han_value(words: str) -> int:
    """Return the value of a number in Han: 二十八, 二〇二五, 百億."""
    total = part = digit = 0
    for char in words:
        if char in _HAN_DIGITS:
            digit = digit * 10 + _HAN_DIGITS[char]
        elif (unit := HAN_UNITS[char]) < 10**4:
            part += (digit or 1) * unit
            digit = 0
        else:
            total += ((part + digit) or 1) * unit
            part = digit = 0
    return total + part + digit


def roman_value(words: str) -> int:
    """Return the value of a Roman number in capitals."""
    values = [_ROMAN_VALUES[char] for char in words]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def in_han(number: str) -> str:
    """Return a Roman number in Han: XII is 十二; a figure stays, and the letter of an annex."""
    if not re.fullmatch("[IVX]{1,7}", number):
        return number
    tens, ones = divmod(roman_value(number), 10)
    digits = "〇一二三四五六七八九"
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")


def in_roman(number: str) -> str:
    """Return a number below 40 in Roman figures: 3 is III; what is none stays."""
    if not number.isdecimal() or not 0 < int(number) < 40:
        return number
    tens, ones = divmod(int(number), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
