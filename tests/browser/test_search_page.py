"""What the search shows: whole words marked, ways out of nothing, facets beside the results, lines of context."""

import itertools
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from briefs.language import dates
from briefs.language.languages import LANGUAGES
from tests.nights import rest_at_night

from .places import DESK, EN, HANT, PHONE, ROOT, SHORT, TABLET, Language, brief, in_each_language, in_each_window
from .test_search import page_of
from .waiting import until

pytestmark = pytest.mark.browser


def box_of(part: Locator) -> dict[str, float]:
    """Return where a part of the page is."""
    box: Any = part.bounding_box()
    assert box
    return dict(box)


def status_of(page: Page) -> Locator:
    """Return what says how many results there are."""
    return page.locator(".search-status")


def chips(page: Page) -> list[str]:
    """Return what is offered."""
    return page.locator(".search-offers .search-chips button").all_text_contents()


@pytest.mark.parametrize(
    "query",
    rest_at_night(
        [("AI",), ("ai",), ("ＡＩ",)],
        by_day="ai".__eq__,
        reason="three pages for each way to write an acronym; by day one, as test_search_words.py sees all",
        name=str,
    ),
)
def test_an_acronym_is_marked_whole_in_results_in_context_and_where_they_lead(page: Page, query: str) -> None:
    page.goto(f"{page_of(EN)}?q={query}")
    page.get_by_role("button", name="only my words").click()
    expect(page.get_by_role("button", name="search for equivalents too")).to_be_visible()
    marked = set(page.locator(".search-results mark").all_text_contents())
    assert marked == {"AI"}
    page.get_by_role("button", name="Words in context").click()
    expect(page.locator(".context-line").first).to_be_visible()
    assert set(page.locator(".context-line mark").all_text_contents()) <= {"AI", "AIs"}
    page.get_by_role("button", name="Results", exact=True).click()
    page.get_by_role("option").filter(has=page.locator("time[datetime='2025-06-25']")).first.click()
    page.wait_for_url("**/briefs/**")
    expect(page.locator(".found-bar")).to_be_visible()
    found = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert found
    assert {word.upper() for word in found} <= {"AI", "AIS"}
    expect(page.locator(".found-bar").get_by_role("status")).to_have_text(re.compile(f"/ {len(found)}$"))


def test_what_is_typed_finds_by_its_beginning_until_it_is_sent(page: Page) -> None:
    page.goto(page_of(EN))
    field = page.get_by_role("combobox")
    field.fill("regulat")
    group = page.get_by_role("group", name="with words that begin with “regulat”")
    expect(group.get_by_role("option").first).to_be_visible()
    expect(status_of(page)).to_have_text(
        re.compile(r"^Nothing has “regulat”\. \d+ with words that begin with “regulat”$")
    )
    field.fill("regulation")
    expect(status_of(page)).to_have_text(re.compile(r"^\d+ results"))
    field.fill("semicon")
    expect(status_of(page)).to_have_text(re.compile("begin with “semicon”$"))
    field.press("Enter")
    expect(status_of(page)).to_have_text("Nothing has “semicon”.")
    expect(page.get_by_role("option")).to_have_count(0)


def test_whole_words_stand_before_those_that_only_begin_so(page: Page) -> None:
    page.goto(page_of(EN))
    page.get_by_role("combobox").fill("nation")
    expect(status_of(page)).to_have_text(
        re.compile(r"^\d+ results? · \d+ with (a word|words) that begins? with “nation”$")
    )
    numbers = re.findall(r"\d+", status_of(page).text_content() or "")
    total = sum(map(int, numbers))
    hits = page.locator(".search-hit")
    while hits.count() < total:
        many = hits.count()
        page.get_by_role("button", name="More results").click()
        expect(hits.nth(many)).to_be_visible()
    kinds = page.locator(".search-results [role=option]").evaluate_all(
        "all => all.map((one) => Boolean(one.closest('.search-begun')))"
    )
    assert kinds == sorted(kinds)


WAYS_OUT: dict[str, tuple[str, list[str]]] = {
    '"voice ID"': ("Nothing has “voice ID”.", ["voice"]),
    "“European voice”": (
        "Nothing has “European voice”.",
        ["without quotation marks: European voice", "European", "voice"],
    ),
    "GDPR 第6條 zebra": ("Nothing has all of these: “GDPR”, “第6條”, “zebra”.", ["GDPR", "第6條"]),
    "HMRC -HMRC": ("Nothing has “HMRC”.", ["leaving nothing out: HMRC"]),
    "semiconducter": ("Nothing has “semiconducter”.", ["semiconductor"]),
}


