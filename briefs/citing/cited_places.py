"""Places as a style is told of them: a number where the style words it, else in the words of the style's manner."""

import re

from briefs.citing.csl.context import Cite
from briefs.citing.csl.numbers import are_pages
from briefs.citing.csl.style import StyleFile
from briefs.citing.marked import clean
from briefs.citing.profiles import Profile
from briefs.language.locators import Locator
from briefs.language.places import in_manner, is_of_law, numbered
from briefs.patterns import lazy_pattern


def cite_of(
    locator: Locator | None,
    style: StyleFile,
    profile: Profile,
    *,
    kind: str = "",
    of_own_law: bool = False,
    provisions: str = "article",
) -> Cite:
    """Return how a style is told of a place in a work of a kind; for `of_own_law` and `provisions` see `in_manner`."""
    if locator is None:
        return Cite()
    if locator.label == "page":
        return _pages(locator, style)
    manner = style.places_of(kind)
    found = numbered(locator, manner)
    # A style from elsewhere without words for places is given those that were typed: [43] is no page.
    if found and (locator.label == "paragraph" if style.places else style.words_places):
        return Cite(clean(found[0]), locator.label, found[1])
    words = profile.locator(locator)
    if style.places:
        words = in_manner(locator, manner, of_own_law=of_own_law, provisions=provisions)
    if style.roman_paragraphs:
        words = _PARAGRAPH.sub(lambda one: _roman(int(one[1])), words)
    # A style puts a sign before the number of a paragraph, and none before words: 理由書第8段, § 21 Rn. 18.
    label = "custom" if locator.label == "paragraph" else locator.label
    if manner not in ("zh", "ja") and is_of_law(locator, provisions):
        label = "section" if provisions in ("§", "section") else "custom"
    return Cite(clean(words), label or "custom")


_PARAGRAPH = lazy_pattern(r"\bAbs\.\s?(\d+)(?![\da-z])")
"""The paragraph of a German provision: Abs. 2."""
_TENS, _ONES = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _roman(number: int) -> str:
    """Return a number in Roman figures, as far as paragraphs are counted; one beyond stays: II of 2."""
    return _TENS[number // 10] + _ONES[number % 10] if number < 40 else f"Abs. {number}"


def _pages(locator: Locator, style: StyleFile) -> Cite:
    manner = style.places
    value = locator.value
    if manner in ("us", "uk", "de", "fr"):
        value = re.sub(r"\s?、\s?", ", ", value.replace("至", "–"))
    rest = clean(rest_in(locator.rest, manner))
    # What stands beside the figures is not asked: 3 n.5 is one page.
    plural = are_pages(locator.value)
    if style.parts_pages:
        # 12頁以下: what follows a page stands behind the word, where the style puts it.
        return Cite(clean(value), "page", plural, rest=rest)
    return Cite(clean(value) + rest, "page", plural)


_FOLLOWING = {"us": " et seq.", "uk": "ff", "de": " ff.", "fr": " et s."}
_NOTES = {"us": "n.", "uk": "fn ", "de": "Fn. ", "fr": "note ", "zh": "註", "ja": "注"}
_NOTE = lazy_pattern(
    r"(?P<join>[，,、及]?\s?(?:& )?)(?P<word>[註注]|nn?\.|fn\.?|Fn\.?|n|[Nn]ote)\s?"
    r"(?P<open>[（(]?)(?P<numbers>\d+(?:[-–、,]\d+)*)(?P<close>[)）]?)"
)


def rest_in(rest: str, manner: str) -> str:
    """Return what stands behind a page in the words of a manner: 頁3註5 is 3 n.5, 頁3以下 is 3 et seq."""
    if rest.strip() in ("以下", "起") and manner in _FOLLOWING:
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


def parted_by_thousands(text: str) -> str:
    """Part the figures of numbers of five and more by commas: 51,280 (Bluebook, rule 6.2(a))."""
    return re.sub(r"(?<![\d,])(\d{2,3})(\d{3})(?!\d)", r"\1,\2", text)


def in_brackets(text: str) -> str:
    """Write a range of paragraphs in brackets as OSCOLA does (2.1.6): [43]–[47], [50], of [43–47, 50]."""
    return _BRACKETED.sub(lambda found: re.sub(r"(?<=\d)(–|, | and )(?=\d)", r"]\1[", found[0]), text)


_BRACKETED = lazy_pattern(r"\[\d+(?:(?:–|, | and )\d+)+\]")
