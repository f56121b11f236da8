"""A reader without a pointer gets everywhere and always sees where."""

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import DESK, EN, PHONE, Language, brief, in_each_language, in_each_window

pytestmark = pytest.mark.browser

FOCUS = """() => {
    const at = document.activeElement;
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(at);
    const {top, bottom, left, right} = at.getBoundingClientRect();
    return {
        element: at.outerHTML.slice(0, 120),
        outline: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? outlineColor : "none",
        paper: getComputedStyle(document.body).backgroundColor,
        inSight: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
}"""


UNDER_HEADER = """() => {
    const at = document.activeElement;
    const header = document.querySelector(".site-header");
    const hidden = !header.contains(at) && at.getBoundingClientRect().top < header.getBoundingClientRect().bottom;
    return [hidden, at.outerHTML.slice(0, 120)];
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


@pytest.mark.parametrize(
    ("address", "scheme"),
    [("zh-hant/", "light"), ("zh-hant/", "dark"), ("zh-hans/", "light"), ("en/", "light"), (brief(EN), "dark")],
)
def test_the_focus_is_seen_at_each_of_the_first_fifteen_stops(
    page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    stops = []
    for _ in range(15):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        assert stop["outline"] not in ("none", stop["paper"]), f"no outline: {stop['element']}"
        assert stop["inSight"], f"out of sight: {stop['element']}"
        stops.append(stop["element"])
    assert len(set(stops)) == len(stops), "the focus came back to an earlier stop"


@in_each_window(PHONE, DESK)
def test_the_header_hides_no_stop_on_the_way_back(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(brief(EN))
    page.locator("footer a").last.focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        hidden, element = page.evaluate(UNDER_HEADER)
        assert not hidden, f"under the header: {element}"


def test_the_theme_switch_works_by_keyboard(page: Page) -> None:
    page.goto("en/")
    page.get_by_role("banner").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
