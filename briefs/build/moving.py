"""Moving files and folders on any system, also where another program holds one open for a moment."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefs.patience import patiently

_AT_FDCWD = -100
"""Linux: a relative path begins at the working folder."""
_EXCHANGE = 2
"""Linux's RENAME_EXCHANGE and macOS's RENAME_SWAP have one value."""


def exchange(fresh: Path, place: Path, aside: Path) -> bool:
    """Let two folders change names in one step, where the system has no such call in three; return whether it could.

    Windows renames no folder of which a file, or which in a terminal, is open.
    """
    if _exchanged(os.fsencode(fresh), os.fsencode(place)):
        return True
    try:
        patiently(lambda: place.rename(aside))
    except OSError:
        return False
    try:
        patiently(lambda: fresh.rename(place))
    except OSError:
        aside.rename(place)
        return False
    with suppress(OSError):  # what stays aside is cleared away by the next build
        aside.rename(fresh)
    return True


def _exchanged(one: bytes, other: bytes) -> bool:
    """Let the system exchange two names, and say whether it could (Python has no call for it)."""
    if sys.platform not in ("linux", "darwin"):
        return False
    libc = ctypes.CDLL(None)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _EXCHANGE) == 0)
    return hasattr(libc, "renamex_np") and bool(libc.renamex_np(one, other, _EXCHANGE) == 0)


def write_file(place: str, data: bytes) -> None:
    """Write a file; its folder need not be there yet."""
    # A first build writes twenty files a brief, and paths as objects take 20 µs more for each.
    try:
        file = open(place, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        os.makedirs(place.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        file = open(place, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)


def link(old: Path, new: Path) -> None:
    """Give a file a second name, or copy it where the file system has none."""
    try:
        os.link(old, new)
    except (OSError, AttributeError):
        shutil.copyfile(old, new)


def prune(folder: Path, top: Path) -> None:
    """Remove a folder and those above it as far as they are empty; the site itself stays."""
    while folder != top and folder.is_relative_to(top):
        try:
            if folder.exists():
                folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def ends(folder: Path) -> Iterator[Path]:
    """Return the files below a folder and the folders that are empty, itself if it is: no link is followed."""
    inside = list(folder.iterdir())
    for one in inside:
        yield from ends(one) if one.is_dir() and not one.is_symlink() else (one,)
    if not inside:
        yield folder
