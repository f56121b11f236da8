"""A reader opens the built site from a folder, without a server."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site, Watch
from .places import EN, HANS, LANGUAGES, LONGEST, Language, brief

pytestmark = pytest.mark.browser

PAPER = "rgb(252, 251, 248)"


@pytest.fixture
def page(open_page: Callable[..., Page], folder_site: Site, watch: Watch) -> Page:
    """Open a page that may ask for the files of the folder."""
    watch.allow(folder_site.address)
    return open_page(base_url=folder_site.address)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_home_leads_to_a_brief_and_the_brief_to_its_other_languages(page: Page, language: Language) -> None:
    page.goto(f"{language.folder}/index.html")
    expect(page.locator("body")).to_have_css("background-color", PAPER)
    page.locator(f'.card-title a[href*="{LONGEST}"]').click()
    expect(page).to_have_url(f"{brief(language)}index.html")
    for other in LANGUAGES:
        page.get_by_role("banner").get_by_role("link", name=other.link, exact=True).click()
        expect(page).to_have_url(f"{brief(other)}index.html")
        expect(page.locator("html")).to_have_attribute("lang", other.tag)
        expect(page.locator("body")).to_have_css("background-color", PAPER)


def test_the_root_leads_to_a_home_page(page: Page) -> None:
    page.goto("index.html")
    page.get_by_role("main").get_by_role("link", name="English").click()
    expect(page).to_have_url("en/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Legal Briefs")


def test_the_switch_keeps_the_place(page: Page) -> None:
    page.goto(f"{brief(EN)}index.html#s2-5")
    page.get_by_role("banner").get_by_role("link", name=HANS.link, exact=True).click()
    expect(page).to_have_url(f"{brief(HANS)}index.html#s2-5")
    expect(page.locator("#s2-5")).to_be_in_viewport()


def test_every_link_of_a_brief_leads_to_a_file(page: Page, folder_site: Site) -> None:
    page.goto(f"{brief(EN)}index.html")
    targets = page.locator("a").evaluate_all("links => links.map(link => link.href)")
    inside = {re.sub(r"#.*", "", target) for target in targets if target.startswith("file:")}
    assert inside
    files = {path.as_uri() for path in folder_site.folder.rglob("*") if path.is_file()}
    assert inside <= files
