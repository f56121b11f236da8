"""Placing a site: files that did not change are not touched, and a build that is killed is finished by the next.

What changed is written beside the site first, into a folder of the build's own. Then a journal says what is to be moved
and what is to be removed, and only then is the site touched, file by file, each in one step. A build that finds a
journal carries it out first, so that a kill at any moment leaves whole files and a site that the next build completes.
A first build, and one that changes most of the site, takes the old one's place as a whole.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from briefs.build.moving import ends, exchange, link, prune, write_file
from briefs.build.output import (
    COMING,
    MANIFEST,
    Manifest,
    RefusedOutputError,
    clear,
    forget_coming,
    manifest_of,
    refuse_foreign,
    with_changes,
)
from briefs.engine.answer import digest_of
from briefs.messages.message import say
from briefs.patience import patiently

_MARK = ".briefs-staging"
"""A file in a folder of staged files, by which it is known as one; nothing else that is so called is deleted."""
_JOURNAL = ".briefs-journal.json"
_MOST_IN_PLACE = 0.5
"""The part of a site that is changed in place at most; beyond, exchanging the whole folder is quicker and safer."""


class Journal(msgspec.Struct, frozen=True):
    """What is left to do, once all staged files are whole."""

    moved: tuple[str, ...]
    """Paths below the site's folder at which staged files take their place; the manifest last, where it changes."""
    removed: tuple[str, ...]
    """Paths below the site's folder that are no longer of the site; they go before the others come."""


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
        # Only a site has a manifest; what else is called so is somebody's own, and stays.
        if (self.aside / MANIFEST).is_file() and not self.site.exists():
            patiently(lambda: self.aside.rename(self.site))
        clear(self.aside)
        if (self.folder / _MARK).is_file() and not self.folder.is_symlink():
            patiently(lambda: shutil.rmtree(self.folder))
        clear(self.folder)
        if self.folder.exists() or self.folder.is_symlink():
            raise RefusedOutputError(say("folder-holds-foreign", folder=str(self.folder)))
        self.folder.mkdir(parents=True)
        (self.folder / _MARK).write_bytes(b"")

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the site to be."""
        if path.startswith("/") or ".." in path.split("/"):
            raise ValueError(f"this would not lie in the site: {path}")
        write_file(f"{self.folder}/{path}", data)

    def digest(self, path: str) -> bytes | None:
        """Return the digest of a file of the site as it stands there, or None where there is none of its own."""
        place = self.site / path
        if not self._is_inside(place.parent) or place.is_symlink():
            return None
        try:
            return digest_of(place.read_bytes())
        except OSError:
            return None

    def found(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Return the files of the site as it stands, by its manifest: path, digest (empty without one) and mark."""
        for path in manifest_of(self.site):
            yield path, self.digest(path) or b"", mark_of(f"{self.site}/{path}")

    def holds(self, path: str) -> bool:
        """Return whether a file was written."""
        return (self.folder / path).is_file()

    def place(
        self,
        lacking: Collection[str],
        removed: Collection[str],
        new: Collection[str],
        paths: Callable[[], Iterable[str]],
        total: int,
    ) -> None:
        """Put what was written in place, and take away what is no longer of the site.

        `new` are those of the files lacking that are not there, `paths` returns all files of the site, in order, and
        `total` is how many there are.
        Raises RefusedOutputError where something that no build made stands in the way; nothing is touched then.
        """
        are_same = not new and not removed
        last = []
        is_exchanged = not self.site.is_dir() or len(lacking) + len(removed) > _MOST_IN_PLACE * total
        if is_exchanged or not are_same:
            # To change the old list takes less than to ask for all; one that was tampered with is made anew.
            listed = with_changes(manifest_of(self.site), new, removed)
            manifest = Manifest("briefs", listed if len(listed) == total else tuple(paths()))
            (self.folder / MANIFEST).write_bytes(manifest.encoded())
            if is_exchanged and self._exchange(manifest.files):
                return
            last = [MANIFEST]
        self._refuse_obstacles(lacking, frozenset(new), frozenset(removed))
        if not are_same:
            # Until all is done, what comes and what goes are both the build's, so that neither is ever foreign.
            coming = self.folder / f"{COMING}.part"
            coming.write_bytes(Manifest("briefs", tuple(new)).encoded())
            coming.replace(self.site / COMING)
        journal = Journal((*lacking, *last), tuple(removed))
        part = self.folder / f"{_JOURNAL}.part"
        part.write_bytes(msgspec.json.encode(journal))
        part.replace(self.folder / _JOURNAL)
        self.finish()

    def _refuse_obstacles(self, paths: Iterable[str], new: frozenset[str], removed: frozenset[str]) -> None:
        """Raise RefusedOutputError where a file can't be put: something else is there, or a link on the way."""
        folders: set[str] = set()
        for path in paths:
            found = self._obstacle(path, new, removed, folders)
            if found:
                raise RefusedOutputError(say("not-made-by-build", file=str(self.site / found)))

    def _obstacle(self, path: str, new: frozenset[str], removed: frozenset[str], folders: set[str]) -> str:
        """Return what stands in the way of a file, or nothing; `folders` are those that are known to be good."""
        parent, way = path.rpartition("/")[0], ""
        for part in parent.split("/") if parent and parent not in folders else ():
            way = f"{way}/{part}" if way else part
            place = self.site / way
            if way not in removed and os.path.lexists(place) and (place.is_symlink() or not place.is_dir()):
                return way
            folders.add(way)
        place = self.site / path
        if place.is_dir() and not place.is_symlink():
            # A folder of pages that all go makes room for a file; one that is empty already goes with none of them.
            return "" if all(one.relative_to(self.site).as_posix() in removed for one in ends(place)) else path
        return path if path in new and os.path.lexists(place) else ""

    def finish(self) -> bool:
        """Carry out the journal of this build, or of one that was killed; return whether there was one."""
        try:
            journal = msgspec.json.decode((self.folder / _JOURNAL).read_bytes(), type=Journal)
        except (OSError, msgspec.MsgspecError):
            forget_coming(self.site)
            return False
        if not (self.site / MANIFEST).is_file():
            # Somebody has removed the site meanwhile: what is left to do would make a part of one.
            self._discard()
            return False
        # What goes makes room for what comes: a file may give way to a folder of its name.
        self._remove(path for path in journal.removed if path not in journal.moved)
        # A new brief of a large site changes hundreds of files in few folders.
        folders: dict[str, bool] = {}
        for path in journal.moved:
            staged, parent = self.folder / path, path.rpartition("/")[0]
            if not staged.exists():
                continue  # it was moved before
            if parent not in folders:
                folder = self.site / parent
                folder.mkdir(parents=True, exist_ok=True)
                folders[parent] = self._is_inside(folder)
            if folders[parent]:
                patiently(partial(staged.replace, f"{self.site}/{path}"))
        (self.site / COMING).unlink(missing_ok=True)
        self._discard()
        return True

    def _discard(self) -> None:
        """Delete the staged files; a folder that another program keeps is known again by its mark."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.folder.is_dir():
            (self.folder / _MARK).write_bytes(b"")

    def _remove(self, paths: Iterable[str]) -> None:
        emptied = set()
        # A damaged store may give what can't be a path; there is no such file.
        for place in (self.site / path for path in paths if "\0" not in path):
            # A file that has become a folder of somebody's, or is reached by a link of theirs, is ours no more.
            if self._is_inside(place.parent) and (place.is_symlink() or not place.is_dir()):
                with suppress(NotADirectoryError):
                    patiently(partial(place.unlink, missing_ok=True))
                emptied.add(place.parent)
        for folder in sorted(emptied, key=lambda one: len(one.parts), reverse=True):
            prune(folder, self.site)

    def _is_inside(self, folder: Path) -> bool:
        """Return whether a folder really lies in the site, and is not reached by a link that leads out of it."""
        return folder.resolve().is_relative_to(self.site)

    def _exchange(self, paths: Iterable[str]) -> bool:
        """Let the staged folder take the place of the site, with what did not change linked from the old one.

        Returns whether it could; where another program holds the site's folder, its files are moved one by one.
        """
        refuse_foreign(self.site)
        for path in paths:
            place = self.folder / path
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                link(self.site / path, place)
        (self.folder / _MARK).unlink()
        if not self.site.is_dir():
            patiently(lambda: self.folder.rename(self.site))
            return True
        if not exchange(self.folder, self.site, self.aside):
            (self.folder / _MARK).write_bytes(b"")
            return False
        clear(self.folder)
        return True

    def close(self) -> None:
        """Clear away what was staged and is not wanted, as after a build that failed; a journal is left to be done."""
        if (self.folder / _MARK).is_file() and not (self.folder / _JOURNAL).is_file():
            self._discard()


def mark_of(file: str) -> bytes:
    """Return what tells whether a placed file is still the one that was placed: its time and size."""
    try:
        found = os.lstat(file)
    except (OSError, ValueError):  # a damaged store may give a path that can't be one
        return b"-"
    return b"%d %d" % (found.st_mtime_ns, found.st_size)
