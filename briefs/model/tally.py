"""How much is wrong, kind by kind: how many there are, and the first places of each.

A report names the first places of each kind and counts the rest. So that it need not read 200,000 warnings to print
thirty, they are counted where they arise and the counts are added up.
"""

from collections.abc import Iterable
from heapq import merge
from itertools import groupby, islice

import msgspec

from briefs.model.codes import Code
from briefs.model.diagnostic import Diagnostic, SeverityPolicy
from briefs.model.severity import UNREADABLE, Severity

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
    lacks_text: bool = False
    """Whether a text is among what can't be read: what it cites is not known then."""

    def count(self, policy: SeverityPolicy, severity: Severity) -> int:
        """Return how many diagnostics matter so much on this site."""
        return sum(one.number for one in self.kinds if policy.severity(one.code) is severity)

    def without(self, code: Code) -> "Tally":
        """Return the same but for one kind."""
        return Tally(tuple(one for one in self.kinds if one.code is not code), self.lacks_text)


def tallied(diagnostics: Iterable[Diagnostic], most: int | None = FIRST) -> Tally:
    """Count diagnostics by kind, and keep the first `most` of each kind, or all."""
    listed = sorted(diagnostics, key=lambda one: (one.code.value, one.order))
    kinds = []
    for code, own in groupby(listed, key=lambda one: one.code):
        of_kind = tuple(own)
        kinds.append(OfKind(code, len(of_kind), of_kind[:most]))
    return Tally(tuple(kinds), any(is_unreadable_text(one) for one in listed))


def joined(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up; no diagnostic may be in two of them."""
    listed = tuple(tallies)
    by_code: dict[Code, list[OfKind]] = {}
    for tally in listed:
        for one in tally.kinds:
            by_code.setdefault(one.code, []).append(one)
    kinds = (_together(code, by_code[code]) for code in sorted(by_code, key=lambda code: code.value))
    return Tally(tuple(kinds), any(one.lacks_text for one in listed))


def _together(code: Code, kinds: list[OfKind]) -> OfKind:
    first = merge(*(one.first for one in kinds), key=lambda one: one.order)
    return OfKind(code, sum(one.number for one in kinds), tuple(islice(first, FIRST)))


def is_unreadable_text(one: Diagnostic) -> bool:
    """Return whether a diagnostic says that a text can't be read."""
    return one.code in UNREADABLE and one.path.endswith(".md")
