"""Whether the worker processes of a build are at work, as Linux tells it."""

import subprocess
import time
from pathlib import Path
from typing import Any


def workers_of(process: "subprocess.Popen[Any]") -> list[str]:
    """Return the processes that a process has started."""
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def _numbers(worker: str) -> list[str]:
    return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()


def has_worked(worker: str) -> bool:
    """Return whether a process has used a fifth of a second of a processor: it is past its start."""
    numbers = _numbers(worker)
    return int(numbers[11]) + int(numbers[12]) >= 20


def is_at_work(worker: str) -> bool:
    """Return whether a process goes on.

    One that has ended is still listed where nobody asks for its code, as in a container whose first process is no init.
    """
    try:
        return _numbers(worker)[0] != "Z"
    except OSError:
        return False


def wait_for_work(process: "subprocess.Popen[Any]", count: int) -> list[str]:
    """Wait until so many workers are at work, and return them; none when the process ends before."""
    while process.poll() is None:
        workers = workers_of(process)
        if len(workers) == count and all(map(has_worked, workers)):
            return workers
        time.sleep(0.02)
    return []
