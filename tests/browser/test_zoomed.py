"""At twice the size, and in the narrowest window, a page scrolls down only, and every word of it is whole."""

import pytest
from playwright.sync_api import Page

from tests.nights import rest_at_night

from .places import LANGUAGES, LONGEST, Language

pytestmark = pytest.mark.browser

WINDOWS = [(320, 700), (640, 400), (720, 450)]
"""A narrow phone; windows of 1280 and 1440 px at 200 %, which is 640 and 720 px wide."""
KINDS = [
    "",
    "laws/",
    "laws/jp-ai-promotion-act/",
    "timeline/",
    "glossary/",
    "map/",
    "topics/",
    "topics/artificial-intelligence/",
    "jurisdictions/",
    "jurisdictions/jp/",
    "years/",
    "years/2025/",
    "briefs/",
    f"briefs/{LONGEST}/",
    f"briefs/{LONGEST}/parallel/",
    "sources/",
    "coverage/",
    "search/?q=AI",
    "about/",
    "guide/",
    "guide-laws/",
]
CUT = """() => {
    // What scrolls by itself is not cut, nor what is for those who listen; three long names end in dots on purpose.
    const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX);
    const isFree = (part, style) => scrolls(style) || style.clipPath !== "none"
        || part.matches(".skip, .site-name, .contents-now, .brief-header .crumbs ol");
    const cut = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode()); ) {
        const owner = text.parentElement;
        if (!text.data.trim() || !owner.checkVisibility({visibilityProperty: true})) continue;
        let [least, most] = [0, innerWidth], free = false;
        for (let part = owner; part !== document.body && !free; part = part.parentElement) {
            const style = getComputedStyle(part);
            free = isFree(part, style);
            if (!["hidden", "clip"].includes(style.overflowX)) continue;
            const box = part.getBoundingClientRect();
            [least, most] = [Math.max(least, box.left), Math.min(most, box.right)];
        }
        if (free) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const boxes = [...range.getClientRects()].filter(({width}) => width > 0);
        if (boxes.some(({left, right}) => left < least - 1.5 || right > most + 1.5)) cut.push(text.data.trim());
    }
    return cut;
}"""


def in_turn(language: Language) -> list[tuple[str, list[tuple[int, int]]]]:
    """Return the kinds of pages that are seen in a language by day: a third, and a third of these in each window."""
    kinds = KINDS[LANGUAGES.index(language) :: len(LANGUAGES)]
    return [(kind, [window]) for at, window in enumerate(WINDOWS) for kind in kinds[at :: len(WINDOWS)]]


@pytest.mark.parametrize(
    ("language", "views"),
    rest_at_night(
        [(language, views) for language in LANGUAGES for views in ("in turn", "all")],
        by_day=lambda _, views: views == "in turn",
        reason="each word of each kind of page is measured; by day in one language and window, another for the next",
        name=lambda language, views: f"{language.folder}-{views}",
    ),
)
def test_no_page_scrolls_sideways_and_no_word_is_cut(page: Page, language: Language, views: str) -> None:
    faults = []
    for kind, windows in in_turn(language) if views == "in turn" else [(kind, WINDOWS) for kind in KINDS]:
        width, height = windows[0]
        page.set_viewport_size({"width": width, "height": height})
        answer = page.goto(f"{language.folder}/{kind}")
        assert answer
        assert answer.ok, kind
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        for width, height in windows:
            page.set_viewport_size({"width": width, "height": height})
            reach = page.evaluate("document.documentElement.scrollWidth")
            if reach > width:
                faults.append(f"{kind} is {reach} px wide in a window of {width} px")
            faults += [f"{kind} cuts “{words}” in a window of {width} px" for words in page.evaluate(CUT)]
    assert not faults, "\n".join(faults)


def test_a_word_that_is_cut_is_found(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("en/")
    assert page.evaluate(CUT) == []
    page.locator(".home-introduction").evaluate(
        "(part) => { part.textContent = 'Untranslatable'.repeat(9); part.style.overflowWrap = 'normal'; }"
    )
    assert page.evaluate(CUT)
