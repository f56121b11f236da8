"""A brief as a file: what Word, EPUB, PDF and JSON hold, and that a brief comes back from Word as it went."""

import io
import json
import re
import shutil
import zipfile
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from pypdf import PdfReader

from briefs.commands.main import cli
from briefs.exporting.manuscripts import _COLOURS
from briefs.exporting.markers import marker
from tests.nights import rest_at_night
from tests.support import REPOSITORY, brief_text, check_content, copy_own_content, write_content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCES = """\
a:
  type: webpage
  language: ja
  title: {ja: 公募要領, en: Guidelines}
  publisher: {zh-Hant: 內閣府, en: Cabinet Office}
  URL: https://a.go.jp/
  accessed: 2025-03-10
b: {type: book, language: en, title: A Book, author: [{literal: Jane Roe}], issued: 2020}
"""
BODY = """\
甲說[^1]，乙說[^2]，丙說[^3]，甲又說[^1]。

## 壹、緣由

### 一、背景

1. 第一點[^4]。
2. 第二點。

| 國家 | 金額 |
| --- | --- |
| 日本 | 1 |

```chart
kind: bar
caption: 金額。
source: a
alt: 日本1。
data: |
  國家,金額
  日本,1
```

日文〈公募要領〉與《個人情報の保護に関する法律》。

[^1]: @a，頁3。
[^2]: @a，頁4。
[^3]: @b。
[^4]: @a，頁5。
"""


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    write_content(
        tmp_path / "content",
        {
            "briefs/a/zh-Hant.md": brief_text(BODY, "簡報之標題"),
            "briefs/a/en.md": brief_text("Text.[^1]\n\n[^1]: @b.\n"),
            "sources/all.yaml": SOURCES,
        },
    )
    return tmp_path


def export(kb: Path, *options: str) -> Result:
    return CliRunner().invoke(
        cli, ["export", *options, "--content", str(kb / "content"), "--out", str(kb / "out"), "--no-cache"]
    )


def made(kb: Path, kind: str, lang: str = "zh-Hant") -> bytes:
    ended = export(kb, "a", "--to", kind, "--lang", lang)
    assert ended.exit_code == 0, ended.output
    return (kb / f"out/a.{lang}.{kind}").read_bytes()


def parts(docx: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))}


def fields(part: etree._Element) -> list[str]:
    return [(node.text or "").strip() for node in part.iter(f"{W}instrText")]


def words(part: etree._Element) -> str:
    return "".join(node.text or "" for node in part.iter(f"{W}t"))


def test_words_notes_are_words_own_and_short_forms_follow_them(kb: Path) -> None:
    read = parts(made(kb, "docx"))
    body, notes = read["word/document.xml"], read["word/footnotes.xml"]
    assert len(list(body.iter(f"{W}footnoteReference"))) == 4
    # 同前註 has no number and leads to the note; 前揭註1 has one, which Word counts afresh.
    assert fields(notes) == ['HYPERLINK \\l "_RefNote1"', "NOTEREF _RefNote1 \\h"]
    assert "同前註，頁4。" in words(notes)
    assert "前揭註1，頁5。" in words(notes)
    # The second mark of note 1 is a field as well.
    assert fields(body)[0] == "NOTEREF _RefNote1 \\h"
    bookmarks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    assert {"_RefNote1", "_RefNote2", "_RefNote3", "_RefNote4"} <= bookmarks


