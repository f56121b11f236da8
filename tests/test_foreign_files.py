"""Files as editors on Windows, Finder on macOS and OneDrive leave them: line ends, paths, names, times."""

import json
import os
import shutil
import time
from codecs import BOM_UTF8
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize

import pytest

from briefs.build.pipeline import check, publish
from briefs.build.session import Options, Tools, opened
from briefs.publishing.rendering.template_files import default_folder
from briefs.questions import world
from tests.feature_site import PIXEL, brief, feature_site
from tests.knowledge_base import KnowledgeBase
from tests.nights import rest_at_night
from tests.support import brief_text, build_content, check_content, place_content, shown, silent, write_content

# Line ends

BIBTEX = "@book{müller,\n  title = {Recht\n    und Daten},\n  author = {Müller, Änne},\n  date = {2024-02}\n}\n"
CSL = json.dumps([{"id": "roe", "type": "book", "title": "On Law", "author": [{"family": "Roe"}]}], indent=1)
TEXTS = frozenset({".bib", ".csl", ".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml", ".yaml"})


def as_windows_writes(folder: Path, mark: bytes = b"") -> None:
    """End every line of every text as editors on Windows do, some of which begin it with a mark."""
    for file in folder.rglob("*"):
        if file.is_file() and file.suffix in TEXTS:
            file.write_bytes(mark + file.read_bytes().replace(b"\n", b"\r\n"))


def built(folder: Path) -> tuple[dict[str, bytes], str]:
    with opened(Options(folder / "content"), Tools(folder / "templates", None, silent)) as session:
        checked = check(session)
        return publish(checked), shown(checked.diagnostics)


@pytest.mark.parametrize(
    "mark",
    [pytest.param(b"", marks=pytest.mark.nightly("two builds more; by day the ends of lines with a mark")), BOM_UTF8],
)
def test_line_ends_and_marks_of_windows_change_no_byte_of_the_site(mark: bytes, tmp_path: Path) -> None:
    content = feature_site(tmp_path / "content")
    works = {"sources/works.bib": BIBTEX, "sources/works.json": CSL}
    cites = brief("c", "a", "en") + "\nMore.[^4]\n\n[^4]: @roe; @müller, p. 3.\n"
    write_content(content, {**works, "briefs/c/en.md": cites}, base=False)
    shutil.copytree(default_folder(), tmp_path / "templates")
    before, told = built(tmp_path)
    as_windows_writes(tmp_path, mark)
    after, told_after = built(tmp_path)
    assert told_after == told
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == set()


# Paths


PUT = "Put the file into the brief's folder, and write"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (r"[b](..\b\en.md)", r"..\b\en.md has backslashes [link.file] → Paths have slashes: write ../b/en.md"),
        (r"[f](files\b.pdf)", r"files\b.pdf has backslashes [link.file] → Paths have slashes: write files/b.pdf"),
        (r"[f](C:\Users\me\b.pdf)", rf"C:\Users\me\b.pdf [link.scheme] → {PUT} b.pdf"),
        ("[f](c:/Users/圖.pdf)", f"c:/Users/圖.pdf [link.scheme] → {PUT} 圖.pdf"),
        ("[f](file:///C:/b.pdf)", f"file:///C:/b.pdf [link.scheme] → {PUT} b.pdf"),
        (r"[f](\\server\all\b.pdf)", f"[link.scheme] → {PUT} b.pdf"),
        (r"![p](images\圖.png)", "[image.kind] → Paths have slashes: write images/圖.png"),
        (r"![p](C:\Users\p.png)", f"[image.kind] → {PUT} p.png"),
        ("![p](d:/p.png)", f"[image.kind] → {PUT} p.png"),
        ("![p](file:///C:/p.png)", f"[image.kind] → {PUT} p.png"),
        (r"![p](\\server\p.png)", f"[image.kind] → {PUT} p.png"),
    ],
)
def test_paths_of_a_machine_are_told_with_what_to_write(body: str, told: str, tmp_path: Path) -> None:
    write_content(tmp_path, {"briefs/a/en.md": brief_text(f"A {body}."), "briefs/b/en.md": brief_text("B.")})
    assert shown(check_content(tmp_path).diagnostics).endswith(told)


def test_the_picture_of_the_front_matter_is_a_name_and_no_path(tmp_path: Path) -> None:
    text = brief_text("A.").replace("topics:", "image: 'C:\\images\\p.png'\nimage_alt: P\ntopics:")
    write_content(tmp_path, {"briefs/a/en.md": text})
    assert shown(check_content(tmp_path).diagnostics).endswith(f"[field.value] → {PUT} p.png")


# Names

