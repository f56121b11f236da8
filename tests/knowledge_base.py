"""A small knowledge base that is built again and again: its content, what is remembered of it, and its site."""

import atexit
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from click.testing import CliRunner

from briefs.build.output import MANIFEST, Written
from briefs.build.store_folder import STORE, measured
from briefs.commands.main import cli
from tests.support import brief_text, build_content, place_content, write_content

BRIEFS = {
    "briefs/a/zh-Hant.md": brief_text("甲[^n]。\n\n[^n]: 註。\n"),
    "briefs/a/en.md": brief_text("A[^n].\n\n[^n]: Note.\n"),
    "briefs/b/en.md": brief_text("B, see the [draft](https://example.org)."),
    "briefs/c/en.md": brief_text("C, see [[a]]."),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def site(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    return {name: data for name, data in contents(folder).items() if name != MANIFEST}


def stats(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what shows whether a file was touched."""
    found = {file.relative_to(folder).as_posix(): file.stat() for file in folder.rglob("*") if file.is_file()}
    return {name: (one.st_ino, one.st_mtime_ns) for name, one in found.items()}


_BUILT: dict[frozenset[tuple[str, bytes]], dict[str, bytes]] = {}


def built_from_nothing(content: Path) -> dict[str, bytes]:
    """Return the site of a content. The same content is built once: the same input gives the same bytes."""
    key = frozenset(contents(content).items())
    if key not in _BUILT:
        _BUILT[key] = build_content(content)
    return _BUILT[key]


@cache
def _first() -> Path:
    """Return a folder with the content, its store and its site. Copied, it is built again in a third of the time."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    place_content(write_content(folder / "kb/content", BRIEFS), folder / "www/site", folder / "kb/.briefs-cache")
    return folder


class KnowledgeBase:
    """A content that was built once."""

    def __init__(self, folder: Path) -> None:
        """Put the content and its site into a folder."""
        shutil.copytree(_first(), folder, dirs_exist_ok=True)
        self.folder, self.content, self.out = folder, folder / "kb/content", folder / "www/site"
        self.cache = folder / "kb/.briefs-cache"
        self.store = self.cache / STORE
        # What was copied is seen again where it lies.
        self.place()

    def write(self, brief: str, body: str) -> None:
        """Write the English text of a brief."""
        write_content(self.content, {f"briefs/{brief}/en.md": brief_text(body)}, base=False)

    def remove(self, brief: str) -> None:
        """Remove a brief."""
        shutil.rmtree(self.content / "briefs" / brief)

    def place(self, **options: object) -> Written:
        """Put the site in place."""
        return place_content(self.content, self.out, self.cache, processes=1, **options)

    def command(self, *arguments: str) -> tuple[int, str]:
        """Return how a command ends and what it prints, but for counts that differ from run to run."""
        with chdir(self.content.parent):
            ended = CliRunner().invoke(cli, arguments, prog_name="briefs")
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
        return ended.exit_code, re.sub(r"\d+\.\d s|\d+ new or changed", "", ended.output)

    def build(self) -> None:
        """Build by the command."""
        code, said = self.command("build", "--processes", "1", "--out", str(self.out))
        assert code == 0, said

    def is_right(self) -> bool:
        """Return whether the site is the one that is built from nothing, and nothing stands beside it."""
        beside = [one.name for one in self.out.parent.iterdir()]
        return site(self.out) == built_from_nothing(self.content) and beside == [self.out.name]

    def damage_store(self, how: Callable[[Path], object]) -> None:
        """Damage the database as it is once no process has it open."""
        assert self._is_closed()
        how(self.store)

    def change_store(self, *statements: str) -> None:
        """Change the database by hand."""
        assert self._is_closed()
        connection = sqlite3.connect(self.store)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    def _is_closed(self) -> bool:
        # The last to close it takes the log away.
        return not self.store.with_name(f"{STORE}-wal").exists()

    def age(self) -> None:
        """Set all times back, so that they are trusted: what was saved just now is always looked at."""
        for path in [self.content, *self.content.rglob("*")]:
            os.utime(path, (1_000_000_000, 1_000_000_000), follow_symlinks=False)

    def remembered(self) -> int:
        """Return how many answers are remembered."""
        return sum(measured(self.cache)[0].values())
