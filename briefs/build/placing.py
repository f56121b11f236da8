"""Placing a site: files that did not change are not touched, and a build that is killed is finished by the next.

What changed is written beside the site first, into a folder of the build's own. Then a journal says what is to be moved
and what is to be removed, and only then is the site touched, file by file, each in one step. Whoever finds a journal
carries it out, so that a kill at any moment leaves whole files and a site that the next command completes. A first
build, and one that changes most of the site, takes the old one's place as a whole.
"""

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from briefs.build.output import MANIFEST, Manifest, RefusedOutputError, clear, exchange, foreign_file, manifest_of

_MARK = ".briefs-staging"
"""A file in a folder of staged files, by which it is known as one; nothing else that is so called is deleted."""
_JOURNAL = ".briefs-journal.json"
_MOST_IN_PLACE = 0.5
"""The part of a site that is changed in place at most; beyond, exchanging the whole folder is quicker and safer."""


class Journal(msgspec.Struct, frozen=True):
    """What is left to do, once all staged files are whole."""

    moved: tuple[str, ...]
    removed: tuple[str, ...]


class Staging:
    """The folder beside a site in which its new and changed files are written."""

    def __init__(self, out: Path) -> None:
        """Take the folder of the site."""
        self.site = out.resolve()
        self.folder = self.site.with_name(f".{self.site.name}.next")
        self.aside = self.site.with_name(f".{self.site.name}.old")

    def open(self) -> None:
        """Begin with an empty folder, after what an earlier build left was finished or cleared away.

        Raises RefusedOutputError where the folder holds something that no build made.
        """
        self.finish()
        if self.aside.is_dir() and not self.site.exists():
            self.aside.rename(self.site)
        if (self.folder / _MARK).is_file() and not self.folder.is_symlink():
            shutil.rmtree(self.folder)
        clear(self.folder)
        if self.folder.exists() or self.folder.is_symlink():
            raise RefusedOutputError(f"{self.folder} holds something that no build made; move it away")
        self.folder.mkdir(parents=True)
        (self.folder / _MARK).write_bytes(b"")

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the site to be."""
        if path.startswith("/") or ".." in path.split("/"):
            raise ValueError(f"this would not lie in the site: {path}")
        place = self.folder / path
        try:
            place.write_bytes(data)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)

    def holds(self, path: str) -> bool:
        """Return whether a file was written."""
        return (self.folder / path).is_file()

    def place(
        self, lacking: Collection[str], removed: Collection[str], paths: Iterable[str] | None, total: int
    ) -> None:
        """Put what was written in place, and take away what is no longer of the site.

        `paths` are all files of the site, in order, or None where no file came or went; `total` is how many there are.
        Raises RefusedOutputError where a file that no build made stands in the way.
        """
        if paths is not None:
            manifest = Manifest("briefs", tuple(paths))
            (self.folder / MANIFEST).write_bytes(msgspec.json.encode(manifest) + b"\n")
            if not self.site.is_dir() or len(lacking) + len(removed) > _MOST_IN_PLACE * total:
                self._exchange(manifest.files)
                return
            known = frozenset(manifest_of(self.site))
            for path in lacking:
                if path not in known and os.path.lexists(self.site / path):
                    raise RefusedOutputError(f"{self.site / path} is no file that a build made; move it away")
        first = [MANIFEST] if paths is not None else []
        journal = Journal((*first, *lacking), tuple(removed))
        part = self.folder / f"{_JOURNAL}.part"
        part.write_bytes(msgspec.json.encode(journal))
        part.replace(self.folder / _JOURNAL)
        self.finish()

    def finish(self) -> bool:
        """Carry out the journal of this build, or of one that was killed; return whether there was one."""
        try:
            journal = msgspec.json.decode((self.folder / _JOURNAL).read_bytes(), type=Journal)
        except (OSError, msgspec.MsgspecError):
            return False
        for path in journal.moved:
            staged, place = self.folder / path, self.site / path
            if not staged.exists():
                continue  # it was moved before
            place.parent.mkdir(parents=True, exist_ok=True)
            if self._is_inside(place.parent):
                staged.replace(place)
        emptied = set()
        for path in journal.removed:
            place = self.site / path
            if self._is_inside(place.parent):
                place.unlink(missing_ok=True)
                emptied.add(place.parent)
        for folder in sorted(emptied, key=lambda one: len(one.parts), reverse=True):
            _prune(folder, self.site)
        shutil.rmtree(self.folder, ignore_errors=True)
        return True

    def _is_inside(self, folder: Path) -> bool:
        """Return whether a folder really lies in the site, and is not reached by a link that leads out of it."""
        return folder.resolve().is_relative_to(self.site)

    def _exchange(self, paths: Iterable[str]) -> None:
        """Let the staged folder take the place of the site, with what did not change linked from the old one."""
        if foreign := foreign_file(self.site):
            hint = "Move it away, or give another folder with --out"
            raise RefusedOutputError(f"{self.site} holds {foreign}, which no earlier build made. {hint}")
        for path in paths:
            place = self.folder / path
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                _link(self.site / path, place)
        (self.folder / _MARK).unlink()
        if not self.site.is_dir():
            self.folder.rename(self.site)
            return
        exchange(self.folder, self.site, self.aside)
        clear(self.folder)

    def close(self) -> None:
        """Clear away what was staged and is not wanted, as after a build that failed."""
        if (self.folder / _MARK).is_file():
            shutil.rmtree(self.folder, ignore_errors=True)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # the file system has no second names
        shutil.copyfile(old, new)


def _prune(folder: Path, top: Path) -> None:
    """Remove a folder and those above it as far as they are empty; the site itself stays."""
    while folder != top and folder.is_relative_to(top):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def stamp(out: Path) -> str:
    """Return what tells whether a site is the one that was placed last: where it is, and its manifest's own mark."""
    try:
        found = (out.resolve() / MANIFEST).stat()
    except OSError:
        return ""
    return f"{out.resolve()} {found.st_mtime_ns} {found.st_size} {found.st_ino}"


def mark_of(file: str) -> bytes:
    """Return what tells whether a placed file is still the one that was placed: its time and size."""
    try:
        found = os.lstat(file)
    except OSError:
        return b"-"
    return b"%d %d" % (found.st_mtime_ns, found.st_size)
