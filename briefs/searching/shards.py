"""The lines of terms as files: shards of a group, and on a large site parts of long lines.

A shard has neighbouring terms, a line each; numbers are packed column by column. See postings.py for what they say.
"""

import zlib
from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence

from briefs.searching.deflating import packer_for
from briefs.searching.segments import LETTERS, Line, Segment, Stretch, is_long, line, merge
from briefs.searching.start import Shards, digest_of

SHARDS = (4_000, 4_000, 8_000, 8_000)
"""Bytes of a shard of terms, about, by level of grouping; a term with more postings has one of its own."""


def shard_files(group: str, level: int, stretches: Sequence[Stretch]) -> tuple[dict[str, bytes], Shards]:
    """Make the shards of a group of terms, by name, with what the start file says of them; `long_files` makes others.

    A term that is long in a stretch has a shard to itself, for what stands of it in the others.
    """
    apart: dict[str, int] = {}
    for at, stretch in enumerate(stretches, start=1):
        for term in stretch.long:
            apart[term] = apart.get(term, 0) | 1 << at
    lines = {term: line(one) for term, one in merge(stretch.short for stretch in stretches).items()}
    lines = dict(sorted((dict.fromkeys(apart, Line(b"", b"")) | lines).items()))
    files: dict[str, bytes] = {}
    begins, parts = [], []
    last = ""
    for at, some in enumerate(shards(lines, SHARDS[level], apart)):
        first = next(iter(some))
        begins.append(_beginning(first, last, max(1, LETTERS[level])))
        has_own = bool(some[first].postings)
        if has_own:
            files |= _file(f"{group}_{at}", some)
        parts.append(apart[first] | has_own if first in apart else 0)
        last = next(reversed(some))
    characters = "".join(sorted(set("".join(lines))))
    return files, Shards(tuple(begins), tuple(parts), digest_of(b"".join(files.values())), characters)


def long_files(group: str, number: int, merged: Mapping[str, Segment]) -> dict[str, bytes]:
    """Make the files of the terms of a group that are long in a stretch; `merged` has all in it."""
    parts = ({term: line(one)} for term, one in merged.items() if is_long(one))
    return {name: data for at, one in enumerate(parts) for name, data in _file(f"{group}_{at}_{number}", one).items()}


def _file(name: str, lines: Mapping[str, Line]) -> dict[str, bytes]:
    return {f"terms/{name}.js": f'briefsSearch.terms("{name}",{packed(lines)});\n'.encode()}


def _beginning(term: str, before: str, least: int) -> str:
    """Return how a term begins, with so many letters that it stands behind another; `least` tell its group."""
    return next((term[:size] for size in range(least, len(term)) if term[:size] > before), term)


def shards(lines: Mapping[str, Line], most: int, apart: Collection[str] = ()) -> list[dict[str, Line]]:
    """Cut the terms into shards, each with its terms and their lines; those apart have one each."""
    found: list[dict[str, Line]] = []
    size = most
    for term, one in lines.items():
        # Once packed, a term and a document take one byte each, and a place a byte and a half.
        more = most if term in apart else len(term) + len(one.postings) // 6 + len(one.places) // 2
        if size + more > most:
            found.append({})
            size = 0
        found[-1][term] = one
        size += more
    return found


def packed(lines: Mapping[str, Line]) -> str:
    """Write the lines of a shard: the number of their documents, that of their places, and all of it deflated.

    The terms come first. Then come, column by column, the bytes of how many documents each has, of the numbers of
    these with how often and how heavy the term is there, and of the places; first those that are mostly zero.
    """
    terms = "".join(f"{term}\n" for term in lines).encode()
    counts = b"".join([(len(line.postings) // 6).to_bytes(3) for line in lines.values()])
    postings = b"".join([line.postings for line in lines.values()])
    places = b"".join([line.places for line in lines.values()])
    high = (counts[0::3], counts[1::3], postings[0::6], postings[3::6], postings[4::6], places[0::3])
    is_quick = len(places) > _QUICK
    columns = (
        (terms + b"\0", zlib.Z_DEFAULT_STRATEGY),
        (b"".join(high), zlib.Z_RLE),
        (counts[2::3], zlib.Z_HUFFMAN_ONLY),
        (postings[1::6], zlib.Z_RLE),
        (postings[2::6], zlib.Z_RLE),
        (postings[5::6], zlib.Z_RLE),
        (places[1::3], zlib.Z_DEFAULT_STRATEGY if is_quick else zlib.Z_FILTERED),
        (places[2::3], zlib.Z_RLE if is_quick else zlib.Z_FILTERED),
    )
    # Deflate has one code for all bytes of a block, and each column has figures of its own kind, so each is a block.
    parts: list[bytes] = []
    for data, strategy in columns:
        packer = packer_for(len(data), strategy, level=2 if is_quick else 9)
        parts += (packer.compress(data), packer.flush(zlib.Z_SYNC_FLUSH))
    text = b64encode(b"".join(parts) + _END).decode()
    return f'{len(postings) // 6},{len(places) // 3},"{text}"'


_QUICK = 48_000
"""Bytes of places that are packed with less care: a term that every text of a large site has takes a quarter of the
time so, and hardly more room."""
_END = zlib.compress(b"", wbits=-zlib.MAX_WBITS)
"""An empty last block."""
