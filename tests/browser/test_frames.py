"""Pages of all kinds begin at one edge, say where one is, and keep red for citations."""

import re

import pytest
from playwright.sync_api import Page, expect

from .places import BRIEFS, DESK, EN, HANT, LONGEST, PHONE, ROOT, brief

pytestmark = pytest.mark.browser

READING = [brief(HANT), brief(EN, BRIEFS[0]), "zh-hans/about/", "en/about/"]
LISTS = [
    "zh-hant/briefs/",
    "en/topics/artificial-intelligence/",
    "zh-hans/laws/",
    "en/laws/jp-ai-promotion-act/",
    "zh-hant/sources/",
    "en/sources/soumu-white-paper-2024/",
    "zh-hans/glossary/",
    "en/timeline/",
    "zh-hant/coverage/",
]
HIT = 24
"""The least width and height in px of what is pressed (WCAG 2.5.8)."""

HEADING = """() => {
    const {left, top} = document.querySelector("main h1").getBoundingClientRect();
    return [Math.round(left), Math.round(top)];
}"""
SMALL = """(parts) => parts.filter((part) => part.checkVisibility()).map((part) => {
    const {width, height} = part.getBoundingClientRect();
    return [part.textContent.trim(), Math.round(width), Math.round(height)];
}).filter(([, width, height]) => Math.min(width, height) < 24)"""


def says_the_way(page: Page) -> None:
    """Expect the way to a page above its heading."""
    expect(page.locator("main .crumbs a").first).to_have_attribute("href", re.compile(r"^(\.\./)+$"))


def test_headings_of_texts_and_lists_stand_at_one_edge_and_height_under_the_way_to_them(page: Page) -> None:
    found: dict[int, dict[str, list[int]]] = {1280: {}, 1440: {}, 1920: {}}
    for address in READING + LISTS:
        page.goto(address)
        says_the_way(page)
        for width, headings in found.items():
            page.set_viewport_size({"width": width, "height": 900})
            headings[address] = page.evaluate(HEADING)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    for headings in found.values():
        assert len({left for left, _ in headings.values()}) == 1, found
        tops = [top for _, top in headings.values()]
        assert max(tops) - min(tops) <= 12, found


def test_the_way_to_a_brief_leads_through_jurisdiction_and_topic_and_both_languages_have_one(page: Page) -> None:
    page.goto(f"en/briefs/{LONGEST}/parallel/")
    says_the_way(page)
    page.goto(brief(EN))
    assert page.locator(".crumbs a").all_inner_texts()[:3] == ["Legal Briefs", "JP Japan", "Artificial intelligence"]


def test_marks_of_jurisdictions_have_names(page: Page) -> None:
    page.goto("en/briefs/")
    for name in ("JP Japan", "EU European Union"):
        expect(page.locator("a.mark").get_by_text(name.split()[0], exact=True).first).to_have_attribute(
            "title", name.split(maxsplit=1)[1]
        )
        expect(page.locator(".card").get_by_role("link", name=name, exact=True).first).to_be_visible()


@pytest.mark.parametrize("address", ["zh-hant/briefs/", brief(EN), "en/laws/jp-ai-promotion-act/"])
def test_what_is_pressed_on_a_phone_is_large_enough(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    parts = page.locator(".crumbs a, a.mark, .card-topics a, .action, .contents summary, .fact-card > summary")
    assert parts.count() > 3 or "laws" in address
    assert parts.evaluate_all(SMALL) == []


def test_the_mark_of_a_note_is_hit_beside_its_figure(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(brief(HANT))
    mark = page.locator("#fnref-2")
    mark.scroll_into_view_if_needed()
    hit = """(mark, step) => {
        const {left, right, top, bottom} = mark.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        return [[-step, 0], [step, 0], [0, -step], [0, step]].every(([dx, dy]) => {
            return mark.contains(document.elementFromPoint(x + dx, y + dy));
        });
    }"""
    assert mark.evaluate(hit, HIT / 2 - 1)


def test_the_current_section_is_told_without_the_pages_colours(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.emulate_media(forced_colors="active")
    page.goto(brief(EN))
    page.locator("#s2-3").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 100)")
    current = page.locator(".contents a[aria-current]")
    expect(current).to_have_attribute("href", "#s2-3")
    other = page.locator('.contents a[href="#s2-4"]')
    border = "link => getComputedStyle(link).borderInlineStartColor"
    assert current.evaluate(border) != other.evaluate(border)
    expect(current).to_have_css("text-decoration-line", "underline")
    page.emulate_media(forced_colors="none")


def test_red_is_for_citations_alone() -> None:
    of_citations = re.compile(r"note|backlink|reference|(node|key)-source|:root")
    found = {}
    for sheet in sorted((ROOT / "templates/assets").glob("*.css")):
        for selector in re.findall(r"([^{}]+)\{[^{}]*var\(--seal\)[^{}]*\}", sheet.read_text(encoding="utf-8")):
            if not of_citations.search(re.sub(r"/\*.*?\*/", "", selector, flags=re.DOTALL)):
                found[sheet.name] = selector.strip()
    assert found == {}
