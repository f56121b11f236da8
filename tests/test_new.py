"""An author begins a brief and gets files that are right from the first moment."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import briefs
from tests.support import REPOSITORY, brief_text, write_content
from tests.test_commands import snapshot

GIVEN = [
    "--title-zh",
    "歐盟「AI法」簡介：重點",
    "--title-en",
    'The "AI Act": what # it says',
    "--topic",
    "ai",
    "--jurisdiction",
    "EU",
]


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    return tmp_path


def test_what_is_written_is_right_at_once(kb: Path) -> None:
    ended = briefs("new", "2024-eu-ai-act", *GIVEN, "--law", "jp-ai-act", cwd=kb)
    assert ended.returncode == 0, ended.stderr
    assert "content/briefs/2024-eu-ai-act/zh-Hant.md" in ended.stderr
    checked = briefs("check", "--drafts", "--strict", cwd=kb)
    others = [
        line for line in checked.stderr.splitlines() if "paragraph.unstored" not in line and "briefs/a/" not in line
    ]
    assert "error" not in " ".join(others[:-1]), checked.stderr
    assert briefs("build", "--drafts", cwd=kb).returncode == 0
    page = (kb / "site/en/briefs/2024-eu-ai-act/index.html").read_text(encoding="utf-8")
    assert "<h1>The &#34;AI Act&#34;: what # it says</h1>" in page


def test_a_draft_is_not_published(kb: Path) -> None:
    assert briefs("new", "x", *GIVEN, cwd=kb).returncode == 0
    assert briefs("build", cwd=kb).returncode == 0
    assert not (kb / "site/en/briefs/x").exists()


def test_nothing_is_ever_overwritten(kb: Path) -> None:
    before = snapshot(kb)
    ended = briefs("new", "a", *GIVEN, cwd=kb)
    assert ended.returncode == 2
    assert "zh-Hant.md is there already; nothing was written" in ended.stderr
    assert snapshot(kb) == before
    assert briefs("new", "a", "--only", "en", *GIVEN, cwd=kb).returncode == 0, "the other language can be added"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Ein Brief", *GIVEN], "Ein Brief can't be an address"),
        (["../../x", *GIVEN], "../../x can't be an address"),
        (["x", *GIVEN, "--topic", "privcy"], "unknown topic privcy. Did you mean privacy?"),
        (["x", *GIVEN, "--topic", "隱私"], "unknown topic 隱私. Did you mean privacy?"),
        (["x", *GIVEN, "--jurisdiction", "XX"], "unknown jurisdiction XX. Known: EU, JP."),
        (["x", *GIVEN, "--law", "jp-ai-ac"], "unknown law jp-ai-ac. Did you mean jp-ai-act?"),
        (["x", "--title-zh", "甲"], "give --title-en"),
    ],
    ids=["spaces", "leads out", "topic", "name of a topic", "jurisdiction", "law", "nothing to ask on"],
)
def test_a_mistake_is_one_clear_line_and_nothing_is_written(kb: Path, arguments: list[str], message: str) -> None:
    before = snapshot(kb)
    ended = briefs("new", *arguments, cwd=kb)
    assert ended.returncode == 2
    assert message in " ".join(ended.stderr.replace("│", " ").split())
    assert snapshot(kb) == before


def test_what_is_missing_is_asked_for_on_a_terminal(kb: Path) -> None:
    keyboard, terminal = pty.openpty()
    os.write(keyboard, "歐盟AI法簡介\n\nThe EU's AI Act\nai, privacy\nEU\n".encode())
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "briefs", "new", "2024-eu-ai-act"]
    ended = subprocess.run(command, cwd=kb, env=environment, stdin=terminal, capture_output=True, check=False)
    os.close(keyboard)
    os.close(terminal)
    assert ended.returncode == 0, ended.stderr.decode()
    assert "Topics: ai, privacy" in ended.stderr.decode()
    text = (kb / "content/briefs/2024-eu-ai-act/en.md").read_text(encoding="utf-8")
    assert 'title: "The EU\'s AI Act"' in text, "an empty answer is asked for again"
    assert "topics: [ai, privacy]" in text
