"""Reads the packs of text of the search index back, as the page's script does."""

import json
import re
import zlib
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
    start = next(values)
    number, known = int(match[1]) * PACK, iter(_read(texts[:start]))
    pieces = {}
    for step in values:
        number, head = number + step, next(known)
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
    assert not list(known)
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
