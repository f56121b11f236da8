"""What an exported Word file carries of its brief: the text in pieces, and what Word shows of each.

The pieces, put together again, are the file. What a Word file says of itself is used to see what was changed in it,
and never for a path or an id: the words that stay come from the content.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

import msgspec

from briefs.importing.word_xml import read_part, write_part
from briefs.pandoc import PandocError

_SPACE = "urn:briefs:word:1"
"""The namespace of the part; its last figure is the version of its form."""
NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]+)\]:")
FENCE = re.compile(r"\s*(?:>\s?)*(?P<mark>`{3,}|~{3,})")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
BESIDE = re.compile(
    r"\s*(?:<!--.*-->"  # a comment on a line of its own
    r"|>\s*(?:\[![^\]]*\].*)?"  # what begins a callout, or parts the paragraphs of a quotation
    r"|(?:[-*_]\s*){3,}"  # a line across the page
    r"|\[[^\]^]+\]:\s.*)?\s*"  # the address of a link
)
"""Lines behind a piece that no reader sees; an empty one among them."""


class Piece(msgspec.Struct, frozen=True):
    """A paragraph, point, table, heading or note as it stands in the file."""

    id: str
    """The id of the paragraph; of a note nothing."""
    label: str
    """The label of a note; of all else nothing."""
    text: str
    """Its Markdown without the line's end."""
    behind: str
    """What stands between it and the next piece: the line's end, empty lines, comments."""

    @property
    def digest(self) -> str:
        """Return a short hash of the Markdown."""
        return short_digest(self.text)

    @classmethod
    def of_lines(cls, name: str, label: str, lines: list[str]) -> "Piece":
        """Make a piece of some lines; those at their end that no reader sees stand behind it."""
        end = len(lines)
        while end > 1 and BESIDE.fullmatch(lines[end - 1]):
            end -= 1
        whole = "".join(lines[:end])
        text = whole.removesuffix("\n")
        return cls(name, label, text, whole[len(text) :] + "".join(lines[end:]))


class ShownUnit(msgspec.Struct, frozen=True):
    """A paragraph or table of the Word file as it was exported."""

    bookmark: str
    """The name of the bookmark around it."""
    piece: int
    """The place of its piece; -1 for what the program wrote itself, as the title and the address."""
    text: str
    """What it showed, as `word_units.py` reads it."""
    kind: str = ""
    """What it was there: text, heading, item, table, code or quote; empty in files of earlier versions."""
    number: str = ""
    """Of a heading: the number that Word set before it."""
    role: str = ""
    """Of what the program writes out of the front matter: what it is, as `word_units.py` says."""


class ShownNote(msgspec.Struct, frozen=True):
    """A note of the Word file as it was exported."""

    label: str
    """Its label; `~3` for the third note, which was written where it is called."""
    bookmark: str
    """The bookmark around its mark."""
    text: str
    """What it showed."""


class Carried(msgspec.Struct, frozen=True):
    """All that a file carries."""

    brief_id: str
    """The id of the brief."""
    lang: str
    """Its authored language."""
    front: str
    """The front matter, and whatever else stands before the first piece."""
    pieces: tuple[Piece, ...]
    """The rest of the file."""
    units: tuple[ShownUnit, ...] = ()
    """What Word shows, in its order."""
    notes: tuple[ShownNote, ...] = ()
    """The notes, by number."""

    @property
    def text(self) -> str:
        """Return the file."""
        return self.front + "".join(one.text + one.behind for one in self.pieces)

    @property
    def revision(self) -> str:
        """Return the hash of the file."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def short_digest(text: str) -> str:
    """Return the hash of some words that stands in the name of a bookmark, which Word cuts at 40 characters."""
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends."""
    return _LINE.findall(text)


