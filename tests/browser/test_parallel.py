"""A reader compares two languages side by side, on any window, with and without a script."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from .places import (
    BRIEFS,
    DESK,
    EN,
    HANS,
    HANT,
    LONGEST,
    PHONE,
    TABLET,
    Language,
    brief,
    in_each_language,
    in_each_language_and_window,
    in_each_window,
)

pytestmark = pytest.mark.browser

TOPS = """(rows) => rows.map((row) => [...row.querySelectorAll(":scope > .cell")].map((cell) => {
    const {top, left, right, height} = cell.getBoundingClientRect();
    return {top: Math.round(top), left: Math.round(left), right: Math.round(right), height};
}))"""


def parallel(language: Language, name: str = LONGEST) -> str:
    """Return the address of the parallel page of a brief."""
    return f"{brief(language, name)}parallel/"


def rows(page: Page) -> Locator:
    """Return the rows with a block in both languages."""
    return page.locator(".rows .row:has(.cell + .reveal + .cell)")


def choose(page: Page, view: str) -> None:
    """Choose how the languages are shown."""
    page.locator(f'input[name=view][value="{view}"]').check()


@in_each_language_and_window(DESK, TABLET)
def test_rows_start_together_in_two_columns(page: Page, language: Language, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(parallel(language))
    placed = rows(page).evaluate_all(TOPS)
    assert len(placed) > 80
    for left, right in placed:
        assert abs(left["top"] - right["top"]) <= 1
        assert left["right"] <= right["left"]


@in_each_language
def test_a_phone_shows_one_language_under_the_other(page: Page, language: Language) -> None:
    page.set_viewport_size(PHONE)
    page.goto(parallel(language))
    for first, second in rows(page).evaluate_all(TOPS):
        assert first["top"] + first["height"] <= second["top"]
    reach, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert reach <= window


@in_each_window(DESK, PHONE)
def test_tap_to_reveal_works_without_a_script(still: Page, window: ViewportSize) -> None:
    still.set_viewport_size(window)
    still.goto(parallel(HANT))
    choose(still, "reveal")
    row = rows(still).nth(2)
    other = row.locator(".cell").nth(1)
    expect(row.locator(".cell").first).to_be_visible()
    expect(other).to_be_hidden()
    row.get_by_text("顯示English").click()
    expect(other).to_be_visible()
    expect(rows(still).nth(3).locator(".cell").nth(1)).to_be_hidden()


def test_one_column_on_a_wide_window(still: Page) -> None:
    still.set_viewport_size(DESK)
    still.goto(parallel(EN))
    choose(still, "stacked")
    for first, second in rows(still).evaluate_all(TOPS):
        assert first["top"] + first["height"] <= second["top"]


@in_each_language
def test_notes_of_both_sides_lead_there_and_back(page: Page, language: Language) -> None:
    page.goto(parallel(language))
    for prefix in ("", "o-"):
        page.locator(f"#{prefix}fnref-1").click()
        expect(page).to_have_url(f"{parallel(language)}#{prefix}fn-1")
        note = page.locator(f"#{prefix}fn-1")
        expect(note).to_be_in_viewport()
        note.locator(".backlink").first.click()
        expect(page.locator(f"#{prefix}fnref-1")).to_be_in_viewport()


def test_each_side_carries_its_language(page: Page) -> None:
    for language, left, right in ((HANT, "zh-Hant-TW", "en"), (HANS, "zh-Hans", "en"), (EN, "en", "zh-Hant-TW")):
        page.goto(parallel(language))
        cells = rows(page).first.locator(".cell")
        expect(cells.first).to_have_attribute("lang", left)
        expect(cells.nth(1)).to_have_attribute("lang", right)


def test_a_paragraph_has_one_address_on_every_page(page: Page) -> None:
    for address in (brief(HANT), brief(HANS), brief(EN), parallel(HANT), parallel(EN)):
        page.goto(f"{address}#p9")
        expect(page.locator("#p9")).to_be_in_viewport()
        expect(page.locator("#p9")).to_contain_text("28")


def test_the_brief_leads_to_both_languages_and_back(page: Page) -> None:
    page.goto(brief(EN))
    page.get_by_role("link", name="Compare", exact=True).first.click()
    expect(page).to_have_url(parallel(EN))
    page.locator(".row-names a").first.click()
    expect(page).to_have_url(brief(EN))


@in_each_window(DESK, PHONE)
def test_the_keyboard_chooses_and_reveals(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(parallel(EN))
    page.locator("input[name=view]").first.focus()
    # A phone offers two ways, a desk three.
    for _ in page.locator(".view-choice label:visible").all()[1:]:
        page.keyboard.press("ArrowDown")
    expect(page.locator('input[value="reveal"]')).to_be_checked()
    box = rows(page).nth(1).locator("input[type=checkbox]")
    box.focus()
    page.keyboard.press("Space")
    expect(rows(page).nth(1).locator(".cell").nth(1)).to_be_visible()


def test_paper_has_both_languages_and_no_buttons(page: Page) -> None:
    page.goto(parallel(HANT))
    page.emulate_media(media="print")
    expect(page.locator(".view-choice")).to_be_hidden()
    expect(rows(page).first.locator(".cell").nth(1)).to_be_visible()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_phone_offers_what_it_can_show_and_says_which_language_a_block_is_in(
    page: Page, still: Page, scripted: bool
) -> None:
    shown = page if scripted else still
    shown.set_viewport_size(PHONE)
    shown.goto(parallel(EN))
    offered = shown.locator(".view-choice label:visible").all_inner_texts()
    assert [one.strip() for one in offered] == ["One column", "Tap to reveal"]
    expect(shown.get_by_role("radio", name="One column")).to_be_checked()
    tag = "cell => getComputedStyle(cell, '::before').content"
    cells = rows(shown).first.locator(".cell")
    assert [cells.nth(place).evaluate(tag) for place in (0, 1)] == ['"EN"', '"中"']
    shown.set_viewport_size(DESK)
    assert cells.first.evaluate(tag) == "none"
    expect(shown.get_by_role("radio", name="Two columns")).to_be_checked()


def test_the_choice_is_remembered_and_there_before_the_page_is_drawn(page: Page) -> None:
    page.goto(parallel(EN))
    choose(page, "stacked")
    page.goto(parallel(HANT, BRIEFS[0]))
    expect(page.locator('input[value="stacked"]')).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-view", "stacked")
    for first, second in rows(page).evaluate_all(TOPS)[:5]:
        assert first["top"] + first["height"] <= second["top"]
    # Other pages know nothing of it.
    page.goto(brief(EN))
    assert page.locator("html").get_attribute("data-view") is None
    page.goto(parallel(EN))
    choose(page, "columns")
    page.reload()
    left, right = rows(page).evaluate_all(TOPS)[0]
    assert left["right"] <= right["left"]


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_who_compares_stays_at_the_paragraph_and_comes_back_to_it(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(f"{brief(EN)}#p20")
    page.locator(".actions .compare").evaluate("link => link.click()")
    expect(page).to_have_url(f"{parallel(EN)}#p20")
    expect(page.locator("#p20")).to_be_in_viewport()
    page.locator(".row-names a").first.evaluate("link => link.click()")
    expect(page).to_have_url(f"{brief(EN)}#p20")
