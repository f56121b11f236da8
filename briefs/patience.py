"""Waiting for files that another program holds, as Windows lets scanners of viruses, OneDrive and editors do."""

import os
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
"""Seconds between attempts. Elsewhere, what is refused stays so."""


def patiently(work: Callable[[], T]) -> T:
    """Do what is refused as long as another program holds a file open; raises PermissionError in the end."""
    for seconds in _WAITS:
        try:
            return work()
        except PermissionError:
            time.sleep(seconds)
    return work()
