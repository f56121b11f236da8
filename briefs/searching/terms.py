"""A text → its terms: what it can be found by, in one form for all scripts, and where they stand in it.

Chinese, Japanese and Korean are indexed by pairs of neighbouring characters, other scripts by words; where the two
meet without a mark between, by the pair of both (第25, 25条).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

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
_TWO_CAPITALS = lazy_pattern("[A-ZＡ-Ｚ]{2,}")
JOINTS = frozenset("-‐‑‒–—―−/,&:@+'’.")
"""What joins the parts of one word or number: GPT-4, 2024/1689, R&D, Japan’s, 12,000, U.S."""
_IN_WORD = lazy_pattern(rf"[^\W_{CJK}]")
_PLAIN = rf"[a-z0-9]++(?![^\W_{CJK}])"
_RUN = lazy_pattern(
    rf"(?P<cjk>[{CJK}]++(?:[,。、](?![^\w\s])[{CJK}]++)*)"
    rf"|(?P<word>{_PLAIN}(?: {_PLAIN})*|[^\W_{CJK}]+)|(?P<stop>[^\w\s]+|_+)"
)
"""The runs of a text: `GDPR第25條，` is a word, 第, a word of figures, 條 and a mark; white space is none of them.

Neighbouring runs of Han with one of the commonest marks between them, and words with a space, are found at once.
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


def units(text: str) -> Iterator[tuple[str, bool, str]]:
    """Return the runs of a folded text: characters or words, whether they are CJK, and what stands before them.

    Characters have commas or the like between them, words single spaces. Before them stands `-` for a mark that joins
    them to the word before, `,` for any other, and nothing where there is no mark.
    """
    mark = ""
    end = -1
    for match in _RUN.finditer(text):
        kind = match.lastgroup
        if kind == "stop":
            # Only a mark that touches the words on both sides joins them; of the right one the next run tells.
            mark = "-" if not mark and match.start() == end and match[0] in JOINTS else ","
            end = match.end()
            continue
        is_cjk = kind == "cjk"
        if mark == "-" and (is_cjk or match.start() != end or not _joins(text, end)):
            mark = ","
        yield match[0], is_cjk, mark
        mark = ""
        end = -1 if is_cjk else match.end()


def _joins(text: str, end: int) -> bool:
    """Return whether a mark that ends there is one within a word: a comma between figures, a point between initials."""
    mark = text[end - 1]
    if mark == ".":
        # 4(a)(i) is not A.I.
        return _is_initial(text, end - 2) and _is_initial(text, end)
    return mark != "," or (text[end - 2].isdecimal() and text[end].isdecimal())


def _is_initial(text: str, at: int) -> bool:
    """Return whether a letter stands there by itself."""
    beside = (text[one : one + 1] for one in (at - 1, at + 1) if one >= 0)
    return text[at].isalpha() and not any(_IN_WORD.fullmatch(char) for char in beside)


class Terms(NamedTuple):
    """The terms of a text, and where each begins."""

    terms: list[str]
    """Its terms, in the order of the text."""
    places: list[int]
    """For each how many units stand before it."""
    units: int
    """How many units there are."""


@lru_cache(maxsize=256)
def _pairs(count: int) -> Callable[[str], Sequence[str]]:
    """Return what takes so many pairs of neighbouring characters out of a run: twice as quick as one by one."""
    if count < 2:
        return lambda run: [run] * count
    return itemgetter(*[slice(at, at + 2) for at in range(count)])


def terms_in(text: str) -> Terms:
    """Return the terms of a folded text.

    An acronym that folding left in capitals is a term as it is, and as any other word.
    """
    terms: list[str] = []
    places: list[int] = []
    at = 0
    before = ""
    was_cjk = False
    for run, is_cjk, mark in units(text):
        further: list[str] = []
        if not is_cjk:
            run, *further = run.split(" ")
        if mark:
            # The last character of a run begins no pair, so it is a term by itself.
            if was_cjk:
                terms.append(before)
                places.append(at - 1)
            if mark == "-":
                terms.append(f"{before}-{run.lower()}")
                places.append(at - 1)
            before = ""
            was_cjk = False
            # A mark takes up a place, so that no phrase is found across it.
            at += 1
        if not is_cjk and (plain := run.lower()) != run:
            if run in _CAPITALS or _PLURAL.fullmatch(run):
                terms.append(run)
                places.append(at)
            run = plain
        if before and (is_cjk or was_cjk):
            terms.append(before + (run[0] if is_cjk else run))
            places.append(at - 1)
        if is_cjk:
            *firsts, run = run.replace("。", ",").replace("、", ",").split(",")
            for one in firsts:
                terms += _pairs(len(one))(one)
                places += range(at, at + len(one))
                at += len(one) + 1
            terms += _pairs(len(run) - 1)(run)
            places += range(at, at + len(run) - 1)
            at += len(run)
            before = run[-1]
        else:
            terms += (run, *further)
            places += range(at, at + 1 + len(further))
            at += 1 + len(further)
            before = further[-1] if further else run
        was_cjk = is_cjk
    if was_cjk:
        terms.append(before)
        places.append(at - 1)
    return Terms(terms, places, at)
