"""Terms with where they stand: of one document, and of all.

A place is the number of the passage and the place in it, so that a phrase is told from its parts scattered over a
paragraph (docs/search.md), and an edit of one passage leaves the places of all others as they are. A posting is the
places of a term in one document; most terms stand once in a text and are as heavy as a word of it, and only for the
others a first number says how often, and how heavy. All numbers have three bytes: in a shard first bytes stand beside
first bytes, and so on, and are packed in few bits (index.py).
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import compress
from operator import is_not, ne

import msgspec

from briefs.language.folding import classed
from briefs.searching.documents import SPAN, Passage, width
from briefs.searching.terms import Terms, folded, terms_in

WEIGHTS = {"title": 16, "heading": 6, "text": 2, "note": 1}
"""How much a word weighs by where it stands, in halves of a word of the text."""
_TEXT = WEIGHTS["text"]
USUAL = 3
"""The weight, of 16, of a term that stands once in the text of a document."""


class Postings(msgspec.Struct, frozen=True):
    """What the index says of one document, by term."""

    usual: dict[str, bytes]
    """The place of each term that stands once, and in the text, in three bytes."""
    others: dict[str, bytes]
    """For every other term how often, times 16, and how heavy it is, and then its places, in three bytes each."""
    length: int
    """How long the document is, in halves of a word of the text, each word weighted by where it stands."""


def index_passages(passages: Iterable[tuple[int, Passage]]) -> Postings:
    """Find the terms of a document from its numbered passages."""
    gathered = _Gathered()
    length = 0
    for first, passage in passages:
        numbers = range(first, first + width(passage))
        found, derived = _terms_of(passage, numbers)
        length += found.units * WEIGHTS[passage.field]
        gathered.add(found, passage.field, numbers)
        if derived:
            gathered.add(derived, passage.field, numbers)
            gathered.disordered.update(derived.terms)
    return gathered.postings(length)


def _terms_of(passage: Passage, numbers: Sequence[int]) -> tuple[Terms[bytes], Terms[bytes] | None]:
    """Return the terms of a passage as it was written, and those that its derived script has beside them."""
    text = folded(passage.text)
    # Most passages are the same in both scripts but for the forms of characters, and nearly all fold to the same.
    is_same = not passage.derived or passage.derived == classed(passage.text)
    derived = text if is_same else folded(passage.derived)
    room = _room(numbers, max(len(text), len(derived)))
    found = terms_in(text, room)
    if derived == text:
        return found, None
    # Of the rest only what differs is found by other terms.
    terms, places, units = terms_in(derived, room)
    if places == found.places:
        # Where only characters differ, as nearly always, each term stands beside its own counterpart.
        is_new = [*map(ne, terms, found.terms)]
    else:
        ours = set(zip(found.terms, found.places, strict=True))
        is_new = [one not in ours for one in zip(terms, places, strict=True)]
    return found, Terms([*compress(terms, is_new)], [*compress(places, is_new)], units)


def _room(numbers: Sequence[int], units: int) -> list[bytes]:
    """Return the places of the numbers of a passage; where there are fewer than units, all of them begin anew."""
    places: list[bytes] = []
    for number in numbers:
        places += _written(number)
    return places if units <= len(places) else places * -(-units // len(places))


class _Gathered:
    """The places of a document's terms, as its passages are gone through."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        """The terms as they come, some thousands in a text."""
        self.places: list[bytes] = []
        """The place of each."""
        self.weighted: dict[str, None] = {}
        """Terms of passages that are not usual, in their order."""
        self.weights: dict[bytes, int] = {}
        """The weight of each passage that is not usual, by the first two bytes of its places."""
        self.disordered: set[str] = set()
        """Terms of which the places may not be in order, or may be there twice."""

    def add(self, found: Terms[bytes], field: str, numbers: Sequence[int]) -> None:
        """Add terms of a passage with these numbers."""
        self.terms += found.terms
        self.places += found.places
        # Some characters fold to several (㈱), and then there may be no room for all places.
        if found.units > len(numbers) * SPAN:
            self.disordered.update(found.terms)
        if field != "text":
            self.weights |= dict.fromkeys([at.to_bytes(2) for at in numbers], WEIGHTS[field])
            self.weighted |= dict.fromkeys(found.terms)

    def postings(self, length: int) -> Postings:
        """Return all of it."""
        usual: dict[str, bytes] = {}
        # Most terms stand once; a loop over them all would take as long again.
        firsts = map(usual.setdefault, self.terms, self.places)
        further = compress(zip(self.terms, self.places, strict=True), map(is_not, firsts, self.places))
        held: dict[str, list[bytes]] = {}
        for term, place in further:
            if term in held:
                held[term].append(place)
            else:
                held[term] = [usual[term], place]
        for term in self.weighted:
            held.setdefault(term, [usual[term]])
        others: dict[str, bytes] = {}
        for term, places in held.items():
            del usual[term]
            if term in self.disordered:
                places = sorted(set(places))
            weights = [self.weights.get(place[:2], _TEXT) for place in places] if term in self.weighted else None
            others[term] = _head(len(places), sum(weights) if weights else len(places) * _TEXT) + b"".join(places)
        return Postings(usual, others, length)


@lru_cache(maxsize=256)
def _head(count: int, weight: int) -> bytes:
    return (count * 16 + bucket(weight)).to_bytes(3)


# Long documents have some five hundred numbers; where fewer are kept, each document makes all of its own anew.
@lru_cache(maxsize=1024)
def _written(number: int) -> list[bytes]:
    """Return the places of a number of a passage; most documents have the same numbers."""
    return [place.to_bytes(3) for place in range(number * SPAN, (number + 1) * SPAN)]


@cache
def bucket(weight: int) -> int:
    """Return how much a term weighs in a document on a scale of 16."""
    # Three steps for each doubling: a word of the text (2 halves) is 3, thirty-one of them are 15.
    return min(15, round(3 * math.log2(1 + weight / 2)))
