"""A topic or a year as one volume: contents, and each brief a chapter with its own notes, figures and headings."""

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from briefs.commands.main import cli
from tests.support import brief_text, write_content

SOURCES = """\
a: {type: book, language: en, title: A Book, author: [{family: Roe, given: Jane}], issued: 2020}
b: {type: book, language: en, title: Another, author: [{family: Doe, given: John}], issued: 2021}
"""
OLD = """\
甲[^1]。乙[^2]。見[](#why)。

## 壹、緣由 {#why}

[^1]: @a，頁1。
[^2]: @a，頁2。
"""
NEW = """\
甲[^1]。乙[^2]。丙[^3]。見[](#t)、[](#why)。

## 壹、因 {#why}

| 國 | 額 |
| --- | --- |
| 日 | 1 |

表：費用。 {#t}

[^1]: @b，頁5。
[^2]: @a，頁6。
[^3]: @b，頁7。
"""


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    old = brief_text(OLD, "舊篇").replace("2025-06-25", "2024-01-02")
    other = brief_text("別的。\n", "別篇").replace("[ai]", "[privacy]")
    files = {"briefs/z-old/zh-Hant.md": old, "briefs/a-new/zh-Hant.md": brief_text(NEW, "新篇")}
    files |= {
        "briefs/other/zh-Hant.md": other,
        "briefs/a-new/en.md": brief_text("Text.\n"),
        "sources/all.yaml": SOURCES,
    }
    write_content(tmp_path / "content", files)
    return tmp_path


def export(kb: Path, *options: str) -> Result:
    place = ["--content", str(kb / "content"), "--out", str(kb / "out"), "--no-cache"]
    return CliRunner().invoke(cli, ["export", *options, *place])


def made(kb: Path) -> list[str]:
    return sorted(file.name for file in (kb / "out").iterdir())


def part(file: Path, name: str) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode()


def test_a_topic_is_one_word_file_with_contents_and_the_oldest_brief_first(kb: Path) -> None:
    assert export(kb, "--topic", "ai").exit_code == 0
    assert made(kb) == ["ai.en.docx", "ai.zh-Hans.docx", "ai.zh-Hant.docx"]
    text = part(kb / "out/ai.zh-Hant.docx", "word/document.xml")
    assert re.findall(r'"Heading1" ?/></w:pPr>.*?<w:t[^>]*>([^<]*)', text, re.DOTALL) == ["舊篇", "新篇"]
    assert "別的" not in text
    contents = text[text.index("TOC \\o") : text.index("Heading1")]
    assert re.findall(r'HYPERLINK \\l "([^"]*)".*?<w:t[^>]*>([^<]*)', contents.replace("&quot;", '"'), re.DOTALL) == [
        ("brief-z-old", "舊篇"),
        ("brief-a-new", "新篇"),
    ]
    for name, _ in re.findall(r'HYPERLINK \\l "([^"]*)"(.)', contents.replace("&quot;", '"'), re.DOTALL):
        assert f'w:name="{name}"' in text


def test_notes_figures_and_headings_of_each_chapter_begin_at_one(kb: Path) -> None:
    assert export(kb, "--topic", "ai", "--lang", "zh-Hant").exit_code == 0
    file = kb / "out/ai.zh-Hant.docx"
    text, notes = part(file, "word/document.xml"), part(file, "word/footnotes.xml")
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", text, re.DOTALL)
    # The contents and two chapters, the last of which ends with the file.
    assert len(sections) == 3
    assert all('<w:numRestart w:val="eachSect"/>' in one and "w:headerReference" in one for one in sections)
    # 前揭註1 of the second chapter names the first note of that chapter.
    assert re.findall(r"NOTEREF (\w+).*?<w:t[^>]*>(\d+)<", notes, re.DOTALL) == [("_RefNote10001", "1")]
    bookmarks = re.findall(r'bookmarkStart w:id="(\d+)" w:name="([^"]*)"', text)
    assert len({own for own, _ in bookmarks}) == len({name for _, name in bookmarks}) == len(bookmarks)
    assert re.findall(r"SEQ 表 [^<]*", text) == ["SEQ 表 \\* CHINESENUM3 \\r 1 "]
    numbering = part(file, "word/numbering.xml")
    lists = re.findall(r'Heading2" ?/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"', text)
    assert len(set(lists)) == 2
    for one in lists:
        assert re.search(rf'<w:num w:numId="{one}">.*?<w:startOverride w:val="1"/>', numbering)