RICH = [
    {"id": "case", "type": "legal_case", "title": "Roe <i>v.</i> Wade", "container-title": "U.S.", "volume": "410"}
    | {"page": "113", "language": "en", "issued": {"date-parts": [[1973]]}},
    {"id": "book", "type": "book", "title": "H<sub>2</sub>O, x<sup>3</sup> and the <i>Lex</i>", "language": "en"}
    | {"author": [{"family": "Roe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}},
    {"id": "other", "type": "book", "title": "Other", "author": [{"family": "Roe", "given": "Jane"}], "language": "en"},
    {"id": "ja", "type": "article-journal", "title": "日本の論文", "container-title": "法律時報", "language": "ja"}
    | {"author": [{"literal": "山田"}], "issued": {"date-parts": [[2020]]}},
]
RICH_NOTES = ("@case, at 115", "@book, at 3; @other, at 4", "@ja, at 5", "@case, at 120", "@book, at 6", "@ja, at 7")


def looks(kb: Path, profile: str) -> list[list[str]]:
    """Return the runs of each note of a Word file as `words/looks`, fields by what they show."""
    marks = " ".join(f"S.[^{n}]" for n, _ in enumerate(RICH_NOTES, start=1))
    notes = "\n".join(f"[^{n}]: {text}." for n, text in enumerate(RICH_NOTES, start=1))
    text = brief_text(f"{marks}\n\n{notes}\n").replace("title:", f"profile: {profile}\ntitle:", 1)
    (kb / "content/briefs/a/en.md").write_text(text, encoding="utf-8")
    (kb / "content/sources/rich.json").write_text(json.dumps(RICH), encoding="utf-8")
    found = []
    for note in parts(made(kb, "docx", "en"))["word/footnotes.xml"].iter(f"{W}footnote"):
        runs = []
        for run in note.iter(f"{W}r"):
            said = [(look.get(f"{W}val") or look.tag.removeprefix(W)) for look in run.iterfind(f"{W}rPr/*")]
            kept = [look for look in said if look in ("i", "smallCaps", "superscript", "subscript", "ja", "Japanese")]
            if words(run).strip():
                runs.append("/".join([words(run).strip(), *kept]))
        found.append(runs)
    return [runs for runs in found if runs]


def test_word_keeps_small_capitals_italics_and_languages_in_full_and_short_forms(kb: Path) -> None:
    full, books, ja, case, book, again = looks(kb, "bluebook")
    assert "v./i" in full
    caps = ["H/smallCaps", "2/smallCaps/subscript", "O, x/smallCaps", "3/smallCaps/superscript", "and the/smallCaps"]
    assert books[: len(caps) + 2] == ["Jane Roe/smallCaps", ",", *caps]
    assert "Lex/i/smallCaps" in books
    # Han does not slant, here as on the site.
    assert {"山田/Japanese/ja", "日本の論文/Japanese/ja", "法律時報/Japanese/smallCaps/ja"} <= set(ja)
    assert case[:2] == ["Roe/i", ", 410 U.S. at 120"]
    assert [*caps, "Lex/i/smallCaps"] == [run for run in book if "small" in run]
    assert book[-4:] == ["supra/i", "note", "2", ", at 6."]
    assert again[0] == "山田/Japanese/ja"
    assert {"supra/i", "3"} <= set(again)


def test_word_sets_upright_what_stands_upright_in_italics(kb: Path) -> None:
    full, books, *_ = looks(kb, "oscola")
    assert full[:3] == ["Roe/i", "v", "Wade/i"]
    assert books[:6] == ["Jane Roe,", "H/i", "2/i/subscript", "O, x/i", "3/i/superscript", "and the/i"]
    assert books[6].startswith("Lex (2020)"), "italics within italics"


def test_short_forms_are_fields_that_look_as_they_are_printed(kb: Path) -> None:
    looks(kb, "bluebook")
    with zipfile.ZipFile(kb / "out/a.en.docx") as file:
        text = file.read("word/footnotes.xml").decode()
    (shown,) = re.findall(r'HYPERLINK .*?"separate" ?/>(.*?)"end"', text, re.DOTALL)
    assert "<w:i" in shown
    assert re.findall("<w:t[^>]*>([^<]*)", shown) == ["Roe", ", 410 U.S. at 120"]
    assert not re.search(r"<w:smallCaps ?/><w:smallCaps", text)


def test_word_has_languages_and_running_heads(kb: Path) -> None:
    read = parts(made(kb, "docx"))
    body = read["word/document.xml"]
    styles = {node.get(f"{W}val") for node in body.iter(f"{W}rStyle", f"{W}pStyle")}
    assert {"Japanese", "Points", "Title", "Heading2"} <= styles
    assert fields(read["word/header1.xml"]) == ["TITLE"]
    assert fields(read["word/footer1.xml"]) == ["PAGE", "NUMPAGES"]
    (defaults,) = read["word/styles.xml"].iter(f"{W}rPrDefault")
    fonts, lang = next(defaults.iter(f"{W}rFonts")), next(defaults.iter(f"{W}lang"))
    assert (fonts.get(f"{W}eastAsia"), lang.get(f"{W}eastAsia")) == ("標楷體", "zh-TW")
    assert any(name.startswith("word/media/") for name in zipfile.ZipFile(io.BytesIO(made_again(kb))).namelist())


def made_again(kb: Path) -> bytes:
    return (kb / "out/a.zh-Hant.docx").read_bytes()


def test_the_same_brief_gives_the_same_bytes(kb: Path) -> None:
    for kind in ("docx", "epub", "json"):
        first = made(kb, kind)
        (kb / f"out/a.zh-Hant.{kind}").unlink()
        assert made(kb, kind) == first, kind


def test_a_book_opens_notes_in_place(kb: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made(kb, "epub"))) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
        package = book.read("EPUB/content.opf").decode()
    assert re.findall(r'<aside epub:type="footnote" role="doc-footnote" id="(fn-\d)">', pages) == [
        "fn-1",
        "fn-2",
        "fn-3",
        "fn-4",
    ]
    assert "<dc:language>zh-TW</dc:language>" in package
    assert "https://example.org/kb/id/brief/a/" in package
    # What names a note leads to it.
    assert len(re.findall(r'href="(?:[^"#]*)#fn-1"[^>]*>前揭註1<', pages)) == 1


def test_a_pdf_has_its_notes_at_the_foot_of_the_page(kb: Path) -> None:
    text = BODY.replace("## 壹", "填充之文字。\n\n" * 60 + "## 壹")
    (kb / "content/briefs/a/zh-Hant.md").write_text(brief_text(text, "簡報之標題"), encoding="utf-8")
    reader = PdfReader(io.BytesIO(made(kb, "pdf")))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 1
    first, last = pages[0], pages[-1]
    assert "公募要領" in first
    assert first.index("填充之文字") < first.index("最後瀏覽日")
    assert "前揭註1" not in first
    assert "前揭註1，頁5。" in "".join(pages[1:])
    assert "簡報之標題" in last, "the running head"
    assert "（一）" in "".join(pages[1:])
    assert reader.metadata is not None
    assert reader.metadata.title == "簡報之標題"


def test_points_of_a_pdf_count_no_bullets_within_them(kb: Path) -> None:
    text = "## 壹、緣由\n\n1. 甲。\n   - 子\n   - 丑\n2. 乙。\n\n   續。\n\n   1. 丙。\n3. 丁。\n"
    (kb / "content/briefs/a/zh-Hant.md").write_text(brief_text(text), encoding="utf-8")
    found = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made(kb, "pdf"))).pages)
    assert re.findall(r"[一二三四五六七八九]、|（[一二三四五六七八九]）", found) == ["一、", "二、", "（一）", "三、"]


