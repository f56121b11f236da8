"""How much is wrong, kind by kind: how many there are, and the first places of each.

A report names the first places of each kind and counts the rest. So that it need not read 200,000 warnings to print
thirty, they are counted where they arise and the counts are added up.
"""

from collections.abc import Iterable
from heapq import merge
from itertools import groupby, islice

import msgspec

from briefs.checks.consequences import hides_citations, meant_key
from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic, SeverityPolicy
from briefs.model.severity import Severity

FIRST = 31
"""Diagnostics of a kind that are kept: one more than are ever printed without `--all` (`grouped.FEW`)."""


class OfKind(msgspec.Struct, frozen=True):
    """The diagnostics of one code."""

    code: Code
    """What kind of fault it is."""
    number: int
    """How many there are."""
    first: tuple[Diagnostic, ...]
    """The first of them, by place; all where they are not more than `FIRST`."""


class Tally(msgspec.Struct, frozen=True):
    """How much is wrong."""

    kinds: tuple[OfKind, ...] = ()
    """The kinds that there are, by code."""
    hides_citations: bool = False
    """Whether it is not known, for one of the faults, what some text cites."""
    means_keys: bool = False
    """Whether one of the faults is a key that is not there, of which it says which one was meant."""

    def count(self, policy: SeverityPolicy, severity: Severity) -> int:
        """Return how many diagnostics matter so much on this site."""
        return sum(one.number for one in self.kinds if policy.severity(one.code) is severity)

    def without(self, code: Code) -> "Tally":
        """Return the same but for one kind."""
        kinds = tuple(one for one in self.kinds if one.code is not code)
        return Tally(kinds, self.hides_citations, self.means_keys)

    def has(self, code: Code) -> bool:
        """Return whether there is a fault of a kind."""
        return any(one.code is code for one in self.kinds)


def tallied(diagnostics: Iterable[Diagnostic], most: int | None = FIRST) -> Tally:
    """Count diagnostics by kind, and keep the first `most` of each kind, or all."""
    listed = sorted(diagnostics, key=lambda one: (one.code.value, one.order))
    kinds = []
    for code, own in groupby(listed, key=lambda one: one.code):
        of_kind = tuple(own)
        kinds.append(OfKind(code, len(of_kind), of_kind[:most]))
    return Tally(tuple(kinds), any(map(hides_citations, listed)), any(map(meant_key, listed)))


def joined(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up; no diagnostic may be in two of them."""
    listed = tuple(tallies)
    by_code: dict[Code, list[OfKind]] = {}
    for tally in listed:
        for one in tally.kinds:
            by_code.setdefault(one.code, []).append(one)
    kinds = (_together(code, by_code[code]) for code in sorted(by_code, key=lambda code: code.value))
    return Tally(tuple(kinds), any(one.hides_citations for one in listed), any(one.means_keys for one in listed))


def _together(code: Code, kinds: list[OfKind]) -> OfKind:
    first = merge(*(one.first for one in kinds), key=lambda one: one.order)
    return OfKind(code, sum(one.number for one in kinds), tuple(islice(first, FIRST)))
