"""The file from which the index is read: what is known of each document, and where each term is looked up.

It is what a first search waits for, so what it says is packed: it is a third of what the index loads for one.
"""

import hashlib
import json
import operator
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefs.language.folding import classes
from briefs.searching.documents import SPAN
from briefs.searching.figures import ALPHABET, number, steps
from briefs.searching.segments import BITS, LETTERS
from briefs.searching.terms import ORDINARY
from briefs.searching.text_packs import PACK

VERSION = 7
DIGEST = 4
"""Characters of the digest of a group of terms: of 16 million changes one is taken for what a browser has kept."""


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

    begins: tuple[str, ...]
    """For each shard how its first term begins: as much as tells it from the last one of the shard before."""
    parts: tuple[int, ...]
    """For each 0, or for a term that is long somewhere bits: the shard has a file, and which stretches have."""
    digest: str
    """A digest of what is in them, which is a part of their addresses."""
    characters: str
    """Every character in the terms, each once and sorted: of these the start file has the folding."""


def with_parts(shards: Shards, digests: Sequence[bytes]) -> Shards:
    """Return the shards of a group with a digest of the parts of long lines, too."""
    if not digests:
        return shards
    return msgspec.structs.replace(shards, digest=digest_of(shards.digest.encode() + b"".join(digests)))


def start_file(
    documents: Iterable[Numbered],
    groups: Iterable[Shards],
    texts: Iterable[bytes],
    aliases: Sequence[Sequence[str]],
    places: Mapping[str, Sequence[str]],
    level: int,
) -> bytes:
    """Make the file from which the index is read.

    `level` says how terms are grouped; `texts` are digests of all packs, to tell old ones from new; `places` the names
    of jurisdictions in each language.
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
    held.sort(key=lambda one: one.begins)
    start = literal(
        {
            "version": VERSION,
            "span": SPAN,
            "pack": PACK,
            "count": len(listed),
            "lengths": "".join(lengths),
            "latin": "".join(latin),
            "fold": folding_for(char for one in held for char in one.characters),
            "ordinary": ORDINARY,
            "aliases": aliases,
            "places": {code: names for code, names in places.items() if code in facets.get("jurisdiction", {})},
            "digest": DIGEST,
            "grouping": [BITS[level], LETTERS[level]],
            "shards": front_coded(begin for one in held for begin in one.begins),
            "digests": "".join(one.digest for one in held),
            # Most sites have one stretch, and no parts.
            "parts": parts if (parts := "".join(number(bits) for one in held for bits in one.parts)).strip("A") else "",
            "facets": {
                facet: {value: steps(numbers) for value, numbers in sorted(values.items())}
                for facet, values in sorted(facets.items())
            },
        }
    )
    token = digest_of(start.encode() + b"".join(sorted(texts)))
    return f'briefsSearch.start("{token}",{start});\n'.encode()


def digest_of(data: bytes) -> str:
    """Return a digest to tell a file from what it was, as an address has it."""
    return urlsafe_b64encode(hashlib.blake2b(data, digest_size=DIGEST * 6 // 8).digest()).decode()


def literal(value: object) -> str:
    """Write data as a literal of JavaScript that no parser of anything else could take for its own."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def folding_for(characters: Iterable[str]) -> list[str]:
    """Return the classes of characters that the index has: the characters that stand for others, and these.

    Both are code points, each by how much it is more than the one before; twice as much, and 1 more where it is less.
    """
    present = set(characters)
    pairs = sorted((ord(one), ord(char)) for char, one in classes().items() if one in present and char != one)
    ones, others = [one for one, _ in pairs], [char for _, char in pairs]
    turned = (2 * step if step >= 0 else -2 * step - 1 for step in map(operator.sub, others, (0, *others)))
    return [steps(ones), "".join(map(number, turned))]


def front_coded(begins: Iterable[str]) -> list[str]:
    """Write sorted beginnings of terms, each by what it has more than the one before.

    First, for each, how many characters it shares with that one; then, for each, how many others it has behind its
    next one; then the code points of these, of which the first is by how much it is more.
    """
    shared: list[str] = []
    more: list[str] = []
    codes: list[str] = []
    before = ""
    for begin in begins:
        same = next(at for at, char in enumerate(begin) if char != before[at : at + 1])
        own, *others = map(ord, begin[same:])
        shared.append(number(same))
        more.append(number(len(others)))
        codes += map(number, (own - ord(before[same : same + 1] or "\0"), *others))
        before = begin
    return ["".join(shared), "".join(more), "".join(codes)]
