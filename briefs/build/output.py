"""Writing a site: whole or not at all, and never touching a file that an earlier build did not make.

The new site is made complete in a folder beside the old one and then takes its place in one step (an exchange of the
two names where the system has it). A build that is killed leaves the old site or the new one, and a folder beside it
that the next build clears away.
"""

import ctypes
import os
import sys
from bisect import bisect_left, insort
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefs.messages.message import say
from briefs.messages.said_error import SaidError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = ".briefs-manifest.json"
"""The list of all files that a build made, in the site's folder; no other file there is ever deleted."""
COMING = ".briefs-coming.json"
"""The list of those that a build is about to add; it is there as long as that takes, or after a kill."""
_FEW = 1000
"""Changes up to which each is made by itself in a list of files, which moves all that stands behind it."""
_AT_FDCWD = -100
"""Linux: a relative path begins at the working folder."""
_EXCHANGE = 2
"""Linux's RENAME_EXCHANGE and macOS's RENAME_SWAP have one value."""


class RefusedOutputError(SaidError):
    """The output folder is not one that may be written to; the message says why."""


class Manifest(msgspec.Struct, frozen=True):
    """Which files a build made."""

    made_by: str
    """Always `briefs`, for people who find the file; no build looks at it."""
    files: tuple[str, ...]
    """Their paths below the output folder, `/` between; the manifest itself is not among them."""

    def encoded(self) -> bytes:
        """Return the list as it is written."""
        return msgspec.json.encode(self) + b"\n"


class Written(msgspec.Struct, frozen=True):
    """What writing did."""

    files: int
    """How many files the site has now."""
    changed: int
    """How many of them are new or changed; those that were removed are not counted."""


def refuse_unsafe(out: Path, *, sources: tuple[Path, ...]) -> None:
    """Raise RefusedOutputError when a folder can't be an output.

    It can't when it is a link or a file, the home folder, the root of a disk, the folder in which one works or one
    that holds it, or a folder of `sources` or one that holds or lies in it.
    """
    try:
        place = out.resolve()
        place.exists()
    except (OSError, RuntimeError) as fault:
        raise RefusedOutputError(say("output-cannot-be", out=str(out)[:80], fault=fault_words(fault))) from fault
    if ".git" in place.parts:
        raise RefusedOutputError(say("output-in-git", out=str(out)))
    if place.is_mount():
        # A mount can't change names with the folder in which the site is made (a volume of Docker).
        raise RefusedOutputError(say("output-is-mount", out=str(out)))
    if out.is_symlink():
        raise RefusedOutputError(say("output-is-link", out=str(out)))
    if place.exists() and not place.is_dir():
        raise RefusedOutputError(say("output-is-file", out=str(out)))
    for kept in (Path.home(), Path.cwd(), Path(place.anchor), *sources):
        if kept.resolve().is_relative_to(place):
            raise RefusedOutputError(say("output-holds", out=str(out), kept=str(kept)))
    for source in sources:
        if place.is_relative_to(source.resolve()):
            raise RefusedOutputError(say("output-lies-in", out=str(out), source=str(source)))


def fault_words(fault: Exception) -> str:
    """Return what the system says of a failure, without its number and the name."""
    return getattr(fault, "strerror", None) or str(fault)


def refuse_foreign(out: Path) -> None:
    """Raise RefusedOutputError when a folder holds files that no build made."""
    folder = out.resolve()
    if foreign := foreign_file(folder):
        hint = say("move-away-or-give-another")
        if not (folder / MANIFEST).is_file():
            hint = say("move-away-or-delete", manifest=MANIFEST)
        raise RefusedOutputError(say("output-holds-foreign", out=str(out), foreign=foreign, hint=hint))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other builds from writing in a folder meanwhile; raises RefusedOutputError when one already does.

    The lock is on the folder itself, so that nothing is left behind; systems without such locks do without.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as fault:
        raise RefusedOutputError(say("another-build-is-writing", folder=str(folder))) from fault
    finally:
        os.close(handle)


