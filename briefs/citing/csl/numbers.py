"""Numbers: what counts as one, ordinals, roman figures, ranges of pages (CSL 1.0.2, Number, Page Ranges)."""

import re
from collections.abc import Callable

from briefs.patterns import lazy_pattern

_BETWEEN = lazy_pattern(r"\s*([-–—,&])\s*")
_BETWEEN_NUMBERS = {",": ", ", "&": " & ", "-": "–", "—": "–"}
# 增訂10版 and 第3頁 are words: a letter before or behind a number is of an alphabet.
_ONE = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]*"
_NUMERIC = lazy_pattern(rf"{_ONE}\d+{_ONE}(?:\s*[-–—,&]\s*{_ONE}\d+{_ONE})*")
_PLURAL = lazy_pattern(r"\d.*[-–—,&~～至、].*\d")
_RANGE = lazy_pattern(r"(?<![\w-])((?:\d*[^\W\d_]+)?)(\d+)\s*[-–—]\s*((?:\d*[^\W\d_]+)?)(\d+)(?![\w-])")
# Pages that are numbered by chapter: 12-1, and 15-3 to 15-7, whatever the figures.
_OF_CHAPTER = lazy_pattern(r"(?<![\w-])\d{2}-\d(?![\w-])")
_TO_OF_CHAPTER = lazy_pattern(r"(?<![\w-])\d+-\d+(?: to |\s?[-–—~～〜至]\s?)\d+-\d+(?![\w-])")
_ROMAN_RANGE = lazy_pattern(r"\b([ivxlcdm]+)\s*[-–—]\s*([ivxlcdm]+)\b")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def is_numeric(text: str) -> bool:
    """Return whether a text is a number or several, with letters before or behind at most (2, D2, 2b, 1-3, 2 & 4)."""
    return _NUMERIC.fullmatch(text.strip()) is not None


def is_plural(text: str, conjunction: str = "") -> bool:
    """Return whether a text names several numbers: 3-5, 2 & 4, 2 and 4."""
    if _PLURAL.search(text) is not None:
        return True
    return bool(conjunction) and re.search(rf"\d\s{re.escape(conjunction)}\s\d", text) is not None


def are_pages(text: str) -> bool:
    """Return whether a text names several pages: 3-5, 2 and 4; 12-1 is one of a chapter."""
    return is_plural(_OF_CHAPTER.sub("1", text) if "-" in text else text, "and")


def each_number(text: str, worded: Callable[[str], str]) -> str:
    """Return the numbers of a numeric text in words of their own: `2,3` as 2nd, 3rd."""
    pieces = _BETWEEN.split(text.strip())
    return "".join(
        _BETWEEN_NUMBERS.get(piece, piece) if index % 2 else worded(piece) for index, piece in enumerate(pieces)
    )


def roman(number: int) -> str:
    """Return a number in small roman figures; those beyond 3999 have none and stay as they are."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def page_range(text: str, form: str, dash: str, *, is_place: bool = False) -> str:
    """Return pages with the dash of a locale between them, and the second number as `page-range-format` wants it.

    In a place 12-3 is the page 3 of chapter 12: who shortens a range keeps two figures, and what is typed is true.
    """
    chapters = [one.span() for pattern in (_OF_CHAPTER, _TO_OF_CHAPTER) for one in pattern.finditer(text)]

    def formatted(found: re.Match[str]) -> str:
        if is_place and any(start <= found.start() < end for start, end in chapters):
            return found[0]
        before, first, again, last = found.groups()
        if again != before and (form or again):
            # A range only in looks: nothing can be left out of it.
            return f"{before}{first}{'-' if form else dash}{again}{last}"
        if len(last) < len(first):
            whole = first[: len(first) - len(last)] + last
            if int(whole) <= int(first):
                # No range: 112-1 is a page of a chapter.
                return found[0]
            last = whole if form else last
        if form and len(first) == len(last) and int(first) < int(last):
            last = _shortened(first, last, form)
        return f"{before}{first}{dash}{again if form in ('', 'expanded') else ''}{last}"

    return _ROMAN_RANGE.sub(rf"\1{dash}\2", _RANGE.sub(formatted, text))


def _shortened(first: str, last: str, form: str) -> str:
    alike = next((at for at, (one, two) in enumerate(zip(first, last, strict=True)) if one != two), 0)
    if form == "expanded":
        return last
    if form in ("minimal", "minimal-two"):
        keep = 2 if form == "minimal-two" else 1
        return last[min(alike, max(len(last) - keep, 0)) :]
    return _chicago(first, last, alike, "16" in form)


def _chicago(first: str, last: str, alike: int, sixteenth: bool) -> str:
    """Return the second page as the Chicago Manual has it (9.61 of its seventeenth edition)."""
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if 1 <= number % 100 <= 9:
        return last[min(alike, len(last) - 1) :]
    # 1496-1504: where three figures change all four are given, in the fifteenth edition.
    if not sixteenth and len(first) == 4 and len(last) - alike >= 3:
        return last
    return last[min(alike, len(last) - 2) :]
