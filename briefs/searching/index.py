"""Documents → the files of the index: shards of terms, packs of text, and a small file to start from.

Everything is a classic script that hands its data to one function, so that it works on any host, under any path and
from a folder. Documents are numbered as they are given; equal documents give equal bytes.
"""

import hashlib
import json
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefs.language.folding import classes
from briefs.searching.documents import PIECE, Document
from briefs.searching.figures import ALPHABET, number, steps
from briefs.searching.postings import SPAN, Postings, index_passages
from briefs.searching.segments import gather, group_of, joined, level_for
from briefs.searching.terms import ORDINARY
from briefs.searching.text_packs import PACK, Pieces, all_passages, latin_from, pack_file, pieces_of

VERSION = 4
SHARD = 8_000
"""Characters of a shard of terms, about; a term with more postings has one of its own."""


class Indexed(msgspec.Struct, frozen=True):
    """One document as it stands in the index."""

    postings: Postings
    """Its terms, with where they stand."""
    latin_from: int
    """The number of its first English passage, which begins a piece; 0 where it has no Chinese ones."""
    facets: dict[str, tuple[str, ...]]
    """By facet the values by which results can be narrowed to it."""


class Numbered(msgspec.Struct, frozen=True, array_like=True):
    """What the start file says of a document."""

    number: int
    """Its number in the index; between those of two blocks some are left over."""
    length: int
    """The class of its weighted length, 0 to 63: two for each doubling."""
    latin_from: int
    """The number of its first English passage."""
    facets: dict[str, tuple[str, ...]]
    """By facet the values by which results can be narrowed to it."""


class Shards(msgspec.Struct, frozen=True):
    """The shards of a group of terms."""

    names: tuple[tuple[str, str], ...]
    """For each shard its first term, and its name, which is a digest of what is in it."""
    characters: str
    """Every character in the terms, each once and sorted: of these the start file has the folding."""


def index_one(document: Document) -> Indexed:
    """Find the terms of one document."""
    chinese, latin = all_passages(document)
    return Indexed(index_passages([*chinese, *latin]), latin_from(chinese), document.facets)


def numbered_document(number: int, one: Indexed) -> Numbered:
    """Return what the start file says of a document."""
    # The length is one figure of ALPHABET, so 63 at most.
    return Numbered(number, min(63, one.postings.length.bit_length() * 2), one.latin_from, one.facets)


def shard_files(postings: Mapping[str, str]) -> tuple[dict[str, bytes], Shards]:
    """Make the shards of a group of terms, by name, with what the start file says of them."""
    files: dict[str, bytes] = {}
    names = []
    for first, lines in shards(postings):
        data = literal(lines)
        name = _name(data)
        files[f"terms/{name}.js"] = f'briefsSearch.terms("{name}",{data});\n'.encode()
        names.append((first, name))
    return files, Shards(tuple(names), "".join(sorted(set("".join(postings)))))


def start_file(
    documents: Iterable[Numbered],
    groups: Iterable[Shards],
    texts: Iterable[bytes],
    aliases: Sequence[Sequence[str]],
    places: Mapping[str, Sequence[str]],
) -> bytes:
    """Make the file from which the index is read.

    `texts` are digests of all packs, to tell old ones from new; `places` the names of jurisdictions in each language.
    """
    listed = sorted(documents, key=lambda one: one.number)
    held = list(groups)
    last = listed[-1].number + 1 if listed else 0
    lengths, latin = ["A"] * last, ["A"] * last
    facets: dict[str, dict[str, list[int]]] = {}
    for one in listed:
        lengths[one.number], latin[one.number] = ALPHABET[one.length], number(one.latin_from)
        for facet, values in one.facets.items():
            for value in values:
                facets.setdefault(facet, {}).setdefault(value, []).append(one.number)
    directory = sorted(pair for one in held for pair in one.names)
    start = literal(
        {
            "version": VERSION,
            "span": SPAN,
            "piece": PIECE,
            "pack": PACK,
            "count": len(listed),
            "lengths": "".join(lengths),
            "latin": "".join(latin),
            "fold": folding_for(char for one in held for char in one.characters),
            "ordinary": ORDINARY,
            "aliases": aliases,
            "places": {code: names for code, names in places.items() if code in facets.get("jurisdiction", {})},
            "shards": "\n".join(f"{first} {name}" for first, name in directory),
            "facets": {
                facet: {value: steps(numbers) for value, numbers in sorted(values.items())}
                for facet, values in sorted(facets.items())
            },
        }
    )
    token = _name(start + "".join(one.hex() for one in sorted(texts)))
    return f'briefsSearch.start("{token}",{start});\n'.encode()


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
    for lines in groups.values():
        shards_of_group, told = shard_files(lines)
        files |= shards_of_group
        held.append(told)
    packs: dict[int, dict[int, tuple[Pieces, ...]]] = {}
    for at, document in enumerate(documents):
        packs.setdefault(at // PACK, {})[at] = pieces_of(document)
    texts = {f"text/{name}.js": pack_file(name, pieces) for name, pieces in packs.items()}
    known = (numbered_document(at, one) for at, one in enumerate(indexed))
    digests = [hashlib.sha256(data).digest() for data in texts.values()]
    return files | texts | {"start.js": start_file(known, held, digests, aliases, places or {})}


def _name(data: str) -> str:
    """Name a file by what is in it, in letters that no file system takes for one another."""
    # Five bytes are eight letters of base 32, without `=` at the end.
    return b32encode(hashlib.blake2b(data.encode(), digest_size=5).digest()).decode().lower()


def shards(postings: Mapping[str, str]) -> list[tuple[str, str]]:
    """Cut the terms into shards: the first term of each, and its lines of a term and its postings."""
    most = SHARD
    found: list[tuple[str, str]] = []
    lines: list[str] = []
    size = 0
    for term, posting in postings.items():
        if lines and size + len(term) + len(posting) > most:
            found.append((lines[0].partition(" ")[0], "\n".join(lines)))
            lines, size = [], 0
        lines.append(f"{term} {posting}")
        size += len(term) + len(posting) + 2
    if lines:
        found.append((lines[0].partition(" ")[0], "\n".join(lines)))
    return found


def literal(value: object) -> str:
    """Write data as a literal of JavaScript that no parser of anything else could take for its own."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def folding_for(characters: Iterable[str]) -> str:
    """Return the classes of characters that the index has, the character that stands for each first."""
    present = set(characters)
    groups: dict[str, list[str]] = {}
    for char, one in sorted(classes().items()):
        if one in present and char != one:
            groups.setdefault(one, []).append(char)
    return " ".join(one + "".join(others) for one, others in sorted(groups.items()))
