"""A text → its terms: what it can be found by, in one form for all scripts, and where they stand in it.

Chinese, Japanese and Korean are indexed by pairs of neighbouring characters, other scripts by words; where the two
meet without a mark between, by the pair of both (第25, 25条).
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from briefs.language.folding import folded_char
from briefs.language.han import HAN, HANGUL, KANA
from briefs.patterns import lazy_pattern

CJK = f"{HAN}{KANA}{HANGUL}々〆ー"
ORDINARY = (
    "all am an and any are as at be but by can did do for get go had has he her him his how if in is it its may me my "
    "no nor not now of off on or our out own per set she so the to too up us via was we who why you"
)
"""Words of every English sentence that are acronyms in capitals: who searches for IT, US or WHO does not mean these."""
_CAPITALS = frozenset(ORDINARY.upper().split())
# Full-width letters stand 0xFEE0 behind those of ASCII.
_WIDE = {ord(char): ord(char) + 0xFEE0 for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZs"}
_WHOLE = "|".join(sorted(_CAPITALS | {word.translate(_WIDE) for word in _CAPITALS}))
_ACRONYM = lazy_pattern(rf"(?<![^\W_{CJK}])(?:{_WHOLE}|[A-ZＡ-Ｚ]{{2,}}[sｓ])(?![^\W_{CJK}])")
"""What small letters would make another word: IT, which is not it, and AIs, which is not AIS."""
_PLURAL = lazy_pattern("[A-Z]{2,}s")
# Two classes, as one that is repeated is not looked for by a loop in C.
_TWO_CAPITALS = lazy_pattern("[A-ZＡ-Ｚ][A-ZＡ-Ｚ]+")
JOINTS = frozenset("-‐‑‒–—―−/,&:@+'’.")
"""What joins the parts of one word or number: GPT-4, 2024/1689, R&D, Japan’s, 12,000, U.S."""
_PLAIN = rf"[a-z0-9]++(?![^\W_{CJK}])"
_RUN = lazy_pattern(
    rf"([{CJK}]++(?:[,。、](?![^\w\s])[{CJK}]++)*)"
    rf"|({_PLAIN}(?: {_PLAIN})*|[^\W_{CJK}]+)"
    rf"|((?<!\s)\s*(?:[^\w\s{CJK}]|_)(?:[^\w{CJK}]|_)*)"
)
"""The runs of a text, of CJK, of words or of marks: `GDPR第25條，` is a word, 第, a word of figures, 條 and a mark.

Neighbouring runs of Han with one of the commonest marks between them are found at once, and so are words with a space,
and marks with the white space around them. White space alone is no run.
"""


class _Folding(dict[int, str]):
    """Folds characters as they are met; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded_char(chr(code))
        return self[code]


@cache
def _table() -> dict[int, str]:
    return _Folding()


def folded(text: str) -> str:
    """Fold a text, as `language.folding.fold` does, but for acronyms that would become another word."""
    table = _table()
    parts, last = [], 0
    # All of them begin with the first of some capitals side by side, and looking for those is quick.
    for capitals in _TWO_CAPITALS.finditer(text):
        if match := _ACRONYM.match(text, capitals.start()):
            parts += [text[last : match.start()].translate(table), unicodedata.normalize("NFKC", match[0])]
            last = match.end()
    return "".join([*parts, text[last:].translate(table)]) if parts else text.translate(table)


P = TypeVar("P")


class Terms(NamedTuple, Generic[P]):
    """The terms of a text, and where each begins."""

    terms: list[str]
    """Its terms, in the order of the text."""
    places: list[P]
    """For each the place of its first unit."""
    units: int
    """How many units there are."""


@lru_cache(maxsize=256)
def _pairs(count: int) -> Callable[[str], Sequence[str]]:
    """Return what takes so many pairs of neighbouring characters out of a run: twice as quick as one by one."""
    if count < 2:
        return lambda run: [run] * count
    return itemgetter(*[slice(at, at + 2) for at in range(count)])


def terms_in(text: str, room: Sequence[P]) -> Terms[P]:
    """Return the terms of a folded text; `room` has a place for each unit, in order, and has no fewer than characters.

    An acronym that folding left in capitals is a term as it is, and as any other word.
    """
    terms: list[str] = []
    places: list[P] = []
    at = 0
    # The last character or word, and the marks behind it.
    before = between = ""
    was_cjk = False
    for cjk, words, marks in _RUN.findall(text):
        if marks:
            # The last character of a run begins no pair, so it is a term by itself.
            if was_cjk:
                terms.append(before)
                places.append(room[at - 1])
            # A mark takes up a place, so that no phrase is found across it.
            at += 1
        elif cjk:
            if before and not between:
                terms.append(before + cjk[0])
                places.append(room[at - 1])
            *firsts, last = cjk.replace("。", ",").replace("、", ",").split(",")
            for one in firsts:
                terms += _pairs(len(one))(one)
                places += room[at : at + len(one)]
                at += len(one) + 1
            terms += _pairs(len(last) - 1)(last)
            places += room[at : at + len(last) - 1]
            at += len(last)
            before, was_cjk = last[-1], True
        else:
            word, *further = words.split(" ")
            plain = word.lower()
            if was_cjk and not between:
                terms.append(before + plain)
                places.append(room[at - 1])
            elif before and not was_cjk and _joins(before, between, plain):
                terms.append(f"{before}-{plain}")
                places.append(room[at - 2])
            if plain != word and (word in _CAPITALS or _PLURAL.fullmatch(word)):
                terms.append(word)
                places.append(room[at])
            terms += (plain, *further)
            places += room[at : at + 1 + len(further)]
            at += 1 + len(further)
            before, was_cjk = further[-1] if further else plain, False
        between = marks
    if was_cjk and not between:
        terms.append(before)
        places.append(room[at - 1])
    return Terms(terms, places, at - 1 if between else at)


def _joins(before: str, marks: str, behind: str) -> bool:
    """Return whether marks make two words one: a comma does between figures, a point between initials."""
    if marks == ".":
        # 4(a)(i) is not A.I.
        return len(before) == len(behind) == 1 and (before + behind).isalpha()
    # With white space beside it a mark is none of these.
    return marks in JOINTS and (marks != "," or (before[-1].isdecimal() and behind[0].isdecimal()))
