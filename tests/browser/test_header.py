"""The header is one line of one height everywhere, and leads everywhere at every width, with and without scripts."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import EN, HANT, LANGUAGES, PHONE, Language, brief, in_each_language_and_window

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 720, 820, 1024, 1440, 1920)
"""Of phones, of a desk of 1440 px at 200 %, of tablets, of desks."""
THUMB = 44
"""The least height, in px, of a link in the menu of a phone."""
HIT = 24
"""The least width and height, in px, of what is pressed in the header (WCAG 2.5.8)."""

PARTS = """() => {
    const header = document.querySelector(".site-header");
    const {top, bottom, height} = header.getBoundingClientRect();
    const parts = [...header.querySelectorAll("a, summary, label")].filter((part) => part.checkVisibility());
    return {height, reach: document.documentElement.scrollWidth, parts: parts.map((part) => {
        const box = part.getBoundingClientRect();
        return {name: part.textContent.trim() || part.title, inside: box.top >= top && box.bottom <= bottom,
                left: box.left, right: box.right, height: box.height, width: box.width};
    })};
}"""


def test_the_header_is_one_line_of_one_height_in_every_language(page: Page) -> None:
    heights = set()
    for language in LANGUAGES:
        page.goto(f"{language.folder}/laws/")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            seen = page.evaluate(PARTS)
            heights.add(seen["height"])
            assert seen["reach"] <= width
            assert [part["name"] for part in seen["parts"] if not part["inside"]] == [], width
            assert [part["name"] for part in seen["parts"] if part["right"] > width or part["left"] < 0] == [], width
            assert [part for part in seen["parts"] if min(part["height"], part["width"]) < HIT] == [], width
    assert len(heights) == 1
    assert heights.pop() <= 54


@in_each_language_and_window(*({"width": width, "height": 844} for width in (320, 390, 720)))
def test_the_navigation_of_a_narrow_window_opens_without_a_script(
    still: Page, language: Language, window: ViewportSize
) -> None:
    still.set_viewport_size(window)
    still.goto(brief(language))
    links = still.get_by_role("banner").locator(".site-nav a")
    assert links.count() >= 3
    expect(links.first).to_be_hidden()
    still.locator(".menu-button summary").click()
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)
        box = link.bounding_box()
        assert box
        assert box["height"] >= THUMB
    links.first.click()
    still.wait_for_url(f"**/{language.folder}/briefs/")


def test_the_menu_has_the_theme_and_closes_at_escape_and_beside_it(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(brief(EN))
    summary = page.locator(".menu-button summary")
    dark = page.get_by_role("radio", name="Dark")
    expect(dark).to_be_hidden()
    summary.click()
    dark.check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("Escape")
    expect(dark).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    expect(dark).to_be_visible()
    page.mouse.click(100, 800)
    expect(dark).to_be_hidden()


def test_languages_are_called_by_their_names(page: Page) -> None:
    page.goto(brief(HANT))
    switch = page.get_by_role("navigation", name="語言")
    for name in ("繁體中文", "简体中文", "English"):
        expect(switch.get_by_role("link", name=name, exact=True)).to_be_visible()
