"""What is remembered between builds: the same site with it as without, whatever happened to it."""

import os
import random
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from briefs.build import pipeline, store_folder
from briefs.build.pipeline import check
from briefs.build.session import Options, opened
from briefs.build.store_folder import STORE
from tests.knowledge_base import BRIEFS, KnowledgeBase, built_from_nothing, contents, site
from tests.nights import rest_at_night
from tests.support import build_content, place_content, tools, write_content


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    """Return a knowledge base whose site is in place."""
    return KnowledgeBase(tmp_path)


def middle_lost(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    file.write_bytes(data)


def pages_mixed(file: Path) -> None:
    data = file.read_bytes()
    pages = [data[at : at + 4096] for at in range(4096, len(data), 4096)]
    random.Random(1).shuffle(pages)
    file.write_bytes(data[:4096] + b"".join(pages))


def other_database(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE meta (id INTEGER)")
        connection.execute("CREATE TABLE mine (id INTEGER)")
    connection.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_text("mine"),
    "noise": lambda file: file.write_bytes(random.Random(1).randbytes(20_000)),
    "cut in half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "cut within a page": lambda file: file.write_bytes(file.read_bytes()[:-1000]),
    "the middle lost": middle_lost,
    "pages mixed": pages_mixed,
    "another database": other_database,
    "a log of noise": lambda file: file.with_name(f"{STORE}-wal").write_bytes(random.Random(2).randbytes(9_000)),
}


@pytest.mark.parametrize(
    ("damage", "builds"),
    rest_at_night(
        [(damage, builds) for damage in DAMAGE for builds in (1, 2)],
        by_day=lambda damage, builds: (builds == 2) == (damage in ("text", "pages mixed")),
        reason="what is damaged is thrown away alike; by day another build comes after two ways of damage",
        name=lambda damage, builds: f"{damage}-{builds}",
    ),
)
def test_a_damaged_store_costs_time_and_never_truth(kb: KnowledgeBase, damage: str, builds: int) -> None:
    before = kb.remembered()
    assert before > 100
    kb.damage_store(DAMAGE[damage])
    kb.write("a", "Other.")
    kb.build()
    assert kb.is_right()
    # And what could not be used is thrown away, so that the next build remembers again.
    assert kb.remembered() > before / 2
    if builds > 1:
        kb.write("a", "Once more.")
        kb.build()
        assert kb.is_right()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answers SET value = x'01ff' WHERE value IS NOT NULL",
        "UPDATE answers SET value = x'00ff' WHERE value IS NOT NULL",
        "UPDATE answers SET value = (SELECT value FROM answers WHERE query = 'topics') WHERE query = 'reading'",
        "UPDATE answers SET asked = x'ff' WHERE asked IS NOT NULL",
        "UPDATE facts SET value = x'c1'",
        "DROP TABLE facts",
        "DROP TABLE meta",
    ],
)
def test_values_that_are_not_what_was_kept_cost_time_and_never_truth(kb: KnowledgeBase, change: str) -> None:
    kb.change_store(change)
    kb.write("a", "Other.")
    kb.build()
    assert kb.is_right()
    kb.build()
    assert kb.is_right()


@pytest.mark.parametrize("lost", [1, 1000, 4095, 4096, 4097, 20_000, 40_960, 100_000])
def test_a_store_of_which_the_end_is_lost_is_begun_anew_wherever_it_was_cut(kb: KnowledgeBase, lost: int) -> None:
    kb.damage_store(lambda file: file.write_bytes(file.read_bytes()[:-lost]))
    store = store_folder.open_store(kb.cache, print)
    assert store.file == kb.store
    assert store.measure() == {}
    store.close()


