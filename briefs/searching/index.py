"""Documents → the files of the index: shards of terms, packs of text, and a small file to start from.

Everything is a classic script that hands its data to one function, so that it works on any host, under any path and
from a folder. Documents are numbered as they are given; equal documents give equal bytes.
"""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from briefs.searching.documents import Document, latin_from, numbered
from briefs.searching.postings import Postings, index_passages
from briefs.searching.segments import LETTERS, gather, group_of, joined, level_for
from briefs.searching.start import Numbered, Shards, digest_of, literal, start_file
from briefs.searching.text_packs import PACK, Pieces, pack_file, pieces_of

SHARD = 8_000
"""Characters of a shard of terms, about; a term with more postings has one of its own."""


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


def shard_files(group: str, level: int, postings: Mapping[str, str]) -> tuple[dict[str, bytes], Shards]:
    """Make the shards of a group of terms, by name, with what the start file says of them."""
    files: dict[str, bytes] = {}
    begins = []
    last = ""
    for at, lines in enumerate(shards(postings)):
        data = literal("\n".join(f"{term} {posting}" for term, posting in lines.items()))
        files[f"terms/{group}_{at}.js"] = f'briefsSearch.terms("{group}_{at}",{data});\n'.encode()
        begins.append(_beginning(next(iter(lines)), last, max(1, LETTERS[level])))
        last = next(reversed(lines))
    characters = "".join(sorted(set("".join(postings))))
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
    groups: dict[str, dict[str, str]] = {}
    for term, one in sorted(gather(enumerate(one.postings for one in indexed)).items()):
        groups.setdefault(group_of(term, level), {})[term] = joined([one])
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


def shards(postings: Mapping[str, str]) -> list[dict[str, str]]:
    """Cut the terms into shards, each with its terms and their postings."""
    found: list[dict[str, str]] = []
    size = SHARD
    for term, posting in postings.items():
        more = len(term) + len(posting) + 2
        if size + more > SHARD:
            found.append({})
            size = 0
        found[-1][term] = posting
        size += more
    return found
