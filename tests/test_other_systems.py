"""What Windows and macOS do otherwise: no fork, no locks, no links, files that another program has open."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from briefs import patience
from briefs.build import moving
from briefs.commands.content_files import replace_file
from briefs.engine import crews
from briefs.questions import world
from tests.knowledge_base import KnowledgeBase, site
from tests.running import briefs
from tests.support import REPOSITORY, build_content, place_content

POOR = os.pathsep.join((str(REPOSITORY / "tests/other_system"), str(REPOSITORY)))


# What is not there


def test_a_machine_without_fork_locks_and_links_begins_builds_and_cleans(tmp_path: Path) -> None:
    def call(*arguments: str) -> str:
        ended = briefs(*arguments, cwd=tmp_path if arguments[0] == "init" else kb, PYTHONPATH=POOR)
        assert ended.returncode == 0, ended.stderr
        return ended.stderr

    kb = tmp_path / "kb"
    call("init", "kb")
    assert "0 errors, 0 warnings" in call("build", "--processes", "2")
    assert site(kb / "site") == build_content(kb / "content")
    settings = kb / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("example.org", "a.example"), encoding="utf-8")
    assert "0 errors, 0 warnings" in call("build", "--processes", "1")
    assert site(kb / "site") == build_content(kb / "content")
    call("check")
    call("clean")
    assert not (kb / "site").exists()
    assert not list(kb.glob(".site*"))


@pytest.mark.nightly("two processes more; by day two build where nothing can be forked, locked or linked")
def test_processes_that_are_started_and_not_forked_make_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crews, "_may_fork", lambda: False)
    kb = KnowledgeBase(tmp_path)
    shutil.rmtree(kb.cache)
    place_content(kb.content, kb.out, kb.cache, processes=2)
    assert kb.is_right()


def test_no_more_processes_are_started_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    assert crews.Processes(dict, 0)._count == 61  # type: ignore[arg-type]


# What another program has open


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeBase:
    monkeypatch.setattr(patience, "_WAITS", (0, 0, 0))
    return KnowledgeBase(tmp_path)


def hold(monkeypatch: pytest.MonkeyPatch, call: str, is_held: Callable[[Path], bool], times: int = 1_000_000) -> None:
    """Let a call fail as it does on Windows for files that another program has open, for so many times."""
    real, left = getattr(Path, call), iter(range(times))

    def refuse(self: Path, *given: object, **more: object) -> object:
        target = Path(given[0]) if given and isinstance(given[0], str | Path) else None
        if (is_held(self) or (target and is_held(target))) and next(left, None) is not None:
            raise PermissionError(13, "The process cannot access the file", str(self), 32, target and str(target))
        return real(self, *given, **more)

    monkeypatch.setattr(Path, call, refuse)


@pytest.mark.parametrize("call", ["replace", "unlink"])
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    call: str, kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    kb.write("a", "Other.")
    kb.remove("b")
    hold(monkeypatch, call, lambda file: file.name == "index.html", times=3)
    kb.place()
    assert kb.is_right()


@pytest.mark.parametrize(("call", "brief"), [("replace", "a"), ("unlink", "b")])
def test_a_file_that_stays_held_is_named_in_one_line_and_the_next_build_goes_on(
    call: str, brief: str, kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    kb.write("a", "Other.")
    kb.remove("b")
    held = kb.out / f"en/briefs/{brief}/index.html"
    hold(monkeypatch, call, lambda file: file == held)
    code, said = kb.command("build", "--processes", "1", "--out", str(kb.out))
    assert code == 1
    assert said.endswith(f"Error: {held} can't be written or deleted: close it in the program that has it open, or see "
                         "whether you may write there, and try again\n")  # fmt: skip
    monkeypatch.undo()
    kb.build()
    assert kb.is_right()


def test_a_folder_that_is_open_elsewhere_keeps_its_name_and_gets_its_files_one_by_one(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_exchanged", lambda one, other: False)
    settings = kb.content / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("/kb/", "/papers/"), encoding="utf-8")
    kb.remove("b")
    hold(monkeypatch, "rename", lambda folder: folder == kb.out)
    kept = kb.out.stat().st_ino
    kb.place()
    assert kb.is_right()
    assert kb.out.stat().st_ino == kept


@pytest.mark.parametrize("step", [0, 1, 2])
def test_two_folders_change_names_or_stay_as_they_are(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_exchanged", lambda one, other: False)
    monkeypatch.setattr(patience, "_WAITS", ())
    fresh, place, aside = (tmp_path / name for name in ("fresh", "place", "aside"))
    for folder in (fresh, place):
        folder.mkdir()
        (folder / folder.name).touch()
    real, calls = Path.rename, iter(range(10))

    def refuse(self: Path, target: Path) -> Path:
        if next(calls) == step:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert moving.exchange(fresh, place, aside) == (step == 2)
    assert (place / ("fresh" if step == 2 else "place")).exists()


def test_what_an_exchange_left_aside_goes_with_the_next_build(kb: KnowledgeBase) -> None:
    shutil.copytree(kb.out, kb.out.with_name(".site.old"))
    kb.write("a", "Other.")
    kb.place()
    assert kb.is_right()


def test_a_site_with_a_held_file_is_deleted_by_the_next_clean(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = kb.out / "robots.txt"
    hold(monkeypatch, "unlink", lambda file: file.name == held.name)
    code, said = kb.command("clean", "--out", str(kb.out))
    assert (code, f"{held} can't be written or deleted" in said) == (1, True)
    monkeypatch.undo()
    assert kb.command("clean", "--out", str(kb.out))[0] == 0
    assert not kb.out.exists()


def test_a_text_that_is_open_elsewhere_is_named_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_WAITS", (0,))
    file = tmp_path / "paragraphs.json"
    file.write_bytes(b"old")
    hold(monkeypatch, "replace", lambda one: one == file, times=1)
    replace_file(file, b"new")
    hold(monkeypatch, "replace", lambda one: one == file)
    with pytest.raises(click.ClickException, match=r"paragraphs\.json can't be written or deleted: close it"):
        replace_file(file, b"newer")
    assert [one.name for one in tmp_path.iterdir()] == ["paragraphs.json"]
    assert file.read_bytes() == b"new"


def test_a_text_that_could_not_be_read_is_read_by_the_next_check_though_nothing_of_it_has_changed(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "_CLOCK", 0)  # as if it had been saved long ago
    shutil.rmtree(kb.cache)
    hold(monkeypatch, "read_bytes", lambda file: file.parts[-2:] == ("a", "en.md"))
    assert "content/briefs/a/en.md: error: can't be read" in kb.command("check")[1]
    monkeypatch.undo()
    monkeypatch.setattr(world, "_CLOCK", 0)
    assert "3 briefs, 0 errors" in kb.command("check")[1]
    monkeypatch.setattr(patience, "_WAITS", (0, 0))
    hold(monkeypatch, "read_bytes", lambda file: file.parts[-2:] == ("a", "en.md"), times=2)
    kb.write("a", "Other.")
    assert "3 briefs, 0 errors" in kb.command("check")[1]
