"""The headnote of a brief: what it holds, whom it concerns, and the days to know, wherever that is shown."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from briefs.language.languages import EN, ZH_HANS, ZH_HANT
from briefs.model.brief import Brief, BriefId
from briefs.publishing.files.preview_files import part_of
from briefs.publishing.files.search_files import brief_document
from briefs.reading.files.yaml_text import read_yaml
from tests.pages import documents, file_at
from tests.support import (
    BASE,
    WITH_PARALLEL_PAGES,
    build_content,
    build_some,
    check_content,
    shown,
    write_content,
)

ZH = """\
points:
  - 人工智慧法第7條規定，企業應配合（第8條亦同）。
  - "本法（人工知能関連技術の研究開発及び活用の推進に関する法律）共12條。"
  - 網路**服務**自2025年9月1日起受規範。
affects: [網路服務業者]
dates:
  - {date: 2025-09-01, what: 全面施行}
  - {date: "2025", what: 訂定計畫}
  - {date: 2025-06-04, what: 公布}
"""
ENGLISH = """\
points:
  - Under Article 7 of the AI Act businesses must cooperate (Article 8 likewise).
  - "The Act (人工知能関連技術の研究開発及び活用の推進に関する法律) has 12 articles."
  - Network **services** are covered from September 1, 2025.
affects: [Providers of network services]
dates:
  - {date: 2025-06-04, what: Promulgated}
  - {date: 2025-09-01, what: In force in full}
  - {date: "2025", what: A plan is drawn up}
