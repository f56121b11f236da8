"""Terms in texts: what a text defines for itself, what the glossary explains, and the pages that say so."""

import re
from pathlib import Path

import pytest

from briefs.language.defined import definitions_in
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang
from briefs.model.brief import BriefId
from tests.pages import documents
from tests.support import (
    WITH_PARALLEL_PAGES,
    brief_text,
    build_content,
    build_some,
    check_content,
    read_body,
    write_content,
)

GLOSSARY = """\
artificial-intelligence:
  zh-Hant: 人工智慧
  zh-Hans: 人工智能
  en: artificial intelligence
  ja: 人工知能
  also: {en: [AI]}
  definition: {zh-Hant: 使機器學習之技術。, en: Techniques by which machines learn.}
  explain: true
  note: {zh-Hant: 另見晶片。, en: See also chips.}
  reviewed: 2026-11-22
chip:
  zh-Hant: 晶片
  zh-Hans: 芯片
  en: chip
intelligent-transport:
  zh-Hant: 智慧運輸
  en: intelligent transport
  also: {en: [ITS]}
  definition: {zh-Hant: 運輸。, en: Transport.}
  explain: true
internet:
  zh-Hant: 網際網路
  en: internet
  definition: {zh-Hant: 網路之網路。, en: The network of networks.}
"""


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("就《人工智慧法》（下稱「本法」）提出", ZH_HANT, [("本法", "《人工智慧法》")]),
        ("歐盟執行委員會（以下簡稱執委會）公布", ZH_HANT, [("執委會", "歐盟執行委員會")]),
        ("依創新推進事務局（推進事務局，下稱「事務局」）之規定", ZH_HANT, [("事務局", "創新推進事務局")]),
        ("就《人工智慧法》（下称「本法」）提出", ZH_HANS, [("本法", "《人工智慧法》")]),
        (
            "依個人資料保護法（下稱「個資法」或「本法」）",
            ZH_HANT,
            [("個資法", "個人資料保護法"), ("本法", "個人資料保護法")],
        ),
        ("與人工智慧（下稱「AI」）相關", ZH_HANT, [("AI", "人工智慧")]),
        ("所稱「本法」", ZH_HANT, []),
        ("the Act on Research, Use and Care (the “Act”)", EN, [("Act", "Act on Research, Use and Care")]),
        ("uses artificial intelligence (“AI”)", EN, [("AI", "artificial intelligence")]),
        (
            "the European Commission (hereinafter referred to as “the Commission”)",
            EN,
            [("Commission", "European Commission")],
        ),
        ("the Data Act (the “Data Act” or the “Act”)", EN, [("Act", "Data Act")]),
        ("She said (“I do”) and left", EN, [("I do", "She said")]),
        ("he called it “the plan”", EN, []),
    ],
)
def test_what_a_text_defines(text: str, lang: Lang, found: list[tuple[str, str]]) -> None:
    assert [(one.word, one.full) for one in definitions_in(text, lang)] == found


def content(folder: Path, hant: str, english: str, **files: str) -> Path:
    texts = {
        "glossary.yaml": GLOSSARY,
        "briefs/a/zh-Hant.md": brief_text(hant, "甲"),
        "briefs/a/en.md": brief_text(english, "A"),
        **files,
    }
    return write_content(folder, texts)


def site(folder: Path, hant: str, english: str, **files: str) -> dict[str, bytes]:
    return build_some(content(folder, hant, english, **files), "a")


def whole_site(folder: Path, hant: str, english: str, **files: str) -> dict[str, bytes]:
    return build_content(content(folder, hant, english, **files))


def terms(site_files: dict[str, bytes], page: str) -> list[tuple[str, str]]:
    document = documents(site_files, "https://example.org/kb/")[f"https://example.org/kb/{page}"]
    return [
        (str(a.get("href")), a.text_content()) for a in document.tree.xpath("//div[@class='prose']//a[@class='term']")
    ]


