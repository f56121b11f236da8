"""Places in the words of Chinese and Japanese citations: 第6條第1項第2款, 6条1項2号, 第8段, 邊碼12以下."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from briefs.language.number_words import in_han, roman_value
from briefs.language.place_parts import KANA, Part, Place

_AROUND = {
    "paragraph": ("第", "段"),
    "margin": ("邊碼", ""),
    "chapter": ("第", "章"),
    "recital": ("前言第", "點"),
    "figure": ("圖", ""),
    "table": ("表", ""),
    "annex": ("附件", ""),
    "schedule": ("附表", ""),
    "appendix": ("附錄", ""),
}
"""What Chinese writes before and after the numbers of a unit."""
_ENDS = frozenset({"annex", "schedule", "appendix"})
_OF_ENDS = {"point": "點", "paragraph": "段"}
_ZH_UNITS = {"号": "款", "號": "款", "项": "項", "文": "句"}
_JA_UNITS = {"款": "号", "號": "号", "项": "項", "イ": "", "句": "文"}
_ZH_TAILS = {"ただし書": "但書", "柱書": "本文", "但书": "但書", "后段": "後段"}
_JA_TAILS = {"但書": "ただし書", "但书": "ただし書", "后段": "後段"}


def chinese(levels: Sequence[Place]) -> str | None:
    """Return a place in Chinese words; None where Chinese has none for it: a foreign section keeps its sign."""
    place = levels[0]
    if len(levels) == 2 and place.unit in _ENDS and levels[1].unit in _OF_ENDS and not place.tail:
        # annex III, point 5: what stands at the end of a law has points of its own.
        under = listed(levels[1], "-").replace("(", "").replace(")", "")
        return f"{chinese(levels[:1])}第{under}{_OF_ENDS[levels[1].unit]}{'以下' if levels[1].tail else ''}"
    if len(levels) > 1:
        return None
    after = "以下" if place.tail else ""
    if place.unit == "article" or (place.unit == "point" and place.parts[0].units):
        return _chinese_provisions(place) + after
    if place.unit not in _AROUND:
        return None
    before, behind = _AROUND[place.unit]
    numbered = in_han if place.unit == "annex" else _arabic
    if any(part.below for part in place.parts):
        return None
    parts = [replace(part, number=numbered(part.number)) for part in place.parts]
    return f"{before}{listed(replace(place, parts=tuple(parts)), '-')}{behind}{after}"


def japanese(levels: Sequence[Place]) -> str | None:
    """Return a place in Japanese words; None for what is neither a provision nor a paragraph."""
    place = levels[0]
    if len(levels) > 1:
        return None
    after = "以下" if place.tail else ""
    if place.unit == "paragraph":
        return f"第{listed(place, '–')}段落{after}"
    if place.unit != "article":
        return None
    text = _japanese_part(place.parts[0])
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += ("～" if mark in ("-", "to") else "、") + _japanese_part(part)
    return text + after


def listed(place: Place, dash: str) -> str:
    """Return bare numbers with the marks between them: 113-114、121."""
    text = place.parts[0].number
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += (dash if mark in ("-", "to") else "、") + part.number
    return text


def _reworded(tail: str, words: Mapping[str, str]) -> str:
    for word, other in words.items() if tail else ():
        tail = tail.replace(word, other)
    return tail


def _chinese_provisions(place: Place) -> str:
    lead = "條" if place.unit == "article" else "點"
    text = _chinese_part(place.parts[0], lead)
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += ("至" if mark in ("-", "to") else "、") + _chinese_part(part, lead)
    return text


def _arabic(number: str) -> str:
    """Return a Roman number in figures, as Chinese has it: art. IV is 第4條; appendix C is none."""
    return str(roman_value(number)) if re.fullmatch("[IVXLC]{2,}|[IVX]", number) else number


def _chinese_part(part: Part, lead: str) -> str:
    number, *inserted = _arabic(part.number).split("-")
    text = (f"第{number}{lead}" if number else "") + "".join(f"之{one}" for one in inserted)
    for one, unit in zip(part.below, part.units or "項款目", strict=False):
        text += one if unit == "イ" else f"第{one}{_ZH_UNITS.get(unit, unit)}"
    return text + _reworded(part.tail, _ZH_TAILS)


def _japanese_part(part: Part) -> str:
    number, *inserted = part.number.split("-")
    below = ""
    # The People's Republic counts 款 before 項, and calls them so in Japanese too.
    is_mainland = bool(re.match("款[項项]", part.units))
    words = {"项": "項"} if is_mainland else _JA_UNITS
    for one, unit in zip(part.below, part.units or "項号目", strict=False):
        # 目 is a kana in Japan: the first is イ.
        is_item = unit == "目" and one.isdecimal() and 0 < int(one) <= len(KANA)
        below += KANA[int(one) - 1] if is_item else one + words.get(unit, unit)
    # 25条の2第2項: without 第 the two numbers would be one.
    parted = "第" if inserted and below else ""
    head = f"{number}条" if number else ""
    return head + "".join(f"の{one}" for one in inserted) + parted + below + _reworded(part.tail, _JA_TAILS)