"""


def brief(headnote: str, body: str = "內文。", **keys: str) -> str:
    """Return a whole file with a headnote."""
    rest = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return (
        "---\ntitle: 標題\ndescription: 摘要。\ndate: 2025-06-25\ntopics: [ai]\njurisdictions: [JP]\n"
        f"instruments: [jp-ai-act]\n{rest}{headnote}---\n{body}\n"
    )


def files(zh: str = ZH, en: str = ENGLISH, body: str = "內文。") -> dict[str, str | bytes]:
    """Return a brief in two languages, and another that links to it."""
    return {
        "briefs/a/zh-Hant.md": brief(zh, body),
        "briefs/a/en.md": brief(en, "Text."),
        "briefs/b/zh-Hant.md": brief("", "見[另篇](../a/zh-Hant.md)。"),
    }


def told(folder: Path, zh: str = ZH, en: str = ENGLISH) -> list[str]:
    """Return what is told of headnotes."""
    found = shown(check_content(write_content(folder / "content", files(zh, en))).diagnostics)
    return [line for line in found.splitlines() if re.search(r"headnote|field\.|link\.|law\.prov|text\.|yaml", line)]


def texts(folder: Path, zh: str = ZH) -> dict[str, Brief]:
    """Return the versions of the brief."""
    library = check_content(write_content(folder / "content", files(zh))).library
    assert library is not None
    return {lang: library.briefs[BriefId("a"), lang] for lang in (ZH_HANT, EN, ZH_HANS)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_content(write_content(tmp_path_factory.mktemp("headnotes"), {**files(), **WITH_PARALLEL_PAGES}))


def test_a_sound_headnote_is_told_nothing(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_points_lead_to_provisions_as_the_text_does(tmp_path: Path) -> None:
    found = texts(tmp_path)
    for lang in (ZH_HANT, EN, ZH_HANS):
        point = found[lang].headnote[0]
        assert [(one.law, one.number) for one in point.provisions] == [("jp-ai-act", "7"), ("jp-ai-act", "8")]
        assert re.findall(r"laws/jp-ai-act/#(art-\d)", point.html) == ["art-7", "art-8"]
    assert found[ZH_HANT].provisions == (), "nothing of the text is changed"


def test_the_derived_script_is_derived_and_japanese_is_kept(tmp_path: Path) -> None:
    found = texts(tmp_path)[ZH_HANS]
    assert found.headnote[2].html == "网路<strong>服务</strong>自2025年9月1日起受规范。"
    assert "人工知能関連技術の研究開発及び活用の推進に関する法律" in found.front_matter.points[1]
    assert '<span lang="ja">' in found.headnote[1].html
    assert found.front_matter.points[2] == "网路服务自2025年9月1日起受规范。"
    assert found.front_matter.affects == ("网路服务业者",)
    assert [day.what for day in found.front_matter.dates] == ["全面施行", "订定计划", "公布"]


def test_what_is_given_by_hand_for_a_script_is_taken(tmp_path: Path) -> None:
    zh = ZH.replace("網路**服務**", "-{zh-hant:網路;zh-hans:网络}-服務").replace("網路服務業者", "'-{乾隆}-'")
    found = texts(tmp_path, zh)
    assert found[ZH_HANT].headnote[2].html == "網路服務自2025年9月1日起受規範。"
    assert found[ZH_HANS].headnote[2].html == "网络服务自2025年9月1日起受规范。"
    assert found[ZH_HANT].front_matter.affects == found[ZH_HANS].front_matter.affects == ("乾隆",)


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("甲[^1]。", "9:6: error: a note can't stand in a point of the headnote [headnote.mark]"),
        ("甲^[註一。]。", "9:6: error: a note can't stand in a point of the headnote [headnote.mark]"),
        ("甲 @cao，頁3。", "9:7: error: a note can't stand in a point of the headnote [headnote.mark]"),
        ("甲![圖](map.png)。", "9:6: error: a picture can't stand in a point of the headnote [headnote.mark]"),
        ("見[[b]]。", "9:6: error: the title of a brief can't be filled in here [headnote.mark]"),
        ("見[另篇](../c/)。", "9:11: error: there is no briefs/c [link.brief]"),
        ("見[另篇](javascript:x)。", "9:11: error: a link of this kind is not allowed: javascript:x [link.scheme]"),
        ("依[第5條]{law=no art=5}。", "9:5: error: there is no law no [law.provision]"),
        ("甲<b>乙</b>。", "9:6: warning: <b… is shown as text [html.shown]"),
    ],
)
def test_what_a_point_cannot_hold_is_told_where_it_stands(point: str, said: str, tmp_path: Path) -> None:
    zh = ZH.replace("網路**服務**自2025年9月1日起受規範。", "丙，2025年9月1日。")
    zh = zh.replace("人工智慧法第7條規定，企業應配合（第8條亦同）。", point)
    found = shown(check_content(write_content(tmp_path / "content", files(zh))).diagnostics)
    assert f"content/briefs/a/zh-Hant.md:{said}" in found


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("points:\n  - 甲。\n  - >-\n    乙乙乙\n    見[另篇](../c/)。\n  - 丙。\n", 12),
        ("points: [甲。, 乙。, '見[另篇](../c/)。']\n", 8),
        ("points:\n- 甲。\n- 乙。\n-\n  見[另篇](../c/)。\n", 12),
        ("points:\n  - 甲。\n  - 乙。\n  - 見[另篇](../c/)。\n  # 末\n", 11),
    ],
)
def test_places_are_those_of_the_file_however_yaml_is_written(written: str, line: int, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": brief(written)})
    (fault,) = [one for one in check_content(content).diagnostics if one.code.value == "link.brief"]
    assert fault.line == line


def test_three_to_five_points_of_one_sentence(tmp_path: Path) -> None:
    two = "points:\n  - 甲。\n  - 乙。\n"
    six = "points:\n" + "  - 甲。\n" * 6
    long = f"points:\n  - {'甲' * 130}。\n  - 甲。乙。\n  - 丙。\n"
    assert [line.split(" → ")[0] for line in told(tmp_path / "1", two, two)] == [
        f"content/briefs/a/{lang}.md:8:1: warning: the headnote has 2 points [headnote.form]"
        for lang in ("en", "zh-Hant")
    ]
    assert "the headnote has 6 points" in told(tmp_path / "2", six, six)[0]
    assert [line.split(" → ")[0] for line in told(tmp_path / "3", long, "parity: 節譯\n")] == [
        "content/briefs/a/zh-Hant.md:9:5: warning: the point has 131 characters [headnote.form]",
        "content/briefs/a/zh-Hant.md:10:5: warning: the point has more than one sentence [headnote.form]",
    ]


def test_a_language_without_a_headnote_is_told_once(tmp_path: Path) -> None:
    (line,) = told(tmp_path, ZH, "")
    assert "en.md:2:1: warning: zh-Hant.md has a headnote, en.md has none [parity.headnote]" in line


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "  - Network **services** are covered from September 1, 2025.\n",
            "",
            "`points` has 2, in zh-Hant.md it has 3",
        ),
        ("affects: [Providers of network services]", "affects: [A, B]", "`affects` has 2, in zh-Hant.md it has 1"),
        ("(Article 8 likewise)", "(Article 9 likewise)", "not name the same provisions as in zh-Hant.md: 8"),
        ("(Article 8 likewise)", "likewise", "not name the same provisions as in zh-Hant.md: 8"),
        ("12 articles", "13 articles", "13 stands in this point, but not in that of zh-Hant.md"),
        ("12 articles", "28 articles", "12 stands in this point, but not in that of en.md"),
        ("2025-06-04, what", "2025-06-05, what", "`dates`: 2025-06-04 stands in one of the languages only"),
    ],
)
def test_the_languages_say_the_same(before: str, after: str, said: str, tmp_path: Path) -> None:
    assert before in ENGLISH
    found = told(tmp_path / "1", ZH, ENGLISH.replace(before, after))
    assert any(said in line and "[parity.headnote]" in line for line in found), found
    assert all(
        "parity" not in line for line in told(tmp_path / "2", f"parity: 節譯\n{ZH}", ENGLISH.replace(before, after))
    )


def test_a_date_that_is_none_refuses_the_build(tmp_path: Path) -> None:
    found = told(tmp_path, ZH.replace("2025-06-04", "2025-02-30"))
    assert any("zh-Hant.md" in line and "error" in line and "[field.date]" in line for line in found), found


def test_the_page_shows_it_under_the_summary_with_its_dates_in_order(site: dict[str, bytes]) -> None:
    for lang in ("zh-hant", "zh-hans", "en"):
        page = documents(site, "https://example.org/kb/")[f"https://example.org/kb/{lang}/briefs/a/"]
        box = "//details[@class='headnote']"
        assert page.all(f"{box}//ol/li/@id") == ["headnote-1", "headnote-2", "headnote-3"]
        assert page.all(f"{box}//time/@datetime") == ["2025-06-04", "2025-09-01", "2025"]
        order = page.all(f"(//p[@class='summary'] | {box} | //div[@class='prose'])/@class")
        assert order == ["summary", "headnote", "prose"]
    assert 'class="headnote"' not in site["zh-hant/briefs/b/index.html"].decode()


def test_a_provision_that_only_a_point_names_has_a_place_on_the_page_of_its_law(tmp_path: Path) -> None:
    site = build_some(write_content(tmp_path, files(body="人工智慧法第7條規定配合義務。")), "jp-ai-act")
    law = site["zh-hant/laws/jp-ai-act/index.html"].decode()
    assert 'id="art-7"' in law
    assert 'id="art-8"' in law
    assert "briefs/a/#headnote-1" in law
    assert law.count("#headnote-1") == 1, "what the text discusses is told once"


def test_feeds_metadata_lists_cards_and_the_twin_have_the_points(site: dict[str, bytes]) -> None:
    point = "網路服務自2025年9月1日起受規範。"
    feed = site["zh-hant/feed.xml"].decode()
    assert f"<li>{point}</li>" in feed
    assert "<summary>摘要。</summary>" in feed
    page = site["zh-hant/briefs/a/index.html"].decode()
    graph = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    report = next(one for one in graph["@graph"] if one["@type"] == "Report")
    assert report["abstract"].split("\n")[2] == point
    assert report["description"] == "摘要。"
    entries = json.loads(site["briefs.json"])["briefs"]
    assert next(one for one in entries if one["id"] == "a")["versions"]["zh-Hant-TW"]["points"][2] == point
    script = site[f"search/previews/{part_of('briefs/a')}.js"].decode()
    links = json.loads(script.removeprefix("briefsPreviews(").removesuffix(");\n"))
    assert links["zh-Hant-TW"]["briefs/a"][3][2] == point
    twin = site["zh-hant/briefs/a/index.md"].decode()
    assert "\n## 要點\n" in twin
    assert "3. 網路**服務**自2025年9月1日起受規範。" in twin
    assert re.search(r"\| *2025年6月4日 *\| *公布 *\|", twin), twin


def test_search_finds_its_words_and_leads_to_the_point(tmp_path: Path) -> None:
    site = check_content(write_content(tmp_path, files())).site
    document = brief_document(site, BriefId("a"))
    found = {one.text: (one.anchor, one.derived) for one in (*document.chinese, *document.latin)}
    assert found["網路服務自2025年9月1日起受規範。"] == ("headnote-3", "网路服务自2025年9月1日起受规范。")
    assert found["網路服務業者"] == ("brief-headnote", "网路服务业者")
    assert found["2025年9月1日 全面施行"][0] == "brief-headnote"
    assert found["Providers of network services"] == ("brief-headnote", "")


@pytest.mark.parametrize("lang", [ZH_HANT, EN])
def test_word_has_it_in_styles_of_its_own_and_an_import_knows_it_again(lang: str, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", files())
    run = CliRunner().invoke
    options = ["--content", str(content), "--no-cache"]
    assert run(cli, ["export", "a", "--lang", lang, "--out", str(tmp_path), *options]).exit_code == 0
    fresh = write_content(tmp_path / "fresh/content", {**BASE})
    word = tmp_path / f"a.{lang}.docx"
    back = ["--lang", lang, "--topic", "ai", "--jurisdiction", "JP", "--content", str(fresh)]
    ended = run(cli, ["import", str(word), "again", *back])
    assert ended.exit_code == 0, ended.output
    text = (fresh / f"briefs/again/{lang}.md").read_text(encoding="utf-8")
    head, body = text.split("---\n")[1:3]
    found = read_yaml(head, "x").value
    first = content / f"briefs/a/{lang}.md"
    wanted = read_yaml(first.read_text(encoding="utf-8").split("---\n")[1], "x").value
    assert found["affects"] == wanted["affects"]
    assert sorted(map(str, found["dates"])) == sorted(map(str, wanted["dates"]))  # type: ignore[call-overload]
    assert found["points"][2] == wanted["points"][2]  # type: ignore[index,call-overload]
    assert "headnote" not in body.lower()
    assert not re.search("網路|etwork", body)


def test_pdf_and_epub_have_it_before_the_text(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", files())
    for kind in ("epub", "pdf"):
        ended = CliRunner().invoke(
            cli, ["export", "a", "--to", kind, "--content", str(content), "--out", str(tmp_path), "--no-cache"]
        )
        assert ended.exit_code == 0, ended.output
        assert (tmp_path / f"a.zh-Hant.{kind}").stat().st_size > 0


def test_the_page_of_both_languages_has_them_side_by_side(site: dict[str, bytes]) -> None:
    base = "https://example.org/kb/"
    pages = documents(site, base)
    point = {lang: pages[f"{base}{lang}/briefs/a/"].said("//li[@id='headnote-1']")[0] for lang in ("zh-hant", "en")}
    for lang, other in (("zh-hant", "en"), ("en", "zh-hant")):
        page = pages[f"{base}{lang}/briefs/a/parallel/"]
        rows = page.tree.xpath("//div[contains(@class, 'rows')]/div[contains(@class, 'row')]/div/..")
        said = [[" ".join(cell.text_content().split()) for cell in row.xpath("./div")] for row in rows]
        names = {"zh-hant": "要點", "en": "Key points"}
        assert said[0] == [names[lang], names[other]]
        assert said[1] == [point[lang], point[other]]
        assert page.all("//div[starts-with(@id, 'headnote-')]/@id") == ["headnote-1", "headnote-2", "headnote-3"]
        days = {"zh-hant": "2025年6月4日：公布", "en": "June 4, 2025: Promulgated"}
        assert [days[lang], days[other]] in said
        assert page.said("//*[@id='headnote-3']//strong") == [
            {"zh-hant": "服務", "en": "services"}[one] for one in (lang, other)
        ]
        # What a point leads to is found from this page as well.
        links = [urljoin(page.url, href) for href in page.all("//div[@id='headnote-1']//a/@href")]
        assert len(links) >= 2
        assert all(file_at(site, base, link.partition("#")[0]) for link in links), links


def test_a_point_that_one_language_lacks_has_a_gap_beside_it(tmp_path: Path) -> None:
    fewer = ENGLISH.replace(
        '  - "The Act (人工知能関連技術の研究開発及び活用の推進に関する法律) has 12 articles."\n', ""
    )
    made = build_some(write_content(tmp_path, {**files(en=fewer), **WITH_PARALLEL_PAGES}), "a")
    page = documents(made, "https://example.org/kb/")["https://example.org/kb/zh-hant/briefs/a/parallel/"]
    assert len(page.tree.xpath("//div[@id='headnote-3']/div[contains(@class, 'gap')]")) == 1
