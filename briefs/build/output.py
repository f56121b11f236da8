"""Writing a site: whole or not at all, and never touching a file that an earlier build did not make.

The new site is made complete in a folder beside the old one and then takes its place in one step (an exchange of the
two names where the system has it). A build that is killed leaves the old site or the new one, and a folder beside it
that the next build clears away.
"""

import ctypes
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = ".briefs-manifest.json"
_AT_FDCWD = -100
_EXCHANGE = 2
"""Linux's RENAME_EXCHANGE and macOS's RENAME_SWAP have one value."""


class RefusedOutputError(Exception):
    """The output folder is not one that may be written to; the message says why."""


class Manifest(msgspec.Struct, frozen=True):
    """Which files a build made, by path below the output folder."""

    made_by: str
    files: tuple[str, ...]


class Written(msgspec.Struct, frozen=True):
    """What writing did: how many files the site has, and how many of them are new or changed."""

    files: int
    changed: int


def refuse_unsafe(out: Path, *, sources: tuple[Path, ...]) -> None:
    """Raise RefusedOutputError when a folder can't be an output.

    It can't when it is a link or a file, the home folder, the root of a disk, the folder in which one works or one
    that holds it, a folder of `sources` or one that holds or lies in it, or when it holds files that no build made.
    """
    place = out.resolve()
    if out.is_symlink():
        raise RefusedOutputError(f"{out} is a symbolic link; give the folder itself")
    if place.exists() and not place.is_dir():
        raise RefusedOutputError(f"{out} is a file, not a folder")
    for kept in (Path.home(), Path.cwd(), Path(place.anchor), *sources):
        if kept.resolve().is_relative_to(place):
            raise RefusedOutputError(f"{out} is or holds {kept}; the site would take its place")
    for source in sources:
        if place.is_relative_to(source.resolve()):
            raise RefusedOutputError(f"{out} lies in {source}, where your own files are")
    ours = {*_manifest(place), MANIFEST}
    foreign = next((name for name in _files(place) if name not in ours), None)
    if foreign:
        hint = "Move it away, or give another folder with --out"
        raise RefusedOutputError(f"{out} holds {foreign}, which no earlier build made, and is left as it is. {hint}")


def write_site(files: Mapping[str, bytes | Path], out: Path) -> Written:
    """Put a site in place. Values are contents, or files to copy.

    Raises OSError when the disk does not let it, and ValueError for a path that leads out of the site.
    """
    astray = [name for name in files if name.startswith("/") or ".." in name.split("/")]
    if astray:
        raise ValueError(f"these would not lie in the site: {astray}")
    place = out.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with _alone(place.parent):
        changed = _replace(files, place)
    return Written(len(files), changed)


def _replace(files: Mapping[str, bytes | Path], place: Path) -> int:
    """Make the new site beside the old one and let it take its place; return the number of files that are new."""
    fresh, aside = place.with_name(f".{place.name}.next"), place.with_name(f".{place.name}.old")
    if aside.is_dir() and not place.exists():
        aside.rename(place)
    _clear(fresh)
    if fresh.exists():
        raise RefusedOutputError(f"{fresh} holds something that no build made; move it away")
    try:
        fresh.mkdir()
        manifest = Manifest("briefs", tuple(sorted(files)))
        (fresh / MANIFEST).write_bytes(msgspec.json.encode(manifest) + b"\n")
        changed = sum(_place(files[name], place / name, fresh / name) for name in manifest.files)
    except OSError:
        _clear(fresh)
        raise
    if place.is_dir():
        _exchange(fresh, place, aside)
        _clear(fresh)
    else:
        fresh.rename(place)
    return changed


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
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
        raise RefusedOutputError(f"another build is writing in {folder}; try again when it has ended") from fault
    finally:
        os.close(handle)


def remove_site(out: Path) -> int:
    """Delete what an earlier build made, and nothing else; gives the number of files deleted."""
    made = len(_manifest(out.resolve()))
    _clear(out.resolve())
    return made


def _files(folder: Path) -> Iterator[str]:
    """Return every file and link below a folder, by path from it; links are not followed."""
    for directory, folders, names in os.walk(folder):
        below = Path(directory)
        for name in sorted([*names, *(each for each in folders if (below / each).is_symlink())]):
            yield (below / name).relative_to(folder).as_posix()


def _manifest(folder: Path) -> tuple[str, ...]:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest).files
    except (OSError, msgspec.MsgspecError):
        return ()


def _place(content: bytes | Path, old: Path, new: Path) -> bool:
    """Put one file in the new site, as a second name of the old one where both are equal; say whether it changed."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    new.parent.mkdir(parents=True, exist_ok=True)
    same = not old.is_symlink() and old.is_file() and old.stat().st_size == len(data) and old.read_bytes() == data
    if same:
        try:
            os.link(old, new)
        except OSError:  # the file system has no second names
            new.write_bytes(data)
    else:
        new.write_bytes(data)
    return not same


def _clear(folder: Path) -> None:
    """Delete the files that a build made in a folder, then the folders that are empty; anything else stays."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for name in (*_manifest(folder), MANIFEST):
        file = folder / name
        if file.parent.resolve().is_relative_to(folder) and (file.is_file() or file.is_symlink()):
            file.unlink()
    for directory, _, _ in os.walk(folder, topdown=False):
        if not any(Path(directory).iterdir()):
            Path(directory).rmdir()


def _exchange(fresh: Path, place: Path, aside: Path) -> None:
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
