"""One document → its terms: what it can be found by, how much each weighs in it, and about where it stands.

Chinese, Japanese and Korean are indexed by pairs of neighbouring characters, other scripts by words; where the two
meet without a mark between, by the pair of both (第25, 25条). Places are kept to the character: a phrase is told
from its parts scattered over a paragraph, and coarser places save little room (docs/search.md).
"""

import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec

from briefs.language.folding import folded_char
from briefs.language.han import HAN, HANGUL, KANA

GAP = 3
"""Places that stay empty between two passages, so that no phrase reaches over."""
WEIGHTS = {"title": 16, "heading": 6, "text": 2, "note": 1}
"""How much a word weighs by where it stands, in halves of a word of the text."""

CJK = f"{HAN}{KANA}{HANGUL}々〆ー"
_RUN = re.compile(rf"(?P<cjk>[{CJK}]+)|(?P<word>[^\W_{CJK}]+)|(?P<stop>[^\w\s]+|_+)")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Passage(msgspec.Struct, frozen=True):
    """A piece of a document: the field that it is of, its text, and its text in the derived script, if there is one."""

    field: str
    text: str
    derived: str = ""


class Terms(msgspec.Struct, frozen=True):
    """The terms of a document with their postings; the first place of each passage, the end; the weighted length."""

    postings: dict[str, str]
    starts: tuple[int, ...]
    end: int
    length: int

    def joined(self, other: "Terms") -> "Terms":
        """Give the terms of this text and of another that comes behind it."""
        postings = dict(self.postings)
        for term, posting in other.postings.items():
            postings[term] = _one_posting(postings[term], posting) if term in postings else posting
        return Terms(postings, self.starts + other.starts, max(self.end, other.end), self.length + other.length)


@cache
def _table() -> dict[int, str]:
    return _Folding()


class _Folding(dict[int, str]):
    """Folds characters as they are met; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded_char(chr(code))
        return self[code]


def _folded(text: str) -> str:
    return text.translate(_table())


def units(text: str) -> Iterator[tuple[str, bool, int]]:
    """Give the runs of a folded text: characters or a word, whether it is CJK, and the marks that stand before it."""
    stops = 0
    for match in _RUN.finditer(_folded(text)):
        if match["stop"]:
            stops += 1
            continue
        yield match[0], match.lastgroup == "cjk", stops
        stops = 0


def terms_in(text: str) -> tuple[list[tuple[str, int]], int]:
    """Give the terms of a text with the places where they begin, in units, and how many units there are."""
    found: list[tuple[str, int]] = []
    at = 0
    before = ""
    was_cjk = False
    for run, is_cjk, stops in units(text):
        if stops or not before:
            if was_cjk and before:
                found.append((before, max(0, at - 1)))
            before = ""
            at += bool(stops)
        if before and (is_cjk or was_cjk):
            found.append((before + (run[0] if is_cjk else run), at - 1))
        if is_cjk:
            found += [(run[i : i + 2], at + i) for i in range(len(run) - 1)]
            at += len(run)
            before = run[-1]
        else:
            found.append((run, at))
            at += 1
            before = run
        was_cjk = is_cjk
    if was_cjk and before:
        found.append((before, at - 1))
    return found, at


def index_document(passages: Sequence[Passage], first: int = 0) -> Terms:
    """Find the terms of a document whose places begin with `first`."""
    found: dict[str, list[Any]] = {}
    starts: list[int] = []
    start, length = first, 0
    for passage in passages:
        starts.append(start)
        weight = WEIGHTS[passage.field]
        terms, count = terms_in(passage.text)
        if passage.derived and _folded(passage.derived) != _folded(passage.text):
            terms += sorted(_derived(passage), key=itemgetter(1))
        for term, at in terms:
            here = start + at
            entry = found.get(term)
            if entry is None:
                found[term] = [here, 1, weight, number(here)]
                continue
            entry[2] += weight
            # Places ascend; what the derived script adds may stand where the term does already.
            if here > entry[0]:
                entry[3] += number(here - entry[0])
                entry[0] = here
                entry[1] += 1
        length += count * weight
        start += count + GAP
    postings = {term: header(weight, count) + places for term, (_, count, weight, places) in found.items()}
    return Terms(postings, tuple(starts), start, length)


def _derived(passage: Passage) -> list[tuple[str, int]]:
    """Give the terms that only the derived script has, at the places of what stands there in the other."""
    ours, theirs = (_flat(text) for text in (passage.text, passage.derived))
    have = {term for term, _ in terms_in(passage.text)[0]}
    places: dict[int, int] = {}
    for tag, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for at in range(j, j_end):
            places[at] = min(i + at - j, max(i, i_end - 1)) if tag != "equal" else i + at - j
    found, _ = terms_in(passage.derived)
    return [(term, places.get(at, at)) for term, at in found if term not in have]


def _flat(text: str) -> list[str]:
    """Give the units of a text, with an empty one for each mark between."""
    flat: list[str] = []
    for run, is_cjk, stops in units(text):
        flat += [""] if stops else []
        flat += list(run) if is_cjk else [run]
    return flat


@cache
def header(weight: int, count: int) -> str:
    """Write how many places a term has in a document, and how much it weighs there, on a scale of 16."""
    bucket = min(15, round(3 * math.log2(1 + weight / 2)))
    return number(count * 16 + bucket)


@cache
def number(value: int) -> str:
    """Write a number in figures of base 32, the lowest first; each but the last is marked as one that goes on."""
    text = ""
    while True:
        value, digit = divmod(value, 32)
        if not value:
            return text + ALPHABET[digit]
        text += ALPHABET[32 + digit]


def figures(text: str) -> list[int]:
    """Read the numbers that `number` wrote one after another."""
    values: list[int] = []
    value = shift = 0
    for char in text:
        digit = ALPHABET.index(char)
        value += (digit & 31) << shift
        shift += 5
        if digit < 32:
            values.append(value)
            value = shift = 0
    return values


def _one_posting(first: str, second: str) -> str:
    """Join the postings of a term in two texts of one document."""
    (head, *ours), (other_head, *theirs) = figures(first), figures(second)
    behind = theirs[:1] and [theirs[0] - sum(ours)]
    weight = max(head % 16, other_head % 16)
    count = head // 16 + other_head // 16
    return "".join(map(number, [count * 16 + weight, *ours, *behind, *theirs[1:]]))
