"""A session: one content, opened with its store, from which is asked what is wrong and what the site is made of."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from briefs.build.placing import Staging, stamp
from briefs.build.program_digest import program_digest
from briefs.engine.answer import DamagedStoreError, digest_of
from briefs.engine.crews import Processes, Told
from briefs.engine.engine import Engine
from briefs.engine.evaluating import Evaluator
from briefs.engine.queries import Query
from briefs.engine.store import Store
from briefs.questions.registry import REGISTRY
from briefs.questions.world import Choices, ContentWorld

STORE = "store.sqlite"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What `briefs` remembers between builds. Delete at will.\n"
T = TypeVar("T")
Sink = Callable[[str, bytes], None]


class Options(msgspec.Struct, frozen=True):
    """What the command line decides.

    `base_url` overrules the settings', `processes` of 0 means as many as pay; `today` is the day after which briefs are
    not out yet, or nothing; `verify` trusts no time of a file.
    """

    content: Path
    base_url: str = ""
    drafts: bool = False
    strict: bool = False
    processes: int = 0
    today: str = ""
    verify: bool = False


class Tools(msgspec.Struct, frozen=True):
    """What a session works with: a site's own templates, the folder of the store (None: in memory), who is told."""

    templates: Path | None
    store: Path | None
    told: Told


class Session:
    """One content with its engine."""

    def __init__(self, options: Options, tools: Tools, out: Path | None = None, *, whole: bool = False) -> None:
        """Open a content.

        `out` is the folder of the site, where one is to be written; `whole` has all files written beside it, be they
        there already or not.
        """
        self.whole = whole
        self.options, self.tools = options, tools
        self.staging = Staging(out) if out else None
        self.memory: dict[str, bytes] = {}
        choices = Choices(options.base_url, options.drafts, options.today)
        self.world = ContentWorld(options.content, tools.templates, choices, verify=options.verify)
        self.store = _opened(tools.store)
        make = partial(_worker, self.store.file, self.world, self.staging, whole)
        crew = Processes(make, options.processes, tools.told) if self.store.file else None
        evaluator = Evaluator(self.store, self.world, REGISTRY.ranks, self.sink())
        self.engine = Engine(REGISTRY, self.store, evaluator, crew)
        self.crew = crew
        self._lock = Lock(tools.store) if self.store.file and tools.store else None
        self._seen = ""

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes from the store meanwhile; what they wrote before is looked at."""
        if self._lock is None:
            yield
            return
        with self._lock.held():
            if self.store.meta("run") != self._seen:
                self.engine.evaluator.forget()
            try:
                yield
            finally:
                self._seen = str(int(self.store.meta("run") or "0") + 1)
                self.store.begin()
                self.store.set_meta("run", self._seen)
                self.store.commit()

    def sink(self) -> Sink:
        """Return who takes finished files: the folder beside the site, or this session's memory."""
        return _staged(self.store, self.staging, whole=self.whole) if self.staging else self.memory.__setitem__

    def is_known(self, out: Path) -> bool:
        """Return whether a folder holds the site that was placed last, as far as its list of files tells."""
        mark = stamp(out)
        return bool(mark) and self.store.meta("placed") == mark

    def has(self, path: str) -> bool:
        """Return whether a finished file was taken in this session."""
        return self.staging.holds(path) if self.staging else path in self.memory

    def taken(self, path: str) -> bytes:
        """Return a finished file that was taken in this session."""
        return (self.staging.folder / path).read_bytes() if self.staging else self.memory[path]

    def close(self) -> None:
        """End the processes and close the store."""
        if self.crew:
            self.crew.close()
        self.store.close()


class Lock:
    """Lets one process at a time work with a store; another waits. Systems without such locks do without."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the store."""
        self._file = folder / "lock"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait until no other process holds the lock, and hold it."""
        if fcntl is None:
            yield
            return
        with self._file.open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


@contextmanager
def opened(options: Options, tools: Tools, out: Path | None = None, *, whole: bool = False) -> Iterator[Session]:
    """Open a content for a while; processes are ended at once where something goes wrong."""
    session = Session(options, tools, out, whole=whole)
    try:
        with session.alone():
            yield session
    except BaseException:
        if session.crew:
            session.crew.stop()
        raise
    finally:
        session.close()


def run(options: Options, tools: Tools, work: Callable[[Session], T], out: Path | None = None) -> T:
    """Do some work in a session. Where its store turns out to be damaged, or can't be written, do it without.

    What a store holds can be made again, so that nothing but time is lost.
    """
    try:
        with opened(options, tools, out) as session:
            return work(session)
    except DamagedStoreError:
        store = tools.store
    except sqlite3.Error:
        # A disk that is full or read-only stays so; a damaged file does not.
        store = None if _is_unwritable(tools.store) else tools.store
    if store:
        forget(store)
    with opened(options, msgspec.structs.replace(tools, store=store), out) as session:
        return work(session)


def _is_unwritable(folder: Path | None) -> bool:
    """Return whether nothing can be written in a folder."""
    if folder is None:
        return True
    try:
        probe = folder / "probe"
        probe.write_bytes(b"\0" * 65536)
        probe.unlink()
    except OSError:
        return True
    return False


def _worker(
    file: Path | None, world: ContentWorld, staging: Staging | None, whole: bool
) -> tuple[Evaluator, dict[str, Query[Any, Any]]]:
    """Make what a worker answers with: its own connection to the store, which it only reads."""
    store = Store(file)
    nowhere: dict[str, bytes] = {}
    sink = _staged(store, staging, whole=whole) if staging else nowhere.__setitem__
    return Evaluator(store, world, REGISTRY.ranks, sink), REGISTRY.by_name()


def _staged(store: Store, staging: Staging, *, whole: bool) -> Sink:
    """Return a sink that writes what the site does not have yet, or everything."""

    def take(path: str, data: bytes) -> None:
        if whole or store.files.placed_digest(path) != digest_of(data):
            staging.write(path, data)

    return take


def _opened(folder: Path | None) -> Store:
    """Open the store in a folder; one that can't be used there is kept in memory, which costs time and nothing else."""
    if folder is None:
        store = Store(None)
    else:
        try:
            store = _prepared(folder)
        except (OSError, sqlite3.Error):
            store = Store(None)
    store.prepare(program_digest())
    return store


def _prepared(folder: Path) -> Store:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "CACHEDIR.TAG").exists():
        (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    store = Store(folder / STORE)
    try:
        store.prepare(program_digest())
    except sqlite3.DatabaseError:
        store.close()
        forget(folder)
        store = Store(folder / STORE)
        store.prepare(program_digest())
    return store


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