def test_the_first_use_of_each_term_is_marked_in_every_language(tmp_path: Path) -> None:
    files = site(tmp_path, "人工智慧與晶片。\n\n人工智慧。\n", "It uses AI and its chips.\n\nAI and ITS.\n")
    href = "../../glossary/#artificial-intelligence"
    assert terms(files, "zh-hant/briefs/a/") == [(href, "人工智慧")]
    assert terms(files, "zh-hans/briefs/a/") == [(href, "人工智能")]
    assert terms(files, "en/briefs/a/") == [(href, "AI"), ("../../glossary/#intelligent-transport", "ITS")]


def test_nothing_is_marked_in_names_links_headings_and_code(tmp_path: Path) -> None:
    text = "## 壹、人工智慧\n\n《人工智慧發展法》、[人工智慧](https://example.org)、`人工智慧`、〈人工智慧の法〉。\n"
    names = "bodies: {人工智慧發展法: 人工智能发展法}\n"
    files = site(
        tmp_path, text, "## I. AI\n\nThe *AI Act*, and the Artificial Intelligence Act.\n", **{"names.yaml": names}
    )
    assert terms(files, "zh-hant/briefs/a/") == []
    assert terms(files, "en/briefs/a/") == []


def test_nothing_is_marked_in_a_name_that_no_record_has(tmp_path: Path) -> None:
    text = "台灣人工智慧協會依人工智慧基本法第3條及人工智慧管理辦法陳述。\n\n人工智慧之發展。\n"
    files = site(tmp_path, text, "AI.\n")
    page = documents(files, "https://example.org/kb/")["https://example.org/kb/zh-hans/briefs/a/"]
    said = [" ".join(p.text_content().split()) for p in page.tree.xpath("//div[@class='prose']//p")]
    assert said[:2] == ["台湾人工智慧协会依人工智慧基本法第3条及人工智慧管理办法陈述。", "人工智能之发展。"]
    marked = page.tree.xpath("//div[@class='prose']//a[@class='term']/ancestor::p")
    assert [" ".join(p.text_content().split()) for p in marked] == ["人工智能之发展。"]


def test_a_term_is_marked_only_where_the_glossary_says_so(tmp_path: Path) -> None:
    text = "The internet and AI.\n\n## I. More\n\nThe internet and AI, again.\n"
    files = site(tmp_path, "網際網路與人工智慧。\n\n## 壹、又\n\n網際網路與人工智慧。\n", text)
    assert [word for _, word in terms(files, "zh-hant/briefs/a/")] == ["人工智慧"]
    assert [word for _, word in terms(files, "zh-hans/briefs/a/")] == ["人工智能"]
    assert [word for _, word in terms(files, "en/briefs/a/")] == ["AI"]


def test_a_short_name_is_explained_once(tmp_path: Path) -> None:
    text = "《某法》（下稱「本法」）公布。本法施行。\n\n## 壹、目的\n\n本法與本法。\n\n## 貳、其他\n\n本法。\n"
    files = site(
        tmp_path, text, "The Law of X (the “Law”). The Law.\n\n## I. Aim\n\nThe Law.\n\n## II. More\n\nThe Law.\n"
    )
    assert terms(files, "zh-hant/briefs/a/") == [("#def-1", "本法")]
    assert terms(files, "en/briefs/a/") == [("#def-1", "Law")]
    page = files["zh-hans/briefs/a/index.html"].decode()
    assert '<dd id="def-1">《某法》</dd>' in page


def test_the_glossary_has_four_columns_and_the_briefs_that_use_a_term(tmp_path: Path) -> None:
    files = whole_site(tmp_path, "人工智慧。\n", "AI.\n")
    page = documents(files, "https://example.org/kb/")["https://example.org/kb/zh-hans/glossary/"]
    entry = page.tree.get_element_by_id("artificial-intelligence")
    assert entry.xpath("string(th/a)") == "人工智能"
    assert [(cell.get("lang"), cell.text) for cell in entry.xpath("td[@lang]")] == [
        ("en", "artificial intelligence"),
        ("zh-Hant-TW", "人工智慧"),
        ("ja", "人工知能"),
    ]
    assert "使机器学习之技术。" in entry.text_content()
    assert "另见芯片。" in entry.text_content()
    assert entry.xpath(".//details[@class='glossary-briefs']//a/@href") == ["../briefs/a/"]


