"""A reader finds the list of keys, and can turn off those that are single letters."""

import pytest
from playwright.sync_api import Page, expect

from .places import EN, HANT, Language, brief, in_each_language

pytestmark = pytest.mark.browser


@in_each_language
def test_the_question_mark_shows_the_keys(page: Page, language: Language) -> None:
    page.goto(brief(language))
    page.keyboard.press("?")
    shown = page.locator(".shortcuts")
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    page.locator(".shortcuts-button").click()
    expect(shown).to_be_visible()


def test_single_keys_can_be_turned_off_and_stay_off(page: Page) -> None:
    page.goto(brief(EN))
    page.keyboard.press("?")
    page.get_by_label("Shortcuts of a single key are on").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.keyboard.press("/")
        page.keyboard.press("?")
        expect(page.locator("dialog[open]")).to_have_count(0)
        page.reload()
    page.keyboard.press("Control+k")
    expect(page.locator(".search-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".shortcuts-button").click()
    page.get_by_label("Shortcuts of a single key are on").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator(".search-dialog")).to_be_visible()


def test_a_question_mark_that_is_typed_is_typed(page: Page) -> None:
    page.goto(f"{HANT.folder}/search/")
    page.get_by_role("combobox").fill("")
    page.keyboard.type("?")
    expect(page.get_by_role("combobox")).to_have_value("?")
    expect(page.locator(".shortcuts")).to_be_hidden()
