"""Nothing moves while a page is read: not when scripts run, not when pictures and drawings come, not on scrolling."""

from itertools import product

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.nights import rest_at_night

from .places import DESK, HANT, LONGEST, PHONE, TABLET, brief
from .stage import Site, Watch, lent, opened

pytestmark = pytest.mark.browser

WATCH = """window.moved = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        moved.push([entry.value, ...entry.sources.map((one) => one.node?.outerHTML?.slice(0, 80))]);
    }
}).observe({type: "layout-shift", buffered: true});"""

WINDOWS = (PHONE, DESK, TABLET)
ADDRESSES = [
    "zh-hant/",
    brief(HANT),
    "zh-hant/briefs/2025-jp-research-security/",
    f"en/briefs/{LONGEST}/parallel/",
    "zh-hant/laws/jp-ai-promotion-act/",
    "zh-hans/timeline/",
    "zh-hant/search/?q=AI",
]
CASES = rest_at_night(
    product(ADDRESSES, WINDOWS),
    by_day=lambda address, window: address in ADDRESSES[::2] and WINDOWS[ADDRESSES.index(address) % 3] == window,
    reason="each page in each window opens a fresh browser; by day every other page has one window, each another",
    name=lambda address, window: f"{address}-{window['width']}",
)

FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SCROLLED = "(from) => scrollY > from || Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight"
LOADED = """() => Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.complete
    || new Promise((done) => { image.onload = done; image.onerror = done; }))])"""
ALL_MOVED = "() => new Promise((done) => setTimeout(() => done(moved), 100))"
"""The observer is told in a task of its own, which comes before a timer that is set later."""


@pytest.mark.parametrize(("address", "window"), CASES)
def test_nothing_moves(browser: Browser, site: Site, watch: Watch, address: str, window: ViewportSize) -> None:
    with opened(browser, site.address, viewport=window) as page, lent(page, watch):
        page.set_viewport_size(window)
        page.add_init_script(WATCH)
        page.goto(address)
        # What is found has come before anybody scrolls.
        page.wait_for_load_state("networkidle")
        for _ in range(6):
            before = page.evaluate("scrollY")
            page.mouse.wheel(0, 700)
            page.wait_for_function(SCROLLED, arg=before)
            page.evaluate(FRAMES)
        page.evaluate(LOADED)
        page.evaluate(FRAMES)
        assert page.evaluate(ALL_MOVED) == []
