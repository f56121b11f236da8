"""A reader searches in any script, finds what is there and nothing else, and is led to the place."""

import random
import re
import shutil
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from briefs.build.pipeline import check
from briefs.build.session import Options, opened
from briefs.questions import searched_queries
from briefs.searching.documents import Document
from briefs.searching.segments import BLOCK
from tests.nights import rest_at_night
from tests.support import tools
from tests.units import having, units_of

from .places import (
    DESK,
    EN,
    HANS,
    HANT,
    LONGEST,
    PHONE,
    Language,
    brief,
    in_each_language,
    in_each_language_and_window,
    let_timers_go_off,
)
from .stage import Watch
from .test_axe import OPTIONS
from .waiting import until

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
    """Return the address of the search page."""
    return f"{language.folder}/search/"


@pytest.fixture(scope="module")
def numbered_documents(own_kb: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Document]:
    """Return the documents of the site by their numbers in the index."""
    kb = shutil.copytree(own_kb, tmp_path_factory.mktemp("documents") / "kb")
    found = {}
    with opened(Options(kb / "content"), tools(kb / ".briefs-cache")) as session:
        check(session)
        engine = session.engine
        engine.settle()
        for (name,) in engine.ask(searched_queries.blocks):
            for at, key in enumerate(engine.ask(searched_queries.block, name), start=int(name) * BLOCK):
                found[at] = searched_queries.document(engine.asking, *key)
    return found


def random_queries(documents: tuple[Document, ...], count: int) -> list[str]:
    """Return substrings of two, three and four characters, and words, taken from the texts by a fixed chance."""
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
    """Return a search page whose index is loaded."""
    page.goto(f"{page_of(HANT)}?q=x")
    until(page, "globalThis.briefsSearch?.state?.start")
    return page


@pytest.mark.parametrize(
    ("script", "many"),
    rest_at_night(
        product(["hant", "hans"], [15, 120]),
        by_day=lambda script, many: (script, many) == ("hant", 15),
        reason="all of the text is looked through for each query; by day for the first fifteen in one script",
        name=lambda script, many: f"{script}-{many}",
    ),
)
def test_everything_that_is_there_is_found_and_nothing_else(
    searching: Page, numbered_documents: dict[int, Document], script: str, many: int
) -> None:
    numbers, documents = zip(*sorted(numbered_documents.items()), strict=True)
    queries = random_queries(documents, many)
    answers: list[Any] = searching.evaluate(ASK, [queries, script])
    for query, (near, sure) in zip(queries, answers, strict=True):
        truth = [numbers[at] for at in having(documents, query)]
        assert set(truth) <= set(near), query
        assert sure == truth, query
    told, true = (sum(len(answer[which]) for answer in answers) for which in (0, 1))
    assert true / told >= 0.99


FORMS = [
    ("研究開發", "研究开发", "研究開発"),
    ("第25條", "第25条", "第 25 條", "第２５條"),
    ("令和7年法律第53號", "令和7年法律第53号"),
    ("臺灣", "台灣", "台湾"),
    ("GDPR", "gdpr", "ＧＤＰＲ"),
]


def test_every_form_of_a_word_finds_the_same(searching: Page) -> None:
    answers: list[Any] = searching.evaluate(ASK, [[form for forms in FORMS for form in forms], "hant"])
    found = iter(sure for _, sure in answers)
    alike = {forms: [next(found) for _ in forms] for forms in FORMS}
    assert {forms: found for forms, found in alike.items() if not all(one == found[0] for one in found)} == {}


def ask(page: Page, query: str) -> None:
    """Ask the open search page for something, and wait until it has an answer."""
    field = page.get_by_role("combobox")
    field.fill("")
    expect(page.locator(".search-status")).to_have_text("")
    field.fill(query)
    field.press("Enter")
    expect(page.locator(".search-status")).not_to_have_text("")