def test_nothing_found_offers_ways_out(page: Page) -> None:
    page.goto(page_of(EN))
    for query, (said, ways) in WAYS_OUT.items():
        page.get_by_role("combobox").fill(query)
        page.get_by_role("combobox").press("Enter")
        expect(status_of(page)).to_have_text(said)
        for way in ways:
            expect(page.locator(".search-offers").get_by_role("button", name=way, exact=True)).to_be_visible()
        # What is told of an offer is what it finds.
        first = page.locator(".search-offers li:has(button)").first
        count = first.locator(".number").text_content()
        first.get_by_role("button").click()
        expect(status_of(page)).to_have_text(re.compile(f"^{count} result"))
        expect(page.get_by_role("option").first).to_be_visible()
        expect(page.locator(".search-offers")).to_be_empty()


NOTHING = "'none' in document.documentElement.dataset"


def test_no_part_of_a_query_is_offered_and_acronyms_are_as_they_are_written(page: Page) -> None:
    for query in ("GDPR 第6條", "Article 6 GDPR", "gdprr", "第6條第1項", "OECDD"):
        page.goto(f"{page_of(HANT)}?q={query}")
        expect(status_of(page)).not_to_have_text("")
        until(page, f"{NOTHING} || document.querySelector('[role=option], .provision-card')")
        offered = chips(page)
        assert not {"第6", "6條", "gdp", "gdpr", "條第", "oecd"} & set(offered), offered
        words = query.split()
        assert all(one in words or one not in query for one in offered), offered


def test_what_was_not_found_the_ways_out_and_the_topics_are_apart(page: Page) -> None:
    page.goto(f"{page_of(HANT)}?q=GDPR 第6條 半導休")
    expect(page.locator(".search-all")).to_be_visible()
    parts = [".search-status", ".search-offers section", ".search-all"]
    boxes = [box_of(page.locator(part).first) for part in parts]
    rem = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    for above, below in itertools.pairwise(boxes):
        assert below["y"] - above["y"] - above["height"] >= 1.2 * rem - 1


def test_what_filters_leave_out_can_be_had_back(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=research&year=1999")
    expect(status_of(page)).to_have_text(
        re.compile(r"^Nothing is left with these filters; without them there are \d+\.$")
    )
    page.get_by_role("button", name="Clear the filters").click()
    expect(status_of(page)).to_have_text(re.compile("results$"))
    page.wait_for_url("**/search/?q=research")


def opened(page: Page, language: Language = EN) -> Locator:
    """Open the dialog on a brief."""
    page.goto(brief(language, SHORT))
    page.keyboard.press("/")
    return page.get_by_role("dialog")


def test_the_dialog_shows_examples_and_how_to_ask_and_keeps_the_last_five(page: Page) -> None:
    dialog = opened(page)
    expect(dialog.get_by_role("heading")).to_have_text(["For example", "How to ask"])
    expect(dialog.locator(".search-chips li")).to_have_count(3)
    page.goto(page_of(EN))
    for query in ("one", "two", "three", "four", "five", "six", "two"):
        page.get_by_role("combobox").fill(query)
        page.get_by_role("combobox").press("Enter")
        page.wait_for_url(f"**/search/?q={query}")
    dialog = opened(page)
    recent = dialog.locator("section").first
    expect(recent.locator(".search-chips li")).to_have_text(["two", "six", "five", "four", "three"])
    recent.get_by_role("button", name="Clear").click()
    expect(dialog.get_by_role("heading")).to_have_text(["For example", "How to ask"])
    assert page.evaluate("localStorage.getItem('searches')") is None


def test_the_dialog_says_how_to_ask_where_nothing_is_found_nor_comes_near(page: Page) -> None:
    dialog = opened(page)
    page.keyboard.type("xyzzyq")
    expect(dialog.get_by_role("status")).to_contain_text("xyzzyq")
    expect(dialog.get_by_role("heading")).to_have_text(["For example", "How to ask"])
    dialog.locator(".search-chips button").first.click()
    expect(dialog.get_by_role("option").first).to_be_visible()
    expect(dialog.get_by_role("heading")).to_have_count(0)


@in_each_language
def test_each_example_finds_something(page: Page, language: Language) -> None:
    dialog = opened(page, language)
    for example in dialog.locator(".search-chips button").all_text_contents():
        dialog.get_by_role("button", name=example, exact=True).click()
        expect(dialog.get_by_role("option").first).to_be_visible()
        dialog.get_by_role("combobox").fill("")


def test_whatever_is_kept_is_only_text(page: Page) -> None:
    page.goto(brief(EN, SHORT))
    for kept in ('{"a": 1}', "[1, null, {}]", "nonsense", '["' + "x" * 300 + '"]', '["<img src=x>"]'):
        page.evaluate("kept => localStorage.setItem('searches', kept)", kept)
        page.keyboard.press("/")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("heading").last).to_have_text("How to ask")
        assert dialog.locator("img").count() == 0, kept
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_the_search_opens_again_before_the_page_is_drawn_without_it(page: Page) -> None:
    page.goto(brief(EN, SHORT))
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    # Escape and the next key within one moment: the field has both.
    is_open = page.evaluate("""() => {
        const dialog = document.querySelector("dialog[open]");
        const field = document.activeElement;
        dialog.close();
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
        return dialog.open;
    }""")
    assert is_open


