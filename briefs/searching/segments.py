"""Postings of some documents, ready to be joined: so that an edit merges again what it reaches and nothing else.

Documents are gathered into blocks, terms into groups. A segment is a term's postings in one block; its line in the
index is its segments one after another. An edit of a document makes its block's segments again, and then the lines of
those groups in which a segment is another. On a large site blocks are gathered into stretches, of which each has a part
of a long line, so that an edit makes one part of it again.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

import msgspec

from briefs.searching.postings import USUAL, Postings

BLOCK = 64
"""Documents in a block at most: making its segments again takes 50 ms, joining a line a microsecond for each block."""
_USUAL = 40
"""Documents in a block on average at most, so that hardly ever one is full while others have room."""


STRETCH = 128
"""Numbers of blocks in a stretch, at least: of half of them, as of briefs, some 2,500 documents."""
_MOST_STRETCHES = 8
"""A query loads each part of a long line, so there are few, whatever the size of the site."""
_LONG = 24_000
"""Bytes of places in a stretch from which on a term's postings there are a file: packed, more than a shard has."""


class Line(msgspec.Struct, frozen=True, array_like=True):
    """What the index says of a term, all numbers in three bytes each."""

    postings: bytes
    """For each document how much further on it is, and how often, times 16, and how heavy the term is."""
    places: bytes
    """The places in all documents, one after another."""


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """A term's postings in a block."""

    first: int
    """The number of the first document that has the term."""
    last: int
    """The number of the last one."""
    postings: bytes
    """As in a line, but for the number of the first document."""
    places: bytes
    """As in a line."""


class Stretch(msgspec.Struct, frozen=True):
    """The postings of a group of terms in a stretch of blocks."""

    short: dict[str, Segment]
    """Those that stand in the group's shards, in the order of the terms."""
    long: tuple[str, ...]
    """The terms whose postings in this stretch are a file of their own, in order."""


def blocks_of(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Divide documents into blocks by a digest of their names, so that a new one changes its own block and no other.

    There is a power of two of blocks; a document that finds no room doubles it, which divides each block in two.
    """
    placed = [(int.from_bytes(blake2b(name.encode(), digest_size=8).digest()), name) for name in sorted(names)]
    count = 1
    while True:
        found: list[list[str]] = [[] for _ in range(count)]
        for digest, name in placed:
            found[digest % count].append(name)
        if len(placed) <= count * _USUAL and max(map(len, found)) <= BLOCK:
            return [tuple(block) for block in found]
        count *= 2


def gather(documents: Iterable[tuple[int, Postings]]) -> dict[str, Segment]:
    """Return the segments of documents, which come in the order of their numbers."""
    first = (16 + USUAL).to_bytes(3)
    # The fields of segments. Some thousand terms of each document come by here, so each is looked up once.
    held: dict[str, list[Any]] = {}
    begun_of = held.get
    for at, one in documents:
        for term, text in one.usual.items():
            if begun := begun_of(term):
                begun[2] += _usual(at - begun[1])
                begun[3] += text
                begun[1] = at
            else:
                held[term] = [at, at, first, text]
        for term, text in one.others.items():
            if begun := begun_of(term):
                begun[2] += (at - begun[1]).to_bytes(3) + text[:3]
                begun[3] += text[3:]
                begun[1] = at
            else:
                held[term] = [at, at, text[:3], text[3:]]
    return {term: Segment(*fields) for term, fields in held.items()}


@lru_cache(maxsize=1024)
def _usual(step: int) -> bytes:
    """Return the posting of a term that stands once in the text of a document, so much further on."""
    return step.to_bytes(3) + (16 + USUAL).to_bytes(3)


def merge(blocks: Iterable[Mapping[str, Segment]]) -> dict[str, Segment]:
    """Return the segments of a group of terms in all of some blocks, in the order of the terms."""
    found: dict[str, Segment] = {}
    several: dict[str, list[Segment]] = {}
    for block in blocks:
        for term, one in block.items():
            if term not in found:
                found[term] = one
            elif term in several:
                several[term].append(one)
            else:
                several[term] = [found[term], one]
    # Most terms are in one block.
    return {term: _merged(several[term]) if term in several else found[term] for term in sorted(found)}


def _merged(unordered: Iterable[Segment]) -> Segment:
    """Return the segments of a term as one."""
    segments = sorted(unordered, key=attrgetter("first"))
    postings: list[bytes] = []
    before = segments[0].first
    for one in segments:
        postings += ((one.first - before).to_bytes(3), one.postings)
        before = one.last
    places = b"".join([one.places for one in segments])
    return Segment(segments[0].first, before, b"".join(postings[1:]), places)


def line(segment: Segment) -> Line:
    """Return the line of a term from its only segment: documents, each by how much further on it is, with places."""
    return Line(segment.first.to_bytes(3) + segment.postings, segment.places)


def is_long(segment: Segment) -> bool:
    """Return whether the postings of a term in a stretch of several are a file of their own."""
    return len(segment.places) > _LONG


def cut(merged: Mapping[str, Segment]) -> Stretch:
    """Divide the segments of a stretch into short and long ones."""
    long = tuple(term for term, one in merged.items() if is_long(one))
    return Stretch({term: one for term, one in merged.items() if term not in long}, long)


def stretch_size(numbers: int) -> int:
    """Return how many numbers of blocks make a stretch where there are so many; it doubles, as each makes all anew."""
    size = STRETCH
    while size * _MOST_STRETCHES < numbers:
        size *= 2
    return size


def level_for(documents: int) -> int:
    """Return how finely terms are grouped on a site of so many documents; few steps, as each makes the index anew."""
    return sum(documents > most for most in (512, 4096, 32768))


BITS = (11, 5, 2, 0)
"""How many bits of the code point of a first character are left out of a group's name, by level."""
LETTERS = (0, 1, 2, 3)
"""How many letters of a word are a group's name, by level."""


def group_of(term: str, level: int) -> str:
    """Return the group of a term: of words, those that begin alike; of Han, those of neighbouring first characters.

    It begins the names of files, so letters are written as figures: no file system tells IT from it.
    """
    # From U+2E80 on stand the blocks of CJK in Unicode, but for the jamo of Hangul.
    code = ord(term[0])
    if code < 0x2E80:
        return "w" + "-".join([f"{ord(letter):x}" for letter in term[: LETTERS[level]]])
    return f"h{code >> BITS[level]:x}"
