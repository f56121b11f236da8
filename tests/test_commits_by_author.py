"""`briefs import FILE --into ID --by-author`: a commit for what each author changed in Word, and nothing else."""

import copy
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from briefs.commands.main import cli
from tests.edited_word import Edited, W
from tests.support import brief_text, write_content
from tests.there_and_back import back, export, out, text_of

BODY = """\
甲說之文字在此[^one]。

## 壹、緣由

第二段之文字，作為例子之用。

最後一段之文字，作為結尾之用。

[^one]: 甲之註。
"""


def git(folder: Path, *arguments: str) -> str:
    own = ("-c", "user.name=王大明", "-c", "user.email=a@example.org", "-c", "core.quotePath=off")
    done = subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    """Return a repository with a brief, and its Word file beside."""
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text(BODY, "標題")})
    export(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "王大明"), ("user.email", "a@example.org")):
        git(tmp_path, "config", name, value)
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "--quiet", "--message=before")
    return tmp_path


def insert(word: Edited, behind: str, words: str, author: str, moment: str) -> None:
    word.insert(behind, words)
    new = next(one for one in word.body.iter(f"{W}ins") if words in "".join(one.itertext()))
    new.set(f"{W}author", author)
    new.set(f"{W}date", moment)


def commits(kb: Path) -> list[tuple[str, str, str, str]]:
    """Return author, day, message and new lines of each commit since the first, the earliest first."""
    found = []
    for one in git(kb, "rev-list", "--reverse", "HEAD").split()[1:]:
        author, day, message = git(kb, "show", "--no-patch", "--format=%an%n%ad%n%s", "--date=short", one).split("\n")
        lines = git(kb, "show", "--format=", "--unified=0", one).splitlines()
        new = "\n".join(line[1:] for line in lines if line.startswith("+") and not line.startswith("+++"))
        found.append((author, day, message, new))
    return found


def test_each_author_has_a_commit_in_the_order_of_days(kb: Path) -> None:
    edited = out(kb)
    insert(edited, "第二段之文字", "（乙補）", "李乙", "2026-01-03T00:00:00Z")
    insert(edited, "最後一段之文字", "（甲補）", "陳甲", "2026-01-02T08:00:00Z")
    edited.replace("緣由", "緣起")
    ended = back(kb, edited, "--by-author")
    assert ended.exit_code == 0, ended.output
    assert [one[:3] for one in commits(kb)] == [
        (
            "王大明",
            git(kb, "show", "--no-patch", "--format=%ad", "--date=short", "HEAD~2"),
            "a: what was changed in Word and not tracked",
        ),
        ("陳甲", "2026-01-02", "a: what 陳甲 changed in Word"),
        ("李乙", "2026-01-03", "a: what 李乙 changed in Word"),
    ]
    assert [one[3] for one in commits(kb)] == [
        "## 壹、緣起",
        "最後一段之文字（甲補），作為結尾之用。",
        "第二段之文字（乙補），作為例子之用。",
    ]
    assert git(kb, "status", "--porcelain", "--untracked-files=no") == ""
    assert "what 李乙 changed in Word" in ended.output


def test_it_ends_with_what_the_import_alone_gives(kb: Path) -> None:
    edited = out(kb)
    insert(edited, "最後一段之文字", "（甲補）", "陳甲", "2026-01-02T00:00:00Z")
    for behind, words, author in (("作為結尾", "乙之註。", "李乙"), ("作為例子", "甲之註。", "陳甲")):
        edited.add_note(behind, words)
        number = str(100 + len(author + words) + ord(author[0]))
        edited.notes[-1].set(f"{W}id", number)
        mark = next(one for one in edited.body.iter(f"{W}footnoteReference") if one.get(f"{W}id") == "88")
        mark.set(f"{W}id", number)
        change = etree.Element(f"{W}ins", {f"{W}id": number, f"{W}author": author, f"{W}date": "2026-01-04T00:00:00Z"})
        mark.getparent().addprevious(change)
        change.append(mark.getparent())
    edited.comment("甲說之文字", "請補充")
    edited.save()
    before = text_of(kb)
    assert back(kb, edited).exit_code == 0
    expected = text_of(kb)
    (kb / "content/briefs/a/zh-Hant.md").write_text(before, encoding="utf-8")
    assert back(kb, edited, "--by-author").exit_code == 0
    assert text_of(kb) == expected
    found = {author: new for author, _, _, new in commits(kb)}
    assert list(found) == ["李四", "李乙", "陳甲"]
    assert "請補充" in found["李四"]
    # The label that a note has at the end is the one with which it comes.
    assert "作為結尾[^3]之用" in found["李乙"]
    assert "[^3]: 乙之註。" in found["李乙"]
    assert "[^2]: 甲之註。" in found["陳甲"]
    assert "（甲補）" not in found["李乙"]


