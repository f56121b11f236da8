"""Places in the words of a citation: 第6條第1項 in a note of English form is art. 6(1), and the other way round.

A place whose every word is understood is taken apart and put together again; any other stays as it was typed.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from briefs.language.cjk_forms import chinese, japanese, listed
from briefs.language.cjk_places import read_cjk
from briefs.language.folded_places import PARAGRAPHS, POINTS, folded, with_sentence
from briefs.language.german_places import read_german
from briefs.language.latin_forms import american, british, french, german, numbers
from briefs.language.latin_places import read_latin
from briefs.language.locators import Locator
from briefs.language.named_parts import preamble, supplement
from briefs.language.number_words import han_value, in_roman
from briefs.language.place_parts import ASCII_DIGITS, Law, Part, Place
from briefs.patterns import lazy_pattern


@lru_cache(maxsize=4096)
def read_place(label: str, typed: str) -> tuple[Place, ...] | None:
    """Take a place apart that was typed, level by level; None where some of its words are not understood."""
    if label == "page":
        return None
    text = typed.strip()
    if place := read_cjk(text):
        return (place,)
    if two := _of_two(text):
        return two
    if german := read_german(text):
        return (german,)
    # What stands behind it says that a last stop is its own: 12 ff.
    found = read_latin(f"{text}。")
    return folded(with_sentence(found[0]), POINTS) if found and found[1][-1] == len(text) else None


_LONGEST = 100
"""Characters of a place of two levels in Chinese, which is read from behind."""
_PAGES = r"[0-9０-９]+(?:[-–~～〜至、][0-9０-９]+)*"
_PAGED = lazy_pattern(rf"(.+?)\s?[，,、]?\s?(?:[頁页]\s?({_PAGES})|(?<!\d)第?({_PAGES})\s?[頁页])")
_UNDER = lazy_pattern(r"(附.+?)(第[^第]+[點点段])")


def _of_two(text: str) -> tuple[Place, Place] | None:
    """Return a place of two levels in Chinese: 第3章，頁5 is ch. 3, at 5, and 附件三第5點 annex III, point 5."""
    if len(text) > _LONGEST:
        return None
    if paged := _PAGED.fullmatch(text):
        first, second = read_cjk(paged[1]), _pages(paged[2] or paged[3])
        return (first, second) if first else None
    if not (under := _UNDER.fullmatch(text)):
        return None
    first, points = read_cjk(under[1]), read_cjk(under[2]) or read_cjk(f"前言{under[2]}")
    if not first or not points:
        return None
    return first, points if points.unit == "paragraph" else replace(points, unit="point")


def _pages(numbers: str) -> Place:
    """Return pages that stand behind the word for another level."""
    pieces = re.split(r"([-–~～〜至、])", numbers.translate(ASCII_DIGITS))
    return Place("page", tuple(map(Part, pieces[::2])), tuple("," if mark == "、" else "-" for mark in pieces[1::2]))


def in_manner(locator: Locator, manner: str, *, of_own_law: bool = False, law: Law | None = None) -> str:
    """Return a place in the words of a manner (`zh`, `ja`, `us`, `uk`, `de`, `fr`); as it was typed in any other.

    `of_own_law` says that it is of a law that is called by a name in Chinese: its sections are articles, 第1條.
    `law` is what the law calls its parts: 第823條 of the BGB is § 823; None for a work that is no law.
    """
    if locator.label == "custom" and (named := preamble(locator.typed, manner, law)):
        return named
    words = _MANNERS.get(manner)
    # Figures of full width are no part of what was said; words in braces are left alone.
    typed = locator.typed.translate(ASCII_DIGITS) if locator.label else locator.typed
    typed = _CUSTOM.get(manner, str)(typed) if locator.label == "custom" else typed
    if manner == "zh":
        # What a judgment orders is numbered in figures: 主文第1項.
        typed = re.sub(r"(?<=主文第)([一二三四五六七八九十]+)(?=項)", lambda found: str(han_value(found[1])), typed)
    if words is None or locator.label == "page" or _is_already(typed, manner):
        return typed
    levels = read_place(locator.label, locator.typed)
    if not levels:
        return typed
    if manner in ("zh", "ja") or (manner == "de" and all(len(level.parts) == 1 for level in levels)):
        levels = folded(levels, PARAGRAPHS)
    if levels[0].unit == "section" and of_own_law and manner == "zh":
        levels = (replace(levels[0], unit="article"), *levels[1:])
    if manner not in ("zh", "ja"):
        levels = _as_law_calls(locator, levels, law)
    return (words(levels) if levels else None) or typed


def _as_law_calls(locator: Locator, levels: tuple[Place, ...], law: Law | None) -> tuple[Place, ...] | None:
    """Return a place in the words of its law: § 2703 of the U.S. Code for 第2703條 and section 2703."""
    if levels[0].unit in _AT_END and not locator.typed.isascii():
        return _at_end(levels, law)
    called = (levels[0].unit, law.provisions) if law else None
    # Sections of either name, and rules that have none: Fed. R. Civ. P. 12.
    is_own = called in (("section", "§"), ("section", "section"), ("rule", "bare"))
    if law is None or (not is_own and not is_of_law(locator, law)):
        return levels
    unit = "section" if law.provisions == "§" else law.provisions
    return (replace(levels[0], unit=unit, sign=law.provisions == "§"), *levels[1:])


def _at_end(levels: tuple[Place, ...], law: Law | None) -> tuple[Place, ...] | None:
    """Return 附件三 as annex III of a European act, 附表2 as a schedule of a British one; None for those of others."""
    place = levels[0]
    if place.unit == "appendix":
        return levels
    if law is None or law.annexes != place.unit:
        return None
    if place.unit == "schedule":
        return levels
    return (
        replace(place, parts=tuple(replace(part, number=in_roman(part.number)) for part in place.parts)),
        *levels[1:],
    )


_AT_END = frozenset({"annex", "schedule", "appendix"})


def is_of_law(locator: Locator, law: Law | None) -> bool:
    """Return whether a place is an article in Chinese or Japanese of a law that calls its provisions otherwise."""
    if law is None or law.provisions == "article" or locator.label != "article" or not _is_han(locator.typed):
        return False
    levels = read_place(locator.label, locator.typed)
    # Only what is worded anew: 第823條但書 stays as it is.
    return levels is not None and levels[0].unit == "article" and not any(part.tail for part in levels[0].parts)


def numbered(locator: Locator, manner: str) -> tuple[str, bool] | None:
    """Return the numbers of a place without its words, and whether they are several; None where words are needed."""
    levels = read_place(locator.label, locator.typed)
    if not levels or len(levels) > 1 or any(part.tail for part in levels[0].parts):
        return None
    place = levels[0]
    if place.unit == "margin" and manner in ("zh", "ja"):
        # 邊碼12 is no paragraph of a judgment: the word must stand.
        return None
    if manner in ("zh", "ja"):
        figures = listed(place, "-" if manner == "zh" else "–")
        return figures + (f" {place.tail}" if place.tail else ""), len(place.parts) > 1
    last = " & " if manner == "us" else " and "
    tail = _FOLLOWING.get(manner, place.tail) if place.tail == "以下" else place.tail
    return numbers(place, last=last) + (f" {tail}" if tail else ""), len(place.parts) > 1


def _is_han(typed: str) -> bool:
    return bool(re.search(r"[條条項项款号號段章點点句码碼]", typed))


def _is_already(typed: str, manner: str) -> bool:
    """Return whether a place stands in the script of a manner: such a one is only made uniform, never reworded."""
    if manner == "zh":
        return (_is_han(typed) or typed.startswith("附")) and not re.search(r"[条号码]|ただし書|柱書", typed)
    return not _is_han(typed) and manner in ("de", "fr") and bool(re.match(r"§|Art\.|Rn\.|art\. ", typed))


_MANNERS: dict[str, Callable[[Sequence[Place]], str | None]] = {
    "us": american,
    "uk": british,
    "zh": chinese,
    "ja": japanese,
    "de": german,
    "fr": french,
}
_FOLLOWING = {"us": "et seq.", "uk": "ff", "de": "ff.", "fr": "et s."}
_CUSTOM: dict[str, Callable[[str], str]] = {
    "zh": supplement,
    "ja": lambda typed: typed.replace("條", "条"),
}
"""What stands around the articles of a law keeps its words: 附則第3条 is 附則第3條."""
