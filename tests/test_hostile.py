"""Input that nobody writes on purpose: names, links and lines that must not end the program, nor take it long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefs.citing.abbreviated import party
from briefs.citing.case_names import short_case_name
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.xml_file import read_xml
from briefs.reading.files.walk import walk
from briefs.reading.records.bibtex_entries import read_entries
from briefs.reading.records.bibtex_parents import with_inherited
from tests.nights import rest_at_night
from tests.running import briefs
from tests.support import (
    BASE,
    REPOSITORY,
    brief_text,
    check_content,
    grows_with_its_size,
    read_text,
    shown,
    write_content,
)

CONSTRUCTS = [
    "第一百二十三條",
    "第1條第2項、",
    "A-",
    "Article ",
    "Article 5 of the Act ",
    "[[b]]",
    "[^1]",
    "@key ",
    "〈甲〉",
    "「甲",
    "（甲",
    "*a",
    "**甲**",
    "`a",
    "[甲](b) ",
    "![甲](a.png)",
    "https://example.org/a ",
    "平成",
    "令和3年版",
    "民集1巻2号3頁",
    "カタカナ",
    "の",
    "経済産業省",
    "Ａ",
    "==a==",
    "$x_1$",
    "%%a%%",
    "¹",
    "［^1］",
    "|",
    "<b>",
    "<!-- ",
    "&amp;",
    "\\",
    "前揭註3，",
    "Id. at 3; ",
    "100萬元",
    "three pillars ",
    "-{甲}-",
    "{#a}",
]


@pytest.mark.parametrize(
    "mark",
    rest_at_night(
        [(mark,) for mark in CONSTRUCTS],
        by_day=lambda mark: mark in CONSTRUCTS[::3],
        reason="each is read at two lengths; by day every third, and other ones by test_growth.py",
        name=ascii,
    ),
)
def test_the_time_of_a_line_grows_with_its_length(mark: str) -> None:
    assert grows_with_its_size(lambda count: read_text(brief_text(mark * count)), 400)


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    (content / "x").symlink_to("y")
    (content / "y").symlink_to("x")
    ended = briefs("check", cwd=tmp_path)
    assert ended.returncode == 1
    assert "content/x: error: a symbolic link that is not followed [file.symlink]" in ended.stderr


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("o" * 300, "can't be the folder of a site"),
        (".git/site", "lies within .git"),
        (".github/workflows/site", "lies within .github"),
        ("a/../.hg", "lies within .hg"),
        (".venv", "lies within .venv"),
        ("vendor/site", "lies within vendor"),
        ("web/node_modules/site", "lies within node_modules"),
        ("/proc", "/proc"),
    ],
)
def test_a_folder_that_can_be_no_site_is_refused(tmp_path: Path, out: str, said: str) -> None:
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    (tmp_path / ".git").mkdir()
    ended = briefs("build", "--out", out, cwd=tmp_path)
    assert (ended.returncode, said in ended.stderr, "Traceback" in ended.stderr) == (2, True, False), ended.stderr


def test_a_name_that_no_system_takes_is_told_and_a_build_after_it_goes_on(tmp_path: Path) -> None:
    name = "圖" * 81 + ".png"
    content = write_content(
        tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。"), f"briefs/a/{name}": b"PNG"}
    )
    assert "[file.name-long]" in briefs("build", cwd=tmp_path).stderr
    (content / "briefs/a" / name).unlink()
    assert briefs("build", cwd=tmp_path).returncode == 0


def test_templates_are_no_way_to_files_of_the_machine(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲。")})
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (tmp_path / "templates/404.html").symlink_to("../secret.html")
    ended = briefs("build", cwd=tmp_path)
    assert (ended.returncode, "is a link that leads out" in ended.stderr) == (2, True)
    (tmp_path / "templates/404.html").unlink()
    (tmp_path / "templates/404.html").write_bytes(b"\xff\xfe")
    ended = briefs("build", cwd=tmp_path)
    assert (ended.returncode, "is not UTF-8 text" in ended.stderr) == (2, True)


def test_a_key_of_json_is_looked_at_as_its_values_are(tmp_path: Path) -> None:
    record = b'[{"id": "k", "type": "book", "title": "x", "a\\ud800": 1}]'
    checked = check_content(write_content(tmp_path, {"sources/x.json": record}))
    assert "[json.syntax]" in shown(checked.diagnostics)


def test_what_is_wrong_is_said_where_nothing_can_be_written(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief_text("甲［^1］。")})
    (content / "briefs/a/paragraphs.json").mkdir()
    ended = briefs("check", cwd=tmp_path)
    assert "[text.full-width]" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_address_of_thousands_of_letters_is_said_once_and_cut(tmp_path: Path) -> None:
    text = brief_text("[a] " * 3000 + "\n\n[a]: /" + "x" * 20000 + "\n")
    ended = briefs("check", cwd=write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": text}).parent)
    assert len(ended.stderr) < 20_000


def test_python_without_docstrings_is_refused() -> None:
    command = [sys.executable, "-OO", "-m", "briefs", "--version"]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert "run Python without -OO" in ended.stderr


LONG = "a" * 300


@pytest.mark.parametrize(
    "command",
    [
        ("init", LONG),
        ("clean", "--out", LONG),
        ("diff", LONG),
        ("new", LONG, "--title-zh", "甲", "--title-en", "A", "--only", "en"),
        ("new", "source", "us-case", "漢" * 100),
        ("export", "a", "--out", LONG),
        ("build", "--out", b"\xff\xfe".decode(errors="surrogateescape")),
    ],
    ids=lambda command: " ".join(command[:2])[:20].encode(errors="replace").decode(),
)
def test_a_name_that_the_system_refuses_is_told_in_a_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    for lang, error in (("en", "Error: "), ("zh-Hant", "錯誤：")):
        ended = briefs("--lang", lang, *command, cwd=tmp_path)
        assert ended.returncode in (1, 2), ended.stdout
        assert error in ended.stderr
        assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("encoding", ["Big5", "Shift_JIS", "utf-32", "klingon", "hex"])
def test_a_style_in_a_foreign_encoding_is_told(encoding: str) -> None:
    with pytest.raises(StyleFaultError, match="UTF-8"):
        read_xml(f'<?xml version="1.0" encoding="{encoding}"?><style/>'.encode())


def test_names_of_strings_that_double_come_to_no_gigabytes() -> None:
    strings = '@string{s0 = "ab"}\n' + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))
    (entry,), _ = read_entries(f"{strings}@book{{k, title = s59 # s59}}\n", "a.bib")
    assert len(entry.fields["title"]) == 50_000


def test_a_chain_and_a_lattice_of_parents_end() -> None:
    chain = "".join(f"@book{{k{n}, title = {{T}}, crossref = {{k{n + 1}}}}}\n" for n in range(1000))
    lattice = "".join(f"@xdata{{{side}{n}, xdata = {{a{n + 1}, b{n + 1}}}}}\n" for n in range(40) for side in "ab")
    entries, _ = read_entries(
        f"{chain}@book{{k1000, publisher = {{P}}}}\n{lattice}@book{{z, xdata = {{a0, b0}}}}\n", "a.bib"
    )
    works, _ = with_inherited(entries, "a.bib")
    assert len(works) == 1002


def test_what_is_no_file_is_told_and_never_opened(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    pipes = ["briefs/a/zh-Hant.md", "briefs/a/map.png", "briefs/a/paragraphs.json", "glossary.yaml", "sources/x.bib"]
    (content / "sources").mkdir()
    for pipe in pipes:
        os.mkfifo(content / pipe)
    told = shown(check_content(content).diagnostics)
    for pipe in pipes:
        assert f"content/{pipe}: error: a pipe, socket or device, which is not opened [file.unreadable]" in told
    assert {fault.path for fault in walk(content).diagnostics} == {f"content/{pipe}" for pipe in pipes}
    (content / "site.yaml").unlink()
    os.mkfifo(content / "site.yaml")
    ended = briefs("doctor", cwd=tmp_path)
    assert "the file is missing" in ended.stdout


def test_a_pipe_among_the_documents_and_the_templates_is_told(tmp_path: Path) -> None:
    settings = BASE["site.yaml"] + "documents: docs\n"
    content = write_content(tmp_path / "content", {"site.yaml": settings, "briefs/a/en.md": brief_text("A.")})
    write_content(tmp_path / "docs", {"guide/en.md": "---\ntitle: A\ndescription: A.\n---\nA."}, base=False)
    os.mkfifo(tmp_path / "docs/guide/zh-Hant.md")
    assert "docs/guide/zh-Hant.md: error: a pipe, socket" in shown(check_content(content).diagnostics)
    (tmp_path / "docs/guide/zh-Hant.md").unlink()
    (tmp_path / "templates").mkdir()
    os.mkfifo(tmp_path / "templates/404.html")
    ended = briefs("build", cwd=tmp_path)
    assert (ended.returncode, "404.html: a pipe, socket or device" in ended.stderr) == (2, True)


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.pdf",
        "c:d?.pdf",
        "CON.pdf",
        "nul.csv",
        "nul .pdf",
        "com¹.png",
        "a<b>.pdf",
        "a.pdf ",
        "b.",
        'q".gif',
        "a\x01.pdf",
    ],
)
def test_a_name_that_windows_can_not_hold_is_told(tmp_path: Path, name: str) -> None:
    content = write_content(tmp_path / "content", {f"briefs/a/{name}": b"", "briefs/a/en.md": brief_text("A.")})
    assert "Windows can't hold a file of this name [file.name-system]" in shown(check_content(content).diagnostics)


@pytest.mark.parametrize(
    ("one", "other"),
    [("M.pdf", "m.pdf"), ("é.pdf", "e\u0301.pdf"), ("が.png", "か\u3099.png"), ("Straße.csv", "STRASSE.csv")],
)
def test_two_names_that_are_one_elsewhere_are_told(tmp_path: Path, one: str, other: str) -> None:
    files: dict[str, str | bytes] = {
        f"briefs/a/{one}": b"",
        f"briefs/a/{other}": b"",
        "briefs/a/en.md": brief_text("A."),
    }
    told = shown(check_content(write_content(tmp_path / "content", files)).diagnostics)
    assert told.count("for one [file.name-system] → Rename one of the two.") == 1


def test_names_that_differ_by_more_are_two(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"briefs/a/{name}": b"" for name in ("a.pdf", "a.csv", "ä.pdf", "甲.pdf", "乙.pdf")
    }
    told = shown(check_content(write_content(tmp_path / "content", files)).diagnostics)
    assert "file.name-system" not in told


def test_folders_that_lie_too_deep_are_told(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    # Not as deep as an attacker has it: what removes the folders of tests would not come to the end of it either.
    (content / "media" / "/".join("d" * 60)).mkdir(parents=True)
    for lang, said in (("en", "more than 30 folders"), ("zh-Hant", "資料夾逾30層")):
        ended = briefs("--lang", lang, "check", cwd=tmp_path)
        assert said in ended.stderr
        assert "Traceback" not in ended.stderr
    assert [fault.code.value for fault in walk(content).diagnostics] == ["file.too-complex"]


def test_a_style_that_can_not_be_used_is_told_by_check(tmp_path: Path) -> None:
    settings = BASE["site.yaml"] + "citations: {en: {style: own}}\n"
    content = write_content(tmp_path / "content", {"site.yaml": settings, "briefs/a/en.md": brief_text("A.")})
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation><layout>{}</layout></citation></style>'
    )
    write_content(tmp_path / "templates/styles", {"own.csl": style.format('<text macro="none"/>')}, base=False)
    for lang, said in (("en", "no macro none"), ("zh-Hant", "none")):
        ended = briefs("--lang", lang, "check", cwd=tmp_path)
        assert ended.returncode == 1
        assert "content/site.yaml:5:13: " in ended.stderr
        assert "[cite.profile]" in ended.stderr
        assert said in ended.stderr
    write_content(tmp_path / "templates/styles", {"own.csl": style.format('<text variable="title"/>')}, base=False)
    assert briefs("check", cwd=content.parent).returncode == 0


def test_a_foreign_folder_that_is_called_as_the_old_site_stays_where_it_is(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    own = tmp_path / ".site.old/own.txt"
    own.parent.mkdir()
    own.write_text("own", encoding="utf-8")
    for _ in range(2):
        ended = briefs("build", cwd=tmp_path)
        assert ended.returncode == 0, ended.stderr
    assert own.read_text(encoding="utf-8") == "own"


@pytest.mark.parametrize(
    "words", ["In re ", "Ex parte ", "Matter of ", "The ", "R (", "United States ex rel. ", "A v. "]
)
def test_a_title_that_repeats_itself_is_abbreviated(words: str) -> None:
    for title in (words * 1000 + "Smith", words * 1000):
        assert isinstance(party(title), str)
        assert isinstance(short_case_name(title), str)
