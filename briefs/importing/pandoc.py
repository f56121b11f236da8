"""The door to Pandoc, which reads Word, HTML and others: documents go in, its tree of blocks comes out.

Pandoc runs without network and files (`--sandbox`), with a limit of memory and time.
"""

import io
import json
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from briefs.importing.documents import read_tree
from briefs.importing.drafts import Draft
from briefs.importing.pages import article_of

FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown-raw_html-raw_tex",
}
_SECONDS = 60
_MEMORY = "-M1G"
_LARGEST_PART = 100_000_000
"""Bytes of one part of a Word file when it is unpacked; a larger one is no document but an attack."""
_FIELDS = re.compile(rb'<w:fldSimple\b[^>]*\bw:instr="([^"]*)"[^>]*>(.*?)</w:fldSimple>', re.DOTALL)
_NOTEREF = re.compile(rb"(<w:instrText[^>]*>\s*)NOTEREF(\s+[^<\\]*)(\\[^<]*)?(</w:instrText>)")
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


class PandocMissingError(Exception):
    """Pandoc is not installed."""


class UnreadableError(Exception):
    """A document can't be read; the message says why."""


def read_document(data: bytes, kind: str) -> Draft:
    """Read a document of one of FORMATS into a draft. Raises PandocMissingError and UnreadableError."""
    left_out: tuple[str, ...] = ()
    if kind == "docx":
        data = with_plain_fields(data)
    elif kind == "html":
        data, left_out = article_of(data)
    with tempfile.TemporaryDirectory() as folder:
        tree = json.loads(_run(data, "--from", kind, "--to", "json", "--extract-media", ".", folder=folder))
        pictures = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
    return read_tree(tree, pictures, left_out, titled=kind != "html")


def _run(data: bytes, *arguments: str, folder: str) -> bytes:
    try:
        import pypandoc

        pandoc = str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as fault:
        raise PandocMissingError from fault
    command = [pandoc, "+RTS", _MEMORY, "-RTS", "--sandbox", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (the program is Pandoc's, and what is read is on standard input)
            command, input=data, capture_output=True, cwd=folder, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise UnreadableError("it takes too long") from fault
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UnreadableError(said[0] if said else "Pandoc can't read it")
    return done.stdout


def with_plain_fields(docx: bytes) -> bytes:
    """Write the fields of a Word file so that Pandoc keeps their words, and those that lead to notes as links.

    Pandoc drops simple fields with their text, and knows cross-references by REF but not by NOTEREF.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as old, io.BytesIO() as made:
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
                for part in old.infolist():
                    if part.file_size > _LARGEST_PART:
                        raise UnreadableError(f"{part.filename} is too large")
                    data = old.read(part)
                    new.writestr(part, _rewritten(data) if part.filename in _PARTS else data)
            return made.getvalue()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as fault:
        raise UnreadableError("it is no Word file") from fault


def _rewritten(xml: bytes) -> bytes:
    xml = _FIELDS.sub(
        rb'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">\1</w:instrText></w:r>'
        rb'<w:r><w:fldChar w:fldCharType="separate"/></w:r>\2<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        xml,
    )
    return _NOTEREF.sub(rb"\1REF\2\\h \4", xml)
