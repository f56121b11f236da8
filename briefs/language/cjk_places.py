"""Places in Chinese and Japanese: 第184條第1項前段及第2項, 15条1項2号, 第6、7條, 第3點第2款, 第8段.

Read as a whole or not at all, as those in Latin letters are.
"""

import re
from functools import lru_cache

from msgspec.structs import replace

from briefs.language.number_words import han_value
from briefs.language.place_parts import ASCII_DIGITS, KANA, Part, Place
from briefs.patterns import lazy_pattern

_HAN = "[0-9０-９一二三四五六七八九十百千零〇]+"
# 第64.2010條 of the C.F.R., 第552a條 of the U.S. Code, 第312b條 of the BGB.
_NUMBER = rf"{_HAN}(?:\.\d+)*[A-Za-z]{{0,2}}"
# Below an article: 第1項, 2号, 第(a)款, イ; without 第 as Japanese writes it.
_SUB = rf"(?:第?\s?(?:{_HAN}|[a-z]|[(（][0-9a-zA-Z]{{1,4}}[)）])\s?[項项款號号目句段文]|[{KANA}](?![ァ-ヶー]))"
CLOSES = r"(?=\s*(?:$|[。；;，、,）)]|\.(?!\d)))"
"""Where a clause ends: words in Chinese that go on are prose, 第6條規定應公開."""
# With what the legislator says of a provision: 第3條立法理由, 第3條之修正說明.
_OF_LEGISLATOR = "之?(?:立法|修正|增訂|修法)(?:理由|說明|意旨)書?|[之的]?規定"
_MOD = rf"(?:前段|中段|後段|后段|但書|但书|ただし書|本文|序文|各款|柱書|(?:{_OF_LEGISLATOR}){CLOSES})"
_ARTICLE = rf"第?\s?{_NUMBER}(?:[-－–]\d+)?(?:[、,\-－–~～〜至]{_NUMBER})*\s?[條条](?:[之の]{_HAN})*"
_LEAD = rf"(?:{_ARTICLE}|第\s?{_HAN}\s?[點点](?!\d))"
_PROVISION = rf"{_LEAD}(?:{_SUB}|{_MOD})*"
_FURTHER = rf"(?:{_PROVISION}|(?:{_SUB}|{_MOD})+)"
_CONNECTED = r"\s?(?:、|・|及び|及|與|与|和|或|至|から|～|〜|~|-|－|–)\s?"
SPAN = rf"{_PROVISION}(?:{_CONNECTED}{_FURTHER})*(?:まで|以下)?"
"""A provision or several, of articles or points (要點)."""

_ONE = lazy_pattern(
    rf"(?:第?\s?(?P<number>{_NUMBER})(?:[-－–](?P<hyphen>\d+))?\s?(?P<lead>[條条點点])(?P<inserted>(?:[之の]{_HAN})*))?"
    rf"(?P<below>(?:{_SUB}|{_MOD})*)"
)
_BELOW = lazy_pattern(
    rf"第?\s?(?P<number>{_HAN}|[a-z]|[(（][0-9a-zA-Z]{{1,4}}[)）])\s?(?P<unit>[項项款號号目句段文])"
    rf"|(?P<kana>[{KANA}])|(?P<tail>{_MOD})"
)


def several(unit: str) -> str:
    """Return a pattern for one or several of a unit: 第8段, 第12-15段, 第12段至第15段, 第3、5段."""
    one = rf"{_HAN}(?:\s?{unit})?"
    return rf"第\s?{one}(?:\s?[-－–~～〜至、及]\s?第?\s?{one})*(?<={unit})"


