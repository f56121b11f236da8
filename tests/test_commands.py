"""The commands as one types them, each in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.feature_site import feature_site
from tests.nights import rest_at_night
from tests.running import briefs, started
from tests.support import PATIENCE, REPOSITORY, brief_text, write_content
from tests.workers import wait_for_work


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。"), "briefs/a/en.md": brief_text("A.")})
    return tmp_path


def test_a_sound_site_is_built_and_counted(kb: Path) -> None:
    ended = briefs("build", cwd=kb)
    assert ended.returncode == 0
    assert ended.stdout == ""
    assert ended.stderr.startswith("1 brief, ")
    assert "0 errors, 0 warnings" in ended.stderr
    assert (kb / "site/zh-hans/briefs/a/index.html").is_file()


def test_an_error_ends_with_1_says_where_and_leaves_the_earlier_site(kb: Path) -> None:
    assert briefs("build", cwd=kb).returncode == 0
    before = snapshot(kb / "site")
    (kb / "content/briefs/b").mkdir()
    (kb / "content/briefs/b/en.md").write_text(brief_text("Text[^x]."), encoding="utf-8")
    ended = briefs("build", cwd=kb)
    assert ended.returncode == 1
    assert "content/briefs/b/en.md:8:5: error: the note x is not defined [note.undefined]\n" in ended.stderr
    assert "1 error, 0 warnings; nothing was written" in ended.stderr
    assert snapshot(kb / "site") == before


def test_keep_going_publishes_what_is_sound(kb: Path) -> None:
    (kb / "content/briefs/b").mkdir()
    (kb / "content/briefs/b/en.md").write_text("no front matter", encoding="utf-8")
    ended = briefs("build", "--keep-going", cwd=kb)
    assert ended.returncode == 1
    assert (kb / "site/en/briefs/a/index.html").is_file()
    assert not (kb / "site/en/briefs/b").exists()


def test_keep_going_lets_no_old_address_take_the_place_of_a_page_or_lead_out(kb: Path) -> None:
    text = brief_text("B.").replace("topics:", "aliases: [en/briefs/a/, ../../out]\ntopics:")
    (kb / "content/briefs/b").mkdir()
    (kb / "content/briefs/b/en.md").write_text(text, encoding="utf-8")
    ended = briefs("build", "--keep-going", cwd=kb)
    assert ended.returncode == 1
    assert "2 errors" in ended.stderr
    assert 'class="brief"' in (kb / "site/en/briefs/a/index.html").read_text(encoding="utf-8")


def test_strict_takes_warnings_for_errors(kb: Path) -> None:
    (kb / "content/briefs/a/en.md").write_text(brief_text("A.\n\n[^x]: X."), encoding="utf-8")
    assert briefs("check", cwd=kb).returncode == 0
    ended = briefs("check", "--strict", cwd=kb)
    assert ended.returncode == 1
    assert ": error: nothing calls the note x" in ended.stderr


def test_settings_may_silence_a_code_and_raise_another(kb: Path) -> None:
    (kb / "content/briefs/a/en.md").write_text(brief_text("A<b>.\n\n[^x]: X."), encoding="utf-8")
    with (kb / "content/site.yaml").open("a") as settings:
        settings.write("checks: {note.unused: error, html.shown: 'off'}\n")
    ended = briefs("check", cwd=kb)
    assert ended.returncode == 1
    assert "html.shown" not in ended.stderr


def test_drafts_are_left_out_unless_asked_for(kb: Path) -> None:
    draft = brief_text("D.").replace("topics:", "draft: true\ntopics:")
    (kb / "content/briefs/d").mkdir()
    (kb / "content/briefs/d/en.md").write_text(draft, encoding="utf-8")
    briefs("build", cwd=kb)
    assert not (kb / "site/en/briefs/d").exists()
    briefs("build", "--drafts", cwd=kb)
    assert (kb / "site/en/briefs/d/index.html").is_file()


def test_pictures_and_files_of_published_briefs_are_copied(kb: Path) -> None:
    (kb / "content/briefs/a/map.png").write_bytes(b"png")
    (kb / "content/briefs/a/notes.txt").write_bytes(b"not published")
    briefs("build", cwd=kb)
    assert (kb / "site/media/briefs/a/map.png").read_bytes() == b"png"
    assert not (kb / "site/media/briefs/a/notes.txt").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--content", "nowhere"),
        ("build", "--out", "content"),
        ("build", "--out", "."),
        ("build", "--out", "foreign"),
        ("build", "--base-url", "example.org"),
        ("build", "--processes", "-1"),
        ("bild",),
        ("build", "extra"),
    ],
)
def test_wrong_use_ends_with_2_and_one_clear_message(kb: Path, arguments: tuple[str, ...]) -> None:
    (kb / "foreign").mkdir()
    (kb / "foreign/mine.txt").write_text("mine")
    before = snapshot(kb)
    ended = briefs(*arguments, cwd=kb)
    assert ended.returncode == 2
    assert "Error: " in ended.stderr
    assert "Traceback" not in ended.stderr
    assert snapshot(kb) == before


def test_a_site_with_broken_settings_says_so(kb: Path) -> None:
    (kb / "content/site.yaml").write_text("title: x\n", encoding="utf-8")
    ended = briefs("build", "--keep-going", cwd=kb)
    assert ended.returncode == 1
    assert "content/site.yaml:1:1: error: base_url is missing" in ended.stderr
    assert not (kb / "site").exists()


def test_a_sites_own_templates_and_words_overrule_the_default_ones_file_by_file(kb: Path) -> None:
    (kb / "templates/words").mkdir(parents=True)
    (kb / "templates/words/en.yaml").write_text("all_briefs: Every brief\n", encoding="utf-8")
    (kb / "templates/404.html").write_text(
        "<!doctype html><title>gone</title>{{ view.parts | length }}", encoding="utf-8"
    )
    assert briefs("build", cwd=kb).returncode == 0
    assert "Every brief" in (kb / "site/en/index.html").read_text(encoding="utf-8")
    assert (kb / "site/404.html").read_text(encoding="utf-8") == "<!doctype html><title>gone</title>3\n"


@pytest.mark.parametrize(
    "template",
    rest_at_night(
        [("{% if %}",), ("{{ view.nothing }}",), ("{{ 1 / 0 }}",)],
        by_day=lambda template: "nothing" in template,
        reason="two builds by the command for each way in which a template is broken; by day for one",
        name=str,
    ),
)
def test_a_broken_template_is_named_and_the_earlier_site_stays(kb: Path, template: str) -> None:
    assert briefs("build", cwd=kb).returncode == 0
    before = snapshot(kb / "site")
    (kb / "templates").mkdir()
    (kb / "templates/404.html").write_text(f"line\n{template}", encoding="utf-8")
    ended = briefs("build", cwd=kb)
    assert ended.returncode == 1
    assert "404.html" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert snapshot(kb / "site") == before


def test_clean_deletes_the_site(kb: Path) -> None:
    briefs("build", cwd=kb)
    ended = briefs("clean", cwd=kb)
    assert ended.returncode == 0
    assert not (kb / "site").exists()


def test_help_names_every_command(kb: Path) -> None:
    ended = briefs("--help", cwd=kb)
    assert all(name in ended.stdout for name in ("build", "check", "clean", "fix", "serve"))
    for name in ("build", "check", "clean", "fix", "serve"):
        assert briefs(name, "--help", cwd=kb).returncode == 0


def variants() -> list[dict[str, str]]:
    return [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Taipei", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONHASHSEED": "3", "LANG": "zh_TW.UTF-8", "PYTHONUTF8": "0"},
    ]


def own_files() -> dict[str, bytes]:
    """Return the content and the manual of this repository by their paths."""
    own = [*(REPOSITORY / "content").rglob("*"), *(REPOSITORY / "docs").glob("guide*/*")]
    return {file.relative_to(REPOSITORY).as_posix(): file.read_bytes() for file in own if file.is_file()}


def small_files(folder: Path) -> dict[str, bytes]:
    """Return a small content in which each feature occurs."""
    content = feature_site(folder / "content")
    return {f"content/{name}": data for name, data in snapshot(content).items()}


@pytest.mark.parametrize(
    ("content", "machines"),
    rest_at_night(
        [("small", 2), ("small", 4), ("own", 4)],
        by_day=lambda content, machines: machines == 2,
        reason="five builds, four in a Python that is started for them; by day three of a small content",
        name=lambda content, machines: f"{content}-{machines}",
    ),
)
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, content: str, machines: int) -> None:
    given = own_files() if content == "own" else small_files(tmp_path / "small")
    sites = []
    for number, environment in enumerate([{}, *variants()][:machines]):
        # A path with a space and Han, files copied in another order with other times, and one or two processes.
        folder = tmp_path / f"知識庫 {number}"
        for name in sorted(given, reverse=number % 2 == 1):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(given[name])
            os.utime(target, (number * 1_000_000, number * 1_000_000))
        ended = briefs("build", "--processes", str(1 + number % 2), cwd=folder, **environment)
        assert ended.returncode == 0, ended.stderr
        sites.append(snapshot(folder / "site"))
        if number == 0:
            assert briefs("build", cwd=folder).returncode == 0
            sites.append(snapshot(folder / "site"))
    assert all(site == sites[0] for site in sites)


def test_the_mode_of_new_files_and_folders_lets_others_read(kb: Path) -> None:
    briefs("build", cwd=kb)
    assert (kb / "site/en/index.html").stat().st_mode & 0o044 == 0o044


def test_what_only_a_draft_cites_is_not_unused(kb: Path) -> None:
    text = brief_text("B.[^1]\n\n[^1]: @one.\n").replace("topics:", "draft: true\ntopics:")
    record = "type: book\nlanguage: en\ntitle: A Book\nauthor: [{literal: A}]\nissued: 2020\n"
    write_content(kb / "content", {"briefs/b/en.md": text, "sources/one.yaml": record})
    assert briefs("check", cwd=kb).returncode == 0
    assert briefs("check", "--strict", cwd=kb).returncode == 0
    (kb / "content/briefs/b/en.md").unlink()
    assert "source.unused" in briefs("check", cwd=kb).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_ctrl_c_is_one_word_and_leaves_the_earlier_site(kb: Path) -> None:
    assert briefs("build", cwd=kb).returncode == 0
    before = snapshot(kb / "site")
    for number in range(400):
        write_content(kb / "content", {f"briefs/b{number}/zh-Hant.md": brief_text("乙。" * 2000)})
    command = [sys.executable, "-m", "briefs", "build", "--no-cache", "--processes", "2"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    # A shell that starts the tests in the background lets them ignore the signal, and what they start inherits that.
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command, cwd=kb, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        signal.signal(signal.SIGINT, ignored)
        wait_for_work(process, 2)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert said.split() == ["stopped"]
    assert snapshot(kb / "site") == before
    assert not list(kb.glob(".site*"))


COMPLAINING = """
import threading
import click
from briefs.commands import main
def stop(*given, **options):
    raise click.Abort
main.cli.main = stop
threading._register_atexit(lambda: 1 / 0)
main.main()
"""


def test_what_was_cut_short_does_not_complain_behind_the_word(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    ended = subprocess.run(
        [sys.executable, "-c", COMPLAINING], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr.split()) == (130, ["stopped"])


def test_a_reader_who_goes_away_is_no_traceback(kb: Path) -> None:
    command = f"{sys.executable} -m briefs check --format json | true"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    ended = subprocess.run(command, shell=True, cwd=kb, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "code"), [(("check",), 0), (("nope",), 2), (("build", "--port"), 2), (("--version",), 0)]
)
def test_exit_codes(arguments: tuple[str, ...], code: int, kb: Path) -> None:
    assert started(*arguments, cwd=kb).returncode == code
