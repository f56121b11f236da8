"""Who types a law and a provision sees a card first: law, standing, our paragraphs, official text."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from .places import EN, HANS, HANT, LONGEST, Language, brief, in_each_language
from .test_search import page_of

pytestmark = pytest.mark.browser

EURLEX = "https://eur-lex.europa.eu/eli/reg"
MOJ = "https://law.moj.gov.tw/LawClass"
EGOV = "https://laws.e-gov.go.jp/law"

GDPR, AI_ACT, PROMOTION = "GDPR", "Artificial Intelligence Act", "AI Promotion Act"
ASKED = {
    "GDPR 第6條": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "GDPR第6条": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "gdpr art. 6(1)(f)": (GDPR, "Article 6(1)", f"{EURLEX}/2016/679/art_6/oj"),
    "Article 6 of the GDPR": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "Art. 6 Abs. 1 DSGVO": (GDPR, "Article 6(1)", f"{EURLEX}/2016/679/art_6/oj"),
    "GDPR Articles 13-14": (GDPR, "Articles 13–14", f"{EURLEX}/2016/679/art_13/oj"),
    "Regulation (EU) 2016/679 art 6": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "規則第2016/679號第六條": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "一般資料保護規則第６條": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "通用数据保护条例第6条": (GDPR, "Article 6", f"{EURLEX}/2016/679/art_6/oj"),
    "Article 5 AI Act": (AI_ACT, "Article 5", f"{EURLEX}/2024/1689/art_5/oj"),
    "欧盟人工智能法案第5条": (AI_ACT, "Article 5", f"{EURLEX}/2024/1689/art_5/oj"),
    "AI推進法 第3条": (PROMOTION, "Article 3", f"{EGOV}/507AC0000000053#Mp-Ch_1-At_3"),
    "AI推进法第3条": (PROMOTION, "Article 3", f"{EGOV}/507AC0000000053#Mp-Ch_1-At_3"),
    "令和7年法律第五十三號第25條第2項": (PROMOTION, "Article 25(2)", f"{EGOV}/507AC0000000053#Mp-Ch_4-At_25-Pr_2"),
    "DPA 2018 s 3": ("Data Protection Act 2018", "Section 3", "https://www.legislation.gov.uk/ukpga/2018/12/section/3"),
    "个人资料保护法第41条": (
        "Personal Data Protection Act",
        "Article 41",
        "https://law.moj.gov.tw/ENG/LawClass/LawAll.aspx?pcode=I0050021",
    ),
    "UK GDPR Art 6": ("UK GDPR", "Article 6", "https://www.legislation.gov.uk/eur/2016/679/article/6"),
    "Regulation (EU) 2022/2065 art 14": ("Regulation (EU) 2022/2065", "Article 14", f"{EURLEX}/2022/2065/art_14/oj"),
    "日本民法第709條": ("民法", "Article 709", f"{EGOV}/129AC0000000089#Mp-Pa_3-Ch_5-At_709"),
    "§ 1030 CFAA": (
        "Computer Fraud and Abuse Act",
        "Section 1030",
        "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section1030",
    ),
    "18 U.S.C. § 1030(a)(2)": (
        "18 U.S.C. § 1030(a)(2)",
        "",
        "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section1030",
    ),
    "§ 823 BGB": ("§ 823 BGB", "", "https://www.gesetze-im-internet.de/bgb/__823.html"),
    "釋字第748號": ("釋字第748號", "", f"{MOJ}/ExContent.aspx?ty=C&CC=D&CNO=748"),
    "释字第748号": ("释字第748号", "", f"{MOJ}/ExContent.aspx?ty=C&CC=D&CNO=748"),
}
"""Queries with the name, provision and official address on the English card."""
ASKING = """async (queries) => {
    await briefsLoad.search();
    const {found} = await briefsLoad.provisions();
    const told = [];
    for (const query of queries) {
        const cards = await found(query);
        const said = (card, part) => card.querySelector(part)?.textContent ?? "";
        const official = (card) => card.querySelector(".official-text")?.href ?? "";
        const name = ".provision-title > :first-child";
        told.push(cards.map((card) => [said(card, name), said(card, ".provision-label"), official(card)]));
    }
    return told;
}"""


def cards_for(page: Page, queries: Sequence[str]) -> list[list[list[str]]]:
    """Return the cards for some queries: name, provision, official address of each."""
    return page.evaluate(ASKING, list(queries))  # type: ignore[no-any-return]


def card(page: Page) -> Locator:
    """Return the first card among the results."""
    return page.locator(".search-provisions .provision-card").first


def test_every_form_of_a_citation_is_understood(page: Page) -> None:
    page.goto(page_of(EN))
    told = dict(zip(ASKED, cards_for(page, list(ASKED)), strict=True))
    assert {query: tuple(cards[0]) if cards else () for query, cards in told.items()} == ASKED


@pytest.mark.parametrize("language", [HANT, HANS], ids=lambda language: language.folder)
def test_a_card_is_in_the_words_of_the_page(page: Page, language: Language) -> None:
    page.goto(page_of(language))
    told = cards_for(page, ["GDPR Art. 6(1)", "刑法第三百三十九條之四", "Sch 2 para 19 Data Protection Act 2018"])
    gdpr, penal, uk = (cards[0] for cards in told)
    article, unit = ("條", "項") if language is HANT else ("条", "款")
    assert gdpr[1] == f"第6{article}第1{unit}"
    assert penal == ["中華民國刑法", f"第339{article}之4", f"{MOJ}/LawSingle.aspx?pcode=C0000001&flno=339-4"]
    assert uk[1:] == [
        f"附表2第19{unit}",
        "https://www.legislation.gov.uk/ukpga/2018/12/schedule/2/paragraph/19",
    ]


def test_what_cites_no_known_law_has_no_card(page: Page) -> None:
    page.goto(page_of(EN))
    queries = ["AI", "windows 11", "Article 5 of it", "第3條 玉山", "rule 34", "2016/679", "semiconductor s 3"]
    told = dict(zip(queries, cards_for(page, queries), strict=True))
    assert {query: cards for query, cards in told.items() if cards} == {}


@in_each_language
def test_a_law_that_is_discussed_shows_its_paragraphs_first(page: Page, language: Language) -> None:
    page.goto(f"{page_of(language)}?q=AI推進法第25條")
    expect(card(page).locator(".sign-in-force .sign-shape")).to_have_text("●")
    expect(card(page).locator(".sign-text")).to_have_text("In force" if language is EN else "施行中")
    places = card(page).locator(".provision-places a")
    numbers = [int(re.sub(r"\D", "", text)) for text in places.all_text_contents()]
    assert len(numbers) == 4
    assert numbers == sorted(numbers)
    places.first.click()
    page.wait_for_url(f"**/{brief(language)}#p{numbers[0]}")


def test_a_law_of_which_nothing_is_said_offers_its_page_and_official_text(page: Page) -> None:
    page.goto(f"{page_of(HANT)}?q=GDPR 第83條")
    expect(card(page)).to_contain_text("本站尚無論及此條之簡報。")
    expect(card(page).get_by_role("link", name="本站法規頁")).to_have_attribute("href", re.compile("laws/eu-gdpr/$"))
    expect(page.locator(".search-status")).to_have_text("此外查無所輸入之字詞。")
    expect(page.locator(".search-offers")).to_be_empty()


def test_what_else_is_asked_is_searched_for_as_well(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=GDPR Article 6 zebra")
    expect(card(page)).to_contain_text("Article 6")
    expect(page.locator(".search-status")).to_have_text(re.compile("^Nothing has all of these"))
    expect(page.locator(".search-offers button").first).to_be_visible()


def test_an_article_of_no_law_lists_the_laws_that_have_one(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=第25條")
    link = card(page).locator(".provision-places a").first
    expect(link).to_have_text(PROMOTION)
    link.click()
    page.wait_for_url("**/laws/jp-ai-promotion-act/#art-25")


def test_the_dialog_shows_the_card_too_and_only_a_citation_fetches_what_it_needs(page: Page) -> None:
    page.goto(brief(EN, LONGEST))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("combobox")
    field.fill("artificial intelligence")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    assert not [url for url in asked if "provisions." in url or "/search/laws" in url]
    field.fill("Article 83 GDPR")
    expect(card(page)).to_contain_text("No brief here discusses it yet.")
    assert {url.partition("/search/")[2] for url in asked if "/search/laws" in url} == {"laws.js", "laws/eu-gdpr.js"}
    card(page).get_by_role("link", name="The law on this site").click()
    page.wait_for_url("**/laws/eu-gdpr/")
