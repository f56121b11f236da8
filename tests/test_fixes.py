"""`briefs fix`: what is certain becomes a key, what is not stays, and nothing else in a file changes."""

import os
import re
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.checks.fixes import applied, find_fixes
from briefs.commands.main import cli
from briefs.language.locators import Locator
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from tests.support import MATTER, brief_text, check_content, note_lines, printed, write_content

SOURCES = """\
cao-kobo:
  type: document
  language: ja
  title: {ja: 研究セキュリティ事業公募要領, en: Application Guidelines}
  publisher: {ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office (Japan)}
  URL: https://www8.cao.go.jp/kobo.pdf
  accessed: 2025-03-10
hai:
  type: report
  language: en
  title: Artificial Intelligence Index Report
  author: [{literal: Stanford HAI}]
  issued: 2024
  URL: https://hai.stanford.edu/index.pdf
  accessed: 2025-06-11
law:
  type: legislation
  language: ja
  title: {ja: 人工知能法, en: AI Act}
  number: {ja: 令和7年法律第53号, en: Act No. 53 of 2025}
both:
  type: book
  title: 論資料
  author: [{family: 李, given: 小華}, 王大明]
  issued: 2021
katz:
  type: legal_case
  title: Katz v. United States
  language: en
  container-title: U.S.
  volume: 389
  page: 347
  issued: 1967
"""
KOBO = "〈研究セキュリティ事業公募要領〉，內閣府，https://www8.cao.go.jp/kobo.pdf（最後瀏覽日：2025/03/10）。"
KOBO_3 = "〈研究セキュリティ事業公募要領〉，內閣府，頁3，https://www8.cao.go.jp/kobo.pdf（最後瀏覽日：2025/03/10）。"
HAI = "Stanford HAI, *Artificial Intelligence Index Report* (2024), https://hai.stanford.edu/index.pdf."


def body(*notes: str) -> str:
    calls = "".join(f"句{number}[^n{number}]。" for number in range(1, len(notes) + 1))
    return calls + "\n\n" + "".join(f"[^n{number}]: {note}\n" for number, note in enumerate(notes, start=1))


def fixed(folder: Path, text: str, lang: str = "zh-Hant") -> str:
    """Return the text of one brief as `briefs fix --write` leaves it."""
    content = write_content(folder / "content", {"sources/all.yaml": SOURCES})
    file = content / "briefs" / "a" / f"{lang}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    checked = check_content(content)
    library, citations, site = checked.library, checked.citations, checked.site
    assert library is not None

    def full(key: SourceKey, brief: Brief, locator: Locator | None) -> str:
        return site.references.full(key, brief.lang, citations.text(brief).profile, locator)

    path = next(brief.path for brief in library.briefs.values() if brief.lang == lang)
    return applied(text, find_fixes(library, citations, {path: text}, full))


def notes(text: str) -> list[str]:
    return re.findall(r"^\[\^[^\]]+\]: (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("typed", "keyed"),
    [
        ((KOBO,), ["@cao-kobo。"]),
        ((KOBO_3,), ["@cao-kobo，頁3。"]),
        # Half-width marks and other spaces say the same.
        (
            ("〈研究セキュリティ事業公募要領〉, 內閣府, https://www8.cao.go.jp/kobo.pdf (最後瀏覽日:2025/03/10)。",),
            ["@cao-kobo。"],
        ),
        (("人工知能法（令和7年法律第53号）。",), ["@law。"]),
        # A repeat of what the record does not print, but an earlier note says.
        (
            ("參見 https://www8.cao.go.jp/kobo.pdf（最後瀏覽日：2025/03/10）。",) * 2,
            ["參見 https://www8.cao.go.jp/kobo.pdf（最後瀏覽日：2025/03/10）。", "@cao-kobo。"],
        ),
        (("@cao-kobo，頁3。", "同前註，頁4。"), ["@cao-kobo，頁3。", "@cao-kobo，頁4。"]),
        (("@cao-kobo。", "@hai。", "前揭註1，頁5。"), ["@cao-kobo。", "@hai。", "@cao-kobo，頁5。"]),
        (("@cao-kobo。", "@hai。", "內閣府，前揭註1，頁5。"), ["@cao-kobo。", "@hai。", "@cao-kobo，頁5。"]),
        (
            ("@cao-kobo。", "@hai。", "內閣府，〈公募要領〉，前揭註1，頁5。"),
            ["@cao-kobo。", "@hai。", "@cao-kobo，頁5。"],
        ),
        (
            ("@law；@hai。", "參見 Stanford HAI，前揭註1，頁5，其說明亦同。"),
            ["@law；@hai。", "參見 @hai，頁5，其說明亦同。"],
        ),
        (("@cao-kobo。", "@hai。", "同註1；同註2，頁9。"), ["@cao-kobo。", "@hai。", "@cao-kobo；@hai，頁9。"]),
        ((KOBO, "同前註，頁4。"), ["@cao-kobo。", "@cao-kobo，頁4。"]),
        (("@both。", "@hai。", "參見李小華、王大明，前揭註1，頁5。"), ["@both。", "@hai。", "參見@both，頁5。"]),
        (("@both。", "@hai。", "李小華等，前揭註1，頁5。"), ["@both。", "@hai。", "@both，頁5。"]),
        (("@both。", "@hai。", "李小華、王大明，《論資料》，前揭註1。"), ["@both。", "@hai。", "@both。"]),
    ],
)
def test_what_is_certain_becomes_a_key(tmp_path: Path, typed: tuple[str, ...], keyed: list[str]) -> None:
    assert notes(fixed(tmp_path, brief_text(body(*typed)))) == keyed


