"""What is made once in a run of the tests, however many processes take part in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

try:
    import fcntl
except ImportError:  # Windows, where one process runs the tests
    fcntl = None  # type: ignore[assignment]


def folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder that all processes of this run share, and no other run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold a lock while the block runs; it goes with the process that holds it, however that ends."""
    with file.open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first process to ask for it fills; the others wait until it is whole."""
    root = folder_of_the_run(factory)
    folder, begun = root / name, root / f".{name}"
    with alone(root / f"{name}.lock"):
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder
