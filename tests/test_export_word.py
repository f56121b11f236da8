"""The Word file that a journal takes: Word's numbering, captions, live references, what the brief says of itself."""

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from briefs.commands.main import cli
from briefs.exporting.numbered_headings import counted_levels
from briefs.importing.word_numbering import Counter, read_lists
from briefs.importing.word_styles import Numbering
from briefs.language.languages import EN, ZH_HANS, ZH_HANT
from tests.support import brief_text, write_content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = """\
```chart
kind: bar
id: amounts
caption: 金額。
source: a
alt: 日本1。
data: |
  國家,金額
  日本,1
```
"""
CHINESE = f"""\
見[](#fees)、[](#amounts)、[](#red)、[](#background)、[](#p-deep)與[](#p-third)。

## 壹、緣由

### 一、背景 {{#background}}

1. 第一點。

   第一點之第二段。

   1. 其下一。
      1. 再下一。
         1. 最下一。
      2. 再下二。 {{#p-deep}}
         - 其中
   2. 其下二。
2. 第二點。

中間一段。

3. 第三點。 {{#p-third}}

- 甲
  - 乙

#### （一）細目

| 國家 | 金額 |
| --- | --- |
| 日本 | 1 |

表：費用。 {{#fees}}

{CHART}
![紅方塊](p.png)

圖：方塊。 {{#red}}

## 參、結論

文。
"""
ENGLISH = """\
See [](#p-deep), [](#why).

- a

1. One.
   1. Under one.
      1. Under that.
2. Two.

## I. Cause

### A. Background {#why}

1. First.
   1. Below.
   2. Deep. {#p-deep}
2. Second.
"""
FACTS = """\
keywords: [研究, 安全]
corrections:
- {date: 2025-07-01, text: 更正年份。}
"""


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    source = "a: {type: book, language: ja, title: {ja: 公募要領, en: Guidelines}, issued: 2020}\n"
    content = {
        "briefs/a/zh-Hant.md": brief_text(CHINESE, "標題").replace("topics:", f"{FACTS}topics:", 1),
        "briefs/a/en.md": brief_text(ENGLISH),
        "briefs/a/p.png": picture(),
        "sources/all.yaml": source,
    }
    write_content(tmp_path / "content", content)
    return tmp_path


def word_file(kb: Path, lang: str, *options: str) -> dict[str, bytes]:
    folder = kb / "out"
    place = ["--content", str(kb / "content"), "--out", str(folder), "--no-cache", "--force"]
    ended = CliRunner().invoke(cli, ["export", "a", "--lang", lang, *place, *options])
    assert ended.exit_code == 0, ended.output
    with zipfile.ZipFile(folder / f"a.{lang}.docx") as file:
        return {name: file.read(name) for name in file.namelist()}


def lines(parts: dict[str, bytes]) -> list[tuple[str, int, str]]:
    """Return the style of each paragraph, how far it stands in, and its words with Word's number."""
    counter = Counter(read_lists(ElementTree.fromstring(parts["word/numbering.xml"])))
    numbering = etree.fromstring(parts["word/numbering.xml"])
    levels = {
        (num.get(f"{W}numId"), level.get(f"{W}ilvl")): int(level.find(f"{W}pPr/{W}ind").get(f"{W}left"))  # type: ignore
        for num in numbering.iter(f"{W}num")
        for family in numbering.iter(f"{W}abstractNum")
        if family.get(f"{W}abstractNumId") == num.find(f"{W}abstractNumId").get(f"{W}val")  # type: ignore
        for level in family.iter(f"{W}lvl")
    }
    found = []
    for paragraph in etree.fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        style = next((one.get(f"{W}val") for one in paragraph.iter(f"{W}pStyle")), "")
        words = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        indent = next((int(one.get(f"{W}left") or 0) for one in paragraph.iterfind(f"{W}pPr/{W}ind")), 0)
        if (own := paragraph.find(f"{W}pPr/{W}numPr")) is not None:
            list_id, level = (own.find(f"{W}{name}").get(f"{W}val") for name in ("numId", "ilvl"))  # type: ignore
            number = counter.next(Numbering(str(list_id), int(level or 0)), "")
            assert number is not None
            words = (number.text or "•") + words
            indent = levels[list_id, level]
        found.append((str(style), indent, words))
    return found