@pytest.mark.parametrize(
    ("typed", "keyed"),
    [
        ((HAI,), ["@hai."]),
        (("@hai.", "*Id.* at 4."), ["@hai.", "@hai, at 4."]),
        (("@hai.", "*Id.*"), ["@hai.", "@hai."]),
        (("@hai.", "@law.", "Stanford HAI, *supra* note 1, at 5."), ["@hai.", "@law.", "@hai, at 5."]),
        (("@hai.", "@law.", "*See* Stanford HAI, _supra_ note 1, at 5."), ["@hai.", "@law.", "*See* @hai, at 5."]),
        (
            ("@hai.", "@law.", "Stanford HAI, *AI Index*, *supra* note 1, at 5 (table 2)."),
            ["@hai.", "@law.", "@hai, at 5 (table 2)."],
        ),
        (("@katz.", "@hai.", "*Katz* (n 1) 353."), ["@katz.", "@hai.", "@katz, 353."]),
        (("@katz.", "@hai.", "In Katz (n 1) the court."), ["@katz.", "@hai.", "In @katz the court."]),
        (("@hai.", "*Ibid.*, p. 4."), ["@hai.", "@hai, p. 4."]),
        (
            ("@hai, at 3.", "Id. at 5.", "*Id*.", "*Id*. at 7."),
            ["@hai, at 3.", "@hai, at 5.", "@hai, at 5.", "@hai, at 7."],
        ),
        (("@cao-kobo.", "@law.", "Cabinet Office, supra note 1, at 7."), ["@cao-kobo.", "@law.", "@cao-kobo, at 7."]),
    ],
)
def test_what_is_certain_becomes_a_key_in_english(tmp_path: Path, typed: tuple[str, ...], keyed: list[str]) -> None:
    assert notes(fixed(tmp_path, brief_text(body(*typed)), "en")) == keyed


@pytest.mark.parametrize(
    ("typed", "keyed"),
    [
        ("前掲注1、10頁。", "@cao-kobo，10頁。"),
        ("内閣府・前掲注1）10頁。", "@cao-kobo，10頁。"),
        ("前掲注（1）10頁。", "@cao-kobo，10頁。"),
        ("内閣府・前掲注（1）10頁以下参照。", "@cao-kobo，10頁以下参照。"),
        ("前揭註1頁7。", "@cao-kobo，頁7。"),
        ("前揭註1第7條。", "@cao-kobo，第7條。"),
        ("前揭註1，頁7-8，並參照該條。", "@cao-kobo，頁7-8，並參照該條。"),
        ("前揭註1之見解。", "@cao-kobo之見解。"),
    ],
)
def test_a_place_is_kept_whatever_stands_before_it(tmp_path: Path, typed: str, keyed: str) -> None:
    assert notes(fixed(tmp_path, brief_text(body("@cao-kobo，頁3。", "@hai。", typed)))) == [
        "@cao-kobo，頁3。",
        "@hai。",
        keyed,
    ]


