"""A reader who comes to an address that does not exist finds the way, in three languages."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Watch
from .places import HANT, LANGUAGES, Language

pytestmark = pytest.mark.browser

NOWHERE = "deep/er/"
PAPER = "rgb(252, 251, 248)"


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
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_each_language_leads_home_and_to_all_briefs(page: Page, language: Language) -> None:
    for nth, address in enumerate([f"{language.folder}/", f"{language.folder}/briefs/"]):
        page.goto(NOWHERE)
        page.locator(f"main section[lang={language.tag}]").get_by_role("link").nth(nth).click()
        expect(page).to_have_url(address)
        expect(page.locator("html")).to_have_attribute("lang", language.tag)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_the_switch_leads_to_a_home_page(page: Page, language: Language) -> None:
    page.get_by_role("banner").get_by_role("link", name=language.link, exact=True).click()
    expect(page).to_have_url(f"{language.folder}/")


def test_every_link_works(page: Page) -> None:
    targets = set(page.locator("a[href], link[href]").evaluate_all("links => links.map(link => link.href)"))
    assert len(targets) > len(LANGUAGES)
    assert not [target for target in targets if not page.request.get(target).ok]
