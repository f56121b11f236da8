"""Numbers and dates as Chinese and English write them: 430億 is 43 billion, 第25條 is Article 25.

Only what can be compared with certainty counts: figures in digits with their magnitude, percentages, days and months.
Numbers in words (twenty, 二十) are known too, but only to answer for a figure that the other language has.
"""

import re
from decimal import Decimal

import msgspec

from briefs.language.eras import ERA_YEAR, western_year
from briefs.language.languages import Lang, is_chinese
from briefs.language.shares import HAN_TENTHS, TENTHS, shares_in
from briefs.patterns import lazy_pattern


def _table(text: str) -> dict[str, int]:
    """Read a table of words with their numbers: `one=1 two=2`."""
    pairs = (pair.partition("=") for pair in text.split())
    return {word: int(number) for word, _, number in pairs}


_HAN_UNITS = _table("十=10 百=100 千=1000 萬=10000 億=100000000 兆=1000000000000")
_HAN_DIGITS = _table("〇=0 零=0 一=1 二=2 兩=2 三=3 四=4 五=5 六=6 七=7 八=8 九=9")
_EN_UNITS = _table("hundred=100 thousand=1000 million=1000000 billion=1000000000 trillion=1000000000000")
_MONTHS = _table(
    """january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11 december=12
    jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sept=9 sep=9 oct=10 nov=11 dec=12"""
)
_ONES = _table("one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9")
_WORDS = _ONES | _table(
    """zero=0 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18
    nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12
    first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
    once=1 twice=2 half=2 both=2 double=2 single=1 sole=1 only=1"""
)

