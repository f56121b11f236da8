"""Tables at the end of a file, by choice, and a PDF that is tagged for those who hear it."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from briefs.commands.main import cli
from tests.support import brief_text, write_content

SOURCES = """\
book: {type: book, language: en, title: Zebras, author: [{family: Roe, given: Jane}], issued: 2020}
other: {type: book, language: en, title: Apes, author: [{family: Doe, given: John}], issued: 2021}
case: {type: legal_case, title: "Roe v. Wade", container-title: U.S., volume: 410, page: 113, language: en}
"""
CHINESE = """\
甲[^1]。乙[^2]。丙[^3]。

## 壹、緣由

| 國 | 額 |
| --- | --- |
| 日 | 1 |

表：費用[^4]。 {#fees}

[^1]: @book，頁1。
[^2]: @other，頁2。
[^3]: @book，頁3；@case。
[^4]: 註。
"""
ENGLISH = """\
A.[^1] B.[^2] C.[^3]

[^1]: @other, at 2.
[^2]: @book, at 1.
[^3]: @case.
"""


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    files = {"briefs/a/zh-Hant.md": brief_text(CHINESE, "標題"), "briefs/a/en.md": brief_text(ENGLISH, "Title")}
    write_content(tmp_path / "content", {**files, "sources/all.yaml": SOURCES})
    return tmp_path


def made(kb: Path, kind: str, lang: str, *tables: str) -> bytes:
    place = ["--content", str(kb / "content"), "--out", str(kb / "out"), "--no-cache", "--force"]
    chosen = [word for table in tables for word in ("--table", table)]
    ended = CliRunner().invoke(cli, ["export", "a", "--to", kind, "--lang", lang, *chosen, *place])
    assert ended.exit_code == 0, ended.output
    return (kb / f"out/a.{lang}.{kind}").read_bytes()


def paragraphs(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        text = file.read("word/document.xml").decode()
    return [
        "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", one))
        for one in re.findall(r"<w:p[ >].*?</w:p>", text, re.DOTALL)
    ]


def test_word_lists_authorities_by_kind_with_live_numbers_of_notes_and_figures_by_label(kb: Path) -> None:
    docx = made(kb, "docx", "zh-Hant", "authorities", "figures")
    found = paragraphs(docx)
    at = found.index("圖表目次")
    assert found[at + 1] == "表一 費用。"
    kinds = found[found.index("引用資料總表") + 1 : -1]
    assert kinds[0] == "裁判"
    assert kinds[1].endswith("註3")
    assert kinds[2] == "書籍"
    # In the order of the notes.
    assert [re.findall("Zebras|Apes", line, re.IGNORECASE)[0].capitalize() for line in kinds[3:]] == ["Zebras", "Apes"]
    assert kinds[3].endswith("註1、3")
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        end = file.read("word/document.xml").decode().split("引用資料總表")[1]
    assert re.findall(r"NOTEREF (\w+)", end) == ["_RefNote3", "_RefNote1", "_RefNote3", "_RefNote2"]


def test_without_the_option_there_is_neither(kb: Path) -> None:
    assert not {"圖表目次", "引用資料總表"} & set(paragraphs(made(kb, "docx", "zh-Hant")))


def test_english_authorities_stand_by_name_and_an_empty_table_is_left_out(kb: Path) -> None:
    found = paragraphs(made(kb, "docx", "en", "authorities", "figures"))
    assert "List of figures and tables" not in found
    at = found.index("Table of authorities")
    assert found[at + 1] == "Cases"
    books = found[found.index("Books") + 1 : -1]
    assert [line.split(",")[0] for line in books] == ["Jane Roe", "John Doe"]


def test_a_pdf_names_pages_in_its_tables(kb: Path) -> None:
    text = "".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(made(kb, "pdf", "zh-Hant", "authorities", "figures"))).pages
    )
    assert re.search(r"表一\s*（頁1）\s*費用", text)
    assert re.search(r"註1（頁1）、3（頁1）", text)


def test_a_book_links_its_tables(kb: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made(kb, "epub", "zh-Hant", "authorities"))) as book:
        page = book.read("EPUB/text/ch001.xhtml").decode()
    assert re.findall(r'href="[^"]*#(fn-\d)">\d</a>', page.split("引用資料總表")[1])[:4] == [
        "fn-3",
        "fn-1",
        "fn-3",
        "fn-2",
    ]


def kinds_of(node: object) -> list[str]:
    """Return the kinds of the elements of a tagged PDF, in their order."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        one = getattr(waiting[-1], "get_object", lambda one=waiting[-1]: one)()
        waiting.pop()
        if isinstance(one, ArrayObject):
            waiting += reversed(list(one))
        elif isinstance(one, DictionaryObject):
            if "/S" in one:
                found.append(str(one["/S"]))
            if "/K" in one:
                waiting.append(one["/K"])
    return found


def test_a_pdf_is_tagged_and_says_its_language_and_title(kb: Path) -> None:
    reader = PdfReader(io.BytesIO(made(kb, "pdf", "zh-Hant")))
    root = reader.root_object
    assert root["/Lang"] == "zh-Hant-TW"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "標題"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    kinds = kinds_of(root["/StructTreeRoot"]["/K"])
    assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == ["/H1", "/H2"]
    assert {"/Table", "/TH", "/TD", "/P", "/Link"} <= set(kinds)