def test_a_site_without_terms_has_no_glossary(tmp_path: Path) -> None:
    files = build_content(write_content(tmp_path, {"briefs/a/en.md": brief_text("A.\n")}))
    assert [name for name in files if "glossary" in name] == ["schemas/glossary.json"]
    assert b"glossary/" not in files["en/index.html"]


def test_coverage_says_what_is_missing_behind_and_unreviewed(tmp_path: Path) -> None:
    source = "type: webpage\ntitle: X\nURL: https://example.org/x\naccessed: 2025-01-01\n"
    files = whole_site(
        tmp_path,
        "甲。[^1]\n\n[^1]: @x。\n",
        "A.[^1]\n\n[^1]: @x.\n",
        **{
            "sources/x.yaml": source,
            "briefs/b/en.md": brief_text("B.\n", "B"),
            "briefs/a/translation.json": '{"source": "zh-Hant", "translation": "en", "date": "2025-07-01", '
            '"blocks": [["p1", "舊。", "00"]]}',
        },
    )
    page = documents(files, "https://example.org/kb/")["https://example.org/kb/en/coverage/"]
    totals = {div.findtext("dt"): div.findtext("dd") for div in page.tree.xpath("//dl[@class='coverage-totals']/div")}
    assert totals == {
        "Briefs": "2",
        "Versions missing": "1",
        "Tentative": "0",
        "Fallen behind": "1",
        "Sources without archive": "1 / 1",
        "Terms unreviewed": "3 / 4",
    }
    assert b'"drifted": 1' in files["coverage.json"]
    assert b'"unarchived": [\n"x"\n]' in files["coverage.json"]


def test_a_translation_that_fell_behind_says_so_on_its_page_only(tmp_path: Path) -> None:
    record = '{"source": "zh-Hant", "translation": "en", "date": "2025-07-01", "blocks": [["p1", "舊。", "00"]]}'
    composed = whole_site(tmp_path / "composed", "甲。\n", "A.\n", **{"briefs/a/translation.json": record})
    # Where browsers compose it, both pages say what has changed, and the rows follow from the ids.
    assert [
        re.findall(r'<div class="prose"[^>]*>', composed[f"{lang}/briefs/a/index.html"].decode())
        for lang in ("en", "zh-hans")
    ] == [['<div class="prose" data-changed="p1">']] * 2
    assert '<a href="?parallel#p1">para. 1</a>' in composed["en/briefs/a/index.html"].decode()
    assert 'href="../briefs/a/?parallel"' in composed["en/coverage/index.html"].decode()
    files = whole_site(tmp_path, "甲。\n", "A.\n", **{"briefs/a/translation.json": record}, **WITH_PARALLEL_PAGES)
    english = files["en/briefs/a/index.html"].decode()
    assert "The original has changed since this translation was last checked (July 1, 2025):" in english
    assert '<a href="parallel/#p1">para. 1</a>' in english
    assert "2025年7月1日" not in files["zh-hant/briefs/a/index.html"].decode()
    assert "This paragraph has changed since it was translated." in files[
        "zh-hant/briefs/a/parallel/index.html"
    ].decode() or ("本段於翻譯後已有更動。" in files["zh-hant/briefs/a/parallel/index.html"].decode())


def test_the_terms_of_a_brief_are_known_whatever_is_marked(tmp_path: Path) -> None:
    content = {
        "glossary.yaml": GLOSSARY,
        "briefs/a/zh-Hant.md": brief_text("## 壹、晶片\n\n| 人工智慧 |\n| - |\n| 1 |\n"),
    }
    library = check_content(write_content(tmp_path, content)).library
    assert library is not None
    brief = library.briefs[BriefId("a"), ZH_HANT]
    assert brief.terms == ("artificial-intelligence", "chip")
    assert brief.explained == ()


@pytest.mark.parametrize(("lang", "said"), [("zh-Hant", "西元2024年"), ("en", "2024")])
def test_a_year_of_an_era_says_the_western_one(lang: str, said: str) -> None:
    html = read_body("依《[令和6年版情報通信白書]{lang=ja}》。", lang).html
    assert f'<time class="era" datetime="2024" title="{said}">令和6年</time>' in html