def test_the_note_before_lends_its_place_and_one_that_is_typed_goes_before(tmp_path: Path) -> None:
    typed = ("@cao-kobo，頁3。", "同前註。", "同前註頁9。", "同上註。", "同前註，第2頁。", "同前註。")
    keyed = [f"@cao-kobo，{place}。" for place in ("頁3", "頁3", "頁9", "頁9", "第2頁", "第2頁")]
    assert notes(fixed(tmp_path, brief_text(body(*typed)))) == keyed


@pytest.mark.parametrize(
    "typed",
    [
        (KOBO.replace("10）", "11）"),),
        (KOBO.replace("〈", "參見〈"),),
        (KOBO.replace("。", "，其後另有修正。"),),
        ("@cao-kobo；@hai。", "同前註，頁4。"),
        ("@cao-kobo。", "前揭註9，頁4。"),
        ("委員會說明資料。", "同前註。"),
        ("@cao-kobo。", "@hai。", "同前揭註，頁4。"),
        ("@cao-kobo。", "@hai。", "Stanford HAI，前揭註1，頁4。"),
        ("〈別的文章〉，某報，頁3。", "同前註，頁4。"),
        ("@both。", "@hai。", "何五、王大明，前揭註1，頁4。"),
        ("@both。", "@hai。", "何五，前揭註1，頁4。"),
    ],
    ids=range(11),
)
def test_what_is_not_certain_stays(tmp_path: Path, typed: tuple[str, ...]) -> None:
    text = brief_text(body(*typed))
    assert fixed(tmp_path, text) == text


def test_a_note_that_lacks_its_stop_gets_one(tmp_path: Path) -> None:
    assert notes(fixed(tmp_path, brief_text(body(KOBO.removesuffix("。"))))) == ["@cao-kobo。"]


def test_a_note_on_two_lines_is_taken_whole_or_left(tmp_path: Path) -> None:
    text = brief_text(body(KOBO.replace("內閣府，", "內閣府，\n    ")))
    after = fixed(tmp_path, text)
    assert after == text or notes(after) == ["@cao-kobo。"]
    assert "@cao-kobo" not in after or "kobo.pdf" not in after


def test_a_short_form_of_a_note_with_more_than_its_first_line(tmp_path: Path) -> None:
    text = brief_text(body("@cao-kobo。", "說明如下。\n\n    同前註，頁4。"))
    assert fixed(tmp_path, text) in (text, text.replace("同前註", "@cao-kobo"))


def test_a_brief_that_is_frozen_stays(tmp_path: Path) -> None:
    text = brief_text(body(KOBO, "同前註，頁4。")).replace("topics:", "citations: frozen\ntopics:")
    assert fixed(tmp_path, text) == text


def test_a_short_form_whose_fellow_is_not_certain_keeps_its_link(tmp_path: Path) -> None:
    """A note with a key has no typed short forms, so one that is left would lose its link."""
    text = brief_text(body("@cao-kobo。", "〈別的文章〉，某報，頁3。", "前揭註1，頁4；前揭註2，頁5。"))
    links = printed(check_content(_content(tmp_path / "before", text)))[2].html.count('class="short-form"')
    after = fixed(tmp_path / "fix", text)
    assert printed(check_content(_content(tmp_path / "after", after)))[2].html.count('class="short-form"') == links == 2


def _content(folder: Path, text: str) -> Path:
    return write_content(folder, {"sources/all.yaml": SOURCES, "briefs/a/zh-Hant.md": text})


def test_everything_else_stays_byte_for_byte(tmp_path: Path) -> None:
    whole = brief_text("甲\t[^n1]  \n乙[^n2]。\n\n\n[^n1]:   " + KOBO + "  \n\n[^n2]: 同前註，頁4。")
    for text in (whole, "\ufeff" + whole, whole.replace("\n", "\r\n"), "\ufeff" + whole.replace("\n", "\r\n") + "\r\n"):
        expected = text.replace(KOBO, "@cao-kobo。").replace("同前註", "@cao-kobo")
        assert fixed(tmp_path, text) == expected


# The command


def fix(*arguments: str | Path, cwd: Path) -> Result:
    with chdir(cwd):
        return CliRunner().invoke(cli, ["fix", *map(str, arguments)], prog_name="briefs")


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    text = brief_text(body(KOBO, "@hai。", "內閣府，前揭註1，頁4。", KOBO_3)).replace("\n", "\r\n")
    write_content(tmp_path / "content", {"sources/all.yaml": SOURCES, "briefs/a/zh-Hant.md": text.removesuffix("\r\n")})
    return tmp_path


