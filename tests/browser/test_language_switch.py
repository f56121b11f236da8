"""A reader changes the language, and stays on the page and at the place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .places import BRIEFS, DESK, EN, HANS, HANT, LANGUAGES, PHONE, TABLET, Language, brief

pytestmark = pytest.mark.browser

MIDDLE = "s2-5"
LATER = "s2-7"
SLUG = {HANT: "基本理念", HANS: "基本理念", EN: "basic-principles"}


def switch_to(page: Page, language: Language) -> None:
    """Click a language in the header."""
    page.get_by_role("banner").get_by_role("link", name=language.link, exact=True).click()


def scroll_to(page: Page, heading: str) -> None:
    """Scroll until a heading stands near the top of the window."""
    page.locator(f"#{heading}").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 60)")


@pytest.mark.parametrize("name", BRIEFS)
def test_the_switch_leads_through_the_languages_of_a_brief_and_back(page: Page, name: str) -> None:
    page.goto(brief(HANT, name))
    for language in (HANS, EN, HANT, EN, HANS, HANT):
        switch_to(page, language)
        expect(page).to_have_url(brief(language, name))
        expect(page.locator("html")).to_have_attribute("lang", language.tag)
        current = page.get_by_role("banner").locator("[aria-current=true]")
        expect(current).to_have_text(language.link)
        expect(page.locator("h1")).not_to_be_empty()


@pytest.mark.parametrize("path", ["", "briefs/", "about/", "topics/artificial-intelligence/", "years/2025/"])
def test_the_switch_keeps_lists_and_other_pages_too(page: Page, path: str) -> None:
    page.goto(f"zh-hant/{path}")
    for language in (HANS, EN, HANT):
        switch_to(page, language)
        expect(page).to_have_url(f"{language.folder}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", language.tag)


@pytest.mark.parametrize("window", [PHONE, TABLET, DESK], ids=lambda window: str(window["width"]))
def test_the_switch_keeps_the_section_that_is_being_read(
    open_page: Callable[..., Page], window: dict[str, int]
) -> None:
    page = open_page(viewport=window)
    page.goto(brief(HANT))
    scroll_to(page, MIDDLE)
    for language in (HANS, EN, HANT):
        switch_to(page, language)
        expect(page).to_have_url(f"{brief(language)}#{MIDDLE}")
        expect(page.locator(f"#{MIDDLE}")).to_be_in_viewport()


def test_the_switch_keeps_the_section_of_a_reader_who_came_to_another_one_and_read_on(page: Page) -> None:
    page.goto(f"{brief(HANT)}#{MIDDLE}")
    scroll_to(page, LATER)
    switch_to(page, EN)
    expect(page).to_have_url(f"{brief(EN)}#{LATER}")
    expect(page.locator(f"#{LATER}")).to_be_in_viewport()


def test_the_switch_keeps_the_section_of_a_reader_who_came_by_a_heading_s_words(page: Page) -> None:
    page.goto(f"{brief(HANT)}#{SLUG[HANT]}")
    section = page.locator("h3", has_text=SLUG[HANT])
    expect(section).to_be_in_viewport()
    place = section.get_attribute("id")
    switch_to(page, EN)
    expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_the_switch_leads_to_the_top_for_a_reader_at_the_top(page: Page) -> None:
    page.goto(brief(EN))
    switch_to(page, HANT)
    expect(page).to_have_url(brief(HANT))
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_the_root_lets_the_reader_choose_a_language(page: Page, language: Language) -> None:
    page.goto("./")
    page.get_by_role("main").locator(f"a[hreflang={language.tag}]").click()
    expect(page).to_have_url(f"{language.folder}/")
    expect(page.locator("html")).to_have_attribute("lang", language.tag)
