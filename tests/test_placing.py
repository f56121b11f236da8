"""Putting a site in place: whole, by the next build if not by this one, and nothing touched that did not change."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from briefs.build import moving, pipeline, placing
from briefs.build.output import RefusedOutputError, alone
from briefs.build.placing import Staging
from tests.knowledge_base import KnowledgeBase, contents, site, stats
from tests.nights import rest_at_night
from tests.support import PATIENCE, REPOSITORY, copy_own_content
from tests.workers import is_at_work, wait_for_work


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    """Return a knowledge base whose site is in place."""
    return KnowledgeBase(tmp_path)


def test_a_site_is_placed_and_an_edit_touches_what_it_changes(kb: KnowledgeBase) -> None:
    assert kb.is_right()
    before, kept = site(kb.out), stats(kb.out)
    kb.write("a", "Other.")
    written = kb.place()
    assert kb.is_right()
    after = site(kb.out)
    same = [name for name in before if after.get(name) == before[name]]
    assert written.files == len(after)
    assert written.changed == len(after) - len(same)
    assert 0 < written.changed < len(after) / 4
    assert {name: stats(kb.out)[name] for name in same} == {name: kept[name] for name in same}


def test_where_nothing_changed_nothing_is_touched(kb: KnowledgeBase) -> None:
    kept = stats(kb.out)
    assert kb.place().changed == 0
    assert stats(kb.out) == kept


def test_a_site_that_was_found_as_it_should_be_is_not_read_again(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(kb.cache)
    kept, read = stats(kb.out), []
    real = Staging.digest
    monkeypatch.setattr(Staging, "digest", lambda self, path: read.append(path) or real(self, path))
    for files in (len(site(kb.out)), 0):
        read.clear()
        assert kb.place().changed == 0
        assert len(read) == files
    assert stats(kb.out) == kept


@pytest.mark.parametrize("edit", [lambda one: one.write("d", "New."), lambda one: one.remove("b")])
def test_pages_come_and_go_in_place(kb: KnowledgeBase, edit: Callable[[KnowledgeBase], None]) -> None:
    kept = stats(kb.out)
    edit(kb)
    kb.place()
    assert kb.is_right()
    assert all(stats(kb.out)[name] == kept[name] for name in ("404.html", "assets/icon.svg") if name in kept)
    assert not (kb.out / "en/briefs/b").exists() or (kb.content / "briefs/b").exists()


def test_a_change_of_nearly_every_page_touches_no_equal_file_either(kb: KnowledgeBase) -> None:
    kept, before = stats(kb.out), site(kb.out)
    settings = kb.content / "site.yaml"
    text = settings.read_text(encoding="utf-8").replace("/kb/", "/papers/").replace("Briefs", "Papers")
    settings.write_text(text, encoding="utf-8")
    assert kb.place().changed > sum(name.endswith(".html") for name in before) * 0.9
    assert kb.is_right()
    after = site(kb.out)
    same = [name for name in before if after.get(name) == before[name]]
    assert {name: stats(kb.out)[name] for name in same} == {name: kept[name] for name in same}


def test_a_file_that_somebody_changed_is_made_right(kb: KnowledgeBase) -> None:
    (kb.out / "en/index.html").write_bytes(b"x")
    (kb.out / "robots.txt").unlink()
    shutil.rmtree(kb.out / "en/briefs/a")
    kb.place()
    assert kb.is_right()


def test_a_page_that_somebody_changed_goes_with_its_brief(kb: KnowledgeBase) -> None:
    (kb.out / "en/briefs/b/index.html").write_bytes(b"x")
    kb.remove("b")
    kb.place()
    assert kb.is_right()


def test_a_change_that_keeps_time_and_size_is_found_where_no_time_is_trusted(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MOST_LOOKED_AT", 0)
    (kb.out / "robots.txt").write_bytes(b"x")
    kb.place(verify=True)
    assert kb.is_right()


def test_a_site_that_is_gone_or_elsewhere_is_made_whole(kb: KnowledgeBase) -> None:
    shutil.rmtree(kb.out)
    kb.place()
    assert kb.is_right()
    first, kb.out = kb.out, kb.folder / "other/site"
    kb.place()
    assert kb.is_right()
    kb.out = first
    kb.write("a", "Other.")
    kb.place()
    assert kb.is_right()


def test_another_content_s_site_takes_the_place_of_a_site(kb: KnowledgeBase, tmp_path: Path) -> None:
    other = KnowledgeBase(tmp_path / "other")
    other.out = kb.out
    other.remove("a")
    other.write("z", "Z.")
    other.place()
    assert other.is_right()


def test_without_the_systems_exchange_the_site_is_put_in_place_all_the_same(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_exchanged", lambda one, other: False)
    shutil.rmtree(kb.cache)
    kb.write("a", "Other.")
    kb.place()
    assert kb.is_right()
    # Killed between the two renames of the slow way: the next build finds the old site and goes on from there.
    kb.out.rename(kb.out.with_name(".site.old"))
    kb.place()
    assert kb.is_right()


@pytest.mark.parametrize(
    "at",
    rest_at_night(
        [(at,) for at in (1, 2, 3, 4, 6, 9)],
        by_day=lambda at: at in (1, 4, 9),
        reason="the disk is full a file sooner or later; by day at the beginning, in the middle and at the end",
        name=str,
    ),
)
def test_a_full_disk_leaves_the_earlier_site(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    before = contents(kb.out)
    kb.write("a", "Other.")
    kb.write("d", "New.")
    calls = iter(range(10_000))

    def filling(real: Callable[[Path | str, bytes], object]) -> Callable[[Path | str, bytes], object]:
        def write(place: Path | str, data: bytes) -> object:
            if next(calls) >= at:
                raise OSError(28, "No space left on device")
            return real(place, data)

        return write

    monkeypatch.setattr(Path, "write_bytes", filling(Path.write_bytes))  # type: ignore[arg-type]
    monkeypatch.setattr(placing, "write_file", filling(placing.write_file))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="No space"):
        kb.place()
    assert contents(kb.out) == before
    assert [one.name for one in kb.out.parent.iterdir()] == ["site"]
    monkeypatch.undo()
    kb.place()
    assert kb.is_right()


@pytest.mark.parametrize(
    ("at", "name"),
    rest_at_night(
        product([0, 1, 2, 5], ["replace", "unlink"]),
        by_day=lambda at, name: at in (0, 2),
        reason="the disk fails a file sooner or later; by day at the first and at the third",
        name=lambda at, name: f"{at}-{name}",
    ),
)
def test_a_disk_that_fails_while_files_are_put_in_place_is_made_good_by_the_next_build(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, name: str, at: int
) -> None:
    kb.write("a", "Other.")
    kb.remove("b")
    kb.write("d", "New.")
    real = getattr(Path, name)
    calls = iter(range(10_000))

    def fail(self: Path, *given: object, **more: object) -> object:
        if self.is_relative_to(kb.out.parent) and next(calls) >= at:
            raise OSError(5, "Input/output error")
        return real(self, *given, **more)

    monkeypatch.setattr(Path, name, fail)
    with pytest.raises(OSError, match="Input/output"):
        kb.place()
    monkeypatch.undo()
    kb.build()
    assert kb.is_right()


def test_two_builds_at_once_do_not_write_into_each_other(kb: KnowledgeBase) -> None:
    before = contents(kb.out)
    kb.write("a", "Other.")
    with alone(kb.out.parent), pytest.raises(RefusedOutputError, match="another build"):
        kb.place()
    assert contents(kb.out) == before
    kb.place()
    assert kb.is_right()


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
@pytest.mark.parametrize(
    ("case", "step"),
    rest_at_night(
        product(["in place", "whole", "first", "build"], [1, 9]),
        by_day=lambda case, step: step == 9,
        reason="one kill after another, each with the build that makes it good; by day at every ninth moment",
        name=lambda case, step: f"{case}-{step}",
    ),
)
def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_ends_it(
    tmp_path: Path, case: str, step: int
) -> None:
    command = [sys.executable, "-m", "tests.killed", case, str(tmp_path), str(step)]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]


def test_a_journal_of_a_site_that_was_removed_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    first = Staging(out)
    first.open()
    first.write("a", b"1")
    first.write("b", b"1")
    first.place(["a", "b"], [], ["a", "b"], lambda: ["a", "b"], 2)
    second = Staging(out)
    second.open()
    second.write("a", b"2")
    monkeypatch.setattr(Staging, "finish", lambda _: False)
    second.place(["a"], [], [], lambda: ["a", "b"], 2)
    monkeypatch.undo()
    shutil.rmtree(out)
    assert not Staging(out).finish()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes in /proc")
def test_workers_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    """A worker that outlived it would hold the store's lock, and every later command would wait."""
    content = copy_own_content(tmp_path / "content")
    command = [sys.executable, "-m", "briefs", "build", "--processes", "2", "--content", str(content)]
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=quiet, stderr=quiet)
    workers = wait_for_work(process, 2)
    process.kill()
    process.wait()
    assert len(workers) == 2
    until = time.monotonic() + PATIENCE
    while any(map(is_at_work, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(filter(is_at_work, workers)) == []
