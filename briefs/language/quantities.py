"""Numbers and dates as Chinese and English write them: 430億 is 43 billion, 第25條 is Article 25.

Only what can be compared with certainty counts: figures in digits with their magnitude, percentages, days and months.
Numbers in words (twenty, 二十) are known too, but only to answer for a figure that the other language has.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

import msgspec

from briefs.language.eras import ERA_YEAR, has_era, western_year
from briefs.language.languages import Lang, is_chinese
from briefs.language.number_words import HAN_UNITS, PROVISION, hints_in, small, table_of
from briefs.language.shares import TENTHS
from briefs.patterns import lazy_pattern

_EN_UNITS = table_of("hundred=100 thousand=1000 million=1000000 billion=1000000000 trillion=1000000000000")
_MONTHS = table_of(
    """january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11 december=12
    jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sept=9 sep=9 oct=10 nov=11 dec=12"""
)
# Patterns for English are for texts in small letters (`small`): a pattern that ignores case takes five times as long.
# 1,200 or 6.8; no digits of a name or version (G7, v2.0). What may not stand before is asked behind the first digit:
# a pattern that begins with a class is looked for by a loop in C, and most places of a text have no digit.
_DIGITS = r"\d(?<![A-Za-z\d.]\d)\d*(?:,\d{3})*(?:\.\d+)?"
_FIGURE = lazy_pattern(_DIGITS)
# 25, 430億, 6千多, 2成: a figure with its magnitude behind it.
_ZH_NUMBER = lazy_pattern(rf"({_DIGITS})\s?(?:([十百千]?[萬億兆]|[十百千]|{TENTHS}(\d)?)(?:多|餘)?)?")
# 2025年5月28日, 2025年2月, 5月28日.
_ZH_DATE = lazy_pattern(r"(?:(\d{4})\s?年)?\s?(?<!\d)(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日號])?")
_BEFORE_MONTH, _BEHIND_MONTH = 10, 6
"""Characters of such a date before its 月, and from there on."""
# May 28, 2025, 28 May 2025, February 2025; in “In June 5% …” the 5 is no day.
_EN_DATE = lazy_pattern(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?"
    rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*%))?(?:,?\s+(\d{4}))?"
)
# Without one of these there is no date: a month in small letters is none. Few paragraphs name one.
_CAPITAL_MONTH = lazy_pattern("[ADFJMNOS](?i:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
# 43 billion, 2-million.
_EN_NUMBER = lazy_pattern(rf"({_DIGITS})(?:[\s-]?({'|'.join(_EN_UNITS)})\b)?")
# Article 25, § 230: what stands before the number of a provision.
_EN_PROVISION = lazy_pattern(r"(?:articles?|arts?\.|sections?|paras?\.?|§+)\s*\Z")
_ABBREVIATED = ("art.", "arts.", "para", "paras", "para.", "paras.", "§")
_PROVISION_ENDS = ("article", "articles", "section", "sections", *_ABBREVIATED)
_LONGEST_PROVISION = max(map(len, _PROVISION_ENDS))


class Quantity(msgspec.Struct, frozen=True, order=True):
    """A number or date that can be compared across languages."""

    value: str
    """The plain form that both languages share: `43000000000`, `2025`, `05-28`, `month 02` without a day."""
    words: str
    """The words that the text has for it, for messages."""
    is_provision: bool = False
    """Whether 第 or a word such as Article stands before it, so that a pointer (同條) may answer for it."""


class Quantities(msgspec.Struct, frozen=True, dict=True):
    """What one text says in numbers and dates."""

    said: tuple[Quantity, ...]
    """Its figures in digits and its dates, which the other language should have too."""
    rest: str
    """The text without its dates and years of eras; numbers in words are looked for here."""
    lang: Lang
    """The language of the text, by which its numbers in words are read."""

    @cached_property
    def hints(self) -> frozenset[str]:
        """Return numbers that are written in words or as Roman numerals, and whether a pointer to a provision stands.

        Kept, as two texts are compared in figures and in words, each with the other.
        """
        return frozenset(hints_in(self.rest, self.lang))


def digits_in(text: str) -> list[str]:
    """Return the figures of a text, without regard to magnitude."""
    return [figure.replace(",", "") for figure in _FIGURE.findall(text)]


def quantities(text: str, lang: Lang) -> Quantities:
    """Find the quantities of a text."""
    # 元年 is the only year of an era that has no figure.
    if not _FIGURE.search(text) and "元年" not in text:
        return Quantities((), text, lang)
    said: list[Quantity] = []
    rest = _without(text, ERA_YEAR.finditer(text), _era, said) if has_era(text) else text
    if is_chinese(lang):
        rest = _without(rest, _dates_in_han(rest), _zh_date, said) if "月" in rest else rest
        said += (_zh_number(match, rest) for match in _ZH_NUMBER.finditer(rest))
    else:
        if _CAPITAL_MONTH.search(rest):
            rest = _without(rest, _EN_DATE.finditer(small(rest)), _en_date, said)
        low = small(rest)
        said += (_en_number(match, rest, low) for match in _EN_NUMBER.finditer(low))
    return Quantities(tuple(said), rest, lang)


def _dates_in_han(text: str) -> Iterator[re.Match[str]]:
    """Yield the dates of a text in Chinese: each has one 月, around which the pattern has little to look at."""
    end, at = 0, text.find("月")
    while at >= 0:
        if text[at - 1 : at].isdecimal() or text[at - 1 : at].isspace():
            found = _ZH_DATE.search(text, max(end, at - _BEFORE_MONTH), at + _BEHIND_MONTH)
            # Else it is that of a 月 behind this one.
            if found and found.end(2) <= at:
                yield found
                end = found.end()
        at = text.find("月", at + 1)


def _without(
    text: str,
    found: Iterable[re.Match[str]],
    read: Callable[[re.Match[str], str], Sequence[Quantity]],
    said: list[Quantity],
) -> str:
    """Take what is found out of a text, with what it says; where it says nothing it stays."""
    parts, at = [], 0
    for match in found:
        if quantities := read(match, text[match.start() : match.end()]):
            said += quantities
            parts.append(text[at : match.start()])
            at = match.end()
    return " ".join([*parts, text[at:]])


def _zh_number(match: re.Match[str], text: str) -> Quantity:
    """Read a figure with its magnitude."""
    figure, unit, more = match.groups()
    is_tenths = unit is not None and unit[0] == "成"
    magnitude = 10 if is_tenths else math.prod(HAN_UNITS[char] for char in unit or "")
    # 8成5 is 85%.
    value = _value(figure, magnitude, int(more or 0))
    is_provision = match.start() > 0 and text[match.start() - 1] == "第"
    return Quantity(value, f"第{match[0]}".strip() if is_provision else match[0].strip(), is_provision)


def _en_number(match: re.Match[str], text: str, low: str) -> Quantity:
    """Read a figure with its magnitude, and the word for a provision before it; `low` is the text in small letters."""
    figure, unit = match.groups()
    start = bare = end = match.start()
    while bare and low[bare - 1].isspace():
        bare -= 1
    is_provision = low.endswith(_PROVISION_ENDS, 0, bare)
    if is_provision:
        while bare and low[bare - 1] == "§":
            bare -= 1
        # Before the signs of sections no word is longer than this: all of the text need not be looked through.
        if word := _EN_PROVISION.search(low, max(0, bare - _LONGEST_PROVISION), end):
            start = word.start()
    return Quantity(_value(figure, _EN_UNITS[unit] if unit else 1), text[start : match.end()], is_provision)


def _value(figure: str, magnitude: int, more: int = 0) -> str:
    """Return the plain form of a figure: 1,200.50 is 1200.5."""
    if figure.isdecimal():
        return str(int(figure) * magnitude + more)
    return f"{(Decimal(figure.replace(',', '')) * magnitude + more).normalize():f}"


def _era(match: re.Match[str], words: str) -> Sequence[Quantity]:
    """Read a year of an era; what is left of a date keeps its month and day."""
    return (Quantity(str(western_year(match["era"], match["year"])), words),)


def _zh_date(match: re.Match[str], words: str) -> Sequence[Quantity]:
    return _date(match[1], int(match[2]), match[3], words.strip())


def _en_date(match: re.Match[str], words: str) -> Sequence[Quantity]:
    """Read a date; what only looks like one says nothing: may, march."""
    before, name, after, year = match.groups()
    written = words[match.start(2) - match.start() :][: len(name)]
    if written[0].islower() or (written in ("May", "March") and not (before or after or year)):
        return ()
    return _date(year, _MONTHS[name], before or after, words.strip())


def _date(year: str | None, month: int, day: str | None, words: str) -> Sequence[Quantity]:
    if not 1 <= month <= 12:
        return ()
    value = f"{month:02}-{int(day):02}" if day else f"month {month:02}"
    return (*([Quantity(year, words)] if year else []), Quantity(value, words))


def missing(ours: Quantities, theirs: Quantities) -> tuple[Quantity, ...]:
    """Return the quantities of one text that the other has nowhere, each once."""
    answered = {quantity.value for quantity in theirs.said}
    absent = [quantity for quantity in ours.said if quantity.value not in answered]
    if absent:
        # Numbers in words are looked for only where one is wanted.
        known = theirs.hints
        absent = [q for q in absent if q.value not in known and not (q.is_provision and PROVISION in known)]
    return tuple(dict.fromkeys(absent))
