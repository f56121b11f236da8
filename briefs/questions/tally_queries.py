"""How much is wrong in the whole content: counted in parts, so that an edit counts one part again and adds up.

A diagnostic stands in the part of its folder, whoever found it: one that two found is counted once.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from briefs.checks.tally import Tally, joined, tallied
from briefs.engine.queries import Ask, Fact, Relation, query
from briefs.model.diagnostic import Diagnostic

WRONG: Relation[tuple[Diagnostic, ...]] = Relation("wrong", tuple[Diagnostic, ...])
"""What is wrong, by part."""
_DIGITS = "0123456789abcdef"
PARTS = tuple(f"{one}{other}" for one in _DIGITS for other in _DIGITS)
"""The parts: of 10,000 briefs, forty stand in each."""
Rows = Callable[[Relation[tuple[Diagnostic, ...]], str], Iterable[tuple[str, tuple[Diagnostic, ...]]]]
"""How the rows of a relation under a key are looked up."""


def part_of(path: str) -> str:
    """Return the part in which what is wrong with a file is counted."""
    return hashlib.sha256(path.rpartition("/")[0].encode()).hexdigest()[:2]


def in_parts(wrong: Iterable[Diagnostic]) -> Iterator[Fact]:
    """Yield what is wrong as facts of the parts in which it stands."""
    by_part: dict[str, list[Diagnostic]] = {}
    for one in wrong:
        by_part.setdefault(part_of(one.path), []).append(one)
    return (WRONG.row(part, tuple(found)) for part, found in by_part.items())


def found_in(rows: Rows, part: str) -> set[Diagnostic]:
    """Return what is wrong in a part, each once."""
    return {one for _, listed in rows(WRONG, part) for one in listed}


@query
def tally_of_part(ask: Ask, part: str) -> Tally:
    """Count what is wrong in a part."""
    return tallied(found_in(ask.rows, part))


@query
def tally_of_parts(ask: Ask, digit: str) -> Tally:
    """Add up the parts that begin with a digit: few of them are added again after an edit."""
    return joined(ask(tally_of_part, f"{digit}{other}") for other in _DIGITS)


@query
def tally_of_all(ask: Ask) -> Tally:
    """Count what is wrong in the whole content."""
    return joined(ask(tally_of_parts, digit) for digit in _DIGITS)


TALLIES = (tally_of_part, tally_of_parts, tally_of_all)
