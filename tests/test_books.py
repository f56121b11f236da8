"""EPUB: what validators look for, without one. Four books were held against EPUBCheck 5.3 when this was written."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from tests.support import brief_text, write_content

OPS = "{http://www.idpf.org/2007/ops}"
BODY = """\
《人工智慧法》（以下簡稱「本法」）。本法甲[^1]，又[^1]，乙[^b]。本法為晶片法。見[](#p-second)、[](#t)、[](#why)與[](#^b)。

## 壹、緣由 {#why}

1. 第一點。
   1. 其下。
2. 第二點。 {#p-second}

| 國 | 額 |
| --- | --- |
| 日 | 1 |

表：費用[^c]。 {#t}

[^1]: 註。

    第二段。
[^b]: > 引文。

[^c]: 表之註。
"""


@pytest.fixture(params=["a", "--topic"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, bytes]:
    """Return the parts of a book: of a brief, and of a volume of two."""
    files = {"briefs/a/zh-Hant.md": brief_text(BODY, "甲篇"), "briefs/b/zh-Hant.md": brief_text(BODY, "乙篇")}
    content = write_content(tmp_path / "content", files)
    chosen = ["--topic", "ai"] if request.param == "--topic" else ["a"]
    place = ["--content", str(content), "--out", str(tmp_path / "out"), "--no-cache"]
    ended = CliRunner().invoke(cli, ["export", *chosen, "--to", "epub", "--lang", "zh-Hant", *place])
    assert ended.exit_code == 0, ended.output
    with zipfile.ZipFile(next((tmp_path / "out").iterdir())) as package:
        return {name: package.read(name) for name in package.namelist()}


def pages(book: dict[str, bytes]) -> dict[str, ElementTree.Element]:
    return {name: ElementTree.fromstring(data) for name, data in book.items() if name.endswith(".xhtml")}


def test_every_link_leads_to_what_is_there(book: dict[str, bytes]) -> None:
    ids = {
        name.rpartition("/")[2]: [one.get("id") for one in page.iter() if one.get("id")]
        for name, page in pages(book).items()
    }
    for name, page in pages(book).items():
        own = name.rpartition("/")[2]
        assert len(ids[own]) == len(set(ids[own])), own
        for href in [one.get("href", "") for one in page.iter()]:
            file, mark, fragment = href.partition("#")
            # What describes something has to be there as well.
            assert not {name for name in page.iter() if name.get("aria-describedby")}
            if mark and "://" not in href:
                assert fragment in ids[file.rpartition("/")[2] or own], href


def test_each_mark_opens_a_note_of_its_chapter_and_each_note_leads_back(book: dict[str, bytes]) -> None:
    chapters = [page for name, page in pages(book).items() if "/ch0" in name]
    assert chapters
    for page in chapters:
        marks = [one for one in page.iter() if one.get(f"{OPS}type") == "noteref"]
        notes = {one.get("id"): one for one in page.iter() if one.get(f"{OPS}type") == "footnote"}
        assert [len(notes), len(marks)] == [3, 4]
        assert all(one.tag.endswith("}aside") for one in notes.values())
        assert [mark.get("href", "").partition("#")[2] in notes for mark in marks] == [True] * 4
        assert ["".join(mark.itertext()) for mark in marks] == ["1", "1", "2", "3"]
        first = [mark.get("id") for mark in marks if mark.get("id")]
        back = [one.get("href", "").partition("#")[2] for one in page.iter() if one.get("role") == "doc-backlink"]
        assert back == first


def test_the_package_says_language_title_day_and_order(book: dict[str, bytes]) -> None:
    package = book["EPUB/content.opf"].decode()
    assert "<dc:language>zh-TW</dc:language>" in package
    assert re.search(r"<dc:date[^>]*>2025-06-25</dc:date>", package)
    assert re.search(r"<dc:title[^>]*>[^<]*(甲篇|人工智慧)[^<]*</dc:title>", package)
    assert next(iter(book)) == "mimetype"
    listed = re.findall(r'<item [^>]*href="([^"]*)"', package)
    assert {f"EPUB/{one}" for one in listed} == {name for name in book if name.startswith("EPUB/")} - {
        "EPUB/content.opf"
    }
