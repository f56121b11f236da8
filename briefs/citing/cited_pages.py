"""Pages of a place and what follows them, in the words of a style: 頁5以下、頁12 is 5頁以下、12頁 and 5 et seq., 12."""

import re

from briefs.citing.csl.context import Cite
from briefs.citing.csl.numbers import are_pages
from briefs.citing.csl.style import StyleFile
from briefs.citing.marked import clean
from briefs.language.locators import Locator
from briefs.language.place_parts import ASCII_DIGITS, IN_FRENCH
from briefs.patterns import lazy_pattern

_FOLLOWING = {"us": " et seq.", "uk": "ff", "de": " ff.", "fr": " et s.", "zh": "以下", "ja": "以下"}
_AND = {"zh": "、", "ja": "、", "de": " und ", "fr": " et "}
_NOTES = {"us": "n.", "uk": "fn ", "de": "Fn. ", "fr": "note ", "zh": "註", "ja": "注"}
_NOTE = lazy_pattern(
    r"(?P<join>[，,、及]?\s?(?:& )?)(?P<word>[註注]|nn?\.|fn\.?|Fn\.?|n|[Nn]ote)\s?"
    r"(?P<open>[（(]?)(?P<numbers>\d+(?:[-–、,]\d+)*)(?P<close>[)）]?)"
)
# Further pages and what follows them: 以下、頁12, 、第15頁註3.
_PAGES = r"[0-9０-９ivxlc](?:[\s~～〜至–-]*[0-9０-９ivxlc])*"
_FURTHER = lazy_pattern(
    rf"(?P<before>.*?)\s?[、，,及和與]\s?(?:[頁页]\s?(?P<after>{_PAGES})|第?(?P<ahead>{_PAGES})\s?[頁页])(?P<rest>.*)"
)
_TAIL = lazy_pattern(r",? et s(?:eq|uiv)?\.?$|\s?ff\.?$")
_OF_CHAPTERS = lazy_pattern(r"(?:(?<=\d-\d)|(?<=\d-\d\d))[至～〜~]")


def pages_of(locator: Locator, style: StyleFile, kind: str) -> Cite:
    """Return how a style is told of pages in a work of a kind."""
    manner = style.places
    if locator.typed.startswith("slip op") and kind != "us-case-slip" and manner in ("us", "uk"):
        # The pages of a slip opinion are not those of a report, and only styles of such opinions say so themselves.
        slip = "slip op. at" if manner == "us" else "slip op"
        return Cite(clean(f"{slip} {_numbers(locator.value, manner)}{rest_in(locator.rest, manner)}"), "custom")
    value, following = _parted(locator, manner)
    value = _numbers(value, manner)
    rest = clean(following + rest_in(locator.rest.translate(ASCII_DIGITS), manner, style.page_words))
    # What stands beside the figures is not asked: 3 n.5 is one page.
    plural = are_pages(locator.value)
    if style.parts_pages:
        # 12頁以下: what follows a page stands behind the word, where the style puts it.
        return Cite(clean(value), "page", plural, rest=rest)
    return Cite(clean(value) + rest, "page", plural)


def _parted(locator: Locator, manner: str) -> tuple[str, str]:
    """Part numbers from words that say that they go on (12 et seq.), where the manner has others for them."""
    found = _TAIL.search(locator.value)
    if not found or manner not in _FOLLOWING:
        return locator.value, ""
    words = found[0].strip(" ,")
    # English takes ff. and et seq. from whoever wrote them.
    is_own = words.startswith("ff") if manner == "de" else words in IN_FRENCH if manner == "fr" else False
    if is_own or (manner in ("us", "uk") and words not in IN_FRENCH):
        return locator.value, ""
    return locator.value[: found.start()], _FOLLOWING[manner]


def _numbers(value: str, manner: str) -> str:
    """Return the numbers of pages with the words of a manner between them: 5 and 7 is 5、7 in Chinese."""
    if manner in ("us", "uk", "de", "fr"):
        value = re.sub("[至〜～]", "–", _OF_CHAPTERS.sub(" to ", re.sub(r"\s?、\s?", ", ", value)))
    if manner in ("zh", "ja"):
        value = re.sub(", (?!and |& )", "、", value.replace(" to ", "至" if manner == "zh" else "～"))
    return re.sub(r",? (?:and|&|und|et) ", _AND[manner], value) if manner in _AND else value


def rest_in(rest: str, manner: str, words: tuple[str, str] = ("", "")) -> str:
    """Return what stands behind a page in the words of a manner: 頁3註5 is 3 n.5, 頁3以下 is 3 et seq.

    `words` are what a style writes before and behind pages, for further ones: 5頁以下、12頁.
    """
    said, mark = "", "、" if manner in ("zh", "ja") else ", "
    while manner in _FOLLOWING and ("頁" in rest or "页" in rest) and (found := _FURTHER.fullmatch(rest)):
        pages = _numbers((found["after"] or found["ahead"]).translate(ASCII_DIGITS), manner)
        said += f"{_behind_page(found['before'], manner)}{mark}{words[0]}{pages}{words[1]}"
        rest = found["rest"]
    return said + _behind_page(rest, manner)


def _behind_page(rest: str, manner: str) -> str:
    """Return what stands behind a page before any other: that it goes on, or a note on it."""
    if rest.strip() in ("以下", "起") and manner in ("us", "uk", "de", "fr"):
        return _FOLLOWING[manner]
    note = _NOTE.fullmatch(rest)
    if not note or manner not in _NOTES:
        return rest
    numbers, word = note["numbers"], _NOTES[manner]
    if manner in ("zh", "ja"):
        join = note["join"].strip() if note["join"].strip() in ("，", "及", "、") else ""
        return f"{join}{word}{note['open']}{numbers}{note['close']}"
    if manner == "us" and not numbers.isdecimal():
        word = "nn."
    joined = " & " if "&" in note["join"] or "及" in note["join"] else ", " if manner == "de" else " "
    return f"{joined}{word}{numbers.replace('-', '–')}"
