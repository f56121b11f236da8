"""A reader whose browser runs no script reads everything and gets everywhere."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from .places import (
    BRIEFS,
    DESK,
    EN,
    HANS,
    HANT,
    PAPER,
    PHONE,
    TABLET,
    Language,
    brief,
    in_each_language,
    in_sight,
    switch_to,
)

pytestmark = pytest.mark.browser


BLOCKS = """(blocks) => blocks.map((block) => {
    const {top, bottom} = block.getBoundingClientRect();
    return {top, bottom, seen: block.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})};
})"""


@pytest.fixture
def page(still: Page) -> Page:
    """Return the page that runs no script, on a phone."""
    still.set_viewport_size(PHONE)
    return still


@in_each_language
def test_text_and_notes_are_there_in_reading_order(page: Page, language: Language) -> None:
    page.goto(brief(language))
    for window in (PHONE, TABLET, DESK):
        page.set_viewport_size(window)
        expect(page.locator("body")).to_have_css("background-color", PAPER)
        for part in ("h1", "#s1", "#s2-5-7", "#s3", "#notes"):
            expect(page.locator(part)).to_be_visible()
        blocks = page.locator(".prose > p, .prose > :is(h2, h3, h4), .note").evaluate_all(BLOCKS)
        assert len(blocks) > 50
        assert all(block["seen"] for block in blocks)
        assert all(above["bottom"] <= below["top"] for above, below in pairwise(blocks))


def test_buttons_that_need_a_script_are_not_shown(page: Page) -> None:
    page.goto(brief(EN))
    assert not any(button.is_visible() for button in page.locator("button").all())


def test_a_menu_is_shown_where_it_has_an_entry(page: Page) -> None:
    page.set_viewport_size(DESK)
    for language, is_shown in ((EN, True), (HANT, True), (HANS, False)):
        page.goto(brief(language))
        expect(page.locator(".download")).to_be_visible(visible=is_shown)


def test_the_contents_can_be_opened_and_lead_to_a_section(page: Page) -> None:
    page.goto(brief(EN))
    summary = page.locator(".contents summary")
    link = page.locator('.contents a[href="#s2-4"]')
    if link.is_visible():
        summary.click()
    expect(link).to_be_hidden()
    summary.click()
    link.click()
    expect(page).to_have_url(f"{brief(EN)}#s2-4")
    in_sight(page.locator("#s2-4"))


def test_language_links_keep_the_page(page: Page) -> None:
    page.goto(brief(HANT))
    for language in (HANS, EN, HANT):
        switch_to(page, language)
        expect(page).to_have_url(brief(language))
        expect(page.locator("html")).to_have_attribute("lang", language.tag)


def test_marks_lead_to_notes_and_back(page: Page) -> None:
    page.goto(brief(HANT))
    for number in (1, 5, 10):
        page.locator(f"#fnref-{number}").click()
        expect(page).to_have_url(f"{brief(HANT)}#fn-{number}")
        in_sight(page.locator(f"#fn-{number}"))
        page.locator(f"#fn-{number} [role=doc-backlink]:visible").first.click()
        expect(page).to_have_url(f"{brief(HANT)}#fnref-{number}")
        in_sight(page.locator(f"#fnref-{number}"))


@in_each_language
def test_the_search_leads_to_all_briefs_by_topic(page: Page, language: Language) -> None:
    page.goto(f"{language.folder}/")
    page.locator(".search-link").click()
    page.wait_for_url(f"**/{language.folder}/search/")
    expect(page.locator("noscript .notice, .search-page > .notice").first).to_be_visible()
    assert page.locator(".search-list a").count() >= len(BRIEFS)
