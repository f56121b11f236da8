"""A reader whose browser runs no script reads everything and gets everywhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, EN, HANS, HANT, LANGUAGES, PHONE, Language, brief

pytestmark = pytest.mark.browser

in_each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(open_page: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """Open a page that runs no script, on a phone and on a desk."""
    return open_page(java_script_enabled=False, viewport=request.param)


@in_each_language
def test_text_and_notes_are_there(page: Page, language: Language) -> None:
    page.goto(brief(language))
    expect(page.locator("h1")).to_be_visible()
    for heading in ("#s1", "#s2-5-7", "#s3"):
        expect(page.locator(heading)).to_be_visible()
    assert all(paragraph.is_visible() for paragraph in page.locator(".prose > p").all())
    notes = page.locator(".note").all()
    assert len(notes) > 5
    assert all(note.is_visible() for note in notes)
    expect(page.locator("#notes")).to_be_visible()


def test_buttons_that_need_a_script_are_not_shown(page: Page) -> None:
    page.goto(brief(EN))
    assert not any(button.is_visible() for button in page.locator("button").all())


@in_each_language
def test_the_contents_can_be_opened_and_lead_to_a_section(page: Page, language: Language) -> None:
    page.goto(brief(language))
    link = page.locator('.contents a[href="#s2-4"]')
    if not link.is_visible():
        page.locator(".contents summary").click()
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{brief(language)}#s2-4")
    expect(page.locator("#s2-4")).to_be_in_viewport()


def test_language_links_keep_the_page(page: Page) -> None:
    page.goto(brief(HANT))
    for language in (HANS, EN, HANT):
        page.get_by_role("banner").get_by_role("link", name=language.link, exact=True).click()
        expect(page).to_have_url(brief(language))
        expect(page.locator("html")).to_have_attribute("lang", language.tag)


@in_each_language
def test_marks_lead_to_notes_and_back(page: Page, language: Language) -> None:
    page.goto(brief(language))
    for number in (1, 5):
        page.locator(f"#fnref-{number}").click()
        expect(page).to_have_url(f"{brief(language)}#fn-{number}")
        expect(page.locator(f"#fn-{number}")).to_be_in_viewport()
        page.locator(f"#fn-{number} [role=doc-backlink]").first.click()
        expect(page).to_have_url(f"{brief(language)}#fnref-{number}")
        expect(page.locator(f"#fnref-{number}")).to_be_in_viewport()
