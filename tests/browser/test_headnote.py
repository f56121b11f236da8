"""The headnote of a brief: folded on a phone, open on a desk and on paper, with no script."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, HANT, PHONE, TABLET, Language, brief, in_each_language, in_sight

pytestmark = pytest.mark.browser

TOUCH = 24
"""The least height in px of what a finger opens."""


@in_each_language
def test_a_phone_folds_it_behind_one_line(still: Page, language: Language) -> None:
    still.set_viewport_size(PHONE)
    still.goto(brief(language))
    points, line = still.locator(".headnote .points"), still.locator(".headnote > summary")
    expect(points).to_be_hidden()
    box = line.bounding_box()
    assert box
    assert box["height"] >= TOUCH
    line.click()
    expect(points.locator("li")).to_have_count(5)
    expect(points).to_be_visible()
    expect(still.locator(".key-dates")).to_be_visible()
    assert still.evaluate("document.documentElement.scrollWidth <= innerWidth")


@in_each_language
def test_a_desk_and_paper_have_it_open(still: Page, language: Language) -> None:
    still.goto(brief(language))
    for window in (TABLET, DESK):
        still.set_viewport_size(window)
        expect(still.locator(".headnote .points")).to_be_visible()
    still.emulate_media(media="print")
    still.set_viewport_size(PHONE)
    expect(still.locator(".headnote .points")).to_be_visible()


def test_who_is_led_to_a_point_sees_it_on_a_phone_too(still: Page) -> None:
    still.set_viewport_size(PHONE)
    still.goto(f"{brief(HANT)}#headnote-4")
    in_sight(still.locator("#headnote-4"))