NAME = "Ä 圖ガ.png"
"""A name that macOS takes apart: its diaeresis and its voicing mark become characters of their own."""


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("saved", ["NFC", "NFD"])
def test_a_name_is_one_however_its_accents_are_put_together(saved: str, typed: str, tmp_path: Path) -> None:
    def site(folder: Path, saved: str, typed: str) -> dict[str, bytes]:
        name = normalize(typed, NAME)
        text = brief_text(f"A [f](<{name[:-3]}pdf>).\n\n![p](<{name}>)\n")
        text = text.replace("topics:", f"image: {name}\nimage_alt: P\ntopics:")
        files = {normalize(saved, f"briefs/a/{NAME[:-3]}{suffix}"): PIXEL for suffix in ("png", "pdf")}
        write_content(folder, {"briefs/a/en.md": text, **files})
        assert check_content(folder).diagnostics == ()
        return build_content(folder)

    found = site(tmp_path / "one", saved, typed)
    assert found == site(tmp_path / "other", "NFC", "NFC")
    assert found[normalize("NFC", f"media/briefs/a/{NAME}")] == PIXEL


def test_a_picture_whose_name_is_apart_is_followed_when_it_changes_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "_CLOCK", 0)  # as if all had been saved long ago
    kb = KnowledgeBase(tmp_path)
    picture = kb.content / "briefs/a" / normalize("NFD", "é.pdf")
    picture.write_bytes(b"one")
    kb.write("a", "[A](é.pdf)")
    kb.place()
    assert (kb.out / "media/briefs/a/é.pdf").read_bytes() == b"one"
    picture.write_bytes(b"another")
    kb.place()
    assert (kb.out / "media/briefs/a/é.pdf").read_bytes() == b"another"
    picture.unlink()
    assert "there is no file briefs/a/é.pdf" in shown(check_content(kb.content).diagnostics)
    assert "there is no file briefs/a/é.pdf" in kb.command("check")[1]


def test_a_name_that_is_nowhere_has_the_mark_of_what_is_not_there_also_below_the_root() -> None:
    where = world.ContentWorld(Path("/content"), None, world.Choices())
    assert where.mark("file", ("content/briefs/a/é.pdf",)) == b"-"


def test_of_two_names_that_look_the_same_one_counts(tmp_path: Path) -> None:
    for form in ("NFD", "NFC"):  # which are one file on macOS
        write_content(
            tmp_path, {f"briefs/a/{normalize(form, 'é.pdf')}": form, "briefs/a/en.md": brief_text("[A](é.pdf)")}
        )
    assert build_content(tmp_path)["media/briefs/a/é.pdf"] == b"NFC"


# Times

TIMES = {"1601": -11_644_473_600, "1980": 315_532_800, "2023": 1_700_000_000, "ahead": 4_000_000_000}
"""Where a program had no time and wrote nothing, where FAT begins, any whole second, and a clock that goes wrong."""


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time of the last change of an entry be that at which it was made, as it is on Windows."""
    real = os.stat

    def stat(path: str) -> object:
        found = real(path)
        mtime = TIMES["1601"] * 10**9 if found.st_mtime == MISSING else found.st_mtime_ns
        return SimpleNamespace(st_mtime_ns=mtime, st_ctime_ns=10**18, st_size=found.st_size, st_ino=found.st_ino)

    monkeypatch.setattr(world, "os", SimpleNamespace(**{**vars(os), "stat": stat}))


MISSING = 7
"""The time of files here that are to have that of 1601, which not every file system can hold."""


def set_time(folder: Path, when: int) -> None:
    moment = MISSING if when == TIMES["1601"] else when
    for file in [folder, *folder.rglob("*")]:
        os.utime(file, (moment, moment))


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize(
    ("after", "before"),
    rest_at_night(
        product(TIMES, TIMES),
        by_day=lambda after, before: (list(TIMES).index(after) - list(TIMES).index(before)) % 4 < 2,
        reason="each time before and after each other; by day each after itself and after the one before it",
        name=lambda after, before: f"{after}-{before}",
    ),
)
def test_an_edit_is_seen_whatever_its_time_says(before: str, after: str, tmp_path: Path) -> None:
    kb = KnowledgeBase(tmp_path)
    set_time(kb.content, TIMES[before])
    assert kb.place().changed == 0
    # OneDrive brings another machine's version, of equal length, with the time at which it was saved there.
    kb.write("b", "B, see the [Draft](https://example.org).")
    # Two versions of one time in the past are the same to Windows, as none is saved twice in it.
    set_time(kb.content, TIMES[after] + (before == after != "ahead"))
    assert kb.place().changed > 0
    assert kb.is_right()


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize("when", TIMES)
def test_times_alone_change_nothing(when: str, tmp_path: Path) -> None:
    kb = KnowledgeBase(tmp_path)
    set_time(kb.content, TIMES[when])
    assert kb.place().changed == 0
    assert kb.is_right()


@pytest.mark.usefixtures("on_windows")
def test_two_edits_within_a_second_that_is_counted_whole_are_both_seen(tmp_path: Path) -> None:
    kb = KnowledgeBase(tmp_path)
    for word in ("Other", "Third"):
        kb.write("a", f"{word}.")
        set_time(kb.content, int(time.time()))
        kb.place()
        assert kb.is_right()


def test_a_fresh_clone_of_which_all_has_one_time_makes_nothing_again(tmp_path: Path) -> None:
    kb = KnowledgeBase(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    set_time(tmp_path / "there/kb/content", TIMES["2023"])
    there = tmp_path / "there"
    written = place_content(there / "kb/content", there / "www/site", there / "kb/.briefs-cache", processes=1)
    assert written.changed == 0
    assert kb.is_right()
