"""What took the time, of a command that was asked for it: a table of phases, and one of questions."""

from collections.abc import Callable, Iterable, Sequence

import click

from briefs.build.pipeline import ANSWER, LOOK, PLACE
from briefs.commands.console import Screen
from briefs.commands.spoken import told
from briefs.commands.wide_formatter import columns
from briefs.engine.measuring import Costs, Spent

_START, _REST = "start", "rest"
"""Python, imports and options; opening and closing the store, reporting, and the like."""

_LEAST = 0.0005
"""The part of the whole below which a share would be printed as 0.0 %; such questions are told together."""


def timings_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add to a command the option that says what took the time; it takes it as `timings`."""
    return click.option("--timings", is_flag=True)(command)


def measured() -> Costs:
    """Begin to measure; what the process spent before counts as its start."""
    costs = Costs()
    costs.phases[_START] = costs.clock()
    return costs


def print_timings(out: Screen, costs: Costs) -> None:
    """Print where the processor time went, what costs most first."""
    here = costs.clock()
    phases = {name: costs.phases.get(name, 0.0) for name in (_START, LOOK, ANSWER, PLACE)}
    phases[_REST] = here - sum(phases.values())
    # Only answering has other processes.
    phases[ANSWER] += costs.workers
    total = here + costs.workers
    dearest = sorted(costs.queries.items(), key=lambda one: (-one[1].seconds, one[0]))
    shown = [(name, spent) for name, spent in dearest if spent.seconds >= _LEAST * total]
    if cheap := dearest[len(shown) :]:
        shown.append((told("other-questions", count=len(cheap)), sum((spent for _, spent in cheap), Spent())))
    out.print("")
    head = told("head-phase"), told("head-seconds"), told("head-share")
    _print_table(out, head, ((told(f"phase-{name}"), *_cost(took, total)) for name, took in phases.items()))
    out.print("")
    lines = ((name, f"{spent.number:,}", *_cost(spent.seconds, total)) for name, spent in shown)
    _print_table(out, (told("head-question"), told("head-number"), told("head-seconds"), told("head-share")), lines)
    number = sum(spent.number for spent in costs.queries.values())
    others = told("seconds-elsewhere", workers=f"{costs.workers:.2f}") if costs.workers else ""
    out.print("")
    out.print(told("questions-and-time", number=f"{number:,}", total=f"{total:.2f}", others=others))


def _cost(seconds: float, total: float) -> tuple[str, str]:
    return f"{seconds:.2f}", f"{100 * seconds / total if total else 0:.1f} %"


def _print_table(out: Screen, head: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Print lines in columns, the first on the left and numbers on the right."""
    table = [head, *lines]
    widths = [max(columns(line[at]) for line in table) for at in range(len(head))]
    for first, *others in table:
        numbers = (" " * (width - columns(cell)) + cell for cell, width in zip(others, widths[1:], strict=True))
        out.print("  ".join((first + " " * (widths[0] - columns(first)), *numbers)))