_PAGES = r"\d+(?:[-–~～〜、]\d+)*"
_UNITS = (
    ("paragraph", lazy_pattern(rf"({several('段')})落?|段(?:碼|码|落)?\s?({_PAGES})")),
    ("margin", lazy_pattern(rf"[邊边][碼码]\s?({_PAGES})")),
    ("recital", lazy_pattern(rf"前言({several('[點点]')})")),
)
_ONES = (
    ("chapter", lazy_pattern(rf"第\s?({_HAN})\s?章")),
    # 表3-1 is one, of chapter 3.
    ("figure", lazy_pattern(rf"[圖图]\s?({_HAN}(?:[-.]\d+)*)")),
    ("table", lazy_pattern(rf"表\s?({_HAN}(?:[-.]\d+)*)")),
    ("annex", lazy_pattern(rf"附(?:件|[属屬]書)\s?第?\s?({_HAN}|[IVX]+|[A-Z])\s?[号號]?")),
    ("appendix", lazy_pattern(rf"附[錄录録]\s?({_HAN}|[IVX]+|[A-Z])")),
    ("schedule", lazy_pattern(rf"附表\s?({_HAN}|[A-Z])")),
)
"""Units that are read one by one."""


@lru_cache(maxsize=4096)
def read_cjk(typed: str) -> Place | None:
    """Take a place apart; None where it is not understood as a whole."""
    text, tail = _parted(typed.strip())
    place = _read(text)
    return replace(place, tail=tail) if place else None


def _parted(text: str) -> tuple[str, str]:
    """Part a place from the word that it goes on: 第709條以下."""
    return (text[:-2].strip(), "以下") if text.endswith("以下") else (text, "")


def _read(text: str) -> Place | None:
    for unit, pattern in _UNITS:
        if found := pattern.fullmatch(text):
            figures = re.sub(r"[第段點点\s]", "", next(text for text in found.groups() if text))
            numbers = re.split("([-－–~～〜至、及])", figures)
            between = tuple("," if mark in "、及" else "-" for mark in numbers[1::2])
            return Place(unit, tuple(Part(_number(one)) for one in numbers[::2]), between)
    for unit, pattern in _ONES:
        if found := pattern.fullmatch(text):
            return Place(unit, (Part(_number(found[1])),))
    if heads := re.fullmatch(rf"第\s?({_NUMBER}(?:[、,\-－–~～〜至]{_NUMBER})+)\s?[條条]", text):
        pieces = re.split(r"([、,\-－–~～〜至])", heads[1])
        numbers = [_number(piece) for piece in pieces[::2]]
        if pieces[1] in "-－–" and len(numbers) == 2 and _is_inserted(*numbers):
            return Place("article", (Part("-".join(numbers)),))
        between = tuple("," if mark in "、," else "-" for mark in pieces[1::2])
        return Place("article", tuple(map(Part, numbers)), between)
    pieces = re.split(rf"({_CONNECTED})", text)
    parts = [_part(piece) for piece in pieces[::2]]
    if not all(parts) or not parts[0] or not parts[0].number:
        return None
    between = tuple("-" if mark.strip() in "至から～〜~-－–" else "," for mark in pieces[1::2])
    unit = "article" if re.match(rf"第?\s?{_NUMBER}(?:[-－–]\d+)?\s?[條条]", text) else "point"
    return Place(unit, tuple(part for part in parts if part), between)


def _is_inserted(first: str, last: str) -> bool:
    """Return whether a hyphen is one of an inserted number: 第15-1條 is 第15條之1, 第2000e-2條 is § 2000e-2."""
    return last.isdecimal() and (not first.isdecimal() or int(last) <= int(first))


def _number(text: str) -> str:
    digits = text.translate(ASCII_DIGITS)
    return digits if digits.isascii() else str(han_value(text))


def _part(piece: str) -> Part | None:
    found = _ONE.fullmatch(piece)
    if not found or not piece:
        return None
    number = _number(found["number"]) if found["number"] else ""
    inserted = [_number(text) for text in re.split("[之の]", found["inserted"] or "")[1:]]
    numbers, units, tail = [], "", ""
    for one in _BELOW.finditer(found["below"]):
        if one["tail"]:
            # 但書規定 is two.
            tail += one["tail"]
        else:
            numbers.append(one["kana"] or _bare(one["number"]))
            units += one["unit"] or "イ"
    hyphen = [found["hyphen"]] if found["hyphen"] else []
    return Part("-".join([number, *hyphen, *inserted]) if number else "", tuple(numbers), units, tail)


def _bare(text: str) -> str:
    inner = text.strip("()（）")
    return inner if inner.isascii() and not inner.isdecimal() else _number(inner)
