"""A reader without a pointer gets everywhere and always sees where."""

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import DESK, EN, HANT, PHONE, Language, brief, in_each_language, in_each_window

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
    expect(page.get_by_role("main").locator("a, input, button").first).to_be_focused()


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


def test_the_theme_is_chosen_by_keyboard(page: Page) -> None:
    page.goto("en/")
    page.get_by_role("radio", name="System").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")


@in_each_window(PHONE, DESK)
def test_from_a_note_to_its_source_and_back(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(brief(EN))
    page.locator("#fnref-3").focus()
    page.keyboard.press("Enter")
    in_note = page.locator(".source-card" if window == PHONE else "#fn-3")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.note-sources, .note-margin') !== null"):
            break
    expect(in_note.locator(".note-sources a" if window == PHONE else ".note-margin a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/laws/jp-ai-supplementary-resolution/#source-sangiin-ai-resolution")
    back = page.locator(".citing-note", has_text="Note 3").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if back.evaluate("link => link === document.activeElement"):
            break
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/briefs/2025-jp-ai-promotion-act/#fn-3")
    expect(page.locator("#fn-3")).to_be_in_viewport()


def test_the_language_is_switched_in_the_middle_of_a_page(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{brief(EN)}#p30")
    page.locator(".language-switch a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{brief(HANT)}#p30")
    expect(page.locator("#p30")).to_be_in_viewport()


def test_the_search_is_opened_and_left_and_the_focus_is_where_it_was(page: Page) -> None:
    page.goto(brief(EN))
    link = page.locator(".related a").first
    link.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("headquarters")
    expect(page.get_by_role("option").first).to_be_visible()
    for _ in range(2):  # the first empties the field, the second leaves
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()
