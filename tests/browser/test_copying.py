"""What is copied from a brief is its words; a longer passage says where it stands."""

import pytest
from playwright.sync_api import Page

from .places import DESK, EN, HANS, HANT, Language, brief, in_each_language

pytestmark = pytest.mark.browser

COPY = """([from, start, to, end]) => {
    const place = (path, at) => {
        const walker = document.createTreeWalker(document.querySelector(path), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node && at > node.length) { at -= node.length; node = walker.nextNode(); }
        return [node, at];
    };
    const whole = document.querySelector(to).textContent.length;
    getSelection().setBaseAndExtent(...place(from, start), ...place(to, end ?? whole));
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
    return {own: event.defaultPrevented, plain: data.getData("text/plain"), html: data.getData("text/html")};
}"""
CALLED = "#fnref-3"
"""A place that calls a note."""


def copied(page: Page, start: str, first: int, end: str, last: int | None) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(COPY, [start, first, end, last])
    return found


def block_of(page: Page, mark: str) -> str:
    """Return the paragraph that calls a note, as a selector."""
    return "#" + str(page.locator(mark).evaluate("mark => mark.closest('[id^=p]').id"))


@in_each_language
def test_a_paragraph_is_copied_without_marks_and_with_its_place(page: Page, language: Language) -> None:
    page.goto(brief(language))
    block = block_of(page, CALLED)
    found = copied(page, block, 0, block, None)
    text, _, cited = found["plain"].partition("\n\n")
    words = page.locator(block).evaluate(
        "part => { const own = part.cloneNode(true); own.querySelectorAll('sup').forEach(mark => mark.remove());"
        " return own.textContent; }"
    )
    assert " ".join(text.split()) == " ".join(words.replace("\u2060", "").split())
    assert "\u2060" not in found["plain"]
    number = block.removeprefix("#p")
    place = {EN: f"para. {number}", HANT: f"段{number}", HANS: f"段{number}"}[language]
    lines = cited.split("\n")
    assert lines[0].endswith(place)
    assert page.title().split(" · ")[0][:8] in lines[0].replace("〈", "").replace("〉", "")
    assert lines[1].endswith(f"{brief(language)}{block}")
    assert f'href="{lines[1]}"' in found["html"]


@pytest.mark.parametrize(
    # Figures count as letters do, and the passage in Chinese has some.
    ("language", "short", "long"),
    [(EN, 30, 41), (HANT, 14, 22)],
    ids=["en", "zh-hant"],
)
def test_a_passage_is_cited_from_some_length_on(page: Page, language: Language, short: int, long: int) -> None:
    page.goto(brief(language))
    for length in (short, long):
        found = copied(page, "#p2", 0, "#p2", length)
        assert ("#p2" in found["plain"]) == (length == long), length


def test_several_paragraphs_have_one_place(page: Page) -> None:
    page.goto(brief(EN))
    lines = copied(page, "#p2", 0, "#p4", 30)["plain"].split("\n")
    assert lines[-2].endswith("para. 2–4")
    assert lines[-1].endswith("#p2")


def test_a_few_words_lose_the_number_of_a_note_and_are_not_cited(page: Page) -> None:
    page.goto(brief(EN))
    block = block_of(page, CALLED)
    before = page.locator(CALLED).evaluate(
        "mark => { const range = document.createRange(); range.setStart(mark.closest('[id^=p]'), 0);"
        " range.setEndBefore(mark.closest('sup')); return range.toString().length; }"
    )
    found = copied(page, block, before - 8, block, before + 4)
    assert found["own"]
    assert not any(char.isdigit() for char in found["plain"])
    assert "http" not in found["plain"]


def test_where_notes_are_copied_along_their_numbers_stand_in_brackets(page: Page) -> None:
    page.set_viewport_size({"width": 780, "height": 900})
    page.goto(brief(EN))
    found = copied(page, block_of(page, CALLED), 0, "#fn-3 .note-text", None)
    assert "[3]" in found["plain"]
    assert "\n[3] " in found["plain"]
    assert "About this source" not in found["plain"]
    assert "↩" not in found["plain"]


def test_what_stands_in_the_margin_is_not_copied_with_a_paragraph(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    block = block_of(page, CALLED)
    page.locator(block).hover()
    found = copied(page, block, 0, block, None)
    assert "¶" not in found["plain"]
    assert "↗" not in found["plain"]


def test_a_page_that_is_no_brief_is_copied_without_a_place(page: Page) -> None:
    page.goto("en/about/")
    page.locator(".prose p").first.evaluate("part => { part.id = 'first'; }")
    assert not copied(page, "#first", 0, "#first", None)["own"]
