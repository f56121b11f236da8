"""Long work, here or in several processes, with somebody told of how far it is."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_all_start_methods, get_context
from typing import Protocol, TypeVar

import msgspec

In = TypeVar("In")
Out = TypeVar("Out")

POOL_FROM = 200
"""Below this many pieces of work, starting processes takes longer than doing it here."""


class Progress(Protocol):
    """Told of long work as it is done."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` pieces of a stage are done."""


class Workers(msgspec.Struct, frozen=True):
    """Who does the work of a stage; `processes` of 0 means as many as the machine has cores, where it pays."""

    stage: str
    progress: Progress
    processes: int = 0

    def map(self, function: Callable[[In], Out], arguments: Sequence[In]) -> Iterator[Out]:
        """Apply a pure function to each argument; the results come in the order of the arguments."""
        for done, value in enumerate(self._results(function, arguments), start=1):
            self.progress(self.stage, done, len(arguments))
            yield value

    def _results(self, function: Callable[[In], Out], arguments: Sequence[In]) -> Iterable[Out]:
        processes = self.processes or (os.cpu_count() or 1 if len(arguments) >= POOL_FROM else 1)
        if processes == 1:
            yield from map(function, arguments)
            return
        # A fork server starts clean: forking a process that has threads (the progress bar's) can hang.
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        pool = ProcessPoolExecutor(processes, mp_context=get_context(method), initializer=_leave_interrupts)
        try:
            yield from pool.map(function, arguments, chunksize=max(1, len(arguments) // (processes * 8)))
        except BaseException:
            # Ctrl+C may come while the processes are being started; nothing is waited for then.
            for child in active_children():
                child.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()


def _leave_interrupts() -> None:
    """Ignore SIGINT in workers; the parent handles Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