PLACED_AND_OFFERED = [
    "DELETE FROM placed",
    "DELETE FROM placed WHERE path LIKE '%briefs/b/%'",
    "UPDATE placed SET path = 'x' || path WHERE path LIKE '%briefs/b/%'",
    "UPDATE placed SET digest = x'00', mark = x'00'",
    "DROP TABLE placed",
    "DELETE FROM offers",
    "DELETE FROM offers WHERE path LIKE '%briefs/b/%'",
    "UPDATE offers SET path = 'x' || path",
    "UPDATE offers SET digest = NULL",
    "UPDATE offers SET giver = -1",
    "DROP TABLE offers",
    "INSERT INTO touched SELECT path FROM placed",
    "INSERT INTO touched VALUES ('mine.txt')",
    "DROP TABLE touched",
    "DELETE FROM answers",
    "UPDATE meta SET value = 'x' WHERE name = 'run'",
    "UPDATE meta SET value = 'x' WHERE name = 'placed'",
]


EDITS: dict[str, Callable[[KnowledgeBase], None]] = {
    "changed": lambda kb: kb.write("b", "Other."),
    "new": lambda kb: kb.write("d", "New."),
    "gone": lambda kb: kb.remove("b"),
}


@pytest.mark.parametrize(
    ("change", "edits"),
    rest_at_night(
        [
            (change, edits)
            for number, change in enumerate(PLACED_AND_OFFERED)
            for edits in ([list(EDITS)[number % len(EDITS)]], list(EDITS))
        ],
        by_day=lambda change, edits: len(edits) == 1 and change not in PLACED_AND_OFFERED[1::2],
        reason="each way in which the store is wrong with one edit after another; by day every other way with one edit",
        name=lambda change, edits: f"{change}-{' '.join(edits)}",
    ),
)
def test_a_store_that_lost_what_is_placed_takes_no_page_for_somebody_s_own_and_keeps_none_that_went(
    kb: KnowledgeBase, change: str, edits: list[str]
) -> None:
    for edit in edits:
        kb.change_store(change)
        EDITS[edit](kb)
        kb.build()
        assert kb.is_right()


@pytest.mark.parametrize("brief", ["b", "d"])
def test_of_a_large_site_the_store_is_doubted_where_files_come(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, brief: str
) -> None:
    monkeypatch.setattr(pipeline, "MOST_LOOKED_AT", 10)
    kb.change_store("DELETE FROM placed WHERE path LIKE '%briefs/b/%'")
    kb.write(brief, "Other.")
    kb.build()
    assert kb.is_right()


@pytest.mark.parametrize("change", ["DELETE FROM placed", "UPDATE placed SET path = 'x' || path", "DELETE FROM meta"])
def test_what_is_somebody_s_own_is_not_touched_with_a_damaged_store(kb: KnowledgeBase, change: str) -> None:
    mine = {kb.out / "en/briefs/d/index.html", kb.out / f"x{next(iter(site(kb.out)))}", kb.out / "mine.txt"}
    for file in mine:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine")
    kb.write("d", "New.")
    kb.change_store(change)
    before = contents(kb.out)
    code, said = kb.command("build", "--processes", "1", "--out", str(kb.out))
    assert code == 2
    assert "build made" in said
    assert contents(kb.out) == before


@pytest.mark.parametrize(
    "command", ["check", "fix", "review zh-Hans", "export a --to json --force", "translated a --force"]
)
def test_no_command_ends_with_a_damaged_store(kb: KnowledgeBase, command: str) -> None:
    kb.command("check")
    right = kb.command(*command.split())
    assert right[0] == 0
    kb.change_store("UPDATE answers SET value = x'01ff' WHERE value IS NOT NULL")
    assert kb.command(*command.split()) == right
    kb.damage_store(DAMAGE["text"])
    assert kb.command(*command.split()) == right


@pytest.mark.parametrize("name", ["format", "program"])
def test_a_store_of_another_program_or_format_is_begun_anew(kb: KnowledgeBase, name: str) -> None:
    kb.change_store(
        f"UPDATE meta SET value = 'another' WHERE name = '{name}'",
        "CREATE TABLE more (id INTEGER)",
        "UPDATE facts SET value = x'c1'",
    )
    kb.build()
    assert kb.is_right()
    assert kb.remembered() > 100


