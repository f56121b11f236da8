"""On a wide page notes stand in the margin and the contents beside the text; on a narrow one neither does."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import (
    DESK,
    LANGUAGES,
    NARROW,
    PHONE,
    TABLET,
    Language,
    brief,
    in_each_language,
    in_each_language_and_window,
    in_sight,
)

pytestmark = pytest.mark.browser

LINE = 20
"""How far, in px, a note may stand above the line of its mark."""

PLACES = """() => {
    const place = (element) => {
        const {top, bottom, left, right} = element.getBoundingClientRect();
        return {top: top + scrollY, bottom: bottom + scrollY, left, right};
    };
    const notes = [...document.querySelectorAll(".note")];
    return {
        window: innerWidth,
        reach: document.documentElement.scrollWidth,
        prose: place(document.querySelector(".prose")),
        contents: place(document.querySelector(".contents")),
        footer: place(document.querySelector(".site-footer")),
        notes: notes.map(place),
        marks: notes.map((note) => place(document.getElementById(note.id.replace("fn-", "fnref-")))),
    };
}"""


def notes_stand_in_the_margin(page: Page) -> None:
    """Wait until the notes stand in the margin and nothing moves any more."""
    expect(page.locator("#fn-1")).to_have_css("position", "absolute")
    expect(page.locator("#fn-1")).to_be_visible()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def notes_stand_in_the_list(page: Page) -> None:
    """Wait until the notes stand in the list at the end."""
    expect(page.locator("#fn-1")).to_have_css("position", "static")
    expect(page.locator("#notes")).to_be_visible()


@in_each_language
def test_notes_stand_beside_their_marks(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    for width in (1440, 1920, 1200, 800):
        page.set_viewport_size({"width": width, "height": 900})
        notes_stand_in_the_margin(page)
        beside_their_marks(page.evaluate(PLACES))


def beside_their_marks(places: dict[str, Any]) -> None:
    """Check that each note stands right of the text, at its mark or as near below it as the note above lets it."""
    notes, marks, prose = places["notes"], places["marks"], places["prose"]
    assert len(notes) > 5
    for mark, note in zip(marks, notes, strict=True):
        assert note["top"] >= mark["top"] - LINE
        assert note["left"] >= prose["right"]
        assert note["right"] <= places["window"]
    for above, below in pairwise(notes):
        assert above["bottom"] <= below["top"], "two notes overlap"
    assert abs(notes[0]["top"] - marks[0]["top"]) <= LINE
    for mark, above, note in zip(marks[1:], notes, notes[1:], strict=False):
        lowest = max(mark["top"], above["bottom"] + 2 * LINE)
        assert note["top"] <= lowest + LINE, "a note stands lower than the one above it makes it"
    assert notes[-1]["bottom"] <= places["footer"]["top"]


@in_each_language
def test_notes_go_back_to_the_list_when_the_window_is_narrowed_and_return(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    notes_stand_in_the_margin(page)
    before = page.evaluate(PLACES)["notes"]
    page.set_viewport_size(NARROW)
    notes_stand_in_the_list(page)
    places = page.evaluate(PLACES)
    assert all(note["top"] >= places["prose"]["bottom"] for note in places["notes"])
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(places["notes"]))
    page.set_viewport_size(DESK)
    notes_stand_in_the_margin(page)
    assert page.evaluate(PLACES)["notes"] == before


@in_each_language
def test_contents_stand_beside_the_text_of_a_wide_page(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    expect(page.locator('.contents a[href="#s1"]')).to_be_visible()
    places = page.evaluate(PLACES)
    assert places["contents"]["right"] <= places["prose"]["left"]


def test_contents_follow_the_reading(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(LANGUAGES[0]))
    for section in ("s2-3", "s2-7", "s1-1"):
        page.locator(f"#{section}").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 60)")
        current = page.locator(".contents [aria-current]")
        expect(current).to_have_attribute("href", f"#{section}")
        expect(current).to_be_in_viewport()


@in_each_language_and_window(PHONE, TABLET)
def test_contents_are_folded_on_a_narrow_page_and_open_at_a_tap(
    page: Page, language: Language, window: ViewportSize
) -> None:
    page.set_viewport_size(window)
    page.goto(brief(language))
    link = page.locator('.contents a[href="#s2-1"]')
    expect(link).to_be_hidden()
    page.locator(".contents summary").click()
    link.click()
    expect(page).to_have_url(f"{brief(language)}#s2-1")
    in_sight(page.locator("#s2-1"))
    expect(link).to_be_hidden()


@in_each_language
def test_nothing_scrolls_sideways_between_a_phone_and_a_desk(page: Page, language: Language) -> None:
    page.goto(brief(language))
    for width in (600, 799, 800, 1199, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        places = page.evaluate(PLACES)
        assert places["reach"] <= places["window"]