def test_a_pdf_asks_for_nothing(kb: Path) -> None:
    text = brief_text("![x](https://evil.example/x.png) <img src='file:///etc/hostname'>\n")
    (kb / "content/briefs/a/zh-Hant.md").write_text(text, encoding="utf-8")
    for kind in ("pdf", "docx", "epub"):
        assert b"evil.example/x.png" not in made(kb, kind)


def test_json_says_what_the_brief_is_and_cites(kb: Path) -> None:
    value = json.loads(made(kb, "json"))
    assert (value["schema"], value["version"], value["lang"]) == ("briefs-brief", 1, "zh-Hant-TW")
    assert value["front_matter"]["topics"] == ["ai"]
    assert [note["cites"][0]["key"] for note in value["notes"]] == ["a", "a", "b", "a"]
    assert value["notes"][1]["cites"][0]["locator"] == "頁4"
    assert [item["id"] for item in value["sources"]] == ["a", "b"]
    assert {block["kind"] for block in value["blocks"]} >= {"heading", "paragraph", "item", "table", "figure"}
    assert all(block["id"] for block in value["blocks"])


def test_all_briefs_in_all_languages_at_once_and_never_over_anothers_work(kb: Path) -> None:
    ended = export(kb, "--all", "--to", "json")
    assert ended.exit_code == 0
    assert sorted(file.name for file in (kb / "out").iterdir()) == ["a.en.json", "a.zh-Hans.json", "a.zh-Hant.json"]
    (kb / "out/a.en.json").write_text("mine", encoding="utf-8")
    ended = export(kb, "--all", "--to", "json")
    assert (ended.exit_code, "nothing was written" in ended.output) == (2, True)
    assert (kb / "out/a.en.json").read_text(encoding="utf-8") == "mine"
    assert export(kb, "--all", "--to", "json", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"), [((), "give the ID"), (("nope",), "there is no brief nope"), (("a", "--all"), "give the ID")]
)
def test_wrong_use_is_said(kb: Path, options: tuple[str, ...], said: str) -> None:
    ended = export(kb, *options)
    assert (ended.exit_code, said in ended.output) == (2, True), ended.output


