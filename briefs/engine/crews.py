"""Several processes that answer questions side by side, each from a connection of its own to the store.

A worker is given questions and gives back answers as bytes, with whatever else it had to work out on the way; values
never travel as objects.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefs.engine.answer import Answer
from briefs.engine.evaluating import Evaluator, key_of
from briefs.engine.measuring import MeasuredEvaluator, Spent, together
from briefs.engine.queries import Query

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Work = tuple[str, str]
_LARGEST_BATCH = 24
"""Questions in one task: more save messages, fewer keep all processes busy to the end."""
_FORK_FROM, _SPAWN_FROM = 16, 200
"""Below so many questions, starting processes takes longer than answering here: a fork takes 20 ms, a start 1 s."""
_MOST = 61
"""Processes for which Windows can wait at once; more would help nobody elsewhere."""


class _Batch(msgspec.Struct, frozen=True, array_like=True):
    """What a worker gives back."""

    answers: list[Answer]
    """The answers to the questions of a task, with those that it worked out on the way."""
    spent: dict[str, Spent]
    """What they cost by query; nothing where nobody wants to know."""
    seconds: float
    """Processor time of the worker since it began or gave back its last batch; 0 where nobody wants to know."""


class Processes:
    """A crew of processes, started when there is work for them."""

    def __init__(
        self,
        make: Callable[[], tuple[Evaluator, dict[str, Query[..., object]]]],
        count: int,
        load: Callable[[], None] = lambda: None,
    ) -> None:
        """Take how a worker makes its evaluator and queries, and how many workers there are (0: as pay).

        `load` imports what workers need: before they are forked, so that it is done once and they share it.
        """
        self._make, self._wanted, self._load = make, count, load
        self._count = min(count or os.cpu_count() or 1, _MOST)
        self._pool: ProcessPoolExecutor | None = None
        self.spent: dict[str, Spent] = {}
        """What the processes spent so far by query; nothing where their evaluators don't measure."""
        self.seconds = 0.0
        """Their processor time so far; 0 where nobody wants to know."""

    def pays(self, questions: int) -> bool:
        """Return whether so many questions are answered sooner by this crew than by who asks."""
        if self._count == 1 or questions < 2:
            return False
        return self._wanted > 1 or questions >= (_FORK_FROM if self._pool or _may_fork() else _SPAWN_FROM)

    def answer(self, work: Sequence[Work], run: int) -> Iterator[tuple[int, list[Answer]]]:
        """Answer questions in batches, in the order in which they get done; yields how many with their answers."""
        # Most runs have too little work for a crew, and do without these.
        from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
        from multiprocessing import get_context

        count = self._count
        if self._pool is None:
            may_fork = _may_fork()
            if may_fork:
                self._load()
            context = get_context("fork" if may_fork else "spawn")
            self._pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(self._make, os.getpid()))
        # Four tasks for each process at least: one whose questions are quick takes over from one whose are slow.
        size = max(1, min(_LARGEST_BATCH, len(work) // (count * 4)))
        batches = [work[at : at + size] for at in range(0, len(work), size)]
        coming = iter(batches)
        # Only so many batches are under way that no worker waits: answers that are not taken in yet fill the memory.
        with _uninterrupted():
            under_way = {self._pool.submit(_answer, one, run): len(one) for one in islice(coming, count * 3)}
        try:
            while under_way:
                finished = wait(under_way, return_when=FIRST_COMPLETED).done
                under_way |= {self._pool.submit(_answer, one, run): len(one) for one in islice(coming, len(finished))}
                for future in finished:
                    batch = msgspec.msgpack.decode(future.result(), type=_Batch)
                    self.spent, self.seconds = together(self.spent, batch.spent), self.seconds + batch.seconds
                    yield under_way.pop(future), batch.answers
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End all processes at once. Ctrl+C may come while they are being started; nothing is waited for then."""
        if self._pool is not None:
            from multiprocessing import active_children

            for child in active_children():
                child.terminate()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def close(self) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl+C wait while the block runs: processes and a thread are started there, which would be left half made.

    What is forked meanwhile is never interrupted by it: this process tells it when to end.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where nothing is forked
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _may_fork() -> bool:
    """Return whether processes can be forked, and share what is loaded already.

    A fork has one thread of its parent's. Where the parent has more, as once charts were drawn or while a server
    listens, another may hold a lock that nobody gives back in the child. Only Linux tells how many there are, those of
    libraries included.
    """
    threads = Path("/proc/self/task")
    return hasattr(os, "fork") and threads.is_dir() and len(list(threads.iterdir())) == 1


class _Worker:
    """Answers questions in one process."""

    def __init__(self, make: Callable[[], tuple[Evaluator, dict[str, Query[..., object]]]]) -> None:
        self.evaluator, self.queries = make()
        self.run = 0
        self.seconds = 0.0

    def answers(self, work: Sequence[Work], run: int) -> _Batch:
        if run != self.run:
            self.evaluator.forget()
            self.run = run
        questions = [(self.queries[name], key_of(key)) for name, key in work]
        self.evaluator.ask_ahead(questions)
        for query, key in questions:
            self.evaluator.try_to_evaluate(query, key)
        if not isinstance(self.evaluator, MeasuredEvaluator):
            return _Batch(self.evaluator.drain(), {}, 0.0)
        before, self.seconds = self.seconds, self.evaluator.clock()
        return _Batch(self.evaluator.drain(), self.evaluator.take_spent(), self.seconds - before)


_worker: _Worker | None = None


_PR_SET_PDEATHSIG = 1
"""Linux's prctl: send the process a signal when its parent ends."""


def _begin(make: Callable[[], tuple[Evaluator, dict[str, Query[..., object]]]], parent: int) -> None:
    if sys.platform == "linux":
        # A fork holds what its parent had open, the store's lock included: it must not outlive a parent that is killed.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    # The parent handles Ctrl+C, which a terminal sends to every process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker
    _worker = _Worker(make)


def _answer(work: Sequence[Work], run: int) -> bytes:
    if _worker is None:
        raise RuntimeError("the worker was not begun")
    return msgspec.msgpack.encode(_worker.answers(work, run))