def test_where_storage_is_refused_the_search_works(page: Page) -> None:
    page.goto(brief(EN))
    page.evaluate(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('refused'); } })"
    )
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text(["For example", "How to ask"])
    page.get_by_role("combobox").fill("research")
    expect(dialog.get_by_role("option").first).to_be_visible()


@in_each_window(DESK, PHONE)
def test_the_foot_of_the_dialog_is_in_sight_with_the_number(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    dialog = opened(page)
    expect(dialog.locator(".search-foot a")).to_have_text("Search page, with filters →")
    page.get_by_role("combobox").fill("research")
    foot = dialog.get_by_role("link", name=re.compile(r"^All \d+ results, with filters"))
    expect(foot).to_be_in_viewport(ratio=1)
    first = page.get_by_role("option").first.locator(".search-facts")
    expect(first).to_have_text(re.compile(r"^Japan · 2025 · Brief$"))


def test_the_field_has_one_ring(page: Page) -> None:
    opened(page)
    style: Any = page.get_by_role("combobox").evaluate(
        "(field) => ['outline-style', 'outline-offset', 'border-top-color', 'outline-color']"
        ".map((name) => getComputedStyle(field).getPropertyValue(name))"
    )
    assert style[:2] == ["solid", "-2px"]
    assert style[2] == style[3]


def test_results_are_reached_by_tab_and_by_arrows(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=垂直分工&kind=brief")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.get_by_role("combobox").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if options.first.evaluate("one => one === document.activeElement"):
            break
    expect(options.first).to_be_focused()
    page.goto(f"{page_of(EN)}?q=research")
    expect(options.first).to_be_visible()
    options.first.focus()
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_the_focus_stays_where_a_filter_is_chosen(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=research")
    choice = page.get_by_role("checkbox", name=re.compile("^Law"))
    choice.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**kind=law")
    expect(choice).to_be_checked()
    expect(choice).to_be_focused()
    expect(page.locator(".search-facts").filter(has_text="Brief")).to_have_count(0)
    expect(choice).to_be_focused()


def test_a_facet_of_one_value_is_not_shown(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=垂直分工")
    expect(page.get_by_role("option").first).to_be_visible()
    shown = page.locator(".search-facets fieldset")
    counts = shown.evaluate_all("all => all.map((one) => one.querySelectorAll('input').length)")
    assert all(count >= 2 for count in counts)
    assert page.locator(".search-labels ul").count() > len(counts)


def test_results_and_context_have_one_width_and_the_facets_stand_on_the_left(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{page_of(EN)}?q=supply chain")
    expect(page.get_by_role("option").first).to_be_visible()
    field, results, facets = (
        box_of(page.locator(part)) for part in (".search-here form", ".search-results", ".search-filters")
    )
    assert facets["x"] + facets["width"] < field["x"]
    assert (results["x"], results["width"]) == (field["x"], field["width"])
    page.get_by_role("button", name="Words in context").click()
    expect(page.locator(".context-line").first).to_be_visible()
    assert box_of(page.locator(".search-here form")) == field
    context = box_of(page.locator(".search-context"))
    assert (context["x"], context["width"]) == (field["x"], field["width"])


@in_each_language
def test_a_line_of_context_is_one_line_with_the_words_in_the_middle_of_both(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{page_of(language)}?q=供應鏈&view=context")
    lines = page.locator(".search-context li")
    expect(lines.first).to_be_visible()
    heights = lines.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert max(heights) <= 34
    assert min(heights) >= 26
    for side in (".context-line", "a.context-other"):
        middles = page.locator(f"{side} mark").evaluate_all(
            "all => all.map((one) => { const { left, width } = one.getBoundingClientRect(); return left + width / 2; })"
        )
        assert middles
        assert max(middles) - min(middles) <= 1
    expect(status_of(page)).to_have_text(re.compile({EN: r"in \d briefs"}.get(language, r"[見见]于?於?\d[篇]")))


def test_lines_are_put_in_order_by_the_word_before_or_after(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=supply chain&view=context")
    page.get_by_role("button", name="by the word after").click()
    page.wait_for_url("**order=after")
    expect(page.locator(".context-mixed")).to_be_visible()
    after = page.locator(".context-line[lang=en] .context-after").evaluate_all(
        "all => all.map((one) => one.textContent.replace(/[^a-z ]/gi, '').trim().toLowerCase())"
    )
    assert len(after) > 5
    assert after == sorted(after)
    page.get_by_role("button", name="by the word before").click()
    page.wait_for_url("**order=before")
    before = page.locator(".context-line[lang=en] .context-before").evaluate_all(
        "all => all.map((one) => one.textContent.replace(/[^a-z ]/gi, '').trim().toLowerCase().split(/ +/).at(-1))"
    )
    assert before == sorted(before)
    page.reload()
    expect(page.get_by_role("button", name="by the word before")).to_have_attribute("aria-pressed", "true")


def test_a_paragraph_has_one_line_and_none_for_what_stands_beside_it(page: Page) -> None:
    page.goto(f"{page_of(EN)}?q=附帶決議&view=context")
    expect(page.locator(".context-line").first).to_be_visible()
    places = page.locator("a:is(.context-line, .context-other)[href*='#p']").evaluate_all(
        "all => all.map((one) => one.href)"
    )
    assert len(places) == len(set(places))


@in_each_window(PHONE, TABLET)
def test_where_there_is_no_room_beside_them_the_filters_fold_above_the_results(
    page: Page, window: ViewportSize
) -> None:
    page.set_viewport_size(window)
    page.goto(f"{page_of(EN)}?q=research")
    expect(page.get_by_role("option").first).to_be_visible()
    filters, results = box_of(page.locator(".search-filters")), box_of(page.locator(".search-results"))
    assert filters["y"] + filters["height"] <= results["y"]
    assert filters["height"] < 60
    page.locator(".search-filters > summary").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@in_each_language
def test_results_say_of_a_brief_what_lists_say_of_its_laws(page: Page, language: Language) -> None:
    page.goto(f"{language.folder}/briefs/")
    card = page.locator(".card", has=page.locator("a[href*='2022-eu-chips-act']"))
    said = card.locator(".card-moved").all_text_contents()
    assert said
    page.goto(page_of(language) + "?q=2022")
    brief_on_chips = page.locator(".search-hit[href*='2022-eu-chips-act']")
    expect(brief_on_chips.locator(".search-moved")).to_have_text(said)
    page.goto(f"{language.folder}/")
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("combobox").fill("2022")
    expect(page.get_by_role("dialog").locator(".search-hit[href*='2022-eu-chips-act'] .search-moved")).to_have_text(
        said
    )


@in_each_language
def test_dates_are_written_as_in_pages(page: Page, language: Language) -> None:
    page.goto(page_of(language))
    page.evaluate("briefsLoad.search()")
    told = ["2023", "2023-09", "2023-09-01", "2024-02-29", "1912-12-31"]
    lang = next(one.code for one in LANGUAGES if one.tag == language.tag)
    assert page.evaluate("dates => dates.map(briefsParts.written)", told) == [dates.written(one, lang) for one in told]


def test_results_and_the_page_mark_words_in_one_colour() -> None:
    sheet = (ROOT / "templates/assets/search.css").read_text(encoding="utf-8")
    assert re.findall(r"mark \{ background: (var\(--\w+\))", sheet)[0] == "var(--found)"
    assert "::highlight(found) { background-color: var(--found); }" in sheet
