"""A reader points at a term and sees what it means; points at a paragraph and takes its address or words along."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from .places import (
    DESK,
    EN,
    HANS,
    HANT,
    PHONE,
    Language,
    brief,
    in_each_language_and_window,
    in_each_window,
)

pytestmark = pytest.mark.browser


@in_each_language_and_window(DESK, PHONE)
def test_a_term_shows_its_meaning(page: Page, language: Language, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(brief(language))
    term = page.locator('.prose a.term[href*="glossary/#"]').first
    term.scroll_into_view_if_needed()
    term.hover()
    card = page.locator(".source-card")
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport(ratio=1)
    meaning = page.locator(f'[id="{term.get_attribute("aria-describedby")}"] > p').last.text_content()
    assert meaning
    expect(card).to_contain_text(meaning)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_keyboard_shows_a_term_and_enter_leads_to_the_glossary(page: Page) -> None:
    page.goto(brief(EN))
    term = page.locator('.prose a.term[href*="glossary/#"]').first
    page.keyboard.press("Tab")
    term.focus()
    expect(page.locator(".source-card")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/glossary/#*")
    expect(page.locator(".glossary-entry:target")).to_be_in_viewport()


def test_a_short_name_shows_its_full_one(page: Page) -> None:
    page.goto(brief(HANT))
    page.locator('.prose a.term[href="#def-1"]').first.hover()
    expect(page.locator(".source-card")).to_have_text("《人工智慧技術研究開發及應用促進法》")


def test_a_paragraph_shows_its_number_and_is_copied_with_its_citation(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size(DESK)
    page.goto(brief(HANT))
    page.locator("#p2").hover()
    number = page.locator(".paragraph-tools a")
    expect(number).to_have_text("¶2")
    expect(number).to_be_in_viewport()
    number.click()
    assert page.url.endswith("#p2")
    page.get_by_role("button", name="複製並附出處").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("「同年5月28日，參議院表決通過本法，條文內容與2月28日之草案相同")
    assert "〈日本《人工智慧技術研究開發及應用促進法》簡介〉" in copied
    assert re.search(r"\n段2 http\S+/zh-hant/briefs/2025-jp-ai-promotion-act/#p2$", copied)
    page.get_by_role("button", name="複製網址").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/zh-hant/briefs/2025-jp-ai-promotion-act/#p2")


WIDTHS = """() => {
    const walker = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
    const widths = {};
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const [at, char] of [...node.data].entries()) {
            if (!"“法".includes(char) || node.parentElement.closest(":lang(en), :lang(ja), sup, h2, h3")) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            widths[char] = Math.max(widths[char] ?? 0, range.getBoundingClientRect().width);
        }
    }
    return widths;
}"""


def test_quotation_marks_of_the_mainland_are_wide_and_are_taken_along(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size(DESK)
    page.goto(brief(HANS))
    widths = page.evaluate(WIDTHS)
    assert widths["“"] == widths["法"]
    page.locator("#p2").hover()
    page.locator(".paragraph-tools a").click()
    page.get_by_role("button", name="复制并附出处").click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("“同年5月28日，参议院表决通过本法")


def test_a_selected_sentence_is_copied_instead_of_the_paragraph(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    page.locator("#p2").hover()
    page.locator(".paragraph-tools a").click()
    page.locator("#p2").evaluate("(part) => getSelection().setBaseAndExtent(part.firstChild, 4, part.firstChild, 24)")
    page.get_by_role("button", name="Copy with citation").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“House of Councillors”\nLegal Briefs Knowledge Base, Japan’s AI Promotion Act: An Overview ("
    )
    assert "\npara. 2 http" in copied


@in_each_window(DESK, PHONE)
def test_the_number_never_widens_the_page(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(f"{brief(HANT)}#p20")
    expect(page.locator(".paragraph-tools a")).to_have_text("¶20")
    reach, width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert reach <= width
