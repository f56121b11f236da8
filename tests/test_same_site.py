"""The incremental site is the cold site, byte for byte, after any edits and kills, with one process and with two."""

import re
import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.build.output import MANIFEST
from briefs.build.pipeline import check, place
from briefs.build.session import Options, Session, Tools, run
from briefs.build.store_folder import STORE
from briefs.engine.store import Store
from briefs.searching import segments
from briefs.searching.start import DIGEST
from tests.feature_site import EDITS, feature_site
from tests.nights import rest_at_night
from tests.once import once
from tests.running import briefs, called
from tests.support import REPOSITORY, silent

TODAY = "2025-09-01"


def build(content: Path, *, store: bool = True, out: str = "site") -> dict[str, bytes]:
    """Build a site beside its content, be there errors or not; return its files."""

    def work(session: Session) -> None:
        place(check(session))

    folder = content.parent
    templates = folder / "templates"
    tools = Tools(templates if templates.is_dir() else None, folder / "store" if store else None, silent)
    run(Options(content, today=TODAY, processes=1), tools, work, folder / out)
    return files_of(folder / out)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != MANIFEST
    }


def cold(content: Path) -> dict[str, bytes]:
    """Build the same content without any memory, in another folder."""
    made = build(content, store=False, out="cold")
    shutil.rmtree(content.parent / "cold")
    return made


