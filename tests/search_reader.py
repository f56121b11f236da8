"""Reads the packs of text of the search index back, as the page's script does."""

import json
import re
import zlib
from base64 import b64decode
from typing import Any

from briefs.searching.figures import figures
from briefs.searching.text_packs import PACK, SCRIPTS

_PACK = re.compile(rb'briefsSearch\.pack\("(\d+)","([^"<>\\]*)","([^"<>\\]*)"\);\n')


def read_pack(data: bytes) -> dict[str, Any]:
    """Return the pieces of a pack by number of the document, number of the piece, and script."""
    match = _PACK.fullmatch(data)
    assert match, data[:200]
    values, texts = figures(match[2].decode()), match[3]
    number, at, start = int(match[1]) * PACK, 0, 0
    pieces = {}
    while at < len(values):
        step, script, first, count = values[at : at + 4]
        number, at = number + step, at + 4
        for piece in range(first, first + count):
            packed = texts[start : start + values[at]]
            pieces[f"{number}-{piece}-{SCRIPTS[script]}"] = json.loads(zlib.decompress(b64decode(packed), wbits=-15))
            start, at = start + values[at], at + 1
    assert start == len(texts)
    return pieces
