"""Builds that are killed at one moment after another: run by `test_output` in a process of its own, as it forks.

After each kill every file must be whole, old or new, and the next build must make the site what it should be.
"""

import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.build.output import COMING, MANIFEST
from briefs.build.placing import Staging
from briefs.commands.main import cli
from tests.compiled import compile_once
from tests.support import brief_text, build_content, write_content

CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "open")
OLD = {f"{name}/index.html": name.encode() * 9 for name in "abcdefgh"} | {"x/y/z/index.html": b"z", "index.html": b"i"}
IN_PLACE = {**OLD, "a/index.html": b"new a", "n/m/index.html": b"new", "index.html": b"new i"}
del IN_PLACE["x/y/z/index.html"], IN_PLACE["b/index.html"]
WHOLE = {name: b"new" for name in OLD if name > "c"} | {"n/m/index.html": b"new", "c/index.html": OLD["c/index.html"]}


def kill_at(
    moment: int, work: Callable[[], object], names: tuple[str, ...] = CHANGES, by: int = signal.SIGKILL
) -> bool:
    """Do some work in another process and kill it at its n-th change on the disk; return whether it came so far."""
    child = os.fork()
    if child == 0:
        left = moment

        def count(event: str, _: object) -> None:
            nonlocal left
            if event in names:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, by), status
    return status != 0


def site(folder: Path) -> dict[str, bytes]:
    found = [file for file in folder.rglob("*") if file.is_file() and file.name not in (MANIFEST, COMING)]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def put(out: Path, before: dict[str, bytes], files: dict[str, bytes]) -> None:
    """Put a site in place of another."""
    staging = Staging(out)
    staging.open()
    lacking = [name for name in files if before.get(name) != files[name]]
    for name in lacking:
        staging.write(name, files[name])
    new = [name for name in lacking if name not in before]
    staging.place(lacking, [name for name in before if name not in files], new, lambda: sorted(files), len(files))


def by_hand(folder: Path, before: dict[str, bytes], after: dict[str, bytes], step: int) -> None:
    """Kill the placing of a site at each moment, or at some."""
    out, moment = folder / "kb/site", 1 - step
    is_killed = True
    while is_killed:
        moment += step
        shutil.rmtree(folder / "kb", ignore_errors=True)
        out.parent.mkdir()
        if before:
            put(out, {}, before)
        is_killed = kill_at(moment, lambda: put(out, before, after))
        found = site(out)
        assert all(data in (before.get(name), after.get(name)) for name, data in found.items()), moment
        assert before.keys() & after.keys() <= found.keys() or not out.parent.exists() or not out.exists(), moment
        Staging(out).open()
        assert site(out) in (before, after), moment
        put(out, site(out), after)
        assert site(out) == after, moment
        assert [one.name for one in out.parent.iterdir()] == ["site"], moment
    assert moment > 10


def briefs_build(folder: Path) -> None:
    with chdir(folder):
        ended = CliRunner().invoke(cli, ["build", "--processes", "1"], prog_name="briefs")
    assert ended.exit_code == 0, ended.output


def moments(kb: Path) -> Iterator[int]:
    """Return moments at which a build moves or removes a file: the first ones, the last ones, some more."""
    marks = kb.with_name("marks")

    def marked() -> None:
        def note(event: str, _: object) -> None:
            if event in ("os.rename", "os.remove"):
                os.write(handle, b".")

        handle = os.open(marks, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        sys.addaudithook(note)
        briefs_build(kb)

    kill_at(0, marked)
    every = marks.stat().st_size
    assert every > 20
    yield from sorted({1, 2, 3, 4, every // 3, every // 2, every - 9, every - 5, every - 2, every})


def by_command(folder: Path, step: int) -> None:
    """Kill `briefs build` while it puts a site in place in which pages change, come and go."""
    first, kb = folder / "first", folder / "kb"
    write_content(first / "content", {f"briefs/{name}/en.md": brief_text(name) for name in "abcd"})
    briefs_build(first)

    def prepare() -> None:
        shutil.rmtree(kb, ignore_errors=True)
        shutil.copytree(first, kb)
        briefs_build(kb)
        shutil.rmtree(kb / "content/briefs/b")
        write_content(kb / "content", {"briefs/e/en.md": brief_text("E."), "briefs/a/en.md": brief_text("Other.")})

    prepare()
    before, after = site(kb / "site"), build_content(kb / "content")
    for moment in list(moments(kb))[::step]:
        prepare()
        assert kill_at(moment, lambda: briefs_build(kb), ("os.rename", "os.remove")), moment
        for name, data in site(kb / "site").items():
            assert data in (before.get(name), after.get(name)), (moment, name)
        briefs_build(kb)
        assert site(kb / "site") == after, moment
        assert sorted(one.name for one in kb.iterdir()) == [".briefs-cache", "content", "site"], moment


def by_clock(folder: Path, turns: int) -> None:
    """Kill a build in the middle of whatever it does, and let the next one go on from what it remembered."""
    content, cache, killed = folder / "content", folder / "cache", 0
    write_content(content, {f"briefs/{name}/en.md": brief_text(name) for name in "abcd"})
    for turn in range(turns):
        body = f"Turn {turn}.[^n]\n\n[^n]: Note {turn}.\n"
        write_content(content, {f"briefs/{'abcdefgh'[turn % 8]}/en.md": brief_text(body)}, base=False)
        if turn % 6 == 0:
            shutil.rmtree(cache, ignore_errors=True)

        def work(seconds: float = 0.02 + 0.03 * (turn % 12)) -> None:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            build_content(content, cache=cache)

        killed += kill_at(0, work, (), signal.SIGALRM)
        if turn % 3 == 2:
            assert build_content(content, cache=cache) == build_content(content), turn
    assert killed > turns / 4


if __name__ == "__main__":
    case, place, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if case == "build":  # what is killed by the clock must not be done before that
        compile_once(pytest.MonkeyPatch())
    cases: dict[str, Callable[[], None]] = {
        "in place": lambda: by_hand(place, OLD, IN_PLACE, number),
        "whole": lambda: by_hand(place, OLD, WHOLE, number),
        "first": lambda: by_hand(place, {}, OLD, number),
        "build": lambda: by_command(place, number),
        "store": lambda: by_clock(place, number),
    }
    cases[case]()
