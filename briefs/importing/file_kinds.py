"""What a file is that can't be imported as what its name says, and what to do with it."""

import io
import zipfile

from briefs.messages.message import Message, say

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office began before 2007; a newer one that is locked with a password is packed into such a file."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_LOCK_FILE = 1024
"""Bytes; the file that Word keeps beside an open one, `~$…`, holds but a name."""
_ZIPPED = (".docx", ".odt")


def unfit(data: bytes, name: str) -> Message | None:
    """Return why a file can't be imported; None where nothing is known against it. `name` is the file's own."""
    suffix = f".{name.rpartition('.')[2]}".lower() if "." in name else ""
    if not data.strip():
        return say("file-empty")
    if name.startswith("~$") and len(data) <= _LOCK_FILE:
        return say("file-is-lock", name=name.removeprefix("~$"))
    if data.startswith(_OLE):
        return say("file-locked") if _LOCKED in data else say("file-old-word")
    if data.startswith(b"%PDF"):
        return say("file-pdf")
    if data.startswith(b"PK"):
        return _zipped(data, suffix)
    if data.lstrip().startswith(b"{\\rtf") and suffix != ".rtf":
        return say("file-named-otherwise", kind="RTF", suffix=".rtf")
    if suffix in (".docx", ".doc") and data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        return say("file-named-otherwise", kind="HTML", suffix=".html")
    if suffix in _ZIPPED:
        return say("file-no-word")
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return say("file-of-other-program") if b"\0" in data and not is_wide else None


def _zipped(data: bytes, suffix: str) -> Message | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            kind = package.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return say("file-damaged")
    is_open = kind.startswith(_OPEN_DOCUMENT)
    is_word = "_rels/.rels" in names and not any(one.startswith(("xl/", "ppt/")) for one in names)
    if suffix == ".docx":
        if is_open:
            return say("file-named-otherwise", kind="ODT", suffix=".odt")
        return None if is_word else say("file-no-word")
    if suffix == ".odt":
        if is_word:
            return say("file-named-otherwise", kind="Word", suffix=".docx")
        return None if is_open else say("file-no-word")
    if is_word or is_open:
        return say("file-named-otherwise", kind="Word" if is_word else "ODT", suffix=".docx" if is_word else ".odt")
    return say("file-of-other-program")
