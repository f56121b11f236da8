"""A reader opens the built site from a folder, without a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .places import EN, HANS, HANT, LONGEST, PAPER, Language, brief, in_sight, switch_to
from .stage import Watch, lent, opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder_page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open a page whose addresses are below the folder."""
    with opened(browser, f"{folder.as_uri()}/") as page:
        yield page


@pytest.fixture
def page(folder_page: Page, folder: Path, watch: Watch) -> Iterator[Page]:
    """Return a watched page that may ask for the files of the folder."""
    watch.allow(f"{folder.as_uri()}/")
    with lent(folder_page, watch) as page:
        yield page


def reads(page: Page, language: Language, address: str) -> None:
    """Expect a page in a language, with its style."""
    expect(page).to_have_url(address)
    expect(page.locator("html")).to_have_attribute("lang", language.tag)
    expect(page.locator("body")).to_have_css("background-color", PAPER)


def test_home_leads_to_a_brief_and_the_brief_to_its_other_languages_and_home(page: Page) -> None:
    page.goto(f"{HANT.folder}/index.html")
    reads(page, HANT, f"{HANT.folder}/index.html")
    page.locator(f'.card-title a[href*="{LONGEST}"]').click()
    reads(page, HANT, f"{brief(HANT)}index.html")
    for language in (HANS, EN):
        switch_to(page, language)
        reads(page, language, f"{brief(language)}index.html")
    page.locator(".site-name").click()
    reads(page, EN, f"{EN.folder}/index.html")


def test_the_root_leads_to_a_home_page(page: Page) -> None:
    page.goto("index.html")
    page.get_by_role("main").get_by_role("link", name="English").click()
    expect(page).to_have_url("en/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Legal Briefs")


def test_the_field_of_the_first_page_finds_something(page: Page) -> None:
    page.goto("index.html")
    page.locator(".search-box input").fill("晶片")
    page.keyboard.press("Enter")
    expect(page.locator(".search-hit").first).to_be_visible()


def test_the_switch_keeps_the_place(page: Page) -> None:
    page.goto(f"{brief(EN)}index.html#s2-5")
    switch_to(page, HANS)
    expect(page).to_have_url(f"{brief(HANS)}index.html#s2-5")
    in_sight(page.locator("#s2-5"))


@pytest.mark.parametrize("address", ["index.html", "en/index.html", f"{brief(EN)}index.html"])
def test_every_link_leads_to_a_file(page: Page, folder: Path, address: str) -> None:
    page.goto(address)
    targets = page.locator("a").evaluate_all("links => links.map(link => link.href.split(/[#?]/)[0])")
    inside = {target for target in targets if target.startswith("file:")}
    assert inside
    assert inside <= {path.as_uri() for path in folder.rglob("*") if path.is_file()}
