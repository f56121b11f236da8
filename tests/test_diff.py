"""Two versions of a site, compared as a reader would."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from briefs.sitediff.difference_reports import report
from briefs.sitediff.sites import Difference, compare
from tests.running import briefs
from tests.support import brief_text, build_content, write_content

RECORDS = """\
one: {type: book, language: en, title: One Book, author: [{literal: A}], issued: 2020}
two: {type: book, language: en, title: Another Book, author: [{literal: B}], issued: 2021}
"""
BASE = {
    "briefs/a/zh-Hant.md": brief_text("甲說[^1]。\n\n資料庫之電腦程式。\n\n[^1]: @one。\n", "甲"),
    "briefs/a/en.md": brief_text("A says so.[^1]\n\nSee [law](https://law.example/).\n\n[^1]: @one.\n"),
    "briefs/b/en.md": brief_text("B."),
    "sources/all.yaml": RECORDS,
}


def difference(folder: Path, changes: dict[str, str | None] | None = None) -> Difference:
    """Compare the base with a site in which some files are otherwise, or gone."""
    files = {**BASE, **(changes or {})}
    old = build_content(write_content(folder / "old", BASE))
    kept = {name: text for name, text in files.items() if text is not None}
    return compare(old, build_content(write_content(folder / "new", kept)))


def test_what_is_the_same_is_nothing(tmp_path: Path) -> None:
    found = difference(tmp_path)
    assert found.is_nothing
    assert "Nothing that a reader would see." in report(found)


def test_another_host_is_no_difference(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", BASE)
    other = build_content(content, base_url="https://other.example/")
    assert compare(build_content(content), other).is_nothing


def test_a_brief_that_is_gone_leaves_addresses_that_are_gone(tmp_path: Path) -> None:
    found = difference(tmp_path, {"briefs/b/en.md": None})
    gone = [address for address, _ in found.vanished]
    assert {"en/briefs/b/", "id/brief/b/"} <= set(gone)
    assert ("b", "en") in {(text.brief, text.lang) for text in found.texts}
    assert found.coverage == ((2, 1), (1, 1))


def test_an_old_address_that_leads_on_is_not_gone(tmp_path: Path) -> None:
    moved = {**BASE, "briefs/c/en.md": BASE["briefs/b/en.md"].replace("topics:", "aliases: [en/briefs/b/]\ntopics:")}
    del moved["briefs/b/en.md"]
    old = build_content(write_content(tmp_path / "old", BASE))
    found = compare(old, build_content(write_content(tmp_path / "new", moved)))
    gone = {address for address, _ in found.vanished}
    assert "en/briefs/b/" not in gone
    assert "en/briefs/c/" in {address for address, _ in found.new}


def test_citations_links_and_notes_that_came_and_went(tmp_path: Path) -> None:
    text = brief_text("A says so.[^1] And more.[^2]\n\n[^1]: @two.\n[^2]: @two, at 3.\n")
    found = difference(tmp_path, {"briefs/a/en.md": text, "briefs/a/zh-Hant.md": None})
    assert found.cited == (("a", "two"),)
    assert found.no_longer_cited == (("a", "one"),)
    assert ("en/briefs/a/", "https://law.example/") in found.no_longer_linked
    (english,) = (one for one in found.texts if (one.brief, one.lang) == ("a", "en"))
    assert english.notes == (1, 2)


def test_conversion_that_changed_is_shown_word_by_word(tmp_path: Path) -> None:
    glossary = "database: {zh-Hant: 資料庫, zh-Hans: 数据库, en: database}\n"
    found = difference(tmp_path, {"glossary.yaml": glossary})
    assert [(old, new) for old, new, _ in found.converted] == [("资料库之电", "数据库之电")]


def test_nothing_in_a_title_becomes_markup_in_a_summary(tmp_path: Path) -> None:
    title = "'[x](https://evil.example) <img> @all | `code`'"
    text = brief_text("X.").replace("title: A brief", f"title: {title}")
    words = report(difference(tmp_path, {"briefs/c/en.md": text}))
    assert "\\[x\\](https://evil.example) \\<img\\> \\@all \\| \\`code\\`" in words


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    write_content(tmp_path / "kb/content", BASE)
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")

    def git(*arguments: str) -> None:
        subprocess.run(["git", *who, *arguments], cwd=tmp_path / "kb", check=True, capture_output=True, env=environment)

    git("init")
    git("commit", "--allow-empty", "-m", "nothing")
    git("tag", "empty")
    git("add", "-A")
    git("commit", "-m", "first")
    (tmp_path / "kb/content/briefs/b/en.md").write_text(brief_text("B says more."), encoding="utf-8")
    return tmp_path / "kb"


def test_revisions_of_a_repository_are_built_and_compared(repository: Path) -> None:
    ended = briefs("diff", "main", cwd=repository)
    assert ended.returncode == 0, ended.stderr
    assert "- `b` (en): +1 −1 lines, 0 notes" in ended.stdout
    assert not (repository / "site").exists()
    value = json.loads(briefs("diff", "HEAD", "HEAD", "--format", "json", cwd=repository).stdout)
    assert (value["schema"], value["texts"], value["vanished"]) == ("briefs-diff", [], [])


def test_a_revision_without_any_file_has_no_content(repository: Path) -> None:
    ended = briefs("diff", "empty", "HEAD", cwd=repository)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "`a` (en)" in ended.stdout


def test_further_pages_belong_to_a_revision(repository: Path) -> None:
    settings = repository / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "documents: docs\n", encoding="utf-8")
    page = repository / "docs/help/en.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Help\ndescription: Help.\n---\nText.\n", encoding="utf-8")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (("add", "-A"), ("commit", "-q", "-m", "second")):
        subprocess.run(["git", *who, *arguments], cwd=repository, check=True)
    ended = briefs("diff", "HEAD", cwd=repository)
    assert "Nothing that a reader would see." in ended.stdout
    assert "0 errors" in ended.stdout
    assert "`/en/help/` Help" in briefs("diff", "HEAD~1", cwd=repository).stdout


def test_built_sites_are_compared_and_a_lost_address_can_end_it(repository: Path) -> None:
    assert briefs("build", "--out", "one", cwd=repository).returncode == 0
    (repository / "content/briefs/b/en.md").unlink()
    (repository / "content/briefs/b").rmdir()
    assert briefs("build", "--out", "two", cwd=repository).returncode == 0
    ended = briefs("diff", "one", "two", "--exit-code", cwd=repository)
    assert ended.returncode == 1
    assert "### Addresses that are gone" in ended.stdout


@pytest.mark.parametrize("name", ["no-such-revision", "--output=evil", "content"])
def test_what_is_no_version_is_said(repository: Path, name: str) -> None:
    ended = briefs("diff", "--", name, cwd=repository)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert not (repository / "evil").exists()