def test_fix_shows_a_difference_then_writes_then_finds_nothing(kb: Path) -> None:
    file = kb / "content/briefs/a/zh-Hant.md"
    before = file.read_bytes()
    numbers = [line.split(" ")[0] for line in note_lines(printed(check_content(kb / "content"))).splitlines()]
    ended = fix(cwd=kb)
    assert ended.exit_code == 0
    assert file.read_bytes() == before
    lines = ended.stdout.splitlines()
    assert lines[:2] == ["--- content/briefs/a/zh-Hant.md", "+++ content/briefs/a/zh-Hant.md"]
    assert [line for line in lines if line.startswith("-[")] == [
        f"-[^n1]: {KOBO}",
        "-[^n3]: 內閣府，前揭註1，頁4。",
        f"-[^n4]: {KOBO_3}",
    ]
    assert [line for line in lines if line.startswith("+[")] == [
        "+[^n1]: @cao-kobo。",
        "+[^n3]: @cao-kobo，頁4。",
        "+[^n4]: @cao-kobo，頁3。",
    ]
    assert "3 places in 1 file can be mended; `briefs fix --write` does it." in " ".join(ended.stderr.split())
    written = fix("--write", cwd=kb)
    assert written.exit_code == 0
    assert "3 places in 1 file mended." in written.stderr
    expected = before.decode()
    for old, new in ((KOBO_3, "@cao-kobo，頁3。"), (KOBO, "@cao-kobo。"), ("內閣府，前揭註1", "@cao-kobo")):
        expected = expected.replace(old, new)
    assert file.read_bytes() == expected.encode()
    assert sorted(path.name for path in file.parent.iterdir()) == ["zh-Hant.md"]
    again = fix("--write", cwd=kb)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "There is nothing to mend with certainty." in again.stderr
    assert file.read_bytes() == expected.encode()
    after = note_lines(printed(check_content(kb / "content"))).splitlines()
    assert [line.split(" ")[0] for line in after] == numbers
    assert after[0] == f"1 {KOBO}"
    assert "前揭註1" in after[2]
    assert after[3] == "4 同前註，頁3。"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_can_t_be_written_is_told_in_one_line(kb: Path) -> None:
    file = kb / "content/briefs/a/zh-Hant.md"
    before = file.read_bytes()
    file.parent.chmod(0o555)
    try:
        _refused(fix("--write", cwd=kb), file, before)
    finally:
        file.parent.chmod(0o755)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_can_t_be_written_is_told_in_one_line(kb: Path) -> None:
    file = kb / "content/briefs/a/zh-Hant.md"
    before = file.read_bytes()
    file.chmod(0o444)
    _refused(fix("--write", cwd=kb), file, before)


@pytest.mark.parametrize("place", ["tempfile.mkstemp", "pathlib.Path.replace"])
def test_a_write_that_fails_is_told_in_one_line(kb: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """As root permissions bind nobody: the program is stopped where it puts the new file in place."""
    file = kb / "content/briefs/a/zh-Hant.md"
    before = file.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(place, fail)
    _refused(fix("--no-cache", "--write", cwd=kb), file, before)


def _refused(ended: Result, file: Path, before: bytes) -> None:
    assert ended.exit_code == 1
    assert isinstance(ended.exception, SystemExit), ended.exception
    assert "Error: " in ended.stderr
    assert "zh-Hant.md" in ended.stderr
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["zh-Hant.md"]


def test_a_file_that_is_no_utf8_is_passed_over(kb: Path) -> None:
    (kb / "content/briefs/b").mkdir()
    (kb / "content/briefs/b/en.md").write_bytes(MATTER.encode() + b"\xa4\xa4")
    ended = fix("--write", cwd=kb)
    assert ended.exit_code == 0
    assert "3 places in 1 file" in ended.stderr


def test_fix_without_settings_ends_in_one_line(kb: Path) -> None:
    (kb / "content/site.yaml").write_text("title: x\n", encoding="utf-8")
    ended = fix(cwd=kb)
    assert ended.exit_code == 1
    assert isinstance(ended.exception, SystemExit), ended.exception
    assert "Error: the settings are at fault" in ended.stderr


def test_fix_takes_a_content_folder_elsewhere(kb: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    ended = fix("--content", kb / "content", "--write", cwd=other)
    assert ended.exit_code == 0, ended.stderr
    assert b"@cao-kobo" in (kb / "content/briefs/a/zh-Hant.md").read_bytes()
