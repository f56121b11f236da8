"""Nothing moves while a page is read: not when scripts run, not when pictures and drawings come, not on scrolling."""

import pytest
from playwright.sync_api import Browser, ViewportSize

from .places import DESK, HANT, LONGEST, PHONE, TABLET, brief, in_each_window
from .stage import Site, Watch, lent, opened

pytestmark = pytest.mark.browser

WATCH = """window.moved = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        moved.push([entry.value, ...entry.sources.map((one) => one.node?.outerHTML?.slice(0, 80))]);
    }
}).observe({type: "layout-shift", buffered: true});"""

ADDRESSES = [
    "zh-hant/",
    brief(HANT),
    "zh-hant/briefs/2025-jp-research-security/",
    f"en/briefs/{LONGEST}/parallel/",
    "zh-hant/laws/jp-ai-promotion-act/",
    "zh-hans/timeline/",
    "zh-hant/search/?q=AI",
]


@pytest.mark.parametrize("address", ADDRESSES)
@in_each_window(DESK, TABLET, PHONE)
def test_nothing_moves(browser: Browser, site: Site, watch: Watch, address: str, window: ViewportSize) -> None:
    with opened(browser, site.address, viewport=window) as page, lent(page, watch):
        page.set_viewport_size(window)
        page.add_init_script(WATCH)
        page.goto(address)
        for _ in range(6):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(60)
        page.wait_for_timeout(200)
        assert page.evaluate("moved") == []
