"""Documents → the files of the index: shards of terms, packs of text, and a small file to start from.

Everything is a classic script that hands its data to one function, so that it works on any host, under any path and
from a folder. Documents are numbered as they are given; equal documents give equal bytes.
"""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from briefs.searching.documents import Document, latin_from, numbered
from briefs.searching.postings import Postings, index_passages
from briefs.searching.segments import (
    BLOCK,
    Segment,
    Stretch,
    cut,
    gather,
    group_of,
    level_for,
    merge,
    stretch_size,
)
from briefs.searching.shards import long_files, shard_files
from briefs.searching.start import Numbered, start_file
from briefs.searching.text_packs import PACK, Pieces, pack_file, pieces_of


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


def index_files(
    documents: Sequence[Document],
    indexed: Sequence[Indexed],
    aliases: Sequence[Sequence[str]],
    places: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, bytes]:
    """Make the whole index of documents that are numbered as they come, by name."""
    level = level_for(len(documents))
    numbered_ones = list(enumerate(one.postings for one in indexed))
    blocks = [gather(numbered_ones[at : at + BLOCK]) for at in range(0, len(numbered_ones), BLOCK)]
    size = stretch_size(len(blocks))
    groups: dict[str, dict[int, dict[str, Segment]]] = {}
    for number in range(0, len(blocks), size):
        for term, one in merge(blocks[number : number + size]).items():
            groups.setdefault(group_of(term, level), {}).setdefault(number // size, {})[term] = one
    files: dict[str, bytes] = {}
    held = []
    for group, merged in groups.items():
        if len(blocks) > size:
            stretches = [cut(merged.get(at, {})) for at in range(-(-len(blocks) // size))]
            files |= {name: data for at, one in merged.items() for name, data in long_files(group, at, one).items()}
        else:
            stretches = [Stretch(one, ()) for one in merged.values()]
        shards_of_group, told = shard_files(group, level, stretches)
        files |= shards_of_group
        held.append(told)
    packs: dict[int, dict[int, Pieces]] = {}
    for at, document in enumerate(documents):
        packs.setdefault(at // PACK, {})[at] = pieces_of(document)
    texts = {f"text/{name}.js": pack_file(name, pieces) for name, pieces in packs.items()}
    known = (numbered_document(at, one) for at, one in enumerate(indexed))
    digests = [hashlib.sha256(data).digest() for data in texts.values()]
    return files | texts | {"start.js": start_file(known, held, digests, aliases, places or {}, level)}
