"""Writing a site: whole or not at all, and never touching a file that an earlier build did not make.

The new site is made complete in a folder beside the old one and then takes its place in one step (an exchange of the
two names where the system has it). A build that is killed leaves the old site or the new one, and a folder beside it
that the next build clears away.
"""

import os
from bisect import bisect_left, insort
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefs.messages.message import say
from briefs.messages.said_error import SaidError
from briefs.messages.system_faults import reason

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


_OF_OTHERS = frozenset({".git", ".github", ".hg", ".svn", ".venv", ".vscode", "venv", "node_modules", "vendor"})
"""Folders that other programs keep, which would read a site in it as theirs."""


def refuse_unsafe(out: Path, *, sources: tuple[Path, ...]) -> None:
    """Raise RefusedOutputError when a folder can't be an output.

    It can't when it is a link or a file, the home folder, the root of a disk, the folder in which one works or one
    that holds it, or a folder of `sources` or one that holds or lies in it.
    """
    try:
        place = out.resolve()
        place.exists()
    except (OSError, RuntimeError) as fault:
        raise RefusedOutputError(say("output-cannot-be", out=str(out)[:80], fault=reason(fault))) from fault
    # Of a folder elsewhere its own name says what it is; one above it may be called vendor for all that we know.
    here = Path.cwd().resolve()
    parts = place.relative_to(here).parts if place.is_relative_to(here) else (*place.parts[-1:], ".git")
    if taken := next((part for part in parts if part in _OF_OTHERS and part in place.parts), ""):
        raise RefusedOutputError(say("output-in-others", out=str(out), taken=taken))
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
    """Delete what an earlier build made, and nothing else; gives the number of files deleted.

    Raises RefusedOutputError where another program has one open.
    """
    made = len(manifest_of(out.resolve()))
    if held := clear(out.resolve()):
        raise RefusedOutputError(say("file-is-held", file=str(out / held)))
    return made


def _files(folder: Path) -> Iterator[str]:
    """Return every file and link below a folder, by path from it; links are not followed."""
    for directory, folders, names in os.walk(folder):
        below = Path(directory)
        for name in sorted([*names, *(each for each in folders if (below / each).is_symlink())]):
            yield (below / name).relative_to(folder).as_posix()


def manifest_of(folder: Path) -> tuple[str, ...]:
    """Return the files that a build made in a folder, by its own lists."""
    return (*listed(folder), *_listed(folder / COMING))


def listed(folder: Path) -> tuple[str, ...]:
    """Return the files of the site that was placed in a folder last, by its own list, without those still to come."""
    return _listed(folder / MANIFEST)


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


def clear(folder: Path) -> str:
    """Delete the files that a build made in a folder, then the folders that are empty; anything else stays.

    Returns a file that the system did not let go, as another program has it open; then its list stays as well.
    """
    if folder.is_symlink() or not folder.is_dir():
        return ""
    held = ""
    for name in (*manifest_of(folder), MANIFEST, COMING):
        if held and name in (MANIFEST, COMING):
            continue
        try:
            _delete(folder, folder / name)
        except PermissionError:
            held = name
        except (OSError, RuntimeError):
            continue  # a name that the system does not take is of no file, and holds up nothing
    for directory, _, _ in os.walk(folder, topdown=False):
        # A terminal may stand in one, which Windows then keeps.
        with suppress(OSError):
            Path(directory).rmdir()
    return held


def _delete(folder: Path, file: Path) -> None:
    if file.parent.resolve().is_relative_to(folder) and (file.is_file() or file.is_symlink()):
        file.unlink()


def stamp(out: Path) -> str:
    """Return what tells whether a site is the one that was placed last: where it is, and its manifest's own mark."""
    try:
        found = (out.resolve() / MANIFEST).stat()
    except OSError:
        return ""
    return f"{out.resolve()} {found.st_mtime_ns} {found.st_size} {found.st_ino}"
