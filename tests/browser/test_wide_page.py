"""On a wide page notes stand in the margin and the contents beside the text; on a narrow one neither does."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, LANGUAGES, PHONE, TABLET, Language, brief

pytestmark = pytest.mark.browser

in_each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)

LINE = 10
"""How far, in px, a note may stand above the line of its mark."""

PLACES = """() => {
    const place = (element) => {
        const {top, bottom, left, right} = element.getBoundingClientRect();
        return {top: top + scrollY, bottom: bottom + scrollY, left, right};
    };
    return {
        window: innerWidth,
        reach: document.documentElement.scrollWidth,
        prose: place(document.querySelector(".prose")),
        contents: place(document.querySelector(".contents")),
        footer: place(document.querySelector(".site-footer")),
        notes: [...document.querySelectorAll(".note")].map(place),
        marks: [...document.querySelectorAll(".note")].map(
            (note) => place(document.getElementById("fnref-" + note.id.slice(3)))
        ),
    };
}"""


def in_margin(page: Page) -> None:
    """Wait until the notes stand in the margin."""
    expect(page.locator("#fn-1")).to_have_css("position", "absolute")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def in_list(page: Page) -> None:
    """Wait until the notes stand in the list at the end."""
    expect(page.locator("#fn-1")).to_have_css("position", "static")


@in_each_language
@pytest.mark.parametrize("width", [1200, 1280, 1440, 1920])
def test_notes_stand_beside_their_marks(open_page: Callable[..., Page], language: Language, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(brief(language))
    in_margin(page)
    places = page.evaluate(PLACES)
    notes, marks, prose = places["notes"], places["marks"], places["prose"]
    assert len(notes) > 5
    for mark, note in zip(marks, notes, strict=True):
        assert note["top"] >= mark["top"] - LINE
        assert note["left"] >= prose["right"]
        assert note["right"] <= places["window"]
    for above, below in pairwise(notes):
        assert above["bottom"] <= below["top"], "two notes overlap"
    for mark, above, note in zip(marks[1:], notes, notes[1:], strict=False):
        free = max(mark["top"], above["bottom"] + 2 * LINE)
        assert note["top"] <= free + LINE, "a note stands lower than it must"
    assert abs(notes[0]["top"] - marks[0]["top"]) <= LINE
    assert notes[-1]["bottom"] <= places["footer"]["top"]
    assert places["reach"] <= places["window"]


@in_each_language
def test_notes_go_back_to_the_list_when_the_window_is_narrowed_and_return(
    open_page: Callable[..., Page], language: Language
) -> None:
    page = open_page(viewport=DESK)
    page.goto(brief(language))
    in_margin(page)
    before = page.evaluate(PLACES)["notes"]
    page.set_viewport_size(TABLET)
    in_list(page)
    places = page.evaluate(PLACES)
    assert all(note["top"] >= places["prose"]["bottom"] for note in places["notes"])
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(places["notes"]))
    expect(page.locator("#notes")).to_be_visible()
    page.set_viewport_size(DESK)
    in_margin(page)
    assert page.evaluate(PLACES)["notes"] == before


@in_each_language
def test_contents_stand_beside_the_text_of_a_wide_page(open_page: Callable[..., Page], language: Language) -> None:
    page = open_page(viewport=DESK)
    page.goto(brief(language))
    expect(page.locator('.contents a[href="#s1"]')).to_be_visible()
    places = page.evaluate(PLACES)
    assert places["contents"]["right"] <= places["prose"]["left"]
    page.locator("#s3").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 60)")
    expect(page.locator(".contents [aria-current]")).to_have_attribute("href", "#s3")
    expect(page.locator(".contents [aria-current]")).to_be_in_viewport()


@in_each_language
def test_contents_are_folded_on_a_phone_and_open_at_a_tap(open_page: Callable[..., Page], language: Language) -> None:
    page = open_page(viewport=PHONE)
    page.goto(brief(language))
    link = page.locator('.contents a[href="#s2-1"]')
    expect(link).to_be_hidden()
    page.locator(".contents summary").click()
    link.click()
    expect(page).to_have_url(f"{brief(language)}#s2-1")
    expect(page.locator("#s2-1")).to_be_in_viewport()
    expect(link).to_be_hidden()


@pytest.mark.parametrize("width", [800, 900, 1199, 1200, 1291])
def test_nothing_scrolls_sideways_between_a_phone_and_a_desk(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    for language in LANGUAGES:
        page.goto(brief(language))
        places = page.evaluate(PLACES)
        assert places["reach"] <= places["window"]
