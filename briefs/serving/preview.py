"""What is shown: the files of the site, what is wrong with the content, and what a change means to an open page."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import msgspec

from briefs.language.languages import LANGUAGES
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Diagnostic, Severity, SeverityPolicy

Files = Mapping[str, bytes | Path]

EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "none": "",
}
"""Addresses by which editors open a file at a place, as their makers document them."""
_HASHED = re.compile(r"^assets/(?P<name>.+)\.[0-9a-f]+\.css$")


class Fault(msgspec.Struct, frozen=True):
    """One fault as the overlay shows it; `href` opens the line in an editor, or is empty."""

    severity: str
    place: str
    code: str
    message: str
    hint: str = ""
    href: str = ""


class Preview(msgspec.Struct, frozen=True):
    """A site as it is shown.

    `root` is the path of its base address, ending in a slash; `copied` tells by time and size (or any other mark) when
    a file that is copied into the site has changed.
    """

    root: str = "/"
    files: Files = {}
    copied: Mapping[str, tuple[int, int]] = {}
    faults: tuple[Fault, ...] = ()

    def file(self, path: str) -> bytes | Path | None:
        """Return what stands at a path of the host, or nothing."""
        if not path.startswith(self.root):
            return None
        return self.files.get(addresses.file_of(Address(path.removeprefix(self.root))))

    def page(self, path: str) -> bytes:
        """Return the page for a path, or the 404 page."""
        found = self.file(path)
        if found is None:
            found = self.files.get("404.html", b"")
        return found if isinstance(found, bytes) else b""


Kind = Literal["none", "styles", "page"]


class Change(msgspec.Struct, frozen=True):
    """What an open page should do, and what the overlay then says; `styles` are the new names of style sheets."""

    kind: Kind
    styles: dict[str, str]
    seen: str
    faults: tuple[Fault, ...]


def seen(page: bytes) -> str:
    """Return the name by which an open page says what it shows."""
    return hashlib.blake2b(page, digest_size=12).hexdigest()


def faults(diagnostics: tuple[Diagnostic, ...], policy: SeverityPolicy, root: Path, editor: str) -> tuple[Fault, ...]:
    """Return what the overlay shows of diagnostics, errors first; `root` is the folder in which their paths begin."""
    found = (
        Fault(
            policy.severity(one.code).value,
            one.path + (f":{one.line}:{one.column}" if one.line else ""),
            one.code.value,
            one.message,
            one.hint,
            editor_link(editor, root / one.path, one.line, one.column),
        )
        for one in diagnostics
    )
    return tuple(sorted(found, key=lambda fault: fault.severity != Severity.ERROR.value))


def editor_link(editor: str, file: Path, line: int, column: int) -> str:
    """Return the address that opens a file at a place; `editor` is a name in EDITORS or a pattern like those there."""
    pattern = EDITORS.get(editor, editor)
    path = file.as_posix()
    # On Windows a path begins with the letter of a disk; in an address a slash goes before it.
    path = path if path.startswith("/") else f"/{path}"
    values = {"{path}": quote(path), "{line}": str(line or 1), "{column}": str(column or 1)}
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def keep_last_good(before: Files, after: Files, broken: Iterable[str]) -> Files:
    """Return the new files, but the pages of broken texts as they were while these were whole.

    `broken` are paths in the content: `content/briefs/<id>/<lang>.md`.
    """
    folders = tuple(folder for path in broken for folder in _pages_of(path))
    kept = {name: data for name, data in before.items() if name.startswith(folders)} if folders else {}
    # What an old page needs may be gone from the new site: style sheets and scripts are called by their content.
    needed = {name: data for name, data in before.items() if name.startswith("assets/")} if kept else {}
    return {**needed, **after, **kept}


def _pages_of(path: str) -> Iterator[str]:
    """Return the folders of the pages that are made from a text, the parallel page of its translation among them."""
    parts = path.split("/")
    if len(parts) < 3 or parts[-3] != addresses.BRIEFS:
        return
    brief_id = BriefId(parts[-2])
    for language in LANGUAGES:
        made = f"{language.derived_from or language.code}.md" == parts[-1]
        yield addresses.brief(brief_id, language.code) if made else addresses.parallel(brief_id, language.code)


def change(before: Preview, after: Preview, path: str) -> Change:
    """Say what a page open at a path should do now.

    Names of style sheets go by their content, so new styles change every page; where nothing else did, the page stays
    and takes the new sheets.
    """
    old, new = before.page(path), after.page(path)
    if old == new:
        pictures = (name for name, mark in after.copied.items() if before.copied.get(name, mark) != mark)
        kind: Kind = "page" if any(quote(name).encode() in new for name in pictures) else "none"
        return Change(kind, {}, seen(new), after.faults)
    styles = _renamed(before.files, after.files)
    renamed = old
    for name, other in styles.items():
        renamed = renamed.replace(name.encode(), other.encode())
    if styles and renamed == new:
        return Change("styles", styles, seen(new), after.faults)
    return Change("page", {}, seen(new), after.faults)


def _renamed(before: Files, after: Files) -> dict[str, str]:
    def sheets(files: Files) -> dict[str, str]:
        return {match["name"]: name for name in files if (match := _HASHED.match(name))}

    old, new = sheets(before), sheets(after)
    return {old[name]: new[name] for name in old.keys() & new.keys() if old[name] != new[name]}
