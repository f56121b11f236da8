"""The text behind the results: pieces for excerpts, and packs of the pieces of neighbouring documents.

A pack is a script, as all of the index is; it begins with the place of each of its pieces, so that a page that was
loaded from a host fetches a few hundred bytes of it (RFC 9110, 14: range requests). From a folder it is loaded whole.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence

import msgspec

from briefs.searching.documents import PIECE, Document, Passage, behind, numbered
from briefs.searching.figures import number

PACK = 8
"""Numbers of documents in a pack, of which some five are in use: some 90 kB, and an edit writes one."""
SCRIPTS = ("hant", "hans", "en")
"""The scripts of texts, in the order in which a pack has them."""


class Pieces(msgspec.Struct, frozen=True, array_like=True):
    """The pieces of a document's text in one script."""

    first: int
    """The number of the first piece; that of each other is one more."""
    packed: tuple[str, ...]
    """The pieces: JSON, deflated (RFC 1951), in base 64."""


def all_passages(document: Document) -> tuple[list[tuple[int, Passage]], list[tuple[int, Passage]]]:
    """Return the passages of a document with their numbers, the Chinese ones and the English ones."""
    chinese = list(numbered(document.chinese))
    return chinese, list(numbered(document.latin, latin_from(chinese)))


def latin_from(chinese: Sequence[tuple[int, Passage]]) -> int:
    """Return the number of a document's first English passage, which begins a piece; 0 where it has no Chinese ones."""
    return behind(chinese[-1][0] + 1) if chinese else 0


def pieces_of(document: Document) -> tuple[Pieces, ...]:
    """Cut a document's text into pieces, in each script."""
    chinese, latin = all_passages(document)
    head = (document.kind, document.titles, document.addresses, document.date)
    tail = (document.sign, document.moved) if document.moved else (document.sign,) if document.sign else ()
    return tuple(
        _pieces(script, ours, theirs, head, tail)
        for script, ours, theirs in zip(SCRIPTS, (chinese, chinese, latin), (latin, latin, chinese), strict=True)
    )


def _pieces(
    script: str,
    ours: Sequence[tuple[int, Passage]],
    theirs: Sequence[tuple[int, Passage]],
    head: Sequence[object],
    tail: Sequence[object],
) -> Pieces:
    """Cut the passages of one script; each has the number of the one that says the same in the other language."""
    others = {_place(passage): at for at, passage in theirs}
    held: dict[int, list[list[object]]] = {}
    for at, passage in ours:
        text = (passage.derived or passage.text) if script == "hans" else passage.text
        other = [others[place]] if (place := _place(passage)) in others else []
        held.setdefault(at // PIECE, []).append([at, passage.field, passage.anchor, text, *other])
    # Pieces are filled one after another, so none is left out between the first and the last.
    return Pieces(
        min(held, default=0), tuple(_deflated([*head, entries, *tail]) for _, entries in sorted(held.items()))
    )


def _place(passage: Passage) -> str:
    """Return what a passage shares with its counterpart: the anchor, as a paragraph has one id in all languages."""
    return passage.anchor or f" {passage.field}"


def _deflated(value: object) -> str:
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
    # Without the header and check sum of zlib: what the page's own DecompressionStream calls `deflate-raw`.
    return b64encode(zlib.compress(text.encode(), level=9, wbits=-zlib.MAX_WBITS)).decode()


def pack_file(name: int, documents: Mapping[int, Sequence[Pieces]]) -> bytes:
    """Make a pack of the pieces of documents by their numbers.

    Its table has for each document and script: how many numbers on the document is, the script's place among SCRIPTS,
    the number of the first piece, how many there are, and the length of each in characters.
    """
    table: list[int] = []
    texts: list[str] = []
    before = name * PACK
    for at, of_scripts in sorted(documents.items()):
        for script, pieces in enumerate(of_scripts):
            if pieces.packed:
                table += [at - before, script, pieces.first, len(pieces.packed), *map(len, pieces.packed)]
                texts += pieces.packed
                before = at
    return f'briefsSearch.pack("{name}","{"".join(map(number, table))}","{"".join(texts)}");\n'.encode()