@pytest.fixture(scope="session")
def feature_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the content of each feature, its store and its site. Nothing may be written into it."""
    return once(tmp_path_factory, "feature-kb", lambda folder: build(feature_site(folder / "content")))


def built_before(feature_kb: Path, folder: Path) -> Path:
    """Return a content that was built once: a copy, and seen again where it lies."""
    content = shutil.copytree(feature_kb, folder) / "content"
    build(content)
    return content


def killed(content: Path, after: int, where: str) -> None:
    """Build in a process that is killed: after so many answers, staged files, or moves into the site."""
    called("tests.killed_build", content, str(after), where, TODAY, cwd=REPOSITORY)


def build_with(content: Path, processes: int) -> dict[str, bytes]:
    """Build as an author does, with some processes."""
    briefs("build", "--processes", str(processes), "--keep-going", cwd=content.parent)
    return files_of(content.parent / "site")


def told_apart(ours: dict[str, bytes], theirs: dict[str, bytes]) -> list[str]:
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


KILL = st.tuples(st.integers(0, 60), st.sampled_from(["answer", "file", "move"]))
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 10**6), st.none() | st.none() | KILL),
    min_size=1,
    max_size=4,
)


Steps = list[tuple[str, int, tuple[int, str] | None]]


def is_the_cold_site_after(feature_kb: Path, steps: Steps) -> None:
    with tempfile.TemporaryDirectory() as name:
        content = built_before(feature_kb, Path(name) / "kb")
        for edit, seed, kill in steps:
            EDITS[edit](content, Random(seed))
            if kill:
                killed(content, *kill)
        assert told_apart(build(content), cold(content)) == []


@given(STEPS)
@settings(max_examples=2)
def test_the_incremental_site_is_the_cold_site_after_edits_and_kills(feature_kb: Path, steps: Steps) -> None:
    is_the_cold_site_after(feature_kb, steps)


@pytest.mark.nightly("eight histories of several builds each; by day two")
@given(STEPS)
@settings(max_examples=8)
def test_the_incremental_site_is_the_cold_site_after_any_edits_and_kills(feature_kb: Path, steps: Steps) -> None:
    is_the_cold_site_after(feature_kb, steps)


BY_DAY = ("citation", "template", "settings", "term", "same size and time", "brief added", "brief removed")
"""One edit of each way in which a file is read, and briefs that come and go."""


def test_one_edit_after_another_gives_the_cold_site(feature_kb: Path, tmp_path: Path) -> None:
    content = built_before(feature_kb, tmp_path / "kb")
    for edit in BY_DAY:
        EDITS[edit](content, Random(1))
        assert told_apart(build(content), cold(content)) == [], edit


@pytest.mark.nightly("a copy and three builds for each of thirty edits; by day one edit of each way follows another")
@pytest.mark.parametrize("edit", sorted(EDITS))
def test_each_kind_of_edit_alone_gives_the_cold_site(feature_kb: Path, tmp_path: Path, edit: str) -> None:
    content = built_before(feature_kb, tmp_path / "kb")
    EDITS[edit](content, Random(1))
    assert told_apart(build(content), cold(content)) == []


def group_of(name: str) -> str:
    """Return the group of terms of a file of the search index; empty for any other."""
    found = re.fullmatch(r"search/terms/(.+?)_\d+(_\d+)?\.js", name)
    return found[1] if found else ""


def digests(site: dict[str, bytes]) -> dict[str, str]:
    """Return the digest of each group of terms that stands in the start file, which has them in the order of terms."""
    written = re.search(r'"digests":"([^"]*)"', site["search/start.js"].decode())
    assert written
    groups = {group_of(name) for name in site} - {""}
    order = sorted(groups, key=lambda group: (group[0] == "h", int(group[1:], 16) if group[0] == "h" else 0, group))
    found = [written[1][at : at + DIGEST] for at in range(0, len(written[1]), DIGEST)]
    return dict(zip(order, found, strict=True))


def test_a_site_with_parts_of_long_lines_is_the_cold_site_after_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a site of thousands of briefs has them, but that a stretch is one block, and every line is long."""
    monkeypatch.setattr(segments, "STRETCH", 1)
    monkeypatch.setattr(segments, "_LONG", 0)
    content = feature_site(tmp_path / "content")
    before = build(content)
    parts = {name for name in before if re.fullmatch(r"search/terms/.+_\d+_\d+\.js", name)}
    stretches = {name.rpartition("_")[2] for name in parts}
    assert len(stretches) > 2
    EDITS["text"](content, Random(1))
    after = build(content)
    # An edit of a text makes the parts of its own stretch again.
    assert len({name.rpartition("_")[2] for name in parts if before[name] != after.get(name)}) == 1
    # What a browser keeps for ever has another address where any file of its group is another.
    changed = {group_of(name) for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - {""}
    assert {group for group, digest in digests(before).items() if digests(after).get(group) != digest} == changed
    for edit in ("brief added", "brief removed", "term"):
        EDITS[edit](content, Random(1))
        assert told_apart(build(content), cold(content)) == [], edit


@pytest.mark.parametrize(
    "history",
    [
        ("template",),
        pytest.param(
            ("text", "template", "brief removed"), marks=pytest.mark.nightly("six builds by the command; by day two")
        ),
    ],
    ids=len,
)
def test_two_processes_give_the_same_site_as_one_after_the_same_history(
    tmp_path: Path, history: tuple[str, ...]
) -> None:
    one, two = (feature_site(tmp_path / name / "content") for name in ("one", "two"))
    for edit in history:
        for content in (one, two):
            EDITS[edit](content, Random(3))
        ours, theirs = build_with(one, 1), build_with(two, 2)
        assert ours
        assert told_apart(ours, theirs) == [], edit


@pytest.mark.parametrize(
    "damage",
    rest_at_night(
        [(damage,) for damage in ("cut", "flipped", "emptied", "foreign", "gone", "another program")],
        by_day="flipped".__eq__,
        reason="three builds for each; by day test_store.py damages a store in every way",
        name=str,
    ),
)
def test_a_damaged_store_costs_time_and_never_truth(feature_kb: Path, tmp_path: Path, damage: str) -> None:
    content = built_before(feature_kb, tmp_path / "kb")
    file = content.with_name("store") / STORE
    data = bytearray(file.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 3]
    elif damage == "flipped":
        for at in range(5000, len(data), 997):
            data[at] ^= 0xFF
    elif damage in ("emptied", "foreign"):
        data = bytearray(b"" if damage == "emptied" else b"not a database at all" * 99)
    file.write_bytes(bytes(data))
    if damage == "gone":
        shutil.rmtree(file.parent)
    if damage == "another program":
        store = Store(file)
        store.set_meta("program", "another")
        store.close()
    EDITS["title"](content, Random(1))
    assert told_apart(build(content), cold(content)) == []


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    content = feature_site(tmp_path / "content")
    build(content)

    def state(file: Path) -> tuple[int, int]:
        # Not when it was read last: a build may read what it does not touch.
        return file.stat().st_ino, file.stat().st_mtime_ns

    before = {file: state(file) for file in (tmp_path / "site").rglob("*") if file.is_file()}
    build(content)
    assert {file: state(file) for file in before} == before
    EDITS["text"](content, Random(1))
    build(content)
    touched = [file for file, one in before.items() if file.exists() and state(file)[0] != one[0]]
    pages = {file.relative_to(tmp_path / "site").as_posix() for file in touched if file.suffix == ".html"}
    # A paragraph reaches the pages of its own brief and no others.
    assert 0 < len(pages) <= 6, pages
