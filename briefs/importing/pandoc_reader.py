"""Documents that Pandoc reads (Word, HTML and others) as drafts."""

import io
import json
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from briefs.importing.document_tree import read_tree
from briefs.importing.drafts import Draft
from briefs.importing.pages import article_of
from briefs.messages.message import say
from briefs.pandoc import PandocError, run_pandoc

FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown-raw_html-raw_tex",
}
_LARGEST_PART = 100_000_000
"""Bytes of one part of a Word file when it is unpacked; a larger one is no document but an attack."""
# No piece may run past the next beginning, nor two of them meet in one: a field that nothing ends costs its own length.
_FIELDS = re.compile(
    rb'<w:fldSimple(?=[\s])((?:\s+[\w:]+="[^"<>]*")+)\s*>([^<]*(?:<(?!/?w:fldSimple\b)[^<]*)*)</w:fldSimple>'
)
"""A simple field of Word that shows something; one that is closed at once (`<w:fldSimple …/>`) is none."""
_INSTRUCTION = re.compile(rb'\sw:instr="([^"<>]*)"')
_DEEPEST_FIELD = 4
"""Fields within one another that are looked at."""
_NOTEREF = re.compile(rb"(<w:instrText(?:\s[^<>]*)?>\s*+)NOTEREF(\s[^<\\]*)(\\[^<]*)?(</w:instrText>)")
"""The code of a complex field that leads to a note: `NOTEREF _Ref1`, and switches behind it."""
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def read_document(data: bytes, kind: str) -> Draft:
    """Read a document of one of FORMATS into a draft. Raises PandocMissingError and PandocError."""
    left_out: tuple[str, ...] = ()
    if kind == "docx":
        data = with_plain_fields(data)
    elif kind == "html":
        data, left_out = article_of(data)
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("--from", kind, "--to", "json", "--extract-media", ".")
        tree = _tree(run_pandoc(data, *arguments, folder=Path(folder)))
        pictures = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
    return read_tree(tree, pictures, left_out, titled=kind != "html")


_DEEPEST = 400
"""Levels of Pandoc's tree, of which a division or a list takes three, a table ten; more would exhaust the stack."""
_STRUCTURE = re.compile(rb'"(?:[^"\\\\]|\\\\.)*+"|[\[{]|[\]}]')


def _tree(made: bytes) -> dict[str, Any]:
    """Read a tree as Pandoc writes it; raises PandocError for one that is nested more deeply than any article."""
    depth = 0
    for found in _STRUCTURE.finditer(made):
        depth += (found[0] in b"[{") - (found[0] in b"]}")
        if depth > _DEEPEST:
            raise PandocError(say("nested-too-deeply"))
    return dict(json.loads(made))


def with_plain_fields(docx: bytes) -> bytes:
    """Write the fields of a Word file so that Pandoc keeps their words, and those that lead to notes as links.

    Pandoc drops simple fields with their text, and knows cross-references by REF but not by NOTEREF.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as old, io.BytesIO() as made:
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
                for part in old.infolist():
                    if part.file_size > _LARGEST_PART:
                        raise PandocError(say("too-large", filename=part.filename))
                    data = old.read(part)
                    new.writestr(part, _rewritten(data) if part.filename in _PARTS else data)
            return made.getvalue()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as fault:
        raise PandocError(say("no-word-file")) from fault


def _rewritten(xml: bytes) -> bytes:
    for _ in range(_DEEPEST_FIELD):
        xml, found = _FIELDS.subn(_complex, xml)
        if not found:
            break
    return _NOTEREF.sub(rb"\1REF\2\\h \4", xml)


def _complex(field: re.Match[bytes]) -> bytes:
    instruction = _INSTRUCTION.search(field[1])
    if instruction is None:
        return field[2]
    return (
        b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">%b</w:instrText></w:r>'
        b'<w:r><w:fldChar w:fldCharType="separate"/></w:r>%b<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ) % (instruction[1], field[2])
