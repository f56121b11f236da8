"""Walking the content folder: which files there are, for the commands that write in it."""

import os
import re
from pathlib import Path

import msgspec

from briefs.messages.message import Message, say
from briefs.messages.system_faults import fault_name, fault_words
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.reading.files.file_names import DEEPEST_FOLDER, device_fault, one_name, too_deep

TEXT_SUFFIXES = frozenset({".md", ".yaml", ".yml", ".json", ".bib", ".svg"})
MEDIA_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".csv"})
"""SVG is in both sets: it is shown as a picture, and read to see whether anything in it could act."""
_PAGE = re.compile(r"[^/]+/(?:zh-Hant|en)\.md")
LARGEST_TEXT = 2_000_000
"""Bytes; a brief of this size would be a book of 600,000 Han characters."""


class Content(msgspec.Struct, frozen=True):
    """The files of a content folder."""

    folder: str
    """The name under which diagnostics show the content folder."""
    texts: dict[str, File]
    """The files that are read (`TEXT_SUFFIXES`), by content path (`briefs/x/en.md`)."""
    media: dict[str, Path]
    """The files that are named only, by content path (`briefs/x/map.png`), each with the place of the file."""
    diagnostics: tuple[Diagnostic, ...]
    """What was not read, and why: links that lead out, files that are too large or can't be opened."""

    def within(self, place: str) -> dict[str, File]:
        """Return the texts below a folder of the content (`briefs/`), in the order of their paths."""
        return {path: source for path, source in self.texts.items() if path.startswith(place)}


def walk(root: Path) -> Content:
    """Read a content folder, in the order of names; dot files are passed over and links that lead out refused."""
    walker = _Walker(root.resolve())
    walker.enter(root.resolve(), "")
    return Content(walker.home.name, walker.texts, walker.media, tuple(walker.faults))


def with_documents(content: Content, root: Path, folder: str) -> Content:
    """Add the pages of a folder beside the content folder: `docs/<name>/<lang>.md` is read as `pages/<name>/<lang>.md`.

    Whatever else stands in it is no page and passed over; a page of the content goes before one of the same name.
    """
    home = root.resolve().parent / folder
    if home.is_symlink() or not home.is_dir():
        hint = say("make-documents-folder")
        fault = Diagnostic(
            f"{content.folder}/site.yaml", 0, 0, Code.FILE_UNREADABLE, say("no-folder", folder=folder), hint
        )
        return msgspec.structs.replace(content, diagnostics=(*content.diagnostics, fault))
    walker = _Walker(home)
    walker.enter(home, "")
    pages = {path.partition("/")[0] for path in walker.texts if _PAGE.fullmatch(path)}
    texts = {f"pages/{path}": file for path, file in walker.texts.items() if _PAGE.fullmatch(path)}
    media = {f"pages/{path}": file for path, file in walker.media.items() if path.partition("/")[0] in pages}
    return msgspec.structs.replace(content, texts=texts | content.texts, media=media | content.media)


def read_media(content: Content, path: str) -> bytes:
    """Read a picture; nothing where it can't be read."""
    try:
        return content.media[path].read_bytes()
    except OSError:
        return b""


class _Walker:
    """Goes through one content folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.texts: dict[str, File] = {}
        self.media: dict[str, Path] = {}
        self.faults: list[Diagnostic] = []

    def fault(self, path: str, code: Code, message: Message, hint: Message) -> None:
        self.faults.append(Diagnostic(f"{self.home.name}/{path}", 0, 0, code, message, hint))

    def enter(self, folder: Path, prefix: str) -> None:
        if prefix.count("/") > DEEPEST_FOLDER:
            self.faults.append(too_deep(f"{self.home.name}/{prefix}"))
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as fault:
            self.fault(
                prefix,
                Code.FILE_UNREADABLE,
                say("cannot-be-read", fault=fault_words(fault_name(fault))),
                say("check-permissions"),
            )
            return
        for entry in entries:
            if entry.name.startswith((".", "~")) or entry.name.endswith("~"):
                continue
            path = prefix + _shown(entry.name)
            place = Path(entry.path)
            if entry.is_symlink() and not (entry.is_file() and place.resolve().is_relative_to(self.home)):
                hint = say("put-file-itself-here")
                self.fault(path, Code.FILE_SYMLINK, say("symbolic-link"), hint)
            elif entry.is_dir():
                self.enter(place, path + "/")
            elif entry.is_file():
                self.read(place, path)
            else:
                self.faults.append(device_fault(f"{self.home.name}/{path}"))

    def read(self, file: Path, path: str) -> None:
        suffix = file.suffix.lower()
        if suffix in MEDIA_SUFFIXES:
            self.media[path] = file
        if suffix not in TEXT_SUFFIXES:
            return
        try:
            if file.stat().st_size > LARGEST_TEXT:
                self.fault(path, Code.FILE_TOO_LARGE, say("file-too-large-brief"), say("split-or-shrink"))
            else:
                self.texts[path] = File(f"{self.home.name}/{path}", file.read_bytes())
        except OSError as fault:
            self.fault(
                path,
                Code.FILE_UNREADABLE,
                say("cannot-be-read", fault=fault_words(fault_name(fault))),
                say("check-permissions"),
            )


def _shown(name: str) -> str:
    """Return a file name that can be printed and encoded, whatever bytes the file system holds."""
    return one_name(name.encode("utf-8", "replace").decode("utf-8"))
