"""A chart says what it shows, then shows it, then says whose numbers these are; on a phone, on a desk, on paper."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from briefs.publishing.rendering.chart_drawing import draw
from tests.test_chart_maps import a_map
from tests.test_charts import luminance

from .places import EN, HANT, Language, brief, in_each_language_and_window

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


@in_each_language_and_window(*({"width": width, "height": 800} for width in (NARROWEST, 820, 1440)))
def test_title_measure_drawing_and_source_stand_in_this_order_and_in_the_window(
    page: Page, language: Language, window: ViewportSize
) -> None:
    page.set_viewport_size(window)
    page.goto(brief(language))
    figures = page.locator(".chart-figure")
    assert figures.count() == 3
    for figure in figures.all():
        seen = figure.evaluate(SEEN)
        assert seen["tops"] == sorted(seen["tops"])
        assert seen["left"] >= 0
        assert seen["right"] <= window["width"]
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
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 800})
        expect(figure.locator(".chart .chart-wide")).to_be_visible()
        expect(figure.locator(".chart .chart-narrow")).to_be_hidden()
    expect(figure.locator(".reference")).to_contain_text("https://hai.stanford.edu/")
    expect(figure.locator(".chart-links")).to_be_hidden()


def with_a_map(page: Page, address: str) -> None:
    """Open a brief, and put a map in the place of its first drawing."""
    page.goto(address)
    drawn = draw(
        a_map("Country,n\nUnited States,67.022\nChina,7.76\nUnited Kingdom,3.78\nEU,11\nJapan,0.68\nTW,", "Japan")
    )
    page.locator(".chart").first.evaluate("(box, drawn) => { box.innerHTML = drawn }", drawn.narrow + drawn.wide)


ON_SHADES = """(figure) => [...figure.querySelectorAll(".chart-tile")].filter(
    (one) => one.checkVisibility()).map((tile) => {
    const square = tile.getBoundingClientRect();
    const texts = [...tile.parentElement.querySelectorAll("text")].map((text) => text.getBoundingClientRect());
    return {fill: getComputedStyle(tile).fill, ink: getComputedStyle(tile.parentElement.querySelector("text")).fill,
            stroke: getComputedStyle(tile).stroke,
            inside: texts.every((text) => text.left >= square.left - 1 && text.right <= square.right + 1)};
})"""


@pytest.mark.parametrize("width", [NARROWEST, 820, 1440])
def test_a_map_is_read_at_any_width_and_its_numbers_have_room_in_their_squares(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    with_a_map(page, brief(EN))
    figure = page.locator(".chart-figure").first
    seen = figure.evaluate(SEEN)
    assert seen["left"] >= 0
    assert seen["right"] <= width
    assert min(seen["sizes"]) >= 12
    tiles = figure.evaluate(ON_SHADES)
    assert len(tiles) == 5
    assert all(tile["inside"] for tile in tiles)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("media", "scheme", "forced"),
    [
        ("screen", "light", "none"),
        ("screen", "dark", "none"),
        ("print", "light", "none"),
        ("screen", "light", "active"),
    ],
    ids=["light", "dark", "print", "forced"],
)
def test_the_shades_of_a_map_differ_and_bear_a_legible_number(page: Page, media: Any, scheme: Any, forced: Any) -> None:
    page.emulate_media(media=media, color_scheme=scheme, forced_colors=forced)
    with_a_map(page, brief(EN))
    tiles = page.locator(".chart-figure").first.evaluate(ON_SHADES)
    page.emulate_media(forced_colors="none")
    assert len({tile["fill"] for tile in tiles}) == 5
    for tile in tiles:
        light, dark = sorted((luminance(hexadecimal(tile[part])) for part in ("fill", "ink")), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, tile
        assert (tile["stroke"] != "none") == (forced == "active"), "where shades may vanish there are frames"


def hexadecimal(colour: str) -> str:
    """Write `rgb(1, 2, 3)` as `#010203`."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])
