"""Consoles and redirected output of other code pages: nothing that is said ends a command, and programs get UTF-8."""

import io
import json
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

from briefs.commands.main import main
from tests.support import REPOSITORY, brief_text, write_content

CODE_PAGES = ("cp950", "cp936", "cp1252", "cp437", "ascii")
"""Windows in Taiwan, China and the West, its older consoles, and what a machine without any has."""
COMMANDS = {
    "check": 1,
    "check --format github": 1,
    "check --format json": 1,
    "check --format sarif": 1,
    "build --processes 1": 1,
    "cite jp-ai-act": 0,
    "doctor": 0,
    "manual": 0,
    "manual citing": 0,
    "review zh-Hans": 0,
    "new source": 0,
    "--help": 0,
    "build --help": 0,
    "nothing": 2,
}
"""What is called, each with how it ends."""
SOURCE = (
    "type: legislation\nlanguage: ja\ntitle: 人工知能関連技術の研究開発\nURL: https://example.org/\njurisdiction: JP\n"
)


class Stream(io.TextIOWrapper):
    """A stream of some code page."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")

    def said(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    faulty = brief_text("「關於」関西 é[^x]。", title="関西之簡報")
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": faulty, "sources/jp-ai-act.yaml": SOURCE})
    return tmp_path


def called(monkeypatch: pytest.MonkeyPatch, kb: Path, encoding: str, *arguments: str) -> tuple[object, bytes, bytes]:
    """Return how a command ends, and what it prints on standard output and error of some code page."""
    out, err = Stream(encoding), Stream(encoding)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with chdir(kb), pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code, out.said(), err.said()


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_every_command_says_what_it_has_to_say(
    encoding: str, lang: str, kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command, code in COMMANDS.items():
        ended, out, err = called(monkeypatch, kb, encoding, "--lang", lang, *command.split())
        assert (command, ended) == (command, code), err.decode(encoding, "replace")
        assert out + err, command


def test_what_the_code_page_has_is_printed_and_the_rest_is_escaped(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = called(monkeypatch, kb, "cp950", "cite", "jp-ai-act")
    assert "人工知能\\u95a2連技" in out.decode("cp950")


def test_programs_get_utf_8_whatever_the_console_has(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = called(monkeypatch, kb, "cp1252", "--lang", "zh-Hant", "check", "--format", "github")
    assert "註 x 未定義" in out.decode("utf-8")
    for form in ("json", "sarif"):
        _, out, _ = called(monkeypatch, kb, "cp1252", "--lang", "zh-Hant", "check", "--format", form)
        assert out.isascii()
        assert "註 x 未定義" in json.dumps(json.loads(out), ensure_ascii=False)


def test_a_console_without_chinese_is_answered_in_english_unless_chinese_is_asked_for(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (kb / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("messages: zh-Hant\n")
    said = {}
    for name, encoding, options in (
        ("plain", "cp1252", ()),
        ("asked", "cp1252", ("--lang", "zh-Hant")),
        ("can", "cp950", ()),
    ):
        _, _, err = called(monkeypatch, kb, encoding, *options, "check")
        said[name] = err.decode(encoding)
    assert "error: the note x is not defined" in said["plain"]
    assert "\\u932f\\u8aa4" in said["asked"]
    assert "錯誤" in said["can"]
    _, out, _ = called(monkeypatch, kb, "cp1252", "doctor")
    assert "SOON  encoding of this terminal: cp1252, which has no Chinese characters" in out.decode("cp1252")


COMMANDS_OF_A_SOUND_KB = ("build", "check", "doctor", "review zh-Hans", "fix", "export a --to json", "clean")
IN_TURN = """
import sys
from briefs.commands.main import main
for command in sys.argv[1:]:
    try:
        main(command.split())
    except SystemExit as end:
        assert not end.code, (command, end.code)
"""


def test_no_file_is_opened_in_the_encoding_of_the_machine(kb: Path) -> None:
    (kb / "content/briefs/a/zh-Hant.md").write_text(brief_text("甲。"), encoding="utf-8")
    strictly = ["-X", "warn_default_encoding", "-W", "error::EncodingWarning"]
    ended = subprocess.run(
        [sys.executable, *strictly, "-c", IN_TURN, *COMMANDS_OF_A_SOUND_KB],
        cwd=kb,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