# 1,200 or 6.8; no digits of a name or version (G7, v2.0).
_DIGITS = r"(?<![A-Za-z\d.])(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_FIGURE = lazy_pattern(_DIGITS)
# 第25, 430億, 6千多, 2成: 第 before a figure, and its magnitude behind it.
_ZH_NUMBER = lazy_pattern(rf"(第)?({_DIGITS})\s?(?:([十百千]?[萬億兆]|[十百千]|{TENTHS}(\d)?)(?:多|餘)?)?")
# 2025年5月28日, 2025年2月, 5月28日.
_ZH_DATE = lazy_pattern(r"(?:(\d{4})\s?年)?\s?(?<!\d)(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日號])?")
# May 28, 2025, 28 May 2025, February 2025; in “In June 5% …” the 5 is no day.
_EN_DATE = lazy_pattern(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?"
    rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*%))?(?:,?\s+(\d{4}))?",
    re.IGNORECASE,
)
# Article 25, § 230, 43 billion, 2-million.
_EN_NUMBER = lazy_pattern(
    rf"((?:Articles?|Arts?\.|sections?|paras?\.?|§+)\s*)?({_DIGITS})(?:[\s-]?({'|'.join(_EN_UNITS)})\b)?",
    re.IGNORECASE,
)
_HAN_NUMBER = lazy_pattern(f"[{''.join(_HAN_DIGITS)}{''.join(_HAN_UNITS)}]+")
# twenty, twenty-eight, third, half.
_EN_WORD = lazy_pattern(rf"\b({'|'.join(_WORDS)})\b(?:[\s-]({'|'.join(_ONES)})\b)?", re.IGNORECASE)
_ROMAN = lazy_pattern(r"\b[IVX]{1,5}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_POINTER = lazy_pattern(r"[同本該前][條項款法]|\b(?:that|the same|this) (?:Article|section|paragraph)\b", re.IGNORECASE)
"""Words that stand for a provision named before: 同條 for Article 18."""
PROVISION = "a provision"
"""Stands among the hints of a text that points at a provision without a number."""


class Quantity(msgspec.Struct, frozen=True, order=True):
    """A number or date that can be compared across languages."""

    value: str
    """The plain form that both languages share: `43000000000`, `2025`, `05-28`, `month 02` without a day."""
    words: str
    """The words that the text has for it, for messages."""
    is_provision: bool = False
    """Whether 第 or a word such as Article stands before it, so that a pointer (同條) may answer for it."""


class Quantities(msgspec.Struct, frozen=True):
    """What one text says in numbers and dates."""

    said: tuple[Quantity, ...]
    """Its figures in digits and its dates, which the other language should have too."""
    rest: str
    """The text without its dates and years of eras; numbers in words are looked for here."""
    lang: Lang
    """The language of the text, by which its numbers in words are read."""


def digits_in(text: str) -> list[str]:
    """Return the figures of a text, without regard to magnitude."""
    return [figure.replace(",", "") for figure in _FIGURE.findall(text)]


def quantities(text: str, lang: Lang) -> Quantities:
    """Find the quantities of a text."""
    said: list[Quantity] = []
    chinese = is_chinese(lang)
    # 元年 is the only year of an era that has no figure.
    if not _FIGURE.search(text) and "元年" not in text:
        return Quantities((), text, lang)
    rest = ERA_YEAR.sub(lambda match: _era(match, said), text)
    rest = (_ZH_DATE if chinese else _EN_DATE).sub(lambda match: _date(match, lang, said), rest)
    for match in (_ZH_NUMBER if chinese else _EN_NUMBER).finditer(rest):
        number = Decimal(match[2].replace(",", "")) * _magnitude(match[3] or "", lang)
        if chinese and match[4]:
            # 8成5 is 85%.
            number += int(match[4])
        said.append(Quantity(f"{number.normalize():f}", match[0].strip(), bool(match[1])))
    return Quantities(tuple(said), rest, lang)


def _magnitude(unit: str, lang: Lang) -> int:
    if not is_chinese(lang):
        return _EN_UNITS.get(unit.lower(), 1)
    if unit[:1] == "成":
        return 10
    whole = 1
    for char in unit:
        whole *= _HAN_UNITS[char]
    return whole


def _era(match: re.Match[str], said: list[Quantity]) -> str:
    """Take a year of an era out of a text; what is left of a date keeps its month and day."""
    said.append(Quantity(str(western_year(match["era"], match["year"])), match[0]))
    return " "


def _date(match: re.Match[str], lang: Lang, said: list[Quantity]) -> str:
    """Take a date out of a text; what only looks like one stays."""
    if is_chinese(lang):
        year, month, day = match[1], int(match[2]), match[3]
    else:
        before, name, after, year = match.groups()
        if name[0].islower() or (name in ("May", "March") and not (before or after or year)):
            return match[0]
        month, day = _MONTHS[name.lower()], before or after
    if not 1 <= month <= 12:
        return match[0]
    words = match[0].strip()
    if year:
        said.append(Quantity(year, words))
    said.append(Quantity(f"{month:02}-{int(day):02}" if day else f"month {month:02}", words))
    return " "


def hints(of: Quantities) -> set[str]:
    """Return numbers that are written in words or as Roman numerals, and whether a pointer to a provision stands."""
    text, lang = of.rest, of.lang
    pointer = {PROVISION} if _POINTER.search(text) else set()
    shares = set(shares_in(text, lang))
    if is_chinese(lang):
        rest = HAN_TENTHS.sub(" ", text)
        return pointer | shares | {str(han_value(match[0])) for match in _HAN_NUMBER.finditer(rest)}
    words = {str(_WORDS[m[1].lower()] + _ONES.get((m[2] or "").lower(), 0)) for m in _EN_WORD.finditer(text)}
    return pointer | shares | words | {str(roman_value(match[0])) for match in _ROMAN.finditer(text)}


def han_value(words: str) -> int:
    """Return the value of a number in Han: 二十八, 二〇二五, 百億."""
    total = part = digit = 0
    for char in words:
        if char in _HAN_DIGITS:
            digit = digit * 10 + _HAN_DIGITS[char]
        elif (unit := _HAN_UNITS[char]) < 10**4:
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


def missing(ours: Quantities, theirs: Quantities) -> tuple[Quantity, ...]:
    """Return the quantities of one text that the other has nowhere, each once."""
    answered = {quantity.value for quantity in theirs.said}
    absent = [quantity for quantity in ours.said if quantity.value not in answered]
    if absent:
        # Numbers in words are looked for only where one is wanted.
        known = hints(theirs)
        absent = [q for q in absent if q.value not in known and not (q.is_provision and PROVISION in known)]
    return tuple(dict.fromkeys(absent))
