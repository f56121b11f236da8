"""Documents → the files of the index: shards of terms, packs of text, and a small file to start from.

Everything is a classic script that hands its data to one function, so that it works on any host, under any path and
from a folder. Documents are numbered as they are given; equal documents give equal bytes.
"""

import hashlib
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence

import msgspec

from briefs.searching.deflating import packer_for
from briefs.searching.documents import Document, latin_from, numbered
from briefs.searching.postings import Postings, index_passages
from briefs.searching.segments import BLOCK, LETTERS, Line, gather, group_of, join_groups, level_for
from briefs.searching.start import Numbered, Shards, digest_of, start_file
from briefs.searching.text_packs import PACK, Pieces, pack_file, pieces_of

SHARDS = (4_000, 4_000, 8_000, 8_000)
"""Bytes of a shard of terms, about, by level of grouping; a term with more postings has one of its own."""


class Indexed(msgspec.Struct, frozen=True):
    """One document as it stands in the index."""

    postings: Postings
    """Its terms, with where they stand."""
    latin_from: int
    """The number of its first English passage; 0 where it has no Chinese ones."""
    facets: dict[str, tuple[str, ...]]
    """By facet the values by which results can be narrowed to it."""


def index_one(document: Document) -> Indexed:
    """Find the terms of one document."""
    first = latin_from(document)
    passages = [*numbered(document.chinese), *numbered(document.latin, first)]
    return Indexed(index_passages(passages), first, document.facets)


def numbered_document(number: int, one: Indexed) -> Numbered:
    """Return what the start file says of a document."""
    # The length is one figure of ALPHABET, so 63 at most.
    return Numbered(number, min(63, one.postings.length.bit_length() * 2), one.latin_from, one.facets)


def shard_files(group: str, level: int, lines: Mapping[str, Line]) -> tuple[dict[str, bytes], Shards]:
    """Make the shards of a group of terms, by name, with what the start file says of them."""
    files: dict[str, bytes] = {}
    begins = []
    last = ""
    for at, some in enumerate(shards(lines, SHARDS[level])):
        files[f"terms/{group}_{at}.js"] = f'briefsSearch.terms("{group}_{at}",{packed(some)});\n'.encode()
        begins.append(_beginning(next(iter(some)), last, max(1, LETTERS[level])))
        last = next(reversed(some))
    characters = "".join(sorted(set("".join(lines))))
    return files, Shards(tuple(begins), digest_of(b"".join(files.values())), characters)


def _beginning(term: str, before: str, least: int) -> str:
    """Return how a term begins, with so many letters that it stands behind another; `least` tell its group."""
    return next((term[:size] for size in range(least, len(term)) if term[:size] > before), term)


def index_files(
    documents: Sequence[Document],
    indexed: Sequence[Indexed],
    aliases: Sequence[Sequence[str]],
    places: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, bytes]:
    """Make the whole index of documents that are numbered as they come, by name."""
    level = level_for(len(documents))
    groups: dict[str, dict[str, Line]] = {}
    numbered_ones = list(enumerate(one.postings for one in indexed))
    blocks = (gather(numbered_ones[at : at + BLOCK]) for at in range(0, len(numbered_ones), BLOCK))
    for term, line in join_groups(blocks).items():
        groups.setdefault(group_of(term, level), {})[term] = line
    files: dict[str, bytes] = {}
    held = []
    for group, lines in groups.items():
        shards_of_group, told = shard_files(group, level, lines)
        files |= shards_of_group
        held.append(told)
    packs: dict[int, dict[int, Pieces]] = {}
    for at, document in enumerate(documents):
        packs.setdefault(at // PACK, {})[at] = pieces_of(document)
    texts = {f"text/{name}.js": pack_file(name, pieces) for name, pieces in packs.items()}
    known = (numbered_document(at, one) for at, one in enumerate(indexed))
    digests = [hashlib.sha256(data).digest() for data in texts.values()]
    return files | texts | {"start.js": start_file(known, held, digests, aliases, places or {}, level)}


def shards(lines: Mapping[str, Line], most: int) -> list[dict[str, Line]]:
    """Cut the terms into shards, each with its terms and their lines."""
    found: list[dict[str, Line]] = []
    size = most
    for term, line in lines.items():
        # Once packed, a term and a document take one byte each, and a place a byte and a half.
        more = len(term) + len(line.postings) // 6 + len(line.places) // 2
        if size + more > most:
            found.append({})
            size = 0
        found[-1][term] = line
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
    is_long = len(places) > _LONG
    columns = (
        (terms + b"\0", zlib.Z_DEFAULT_STRATEGY),
        (b"".join(high), zlib.Z_RLE),
        (counts[2::3], zlib.Z_HUFFMAN_ONLY),
        (postings[1::6], zlib.Z_RLE),
        (postings[2::6], zlib.Z_RLE),
        (postings[5::6], zlib.Z_RLE),
        (places[1::3], zlib.Z_DEFAULT_STRATEGY if is_long else zlib.Z_FILTERED),
        (places[2::3], zlib.Z_RLE if is_long else zlib.Z_FILTERED),
    )
    # Deflate has one code for all bytes of a block, and each column has figures of its own kind, so each is a block.
    parts: list[bytes] = []
    for data, strategy in columns:
        packer = packer_for(len(data), strategy, level=2 if is_long else 9)
        parts += (packer.compress(data), packer.flush(zlib.Z_SYNC_FLUSH))
    text = b64encode(b"".join(parts) + _END).decode()
    return f'{len(postings) // 6},{len(places) // 3},"{text}"'


_LONG = 48_000
"""Bytes of places that are packed with less care: a term that every text of a large site has takes a quarter of the
time so, and hardly more room."""
_END = zlib.compress(b"", wbits=-zlib.MAX_WBITS)
"""An empty last block."""
