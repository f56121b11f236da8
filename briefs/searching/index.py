"""Documents → the files of the index: shards of terms, pieces of text, and a small file to start from.

Everything is a classic script that hands its data to one function, so that it works on any host, under any path and
from a folder. Documents are numbered as they are given; equal documents give equal bytes.
"""

import hashlib
import json
from base64 import b32encode
from collections.abc import Mapping, Sequence

import msgspec

from briefs.language.folding import classes
from briefs.searching.documents import PIECE, Document, Passage, behind, numbered
from briefs.searching.figures import ALPHABET, number, steps
from briefs.searching.postings import SPAN, Postings, index_passages, merged

VERSION = 2
SHARD = 8_000
"""Characters of a shard of terms, about; a term with more postings has one of its own."""
MOST_SHARDS = 6_000
"""How many shards there may be before they grow instead, as the list of them is loaded whole."""


class Indexed(msgspec.Struct, frozen=True):
    """One document as it stands in the index: its terms, the number of its first English passage, its pieces of text.

    A piece is named by its number and script (`hant`, `hans`, `en`), and is written as it will stand in its file.
    """

    postings: Postings
    latin_from: int
    pieces: dict[str, str]


def index_one(document: Document) -> Indexed:
    """Index one document: the pure step that is remembered."""
    chinese = list(numbered(document.chinese))
    latin_from = behind(chinese[-1][0] + 1) if chinese else 0
    latin = list(numbered(document.latin, latin_from))
    head = [document.kind, document.titles, document.addresses, document.date]
    pieces: dict[str, str] = {}
    for script, ours, theirs in (("hant", chinese, latin), ("hans", chinese, latin), ("en", latin, chinese)):
        others = {_place(passage): at for at, passage in theirs}
        held: dict[int, list[list[object]]] = {}
        for at, passage in ours:
            text = (passage.derived or passage.text) if script == "hans" else passage.text
            other = [others[place]] if (place := _place(passage)) in others else []
            held.setdefault(at // PIECE, []).append([at, passage.field, passage.anchor, text, *other])
        pieces |= {f"{piece}-{script}": literal([*head, entries]) for piece, entries in held.items()}
    return Indexed(index_passages([*chinese, *latin]), latin_from, pieces)


def _place(passage: Passage) -> str:
    """Return what a passage shares with its counterpart: the anchor, as a paragraph has one id in all languages."""
    return passage.anchor or f" {passage.field}"


def index_files(
    documents: Sequence[Document], indexed: Sequence[Indexed], aliases: Sequence[Sequence[str]]
) -> dict[str, bytes]:
    """Make the files of the index, by name."""
    postings = merged([one.postings for one in indexed])
    files: dict[str, bytes] = {}
    directory = []
    for first, lines in shards(postings):
        data = literal(lines)
        name = _name(data)
        files[f"terms/{name}.js"] = f'briefsSearch.terms("{name}",{data});\n'.encode()
        directory.append(f"{first} {name}")
    for at, one in enumerate(indexed):
        for piece, data in one.pieces.items():
            name = f"{at}-{piece}"
            files[f"text/{name}.js"] = f'briefsSearch.text("{name}",{data});\n'.encode()
    start = literal(_start(documents, indexed, directory, postings, aliases))
    token = _name("".join(files) + start + "".join(data for one in indexed for data in one.pieces.values()))
    files["start.js"] = f'briefsSearch.start("{token}",{start});\n'.encode()
    return files


def _name(data: str) -> str:
    """Name a file by what is in it, in letters that no file system takes for one another."""
    return b32encode(hashlib.blake2b(data.encode(), digest_size=5).digest()).decode().lower()


def shards(postings: Mapping[str, str]) -> list[tuple[str, str]]:
    """Cut the terms into shards: the first term of each, and its lines of a term and its postings."""
    most = max(SHARD, sum(map(len, postings.values())) // MOST_SHARDS)
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


def _start(
    documents: Sequence[Document],
    indexed: Sequence[Indexed],
    directory: Sequence[str],
    postings: Mapping[str, str],
    aliases: Sequence[Sequence[str]],
) -> dict[str, object]:
    facets: dict[str, dict[str, list[int]]] = {}
    for at, document in enumerate(documents):
        for facet, values in document.facets.items():
            for value in values:
                facets.setdefault(facet, {}).setdefault(value, []).append(at)
    return {
        "version": VERSION,
        "span": SPAN,
        "piece": PIECE,
        "count": len(documents),
        "lengths": "".join(ALPHABET[min(63, one.postings.length.bit_length() * 2)] for one in indexed),
        "latin": "".join(number(one.latin_from) for one in indexed),
        "fold": folding_for(postings),
        "aliases": aliases,
        "shards": "\n".join(directory),
        "facets": {
            facet: {value: steps(numbers) for value, numbers in sorted(values.items())}
            for facet, values in sorted(facets.items())
        },
    }


def literal(value: object) -> str:
    """Write data as a literal of JavaScript that no parser of anything else could take for its own."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def folding_for(postings: Mapping[str, str]) -> str:
    """Return the classes of characters that the index has, the character that stands for each first."""
    present = set("".join(postings))
    groups: dict[str, list[str]] = {}
    for char, one in sorted(classes().items()):
        if one in present and char != one:
            groups.setdefault(one, []).append(char)
    return " ".join(one + "".join(others) for one, others in sorted(groups.items()))
