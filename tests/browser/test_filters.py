"""What narrows a list stands where thumbs and eyes are: chips above it on a phone, a column beside it on a desk."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, EN, PHONE, TABLET

pytestmark = pytest.mark.browser

TOPICS = f"{EN.folder}/briefs/"


@pytest.mark.parametrize("scripted", [True, False])
def test_a_phone_narrows_a_list_with_two_taps_before_its_first_brief(page: Page, still: Page, scripted: bool) -> None:
    shown = page if scripted else still
    shown.set_viewport_size(PHONE)
    shown.goto(TOPICS)
    chips = shown.locator(".facet summary")
    assert chips.count() == 3
    first = shown.locator(".card").first.bounding_box()
    assert first is not None
    for chip in chips.all():
        box = chip.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= first["y"]
    link = shown.get_by_role("link", name="Semiconductors", exact=True)
    topic = shown.locator(".facet").first.locator(link)
    expect(topic).to_be_hidden()
    chips.first.click()
    topic.click()
    expect(shown).to_have_url(f"{EN.folder}/topics/semiconductors/")
    assert shown.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_one_chip_is_open_at_a_time_and_says_what_is_chosen(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{EN.folder}/topics/economic-security/")
    chips = page.locator(".facet summary")
    expect(chips.first).to_contain_text("Economic security")
    chips.first.press("Enter")
    chips.nth(1).press("Enter")
    expect(page.locator(".facet details[open]")).to_have_count(1)
    expect(page.locator(".facet").nth(1).locator("li").first).to_be_visible()


@pytest.mark.parametrize("window", [TABLET, DESK], ids=["tablet", "desk"])
def test_a_wider_window_has_all_open_beside_the_list(page: Page, window: dict[str, int]) -> None:
    page.set_viewport_size(window)  # type: ignore[arg-type]
    page.goto(TOPICS)
    beside = window["width"] >= 56 * 16
    for facet in page.locator(".facet").all():
        expect(facet.locator("li").first).to_be_visible() if beside else expect(
            facet.locator("li").first
        ).to_be_hidden()
    if beside:
        card, box = page.locator(".card").first.bounding_box(), page.locator("#facets").bounding_box()
        assert card is not None
        assert box is not None
        assert box["x"] + box["width"] <= card["x"] or box["x"] >= card["x"] + card["width"]
