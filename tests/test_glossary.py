"""The glossary: a table in the order of each language, a page for each letter where it is long, files to take along."""

import csv
import gzip
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefs.build.session import Options, Session, Tools
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.library.glossary_parts import parts_of
from briefs.model.term import MOST_ON_A_PAGE
from briefs.publishing.files.search_files import term_document
from briefs.serving.live_site import LiveSite
from tests.knowledge_base import KnowledgeBase, stats
from tests.pages import Document, documents
from tests.support import brief_text, build_content, check_content, silent, write_content

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
    """Write a term with a definition as long as those of our own; its key begins otherwise than its words."""
    chars = "".join(chr(0x4E00 + (number * 37 + at * 101) % 6000) for at in range(60))
    meaning = " ".join(f"word{(number * 31 + at * 17) % 5000}" for at in range(25))
    english, chinese = ("alpha", "人事") if number % 2 else ("zero trust", "用語")
    forms = f"zh-Hant: {chinese}第{number}項, en: {english} {number}"
    return f"eu-{number}: {{{forms}, definition: {{zh-Hant: {chars}, en: {meaning}}}, explain: true}}\n"


PARTS = {
    "en": (("A", "a"), ("Z", "z")),
    "zh-hant": (("2畫", "2"), ("5畫", "5")),
    "zh-hans": (("R", "r"), ("Y", "y")),
}
"""The letters of these terms in each language, and their names in addresses."""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content of a glossary of several pages."""
    folder = tmp_path_factory.mktemp("long-glossary")
    terms = "".join(map(entry, range(MOST_ON_A_PAGE * 2 + 4)))
    texts = {"briefs/a/zh-Hant.md": brief_text("人事第501項與用語第502項。\n", "甲")}
    return write_content(folder, {"glossary.yaml": terms, **texts})


@pytest.fixture(scope="module")
def long_site(long: Path) -> dict[str, bytes]:
    return build_content(long)


@pytest.mark.parametrize("lang", PARTS)
def test_a_long_glossary_has_an_index_and_a_page_for_each_letter_of_its_language(
    long_site: dict[str, bytes], lang: str
) -> None:
    start = page(long_site, f"{lang}/glossary/")
    letters = [label for label, _ in PARTS[lang]]
    # The last two of each letter go over to a second page.
    hrefs = [f"{part}{more}/" for _, part in PARTS[lang] for more in ("", "-2")]
    assert start.all("//nav[@class='letters']/a/@href") == hrefs
    assert start.all("//nav[@class='letters']/a/text()")[::2] == letters
    counts = [int(re.match(r"\d+", title)[0]) for title in start.all("//nav[@class='letters']/a/@title")]
    assert counts == [300, 2, 300, 2]
    assert start.said("//section[@class='glossary-index']/h2/a")[::2] == letters
    for href in hrefs:
        part = page(long_site, f"{lang}/glossary/{href}")
        assert start.all(f"//section[@id='_{href[:-1]}']//li/@id") == part.all("//tr[@class='glossary-entry']/@id")
        (count,) = part.said("//p[@class='count']")
        assert count.startswith(str(len(part.all("//tr[@class='glossary-entry']"))))
        assert "604" not in count
        assert len(gzip.compress(long_site[part.file], 6)) <= 100_000


def test_who_has_the_address_of_a_term_from_before_is_led_to_it(long_site: dict[str, bytes], tmp_path: Path) -> None:
    short = build_content(write_content(tmp_path, {"glossary.yaml": "".join(map(entry, range(MOST_ON_A_PAGE)))}))
    for lang in PARTS:
        before, start = page(short, f"{lang}/glossary/"), page(long_site, f"{lang}/glossary/")
        places = before.all("//tr[@class='glossary-entry']/@id | //tbody/@id")
        assert set(places) <= set(start.places)
        for name in ("eu-7", "eu-42"):
            (href,) = start.all(f"//li[@id='{name}']/a/@href")
            address, _, place = href.partition("#")
            assert place == name
            assert name in page(long_site, f"{lang}/glossary/{address}").places
        # To machines each term has the name that it had.
        (one,) = [found for found in terms_in(before) if found["@id"].endswith("#eu-7")]
        (address,) = [href.partition("#")[0] for href in start.all("//li[@id='eu-7']/a/@href")]
        assert one in terms_in(page(long_site, f"{lang}/glossary/{address}"))
        assert one["@id"] == f"{BASE}{lang}/glossary/#eu-7"
        assert terms_in(start) == []


def terms_in(found: Document) -> list[dict[str, str]]:
    (data,) = found.all("//script[@type='application/ld+json']/text()")
    (whole,) = json.loads(data)["@graph"]
    assert whole["@id"] == f"{BASE}{found.file.split('/')[0]}/glossary/"
    return list(whole.get("hasDefinedTerm", ()))


def test_links_lead_to_the_part_of_the_language_of_their_page(long: Path, long_site: dict[str, bytes]) -> None:
    for lang, one, other in (("zh-hant", "2", "5"), ("zh-hans", "r", "y")):
        links = page(long_site, f"{lang}/briefs/a/").all("//a[@class='term']/@href")
        assert [link.removeprefix("../../glossary/") for link in links] == [f"{one}/#eu-501", f"{other}/#eu-502"]
    planned = check_content(long).site
    assert planned is not None
    found = term_document(planned, "eu-501").addresses
    assert found == tuple(f"{part}/#eu-501" for part in ("zh-hant/glossary/2", "zh-hans/glossary/r", "en/glossary/a"))


def test_a_part_says_what_it_is_and_leads_to_the_index_of_other_languages(long_site: dict[str, bytes]) -> None:
    part = page(long_site, "zh-hant/glossary/5/")
    assert part.said("//h1") == ["詞彙表：5畫"]
    assert part.said("//p[@class='count']") == ["300個用語 · 依筆畫排列，拉丁字母在前"]
    assert part.all("//link[@rel='alternate'][@hreflang]/@href") == [f"{BASE}zh-hant/glossary/5/"] * 2
    switch = part.all("//*[@class='language-switch']//a/@href")
    assert switch == ["./", "../../../zh-hans/glossary/", "../../../en/glossary/"]
    assert page(long_site, "en/glossary/z-2/").said("//h1") == ["Glossary: Z, page 2"]
    labels = {
        "en/glossary/": "Find by English name",
        "en/glossary/a/": "Find a term on this page",
        "zh-hant/glossary/2/": "篩選本頁用語",
        "zh-hans/glossary/r/": "筛选本页用语",
    }
    assert {address: page(long_site, address).said("//label[@for='filter']")[0] for address in labels} == labels


def test_a_short_glossary_says_nothing_of_parts(site: dict[str, bytes]) -> None:
    found = page(site, "en/glossary/")
    assert found.said("//label[@for='filter']") == ["Find a term"]
    assert found.said("//p[@class='count']") == ["3 terms"]
    assert found.all("//section[@class='glossary-index']") == []
    assert {one["@id"] for one in terms_in(found)} == {
        f"{BASE}en/glossary/#{key}" for key in ("ai", "data", "fair-use")
    }


def test_a_glossary_of_one_page_more_is_long(tmp_path: Path) -> None:
    short = built(tmp_path / "short", "".join(map(entry, range(MOST_ON_A_PAGE))))
    long = built(tmp_path / "long", "".join(map(entry, range(MOST_ON_A_PAGE + 1))))
    assert "en/glossary/a/index.html" not in short
    assert "en/glossary/a/index.html" in long
    assert len(gzip.compress(short["zh-hant/glossary/index.html"], 6)) <= 100_000


@pytest.mark.parametrize(
    ("lang", "word", "name"),
    [
        (EN, "zero trust", "z"),
        (EN, "Élan vital", "e"),
        (EN, "“Ａct of God”", "a"),
        (EN, "5G network", "rest"),
        (ZH_HANT, "一事不再理", "1"),
        (ZH_HANT, "「資料」", "13"),
        (ZH_HANT, "AI治理", "a"),
        (ZH_HANT, "5G網路", "rest"),
        (ZH_HANS, "数据", "s"),
        (ZH_HANS, "AI治理", "a"),
        (ZH_HANS, "データ", "rest"),
    ],
)
def test_a_term_is_filed_by_its_word_in_the_language(lang: Lang, word: str, name: str) -> None:
    others = {f"k{number}": "common" for number in range(MOST_ON_A_PAGE)}
    assert [part.name for part in parts_of({"eu-1": word, **others}, lang) if "eu-1" in dict(part.terms)] == [name]
    assert parts_of({"eu-1": word}, lang) == ()


@given(
    st.dictionaries(st.text("abz-1", min_size=1), st.text("aZé5＃資料一データ「", min_size=1), max_size=30),
    st.sampled_from([EN, ZH_HANT, ZH_HANS]),
)
def test_each_term_is_in_one_part_and_no_part_is_too_long(forms: dict[str, str], lang: Lang) -> None:
    forms = {**{f"k{number}": f"資料 {number}" for number in range(MOST_ON_A_PAGE)}, **forms}
    parts = parts_of(forms, lang)
    assert sorted(one for part in parts for one in part.terms) == (sorted(forms.items()) if parts else [])
    assert bool(parts) == (len(forms) > MOST_ON_A_PAGE)
    assert all(0 < len(part.terms) <= MOST_ON_A_PAGE for part in parts)
    assert len({part.name for part in parts}) == len(parts)


def test_an_edited_term_changes_its_part_and_a_new_one_its_part_and_the_index(tmp_path: Path) -> None:
    kb = KnowledgeBase(tmp_path)
    file = write_content(kb.content, {"glossary.yaml": "".join(map(entry, range(310)))}, base=False) / "glossary.yaml"
    terms = file.read_text(encoding="utf-8")
    kb.place()
    was: dict[str, tuple[int, int]] = {}

    def changed(text: str) -> set[str]:
        was.update(stats(kb.out))
        file.write_text(text, encoding="utf-8")
        kb.place()
        assert kb.is_right()
        now = stats(kb.out)
        return {name for name, found in now.items() if "/glossary/" in name and found != was.get(name)}

    def pages_of(*parts: str) -> set[str]:
        # Simplified texts have no version as Markdown.
        names = [f"{part}index.{kind}" for part in parts for kind in ("html", "md")]
        return {name for name in names if not (name.startswith("zh-hans") and name.endswith(".md"))}

    index = ("en/glossary/", "zh-hant/glossary/", "zh-hans/glossary/")
    of_seven = ("en/glossary/a/", "zh-hant/glossary/2/", "zh-hans/glossary/r/")
    note = terms.replace("第7項, en: alpha 7,", "第7項, en: alpha 7, note: {en: Said of seven., zh-Hant: 七。},")
    assert changed(note) == pages_of(*of_seven)
    assert changed(note + entry(1001)) == pages_of(*index, *of_seven)
    # Its word in English goes to another letter, whose page is new, and each page of English leads there.
    moved = note.replace("en: alpha 7,", "en: beta 7,") + entry(1001)
    parts = ("en/glossary/a/", "en/glossary/b/", "en/glossary/z/")
    markdown_of_z = {"en/glossary/z/index.md"}
    assert changed(moved) == pages_of("en/glossary/", *parts, *of_seven[1:]) - markdown_of_z
    # What was one page is one again.
    changed("".join(map(entry, range(300))))
    assert not [name for name in stats(kb.out) if "/glossary/a/" in name]


def test_a_preview_shows_the_parts_that_there_are(long: Path, long_site: dict[str, bytes]) -> None:
    live = LiveSite(Session(Options(long), Tools(None, None, silent)), "none")
    live.read()
    for path in ("en/glossary/", "en/glossary/z-2/", "zh-hant/glossary/5/", "zh-hans/glossary/r/"):
        assert live.file(f"/kb/{path}") == long_site[f"{path}index.html"], path
    for path in ("en/glossary/e/", "en/glossary/5/", "zh-hant/glossary/z/", "en/glossary/z-3/", "en/glossary/eu-1/"):
        assert live.file(f"/kb/{path}") is None, path
