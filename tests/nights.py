"""What is left to the night: `make test-all` runs it, `make test` does not."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from hypothesis import settings


def rest_at_night(
    cases: Iterable[Sequence[Any]], by_day: Callable[..., bool], reason: str, name: Callable[..., str]
) -> list[Any]:
    """Return cases for `parametrize`: those that are chosen run always, the others at night for the reason given."""
    return [
        pytest.param(*case, id=name(*case), marks=() if by_day(*case) else pytest.mark.nightly(reason))
        for case in cases
    ]


def tried(by_day: int, at_night: int) -> int:
    """Return with how many examples a property is tried that would be slow by day with all of them."""
    return by_day if is_day() else at_night


def is_day() -> bool:
    """Return whether what is left to the night is left out of this run."""
    return settings.get_current_profile_name() == "by day"
