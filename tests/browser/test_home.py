"""Who comes for the first time sees in ten seconds what this is, and can ask it something."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, EN, HANT, LANGUAGES, PHONE, Language, in_each_language

pytestmark = pytest.mark.browser


@in_each_language
def test_every_example_finds_something(page: Page, language: Language) -> None:
    page.goto(f"{language.folder}/")
    links = page.locator(".search-examples a").all()
    assert len(links) == 3
    for href, words in [(link.get_attribute("href"), link.inner_text()) for link in links]:
        page.goto(f"{language.folder}/{href}")
        expect(page.get_by_role("combobox")).to_have_value(words)
        expect(page.locator(".search-hit").first).to_be_visible()


@in_each_language
def test_the_first_screen_of_a_desk_says_all_four_things(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{language.folder}/")
    for part in (".home-header h1", ".home-introduction", ".search-box input", ".home-counts", "#newest", "#moved"):
        expect(page.locator(part)).to_be_in_viewport()


@in_each_language
def test_a_phone_shows_field_and_counts_on_its_first_screen(page: Page, language: Language) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{language.folder}/")
    for part in (".home-header h1", ".search-box button", ".home-counts"):
        expect(page.locator(part)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_keyboard_comes_to_the_field_before_the_links_below_it(page: Page) -> None:
    page.goto(f"{EN.folder}/")
    page.locator("main").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".search-box button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".search-examples a").first).to_be_focused()


def test_the_field_leads_to_the_results(page: Page) -> None:
    page.goto(f"{EN.folder}/")
    page.locator(".search-box input").fill("chips")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{EN.folder}/search/?q=chips")
    expect(page.locator(".search-hit").first).to_be_visible()


def test_the_root_needs_no_script_and_leads_to_each_language(still: Page) -> None:
    still.goto("")
    expect(still.locator("html")).to_have_attribute("lang", HANT.tag)
    expect(still.locator(".card")).to_have_count(5)
    for language in LANGUAGES[1:]:
        still.goto("")
        still.locator(f".home-languages a[lang={language.tag}]").click()
        expect(still).to_have_url(f"{language.folder}/")
        expect(still.locator("html")).to_have_attribute("lang", language.tag)


def test_the_field_leads_to_the_briefs_without_a_script_too(still: Page) -> None:
    still.goto("")
    still.locator(".search-box input").fill("晶片")
    still.locator(".search-box button").click()
    expect(still.locator(".search-all")).to_be_visible()
