"""How to cite a brief: the day of the visit filled in on the reader's device, and a button that copies."""

import re

import pytest
from playwright.sync_api import Page, expect

from .places import EN, HANT, brief

pytestmark = pytest.mark.browser


def test_the_day_of_the_visit_is_the_readers(page: Page) -> None:
    page.clock.set_fixed_time("2027-03-05T12:00:00")
    page.goto(brief(EN))
    # An English page cites by the Bluebook itself, and has the form of Taiwan last.
    bluebook, oscola, _, taiwan = forms = page.locator(".cite-this .cite-form").all_inner_texts()
    assert "最後瀏覽日：2027/03/05" in taiwan
    # The Bluebook has the visit of undated pages alone.
    assert "visited" not in bluebook
    assert "accessed 5 March 2027." in oscola
    assert not re.search(r"[{}]|9872", "".join(forms))


def test_a_click_copies_the_citation_and_says_so(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(brief(HANT))
    button = page.locator(".copy-button").first
    button.click()
    expect(button).to_have_text("已複製")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".cite-form").first.inner_text().strip()
    assert copied.startswith("法律簡報知識庫，〈日本《人工智慧技術研究開發及應用促進法》簡介〉")
    expect(button).to_have_text("複製")


def test_the_files_beside_the_page_are_there(page: Page) -> None:
    page.goto(brief(EN))
    for link in page.locator(".downloads a").all():
        answer = page.request.get(str(link.evaluate("link => link.href")))
        assert answer.ok
        assert answer.body()
