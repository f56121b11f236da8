"""A session: one content, opened with its store, from which is asked what is wrong and what the site is made of."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, TypeVar

import msgspec

from briefs.build.output import stamp
from briefs.build.placing import Staging
from briefs.build.stages import by_stage
from briefs.build.store_folder import Lock, Unkept, Waiting, forget, is_full, is_unwritable, open_store
from briefs.engine.answer import DamagedStoreError, digest_of
from briefs.engine.crews import Processes
from briefs.engine.engine import Engine, Told
from briefs.engine.evaluating import Evaluator
from briefs.engine.measuring import Costs, MeasuredEvaluator
from briefs.engine.queries import Query
from briefs.engine.store import Store
from briefs.questions.registry import REGISTRY
from briefs.questions.world import Choices, ContentWorld

T = TypeVar("T")
Sink = Callable[[str, bytes], None]


class Options(msgspec.Struct, frozen=True):
    """What the command line decides."""

    content: Path
    """The folder with briefs, settings and records."""
    base_url: str = ""
    """The address of the site's root in place of the settings', ending in a slash; empty where theirs counts."""
    drafts: bool = False
    """Whether briefs are taken in that are marked as drafts or dated in the future."""
    strict: bool = False
    """Whether warnings count as errors, and ids of paragraphs that are not kept are reported."""
    processes: int = 0
    """How many processes answer; 0 means as many as pay, 1 this one alone."""
    today: str = ""
    """The day after which briefs are not out yet, as 2025-06-25; empty where all are out."""
    verify: bool = False
    """Whether no time of a file is trusted, so that each of the content and of the site is looked into."""


class Tools(msgspec.Struct, frozen=True):
    """What a session works with."""

    templates: Path | None
    """The folder of the site's own templates, which need not be there; None for the default ones alone."""
    store: Path | None
    """The folder of the store; None where nothing is kept for the next run."""
    told: Told
    """Hears how far a stage is: its name in words for authors, how many are done, and of how many."""
    waiting: Waiting = lambda _: None
    """Hears, with the folder of the store, that this command waits for another."""
    costs: Costs | None = None
    """Told what the work costs; None where nobody wants to know."""
    unkept: Unkept = lambda *_: None
    """Hears that nothing can be kept for the next run, and why."""


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
        # Processes share a store, so that a build that keeps none has one for as long as it takes.
        self._passing = TemporaryDirectory() if out and not tools.store and options.processes != 1 else None
        self.store = open_store(Path(self._passing.name) if self._passing else tools.store, tools.waiting, tools.unkept)
        make = partial(_worker, self.store.file, self.world, self.staging, whole=whole, measured=bool(tools.costs))
        crew = Processes(make, options.processes, _load) if self.store.file else None
        kind = MeasuredEvaluator if tools.costs else Evaluator
        evaluator = kind(self.store, self.world, REGISTRY.ranks, self.sink())
        self.engine = Engine(REGISTRY, self.store, evaluator, crew, by_stage(tools.told))
        self.crew = crew
        self._lock = Lock(tools.store, tools.waiting) if self.store.file and tools.store else None
        self._seen = ""

    @property
    def is_lost(self) -> bool:
        """Return whether the file of the store was deleted meanwhile: a process that is begun now would find none."""
        return bool(self.store.file and not self.store.file.exists())

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
                self._seen = token_hex(8)
                self.store.begin()
                self.store.set_meta("run", self._seen)
                self.store.commit()

    def phase(self, name: str) -> AbstractContextManager[None]:
        """Count what is done meanwhile for a phase, where somebody wants to know."""
        return self.tools.costs.phase(name) if self.tools.costs else nullcontext()

    def sink(self) -> Sink:
        """Return who takes finished files: the folder beside the site, or this session's memory."""
        return _staged(self.store, self.staging, whole=self.whole) if self.staging else self.memory.__setitem__

    def is_known(self, out: Path) -> bool:
        """Return whether a folder holds the site that was placed last, as far as its list of files tells."""
        mark = stamp(out)
        return bool(mark) and self.store.meta("placed") == mark

    def has(self, path: str, digest: bytes | None) -> bool:
        """Return whether a finished file of some digest was taken in this session."""
        if self.staging:
            return self.staging.holds(path)
        return path in self.memory and digest_of(self.memory[path]) == digest

    def taken(self, path: str) -> bytes:
        """Return a finished file that was taken in this session."""
        return (self.staging.folder / path).read_bytes() if self.staging else self.memory[path]

    def close(self) -> None:
        """End the processes and close the store."""
        if self.tools.costs and isinstance(self.engine.evaluator, MeasuredEvaluator):
            self.tools.costs.add(self.engine.evaluator.take_spent())
            if self.crew:
                self.tools.costs.add(self.crew.spent, self.crew.seconds)
        if self.crew:
            self.crew.close()
        self.store.close()
        if self._passing:
            self._passing.cleanup()


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


def run(
    options: Options, tools: Tools, work: Callable[[Session], T], out: Path | None = None, *, whole: bool = False
) -> T:
    """Do some work in a session. Where its store turns out to be damaged, or can't be written, do it again without.

    What a store holds can be made again, so that nothing but time is lost.
    """
    try:
        with opened(options, tools, out, whole=whole) as session:
            return work(session)
    except DamagedStoreError:
        store = tools.store
    except sqlite3.Error as fault:
        # A disk that is full or read-only stays so; a damaged file does not.
        store = None if is_full(fault) or is_unwritable(tools.store) else tools.store
        if tools.store and store is None:
            tools.unkept(str(tools.store), fault)
    if tools.store:
        forget(tools.store)
    try:
        with opened(options, msgspec.structs.replace(tools, store=store), out, whole=whole) as session:
            return work(session)
    except sqlite3.Error as fault:
        if not is_full(fault):
            raise
        # Where temporary files are there is no room either.
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), gettempdir()) from fault


def _load() -> None:
    """Import what nearly all work of a crew takes and is imported where it is used."""
    for name in ("briefs.reading.markdown.read_brief", "jinja2"):
        import_module(name)


def _worker(
    file: Path | None, world: ContentWorld, staging: Staging | None, *, whole: bool, measured: bool
) -> tuple[Evaluator, dict[str, Query[Any, Any]]]:
    """Make what a worker answers with: its own connection to the store, which it only reads."""
    store = Store(file)
    nowhere: dict[str, bytes] = {}
    sink = _staged(store, staging, whole=whole) if staging else nowhere.__setitem__
    kind = MeasuredEvaluator if measured else Evaluator
    return kind(store, world, REGISTRY.ranks, sink), REGISTRY.by_name()


def _staged(store: Store, staging: Staging, *, whole: bool) -> Sink:
    """Return a sink that writes what the site does not have yet, or everything."""

    def take(path: str, data: bytes) -> None:
        # What is not there yet needs no digest, as all files of a first build.
        placed = None if whole else store.files.placed_digest(path)
        if placed is None or placed != digest_of(data):
            staging.write(path, data)

    return take
