"""A reader searches in any script, finds what is there and nothing else, and is led to the place."""

import random
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from briefs.publishing.search_files import search_documents
from briefs.searching.documents import Document
from tests.test_content import desk
from tests.units import units_of

from .places import DESK, EN, HANS, HANT, LONGEST, PHONE, Language, brief, in_each_language, in_each_window
from .test_axe import OPTIONS

pytestmark = pytest.mark.browser

ASK = """async ([queries, script]) => {
    const {search, passages} = briefsSearch;
    const found = [];
    for (const query of queries) {
        const {results, phrases} = await search(query, {equivalents: false});
        const sure = [];
        for (const result of results) {
            const told = await passages(result, phrases, script, 1);
            if (told?.found.length) sure.push(result.number);
        }
        found.push([results.map(({number}) => number).sort((a, b) => a - b), sure.sort((a, b) => a - b)]);
    }
    return found;
}"""


def page_of(language: Language) -> str:
    """Give the address of the search page."""
    return f"{language.folder}/search/"


def unit_string(text: str) -> str:
    """Write a text as searching sees it: units between bars, two bars where a mark stands between."""
    return "".join(("|" if unit.joined else "||") + unit.text for unit in units_of(text)) + "|"


def having(documents: tuple[Document, ...], query: str) -> list[int]:
    """Give the documents in which a query stands, by looking through all of their text."""
    units = units_of(query)
    is_open = len(units) == 1 and not units[0].is_cjk
    wanted = "|" + "|".join(unit.text for unit in units) + ("" if is_open else "|")
    found = []
    for number, document in enumerate(documents):
        passages = (*document.chinese, *document.latin)
        if any(wanted in unit_string(text) for p in passages for text in (p.text, p.derived) if text):
            found.append(number)
    return found


def random_queries(documents: tuple[Document, ...], count: int) -> list[str]:
    """Give substrings of two, three and four characters, and words, taken from the texts by a fixed chance."""
    chance = random.Random(20261122)
    texts = [t for d in documents for p in (*d.chinese, *d.latin) for t in (p.text, p.derived) if t]
    queries: list[str] = []
    while len(queries) < count:
        text = chance.choice(texts)
        units = units_of(text)
        length = chance.choice((2, 2, 3, 4, 6))
        if len(units) < length:
            continue
        at = chance.randrange(len(units) - length + 1)
        part = units[at : at + length]
        if all(unit.joined for unit in part[1:]):
            queries.append(f'"{text[part[0].start : part[-1].end]}"')
    return queries


@pytest.fixture
def searching(page: Page) -> Page:
    """Give a search page whose index is loaded."""
    page.goto(f"{page_of(HANT)}?q=x")
    page.wait_for_function("globalThis.briefsSearch?.state?.start")
    return page


@pytest.mark.parametrize("script", ["hant", "hans"])
def test_everything_that_is_there_is_found_and_nothing_else(searching: Page, script: str) -> None:
    documents = search_documents(desk())
    queries = random_queries(documents, 120)
    answers: list[Any] = searching.evaluate(ASK, [queries, script])
    for query, (near, sure) in zip(queries, answers, strict=True):
        truth = having(documents, query)
        assert set(truth) <= set(near), query
        assert sure == truth, query
    told, true = (sum(len(answer[which]) for answer in answers) for which in (0, 1))
    assert true / told >= 0.99


@pytest.mark.parametrize(
    "forms",
    [
        ("研究開發", "研究开发", "研究開発"),
        ("第25條", "第25条", "第 25 條", "第２５條"),
        ("令和7年法律第53號", "令和7年法律第53号"),
        ("臺灣", "台灣", "台湾"),
        ("GDPR", "gdpr", "ＧＤＰＲ"),
    ],
)
def test_every_form_of_a_word_finds_the_same(searching: Page, forms: tuple[str, ...]) -> None:
    answers: list[Any] = searching.evaluate(ASK, [list(forms), "hant"])
    assert all(sure == answers[0][1] for _, sure in answers)


@pytest.mark.parametrize(
    ("query", "also"),
    [
        ("人工智慧", "人工知能"),
        ("人工智能", "人工智慧"),
        ("AI", "人工智慧"),
        ("晶片", "芯片"),
        ("supply chain", "供應鏈"),
    ],
)
def test_equivalents_of_the_glossary_are_searched_for_and_can_be_turned_off(page: Page, query: str, also: str) -> None:
    page.goto(f"{page_of(HANT)}?q={query}")
    expect(page.locator(".search-also")).to_contain_text(also)
    many = int(re.sub(r"\D", "", page.locator(".search-status").text_content() or "0"))
    page.get_by_role("button", name="只搜尋所輸入之字詞").click()
    expect(page.get_by_role("button", name="一併搜尋同義用語")).to_be_visible()
    fewer = int(re.sub(r"\D", "", page.locator(".search-status").text_content() or "0"))
    assert 0 < fewer <= many


