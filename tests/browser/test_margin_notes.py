"""Notes in the margin have a form of their own, short enough to stay beside the lines that call them."""

import pytest
from playwright.sync_api import Page, expect

from .places import DESK, EN, HANS, HANT, PHONE, Language, brief, in_each_language, in_each_language_and_brief

pytestmark = pytest.mark.browser

NEAR = 120
"""The most px between the line that calls a note and the note."""
LINES = 5
"""The most lines that a note has before it is opened."""
WIDTHS = (1024, 1200, 1440, 1920)

NOTES = """() => [...document.querySelectorAll(".note")].map((note) => {
    const mark = document.getElementById("fnref-" + note.id.slice(3)).closest("sup").getBoundingClientRect();
    const text = [...note.querySelectorAll(".note-margin, .note-text")].find((part) => part.checkVisibility());
    const line = parseFloat(getComputedStyle(text).lineHeight);
    return {number: note.id, lines: Math.round(text.clientHeight / line),
            far: note.getBoundingClientRect().top - mark.top, beside: getComputedStyle(note).position === "absolute"};
})"""


@in_each_language_and_brief
def test_every_note_of_every_brief_stands_beside_its_line(page: Page, language: Language, name: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language, name))
    called = page.locator(".prose [role=doc-noteref]").evaluate_all(
        "marks => new Set(marks.map((mark) => mark.hash)).size"
    )
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        notes = page.evaluate(NOTES)
        assert len(notes) == called
        assert [note for note in notes if not note["beside"] or abs(note["far"]) > NEAR] == [], width
        assert [note for note in notes if note["lines"] > LINES] == [], width


def test_the_margin_says_who_what_where_and_when_and_leads_to_source_and_host(page: Page) -> None:
    page.set_viewport_size(DESK)
    said = {
        EN: "House of Councillors (Japan), Supplementary Resolution (2025) sangiin.go.jp ↗ ■ Adopted",
        HANT: "参議院，附帶決議（2025） sangiin.go.jp ↗ ■ 已作成",
        HANS: "参議院，附带决议（2025） sangiin.go.jp ↗ ■ 已作出",
    }
    for language, words in said.items():
        page.goto(brief(language))
        note = page.locator("#fn-3")
        expect(note.locator(".note-margin")).to_have_text(words)
        title, host = note.locator(".note-margin a").all()
        assert (title.get_attribute("href") or "").endswith("/#source-sangiin-ai-resolution")
        expect(title).to_have_attribute(
            "title", "人工知能関連技術の研究開発及び活用の推進に関する法律案に対する附帯決議"
        )
        assert (host.get_attribute("href") or "").startswith("https://www.sangiin.go.jp/")


@in_each_language
def test_the_margin_has_neither_arrows_nor_links_about_the_source(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    expect(page.locator(".note-number:visible")).to_have_count(page.locator(".note-number").count())
    assert page.locator(".note :is(.backlink, .note-sources)").count() > 5
    expect(page.locator(".note :is(.backlink, .note-sources):visible")).to_have_count(0)


def test_a_long_note_is_cut_and_opens(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(EN, "2025-jp-research-security"))
    note = page.locator(f"#{page.locator('.note:has(.note-more)').first.get_attribute('id')}")
    before = note.bounding_box()
    note.get_by_role("button", name="more").click()
    expect(note.locator(".note-more")).to_have_count(0)
    after = note.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    assert note.locator(".note-margin").evaluate("text => text.scrollHeight <= text.clientHeight + 1")


@in_each_language
def test_the_full_form_stands_at_the_end_on_cards_and_on_paper(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    full = page.locator("#fn-3 .note-text")
    expect(full).to_be_hidden()
    page.locator(".cited summary").click()
    reference = page.locator(".source-list .reference", has_text="f063_052701.pdf")
    expect(reference).to_be_visible()
    page.emulate_media(media="print")
    expect(full).to_be_visible()
    expect(full).to_contain_text("f063_052701.pdf")
    expect(page.locator(":is(.note-margin, .note-number):visible")).to_have_count(0)
    page.emulate_media(media="screen")
    page.set_viewport_size(PHONE)
    page.locator("#fnref-3").hover()
    expect(page.locator(".source-card")).to_contain_text("f063_052701.pdf")
