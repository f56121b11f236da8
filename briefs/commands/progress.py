"""How far long work is: a bar on a terminal, elsewhere a line now and then."""

import time
from collections.abc import Callable
from typing import Protocol

from briefs.commands.console import Screen
from briefs.commands.spoken import told

_EVERY = 0.1
"""Seconds between two drawings of the bar."""
_SELDOM = 10.0
"""Seconds between two lines where nothing can be drawn over: logs stay short, and short work says nothing."""


class _Shown(Protocol):
    """What shows how far the work is."""

    def show(self, stage: str, done: int, total: int) -> None:
        """Show how many pieces of a stage are done."""

    def end(self) -> None:
        """Take away what is no longer true."""


class Bar:
    """Says how far the work is. Nothing is shown before there is work."""

    def __init__(self, out: Screen, clock: Callable[[], float] = time.monotonic) -> None:
        """Take where to show it, and a clock that counts seconds."""
        self._shown: _Shown = _Drawn(out, clock) if out.is_terminal else _Lines(out, clock)

    def __enter__(self) -> "Bar":
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._shown.end()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` pieces of a stage are done."""
        self._shown.show(stage, done, total)


class _Drawn:
    """A bar for the stage that is under way, drawn over again and again."""

    def __init__(self, out: Screen, clock: Callable[[], float]) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        # Drawn when it is told something, and not by a thread: a process that has threads must not be forked.
        self._progress = Progress(*columns, console=out.rich, transient=True, auto_refresh=False)
        self._progress.start()
        self._tasks: dict[str, TaskID] = {}
        self._clock, self._drawn = clock, 0.0

    def show(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            for name in list(self._tasks):
                self._progress.remove_task(self._tasks.pop(name))
            self._tasks[stage] = self._progress.add_task(told(stage), total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)
        now = self._clock()
        if now - self._drawn > _EVERY or done == total:
            self._progress.refresh()
            self._drawn = now

    def end(self) -> None:
        self._progress.stop()


class _Lines:
    """A line of its own each time, as for a log."""

    def __init__(self, out: Screen, clock: Callable[[], float]) -> None:
        self._out, self._clock = out, clock
        self._said = clock()

    def show(self, stage: str, done: int, total: int) -> None:
        now = self._clock()
        if now - self._said >= _SELDOM:
            self._out.print(told("stage-done", stage=told(stage), done=f"{done:,}", total=f"{total:,}"))
            self._said = now

    def end(self) -> None:
        """Leave the lines: what they say was true."""
