"""The table of briefs by laws: readable at any width, a table for those who listen, and reached by the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, PHONE, ViewportSize

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("address", ["en/map/", "zh-hant/map/"])
def test_the_page_does_not_scroll_sideways(page: Page, window: ViewportSize, address: str) -> None:
    page.set_viewport_size(window)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_it_is_a_table_at_any_width(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto("en/map/")
    table = page.get_by_role("table")
    columns = table.get_by_role("columnheader").count()
    rows = table.get_by_role("row")
    assert columns > 3
    for row in rows.all()[1:]:
        assert row.get_by_role("rowheader").count() == 1
        # Cells without words take no room on a phone.
        assert row.get_by_role("cell", include_hidden=True).count() == columns - 1


def test_on_a_phone_each_mark_has_the_name_of_its_law(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("zh-hant/map/")
    for cell in page.locator(".map-table td:not(.lacking)").all():
        shown = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert shown == f'"{cell.get_attribute("data-label")}"'
    expect(page.locator(".map-table td.lacking >> visible=true")).to_have_count(0)


def test_a_mark_leads_to_the_place(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto("en/map/")
    mark = page.locator(".map-table a.touch").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.brief")).to_be_visible()
