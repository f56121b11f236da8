"""What is wrong is told to people and to programs, each in the form that they read."""

import json
from pathlib import Path

import pytest

from tests.running import briefs
from tests.support import brief_text, write_content

WRONG = brief_text("一句[^x]。").replace("[ai]", "[privcy]")


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    write_content(tmp_path / "knowledge: 100%, ok/content", {"briefs/a/zh-Hant.md": WRONG})
    return tmp_path / "knowledge: 100%, ok"


def test_json_says_all_that_is_known_of_each(kb: Path) -> None:
    ended = briefs("check", "--format", "json", cwd=kb)
    assert ended.returncode == 1
    found = json.loads(ended.stdout)
    assert (found["version"], found["errors"], found["warnings"]) == (1, 2, 0)
    assert found["diagnostics"][0] == {
        "path": "content/briefs/a/zh-Hant.md",
        "line": 5,
        "column": 10,
        "severity": "error",
        "code": "topic.unknown",
        "message": "unknown topic privcy",
        "hint": "Did you mean privacy?",
    }
    assert "1 brief, 2 errors" in ended.stderr, "the closing line is for people"


def test_sarif_names_rules_and_places(kb: Path) -> None:
    log = json.loads(briefs("check", "--format", "sarif", cwd=kb).stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["note.undefined", "topic.unknown"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "content/briefs/a/zh-Hant.md"},
        "region": {"startLine": 8, "startColumn": 3},
    }


def test_github_gets_a_line_each_with_the_path_from_the_repository(kb: Path) -> None:
    ended = briefs("build", "--format", "github", "--content", kb / "content", cwd=kb.parent)
    assert ended.returncode == 1
    where = "knowledge%3A 100%25%2C ok/content/briefs/a/zh-Hant.md"
    assert ended.stdout.splitlines() == [
        f"::error file={where},line=5,col=10,title=topic.unknown::unknown topic privcy%0ADid you mean privacy?",
        f"::error file={where},line=8,col=3,title=note.undefined::the note x is not defined"
        "%0AAdd a line `[^x]: …` at the end of the file.",
    ]


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_sound_site_gives_an_empty_report(tmp_path: Path, form: str) -> None:
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    ended = briefs("check", "--format", form, cwd=tmp_path)
    assert ended.returncode == 0
    if form == "github":
        assert ended.stdout == ""
    else:
        found = json.loads(ended.stdout)
        assert not (found["diagnostics"] if form == "json" else found["runs"][0]["results"])


def test_text_in_a_report_can_not_command_the_reader(tmp_path: Path) -> None:
    text = brief_text("甲。").replace("[ai]", '["\\e[31m\\n::error::x"]')
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": text})
    ended = briefs("check", "--format", "github", cwd=tmp_path)
    assert "\x1b" not in ended.stdout + ended.stderr
    assert all(line.startswith("::error file=content/") for line in ended.stdout.splitlines())
