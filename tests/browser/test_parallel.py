"""A reader compares two languages side by side, on any window, with and without a script."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from .places import (
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
    page.keyboard.press("ArrowDown")
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
