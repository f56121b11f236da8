"""A reader changes the language, and stays on the page and at the place."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.nights import rest_at_night

from .places import (
    BRIEFS,
    DESK,
    EN,
    HANS,
    HANT,
    PHONE,
    SHORT,
    Language,
    brief,
    in_sight,
    switch_to,
)

pytestmark = pytest.mark.browser


def in_one_window_by_day(of_day: ViewportSize) -> pytest.MarkDecorator:
    """Run a test on a phone and on a desk; by day on one of them."""
    cases = rest_at_night(
        [(PHONE,), (DESK,)],
        by_day=of_day.__eq__,
        reason="three long pages are opened for each; by day a section is kept on a phone, a paragraph on a desk",
        name=lambda window: str(window["width"]),
    )
    return pytest.mark.parametrize("window", cases)


MIDDLE = "s2-3"
LATER = "s2-7"


def scroll_to(page: Page, heading: str) -> None:
    """Scroll until a heading stands near the top of the window."""
    page.locator(f"#{heading}").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 100)")


def reads(page: Page, language: Language, place: str) -> None:
    """Expect the long brief in a language, with the heading of a place in sight."""
    expect(page).to_have_url(f"{brief(language)}#{place}")
    in_sight(page.locator(f"#{place}"))


@pytest.mark.parametrize(
    "name",
    rest_at_night(
        [(name,) for name in BRIEFS],
        by_day=lambda name: name == SHORT,
        reason="four pages are opened for each brief; by day for a plain one, as tests of places see the longest",
        name=str,
    ),
)
def test_the_switch_leads_through_the_languages_of_a_brief_and_back(page: Page, name: str) -> None:
    page.goto(brief(HANT, name))
    for language in (HANS, EN, HANT):
        switch_to(page, language)
        expect(page).to_have_url(brief(language, name))
        expect(page.locator("html")).to_have_attribute("lang", language.tag)
        expect(page.get_by_role("banner").locator("[aria-current=true]")).to_have_text(language.link)


@pytest.mark.parametrize(
    "path",
    rest_at_night(
        [("",), ("briefs/",), ("about/",)],
        by_day="briefs/".__eq__,
        reason="four pages are opened for each; by day for a list, and briefs and home pages by other tests",
        name=str,
    ),
)
def test_the_switch_keeps_lists_and_other_pages_too(page: Page, path: str) -> None:
    page.goto(f"zh-hant/{path}")
    for language in (EN, HANS, HANT):
        switch_to(page, language)
        expect(page).to_have_url(f"{language.folder}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", language.tag)


@in_one_window_by_day(PHONE)
def test_the_switch_keeps_the_section_that_the_reader_scrolled_to(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(brief(HANT))
    scroll_to(page, MIDDLE)
    for language in (HANS, EN):
        switch_to(page, language)
        reads(page, language, MIDDLE)


def test_the_switch_keeps_the_section_that_the_contents_led_to(page: Page) -> None:
    page.goto(brief(HANT))
    page.locator(f'.contents a[href="#{MIDDLE}"]').click()
    for language in (HANS, EN):
        switch_to(page, language)
        reads(page, language, MIDDLE)


@in_one_window_by_day(DESK)
def test_the_switch_keeps_the_paragraph_that_is_being_read(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(brief(HANT))
    page.locator("#p20").evaluate("block => scrollBy(0, block.getBoundingClientRect().top - 70)")
    for language in (EN, HANS):
        switch_to(page, language)
        expect(page).to_have_url(f"{brief(language)}#p20")
        in_sight(page.locator("#p20"))


def test_a_paragraph_that_the_other_language_lacks_gives_way_to_its_section(page: Page) -> None:
    page.goto(brief(HANT))
    page.evaluate("sessionStorage.setItem('section', '#s2-3')")
    page.goto(f"{brief(EN)}#p9999")
    reads(page, EN, MIDDLE)


def test_the_switch_keeps_the_section_of_a_reader_who_came_to_another_one_and_read_on(page: Page) -> None:
    page.goto(f"{brief(HANT)}#{MIDDLE}")
    scroll_to(page, LATER)
    switch_to(page, EN)
    reads(page, EN, LATER)


def test_the_switch_keeps_the_section_of_a_reader_who_came_by_the_words_of_its_heading(page: Page) -> None:
    page.goto(f"{brief(HANT)}#基本理念")
    section = page.locator("h3", has_text="基本理念")
    in_sight(section)
    place = section.get_attribute("id")
    switch_to(page, EN)
    expect(page.locator("html")).to_have_attribute("lang", EN.tag)
    in_sight(page.locator(f"#{place}"))


def test_the_switch_leads_to_the_top_for_a_reader_at_the_top(page: Page) -> None:
    page.goto(brief(EN))
    switch_to(page, HANT)
    expect(page).to_have_url(brief(HANT))
    assert page.evaluate("scrollY") == 0


def test_the_root_lets_the_reader_choose_a_language(page: Page) -> None:
    page.goto("./")
    page.get_by_role("main").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{EN.folder}/")
    expect(page.locator("html")).to_have_attribute("lang", EN.tag)
