"""What takes much memory is done by one process at a time, however many there are."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process is in such a block; where the system has no such lock (Windows), go on at once.

    The lock is on this file, which every process can read, and falls with the process that holds it.
    """
    handle = os.open(__file__, os.O_RDONLY)
    try:
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
