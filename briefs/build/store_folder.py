"""The folder of the store: opened by one process at a time, mended by being emptied."""

import errno
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from briefs.build.program_digest import program_digest
from briefs.engine.store import Store

STORE = "store.sqlite"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What `briefs` remembers between builds. Delete at will.\n"
"""Tells programs that make backups to pass the folder over (bford.info/cachedir); the signature is the standard's."""
Waiting = Callable[[str], None]
"""Hears that a command waits for another one, which works in a folder."""
Unkept = Callable[[str, Exception], None]
"""Hears in which folder nothing can be kept for the next run, and why."""
_PATIENCE = 1
"""Seconds for which nobody is told: `briefs serve` holds the lock for so long at most, as long as little changes."""


class Lock:
    """Lets one process at a time work with a store; another waits. Systems without such locks do without."""

    def __init__(self, folder: Path, waiting: Waiting) -> None:
        """Take the folder of the store, and who hears, once, that there is somebody to wait for."""
        self._file, self._waiting = folder / "lock", waiting

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait until no other process holds the lock, and hold it."""
        if fcntl is None:
            yield
            return
        with self._opened() as handle:
            until = time.monotonic() + _PATIENCE
            while not _is_locked(handle.fileno()):
                if time.monotonic() > until:
                    self._waiting(str(self._file.parent))
                    fcntl.flock(handle, fcntl.LOCK_EX)
                    break
                time.sleep(0.02)
            yield

    def _opened(self) -> BinaryIO:
        # The folder may be deleted at any time, also while `briefs serve` works with what was in it.
        self._file.parent.mkdir(parents=True, exist_ok=True)
        return self._file.open("wb")


def _is_locked(handle: int) -> bool:
    """Take a lock if nobody else has it, and return whether nobody had."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def open_store(folder: Path | None, waiting: Waiting, unkept: Unkept = lambda *_: None) -> Store:
    """Open the store in a folder; one that can't be used there is kept in memory, which costs time and is told."""
    if folder is None:
        store = Store(None)
    else:
        try:
            store = _prepared(folder, waiting)
        except (OSError, sqlite3.Error) as fault:
            unkept(str(folder), fault)
            store = Store(None)
    store.prepare(program_digest())
    return store


def _prepared(folder: Path, waiting: Waiting) -> Store:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "Not a directory")
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "CACHEDIR.TAG").exists():
        (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    with Lock(folder, waiting).held():
        try:
            return _ready(folder)
        except sqlite3.DatabaseError:
            forget(folder)
            return _ready(folder)


def _ready(folder: Path) -> Store:
    store = Store(folder / STORE)
    try:
        # SQLite reads a last page that was cut as if zeros followed; a file that lost whole pages it refuses itself.
        (page,) = store.connection.execute("PRAGMA page_size").fetchone()
        if (folder / STORE).stat().st_size % page:
            raise sqlite3.DatabaseError("the end of the file is lost")
        store.prepare(program_digest())
    except (OSError, sqlite3.Error):
        store.close()
        raise
    return store


def is_unwritable(folder: Path | None) -> bool:
    """Return whether nothing can be written in a folder."""
    if folder is None:
        return True
    try:
        probe = folder / "probe"
        # An empty file would fit on a disk that is full.
        probe.write_bytes(b"\0" * 65536)
        probe.unlink()
    except OSError:
        return True
    return False


def is_full(fault: sqlite3.Error) -> bool:
    """Return whether a store could not be written for want of space (SQLITE_FULL, SQLITE_IOERR_WRITE and the like)."""
    code = getattr(fault, "sqlite_errorcode", 0)  # what Python itself raises has none
    return code & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def forget(folder: Path) -> None:
    """Delete the store in a folder."""
    for name in (STORE, f"{STORE}-wal", f"{STORE}-shm"):
        with suppress(OSError):
            (folder / name).unlink()


def measured(folder: Path) -> tuple[dict[str, int], int]:
    """Return how many answers of each query the store in a folder has, and its bytes; nothing where there is none."""
    file = folder / STORE
    if not file.is_file():
        return {}, 0
    try:
        store = Store(file)
        counts = store.measure()
        store.close()
    except sqlite3.Error:
        return {}, 0
    return counts, sum(one.stat().st_size for one in folder.glob(f"{STORE}*"))