def test_a_record_comes_with_the_note_that_cites_it(kb: Path) -> None:
    edited = out(kb)
    edited.add_note("作為結尾", "王小明，《民法總則》，三民，2019年，頁3。")
    mark = next(one for one in edited.body.iter(f"{W}footnoteReference") if one.get(f"{W}id") == "88").getparent()
    change = etree.Element(f"{W}ins", {f"{W}id": "5", f"{W}author": "李乙", f"{W}date": "2026-01-04T00:00:00Z"})
    mark.addprevious(change)
    change.append(mark)
    ended = back(kb, edited, "--by-author")
    assert ended.exit_code == 0, ended.output
    (only,) = commits(kb)
    assert only[0] == "李乙"
    assert sorted(git(kb, "show", "--name-only", "--format=", "HEAD").split()) == [
        "content/briefs/a/zh-Hant.md",
        "content/sources/wang-2019.yaml",
    ]


def test_nothing_to_commit_is_no_commit(kb: Path) -> None:
    assert back(kb, out(kb), "--by-author").exit_code == 0
    assert commits(kb) == []


def test_what_is_not_committed_or_in_no_repository_is_left_alone(kb: Path, tmp_path: Path) -> None:
    edited = out(kb)
    edited.replace("結尾", "收尾")
    (kb / "content/site.yaml").write_text((kb / "content/site.yaml").read_text() + "\n# mine\n", encoding="utf-8")
    ended = back(kb, edited, "--by-author")
    assert (ended.exit_code, "commit or stash" in ended.output) == (2, True)
    git(kb, "checkout", "--quiet", "content/site.yaml")
    git(kb, "rm", "--quiet", "--cached", "content/briefs/a/zh-Hant.md")
    git(kb, "commit", "--quiet", "--message=untracked")
    assert "must be in a Git repository" in back(kb, edited, "--by-author").output
    assert text_of(kb) == brief_text(BODY, "標題")


def test_what_lies_beside_untracked_is_not_touched(kb: Path) -> None:
    (kb / "notes.txt").write_text("mine")
    edited = out(kb)
    edited.replace("結尾", "收尾")
    assert back(kb, edited, "--by-author").exit_code == 0
    assert git(kb, "show", "--name-only", "--format=", "HEAD") == "content/briefs/a/zh-Hant.md"
    assert "notes.txt" in git(kb, "status", "--porcelain")


def test_a_commit_that_git_refuses_leaves_the_brief_as_the_last_one_left_it(kb: Path) -> None:
    edited = out(kb)
    insert(edited, "最後一段之文字", "（甲補）", "陳甲", "2026-01-02T00:00:00Z")
    insert(edited, "第二段之文字", "（乙補）", "李乙", "2026-01-03T00:00:00Z")
    hook = kb / ".git/hooks/commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\nif grep -q 李乙 "$1"; then echo "not this one" >&2; exit 1; fi\n', encoding="utf-8")
    hook.chmod(0o755)
    ended = back(kb, edited, "--by-author")
    assert ended.exit_code == 1
    assert "not this one" in ended.output
    assert [one[0] for one in commits(kb)] == ["陳甲"]
    assert git(kb, "status", "--porcelain", "--untracked-files=no") == ""


def test_names_that_would_break_a_commit_are_made_fit(kb: Path) -> None:
    edited = out(kb)
    insert(edited, "最後一段之文字", "（甲補）", "--amend <x@y> \n陳甲", "never")
    assert back(kb, edited, "--by-author").exit_code == 0
    assert commits(kb)[0][0] == "--amend x@y 陳甲"


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--changes", "review"), "takes all changes"), (("--changes", "reject"), "takes all changes")],
)
def test_it_takes_all_changes(options: tuple[str, ...], said: str, kb: Path) -> None:
    ended = back(kb, out(kb), "--by-author", *options)
    assert (ended.exit_code, said in ended.output) == (2, True)


def test_it_goes_with_into_alone(kb: Path) -> None:
    command = ("import", str(kb / "out/a.zh-Hant.docx"), "b", "--by-author", "--content", str(kb / "content"))
    assert CliRunner().invoke(cli, command).exit_code == 2
    ended = CliRunner().invoke(cli, [one for one in command if one != "b"])
    assert (ended.exit_code, "goes with --into alone" in ended.output) == (2, True)


def test_formatting_alone_is_no_change(kb: Path) -> None:
    edited = out(kb)
    run = edited._split("結尾")
    properties = etree.SubElement(run, f"{W}rPr")
    run.insert(0, properties)
    etree.SubElement(properties, f"{W}color", {f"{W}val": "FF0000"})
    change = etree.SubElement(properties, f"{W}rPrChange", {f"{W}author": "陳甲", f"{W}date": "2026-01-02T00:00:00Z"})
    change.append(copy.deepcopy(etree.Element(f"{W}rPr")))
    assert back(kb, edited, "--by-author").exit_code == 0
    assert commits(kb) == []
