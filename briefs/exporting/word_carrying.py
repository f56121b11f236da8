"""A Word file that knows its way back: bookmarks around its paragraphs, and the brief's text in a part of its own.

Word and LibreOffice keep both. Where the part is lost, a bookmark says which paragraph stands in it, what its Markdown
was and what it showed: `_Brief_p12_1a2b3c4d_5e6f7a8b`, the last two hashes.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from briefs.exporting.block_marks import BOOKMARK, FIRST_BOOKMARK, OWN
from briefs.importing.carried import Carried, Piece, ShownNote, ShownUnit, as_part, pieces_of, short_digest
from briefs.importing.word_inlines import NOTE
from briefs.importing.word_units import Unit, WordUnits, read_units
from briefs.importing.word_xml import PARAGRAPH, build, read_part, tag, write_part
from briefs.language.languages import AUTHORED
from briefs.model.brief import Brief
from briefs.reading.markdown.inline_notes import typed_label

_MAIN = "word/document.xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def with_way_back(data: bytes, brief: Brief, ids: Sequence[str], source: str) -> bytes:
    """Return a Word file that carries the brief from which it was made; `source` is the text of its file."""
    if brief.lang not in AUTHORED:
        # Nothing can come back into a text that the program converts; the file says so.
        return _packed(data, {}, as_part(Carried(str(brief.id), str(brief.lang), "", ())))
    named = zip(brief.blocks, ids or [""] * len(brief.blocks), strict=True)
    front, pieces, of_block = pieces_of(source, [(block.line, block.own_id or one) for block, one in named])
    read = read_units(data)
    labels = _labels(read, brief)
    shown = _shown(read, brief, pieces, of_block, labels)
    notes = tuple(ShownNote(labels[note.mark], note.bookmark, with_labels(note.text, labels)) for note in read.notes)
    carried = Carried(str(brief.id), str(brief.lang), front, pieces, shown, notes)
    names = {unit.place: one.bookmark for unit, one in zip(read.units, shown, strict=True)}
    return _packed(data, names, as_part(carried))


def _labels(read: WordUnits, brief: Brief) -> dict[str, str]:
    """Return the label of each note by its mark: notes are called in the order of their numbers."""
    typed = {note.number: typed_label(note.label) or f"~{note.number}" for note in brief.notes}
    found: dict[str, str] = {}
    for at, note in enumerate(read.notes, start=1):
        number = note.bookmark.removeprefix("_RefNote")
        found[note.mark] = typed.get(int(number) if number.isdecimal() else at, f"~{at}")
    return found | {f"[^#r{number}]": label for number, label in typed.items()}


def with_labels(text: str, labels: dict[str, str]) -> str:
    """Write the marks of notes with their labels."""
    return NOTE.sub(lambda mark: f"[^{labels[mark[0]]}]" if mark[0] in labels else mark[0], text)


def _shown(
    read: WordUnits, brief: Brief, pieces: tuple[Piece, ...], of_block: tuple[int, ...], labels: dict[str, str]
) -> tuple[ShownUnit, ...]:
    places = _places(read.units, of_block)
    used: set[str] = set()
    found = []
    for unit, place in zip(read.units, places, strict=True):
        text = with_labels(unit.text, labels)
        piece = pieces[place] if place >= 0 else Piece("own", "", "", "")
        # Word cuts names at 40 characters, and takes letters and figures alone.
        stem = f"_Brief_{re.sub(r'[^A-Za-z0-9]', '', piece.id)[:12]}_{piece.digest}_{short_digest(text)}"
        name = next(one for n in range(1, 10_000) if (one := stem if n == 1 else f"{stem}_{n}") not in used)
        used.add(name)
        role = unit.role if place < 0 else ""
        found.append(ShownUnit(name, place, text, unit.kind, unit.number, role))
    return tuple(found)


def _places(units: Sequence[Unit], of_block: tuple[int, ...]) -> list[int]:
    """Return the piece of each unit: that of its mark, else that of the one before it, or of the caption behind it."""
    marks = [
        next((int(found[1]) for name in unit.bookmarks if (found := BOOKMARK.fullmatch(name))), -1) for unit in units
    ]
    places: list[int] = []
    last = -1
    for at, (unit, mark) in enumerate(zip(units, marks, strict=True)):
        if mark == OWN:
            places.append(-1)
            continue
        following = marks[at + 1] if at + 1 < len(marks) else -1
        if mark > 0:
            last = of_block[mark - 1]
        elif "![]()" in unit.text and following > 0:
            # A picture whose caption stands under it.
            last = of_block[following - 1]
        elif unit.kind == "code" or "![]()" in unit.text:
            last = _next(last, marks[at:], of_block)
        places.append(last)
    if places:
        # The address of the brief.
        places[-1] = -1
    return places


def _next(last: int, marks: list[int], of_block: tuple[int, ...]) -> int:
    """Return the piece behind one, where it has no mark of its own."""
    following = next((of_block[mark - 1] for mark in marks if mark > 0), max(of_block, default=-1) + 1)
    return last + 1 if last + 1 < following else last


def _packed(data: bytes, names: dict[int, str], part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old, io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for one in old.infolist():
                text = old.read(one)
                if one.filename == _MAIN:
                    text = _bookmarked(text, names)
                elif one.filename == "[Content_Types].xml":
                    text = text.replace(b"</Types>", _TYPE.encode() + b"</Types>")
                elif one.filename == "word/_rels/document.xml.rels":
                    text = text.replace(b"</Relationships>", _relation().encode() + b"</Relationships>")
                new.writestr(one, text)
            # With the time that zip files begin with, so that the same brief gives the same bytes.
            for name, inner in {"item1.xml": part, **_beside(part)}.items():
                info = zipfile.ZipInfo(f"customXml/{name}")
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, inner)
        return made.getvalue()


def _bookmarked(text: bytes, names: dict[int, str]) -> bytes:
    """Put a bookmark around the words of each unit in the place of the marks."""
    root = read_part(text)
    gone = {one.get(tag("w:id")) for one in root.iter(tag("w:bookmarkStart")) if _is_mark(one)}
    for parent in list(root.iter()):
        ours = [one for one in parent if _is_bookmark(one) and one.get(tag("w:id")) in gone]
        for one in ours:
            parent.remove(one)
    body = root.find(tag("w:body"))
    for place, element in enumerate(body if body is not None else ()):
        holder = element if element.tag == PARAGRAPH else next(element.iter(PARAGRAPH), None)
        if place in names and holder is not None:
            own = str(FIRST_BOOKMARK + place)
            at = 1 if len(holder) and holder[0].tag == tag("w:pPr") else 0
            holder.insert(at, build("w:bookmarkStart", id=own, name=names[place]))
            holder.append(build("w:bookmarkEnd", id=own))
    return write_part(root)


def _is_mark(start: Element) -> bool:
    return BOOKMARK.fullmatch(start.get(tag("w:name"), "")) is not None


def _is_bookmark(element: Element) -> bool:
    return element.tag in (tag("w:bookmarkStart"), tag("w:bookmarkEnd"))


_TYPE = (
    '<Override PartName="/customXml/itemProps1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
)


def _relation() -> str:
    return f'<Relationship Id="rIdBrief1" Type="{_RELATIONS}/customXml" Target="../customXml/item1.xml"/>'


def _beside(part: bytes) -> dict[str, bytes]:
    """Return what Word wants beside a part of its own: an id, and the relation to it."""
    figures = hashlib.sha256(part).hexdigest().upper()
    own = "-".join((figures[:8], figures[8:12], figures[12:16], figures[16:20], figures[20:32]))
    properties = f'<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{{{own}}}"><ds:schemaRefs/></ds:datastoreItem>'
    relation = f'<Relationship Id="rId1" Type="{_RELATIONS}/customXmlProps" Target="itemProps1.xml"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
    return {"itemProps1.xml": properties.encode(), "_rels/item1.xml.rels": relations.encode()}
