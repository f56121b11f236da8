"""A reader prints a brief: black on white, the notes at the end, nothing to click."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, LANGUAGES, PHONE, Language, brief

pytestmark = pytest.mark.browser

WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_paper_has_the_text_and_its_notes_but_no_navigation(
    open_page: Callable[..., Page], language: Language, window: dict[str, int]
) -> None:
    page = open_page(viewport=window)
    page.goto(brief(language))
    page.emulate_media(media="print")
    for gone in (".site-nav", ".language-switch", ".theme-switch", ".contents", ".actions", ".backlink"):
        assert not any(part.is_visible() for part in page.locator(gone).all()), gone
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#notes")).to_be_visible()
    end = page.locator(".prose").bounding_box()
    assert end is not None
    notes = page.locator(".note").all()
    assert len(notes) > 5
    for note in notes:
        expect(note).to_be_visible()
        expect(note).to_have_css("position", "static")
        place = note.bounding_box()
        assert place is not None
        assert place["y"] >= end["y"] + end["height"]
        end = place


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("press", [False, True], ids=["system-theme", "chosen-theme"])
def test_paper_is_white_whatever_the_theme(open_page: Callable[..., Page], system: str, press: bool) -> None:
    page = open_page(viewport=DESK, color_scheme=system)
    page.goto(brief(LANGUAGES[0]))
    if press:
        page.get_by_role("banner").get_by_role("button").click()
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", WHITE)
    for part in ("body", "h1", ".prose > p >> nth=0", ".prose .note-mark a >> nth=0", "#fn-1"):
        expect(page.locator(part)).to_have_css("color", BLACK)


def test_the_print_button_prints(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(brief(LANGUAGES[2]))
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
