"""The page of a law: where it stands first, then what happened, its provisions, and who else speaks of it."""

from pathlib import Path

import pytest

from briefs.language.languages import EN
from briefs.library.laws import Mentions
from briefs.model.brief import BriefId
from briefs.publishing.components.provision_parts import place_name
from briefs.questions.law_queries import MOST_MENTIONS
from tests.pages import Document, documents
from tests.support import TEMPLATES, brief_text, build_content, check_content, remade, write_content

BASE = "https://example.org/kb/"
TODAY = "2026-11-29"
LAW = """\
jurisdiction: EU
kind: regulation
names: {zh-Hant: 資料法, en: Data Act}
identifiers: {eli: "http://data.europa.eu/eli/reg/2016/679/oj"}
events:
  - {date: 2024-08-01, kind: in-force, url: "https://example.org/"}
  - {date: 2025-02-02, kind: applies, url: "https://example.org/", changed: [art-5, art-28-to-39]}
  - {date: 2099-08-02, kind: applies, url: "https://example.org/"}
"""
ABOUT = "instruments: [data]\ntopics:"
FILES = {
    "instruments/data.yaml": LAW,
    "instruments/jp-ai-act.yaml": "jurisdiction: JP\nkind: act\nnames: {zh-Hant: 智慧法, en: AI Act}\n"
    "status: in-force\nchecked: 2026-01-01\n",
    "briefs/about/en.md": brief_text("It is new. The Data Act is long.", "About").replace("topics:", ABOUT, 1),
    "briefs/discusses/en.md": brief_text("Under Article 5 of the Data Act it may.", "Discusses"),
    "briefs/names/en.md": brief_text("## The Data Act\n\nFirst this. Some call it the Data Act. Then that.", "Names"),
    "briefs/names/zh-Hant.md": brief_text("先是這樣。又有資料法。後來如此。", "提及"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    return documents(build_content(write_content(tmp_path_factory.mktemp("kb"), FILES), today=TODAY), BASE)


def test_where_it_stands_comes_first_and_what_it_is_called_elsewhere_last(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/laws/data/"]
    assert page.said("//main//h2") == [
        "History",
        "Provisions discussed",
        "Briefs on it",
        "Mentioned in",
        "Names and identifiers",
    ]
    head = page.said("//header[@class='list-header']")[0]
    assert head.index("In force in part") < head.index("Open the official text") < head.index("Calendar")


def test_an_event_says_what_it_changed_and_what_is_still_to_come(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/laws/data/"]
    assert page.said("//ol[@class='events']/li") == [
        "August 1, 2024 Entered into force example.org",
        "February 2, 2025 Began to apply Article 5, Articles 28–39 example.org",
        "August 2, 2099 Begins to apply still to come example.org",
    ]
    assert page.all("//li[@class='coming']/@id") == ["event-3"]
    # To what briefs say of it where some do, else to its text.
    assert page.all("//span[@class='event-changed']/a/@href") == [
        "#art-5",
        "https://eur-lex.europa.eu/eli/reg/2016/679/art_28/oj",
    ]


def test_provisions_are_a_table_with_what_briefs_say_of_each(pages: dict[str, Document]) -> None:
    page = pages[f"{BASE}en/laws/data/"]
    assert page.said("//table[@class='provision-table']//tr") == [
        "ProvisionWhat the briefs say",
        "Article 5 Official text Discusses June 25, 2025 para. 1 Under Article 5 of the Data Act it may.",
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Names June 25, 2025 para. 1 Some call it the Data Act."),
        ("zh-hant", "提及 2025年6月25日 段1 又有資料法。"),
        ("zh-hans", "提及 2025年6月25日 段1 又有资料法。"),
    ],
)
def test_briefs_that_only_name_it_are_quoted(pages: dict[str, Document], lang: str, said: str) -> None:
    page = pages[f"{BASE}{lang}/laws/data/"]
    assert page.said("//section[@aria-labelledby='mentions']//li") == [said]


def test_policies_are_mentioned_by_name_and_no_provision_beside_them_is_theirs(tmp_path: Path) -> None:
    policy = "jurisdiction: EU\nkind: programme\nnames: {zh-Hant: 地平線計畫, en: Horizon Programme}\n"
    text = brief_text("It is funded by the Horizon Programme (Article 5). The Horizon Programme ended.")
    files = {"instruments/horizon.yaml": policy, "instruments/data.yaml": LAW, "briefs/a/en.md": text}
    pages = documents(build_content(write_content(tmp_path, files), today=TODAY), BASE)
    assert pages[f"{BASE}en/briefs/a/"].all("//article//a[contains(@href, 'laws/')]/@href") == ["../../laws/horizon/"]
    law = pages[f"{BASE}en/laws/horizon/"]
    assert law.said("//section[@aria-labelledby='mentions']//q") == [
        "It is funded by the Horizon Programme (Article 5)."
    ]
    assert law.all("//table[@class='provision-table']") == []


def test_of_many_mentions_the_newest_are_quoted_and_the_others_counted(tmp_path: Path) -> None:
    files = {
        f"briefs/b{n:02}/en.md": brief_text("By the Data Act.").replace("2025-06-25", f"20{n + 10:02}-01-01")
        for n in range(MOST_MENTIONS + 2)
    }
    laws = check_content(write_content(tmp_path, {"instruments/data.yaml": LAW, **files}), today="2100").site.laws
    found = laws.mentions["data"]
    assert isinstance(found, Mentions)
    assert found.more == 2
    assert [place.brief for place in found.places][:2] == [BriefId("b31"), BriefId("b30")]


def test_an_edit_of_a_brief_makes_no_law_again_of_which_it_says_the_same(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", FILES)
    assert remade(content, tmp_path)["law_in"] == 6
    write_content(content, {"briefs/names/en.md": FILES["briefs/names/en.md"] + "\nMore words.\n"}, base=False)
    made = remade(content, tmp_path)
    assert made["brief_in"] > 0
    feeds = ("law_feed_in", "topic_feed_in", "jurisdiction_feed_in", "timeline_feed_in")
    kinds = ("law_in", "laws_in", "index_in", *feeds)
    assert [kind for kind in kinds if kind in made] == []
    other = FILES["briefs/names/en.md"].replace("Some call it", "Few call it")
    write_content(content, {"briefs/names/en.md": other}, base=False)
    # The page of the law that it names, in each language, and of no other.
    assert remade(content, tmp_path)["law_in"] == 3


def test_a_place_is_named_by_what_it_is() -> None:
    words = TEMPLATES.words[EN]
    anchors = ("p9", "p-aim", "p3f2a", "headnote-2", "fn-3", "table-1", "figure-12", "funding")
    said = ["para. 9", "para. aim", "para. 3f2a", "Key point 2", "Note 3", "Table 1", "Figure 12", "funding"]
    assert [place_name(words, anchor) for anchor in anchors] == said


NOTED = {
    "instruments/data.yaml": LAW,
    "instruments/jp-ai-act.yaml": FILES["instruments/jp-ai-act.yaml"],
    "sources/report.yaml": "type: report\ntitle: Report\nlanguage: en\nissued: 2024-01-02\n",
    "briefs/notes/en.md": brief_text(
        "Much is new here.[^1] It goes on.[^2] It ends, says Article 9 of the Data Act.[^3]\n\n"
        "| What | Where |\n|---|---|\n| Fines | Article 40 of the Data Act |\n\nTable: Rules of the AI Act\n\n"
        "[^1]: See Article 7 of the Data Act.\n\n"
        "[^2]: Nothing yet. Whoever holds data must share them by Article 8 of the Data Act, says @report. It ends.\n\n"
        "[^3]: Data Act, Article 9.\n",
        "Notes",
    ),
    "briefs/notes/zh-Hant.md": brief_text(
        "此處多有新意[^1]。其後尚有[^2]。\n\n[^1]: 參見資料法第7條。\n\n"
        "[^2]: 持有者依資料法第8條應分享資料。智慧法就研究機構亦有相同規定。\n",
        "註解",
    ),
}


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    return documents(build_content(write_content(tmp_path_factory.mktemp("kb"), NOTED), today=TODAY), BASE)


def test_notes_and_tables_are_quoted_where_they_speak_of_a_provision(noted: dict[str, Document]) -> None:
    page = noted[f"{BASE}en/laws/data/"]
    said = page.said("//table[@class='provision-table']/tbody/tr")
    date = "Official text Notes June 25, 2025"
    assert said == [
        # What only cites is quoted by the sentence that calls it, unless that stands there already.
        f"Article 7 {date} Note 1 Much is new here.",
        f"Article 8 {date} Note 2 Whoever holds data must share them by Article 8 of the Data Act, says ….",
        f"Article 9 {date} para. 1 It ends, says Article 9 of the Data Act.",
        f"Article 40 {date} Table 1 Fines | Article 40 of the Data Act",
    ]
    links = page.all("//table[@class='provision-table']//a[@class='citing-note']/@href")
    assert links[0].endswith("briefs/notes/#fn-1")
    # Each link to a provision leads to a place that is there.
    brief = noted[f"{BASE}en/briefs/notes/"]
    anchors = {href.partition("#")[2] for href in brief.all("//a[contains(@href, 'laws/data/#')]/@href")}
    assert anchors == {"art-7", "art-8", "art-9", "art-40"} == set(page.all("//tr[@class='provision-entry']/@id"))


def test_a_note_or_caption_that_names_a_law_of_which_the_text_says_nothing_is_quoted(
    noted: dict[str, Document],
) -> None:
    mentions = "//section[@aria-labelledby='mentions']//li"
    date = "Notes June 25, 2025"
    assert noted[f"{BASE}en/laws/jp-ai-act/"].said(mentions) == [f"{date} Table 1 Rules of the AI Act"]
    assert noted[f"{BASE}zh-hans/laws/jp-ai-act/"].said(mentions) == [
        "注解 2025年6月25日 注2 智慧法就研究机构亦有相同规定。"
    ]
    said = noted[f"{BASE}zh-hans/laws/data/"].said("//table[@class='provision-table']/tbody/tr//q")
    assert said[:2] == ["此处多有新意。", "持有者依资料法第8条应分享资料。"]


def test_what_only_notes_cite_is_no_subject(tmp_path: Path) -> None:
    text = brief_text("It is new.[^1]\n\n[^1]: Whoever holds data must share them by Article 8 of the Data Act.")
    site = check_content(write_content(tmp_path, {"instruments/data.yaml": LAW, "briefs/a/en.md": text})).site
    assert site.laws.speaking_of("data") == ()
    assert site.laws.on("ai") == ()
    assert [one.provision.anchor for one in site.laws.provisions["data"]] == ["art-8"]


TAIWAN = {
    "instruments/tw-pdpa.yaml": "jurisdiction: TW\nkind: act\nidentifiers: {pcode: I0050021}\n"
    "names: {zh-Hant: 個人資料保護法, en: Personal Data Protection Act}\n",
    "instruments/tw-rules.yaml": "jurisdiction: TW\nkind: act\nidentifiers: {pcode: A0000003}\n"
    "names: {zh-Hant: 憲法實施之準備程序, en: Procedure}\nstatus: in-force\nchecked: 2026-01-01\n",
    "briefs/a/en.md": brief_text("Under Article 5 of the Personal Data Protection Act it may.").replace(
        "topics:", "instruments: [tw-pdpa, tw-rules]\ntopics:", 1
    ),
    "jurisdictions.yaml": "TW: {zh-Hant: 臺灣, en: Taiwan}\nJP: {zh-Hant: 日本, en: Japan}\n",
}


def test_who_reads_english_is_led_to_the_english_text_of_a_law_of_taiwan_where_there_is_one(tmp_path: Path) -> None:
    pages = documents(build_content(write_content(tmp_path, TAIWAN), today=TODAY), BASE)
    official = "//header//a[@class='official-text']/@href"
    of_law, moj = "LawClass/LawAll.aspx?pcode=", "https://law.moj.gov.tw"
    assert pages[f"{BASE}en/laws/tw-pdpa/"].all(official) == [f"{moj}/ENG/{of_law}I0050021"]
    assert pages[f"{BASE}zh-hant/laws/tw-pdpa/"].all(official) == [f"{moj}/{of_law}I0050021"]
    # The database has no English text of it.
    assert pages[f"{BASE}en/laws/tw-rules/"].all(official) == [f"{moj}/{of_law}A0000003"]
    row = "//tr[@class='provision-entry']//a[@class='official-text']/@href"
    assert pages[f"{BASE}en/laws/tw-pdpa/"].all(row) == [f"{moj}/ENG/{of_law}I0050021"]
    assert pages[f"{BASE}zh-hant/laws/tw-pdpa/"].all(row) == [f"{moj}/LawClass/LawSingle.aspx?pcode=I0050021&flno=5"]
    links = set(pages[f"{BASE}en/briefs/a/"].links())
    assert {f"{moj}/ENG/{of_law}I0050021", f"{moj}/{of_law}A0000003"} <= links
