"""A chart says what it shows, then shows it, then says whose numbers these are; on a phone, on a desk, on paper."""

import pytest
from playwright.sync_api import Page, expect

from .places import EN, HANT, Language, brief, in_each_language

pytestmark = pytest.mark.browser

NARROWEST = 340
"""The width in px of a window in which a chart is still read."""

SEEN = """(figure) => {
    const parts = [".chart-title", ".chart-measure", ".chart svg", ".chart-foot"];
    const shown = (part) => [...figure.querySelectorAll(part)].find((one) => one.checkVisibility());
    const boxes = parts.map((part) => shown(part).getBoundingClientRect());
    const texts = [...figure.querySelectorAll(".chart text")].filter((one) => one.checkVisibility());
    return {tops: boxes.map((box) => box.top), left: Math.min(...texts.map((one) => one.getBoundingClientRect().left)),
            right: Math.max(...boxes.map((box) => box.right), ...texts.map((one) => one.getBoundingClientRect().right)),
            sizes: texts.map((one) => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM()?.a ?? 1))};
}"""


@in_each_language
@pytest.mark.parametrize("width", [NARROWEST, 820, 1440])
def test_title_measure_drawing_and_source_stand_in_this_order_and_in_the_window(
    page: Page, language: Language, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(brief(language))
    figures = page.locator(".chart-figure")
    assert figures.count() == 3
    for figure in figures.all():
        seen = figure.evaluate(SEEN)
        assert seen["tops"] == sorted(seen["tops"])
        assert seen["left"] >= 0
        assert seen["right"] <= width
        assert min(seen["sizes"]) >= 12, "letters of a drawing are not made smaller with it"


def test_the_foot_has_table_source_file_and_link(page: Page) -> None:
    page.goto(brief(EN))
    figure = page.locator(".chart-figure").first
    expect(figure.locator("td").first).to_be_hidden()
    figure.get_by_text("Table", exact=True).click()
    expect(figure.locator("td").first).to_be_visible()
    expect(figure.locator(".chart-foot")).to_contain_text("hai.stanford.edu ↗ · CSV · Link", use_inner_text=True)
    file = figure.get_by_role("link", name="CSV").evaluate("link => link.href")
    assert "67.022" in page.request.get(file).text()
    figure.get_by_role("link", name="Link").click()
    expect(page).to_have_url(f"{brief(EN)}#fig-1")


def test_on_paper_a_chart_has_its_source_in_full(page: Page) -> None:
    page.goto(brief(HANT))
    figure = page.locator(".chart-figure").first
    page.emulate_media(media="print")
    expect(figure.locator(".chart-title")).to_be_visible()
    expect(figure.locator(".chart svg").last).to_be_visible()
    expect(figure.locator(".reference")).to_contain_text("https://hai.stanford.edu/")
    expect(figure.locator(".chart-links")).to_be_hidden()
