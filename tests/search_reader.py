"""Reads the search index back, as the page's script does."""

import json
import re
import zlib
from base64 import b64decode
from typing import Any

from briefs.searching.figures import figures
from briefs.searching.text_packs import PACK, WINDOW, guess

_PACK = re.compile(rb'briefsSearch\.pack\("(\d+)","([^"<>\\]*)","([^"<\\\0\r\n]*)"\);\n')


def read_pack(data: bytes) -> dict[str, Any]:
    """Return the pieces of a pack by number of the document, number of the first passage, and script.

    Each is what is known of the document, and then its passages.
    """
    match = _PACK.fullmatch(data)
    assert match, data[:200]
    values, texts = iter(figures(match[2].decode())), match[3]
    start = 0
    number = int(match[1]) * PACK
    pieces = {}
    for step in values:
        number, size = number + step, next(values)
        head = _read(texts[start : start + size])
        start += size
        head[1] = _titles(head[1])
        for scripts in (("hant", "hans"), ("en",)):
            first = 0
            for _ in range(next(values)):
                first += next(values)
                packed = []
                for _ in scripts:
                    size = next(values)
                    packed.append(texts[start : start + size])
                    start += size
                pieces[f"{number}-{first}-{scripts[0]}"] = [*head, _read(packed[0])]
                if len(scripts) == 2:
                    pieces[f"{number}-{first}-hans"] = [*head, _derived(_read(packed[0]), packed[1])]
    assert start == len(texts)
    return pieces


def _read(packed: bytes) -> Any:
    return json.loads(zlib.decompress(_bytes(packed), wbits=-15))


def _titles(written: list[Any]) -> list[str]:
    titles: list[str] = []
    for title in written:
        titles.append(guess([titles[-1]]) if title == 0 else title)
    return titles


def _bytes(packed: bytes) -> bytes:
    return re.sub(rb"=(.)", lambda match: bytes([(match[1][0] - 64) % 256]), packed, flags=re.DOTALL)


def _derived(passages: Any, packed: bytes) -> Any:
    said = guess(passage[3] for passage in passages)
    if packed:
        said = zlib.decompressobj(-15, said.encode()[-WINDOW:]).decompress(_bytes(packed)).decode()
    for passage, text in zip(passages, said.split("\0"), strict=True):
        passage[3] = text
    return passages


def read_shard(packed: str) -> dict[str, dict[int, tuple[int, list[int]]]]:
    """Return by term and number of a document how often and how heavy it is there, and its places."""
    documents, places, text = json.loads(f"[{packed}]")
    unpacker = zlib.decompressobj(wbits=-15)
    data = unpacker.decompress(b64decode(text))
    assert unpacker.eof
    written, _, data = data.partition(b"\0")
    terms = written.decode().splitlines()
    count = len(terms)
    columns = []
    for size in (count, count, *[documents] * 3, places, count, *[documents] * 3, places, places):
        columns.append(data[:size])
        data = data[size:]
    assert not data
    numbers = (
        zip(*(columns[at] for at in some), strict=True) for some in ((0, 1, 6), (2, 7, 8), (3, 4, 9), (5, 10, 11))
    )
    counts, steps, weights, held = (iter([int.from_bytes(bytes(one)) for one in some]) for some in numbers)
    found: dict[str, dict[int, tuple[int, list[int]]]] = {}
    for term in terms:
        at, found[term] = 0, {}
        for _ in range(next(counts)):
            at, weight = at + next(steps), next(weights)
            found[term][at] = weight, [next(held) for _ in range(weight // 16)]
    return found
