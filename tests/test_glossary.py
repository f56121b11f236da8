"""The glossary: a table in the order of each language, a page for each letter where it is long, files to take along."""

import csv
import gzip
import io
from pathlib import Path

import pytest
from lxml import etree

from briefs.model.term import MOST_ON_A_PAGE
from briefs.publishing.files.search_files import term_document
from tests.pages import Document, documents
from tests.support import brief_text, build_content, check_content, write_content

BASE = "https://example.org/kb/"
GLOSSARY = """\
fair-use:
  zh-Hant: 合理使用
  zh-Hans: 合理使用
  en: fair use
  definition: {zh-Hant: 法定之利用。, en: A use that the law allows.}
  explain: true
  reviewed: 2026-11-22
data:
  zh-Hant: 資料
  zh-Hans: 数据
  en: data
  ja: データ
  also: {zh-Hant: [數據資料], en: [information]}
  avoid: {zh-Hant: [數據]}
  definition: {zh-Hant: "「=1」之紀錄 <b>。", en: "Records & <figures>."}
  note: {en: Plural.}
ai:
  zh-Hant: 人工智慧
  zh-Hans: 人工智能
  en: =AI
"""
TBX = {"t": "urn:iso:std:iso:30042:ed-2"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def built(folder: Path, glossary: str = GLOSSARY, hant: str = "資料之合理使用。\n") -> dict[str, bytes]:
    texts = {"briefs/a/zh-Hant.md": brief_text(hant, "甲"), "briefs/a/en.md": brief_text("Fair use.\n", "A")}
    return build_content(write_content(folder, {"glossary.yaml": glossary, **texts}))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("glossary"))


def page(site: dict[str, bytes], address: str) -> Document:
    name = f"{address}index.html"
    return documents({name: site[name]}, BASE)[f"{BASE}{address}"]


@pytest.mark.parametrize(
    ("lang", "letters", "terms"),
    [
        ("en", ["A", "D", "F"], ["=AI", "data", "fair use"]),
        ("zh-hant", ["2畫", "6畫", "13畫"], ["人工智慧", "合理使用", "資料"]),
        ("zh-hans", ["H", "R", "S"], ["合理使用", "人工智能", "数据"]),
    ],
)
def test_terms_stand_under_the_letters_of_the_language(
    site: dict[str, bytes], lang: str, letters: list[str], terms: list[str]
) -> None:
    found = page(site, f"{lang}/glossary/")
    assert found.said("//tr[@class='glossary-letter']") == letters
    assert found.said("//tr[@class='glossary-entry']/th/a") == terms
    assert found.all("//nav[@class='letters']/a/text()") == letters
    for place in found.all("//nav[@class='letters']/a/@href | //tr[@class='glossary-entry']/th/a/@href"):
        assert place.removeprefix("#") in found.places


def test_each_form_is_told_by_its_language_and_a_gap_is_a_dash(site: dict[str, bytes]) -> None:
    (row,) = page(site, "en/glossary/").tree.xpath("//tr[@id='data']")
    forms = [(cell.get("data-label"), cell.get("lang"), cell.text) for cell in row.xpath("td[@data-label]")]
    assert forms == [
        ("Traditional Chinese", "zh-Hant-TW", "資料"),
        ("Simplified Chinese", "zh-Hans", "数据"),
        ("Japanese", "ja", "データ"),
    ]
    assert " ".join(row.xpath("th")[0].text_content().split()) == "data Also: information"
    assert "Records & <figures>." in row.text_content()
    assert [cell.text for cell in page(site, "en/glossary/").tree.xpath("//tr[@id='ai']/td[@class='lacking']")] == ["—"]


def test_a_term_folds_the_briefs_that_use_it(site: dict[str, bytes]) -> None:
    found = page(site, "en/glossary/")
    assert found.said("//tr[@id='data']//details/summary") == ["In 1 brief"]
    assert found.all("//tr[@id='data']//details//a/@href") == ["../briefs/a/"]
    assert found.all("//tr[@id='ai']//details") == []


