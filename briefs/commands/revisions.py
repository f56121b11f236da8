"""Earlier versions of a content, out of its repository."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from briefs.commands.options import Folders
from briefs.commands.spoken import told


@contextmanager
def revision(where: Folders, name: str, unknown: str = "no-such-revision") -> Iterator[Folders]:
    """Return where a version of the content is for a while.

    Raises UsageError, with the message `unknown`, where there is no such version.
    """
    root, commit = where.root, _commit(where.root, name, unknown)
    with tempfile.TemporaryDirectory() as place:
        there = Path(place)
        # The whole folder: templates and further pages may stand beside the content.
        archive = _git_bytes(root, "archive", "--format=tar", commit, what=name)
        # The archive of a commit without any file is none to tarfile.
        with suppress(tarfile.ReadError), tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(there, filter="data")
        yield Folders(there / where.content.resolve().name, there / "templates", where.cache)


def last_change(where: Folders, name: str, file: Path) -> tuple[str, str]:
    """Return who changed a file last since a version, and when (ISO 8601); nothing where no commit did so."""
    form = ("--format=%an%x00%aI", "--max-count=1")
    since = f"{_commit(where.root, name)}..HEAD"
    said = _git(where.root, "log", *form, since, "--", str(file), what=name)
    author, _, date = said.partition("\0")
    dirty = _git(where.root, "status", "--porcelain", "--", str(file), what=name)
    return ("", "") if dirty else (author, date)


def _commit(root: Path, name: str, unknown: str = "no-such-revision") -> str:
    found = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return _git_bytes(root, *found, what=name, unknown=unknown).decode(errors="replace").strip()


def _git(root: Path, *arguments: str, what: str) -> str:
    return _git_bytes(root, *arguments, what=what).decode(errors="replace").strip()


def _git_bytes(root: Path, *arguments: str, what: str, unknown: str = "no-such-revision") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    except OSError as fault:
        raise click.UsageError(told("no-folder-and-no-git", what=what)) from fault
    if done.returncode:
        raise click.UsageError(told(unknown, what=what))
    return done.stdout
