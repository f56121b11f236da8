"""Several processes that answer questions side by side, each from a connection of its own to the store.

A worker is given questions and gives back answers as bytes, with whatever else it had to work out on the way; values
never travel as objects. The processes are forked where the system has fork, so that dictionaries and templates that
were loaded before are shared without being copied.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import active_children, get_all_start_methods, get_context

import msgspec

from briefs.engine.answer import Answer
from briefs.engine.evaluating import Evaluator, key_of
from briefs.engine.queries import Query

Work = tuple[str, str]
Told = Callable[[str, int, int], None]
"""Hears of a stage how many of how many questions are answered."""

_LARGEST_BATCH = 24
"""Questions in one task: more save messages, fewer keep all processes busy to the end."""
_FORK_FROM, _SPAWN_FROM = 16, 200
"""Below so many questions, starting processes takes longer than answering here: a fork takes 20 ms, a start 1 s."""


class Processes:
    """A crew of processes, started when there is work for them."""

    def __init__(
        self, make: Callable[[], tuple[Evaluator, dict[str, Query[..., object]]]], count: int, told: Told
    ) -> None:
        """Take how a worker makes its evaluator and queries, how many workers (0: as pay), and who is told."""
        self._make, self._count, self._told = make, count, told
        self._pool: ProcessPoolExecutor | None = None

    def answer(self, work: Sequence[Work], run: int) -> Iterator[list[Answer]]:
        """Answer questions in batches, in the order in which they get done."""
        forks = "fork" in get_all_start_methods()
        pays = len(work) >= (_FORK_FROM if forks or self._pool else _SPAWN_FROM)
        count = self._count or (os.cpu_count() or 1 if pays else 1)
        stage, done = work[0][0], 0
        if count == 1:
            here = _Worker(self._make)
            for one in work:
                yield here.answers([one], run)
                done += 1
                self._told(stage, done, len(work))
            return
        if self._pool is None:
            context = get_context("fork" if forks else "spawn")
            self._pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(self._make,))
        size = max(1, min(_LARGEST_BATCH, len(work) // (count * 4)))
        batches = [work[at : at + size] for at in range(0, len(work), size)]
        coming = iter(batches)
        # Only so many batches are under way that no worker waits: answers that are not taken in yet fill the memory.
        under_way: set[Future[bytes]] = {self._pool.submit(_answer, one, run) for one in islice(coming, count * 3)}
        try:
            while under_way:
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                under_way |= {self._pool.submit(_answer, one, run) for one in islice(coming, len(finished))}
                for future in finished:
                    yield msgspec.msgpack.decode(future.result(), type=list[Answer])
                    done += size
                    self._told(stage, min(done, len(work)), len(work))
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End all processes at once. Ctrl+C may come while they are being started; nothing is waited for then."""
        if self._pool is not None:
            for child in active_children():
                child.terminate()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def close(self) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None


class _Worker:
    """Answers questions in one process."""

    def __init__(self, make: Callable[[], tuple[Evaluator, dict[str, Query[..., object]]]]) -> None:
        self.evaluator, self.queries = make()
        self.run = 0

    def answers(self, work: Sequence[Work], run: int) -> list[Answer]:
        if run != self.run:
            self.evaluator.forget()
            self.run = run
        for name, key in work:
            self.evaluator.try_to_evaluate(self.queries[name], key_of(key))
        return self.evaluator.drain()


_worker: _Worker | None = None


def _begin(make: Callable[[], tuple[Evaluator, dict[str, Query[..., object]]]]) -> None:
    # The parent handles Ctrl+C, which a terminal sends to every process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker
    _worker = _Worker(make)


def _answer(work: Sequence[Work], run: int) -> bytes:
    if _worker is None:
        raise RuntimeError("the worker was not begun")
    return msgspec.msgpack.encode(_worker.answers(work, run))
