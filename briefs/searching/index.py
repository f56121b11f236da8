"""Documents → the files of the index: shards of terms, pieces of text, and a small file to start from.

Everything is a classic script that hands its data to one function, so that it works on any host, under any path and
from a folder. Documents are numbered as they are given; equal documents give equal bytes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from briefs.language.folding import classes
from briefs.searching.documents import CHUNK, Document, Entry, chunks_of
from briefs.searching.terms import ALPHABET, Terms, index_document, number

VERSION = 1
SHARD = 12_000
"""Characters of a shard of terms, about; a term with more postings has one of its own."""


class Indexed(msgspec.Struct, frozen=True):
    """One document as it stands in the index: its terms, and its text by script and chunk.

    Chinese comes first; English begins with chunk `latin_from`. `texts` are by `hant`, `hans`, `en`.
    """

    terms: Terms
    latin_from: int
    texts: dict[str, dict[int, tuple[Entry, ...]]]


def index_one(document: Document) -> Indexed:
    """Index one document: the pure step that is remembered."""
    chinese = [place.passage for place in document.chinese]
    latin = [place.passage for place in document.latin]
    first = index_document(chinese)
    latin_from = -(-first.end // CHUNK) if chinese else 0
    second = index_document(latin, latin_from * CHUNK)
    return Indexed(
        terms=first.joined(second),
        latin_from=latin_from,
        texts={
            "hant": _texts(document, first, [passage.text for passage in chinese]),
            "hans": _texts(document, first, [passage.derived or passage.text for passage in chinese]),
            "en": _texts(document, second, [passage.text for passage in latin], is_latin=True),
        },
    )


def _texts(
    document: Document, terms: Terms, texts: Sequence[str], *, is_latin: bool = False
) -> dict[int, tuple[Entry, ...]]:
    places = document.latin if is_latin else document.chinese
    entries = [
        Entry(start, place.passage.field, place.anchor, text)
        for start, place, text in zip(terms.starts, places, texts, strict=True)
    ]
    return chunks_of(entries, terms.end)


def index_files(
    documents: Sequence[Document], indexed: Sequence[Indexed], aliases: Sequence[Sequence[str]]
) -> dict[str, bytes]:
    """Make the files of the index, by name."""
    postings = merged([one.terms for one in indexed])
    files: dict[str, bytes] = {}
    directory = []
    for first, lines in shards(postings):
        data = _literal(lines)
        name = hashlib.blake2b(data.encode(), digest_size=5).hexdigest()
        files[f"terms/{name}.js"] = f'briefsSearch.terms("{name}",{data});\n'.encode()
        directory.append([first, name])
    for at, (document, one) in enumerate(zip(documents, indexed, strict=True)):
        for script, chunks in one.texts.items():
            for chunk, entries in chunks.items():
                name = f"{at}-{chunk}-{script}"
                passages = [[e.start, e.field, e.anchor, e.text] for e in entries]
                held = [document.kind, document.titles, document.addresses, document.date, passages]
                data = _literal(held)
                files[f"text/{name}.js"] = f'briefsSearch.text("{name}",{data});\n'.encode()
    start = _start(documents, indexed, directory, postings, aliases)
    token = hashlib.blake2b(b"".join(files[name] for name in sorted(files)) + start.encode(), digest_size=5).hexdigest()
    files["start.js"] = f'briefsSearch.start("{token}",{start});\n'.encode()
    return files


def merged(terms: Sequence[Terms]) -> dict[str, str]:
    """Give the postings of all documents by term, in the order of the terms."""
    found: dict[str, list[Any]] = {}
    for at, one in enumerate(terms):
        for term, posting in one.postings.items():
            entry = found.get(term)
            if entry is None:
                found[term] = [at, number(at), posting]
            else:
                # The last document first, then the postings, each after how many documents it is further on.
                entry.append(number(at - entry[0]))
                entry.append(posting)
                entry[0] = at
    return {term: "".join(found[term][1:]) for term in sorted(found)}


def shards(postings: Mapping[str, str]) -> list[tuple[str, str]]:
    """Cut the terms into shards: the first term of each, and its lines of a term and its postings."""
    found: list[tuple[str, str]] = []
    lines: list[str] = []
    size = 0
    for term, posting in postings.items():
        if lines and size + len(term) + len(posting) > SHARD:
            found.append((lines[0].partition(" ")[0], "\n".join(lines)))
            lines, size = [], 0
        lines.append(f"{term} {posting}")
        size += len(term) + len(posting) + 2
    if lines:
        found.append((lines[0].partition(" ")[0], "\n".join(lines)))
    return found


def _start(
    documents: Sequence[Document],
    indexed: Sequence[Indexed],
    directory: list[list[str]],
    postings: Mapping[str, str],
    aliases: Sequence[Sequence[str]],
) -> str:
    facets: dict[str, dict[str, list[int]]] = {}
    for at, document in enumerate(documents):
        for facet, values in document.facets.items():
            for value in values:
                facets.setdefault(facet, {}).setdefault(value, []).append(at)
    whole = {
        "version": VERSION,
        "chunk": CHUNK,
        "count": len(documents),
        "lengths": "".join(ALPHABET[min(63, one.terms.length.bit_length() * 2)] for one in indexed),
        "latin": "".join(number(one.latin_from) for one in indexed),
        "fold": folding_for(postings),
        "aliases": aliases,
        "shards": directory,
        "facets": {
            facet: {value: _numbers(numbers) for value, numbers in sorted(values.items())}
            for facet, values in sorted(facets.items())
        },
    }
    return _literal(whole)


def _literal(value: object) -> str:
    """Write data as a literal of JavaScript that no parser of anything else could take for its own."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _numbers(values: Sequence[int]) -> str:
    return "".join(number(value - before) for before, value in zip((0, *values), values, strict=False))


def folding_for(postings: Mapping[str, str]) -> str:
    """Give the classes of characters that the index has, the character that stands for each first."""
    present = set("".join(postings))
    groups: dict[str, list[str]] = {}
    for char, one in sorted(classes().items()):
        if one in present and char != one:
            groups.setdefault(one, []).append(char)
    return " ".join(one + "".join(others) for one, others in sorted(groups.items()))