def test_a_year_is_a_book_in_which_notes_lead_to_those_of_their_chapter(kb: Path) -> None:
    assert export(kb, "--topic", "ai", "--to", "epub", "--lang", "zh-Hant").exit_code == 0
    with zipfile.ZipFile(kb / "out/ai.zh-Hant.epub") as book:
        pages = {name: book.read(name).decode() for name in book.namelist() if "/ch0" in name}
        contents = book.read("EPUB/nav.xhtml").decode()
    assert re.findall(r'<a href="text/ch\d+\.xhtml[^"]*"[^>]*>([^<]*)</a>', contents)[:3] == [
        "舊篇",
        "壹、緣由",
        "新篇",
    ]
    for page in pages.values():
        marks = re.findall(r'href="(?:[\w.]*)#(fn-\d+)"[^>]*epub:type="noteref"', page)
        marks += re.findall(r'epub:type="noteref"[^>]*href="(?:[\w.]*)#(fn-\d+)"', page)
        assert {f'id="{mark}"' in page for mark in marks} <= {True}
    new = next(page for page in pages.values() if "費用" in page)
    assert re.findall(r"<sup>(\d)</sup>", new) == ["1", "2", "3"]
    assert re.search(r'href="[^"#]*#fn-10001"[^>]*>前揭註1<', new)
    assert export(kb, "--year", "2024", "--to", "epub").exit_code == 0
    assert made(kb) == ["2024.zh-Hans.epub", "2024.zh-Hant.epub", "ai.zh-Hant.epub"]


def test_a_volume_is_a_pdf_whose_contents_name_pages(kb: Path) -> None:
    assert export(kb, "--topic", "ai", "--to", "pdf", "--lang", "zh-Hant").exit_code == 0
    reader = PdfReader(kb / "out/ai.zh-Hant.pdf")
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 3
    assert re.findall(r"(舊篇|新篇)[. ]*(\d)", pages[0]) == [("舊篇", "2"), ("新篇", "3")]
    # Both chapters have a first note, and the later one is counted afresh.
    assert all(re.search(r"^1 .*(A Book|Another|ROE|DOE|Roe|Doe)", page, re.MULTILINE) for page in pages[1:])
    assert "前揭註1，頁7" in pages[2]


def test_topic_and_year_together_hold_what_is_of_both(kb: Path) -> None:
    assert export(kb, "--topic", "ai", "--year", "2025", "--to", "epub", "--lang", "zh-Hant").exit_code == 0
    assert made(kb) == ["ai-2025.zh-Hant.epub"]
    package = part(kb / "out/ai-2025.zh-Hant.epub", "EPUB/content.opf")
    assert "簡報 · 人工智慧 · 2025年" in package
    assert "舊篇" not in package


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--topic", "aii"), "there is no topic aii. Did you mean ai?"),
        (("--year", "1999"), "no brief without errors belongs to that volume"),
        (("--topic", "ai", "--all"), "give the ID of a brief, --all, or a volume"),
        (("z-old", "--year", "2024"), "give the ID of a brief, --all, or a volume"),
        (("--topic", "ai", "--to", "json"), "a volume can't be JSON"),
    ],
)
def test_what_is_no_volume_is_said(kb: Path, options: tuple[str, ...], said: str) -> None:
    ended = export(kb, *options)
    assert ended.exit_code == 2
    assert said in " ".join(ended.output.split())


def test_several_briefs_are_several_files(kb: Path) -> None:
    assert export(kb, "z-old", "a-new", "--lang", "zh-Hant").exit_code == 0
    assert made(kb) == ["a-new.zh-Hant.docx", "z-old.zh-Hant.docx"]
