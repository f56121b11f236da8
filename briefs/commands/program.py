"""The running program as one file, for a knowledge base to keep, and what pip is told of it.

The program is on no package index, so whoever registered its name there could run code wherever pip is given that name.
No text of the program gives it: pip is given a file, with its hash.
"""

import base64
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from briefs import __version__
from briefs.commands.spoken import told

NAME = "bilingual-briefs"
"""What the distribution is called; the package and the command are called briefs."""

FOLDER = "vendor"
"""Where a knowledge base keeps the program."""

STEM = NAME.replace("-", "_")
"""What the names of wheels begin with."""

_PACKAGE = Path(__file__).resolve().parent.parent
_LOCK = "briefs/requirements.lock"
_INFO = f"{STEM}-{__version__}.dist-info"
_WHEEL = "Wheel-Version: 1.0\nGenerator: briefs\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_HEAD = f"""\
# Written by `briefs init`, renewed by `briefs init . --program-only`. The program is the file in {FOLDER}/; what it
# needs is pinned. To install: pip install --require-hashes -r requirements.txt
"""
# The name with an extra or a version, and no file or address; to pip `-`, `_` and `.` are one.
_BARE = re.compile(r"^[ \t]*(?:briefs|bilingual[-_.]+briefs)[ \t]*(?:$|[\[=<>~!;#\\])", re.IGNORECASE | re.MULTILINE)


class Program(msgspec.Struct, frozen=True):
    """A wheel of the program, and the pinned packages that it needs."""

    name: str
    """The file name of the wheel."""
    wheel: bytes
    """The bytes of the wheel."""
    lock: str
    """The packages with their hashes, as lines of a requirements file."""

    @property
    def hash(self) -> str:
        """Return what pip compares the wheel with."""
        return f"sha256:{hashlib.sha256(self.wheel).hexdigest()}"

    def files(self) -> dict[str, bytes]:
        """Return what a knowledge base keeps, by its path."""
        requirements = f"{_HEAD}./{FOLDER}/{self.name} \\\n    --hash={self.hash}\n{self.lock}"
        return {f"{FOLDER}/{self.name}": self.wheel, "requirements.txt": requirements.encode()}


def running_program() -> Program:
    """Pack the running program; the same files give the same bytes, on every machine.

    Raises ClickException where a part of the program is missing.
    """
    files = dict(_package()) | _info()
    if _LOCK not in files:
        raise click.ClickException(told("installation-without-lock"))
    return Program(f"{STEM}-{__version__}-py3-none-any.whl", _zipped(files), files[_LOCK].decode())


def installing(extra: str) -> str:
    """Say how the packages of an extra are installed, each by its own name."""
    metadata = _info()[f"{_INFO}/METADATA"].decode()
    # `Requires-Dist: httpx<1,>=0.28; extra == 'links'`; whoever built the wheel chose quotes and spaces.
    found = re.findall(rf"^Requires-Dist: ([^;\n]+?) *; *extra == ['\"]{extra}['\"]$", metadata, re.MULTILINE)
    # Every shell understands double quotes, that of Windows too.
    return " ".join(["pip install", *(f'"{_readable(requirement)}"' for requirement in found)])


def offers_a_name(requirements: str) -> bool:
    """Return whether pip would look for the program on an index."""
    return _BARE.search(requirements) is not None


def _readable(requirement: str) -> str:
    """Write the lower end of a range before the upper."""
    name, *bounds = re.split(r"(?=[<>=~!])", requirement, maxsplit=1)
    return name.strip() + ",".join(sorted("".join(bounds).replace(" ", "").split(","), reverse=True))


def _package() -> Iterator[tuple[str, bytes]]:
    """Return the files of the package, and in a checkout what stands beside it and belongs into a wheel."""
    yield from _files(_PACKAGE, "briefs")
    project = _project()
    beside = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] if project else {}
    for source, target in beside.items():
        yield from _files(_PACKAGE.parent / source, target)


def _info() -> dict[str, bytes]:
    """Return the files that tell pip of the program: those of the installation, or such as fit the checkout."""
    if project := _project():
        return _made_info(project["project"])
    folder = _PACKAGE.parent / _INFO
    names = ("METADATA", "WHEEL", "entry_points.txt", "licenses")
    files = {name: data for part in names for name, data in _files(folder / part, f"{_INFO}/{part}")}
    if f"{_INFO}/METADATA" not in files:
        raise click.ClickException(told("installation-without-file", info=_INFO))
    return files


def _made_info(project: Mapping[str, Any]) -> dict[str, bytes]:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {NAME}",
        f"Version: {__version__}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        *(f"License-File: {name}" for name in project["license-files"]),
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {requirement}" for requirement in project["dependencies"]),
    ]
    for extra, requirements in project["optional-dependencies"].items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {requirement}; extra == '{extra}'" for requirement in requirements]
    scripts = "".join(f"{name} = {entry}\n" for name, entry in project["scripts"].items())
    texts = {"METADATA": "\n".join(lines) + "\n", "WHEEL": _WHEEL, "entry_points.txt": f"[console_scripts]\n{scripts}"}
    made = {f"{_INFO}/{name}": text.encode() for name, text in texts.items()}
    for name in project["license-files"]:
        made |= dict(_files(_PACKAGE.parent / name, f"{_INFO}/licenses/{name}"))
    return made


def _project() -> dict[str, Any]:
    """Read the project's own settings; there are none where the program is installed."""
    # Every command imports this module, and few want this.
    import tomllib

    file = _PACKAGE.parent / "pyproject.toml"
    settings = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return settings if settings.get("project", {}).get("name") == NAME else {}


def _files(place: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Return a file, or those of a folder but for what Python and editors leave there."""
    if place.is_file():
        yield name, place.read_bytes()
    for file in place.rglob("*"):
        inside = file.relative_to(place)
        if file.is_file() and not any(part[0] == "." or part == "__pycache__" for part in inside.parts):
            yield f"{name}/{inside.as_posix()}", file.read_bytes()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Make a wheel. Nothing is compressed: Git does that, and keeps of a newer wheel only what differs."""
    import zipfile

    ordered = sorted(files.items(), key=lambda file: (file[0].startswith(_INFO), file[0]))
    record = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in ordered)
    ordered.append((f"{_INFO}/RECORD", f"{record}{_INFO}/RECORD,,\n".encode()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in ordered:
            entry = zipfile.ZipInfo(name)  # of 1980, as every entry
            entry.create_system = 3  # Unix, on every machine
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