def test_the_table_for_spreadsheets_has_everything_and_no_formula(site: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(site["glossary.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["fair-use", "data", "ai"]
    data = rows[1]
    assert [data[lang] for lang in ("zh-Hant", "zh-Hans", "en", "ja")] == ["資料", "数据", "data", "データ"]
    assert (data["also zh-Hant"], data["also en"], data["avoid zh-Hant"]) == ("數據資料", "information", "數據")
    assert (data["definition en"], data["note en"]) == ("Records & <figures>.", "Plural.")
    assert (rows[0]["reviewed"], data["reviewed"]) == ("2026-11-22", "")
    assert rows[2]["en"] == "'=AI"


def test_the_file_for_translators_is_tbx_basic(site: dict[str, bytes]) -> None:
    root = etree.fromstring(site["glossary.tbx"])
    assert (root.tag, root.get("type"), root.get("style")) == (f"{{{TBX['t']}}}tbx", "TBX-Basic", "dca")
    assert root.xpath("//t:conceptEntry/@id", namespaces=TBX) == ["term-fair-use", "term-data", "term-ai"]
    (data,) = root.xpath("//t:conceptEntry[@id='term-data']", namespaces=TBX)
    found = {}
    for section in data:
        forms = zip(
            section.xpath("t:termSec/t:term/text()", namespaces=TBX),
            section.xpath("t:termSec/t:termNote/text()", namespaces=TBX),
            strict=True,
        )
        found[section.get(LANG)] = [(form, status.partition("Term")[0]) for form, status in forms]
    assert found == {
        "zh-Hant": [("資料", "preferred"), ("數據資料", "admitted"), ("數據", "deprecated")],
        "zh-Hans": [("数据", "preferred")],
        "en": [("data", "preferred"), ("information", "admitted")],
        "ja": [("データ", "preferred")],
    }
    assert data.xpath("t:langSec/t:descrip[@type='definition']/text()", namespaces=TBX)[-1] == "Records & <figures>."
    # What the schema of the core wants: descriptions before terms, and at least one term in each language.
    for section in root.xpath("//t:langSec", namespaces=TBX):
        kinds = [etree.QName(part).localname for part in section]
        assert kinds == sorted(kinds, key=["descrip", "note", "termSec"].index)
        assert "termSec" in kinds


def test_a_site_without_terms_has_no_files_of_them(tmp_path: Path) -> None:
    site = build_content(write_content(tmp_path, {"glossary.yaml": "{}", "briefs/a/en.md": brief_text("Text.\n")}))
    assert not [name for name in site if name.startswith("glossary.") or "/glossary/" in name]


def entry(number: int) -> str:
    """Write a term with a definition as long as those of our own."""
    chars = "".join(chr(0x4E00 + (number * 37 + at * 101) % 6000) for at in range(60))
    meaning = " ".join(f"word{(number * 31 + at * 17) % 5000}" for at in range(25))
    name = f"{'ab'[number % 2]}-term-{number}"
    definition = f"definition: {{zh-Hant: {chars}, en: {meaning}}}"
    return f"{name}:\n  zh-Hant: 第{number}用語\n  en: term number {number}\n  {definition}\n  explain: true\n"


def test_a_long_glossary_has_a_page_for_each_letter_and_links_find_it(tmp_path: Path) -> None:
    count = 600
    site = built(tmp_path, "".join(map(entry, range(count))), "第501用語與第502用語。\n")
    start = page(site, "en/glossary/")
    assert start.said("//p[@class='count']") == [f"{count} terms"]
    assert start.all("//nav[@class='letters']/a/@href") == ["a/", "b/"]
    assert start.all("//nav[@class='letters']/a/@title") == ["300 terms"] * 2
    assert start.all("//tr[@class='glossary-entry']") == []
    for lang in ("en", "zh-hant", "zh-hans"):
        assert len(page(site, f"{lang}/glossary/b/").tree.xpath("//tr[@class='glossary-entry']")) == 300
        sizes = [len(gzip.compress(site[f"{lang}/glossary/{letter}/index.html"], 6)) for letter in "ab"]
        assert max(sizes) <= 100_000
    for name, data in site.items():
        if name in ("zh-hant/briefs/a/index.html", "zh-hans/briefs/a/index.html"):
            assert b'href="../../glossary/b/#b-term-501"' in data
            assert b'href="../../glossary/a/#a-term-502"' in data
    planned = check_content(tmp_path).site
    assert planned is not None
    found = term_document(planned, "b-term-501").addresses
    assert found == tuple(f"{lang}/glossary/b/#b-term-501" for lang in ("zh-hant", "zh-hans", "en"))


def test_a_glossary_of_one_page_more_is_long(tmp_path: Path) -> None:
    short = built(tmp_path / "short", "".join(map(entry, range(MOST_ON_A_PAGE))))
    long = built(tmp_path / "long", "".join(map(entry, range(MOST_ON_A_PAGE + 1))))
    assert "en/glossary/a/index.html" not in short
    assert "en/glossary/a/index.html" in long
    assert len(gzip.compress(short["zh-hant/glossary/index.html"], 6)) <= 100_000
