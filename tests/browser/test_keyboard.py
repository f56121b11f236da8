"""A reader without a pointer gets everywhere and always sees where."""

import pytest
from playwright.sync_api import Page, expect

from .places import EN, LANGUAGES, Language, brief

pytestmark = pytest.mark.browser

in_each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)

FOCUS = """() => {
    const at = document.activeElement;
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(at);
    const {top, bottom, left, right} = at.getBoundingClientRect();
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return {html: at.outerHTML.slice(0, 120), outline: seen ? outlineColor : null, inside};
}"""


@in_each_language
def test_the_first_tab_leads_to_the_skip_link_and_that_to_the_text(page: Page, language: Language) -> None:
    page.goto(f"{language.folder}/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["zh-hant/", "zh-hans/", "en/", brief(EN)])
def test_the_focus_is_seen_at_each_of_the_first_fifteen_stops(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    stops = []
    for _ in range(15):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        assert stop["outline"] not in (None, paper), f"no outline: {stop['html']}"
        assert stop["inside"], f"out of sight: {stop['html']}"
        stops.append(stop["html"])
    assert len(set(stops)) == 15, "the focus came back to an earlier stop"


def test_the_theme_switch_works_by_keyboard(page: Page) -> None:
    page.goto("en/")
    button = page.get_by_role("banner").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