def test_equivalents_of_the_glossary_are_searched_for_and_can_be_turned_off(page: Page) -> None:
    page.goto(page_of(HANT))
    only, too = (page.get_by_role("button", name=name) for name in ("只搜尋所輸入之字詞", "一併搜尋同義用語"))
    for query, also in {
        "人工智慧": "人工知能",
        "人工智能": "人工智慧",
        "AI": "人工智慧",
        "晶片": "芯片",
        "supply chain": "供應鏈",
    }.items():
        ask(page, query)
        expect(page.locator(".search-also")).to_contain_text(also)
        many = int(re.sub(r"\D", "", page.locator(".search-status").text_content() or "0"))
        only.click()
        expect(too).to_be_visible()
        fewer = int(re.sub(r"\D", "", page.locator(".search-status").text_content() or "0"))
        assert 0 < fewer <= many, query
        too.click()
        expect(only).to_be_visible()


@in_each_language_and_window(DESK, PHONE)
def test_the_slash_opens_and_enter_leads_to_the_place(page: Page, language: Language, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(f"{language.folder}/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    # At once, as pasting does: results of half a word would take the choice away with them.
    page.keyboard.insert_text("垂直分工" if language != EN else "vertical division")
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
    let_timers_go_off(page, 400)
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


def test_a_query_is_only_ever_text(page: Page) -> None:
    page.goto(page_of(EN))
    for query in ("<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "'; --", "%00", "\\", "[[]]"):
        ask(page, query)
        assert page.locator("main img, main script").count() == 0, query


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
    expect(page.locator(".search-status")).to_have_text("查无“不存在的字词”。")


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
    page.get_by_role("option").filter(has=page.locator("time[datetime='2025-06-25']")).first.click()
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
    let_timers_go_off(page, 300)
    expect(bar).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "offers"),
    [
        (HANT, {"人工知慧": ["人工知能", "artificial intelligence"], "垂直分工協議書": ["垂直分工"]}),
        (EN, {"semiconducter": ["semiconductor", "半導體"], "chips zebra": ["chips"]}),
    ],
    ids=["zh-hant", "en"],
)
def test_where_nothing_is_found_what_comes_near_is_offered(
    page: Page, language: Language, offers: dict[str, list[str]]
) -> None:
    page.goto(page_of(language))
    offered = page.locator(".search-offers")
    for query, near in offers.items():
        ask(page, query)
        for word in near:
            expect(offered.get_by_role("button", name=word, exact=True)).to_be_visible()
        offered.get_by_role("button", name=near[0], exact=True).click()
        expect(page.get_by_role("combobox")).to_have_value(near[0])
        expect(page.get_by_role("option").first).to_be_visible()


@in_each_language
def test_words_stand_in_context_beside_what_the_other_language_says(page: Page, language: Language) -> None:
    page.goto(f"{page_of(language)}?q=" + ("supply chain" if language == EN else "供應鏈"))
    page.locator(".search-views").get_by_role("button").nth(1).click()
    page.wait_for_url("**view=context")
    first = page.locator(".search-context li").first
    expect(first.locator(".context-line mark")).to_have_text(
        {HANT: "供應鏈", HANS: "供应链", EN: re.compile("supply chains?")}[language]
    )
    expect(first.locator(".context-other mark").first).to_have_text(
        "供應鏈" if language == EN else re.compile("supply")
    )
    # A paragraph has one line, and says where it has the words several times; the places are counted together.
    until(
        page,
        "[...document.querySelectorAll('.search-context li')].reduce((sum, line) => sum"
        " + Number(line.querySelector('.context-many')?.textContent.slice(1) ?? 1), 0)"
        " === Number.parseInt(document.querySelector('.search-status').textContent)",
    )
    shown = page.locator(".search-context li").count()
    middles = page.evaluate(
        "[...document.querySelectorAll('.context-line mark')].map((mark) => {"
        "const {left, width} = mark.getBoundingClientRect(); return Math.round(left + width / 2); })"
    )
    assert max(middles) - min(middles) <= 1
    first.locator(".context-line").click()
    page.wait_for_url("**/briefs/**")
    page.go_back()
    expect(page.locator(".search-context li")).to_have_count(shown)


def test_results_come_ten_at_a_time(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=research")
    hits = page.locator(".search-hit")
    expect(hits).to_have_count(10)
    total = int(re.sub(r"\D", "", page.locator(".search-status").text_content() or "0"))
    page.get_by_role("button", name="More results").click()
    expect(hits).to_have_count(min(20, total))


def test_the_dialog_leads_to_all_results(page: Page) -> None:
    page.goto(brief(EN))
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("research")
    expect(page.locator(".search-status")).to_have_text(re.compile("results$"))
    total = page.locator(".search-status").text_content() or ""
    page.get_by_role("link", name=f"All {total}, with filters").click()
    page.wait_for_url("**/en/search/?q=research")
    expect(page.locator(".search-hit")).to_have_count(10)


def test_keys_step_through_the_marked_words(page: Page) -> None:
    page.goto(f"{page_of(HANT)}?q=附帶決議")
    page.get_by_role("option").filter(has=page.locator("time[datetime='2025-06-25']")).first.click()
    page.wait_for_url("**/briefs/**")
    told = page.locator(".found-bar").get_by_role("status")
    expect(told).to_have_text(re.compile("^\\d+ / "))
    first = int((told.text_content() or "").partition(" ")[0])
    page.keyboard.press("n")
    expect(told).to_have_text(re.compile(f"^{first + 1} / "))
    page.keyboard.press("p")
    expect(told).to_have_text(re.compile(f"^{first} / "))
    page.keyboard.press("Escape")
    expect(page.locator(".found-bar")).to_have_count(0)


def test_a_screen_reader_is_told_what_is_found(page: Page) -> None:
    page.goto(page_of(EN))
    page.keyboard.type("vertical division")
    expect(page.get_by_role("status").first).to_have_text("1 result")
    expect(page.locator("main")).to_match_aria_snapshot("""
      - heading "Search" [level=1]
      - search:
        - combobox "Search this site"
      - status: 1 result
      - listbox "Results":
        - option /vertical division/
    """)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)


def test_an_index_that_does_not_load_says_so_and_is_tried_again(page: Page, watch: Watch) -> None:
    watch.pardon("start.js")
    page.route("**/search/start.js", lambda route: route.abort())
    page.goto(page_of(EN))
    expect(page.locator(".search-status")).to_have_text("The index could not be loaded.")
    page.unroute("**/search/start.js")
    page.get_by_role("combobox").fill("research")
    expect(page.get_by_role("option").first).to_be_visible()


RANK = """async (queries) => {
    const found = [];
    for (const query of queries) {
        const {results} = await briefsSearch.search(query);
        found.push(results.slice(0, 3).map(({number}) => number));
    }
    return found;
}"""


def test_what_is_known_comes_first(searching: Page, numbered_documents: dict[int, Document]) -> None:
    documents = numbered_documents
    named = [
        (number, f'"{title}"')
        for number, document in documents.items()
        for title in dict.fromkeys(document.titles)
        if title and document.kind in ("brief", "law")
    ]
    answers = searching.evaluate(RANK, [query for _, query in named])
    for (number, query), found in zip(named, answers, strict=True):
        assert number in found, f"{query} finds {[documents[one].titles for one in found]} first"
    for query in ("AI", "人工智慧", "晶片", "GDPR", "research"):
        (found,) = searching.evaluate(RANK, [query])
        assert documents[found[0]].kind == "brief", query


def test_laws_are_found_by_their_names_and_numbers(page: Page) -> None:
    for query in ("令和7年法律第53號", "Regulation (EU) 2023/1781", "人工知能関連技術の研究開発"):
        page.goto(f"{page_of(EN)}?q={query}&kind=law")
        expect(page.locator(".search-facts").first).to_have_text(re.compile(r"^\S [A-Z].* · Law$"))