def test_another_program_looks_at_everything_again(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    options, folder = Options(kb.content), tools(kb.cache)
    with opened(options, folder) as same:
        check(same)
        few = same.engine.looked
    monkeypatch.setattr(store_folder, "program_digest", lambda: "another")
    with opened(options, folder) as other:
        check(other)
        assert other.engine.looked > 4 * few


def test_a_store_that_can_t_be_written_changes_nothing(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", BRIEFS)
    clean = build_content(content)
    (tmp_path / "file").write_text("a file where a folder should be")
    (tmp_path / "cache" / STORE).mkdir(parents=True)
    for cache in (tmp_path / "file", tmp_path / "cache"):
        place_content(content, tmp_path / "site", cache, processes=1)
        assert site(tmp_path / "site") == clean


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_store_that_may_not_be_written_changes_nothing(kb: KnowledgeBase, mode: int) -> None:
    kb.write("a", "Other.")
    kb.store.chmod(mode & 0o444)
    kb.cache.chmod(mode)
    try:
        kb.build()
        assert kb.is_right()
    finally:
        kb.cache.chmod(0o755)


def test_a_database_that_may_only_be_read_changes_nothing(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root permissions bind nobody: the database is opened so that it refuses to be written."""
    kb.write("a", "Other.")
    real = sqlite3.connect

    def read_only(name: str, **options: object) -> sqlite3.Connection:
        path = name if name == ":memory:" else f"{Path(name).absolute().as_uri()}?mode=ro"
        return real(path, uri=True, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    kb.build()
    assert kb.is_right()


def on_a_small_disk(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Let databases in some folders have 64 pages and no more, as where a disk is full."""
    real = sqlite3.connect

    def connect(name: str, **options: object) -> sqlite3.Connection:
        connection = real(name, **options)  # type: ignore[call-overload]
        if any(Path(name).is_relative_to(folder) for folder in folders):
            connection.execute("PRAGMA max_page_count=64")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", connect)


@pytest.mark.parametrize("processes", [1, 2])
def test_where_no_room_is_left_for_the_store_it_is_built_without(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    shutil.rmtree(kb.cache)
    kb.write("a", "Other.")
    on_a_small_disk(monkeypatch, kb.cache)
    code, said = kb.command("build", "--processes", f"{processes}", "--out", str(kb.out))
    assert code == 0, said
    assert site(kb.out) == built_from_nothing(kb.content)


def test_where_no_room_is_left_at_all_the_disk_is_said_to_be_full(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(kb.cache)
    on_a_small_disk(monkeypatch, kb.cache, Path(tempfile.gettempdir()))
    before = site(kb.out)
    code, said = kb.command("build", "--processes", "2", "--out", str(kb.out))
    assert code == 1
    assert "no space is left on its disk" in " ".join(said.split())
    assert site(kb.out) == before


@pytest.mark.skipif(os.name == "nt", reason="needs locks of files")
def test_who_waits_for_another_command_is_told(kb: KnowledgeBase) -> None:
    import fcntl

    with (kb.cache / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        free = threading.Timer(1.5, lambda: fcntl.flock(other, fcntl.LOCK_UN))
        free.start()
        code, said = kb.command("check")
    assert code == 0
    assert said.count("another briefs is working with") == 1
    assert "another" not in kb.command("check")[1]


def test_whatever_else_lies_beside_the_store_stays(kb: KnowledgeBase) -> None:
    mine = kb.cache / "mine.txt"
    mine.write_text("mine")
    kb.damage_store(DAMAGE["text"])
    kb.build()
    assert kb.is_right()
    assert mine.read_text() == "mine"
    assert (kb.cache / "CACHEDIR.TAG").is_file()
