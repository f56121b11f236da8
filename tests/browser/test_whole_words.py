"""Tables of short words: none is broken, and no date is."""

import pytest
from playwright.sync_api import Page

from .places import DESK, ViewportSize

pytestmark = pytest.mark.browser

SMALL_TABLET: ViewportSize = {"width": 820, "height": 1180}
BESIDE: ViewportSize = {"width": 1024, "height": 768}

BROKEN = """selector => {
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node;
    // What only those hear who listen has the width of a pixel.
    const isHeard = [parentElement, parentElement.closest("thead")].some((one) => one?.clientWidth === 1);
    if (!parentElement.checkVisibility() || isHeard) continue;
    const isDate = parentElement.closest(".sign-dates, time");
    for (const match of node.data.matchAll(/[A-Za-z]{2,22}|\\d+年\\d+月\\d+日(?:查核|核查)?/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].map(({ top, height }) => Math.round((top + height / 2) / 8)));
      if (lines.size > 1 && (isDate || !/^\\d/.test(match[0]))) broken.push(match[0]);
    }
  }
  return broken;
}"""


@pytest.mark.parametrize(
    ("address", "table"),
    [
        ("en/laws/", ".law-table"),
        ("zh-hant/laws/", ".law-table"),
        ("en/map/", ".map-table"),
        ("en/glossary/", ".glossary-table"),
        ("zh-hant/glossary/", ".glossary-table"),
        ("zh-hans/timeline/", "main"),
    ],
)
def test_no_word_is_broken_in_a_table(page: Page, address: str, table: str) -> None:
    page.goto(address)
    for window in (SMALL_TABLET, BESIDE, DESK):
        page.set_viewport_size(window)
        assert page.evaluate(BROKEN, table) == [], window
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), window
