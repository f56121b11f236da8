"""Places in the words of a citation: 第6條第1項 in a note of English form is art. 6(1), and the other way round.

A place whose every word is understood is taken apart and put together again; any other stays as it was typed.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from briefs.language.cjk_places import read_cjk
from briefs.language.latin_places import read_latin
from briefs.language.locators import Locator
from briefs.language.place_parts import Part, Place
from briefs.language.place_words import DE, FR, UK, US, Words
from briefs.language.quantities import han_value

_KANA = "イロハニホヘトチリヌ"


@lru_cache(maxsize=4096)
def read_place(label: str, typed: str) -> tuple[Place, ...] | None:
    """Take a place apart that was typed, level by level; None where some of its words are not understood."""
    if label == "page":
        return None
    text = typed.strip()
    if place := read_cjk(text):
        return (place,)
    if german := _german(text):
        return (german,)
    # What stands behind it says that a last stop is its own: 12 ff.
    found = read_latin(f"{text}。")
    return found[0] if found and found[1][-1] == len(text) else None


def in_manner(locator: Locator, manner: str, *, of_own_law: bool = False, of_sections: bool = False) -> str:
    """Return a place in the words of a manner (`zh`, `ja`, `us`, `uk`, `de`, `fr`); as it was typed in any other.

    `of_own_law` says that it is of a law that is called by a name in Chinese: its sections are articles, 第1條.
    `of_sections` says that it is of a law that has sections and no articles: 第823條 of the BGB is § 823.
    """
    words = _MANNERS.get(manner)
    typed = locator.typed
    if manner == "zh":
        # What a judgment orders is numbered in figures: 主文第1項.
        typed = re.sub(r"(?<=主文第)([一二三四五六七八九十]+)(?=項)", lambda found: str(han_value(found[1])), typed)
    if words is None or locator.label == "page" or _is_already(typed, manner):
        return typed
    levels = read_place(locator.label, locator.typed)
    if not levels:
        return typed
    if levels[0].unit == "section" and of_own_law and manner == "zh":
        levels = (replace(levels[0], unit="article"), *levels[1:])
    if levels[0].unit == "article" and of_sections and levels[0].parts[0].units + levels[0].parts[0].number:
        levels = (replace(levels[0], unit="section", sign=True), *levels[1:]) if _is_han(typed) else levels
    return words(levels) or typed


def numbered(locator: Locator, manner: str) -> tuple[str, bool] | None:
    """Return the numbers of a place without its words, and whether they are several; None where words are needed."""
    levels = read_place(locator.label, locator.typed)
    if not levels or len(levels) > 1 or any(part.tail for part in levels[0].parts):
        return None
    place = levels[0]
    if place.unit == "margin" and manner in ("zh", "ja"):
        # 邊碼12 is no paragraph of a judgment: the word must stand.
        return None
    last = " & " if manner == "us" else " and "
    return _numbers(place, last=last) + (f" {place.tail}" if place.tail else ""), len(place.parts) > 1


def _is_han(typed: str) -> bool:
    return bool(re.search(r"[條条項项款号號段章點点]", typed))


def _is_already(typed: str, manner: str) -> bool:
    """Return whether a place stands in the script of a manner: such a one is only made uniform, never reworded."""
    if manner == "zh":
        return _is_han(typed) and not re.search(r"[条号]", typed)
    return not _is_han(typed) and manner in ("de", "fr") and bool(re.match(r"§|Art\.|Rn\.|art\. ", typed))


def _numbers(place: Place, *, dash: str = "–", last: str = " & ") -> str:
    """Return the numbers of a level with what is below them: 6(1)(d), 31 & 32, 1030(a)–(c)."""
    text = _parens(place.parts[0])
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += {"-": dash, ",": ", ", "&": last}[mark] + _parens(part)
    return text


def _parens(part: Part) -> str:
    return part.number + "".join(f"({one})" for one in part.below)


def _english(levels: Sequence[Place], words: Words, *, last: str) -> str | None:
    """Put levels into English words: sch 2, para 3; § 29 cmt. d; § 5, at 28; 123 n.4."""
    text = ""
    for level in levels:
        if level.unit not in words or any(part.tail for part in level.parts):
            return None
        before = words[level.unit][1 if level.is_plural else 0]
        if level.unit == "section" and level.sign:
            # A section of a foreign statute keeps its sign.
            before = "§§ " if level.is_plural else "§ "
        # What explains a section stands close to it, a footnote to its page.
        join = "" if not text else " " if level.unit in ("comment", "note", "margin") else ", "
        text += join + before + _numbers(level, last=last) + (f" {level.tail}" if level.tail else "")
    return text


def _us(levels: Sequence[Place]) -> str | None:
    return _english(levels, US, last=" & ")


def _uk(levels: Sequence[Place]) -> str | None:
    return _english(levels, UK, last=" and ")


def _zh(levels: Sequence[Place]) -> str | None:
    place = levels[0]
    if len(levels) > 1 or place.tail:
        return None
    if place.unit == "article" or (place.unit == "point" and place.parts[0].units):
        return _zh_provisions(place)
    around = {
        "paragraph": ("第", "段"),
        "margin": ("邊碼", ""),
        "chapter": ("第", "章"),
        "recital": ("前言第", "點"),
        "figure": ("圖", ""),
        "table": ("表", ""),
    }.get(place.unit)
    # A section of a foreign statute keeps its sign: § 2703(d).
    if around is None:
        return None
    place = replace(place, parts=tuple(replace(part, number=_arabic(part.number)) for part in place.parts))
    return f"{around[0]}{_numbers(place, dash='-', last='、').replace(', ', '、')}{around[1]}"


def _zh_provisions(place: Place) -> str:
    lead = "條" if place.unit == "article" else "點"
    text = _zh_part(place.parts[0], lead)
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += ("至" if mark == "-" else "、") + _zh_part(part, lead)
    return text


def _arabic(number: str) -> str:
    """Return a Roman number in figures, as Chinese has it: art. IV is 第4條."""
    if not re.fullmatch("[IVXLC]+", number):
        return number
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in number]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def _zh_part(part: Part, lead: str) -> str:
    number, *inserted = _arabic(part.number).split("-")
    text = (f"第{number}{lead}" if number else "") + "".join(f"之{one}" for one in inserted)
    units = part.units or "項款目"
    words = {"号": "款", "號": "款", "项": "項"}
    for one, unit in zip(part.below, units, strict=False):
        text += one if unit == "イ" else f"第{one}{words.get(unit, unit)}"
    return text + part.tail


def _ja(levels: Sequence[Place]) -> str | None:
    place = levels[0]
    if len(levels) > 1 or place.tail:
        return None
    if place.unit == "paragraph":
        return f"第{_numbers(place, last='、').replace(', ', '、')}段落"
    if place.unit != "article":
        return None
    text = _ja_part(place.parts[0])
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += ("～" if mark == "-" else "、") + _ja_part(part)
    return text


def _ja_part(part: Part) -> str:
    number, *inserted = part.number.split("-")
    below = ""
    # The People's Republic counts 款 before 項, and calls them so in Japanese too.
    is_mainland = bool(re.match("款[項项]", part.units))
    words = {"项": "項"} if is_mainland else _JA_UNITS
    for one, unit in zip(part.below, part.units or "項号目", strict=False):
        # 目 is a kana in Japan: the first is イ.
        is_item = unit == "目" and one.isdecimal() and 0 < int(one) <= len(_KANA)
        below += _KANA[int(one) - 1] if is_item else one + words.get(unit, unit)
    # 25条の2第2項: without 第 the two numbers would be one.
    parted = "第" if inserted and below else ""
    head = f"{number}条" if number else ""
    return head + "".join(f"の{one}" for one in inserted) + parted + below + part.tail


_JA_UNITS = {"款": "号", "號": "号", "项": "項", "イ": ""}


def _german(text: str) -> Place | None:
    """Read § 823 Abs. 1 Nr. 2, § 823 I and Art. 12 II as one provision; an enumeration stays as it was typed."""
    found = _GERMAN_PART.fullmatch(text)
    if not found or not (found["a"] or found["b"]):
        return None
    roman = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
    below = tuple(roman.get(one, one) for one in (found["a"], found["b"]) if one)
    return Place("section" if found["word"] == "§" else "article", (Part(found["number"], below),), sign=True)


_GERMAN_PART = re.compile(
    r"(?P<word>§|Art\.)\s?(?P<number>\d+[a-z]?)(?:\s(?:Abs\.\s?)?(?P<a>\d+[a-z]?|[IVX]+))?"
    r"(?:\s(?:Nr\.|lit\.|S\.|Satz)\s?(?P<b>\w+))?"
)


def _de(levels: Sequence[Place]) -> str | None:
    if len(levels) > 1 or levels[0].unit not in DE or any(part.tail for part in levels[0].parts):
        return None
    place = levels[0]
    text = _de_part(place.parts[0])
    for mark, part in zip(place.between, place.parts[1:], strict=True):
        text += {"-": "–", ",": ", ", "&": " und "}[mark] + _de_part(part)
    return DE[place.unit][1 if place.is_plural else 0] + text + (f" {place.tail}" if place.tail else "")


def _de_part(part: Part) -> str:
    units = [f"Abs. {part.below[0]}"] if part.below else []
    units += [f"{'Nr.' if one.isdecimal() else 'lit.'} {one}" for one in part.below[1:]]
    return " ".join(word for word in (part.number, *units) if word)


def _fr(levels: Sequence[Place]) -> str | None:
    if len(levels) > 1 or levels[0].unit not in FR or any(part.tail for part in levels[0].parts):
        return None
    return FR[levels[0].unit][1 if levels[0].is_plural else 0] + _numbers(levels[0], dash="-", last=" et ")


_MANNERS: dict[str, Callable[[Sequence[Place]], str | None]] = {
    "us": _us,
    "uk": _uk,
    "zh": _zh,
    "ja": _ja,
    "de": _de,
    "fr": _fr,
}
