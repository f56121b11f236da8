"""The head of a brief: on a phone the text begins in the first screen, on a desk its facts stand in the margin."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import (
    DESK,
    EN,
    HANS,
    HANT,
    PHONE,
    TABLET,
    Language,
    brief,
    in_each_language,
    in_each_language_and_brief,
    in_each_language_and_window,
    in_sight,
)

pytestmark = pytest.mark.browser

FIRST_SENTENCE = 560
"""The most px above the first sentence of a brief on a phone of 390 by 844."""
BAR = 40
"""Height in px of the contents where they are folded."""
BUTTON = 36
"""The least height in px of an action."""

TOPS = """() => {
    const top = (part) => document.querySelector(part).getBoundingClientRect().top;
    const text = [".crumbs", "h1", ".fact-card", ".summary"].map(top);
    const bar = document.querySelector(".contents");
    return [...text, ...(bar ? [bar.getBoundingClientRect().top] : []), top(".prose > :is(p, ol, ul)")];
}"""


@in_each_language_and_brief
def test_the_first_sentence_stands_in_the_first_screen_of_a_phone(page: Page, language: Language, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(brief(language, name))
    tops = page.evaluate(TOPS)
    assert tops == sorted(tops), "way, title, facts, summary, contents, text"
    assert tops[-1] <= FIRST_SENTENCE


@in_each_language_and_brief
def test_without_a_script_it_stands_there_too(still: Page, language: Language, name: str) -> None:
    still.set_viewport_size(PHONE)
    still.goto(brief(language, name))
    assert still.evaluate(TOPS)[-1] <= FIRST_SENTENCE


def test_one_line_opens_facts_second_title_notices_and_actions(still: Page) -> None:
    still.set_viewport_size(PHONE)
    still.goto(brief(HANS))
    folded = [still.locator(part).first for part in (".facts", ".brief-header .other-title", ".notice", ".action")]
    for part in folded:
        expect(part).to_be_hidden()
    expect(still.locator(".fact-line")).to_contain_text("法规其后有变动")
    still.locator(".fact-card > summary").click()
    for part in folded:
        expect(part).to_be_visible()


@in_each_language
def test_the_contents_stay_in_sight_as_a_bar_and_say_where_one_is(page: Page, language: Language) -> None:
    page.set_viewport_size(PHONE)
    page.goto(brief(language))
    bar = page.locator(".contents summary")
    for section in ("s2-3", "s2-5-1"):
        page.locator(f"#{section}").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top - 120)")
        expect(bar).to_contain_text(page.locator(f'.contents a[href="#{section}"]').text_content() or "?")
        box, header = bar.bounding_box(), page.locator(".site-header").bounding_box()
        assert box
        assert header
        assert box["height"] == BAR
        assert abs(box["y"] - header["height"]) < 1
    # Who is led to a place sees it under the bar.
    bar.click()
    page.locator('.contents a[href="#s2-4"]').click()
    in_sight(page.locator("#s2-4"))
    heading, box = page.locator("#s2-4").bounding_box(), bar.bounding_box()
    assert heading
    assert box
    assert heading["y"] >= box["y"] + BAR


@in_each_language_and_window(*({"width": width, "height": 900} for width in (1200, 1440, 1920)))
def test_the_facts_stand_in_the_margin_of_a_wide_page_and_the_notes_under_them(
    page: Page, language: Language, window: ViewportSize
) -> None:
    page.set_viewport_size(window)
    page.goto(brief(language))
    card, prose, note = (page.locator(part).bounding_box() for part in (".fact-card", ".prose", "#fn-1"))
    assert card
    assert prose
    assert note
    assert card["x"] >= prose["x"] + prose["width"]
    assert card["x"] + card["width"] <= window["width"]
    assert note["y"] >= card["y"] + card["height"]
    expect(page.locator(".fact-card summary").first).to_be_hidden()


@in_each_language
def test_the_actions_are_buttons_with_words_and_the_corrections_are_in_sight(page: Page, language: Language) -> None:
    said = {HANT: ["引用", "對照", "分享", "下載"], HANS: ["引用", "对照", "分享", "下载"]}
    for window in (DESK, TABLET):
        page.set_viewport_size(window)
        page.goto(brief(language))
        actions = page.locator(".action")
        assert actions.all_text_contents() == said.get(language, ["Cite", "Compare", "Share", "Download"])
        for action in actions.all():
            box = action.bounding_box()
            assert box
            assert box["height"] >= BUTTON
        expect(page.locator(".to-corrections")).to_contain_text("9")
    page.locator(".to-corrections").click()
    expect(page.locator("#corrections li").first).to_be_in_viewport()


def test_download_has_every_file_and_closes_at_escape(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    page.locator(".download summary").click()
    for file in page.locator(".download a").all():
        expect(file).to_be_in_viewport(ratio=1)
        assert page.request.get(file.evaluate("link => link.href")).ok
    assert page.locator(".download a").all_text_contents() == ["Markdown", "BibLaTeX", "RIS", "CSL-JSON"]
    page.keyboard.press("Escape")
    expect(page.locator(".download a").first).to_be_hidden()


def test_share_copies_the_address_of_the_brief(page: Page) -> None:
    page.goto(brief(EN))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".share-button")).to_have_text("Copied")
    assert page.evaluate("copied").endswith(brief(EN))
