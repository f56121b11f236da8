"""The text behind the results: pieces for excerpts, and packs of the pieces of neighbouring documents.

A pack is a script, as all of the index is; it begins with the place of each of its pieces, so that a page that was
loaded from a host fetches a few hundred bytes of it (RFC 9110, 14: range requests). From a folder it is loaded whole.
Hosts do not compress parts of files, so a pack has bytes as they are, and is read as windows-1252: there each byte is
a character.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from briefs.language.folding import classed
from briefs.searching.deflating import packer_for
from briefs.searching.documents import Document, Passage, latin_from, numbered
from briefs.searching.figures import number

PACK = 4
"""Numbers of documents in a pack, of which some three are in use: an edit writes one pack."""
FULL = 600
"""Bytes behind which a piece takes no further passage: 200 characters of Han, of which an excerpt shows some 100."""
WINDOW = 32_000
"""Bytes of a text that another one is written after: deflate looks back 32 KiB (RFC 1951, 2)."""


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Neighbouring passages of a document, deflated (RFC 1951)."""

    first: int
    """The number of the first passage."""
    packed: bytes
    """JSON: the passages, each with its number, what it is, where it stands, its text, and that of its counterpart."""
    derived: bytes = b""
    """Their texts in the derived script, written after what `guess` makes of them; empty where that is all."""


class Pieces(msgspec.Struct, frozen=True, array_like=True):
    """The text of a document."""

    known: bytes
    """JSON, deflated: what its results say of it."""
    chinese: tuple[Piece, ...]
    """Its pieces in Chinese."""
    latin: tuple[Piece, ...]
    """Those in English."""


def pieces_of(document: Document) -> Pieces:
    """Cut a document's text into pieces."""
    chinese = list(numbered(document.chinese))
    latin = list(numbered(document.latin, latin_from(document)))
    titles = _by_guess(document.titles)
    known = [document.kind, titles, document.addresses, document.date, document.sign, document.moved]
    while not known[-1]:
        known.pop()
    return Pieces(
        _deflated(msgspec.json.encode(known)),
        _pieces(chinese, latin, derived=True),
        _pieces(latin, chinese, derived=False),
    )


def _by_guess(titles: Sequence[str]) -> list[str | int]:
    """Return titles, with 0 for one that the one before it tells."""
    return [
        0 if title and title == guess([before]) else title for before, title in zip(("", *titles), titles, strict=False)
    ]


def _cut(passages: Iterable[tuple[int, Passage]]) -> Iterator[list[tuple[int, Passage]]]:
    """Gather neighbouring passages until they are enough for a piece."""
    held: list[tuple[int, Passage]] = []
    size = 0
    for at, passage in passages:
        held.append((at, passage))
        size += len(passage.text.encode())
        if size >= FULL:
            yield held
            held, size = [], 0
    if held:
        yield held


def _pieces(
    ours: Sequence[tuple[int, Passage]], theirs: Sequence[tuple[int, Passage]], *, derived: bool
) -> tuple[Piece, ...]:
    """Write the passages in a language; each has the number of the one that says the same in the other language."""
    others = {_place(passage): at for at, passage in theirs}
    return tuple(_piece(some, others, derived=derived) for some in _cut(ours))


def _piece(ours: Sequence[tuple[int, Passage]], others: Mapping[str, int], *, derived: bool) -> Piece:
    entries = [
        [at, one.field, one.anchor, one.text, *([others[place]] if (place := _place(one)) in others else [])]
        for at, one in ours
    ]
    further = b""
    if derived:
        guessed = guess(one.text for _, one in ours)
        said = "\0".join(one.derived or one.text for _, one in ours)
        further = _deflated(said.encode(), guessed.encode()) if said != guessed else b""
    return Piece(ours[0][0], _deflated(msgspec.json.encode(entries)), further)


def _place(passage: Passage) -> str:
    """Return what a passage shares with its counterpart: the anchor, as a paragraph has one id in all languages."""
    return passage.anchor or f" {passage.field}"


def guess(texts: Iterable[str]) -> str:
    """Return what texts are in the derived script by its characters alone, which a page can tell: most are no other."""
    return "\0".join(map(classed, texts))


def _deflated(data: bytes, after: bytes = b"") -> bytes:
    packer = packer_for(len(data), after=after[-WINDOW:])
    deflated = packer.compress(data) + packer.flush()
    for byte, mark in _MARKS.items():
        deflated = deflated.replace(byte, mark)
    return deflated


_MARKS = {bytes([code]): bytes([ord("="), (code + 64) % 256]) for code in b'=\0\n\r"<\\'}
"""What stands for bytes that mean something to a script, or to who turns line ends into others; the mark first."""


def pack_file(name: int, documents: Mapping[int, Pieces]) -> bytes:
    """Make a pack of the pieces of documents by their numbers; before those of each stands what is known of it.

    Its table has for each document: how many numbers on it is; how many bytes are known of it; how many Chinese pieces
    there are, and of each by how much its first number is more, and how long both texts are; the same of the English
    ones, which have one text.
    """
    texts: list[bytes] = []
    table: list[int] = []
    before = name * PACK
    for at, one in sorted(documents.items()):
        # A page wants one document of a pack, seldom two: what is known of the others need not come with it.
        table += (at - before, len(one.known))
        texts.append(one.known)
        before = at
        for pieces in (one.chinese, one.latin):
            table.append(len(pieces))
            first = 0
            for piece in pieces:
                both = (piece.packed, piece.derived) if pieces is one.chinese else (piece.packed,)
                table += [piece.first - first, *map(len, both)]
                texts += both
                first = piece.first
    written = "".join(map(number, table)).encode()
    return b'briefsSearch.pack("%d","%b","%b");\n' % (name, written, b"".join(texts))