@pytest.mark.parametrize(
    ("number", "rung", "said"), [(1, 1, "壹、"), (11, 2, "十一、"), (20, 3, "（二十）"), (3, 4, "3. "), (3, 5, "（3）")]
)
def test_points_keep_their_markers(number: int, rung: int, said: str) -> None:
    assert marker(number, rung) == said


def test_drawings_have_the_light_colours_of_the_site() -> None:
    styles = (REPOSITORY / "templates/assets/brief.css").read_text(encoding="utf-8")
    for name, light in re.findall(r"--chart-(\w+): light-dark\((#[0-9a-f]+),", styles):
        assert _COLOURS[name] == light


def shape(content: Path, name: str, lang: str, store: Path | None = None) -> dict[str, list[str]]:
    """Return what a brief says: its headings, words, and what its notes print."""
    checked = check_content(content, store=store, drafts=True)
    assert checked.errors == ()
    assert checked.library is not None
    brief = checked.library.briefs[name, lang]  # type: ignore[index]
    words = [
        re.sub(r"\s|\u2060|https://example.org/kb/id/brief/\S+", "", block.text)
        for block in brief.blocks
        if block.kind != "figure"
    ]
    tables = [
        [
            (chart.head, *chart.series),
            *((name, *texts) for (name, _), texts in zip(chart.rows, chart.said, strict=True)),
        ]
        for chart in brief.charts
    ]
    return {
        "numbers": [re.sub(r"\s", "", "".join("|".join(row) for row in table)) for table in tables],
        "headings": [f"{heading.level} {heading.text}" for heading in brief.headings],
        "words": [word for word in words if word and not word.startswith(("圖", "Figure", "資料來源：", "Source:"))],
        "notes": [f"{note.number} {[reference.line > 0 for reference in note.references]}" for note in brief.notes],
    }


@pytest.mark.parametrize(
    ("name", "lang"),
    rest_at_night(
        product(["2025-jp-research-security", "2022-eu-chips-act", "2025-jp-ai-promotion-act"], ["zh-Hant", "en"]),
        by_day=lambda *case: case in {("2025-jp-research-security", "zh-Hant"), ("2022-eu-chips-act", "en")},
        reason="Pandoc goes four ways with each; by day with one in each language, with notes and without",
        name=lambda name, lang: f"{lang}-{name}",
    ),
)
def test_a_brief_comes_back_from_word_as_it_went(name: str, lang: str, own_kb: Path, tmp_path: Path) -> None:
    content = shutil.copytree(own_kb, tmp_path / "kb") / "content"
    run = CliRunner().invoke
    begun = run(cli, ["export", name, "--lang", lang, "--content", str(content), "--out", str(tmp_path)])
    assert begun.exit_code == 0, begun.output
    own = copy_own_content(tmp_path / "own")
    names = ("site.yaml", "topics.yaml", "jurisdictions.yaml", "glossary.yaml", "names.yaml")
    first = write_content(tmp_path / "one/content", {name: (own / name).read_bytes() for name in names}, base=False)
    word = tmp_path / f"{name}.{lang}.docx"
    back = ["--content", str(first), "--keep-marks", "--topic", "artificial-intelligence", "--jurisdiction", "JP"]
    ended = run(cli, ["import", str(word), "again", "--lang", lang, *back])
    assert ended.exit_code == 0, ended.output
    once = shape(first, "again", lang)
    went = shape(content, name, lang, content.parent / ".briefs-cache")
    # The numbers of a chart come back as a table under its picture.
    once["words"] = [words for words in once["words"] if words not in went["numbers"]]
    assert once["headings"] == went["headings"]
    assert once["words"][: len(went["words"])] == went["words"]
    assert len(once["notes"]) == len(went["notes"])
    # And once more: what came back goes and comes again without loss.
    again = run(
        cli,
        ["export", "again", "--drafts", "--lang", lang, "--content", str(first), "--out", str(tmp_path), "--no-cache"],
    )
    assert again.exit_code == 0, again.output
    ended = run(cli, ["import", str(tmp_path / f"again.{lang}.docx"), "third", "--lang", lang, *back])
    assert ended.exit_code == 0, ended.output
    third = shape(first, "third", lang)
    third["words"] = [words for words in third["words"] if words not in went["numbers"]]
    assert third["headings"] == once["headings"]
    assert third["notes"] == once["notes"]
    assert third["words"][: len(once["words"]) - 1] == once["words"][:-1]
