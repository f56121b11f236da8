"""Terms with where they stand: of one document, and of all.

A place is the number of the passage and the place in it, so that a phrase is told from its parts scattered over a
paragraph (docs/search.md), and an edit of one passage leaves the places of all others as they are. A posting is the
places of a term in one document; most terms stand once in a text and are as heavy as a word of it, and only for the
others a first number says how often, and how heavy. All numbers have three bytes: in a shard first bytes stand beside
first bytes, and so on, and are packed in few bits (index.py).
"""

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain, compress
from operator import is_not, ne

import msgspec

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
    for at, passage in passages:
        weight = WEIGHTS[passage.field]
        found, derived = _terms_of(passage)
        length += found.units * weight
        gathered.add(at, passage, found)
        if derived:
            gathered.add(at, passage, derived)
            gathered.disordered.update(derived.terms)
    return gathered.postings(length)


def _terms_of(passage: Passage) -> tuple[Terms, Terms | None]:
    """Return the terms of a passage as it was written, and those that its derived script has beside them."""
    text, derived = folded(passage.text), folded(passage.derived)
    found = terms_in(text)
    # Most passages fold to the same in both scripts; of the rest only what differs is found by other terms.
    if not derived or derived == text:
        return found, None
    terms, places, units = terms_in(derived)
    if places == found.places:
        # Where only characters differ, as nearly always, each term stands beside its own counterpart.
        is_new = [*map(ne, terms, found.terms)]
    else:
        ours = set(zip(found.terms, found.places, strict=True))
        is_new = [one not in ours for one in zip(terms, places, strict=True)]
    return found, Terms([*compress(terms, is_new)], [*compress(places, is_new)], units)


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

    def add(self, first: int, passage: Passage, found: Terms) -> None:
        """Add terms of a passage with this number."""
        size, weight = width(passage), WEIGHTS[passage.field]
        places, room = found.places, size * SPAN
        if found.units > room:
            # Some characters fold to several (㈱); places for which there is no room begin anew, in the same passage.
            places = [place % room for place in places]
            self.disordered.update(found.terms)
        written = _written(first) if size == 1 else [*chain.from_iterable(map(_written, range(first, first + size)))]
        self.terms += found.terms
        self.places += map(written.__getitem__, places)
        if bucket(weight) != USUAL:
            self.weights |= dict.fromkeys([at.to_bytes(2) for at in range(first, first + size)], weight)
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
