"""A knowledge base that was just begun builds at once, and its editor, hooks and workflow say what is true."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from briefs.schemas.schema_files import FILES
from tests.running import briefs
from tests.support import REPOSITORY
from tests.test_commands import snapshot


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    ended = briefs("init", "kb", "--title-zh", "筆記：「法」", "--title-en", 'Notes: "Law"', cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "Now cd kb, then `briefs serve`" in ended.stderr
    return tmp_path / "kb"


def test_it_builds_at_once_and_no_check_finds_anything(begun: Path) -> None:
    before = snapshot(begun)
    ended = briefs("check", "--strict", cwd=begun)
    assert (ended.returncode, "0 errors, 0 warnings" in ended.stderr) == (0, True), ended.stderr
    ended = briefs("build", cwd=begun)
    assert ended.returncode == 0
    home = (begun / "site/en/index.html").read_text(encoding="utf-8")
    assert "Notes: &#34;Law&#34;" in home
    brief = (begun / "site/zh-hant/briefs/2025-jp-ai-promotion-act/index.html").read_text(encoding="utf-8")
    assert "前揭註2" in brief or "同前註" in brief
    assert {
        name: data for name, data in snapshot(begun).items() if not name.startswith((".briefs-cache", "site/"))
    } == before


def test_nothing_that_is_there_is_written_over(begun: Path) -> None:
    (begun / "content/site.yaml").write_text("mine", encoding="utf-8")
    before = snapshot(begun)
    ended = briefs("init", ".", cwd=begun)
    assert ended.returncode == 2
    assert "is there already; nothing was written" in ended.stderr
    assert snapshot(begun) == before


def test_the_editors_files_are_renewed_when_asked(begun: Path) -> None:
    (begun / ".vscode/schemas/site.json").write_text("old", encoding="utf-8")
    assert briefs("init", ".", "--editor-only", cwd=begun).returncode == 0
    assert json.loads((begun / ".vscode/schemas/site.json").read_text(encoding="utf-8"))["title"]


def test_the_editor_finds_a_schema_for_every_yaml_file_of_the_content(begun: Path) -> None:
    settings = json.loads((begun / ".vscode/settings.json").read_text(encoding="utf-8"))
    patterns = settings["yaml.schemas"]
    for schema in patterns:
        assert (begun / schema).is_file()
    covered = {file for pattern in patterns.values() for file in begun.glob(pattern)}
    assert covered == set((begun / "content").rglob("*.yaml"))
    assert len(list((begun / ".vscode/schemas").iterdir())) == len(FILES)


def test_every_snippet_is_sound(begun: Path) -> None:
    snippets = json.loads((begun / ".vscode/briefs.code-snippets").read_text(encoding="utf-8"))
    prefixes = [prefix for snippet in snippets.values() for prefix in snippet["prefix"]]
    assert len(prefixes) == len(set(prefixes))
    assert all(isinstance(snippet["body"], str | list) for snippet in snippets.values())


def test_the_editors_task_understands_what_check_prints(begun: Path) -> None:
    brief = begun / "content/briefs/2025-jp-ai-promotion-act/en.md"
    text = brief.read_text(encoding="utf-8")
    # Two slips in two texts: after a note that is not defined, those that no mark calls are not told.
    brief.write_text(text.replace("[^act]:", "[^act2]:"), encoding="utf-8")
    zh = brief.with_name("zh-Hant.md")
    zh.write_text(zh.read_text(encoding="utf-8") + "\n[^more]: 衛生福利部，《手冊》，2024年。\n", encoding="utf-8")
    tasks = json.loads((begun / ".vscode/tasks.json").read_text(encoding="utf-8"))
    for lang in ("en", "zh-Hant"):
        said = briefs("--lang", lang, "check", cwd=begun).stderr
        seen = set()
        for matcher in tasks["tasks"][0]["problemMatcher"]:
            pattern = matcher["pattern"]
            found = [match for line in said.splitlines() if (match := re.match(pattern["regexp"], line))]
            assert all((begun / match[pattern["file"]]).is_file() for match in found)
            seen |= {(matcher["severity"], match[pattern["code"]]) for match in found}
        assert ("error", "note.undefined") in seen
        assert ("warning", "note.unused") in seen


def test_hooks_call_commands_that_are_there(begun: Path) -> None:
    for file in (begun / ".pre-commit-config.yaml", REPOSITORY / ".pre-commit-hooks.yaml"):
        value = yaml.safe_load(file.read_text(encoding="utf-8"))
        hooks = value if isinstance(value, list) else value["repos"][0]["hooks"]
        (hook,) = hooks
        assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("briefs-check", "briefs check", False)


def test_without_a_sample_there_is_nothing_to_delete(tmp_path: Path) -> None:
    assert briefs("init", "kb", "--empty", cwd=tmp_path).returncode == 0
    content = tmp_path / "kb/content"
    assert not (content / "briefs").exists()
    assert not (content / "sources").exists()
    ended = briefs("check", "--strict", cwd=tmp_path / "kb")
    assert (ended.returncode, "0 errors, 0 warnings" in ended.stderr) == (0, True), ended.stderr
    assert briefs("build", cwd=tmp_path / "kb").returncode == 0


def test_the_sample_can_be_deleted_without_an_error(begun: Path) -> None:
    shutil.rmtree(begun / "content/briefs/2025-jp-ai-promotion-act")
    ended = briefs("check", cwd=begun)
    assert ended.returncode == 0, ended.stderr
    assert "0 errors" in ended.stderr


def test_the_addresses_that_two_authors_keep_are_merged(begun: Path) -> None:
    attributes = (begun / ".gitattributes").read_text(encoding="utf-8")
    assert "content/**/paragraphs.json merge=union" in attributes


def test_a_wrong_address_is_refused(tmp_path: Path) -> None:
    ended = briefs("init", "kb", "--base-url", "example.org", cwd=tmp_path)
    assert ended.returncode == 2
    assert "ending in a slash" in ended.stderr
    assert not (tmp_path / "kb").exists()
