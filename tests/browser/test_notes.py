"""A reader follows a note's mark to the note, and its arrow back to the mark."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .places import DESK, NARROW, Language, brief, in_each_language

pytestmark = pytest.mark.browser


def marks(page: Page) -> list[Locator]:
    """Give all marks of notes in the text."""
    found = page.locator(".prose [role=doc-noteref]").all()
    assert len(found) >= page.locator(".note").count() > 5
    return found


def note_of(page: Page, mark: Locator) -> tuple[str, Locator]:
    """Give the fragment of the note that a mark leads to, and the note."""
    fragment = f"#fn-{mark.inner_text()}"
    return fragment, page.locator(fragment)


def way_back(note: Locator, mark: Locator) -> tuple[str, Locator]:
    """Give the fragment of a mark, and the link in its note that leads back to it."""
    fragment = f"#{mark.get_attribute('id')}"
    assert fragment.startswith("#fnref-")
    return fragment, note.locator(f'[role=doc-backlink][href="{fragment}"]')


def go_and_come_back(page: Page, mark: Locator) -> None:
    """Click a mark and then, in its note, the link back."""
    fragment, note = note_of(page, mark)
    mark.click()
    assert page.url.endswith(f"/{fragment}")
    expect(note).to_be_in_viewport()
    fragment, back = way_back(note, mark)
    back.click()
    assert page.url.endswith(f"/{fragment}")
    expect(mark).to_be_in_viewport()


def tab_to(page: Page, aim: Locator, at_most: int) -> None:
    """Press Tab until a link has the focus."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if aim.evaluate("link => link === document.activeElement"):
            return
    pytest.fail(f"{at_most} Tabs did not lead to {aim}")


@in_each_language
def test_every_mark_leads_to_its_note_and_the_note_leads_back(page: Page, language: Language) -> None:
    page.set_viewport_size(NARROW)
    page.goto(brief(language))
    for mark in marks(page):
        go_and_come_back(page, mark)


@in_each_language
def test_marks_lead_to_notes_in_the_margin_too(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    for mark in (marks(page)[0], marks(page)[-1]):
        go_and_come_back(page, mark)


@in_each_language
def test_the_keyboard_alone_leads_to_notes_and_back(page: Page, language: Language) -> None:
    page.goto(brief(language))
    for mark in marks(page)[::3]:
        fragment, note = note_of(page, mark)
        mark.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{brief(language)}{fragment}")
        fragment, back = way_back(note, mark)
        tab_to(page, back, at_most=note.get_by_role("link").count() + note.locator("[role=doc-backlink]").count())
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{brief(language)}{fragment}")
        expect(mark).to_be_focused()


@in_each_language
def test_marks_and_ways_back_say_in_words_where_they_lead(page: Page, language: Language) -> None:
    page.goto(brief(language))
    names = [mark.get_attribute("aria-label") for mark in marks(page)]
    names += [back.get_attribute("aria-label") for back in page.locator("[role=doc-backlink]").all()]
    assert all(names)
    assert len(set(names)) == len(names)
