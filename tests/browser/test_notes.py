"""A reader follows a note's mark to the note, and its arrow back to the mark."""

import re
from itertools import product
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.nights import rest_at_night

from .places import DESK, EN, LANGUAGES, NARROW, Language, brief, in_each_language, in_sight

pytestmark = pytest.mark.browser


class Call(NamedTuple):
    """A place in the text that calls a note: its address in the page, its mark, the note's address, the note."""

    place: str
    mark: Locator
    note_place: str
    note: Locator

    @property
    def back(self) -> Locator:
        """Return the link in the note that leads back to this place."""
        return self.note.locator(f'[role=doc-backlink][href="{self.place}"]:visible')


def calls(page: Page) -> list[Call]:
    """Return every place in the text that calls a note."""
    marks = page.locator(".prose [role=doc-noteref]").evaluate_all("all => all.map(mark => [mark.id, mark.innerText])")
    assert len(marks) >= page.locator(".note").count() > 5
    assert all(place.startswith(f"fnref-{number}") for place, number in marks)
    return [
        Call(f"#{place}", page.locator(f"#{place}"), f"#fn-{number}", page.locator(f"#fn-{number}"))
        for place, number in marks
    ]


def stands_at(page: Page, place: str) -> None:
    """Expect the page's address to end with a place in it."""
    expect(page).to_have_url(re.compile(f"/{place}$"))


def go_and_come_back(page: Page, call: Call) -> None:
    """Click a mark and then, in its note, the link back."""
    call.mark.click()
    stands_at(page, call.note_place)
    in_sight(call.note)
    call.back.click()
    stands_at(page, call.place)
    in_sight(call.mark)


def tab_to(page: Page, aim: Locator, at_most: int) -> None:
    """Press Tab until a link has the focus."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if aim.evaluate("link => link === document.activeElement"):
            return
    pytest.fail(f"{at_most} Tabs did not lead to {aim}")


@pytest.mark.parametrize(
    ("language", "step"),
    rest_at_night(
        product(LANGUAGES, (1, 4)),
        by_day=lambda language, step: step == 1 and language == EN,
        reason="the marks of a brief are many; by day all of the English page",
        name=lambda language, step: f"{language.folder}-{step}",
    ),
)
def test_every_mark_leads_to_its_note_and_the_note_leads_back(page: Page, language: Language, step: int) -> None:
    page.set_viewport_size(NARROW)
    page.goto(brief(language))
    for call in calls(page)[::step]:
        go_and_come_back(page, call)


def test_marks_lead_to_notes_in_the_margin_too(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    for call in calls(page)[::3]:
        go_and_come_back(page, call)


@in_each_language
def test_the_keyboard_alone_leads_to_notes_and_back(page: Page, language: Language) -> None:
    page.goto(brief(language))
    for call in calls(page)[::3]:
        call.mark.focus()
        page.keyboard.press("Enter")
        stands_at(page, call.note_place)
        tab_to(page, call.back, at_most=call.note.locator("a").count())
        page.keyboard.press("Enter")
        stands_at(page, call.place)
        expect(call.mark).to_be_focused()


@in_each_language
def test_marks_and_ways_back_say_in_words_where_they_lead(page: Page, language: Language) -> None:
    page.goto(brief(language))
    links = page.locator(".prose [role=doc-noteref], .note [role=doc-backlink]")
    seen = "links => links.filter(link => link.checkVisibility()).map(link => link.getAttribute('aria-label'))"
    names = links.evaluate_all(seen)
    assert len(names) >= 2 * len(calls(page))
    assert all(names)
    assert len(set(names)) == len(names)
