"""Terms with where they stand: of one document, and of all.

A place is the number of the passage and the place in it, so that a phrase is told from its parts scattered over a
paragraph (docs/search.md), and an edit of one passage leaves the places of all others as they are. A posting is the
places of a term in one document; most terms stand once in a text and are as heavy as a word of it, and only for the
others a first number says how often, and how heavy. All numbers have three bytes: in a shard first bytes stand beside
first bytes, and so on, and are packed in few bits (index.py).
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import msgspec

from briefs.searching.documents import SPAN, Passage, width
from briefs.searching.terms import folded, terms_in

WEIGHTS = {"title": 16, "heading": 6, "text": 2, "note": 1}
"""How much a word weighs by where it stands, in halves of a word of the text."""
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
    first: dict[str, int] = {}
    further: dict[str, list[int]] = defaultdict(list)
    weights: dict[int, int] = {}
    length = 0
    for at, passage in passages:
        weights |= dict.fromkeys(range(at, at + width(passage)), WEIGHTS[passage.field])
        # Some characters fold to several (㈱); places for which there is no room begin anew, in the same passage.
        ring = range(at * SPAN, (at + width(passage)) * SPAN)
        text, derived = folded(passage.text), folded(passage.derived)
        found, count = terms_in(text)
        length += count * WEIGHTS[passage.field]
        # Most passages fold to the same in both scripts; of the rest only what differs is another term.
        if derived and derived != text:
            ours = set(found)
            found += [one for one in terms_in(derived)[0] if one not in ours]
        for term, place in found:
            if term in first:
                further[term].append(ring[place % len(ring)])
            else:
                first[term] = ring[place % len(ring)]
    plain = {at for at, weight in weights.items() if bucket(weight) == USUAL}
    usual: dict[str, bytes] = {}
    others: dict[str, bytes] = {}
    for term, place in first.items():
        if term not in further and place // SPAN in plain:
            usual[term] = place.to_bytes(3)
        else:
            places = sorted({place, *further.get(term, ())})
            heavy = bucket(sum([weights[one // SPAN] for one in places]))
            others[term] = b"".join([one.to_bytes(3) for one in (len(places) * 16 + heavy, *places)])
    return Postings(usual, others, length)


@cache
def bucket(weight: int) -> int:
    """Return how much a term weighs in a document on a scale of 16."""
    # Three steps for each doubling: a word of the text (2 halves) is 3, thirty-one of them are 15.
    return min(15, round(3 * math.log2(1 + weight / 2)))
