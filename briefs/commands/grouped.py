"""What is wrong, in the order in which one reads it: warnings by kind, the first places of each, then the errors."""

from collections.abc import Iterable
from itertools import groupby

import msgspec

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


def grouped(diagnostics: Iterable[Diagnostic], policy: SeverityPolicy, *, whole: bool = False) -> tuple[Group, ...]:
    """Return diagnostics by kind, those of errors last; with `whole` none is held back."""
    listed = sorted(diagnostics, key=lambda one: (_is_error(one, policy), one.code.value, one.order))
    is_whole = whole or len(listed) <= FEW
    groups = []
    for (is_error, code), own in groupby(listed, key=lambda one: (_is_error(one, policy), one.code)):
        all_of_kind = tuple(own)
        most = len(all_of_kind) if is_whole else MOST_ERRORS if is_error else MOST_WARNINGS
        # A line for one more would be as long as the one itself.
        most += most + 1 == len(all_of_kind)
        groups.append(Group(code, all_of_kind[:most], len(all_of_kind[most:])))
    return tuple(groups)


def _is_error(one: Diagnostic, policy: SeverityPolicy) -> bool:
    return policy.severity(one.code) is Severity.ERROR
