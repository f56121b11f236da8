"""A reader who comes to an address that does not exist finds the way, in three languages."""

import pytest
from playwright.sync_api import Page, expect

from .places import HANS, HANT, LANGUAGES, PAPER, Language, in_each_language, switch_to
from .stage import Watch

pytestmark = pytest.mark.browser

NOWHERE = "deep/er/"


@pytest.fixture(autouse=True)
def lost(page: Page, watch: Watch) -> None:
    """Go to an address that does not exist, deep below the root."""
    watch.pardon("the server responded with a status of 404")
    answer = page.goto(NOWHERE)
    assert answer is not None
    assert answer.status == 404


def test_the_page_is_styled_and_speaks_three_languages(page: Page) -> None:
    expect(page.locator("body")).to_have_css("background-color", PAPER)
    expect(page.locator("html")).to_have_attribute("lang", HANT.tag)
    parts = page.get_by_role("main").locator("section").all()
    assert [part.get_attribute("lang") for part in parts] == [language.tag for language in LANGUAGES]
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")


@in_each_language
def test_each_language_leads_home_and_to_all_briefs(page: Page, language: Language) -> None:
    links = page.locator(f"main section[lang={language.tag}] a")
    links.first.click()
    expect(page).to_have_url(f"{language.folder}/")
    expect(page.locator("html")).to_have_attribute("lang", language.tag)
    page.goto(NOWHERE)
    links.last.click()
    expect(page).to_have_url(f"{language.folder}/briefs/")
    expect(page.locator("html")).to_have_attribute("lang", language.tag)


def test_the_switch_leads_to_a_home_page(page: Page) -> None:
    switch_to(page, HANS)
    expect(page).to_have_url(f"{HANS.folder}/")


def test_every_link_works(page: Page) -> None:
    links = page.locator('a:not([href^="#"]), link[href]')
    targets = set(links.evaluate_all("links => links.map(link => link.href)"))
    assert len(targets) > 3 * len(LANGUAGES)
    assert not [target for target in targets if not page.request.get(target).ok]