@in_each_language
@in_each_window(DESK, PHONE)
def test_the_slash_opens_and_enter_leads_to_the_place(page: Page, language: Language, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(f"{language.folder}/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("垂直分工" if language != EN else "vertical division")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("search-"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{brief(language)}#p*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_escape_closes_and_the_focus_comes_back(page: Page) -> None:
    page.goto(brief(HANT))
    page.locator(".search-link").focus()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".search-link")).to_be_focused()
    page.keyboard.type("k/")
    expect(page.get_by_role("combobox")).to_have_value("")


def test_nothing_is_searched_while_a_character_is_composed(page: Page) -> None:
    page.goto(page_of(HANT))
    box = page.get_by_role("combobox")
    box.focus()
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "ㄐㄧㄥ", "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(400)
    expect(page.locator(".search-status")).to_have_text("")
    client.send("Input.insertText", {"text": "晶片"})
    expect(page.locator(".search-status")).not_to_have_text("")


def test_the_address_keeps_the_query_and_the_facets(page: Page) -> None:
    page.goto(page_of(EN))
    page.get_by_role("combobox").fill("research")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("Brief")).check()
    page.wait_for_url("**/search/?q=research&kind=brief")
    expect(page.locator(".search-facts").filter(has_text="Source")).to_have_count(0)
    before = page.locator(".search-status").text_content()
    page.get_by_role("option").first.click()
    page.wait_for_url("**/briefs/**")
    page.go_back()
    expect(page.locator(".search-status")).to_have_text(before or "")
    expect(page.get_by_role("combobox")).to_have_value("research")


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "'; --", "%00", "\\", "[[]]"]
)
def test_a_query_is_only_ever_text(page: Page, query: str) -> None:
    page.goto(page_of(EN))
    page.get_by_role("combobox").fill(query)
    expect(page.locator(".search-status")).not_to_have_text("")
    assert page.locator("main img, main script").count() == 0


def test_words_that_exclude_and_phrases(searching: Page) -> None:
    answers: list[Any] = searching.evaluate(
        ASK, [["歐盟", "歐盟 -晶片", "歐盟 晶片", '"supply chain"', "supply chain"], "hant"]
    )
    every, without, both, phrase, words = (set(sure) for _, sure in answers)
    assert without
    assert both
    assert not without & both
    assert without | both == every
    assert phrase <= words


def test_nothing_found_says_so(page: Page) -> None:
    page.goto(f"{page_of(HANS)}?q=不存在的字词")
    expect(page.locator(".search-status")).to_have_text("查无「不存在的字词」。请减少字词，或只输入其中一部分。")


@in_each_language
def test_axe_finds_nothing_on_the_search_page(page: Page, language: Language) -> None:
    page.goto(f"{page_of(language)}?q=AI")
    expect(page.get_by_role("option").first).to_be_visible()
    page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options)", OPTIONS)["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_the_result_is_in_the_readers_language_and_says_where_the_words_stand(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=垂直分工")
    option = page.get_by_role("option").first
    expect(option.locator(".search-lang")).to_have_text("繁")
    expect(option).to_have_attribute("href", re.compile(f"en/briefs/{LONGEST}/#p"))


def test_the_words_are_marked_where_the_result_leads_and_stepped_through(page: Page) -> None:
    page.goto(f"{page_of(HANS)}?q=附带决议")
    page.get_by_role("option").filter(has_text="2025-06-25").first.click()
    page.wait_for_url("**/briefs/**")
    bar = page.locator(".found-bar")
    expect(bar).to_be_visible()
    many = page.evaluate("CSS.highlights.get('found').size")
    assert many >= 8
    first = page.evaluate("[...CSS.highlights.get('found-here')][0].toString()")
    assert first == "附带决议"
    expect(bar.get_by_role("status")).to_have_text(re.compile(f"^\\d+ / {many}$"))
    before = bar.get_by_role("status").text_content()
    bar.get_by_role("button", name="下一处").click()
    expect(bar.get_by_role("status")).not_to_have_text(before or "")
    bar.get_by_role("button", name="关闭").click()
    expect(bar).to_have_count(0)
    page.reload()
    page.wait_for_timeout(300)
    expect(bar).to_have_count(0)
