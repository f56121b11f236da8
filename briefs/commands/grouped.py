"""What is wrong, in the order in which one reads it: warnings by kind, the first places of each, then the errors."""

import msgspec

from briefs.checks.tally import OfKind, Tally
from briefs.model.diagnostic import Code, Diagnostic, Severity, SeverityPolicy

MOST_WARNINGS, MOST_ERRORS = 5, 20
"""Diagnostics of one kind that are printed; 4,000 warnings of twenty briefs hid two errors."""
FEW = 30
"""Diagnostics that are printed whatever their kinds."""


class Group(msgspec.Struct, frozen=True):
    """The diagnostics of one kind."""

    code: Code
    """What kind of fault it is."""
    shown: tuple[Diagnostic, ...]
    """Those that are printed, by place."""
    more: int
    """How many there are beside."""


def grouped(tally: Tally, policy: SeverityPolicy, *, whole: bool = False) -> tuple[Group, ...]:
    """Return what is printed of each kind, those of errors last; with `whole` none that is held is held back."""
    is_whole = whole or sum(one.number for one in tally.kinds) <= FEW
    # Sorting keeps the order of codes within warnings and within errors.
    kinds = sorted(tally.kinds, key=lambda one: _is_error(one, policy))
    return tuple(_group(one, one.number if is_whole else _most(one, policy)) for one in kinds)


def _group(kind: OfKind, most: int) -> Group:
    # A line for one more would be as long as the one itself.
    shown = kind.first[: most + (most + 1 == kind.number)]
    return Group(kind.code, shown, kind.number - len(shown))


def _most(kind: OfKind, policy: SeverityPolicy) -> int:
    return MOST_ERRORS if _is_error(kind, policy) else MOST_WARNINGS


def _is_error(kind: OfKind, policy: SeverityPolicy) -> bool:
    return policy.severity(kind.code) is Severity.ERROR
