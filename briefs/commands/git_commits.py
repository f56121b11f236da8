"""Commits of single files into the repository of a content; nothing else in it is touched."""

import re
import subprocess
from collections.abc import Collection
from pathlib import Path

import click

from briefs.commands.spoken import told

_UNFIT = re.compile(r"[<>\x00-\x1f\x7f]+")
"""What no name in a commit may hold."""
_MOMENT = re.compile(r"(?:19[7-9]\d|2\d{3})-\d\d-\d\dT\d\d:\d\d:\d\dZ?")


class CommitError(Exception):
    """Git made no commit; it says why."""


def clean_tree(file: Path) -> Path:
    """Return the folder of the repository in which a file stands.

    Raises UsageError where there is none, where the file is not in it, or where something in it is not committed.
    """
    folder = file.resolve().parent
    try:
        root = Path(_git(folder, "rev-parse", "--show-toplevel"))
        _git(folder, "ls-files", "--error-unmatch", "--", file.name)
    except CommitError as fault:
        raise click.UsageError(told("by-author-no-repository", file=file)) from fault
    if _git(root, "status", "--porcelain", "--untracked-files=no"):
        raise click.UsageError(told("by-author-not-clean"))
    return root


def commit(root: Path, files: Collection[Path], message: str, author: str = "", moment: str = "") -> str:
    """Commit some files and nothing else, in the name of an author of whom no address is known; return the commit.

    Raises CommitError, and then they are not noted for the next commit either.
    """
    paths = [str(file.resolve()) for file in files]
    name = " ".join(_UNFIT.sub(" ", author).split())
    by = [f"--author={name} <>"] if name else []
    by += [f"--date={moment}"] if _MOMENT.fullmatch(moment) else []
    try:
        _git(root, "add", "--", *paths)
        _git(root, "commit", "--quiet", "--only", f"--message={message}", *by, "--", *paths)
    except CommitError:
        subprocess.run(["git", "reset", "--quiet", "--", *paths], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
        raise
    return _git(root, "rev-parse", "--short", "HEAD")


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607
    except OSError as fault:
        raise CommitError(str(fault)) from fault
    if done.returncode:
        lines = [one.strip() for one in (done.stderr or done.stdout).decode(errors="replace").splitlines()]
        raise CommitError(next(filter(None, lines), ""))
    return done.stdout.decode(errors="replace").strip()
