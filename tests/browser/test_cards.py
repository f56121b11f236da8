"""A reader sees a note at its mark, and what a link leads to, without leaving the line."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from .places import (
    DESK,
    EN,
    HANT,
    LONGEST,
    NARROW,
    PHONE,
    Language,
    brief,
    in_each_language,
    in_each_language_and_window,
    in_each_window,
    let_timers_go_off,
)
from .stage import Site, Watch, lent, opened

pytestmark = pytest.mark.browser

OLD = "const known = CSS.supports; CSS.supports = (words) => !words.startsWith('position-anchor') && known(words);"
"""Makes a browser say that it places nothing at an anchor, as old ones do."""


def card(page: Page) -> Locator:
    return page.locator(".source-card")


def note_words(page: Page, number: int) -> str:
    """Return how a note begins."""
    return page.locator(f"#fn-{number} .note-text > p").first.inner_text().partition("\u00a0")[0][:30]


@in_each_language_and_window(NARROW, PHONE)
def test_pointing_at_a_mark_shows_its_note_with_all_that_stands_in_it(
    page: Page, language: Language, window: ViewportSize
) -> None:
    page.set_viewport_size(window)
    page.goto(brief(language))
    for number in (3, 10):
        page.locator(f"#fnref-{number}").hover()
        expect(card(page)).to_contain_text(note_words(page, number))
        expect(card(page)).to_be_in_viewport(ratio=1)
        assert card(page).locator("[id], .backlink, [hidden]").count() == 0
        page.keyboard.press("Escape")
        expect(card(page)).to_have_count(0)
        page.mouse.move(1, 200)


def test_the_note_of_a_short_form_carries_the_full_source_and_who_else_cites_it(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto(brief(HANT))
    page.locator("#fnref-10").hover()
    expect(card(page)).to_contain_text("前揭註3")
    expect(card(page)).to_contain_text("https://www.sangiin.go.jp/")
    expect(card(page).get_by_role("link", name="出處資料")).to_be_visible()


def test_enter_on_a_mark_opens_the_note_and_escape_leads_back(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto(brief(EN))
    page.locator("#fnref-3").focus()
    expect(card(page)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(card(page)).to_be_focused()
    assert "#fn-" not in page.url
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(page.locator("#fnref-3")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(card(page).get_by_role("link", name="Note 3", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#fn-3$"))
    expect(card(page)).to_have_count(0)


def test_beside_notes_in_the_margin_a_mark_needs_no_card(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    page.locator("#fnref-3").hover()
    let_timers_go_off(page, 300)
    expect(card(page)).to_have_count(0)


@pytest.fixture(scope="module")
def common_phone(browser: Browser, site: Site) -> Iterator[Page]:
    with opened(browser, site.address, has_touch=True, is_mobile=True, viewport=PHONE) as page:
        yield page


@pytest.fixture
def phone(common_phone: Page, watch: Watch) -> Iterator[Page]:
    """Return a watched page on a phone."""
    with lent(common_phone, watch) as page:
        page.set_viewport_size(PHONE)
        yield page


def test_the_first_tap_on_a_mark_shows_the_note_and_the_second_leads_to_it(phone: Page) -> None:
    phone.goto(brief(HANT))
    mark = phone.locator("#fnref-3")
    mark.tap()
    expect(card(phone)).to_contain_text(note_words(phone, 3))
    expect(card(phone)).to_be_in_viewport(ratio=1)
    box = card(phone).bounding_box()
    assert box is not None
    assert 15 <= box["x"] <= PHONE["width"] - box["width"] - 15
    expect(phone).to_have_url(brief(HANT))
    mark.tap()
    expect(phone).to_have_url(f"{brief(HANT)}#fn-3")


def test_a_tap_on_a_link_to_a_brief_follows_it_at_once(phone: Page) -> None:
    phone.goto(brief(EN))
    phone.locator(".related a").first.tap()
    phone.wait_for_url(lambda url: f"/en/briefs/{LONGEST}/" not in url)


@in_each_language
def test_a_link_shows_what_it_leads_to(page: Page, language: Language) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(language))
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    law = {"zh-hant": "法律 · 令和7年法律第53號 · 施行中", "zh-hans": "法律 · 令和7年法律第53号 · 施行中"}
    seen = {
        ".facts-laws .law > a:first-child": law.get(language.folder, "Act · Act No. 53 of 2025 · In force"),
        ".related li:first-child > a": " · 20",
        ".prose a.provision": law.get(language.folder, "In force"),
    }
    for link, words in seen.items():
        page.locator(link).first.scroll_into_view_if_needed()
        page.locator(link).first.hover()
        expect(card(page)).to_contain_text(words)
        expect(card(page)).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        page.mouse.move(1, 200)
    source = page.locator(".note-margin a").first
    source.hover()
    expect(card(page)).to_have_text(page.locator(".source-list .reference").first.inner_text())


def test_the_keyboard_shows_what_a_link_leads_to_and_enter_follows_it(page: Page) -> None:
    page.goto(brief(EN))
    page.keyboard.press("Tab")
    page.locator(".facts-laws .law > a:first-child").focus()
    expect(card(page)).to_contain_text("In force")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/laws/jp-ai-promotion-act/")


@in_each_window(DESK, PHONE)
def test_browsers_without_anchors_place_the_card_as_well(browser: Browser, site: Site, window: ViewportSize) -> None:
    with opened(browser, site.address, viewport=window) as page:
        page.add_init_script(OLD)
        page.goto(brief(EN))
        link = page.locator("#fn-10 a.short-form")
        for place in ("start", "center", "end"):
            link.evaluate("(link, block) => link.scrollIntoView({block})", place)
            link.hover()
            expect(card(page)).to_be_in_viewport(ratio=1)
            assert "anchored" not in str(card(page).get_attribute("class"))
            page.keyboard.press("Escape")
            page.mouse.move(1, 200)


def test_a_provision_shows_its_law_standing_paragraphs_and_official_text(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(HANT))
    link = page.locator("a.provision[href$='#art-25']").first
    link.hover()
    expect(card(page).locator(".provision-label")).to_have_text("第25條")
    expect(card(page).locator(".sign-in-force")).to_contain_text("施行中")
    expect(card(page).locator(".provision-places a").first).to_have_attribute("href", re.compile("/#p9$"))
    official = card(page).get_by_role("link", name="官方條文")
    expect(official).to_have_attribute("href", "https://laws.e-gov.go.jp/law/507AC0000000053#Mp-Ch_4-At_25")
    card(page).locator(".provision-places a").last.click()
    expect(page).to_have_url(re.compile("#p17$"))
    expect(card(page)).to_have_count(0)


def test_a_provision_can_be_reached_by_keys(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    page.locator("a.provision[href*='#art-']").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card(page).locator(".provision-label")).to_be_visible()
    page.keyboard.press("Tab")
    expect(card(page).locator(".provision-title a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(page.locator("a.provision[href*='#art-']").first).to_be_focused()


def test_where_nothing_can_be_fetched_a_provision_shows_what_the_page_knows(page: Page, watch: Watch) -> None:
    watch.pardon("laws/jp-ai-promotion-act.js")
    page.route("**/search/laws/*", lambda route: route.abort())
    page.set_viewport_size(DESK)
    page.goto(brief(EN))
    page.locator("a.provision[href*='#art-']").first.hover()
    expect(card(page)).to_contain_text("Act No. 53 of 2025")
    page.unroute("**/search/laws/*")


def test_the_first_tap_on_a_provision_shows_its_card_and_the_second_leads_to_it(phone: Page) -> None:
    phone.goto(brief(HANT))
    link = phone.locator(".prose a.provision[href$='#art-25']").first
    link.tap()
    expect(card(phone).get_by_role("link", name="官方條文")).to_be_visible()
    expect(phone).to_have_url(brief(HANT))
    link.tap()
    phone.wait_for_url("**/laws/jp-ai-promotion-act/#art-25")


@pytest.mark.parametrize("link", [".term", ".prose a.provision"])
def test_what_scrolling_brings_under_a_resting_pointer_opens_nothing_until_the_pointer_moves(
    page: Page, link: str
) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(HANT))
    target = page.locator(link).first
    box = target.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, DESK["height"] / 2
    page.mouse.move(x - 3, y - 3)
    page.mouse.move(x, y)
    page.keyboard.press("Escape")
    page.evaluate("(by) => scrollBy(0, by)", box["y"] + box["height"] / 2 - y)
    page.wait_for_function("(link) => document.querySelector(link).matches(':hover')", arg=link)
    let_timers_go_off(page, 600)
    expect(card(page)).to_have_count(0)
    page.mouse.move(x + 1, y)
    expect(card(page)).to_be_visible()


def test_a_page_that_comes_with_a_link_under_a_resting_pointer_opens_nothing_until_the_pointer_moves(
    page: Page,
) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(HANT))
    term = page.locator(".term").first
    # What a browser with a window says of a pointer that lay there before the page did.
    term.dispatch_event("pointerenter", {"pointerType": "mouse", "clientX": 300, "clientY": 300})
    let_timers_go_off(page, 600)
    expect(card(page)).to_have_count(0)
    term.hover()
    expect(card(page)).to_be_visible()