def pieces_of(text: str, blocks: Iterable[tuple[int, str]]) -> tuple[str, tuple[Piece, ...], tuple[int, ...]]:
    """Part a file into what stands before its first piece and the pieces; return the piece of each block as well.

    `blocks` are the line (from 1; 0 where it is not known) and the id of each block, in reading order.
    """
    lines = lines_of(text)
    starts: dict[int, tuple[str, str]] = {}
    of_block: list[int] = []
    last = 0
    for line, name in blocks:
        last = max(line, last, 1)
        starts.setdefault(last, (name, ""))
        of_block.append(last)
    starts |= {line: ("", label) for line, label in _notes(lines).items() if line not in starts}
    order = sorted(line for line in starts if line <= len(lines))
    ends = [*order[1:], len(lines) + 1]
    pieces = tuple(
        Piece.of_lines(*starts[line], lines[line - 1 : end - 1]) for line, end in zip(order, ends, strict=bool(order))
    )
    places = {line: place for place, line in enumerate(order)}
    front = "".join(lines[: order[0] - 1] if order else lines)
    return front, pieces, tuple(places.get(line, len(order) - 1) for line in of_block)


def _notes(lines: list[str]) -> dict[int, str]:
    """Return the label of each note by the line on which it begins; code holds none."""
    found: dict[int, str] = {}
    fence = ""
    for number, line in enumerate(lines, start=1):
        if match := FENCE.match(line):
            mark = match["mark"]
            fence = mark if not fence else "" if mark.startswith(fence) else fence
        elif not fence and (note := NOTE.match(line)):
            found[number] = note["label"]
    return found


def as_part(carried: Carried) -> bytes:
    """Write what is carried as a part of a Word file."""
    root = Element(_name("brief"), {"id": carried.brief_id, "lang": carried.lang, "revision": carried.revision})
    _add(root, "front", carried.front)
    for piece in carried.pieces:
        made = SubElement(root, _name("piece"), {"id": piece.id, "label": piece.label})
        _add(made, "markdown", piece.text)
        _add(made, "behind", piece.behind)
    for unit in carried.units:
        more = {"kind": unit.kind, "number": unit.number, "role": unit.role}
        known = {name: value for name, value in more.items() if value}
        _add(root, "unit", unit.text, bookmark=unit.bookmark, piece=str(unit.piece), **known)
    for note in carried.notes:
        _add(root, "note", note.text, label=note.label, bookmark=note.bookmark)
    return write_part(root)


def _name(name: str) -> str:
    return f"{{{_SPACE}}}{name}"


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, _name(name), attributes).text = text


def carried_in(parts: Mapping[str, bytes]) -> Carried | None:
    """Return what a Word file carries; None where it carries nothing, or not what it was given."""
    for name, data in sorted(parts.items()):
        if name.startswith("customXml/") and _SPACE.encode() in data:
            try:
                found = _read(read_part(data))
            except (PandocError, ValueError):
                continue
            if found is not None:
                return found
    return None


def _read(root: Element) -> Carried | None:
    if root.tag != _name("brief"):
        return None
    pieces = tuple(
        Piece(one.get("id", ""), one.get("label", ""), _text(one, "markdown"), _text(one, "behind"))
        for one in root.findall(_name("piece"))
    )
    units = tuple(
        ShownUnit(
            one.get("bookmark", ""),
            int(one.get("piece", "-1")),
            one.text or "",
            *(one.get(name, "") for name in ("kind", "number", "role")),
        )
        for one in root.findall(_name("unit"))
    )
    notes = tuple(
        ShownNote(one.get("label", ""), one.get("bookmark", ""), one.text or "") for one in root.findall(_name("note"))
    )
    found = Carried(root.get("id", ""), root.get("lang", ""), _text(root, "front"), pieces, units, notes)
    is_whole = found.revision == root.get("revision") and all(-1 <= one.piece < len(pieces) for one in units)
    return found if is_whole else None


def _text(parent: Element, name: str) -> str:
    found = parent.find(_name(name))
    return "" if found is None else found.text or ""
