"""The citation map: drawn, reached by the keyboard, seen in the dark, and written out beside it."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, PHONE, ViewportSize

pytestmark = pytest.mark.browser


def test_each_node_is_a_link_with_a_name_that_the_keyboard_reaches(page: Page) -> None:
    page.goto("zh-hant/map/")
    nodes = page.locator(".citation-map a.node")
    names = nodes.evaluate_all("nodes => nodes.map(node => node.querySelector('title').textContent)")
    assert len(names) > 10
    assert all(names)
    page.locator(".map-box").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        expect(page.locator(".citation-map a.node:focus")).to_have_count(1)
    name = page.evaluate("document.activeElement.querySelector('title').textContent")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name[:12])


def test_the_list_beside_the_drawing_says_the_same(page: Page) -> None:
    page.goto("en/map/")
    drawn = set(
        page.locator(".citation-map a.node").evaluate_all(
            "nodes => nodes.map(n => new URL(n.href.baseVal, location).href)"
        )
    )
    listed = set(page.locator(".map-list a").evaluate_all("links => links.map(link => link.href)"))
    assert drawn == listed


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_does_not_scroll_sideways(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto("en/map/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nodes_stand_out_from_the_paper(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("en/map/")
    colours = page.evaluate(
        """() => [".node-brief circle", ".node-source circle", ".map-box"].map(path => {
            const style = getComputedStyle(document.querySelector(path));
            return path.includes("circle") ? style.fill : style.backgroundColor;
        })"""
    )
    assert len(set(colours)) == 3
