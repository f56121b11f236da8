"""The glossary: letters lead to their terms, a field narrows it, and a phone shows each form with its language."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, PHONE

pytestmark = pytest.mark.browser

SEEN = ".glossary-entry >> visible=true"


@pytest.mark.parametrize(("address", "words"), [("en/glossary/", "RESEARCH secur"), ("zh-hant/glossary/", "研究安全")])
def test_the_field_narrows_the_terms_and_says_how_many_are_left(page: Page, address: str, words: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address)
    every = page.locator(SEEN).count()
    page.locator("#filter").fill(words)
    expect(page.locator("#research-security")).to_be_visible()
    left = page.locator(SEEN).count()
    assert 0 < left < every
    expect(page.locator(".glossary-filter [role=status]")).to_contain_text(str(left))
    expect(page.locator(".glossary-letter >> visible=true")).not_to_have_count(0)
    page.locator("#filter").fill("")
    expect(page.locator(SEEN)).to_have_count(every)


def test_a_form_in_any_script_finds_its_term(page: Page) -> None:
    page.goto("en/glossary/")
    for form in ("半导体", "半導體", "semiconductor"):
        page.locator("#filter").fill(form)
        expect(page.locator("#semiconductor")).to_be_visible()
    page.locator("#filter").fill("nothing of the kind")
    expect(page.locator(SEEN)).to_have_count(0)
    expect(page.locator(".glossary-filter [role=status]")).to_have_text("0 terms")


def test_a_link_to_a_term_that_is_hidden_shows_it(page: Page) -> None:
    page.goto("en/glossary/")
    page.locator("#filter").fill("semiconductor")
    expect(page.locator("#algorithm")).to_be_hidden()
    page.evaluate("location.hash = 'algorithm'")
    expect(page.locator("#algorithm")).to_be_in_viewport()
    expect(page.locator("#filter")).to_have_value("")


def test_a_letter_leads_to_its_terms_under_the_head_of_the_table(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto("en/glossary/")
    page.locator(".letters a", has_text="S").click()
    heading = page.locator(".glossary-letter th", has_text="S").first
    expect(heading).to_be_in_viewport()
    head = page.locator(".glossary-table thead th").first.bounding_box()
    box = heading.bounding_box()
    assert head is not None
    assert box is not None
    assert box["y"] >= head["y"] + head["height"] - 1


def test_a_phone_shows_each_form_with_its_language(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("en/glossary/")
    for cell in page.locator("#algorithm td[data-label]").all():
        shown = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert shown == f'"{cell.get_attribute("data-label")}"'
    assert page.locator("#algorithm").get_by_role("rowheader").bounding_box()["width"] > 300  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
