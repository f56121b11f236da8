"""What changed since a version, as tracked changes of a Word file: taken they give the new text, refused the old."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from briefs.commands.main import cli
from briefs.importing.word_units import WordUnits, read_units
from tests.edited_word import Edited, W
from tests.office import OFFICE, saved_again
from tests.support import brief_text, write_content

BEFORE = """\
甲說之文字在此[^one]，乙說*強調*之文字[^two]，甲又說一次[^one]。

## 壹、緣由

參照[外部網頁](https://example.org/page)之說明。

這一段將刪除。

1. 第一點之內容。
2. 第二點之內容。

| 國家 | 金額 |
| --- | --- |
| 日本 | 1 |
| 法國 | 2 |

最後一段之文字，作為結尾之用。

[^one]: 甲之書，頁3。
[^two]: 乙之書，頁4。
"""
AFTER = """\
甲說之文字在彼[^one]，乙說*強調*之文字，甲又說一次[^one]。

## 壹、緣起

這是新的一段[^new]。

參照[外部網頁](https://example.org/page)之補充說明。

1. 第一點之內容。
2. 新的一點。
3. 第二點之要旨。

| 國家 | 金額 |
| --- | --- |
| 日本 | 10 |
| 德國 | 5 |
| 法國 | 2 |

最後一段之文字，作為結尾之用。

[^one]: 甲之書，頁33。
[^new]: 丙之書。
"""


def git(folder: Path, *arguments: str) -> None:
    own = ("-c", "user.name=王大明", "-c", "user.email=a@example.org")
    subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)


def write(folder: Path, body: str) -> None:
    (folder / "content/briefs/a/zh-Hant.md").write_text(brief_text(body), encoding="utf-8")


def export(folder: Path, *options: str) -> Result:
    places = ("--content", str(folder / "content"), "--out", str(folder / "out"), "--no-cache", "--force")
    return CliRunner().invoke(cli, ["export", "a", "--lang", "zh-Hant", *places, *options])


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge base with two versions of a brief. Nothing may be written into its content."""
    folder = tmp_path_factory.mktemp("since")
    write_content(folder / "content", {"briefs/a/zh-Hant.md": brief_text(BEFORE)})
    git(folder, "init", "--quiet")
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message=before")
    write(folder, AFTER)
    git(folder, "commit", "--quiet", "--all", "--message=after", "--date=2026-03-04T05:06:07+00:00")
    return folder


@pytest.fixture(scope="module")
def tracked(repository: Path) -> bytes:
    ended = export(repository, "--since", "HEAD~1")
    assert ended.exit_code == 0, ended.output
    return (repository / "out/a.zh-Hant.docx").read_bytes()


def plain_export(folder: Path, body: str) -> WordUnits:
    write_content(folder / "content", {"briefs/a/zh-Hant.md": brief_text(body)})
    assert export(folder).exit_code == 0
    return read_units((folder / "out/a.zh-Hant.docx").read_bytes())


def texts(read: WordUnits) -> list[str]:
    """Return what a file says, its notes where they are called."""
    notes = {note.mark: f"[{note.text}]" for note in read.notes}
    found = [re.sub(r"\[\^#\w+\]", lambda mark: notes.get(mark[0], mark[0]), unit.text) for unit in read.units]
    return [re.sub(r"\[\^?#\w+\]", "#", text) for text in found]


def test_taken_it_is_the_new_text_and_refused_the_old_one(tracked: bytes, tmp_path: Path) -> None:
    assert texts(read_units(tracked, "accept")) == texts(plain_export(tmp_path / "new", AFTER))
    assert texts(read_units(tracked, "reject")) == texts(plain_export(tmp_path / "old", BEFORE))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_takes_the_changes_for_changes(repository: Path, tracked: bytes) -> None:
    again = (saved_again(repository / "out") / "a.zh-Hant.docx").read_bytes()
    for mode in ("accept", "reject"):
        # Its own bounds of paragraphs around changes are others: words alone are compared.
        found, right = ("".join(text.lstrip("# ") for text in texts(read_units(one, mode))) for one in (again, tracked))
        assert found == right


def test_changes_are_of_words_and_say_who_made_them_and_when(repository: Path, tracked: bytes) -> None:
    assert tracked
    word = Edited(repository / "out/a.zh-Hant.docx")
    changes = [one for root in (word.body, word.notes) for one in root.iter(f"{W}ins", f"{W}del")]
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in changes} == {
        ("王大明", "2026-03-04T05:06:07+00:00")
    }
    said = ["".join(text.text or "" for text in one.iter(f"{W}t", f"{W}delText")) for one in changes]
    assert {"此", "彼", "由", "起", "補", "充"} <= set(said)
    assert len({one.get(f"{W}id") for one in changes}) == len(changes)


def test_what_stands_unchanged_has_no_mark(tracked: bytes) -> None:
    (last,) = [unit for unit in read_units(tracked, "review").units if unit.text.startswith("最後")]
    assert last.text == "最後一段之文字，作為結尾之用。"


def test_such_a_file_comes_back_as_it_went(repository: Path, tracked: bytes, tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text(AFTER)})
    (tmp_path / "a.docx").write_bytes(tracked)
    places = ("--into", "a", "--content", str(tmp_path / "content"))
    ended = CliRunner().invoke(cli, ["import", str(tmp_path / "a.docx"), *places])
    assert ended.exit_code == 0, ended.output
    assert (tmp_path / "content/briefs/a/zh-Hant.md").read_text(encoding="utf-8") == brief_text(AFTER)


def test_uncommitted_changes_are_the_sites(repository: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", str(repository), str(tmp_path / "clone")], check=True)
    write(tmp_path / "clone", AFTER.replace("最後", "末"))
    ended = export(tmp_path / "clone", "--since", "HEAD")
    assert ended.exit_code == 0, ended.output
    body = etree.tostring(Edited(tmp_path / "clone/out/a.zh-Hant.docx").body, encoding="unicode")
    assert set(re.findall(r'w:author="([^"]*)"', body)) == {"法律所"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "nowhere"), "nowhere is no revision of this repository"),
        (("--since", "--output=x"), "--output=x is no revision of this repository"),
        (("--since", "HEAD", "--to", "json"), "--since is for single briefs as Word files"),
    ],
)
def test_wrong_use_is_said(options: tuple[str, ...], said: str, repository: Path) -> None:
    ended = export(repository, *options)
    assert (ended.exit_code, said in ended.output) == (2, True), ended.output