def foreign_file(folder: Path) -> str:
    """Return a file in a folder that no build made, or nothing."""
    ours = {*manifest_of(folder), MANIFEST, COMING}
    return next((name for name in _files(folder) if name not in ours), "")


def remove_site(out: Path) -> int:
    """Delete what an earlier build made, and nothing else; gives the number of files deleted."""
    made = len(manifest_of(out.resolve()))
    clear(out.resolve())
    return made


def _files(folder: Path) -> Iterator[str]:
    """Return every file and link below a folder, by path from it; links are not followed."""
    for directory, folders, names in os.walk(folder):
        below = Path(directory)
        for name in sorted([*names, *(each for each in folders if (below / each).is_symlink())]):
            yield (below / name).relative_to(folder).as_posix()


def manifest_of(folder: Path) -> tuple[str, ...]:
    """Return the files that a build made in a folder, by its own lists."""
    return (*_listed(folder / MANIFEST), *_listed(folder / COMING))


def sizes_of(folder: Path) -> dict[str, int]:
    """Return the bytes of each file of a site that was built, by path below its folder; empty where there is none."""
    # One that somebody took away is left out.
    return {path: (folder / path).stat().st_size for path in manifest_of(folder) if (folder / path).is_file()}


def forget_coming(folder: Path) -> None:
    """Remove the list of what was to come where nothing of it came: the build was killed before it moved anything."""
    if not any((folder / name).exists() for name in _listed(folder / COMING)):
        (folder / COMING).unlink(missing_ok=True)


def with_changes(listed: tuple[str, ...], new: Collection[str], removed: Collection[str]) -> tuple[str, ...]:
    """Return a list of files, which is in order, with some added and others taken out; it stays in order."""
    if len(new) + len(removed) > _FEW:
        return tuple(sorted(set(listed).difference(removed).union(new)))
    kept = list(listed)
    for path in removed:
        at = bisect_left(kept, path)
        if kept[at : at + 1] == [path]:
            del kept[at]
    for path in new:
        insort(kept, path)
    return tuple(kept)


def _listed(file: Path) -> tuple[str, ...]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Manifest).files
    except (OSError, msgspec.MsgspecError):
        return ()


def clear(folder: Path) -> None:
    """Delete the files that a build made in a folder, then the folders that are empty; anything else stays."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for name in (*manifest_of(folder), MANIFEST, COMING):
        file = folder / name
        # A name that the system does not take is of no file, and holds up nothing.
        with suppress(OSError, RuntimeError):
            if file.parent.resolve().is_relative_to(folder) and (file.is_file() or file.is_symlink()):
                file.unlink()
    for directory, _, _ in os.walk(folder, topdown=False):
        if not any(Path(directory).iterdir()):
            Path(directory).rmdir()


def exchange(fresh: Path, place: Path, aside: Path) -> None:
    """Let two folders change names in one step; where the system has no such call, in three."""
    if _exchanged(os.fsencode(fresh), os.fsencode(place)):
        return
    place.rename(aside)
    fresh.rename(place)
    aside.rename(fresh)


def _exchanged(one: bytes, other: bytes) -> bool:
    """Let the system exchange two names, and say whether it could (Python has no call for it)."""
    if sys.platform not in ("linux", "darwin"):
        return False
    libc = ctypes.CDLL(None)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _EXCHANGE) == 0)
    return hasattr(libc, "renamex_np") and bool(libc.renamex_np(one, other, _EXCHANGE) == 0)


def stamp(out: Path) -> str:
    """Return what tells whether a site is the one that was placed last: where it is, and its manifest's own mark."""
    try:
        found = (out.resolve() / MANIFEST).stat()
    except OSError:
        return ""
    return f"{out.resolve()} {found.st_mtime_ns} {found.st_size} {found.st_ino}"
