"""A reader prints a brief: black on white, the notes at the end, nothing to click."""

from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import DESK, EN, HANT, NARROW, Language, brief, in_each_language_and_window

pytestmark = pytest.mark.browser

PLACE = """(part) => {
    const {top, bottom} = part.getBoundingClientRect();
    const {position} = getComputedStyle(part);
    return {top, bottom, position, seen: part.checkVisibility({visibilityProperty: true})};
}"""
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"


@in_each_language_and_window(DESK, NARROW)
def test_paper_has_the_text_and_its_notes_but_no_navigation(
    page: Page, language: Language, window: ViewportSize
) -> None:
    page.set_viewport_size(window)
    page.goto(brief(language))
    page.emulate_media(media="print")
    for gone in (".site-nav", ".language-switch", ".theme-choice", ".contents", ".actions", ".backlink >> nth=0"):
        expect(page.locator(gone)).to_be_hidden()
    for part in ("h1", ".prose", "#notes"):
        expect(page.locator(part)).to_be_visible()
    places = [page.locator(".prose").evaluate(PLACE), *page.locator(".note").evaluate_all(f"all => all.map({PLACE})")]
    assert len(places) > 6
    assert {note["position"] for note in places} == {"static"}
    assert all(note["seen"] for note in places)
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(places))


@pytest.mark.parametrize(("system", "press"), [("dark", False), ("light", True)], ids=["dark-system", "dark-chosen"])
def test_paper_is_white_whatever_the_theme(page: Page, system: Literal["light", "dark"], press: bool) -> None:
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme=system)
    page.goto(brief(HANT))
    if press:
        page.get_by_role("radio", name="深色").check()
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", WHITE)
    for part in ("body", "h1", ".prose > p >> nth=0", ".prose .note-mark a >> nth=0", "#fn-1"):
        expect(page.locator(part)).to_have_css("color", BLACK)


def test_the_print_button_prints(page: Page) -> None:
    page.goto(brief(EN))
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator(".download summary").click()
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


def test_a_running_head_names_the_brief_on_every_page(page: Page) -> None:
    page.goto(brief(HANT))
    head = page.locator(".running-head")
    expect(head).to_be_hidden()
    page.emulate_media(media="print")
    expect(head).to_have_text("日本《人工智慧技術研究開發及應用促進法》簡介 · 法律簡報")
    expect(head).to_be_visible()
    # What stands in the head of a table is set again on each page.
    expect(page.locator(".site-header")).to_have_css("display", "table-header-group")
    expect(page.locator(".site-name")).to_be_hidden()


def test_a_figure_on_paper_has_its_drawing_and_its_source_and_nothing_to_open(page: Page) -> None:
    page.goto(brief(EN))
    page.emulate_media(media="print")
    figure = page.locator("#fig-1")
    expect(figure.locator("svg >> visible=true")).to_have_count(1)
    expect(figure.get_by_text("https://hai.stanford.edu/assets/files/")).to_be_visible()
    expect(figure.locator("summary")).to_be_hidden()
    expect(figure.get_by_role("link", name="About this source")).to_be_hidden()