def fields(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return the code of each field of the text, with what it shows."""
    text = parts["word/document.xml"].decode()
    found = re.findall(r'<w:instrText[^>]*>([^<]*)</w:instrText>.*?"separate" ?/>(.*?)"end"', text, re.DOTALL)
    return [(code.strip(), "".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", shown))) for code, shown in found]


def points(parts: dict[str, bytes]) -> list[tuple[int, str]]:
    return [(indent, words) for style, indent, words in lines(parts) if style == "Points"]


def test_points_are_numbered_by_word_and_stand_in_by_their_level(kb: Path) -> None:
    found = points(word_file(kb, "zh-Hant"))
    assert [words for _, words in found] == [
        *("（一）第一點。", "第一點之第二段。", "1.其下一。", "（1）再下一。", "A.最下一。", "（2）再下二。", "•其中"),
        *("2.其下二。", "（二）第二點。", "（三）第三點。", "•甲", "•乙"),
    ]
    depth = {words.lstrip("（一二三四1234）.A•"): indent for indent, words in found}
    assert depth["第一點。"] == depth["第二點。"] == depth["第三點。"] == depth["第一點之第二段。"]
    assert depth["第一點。"] < depth["再下一。"] < depth["最下一。"]
    assert depth["其下一。"] == depth["其下二。"] < depth["再下二。"] == depth["再下一。"]
    assert depth["甲"] < depth["乙"]


def test_english_points_are_numbered_as_statutes_are_and_under_headings_by_the_ladder(kb: Path) -> None:
    found = [words for _, words in points(word_file(kb, "en"))]
    assert found == [
        "•a",
        "1.One.",
        "(a)Under one.",
        "(i)Under that.",
        "2.Two.",
        "1.First.",
        "a.Below.",
        "b.Deep.",
        "2.Second.",
    ]


def test_headings_are_numbered_by_word_unless_it_counts_otherwise(kb: Path) -> None:
    for lang in ("zh-Hant", "zh-Hans"):
        found = [words for style, _, words in lines(word_file(kb, lang)) if style.startswith("Heading")]
        assert [words[0] for words in found] == ["壹", "一", "（", "參" if lang == "zh-Hant" else found[3][0]]
    text = word_file(kb, "zh-Hant")["word/document.xml"].decode()
    # 參 comes after 壹, so it stays what was typed.
    assert re.findall(r"<w:t[^>]*>([^<]*結論)", text) == ["參、結論"]
    assert "壹" not in re.sub("(?s)<w:instrText.*?</w:fldChar>", "", text).split("緣由")[1]


@pytest.mark.parametrize(
    ("lang", "typed", "counted"),
    [
        (ZH_HANT, "壹、 一、 二、 （一） 貳、 一、", [0, 1, 1, 2, 0, 1]),
        (ZH_HANT, "一、 三、 二、", [1, None, 1]),
        (ZH_HANT, "1、 (一)", [None, None]),
        (ZH_HANS, "壹、 一、", [0, 1]),
        (EN, "I._ A._ 1._ a._ (1)_ II._ B._", [0, 1, 2, 3, 4, 0, None]),
        (EN, "Introduction I._", [None, 0]),
    ],
)
def test_what_word_counts(lang: str, typed: str, counted: list[int | None]) -> None:
    headings = [(str(at), f"{number.replace('_', ' ')}字") for at, number in enumerate(typed.split())]
    found = counted_levels(headings, lang)  # type: ignore[arg-type]
    assert [found.get(own) for own, _ in headings] == counted


def test_every_reference_is_a_field_that_shows_what_the_page_does(kb: Path) -> None:
    parts = word_file(kb, "zh-Hant")
    text = next(words for style, _, words in lines(parts) if words.startswith("見"))
    assert text == "見表一、圖一、圖二、壹、一、第2點與第3點。"
    found = [
        (code.split()[0], shown) for code, shown in fields(parts) if code.startswith(("REF", "SEQ Point")) and shown
    ]
    assert found == [
        *(("REF", "表一"), ("REF", "圖一"), ("REF", "圖二"), ("REF", "壹"), ("REF", "一")),
        *(("SEQ", "2"), ("SEQ", "3")),
    ]
    # What the fields name is there; the sign behind a number is none of what a field would bring along.
    names = set(re.findall(r'bookmarkStart [^>]*w:name="(_RefLabel\d+)"', parts["word/document.xml"].decode()))
    assert {name for code, _ in fields(parts) for name in re.findall(r"_RefLabel\d+", code)} == names
    assert 'w:lvlText w:val="%1"' in parts["word/numbering.xml"].decode()
    # A point that is marked in words counts itself in figures, which nobody sees.
    assert len(re.findall(r"<w:vanish ?/>", parts["word/document.xml"].decode())) > 0


def test_english_references_name_the_numbers_of_paragraphs(kb: Path) -> None:
    parts = word_file(kb, "en")
    assert next(words for _, _, words in lines(parts) if words.startswith("See")) == "See point 2, Part I.A."
    codes = [code.partition(" ")[0] + code[code.index("\\") :] for code, _ in fields(parts) if code.startswith("REF")]
    assert codes == ["REF\\n \\h", "REF\\n \\h"]


def test_tables_stand_under_their_captions_and_figures_over_them_with_their_numbers(kb: Path) -> None:
    body = etree.fromstring(word_file(kb, "zh-Hant")["word/document.xml"])[0]
    kinds = []
    for block in body:
        style = next((one.get(f"{W}val") for one in block.iterfind(f"{W}pPr/{W}pStyle")), "")
        if block.tag == f"{W}tbl" or style in ("TableCaption", "ImageCaption", "CaptionedFigure", "FigureSource"):
            kinds.append(style or "table")
    assert kinds == [
        *("TableCaption", "table", "CaptionedFigure", "ImageCaption", "table", "FigureSource"),
        *("CaptionedFigure", "ImageCaption"),
    ]


def test_summary_topics_and_corrections_stand_in_every_file(kb: Path) -> None:
    found = [
        (style, words) for style, _, words in lines(word_file(kb, "zh-Hant")) if style in ("Abstract", "BriefFacts")
    ]
    assert found == [
        ("Abstract", "標題."),
        ("BriefFacts", "主題　人工智慧"),
        ("BriefFacts", "法域　日本"),
        ("BriefFacts", "關鍵詞　研究、安全"),
        ("BriefFacts", "更正"),
        ("BriefFacts", "2025年7月1日　更正年份。"),
        ("BriefFacts", "https://example.org/kb/id/brief/a/"),
    ]


def test_the_same_brief_gives_the_same_word_file(kb: Path) -> None:
    assert word_file(kb, "zh-Hant") == word_file(kb, "zh-Hant")
