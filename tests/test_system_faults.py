"""What the system refuses is said in the language of messages, with what can be done about it."""

import errno
import os
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.build import store_folder
from briefs.build.placing import Staging
from briefs.commands.main import cli
from briefs.messages import LANGUAGES
from briefs.messages.entries import render
from briefs.messages.system_faults import _NAMES, fault_name, fault_words, reason, system_fault
from tests.running import briefs
from tests.support import brief_text, check_content, shown, write_content

COMMON = [
    "ENOSPC",
    "EACCES",
    "EROFS",
    "EISDIR",
    "ENOTDIR",
    "ENAMETOOLONG",
    "EDQUOT",
    "EMFILE",
    "EIO",
    "ELOOP",
    "ENOENT",
]


@pytest.mark.parametrize("name", COMMON)
def test_common_failures_are_said_in_each_language(name: str) -> None:
    number = getattr(errno, name)
    fault = OSError(number, os.strerror(number), "a/b")
    said = {lang: render(system_fault(fault), lang) for lang in LANGUAGES}
    assert said["en"].startswith("a/b: ")
    assert os.strerror(number) not in said["en"]
    assert said["zh-Hant"].startswith("a/b：")
    assert re.search("[A-Za-z]{3}", said["zh-Hant"].removeprefix("a/b").replace("`ulimit -n`", "")) is None


def test_the_table_holds_what_this_system_knows() -> None:
    assert {name for name in COMMON if name in _NAMES} == set(COMMON)


def test_a_failure_that_is_not_common_keeps_the_words_of_the_system() -> None:
    fault = OSError(errno.EXDEV, "Invalid cross-device link")
    assert {render(system_fault(fault), lang) for lang in LANGUAGES} == {"Invalid cross-device link"}
    assert render(reason(RuntimeError("Symlink loop")), "zh-Hant") == "Symlink loop"
    assert fault_words(fault_name(OSError("no number"))) == "no number"
    # Of a file that was to be moved, where it was to stand.
    moved = OSError(errno.EROFS, "Read-only file system", "a", None, "b")
    assert render(system_fault(moved), "en") == "b: its disk is read-only; name a folder on another disk"


SAID = {
    "en": "the site can't be written into {out}: no space is left on its disk; delete what is not needed there, "
    "or name a folder on another disk",
    "zh-Hant": "無法將網站寫入 {out}：所在磁碟已無空間；應刪除該磁碟上不需要之檔案，或改用其他磁碟之資料夾",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_full_disk_is_named_by_the_folder_of_the_site(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Staging, "write", full)
    ended = CliRunner().invoke(cli, ["--lang", lang, "build", "--no-cache", "--processes", "1"])
    assert ended.exit_code == 1
    assert SAID[lang].format(out="site") in ended.output
    assert "Errno" not in ended.output


@pytest.mark.parametrize("lang", LANGUAGES)
def test_commands_say_it_in_the_language_of_messages(lang: str, tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    (tmp_path / "file").touch()
    long = "x" * 300
    rows = [
        (("build", "--out", f"{long}"), {"en": "longer than the system takes", "zh-Hant": "名稱過長"}),
        (("build", "--out", "file/site"), {"en": "", "zh-Hant": ""}),
        (("import", f"{long}.md", "b", "--topic", "ai", "--jurisdiction", "EU"), {"en": "", "zh-Hant": ""}),
    ]
    for arguments, said in rows:
        ended = briefs("--lang", lang, *arguments, cwd=tmp_path)
        assert ended.returncode in (1, 2)
        assert said[lang] in ended.stderr
        assert re.search(r"Errno|File name too long|Not a directory", ended.stderr) is None, ended.stderr


def test_what_can_t_be_read_in_the_content_is_said_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.parent.name == "a":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(self))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "can't be read: its disk can't be read or written [file.unreadable]" in shown(
        check_content(content).diagnostics
    )


def broken(code: int, words: str) -> sqlite3.OperationalError:
    fault = sqlite3.OperationalError(words)
    fault.sqlite_errorcode = code
    return fault


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            broken(sqlite3.SQLITE_READONLY, "attempt to write a readonly database"),
            {"en": "the system does not permit it", "zh-Hant": "系統不允許"},
        ),
        (
            broken(sqlite3.SQLITE_FULL, "database or disk is full"),
            {"en": "no space is left", "zh-Hant": "所在磁碟已無空間"},
        ),
        (PermissionError(errno.EACCES, "Permission denied"), {"en": "does not permit it", "zh-Hant": "系統不允許"}),
        (OSError(errno.EROFS, "Read-only file system"), {"en": "disk is read-only", "zh-Hant": "所在磁碟為唯讀"}),
        (None, {"en": "is a file and no folder", "zh-Hant": "為檔案而非資料夾"}),
    ],
)
def test_a_store_in_which_nothing_can_be_kept_is_told_once(
    fault: Exception | None, said: dict[str, str], lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    monkeypatch.chdir(tmp_path)
    real = store_folder.Store

    def refuse(file: Path | None) -> object:
        if file and fault:
            raise fault
        return real(file)

    if fault is None:
        (tmp_path / ".briefs-cache").touch()
    monkeypatch.setattr(store_folder, "Store", refuse)
    for command in ("build", "check"):
        ended = CliRunner().invoke(cli, ["--lang", lang, command, "--processes", "1"])
        assert ended.exit_code == 0, ended.output
        (line,) = [one for one in ended.output.splitlines() if ".briefs-cache" in one]
        assert said[lang] in line
        assert ".briefs-cache" not in CliRunner().invoke(cli, ["--lang", lang, command, "--no-cache"]).output


def test_a_store_that_can_be_written_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert "kept in" not in CliRunner().invoke(cli, ["build", "--processes", "1"]).output
    (tmp_path / ".briefs-cache/store.sqlite").write_bytes(b"no database")
    assert "kept in" not in CliRunner().invoke(cli, ["build", "--processes", "1"]).output
