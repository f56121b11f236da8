"""What the work costs in processor time, by phase and by query. None of this runs unless somebody wants to know."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from briefs.engine.evaluating import Evaluator
from briefs.engine.queries import Helper, Query

T = TypeVar("T")


class Spent(msgspec.Struct, frozen=True, array_like=True):
    """What the questions of one query cost."""

    number: int = 0
    """How many were worked out; those whose answer was kept are none of them."""
    seconds: float = 0.0
    """Processor time that they took, without that of the questions which were worked out on the way."""

    def __add__(self, other: "Spent") -> "Spent":
        """Return both together."""
        return Spent(self.number + other.number, self.seconds + other.seconds)


SpentBy = Mapping[str, Spent]
"""What was spent, by the name of a query."""


def together(one: SpentBy, other: SpentBy) -> dict[str, Spent]:
    """Return what was spent here and there."""
    return {name: one.get(name, Spent()) + other.get(name, Spent()) for name in (*one, *other)}


class Costs:
    """What one command costs, told while it works."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        """Take a clock that counts the processor seconds of this process."""
        self.clock = clock
        self.phases: dict[str, float] = {}
        """Processor seconds of this process by phase."""
        self.queries: dict[str, Spent] = {}
        """What was spent by query, in all processes."""
        self.workers = 0.0
        """Processor seconds of all other processes."""

    def add(self, spent: SpentBy, workers: float = 0.0) -> None:
        """Add what was spent by query, and processor seconds of other processes."""
        self.queries = together(self.queries, spent)
        self.workers += workers

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what is done meanwhile for a phase; phases don't overlap."""
        began = self.clock()
        try:
            yield
        finally:
            self.phases[name] = self.phases.get(name, 0.0) + self.clock() - began


class MeasuredEvaluator(Evaluator):
    """Answers questions and notes what each query costs. Apart from its parent, which so pays nothing for it."""

    def __init__(self, *given: Any, clock: Callable[[], float] = time.process_time) -> None:
        """Take what any evaluator takes, and a clock that counts processor seconds."""
        super().__init__(*given)
        self.clock = clock
        self.spent: dict[str, Spent] = {}
        # For each question that is under way, the seconds of those that it asked; the first is for who asks them all.
        self._inner = [0.0]

    def evaluate(self, query: Query[Any, T], key: tuple[str, ...]) -> T:
        """Work out the answer of a query anew."""
        with self._measured(query.name):
            return super().evaluate(query, key)

    def _help(self, query: Helper[Any, T], place: tuple[str, str], key: tuple[str, ...]) -> Any:
        with self._measured(query.name):
            return super()._help(query, place, key)

    @contextmanager
    def _measured(self, name: str) -> Iterator[None]:
        began = self.clock()
        self._inner.append(0.0)
        try:
            yield
        finally:
            took = self.clock() - began
            own = took - self._inner.pop()
            self._inner[-1] += took
            self.spent[name] = self.spent.get(name, Spent()) + Spent(1, own)

    def take_spent(self) -> dict[str, Spent]:
        """Return what was spent since the last time."""
        spent, self.spent = self.spent, {}
        return spent
