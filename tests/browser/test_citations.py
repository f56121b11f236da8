"""A reader of notes sees what a short form (同前註, *Id.*) stands for: on a card, on paper, in what is copied."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from .places import DESK, EN, HANS, HANT, PHONE, Language, brief, in_each_window, in_sight, let_timers_go_off
from .stage import Site, Watch, lent, opened
from .test_axe import OPTIONS

pytestmark = pytest.mark.browser

SUPRA, ITS_NOTE = 10, 3
"""In the longest brief, a note that only names another, and the note that it names."""

ADDRESS = "https://www.sangiin.go.jp/japanese/gianjoho/ketsugi/current/f063_052701.pdf"
"""What stands in the named note only."""

PLACES = """() => [...document.querySelectorAll("main :is(p, li, h2)")].map((block) => {
    const {x, y, width, height} = block.getBoundingClientRect();
    return [x, y, width, height].join();
})"""

COPY = """(parts) => {
    getSelection().setBaseAndExtent(parts[0], 0, parts.at(-1), parts.at(-1).childNodes.length);
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
    return {own: event.defaultPrevented, plain: data.getData("text/plain"), html: data.getData("text/html")};
}"""


def short_form(page: Page, note: int = SUPRA) -> Locator:
    """Return the short form in a note."""
    return page.locator(f"#fn-{note} a.short-form")


def card(page: Page) -> Locator:
    """Return the card, if one is shown."""
    return page.locator(".source-card")


def all_in_the_window(page: Page) -> None:
    """Expect the whole card in the window, and the page no wider than that."""
    expect(card(page)).to_be_in_viewport(ratio=1)
    reach, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert reach <= window


@in_each_window(DESK, PHONE)
def test_pointing_shows_the_source_and_the_pointer_may_go_to_it(page: Page, window: ViewportSize) -> None:
    page.set_viewport_size(window)
    page.goto(brief(EN))
    short_form(page).scroll_into_view_if_needed()
    let_timers_go_off(page, 600)  # the contents follow where one is
    before = page.evaluate(PLACES)
    short_form(page).hover()
    expect(card(page)).to_contain_text(ADDRESS)
    all_in_the_window(page)
    assert page.evaluate(PLACES) == before, "the card moved the page"
    card(page).hover()
    let_timers_go_off(page, 400)  # longer than the card waits for the pointer
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    page.mouse.move(1, 200)
    short_form(page).hover()
    expect(card(page)).to_be_visible()
    page.mouse.move(1, 200)
    expect(card(page)).to_have_count(0)


def test_the_keyboard_shows_the_source_and_gets_to_its_links(page: Page) -> None:
    # Notes stand at the end; in the margin they have a form of their own.
    page.set_viewport_size({"width": 780, "height": 900})
    page.mouse.move(0, 0)  # where another test left it, a link may come to lie under it
    page.goto(brief(EN))
    page.locator(f"#fnref-{SUPRA}").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(card(page).get_by_role("link", name=f"Note {SUPRA}")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(short_form(page)).to_be_focused()
    expect(card(page)).to_contain_text(ADDRESS)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(card(page).get_by_role("link", name=ADDRESS)).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(short_form(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(card(page).get_by_text(ADDRESS)).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrives(page, EN)


def arrives(page: Page, language: Language) -> None:
    """Expect the named note in sight and marked, and no card any more."""
    expect(page).to_have_url(f"{brief(language)}#fn-{ITS_NOTE}")
    expect(card(page)).to_have_count(0)
    in_sight(page.locator(f"#fn-{ITS_NOTE}"))
    expect(page.locator(f"#fn-{ITS_NOTE} .note-text")).not_to_have_css("background-image", "none")


@pytest.fixture(scope="module")
def common_phone(browser: Browser, site: Site) -> Iterator[Page]:
    """Open a page on a phone whose browser knows no popovers, as old ones do not."""
    with opened(browser, site.address, has_touch=True, is_mobile=True, viewport=PHONE) as page:
        page.add_init_script("delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover;")
        yield page


@pytest.fixture
def phone(common_phone: Page, watch: Watch) -> Iterator[Page]:
    """Return a watched page on an old phone."""
    with lent(common_phone, watch) as page:
        page.set_viewport_size(PHONE)
        yield page


@pytest.mark.parametrize(("language", "name"), [(HANS, "注3"), (EN, "Note 3")], ids=["zh-hans", "en"])
def test_the_first_tap_shows_the_source_and_the_second_leads_to_its_note(
    phone: Page, language: Language, name: str
) -> None:
    phone.goto(brief(language))
    short_form(phone).tap()
    all_in_the_window(phone)
    phone.locator("#fn-9").tap(position={"x": 1, "y": 1})
    expect(card(phone)).to_have_count(0)
    short_form(phone).tap()
    expect(card(phone)).to_contain_text(ADDRESS)
    expect(phone).to_have_url(brief(language))
    short_form(phone).tap()
    arrives(phone, language)
    short_form(phone).tap()
    card(phone).get_by_role("link", name=name, exact=True).tap()
    arrives(phone, language)


def test_no_card_sticks_out_wherever_its_line_stands(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(brief(EN))
    for place in ("start", "end"):
        short_form(page).evaluate("(link, block) => link.scrollIntoView({block})", place)
        short_form(page).hover()
        all_in_the_window(page)
        page.mouse.wheel(0, 20)
        all_in_the_window(page)
        page.keyboard.press("Escape")
        page.mouse.move(1, 200)


def test_a_screen_reader_hears_the_source(page: Page) -> None:
    page.goto(brief(EN))
    tools = page.context.new_cdp_session(page)
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    found = tools.send("DOM.querySelector", {"nodeId": root, "selector": f"#fn-{SUPRA} .short-form"})
    (link, *_) = tools.send("Accessibility.getPartialAXTree", {"nodeId": found["nodeId"]})["nodes"]
    tools.detach()
    assert link["name"]["value"] == "supra note 3"
    assert link["description"]["value"].startswith("House of Councillors (Japan), 人工知能関連技術")


@pytest.mark.parametrize(
    ("language", "opening", "closing"),
    [(HANT, "〔参議院，〈", "〕。"), (EN, " [House of Councillors (Japan), ", "]. ")],
    ids=["zh-hant", "en"],
)
def test_what_is_copied_carries_the_source(page: Page, language: Language, opening: str, closing: str) -> None:
    page.goto(brief(language))
    short_form(page).hover()
    expect(card(page)).to_be_visible()
    copied = page.locator(f"#fn-9, #fn-{SUPRA}").evaluate_all(COPY)
    assert copied["own"]
    for kind in ("plain", "html"):
        text = re.sub(r"<[^>]+>", "", copied[kind])
        assert text.count(ADDRESS) == 1
        assert int(text[text.index(opening) - 1]) == ITS_NOTE
        assert closing.strip() in text[text.index(ADDRESS) :]
        for word in ("↩", "出處資料", "About this source"):
            assert word not in text
    assert f'href="{page.url}#fn-{ITS_NOTE}"' in copied["html"]
    assert f"\n\n[{SUPRA}] " in copied["plain"]


def test_a_short_form_copied_alone_carries_its_source_too(page: Page) -> None:
    page.goto(brief(HANT))
    copied = short_form(page).evaluate_all(COPY)
    assert copied["plain"].startswith(f"前揭註{ITS_NOTE}〔参議院，")
    assert copied["plain"].endswith("〕")


def test_what_is_clean_and_no_passage_is_left_to_the_browser(page: Page) -> None:
    page.goto(brief(HANT))
    assert not page.locator(".brief-header .summary").evaluate_all(COPY)["own"]


def test_paper_has_the_source_under_the_note(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(brief(HANT))
    source = page.locator(f"#full-{SUPRA}-1")
    expect(source).to_be_hidden()
    short_form(page).hover()
    expect(card(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(source).to_be_visible()
    expect(source).to_contain_text(ADDRESS)
    expect(card(page)).to_be_hidden()
    expect(page.locator(".note-sources >> visible=true")).to_have_count(0)
    (line, size), (line_under, small) = (
        part.evaluate("part => [part.getBoundingClientRect().y, parseFloat(getComputedStyle(part).fontSize)]")
        for part in (short_form(page), source)
    )
    assert line_under >= line + size
    assert small < size


def test_without_a_script_the_short_form_leads_to_its_note(browser: Browser, site: Site, watch: Watch) -> None:
    with opened(browser, site.address, java_script_enabled=False, viewport=PHONE) as page, lent(page, watch):
        page.goto(brief(HANT))
        short_form(page).click()
        arrives(page, HANT)


@pytest.mark.parametrize(
    ("language", "window", "scheme"),
    [
        pytest.param(HANT, DESK, "dark", id="dark"),
        pytest.param(
            EN,
            PHONE,
            "light",
            id="light",
            marks=pytest.mark.nightly("axe takes a second or two for a view; by day it sees one of this"),
        ),
    ],
)
def test_axe_finds_nothing_on_a_page_with_a_card(
    page: Page, language: Language, window: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size(window)
    page.emulate_media(color_scheme=scheme)
    page.goto(brief(language))
    page.evaluate(Axe().axe_script)
    short_form(page).hover()
    expect(card(page)).to_be_visible()
    found = page.evaluate("options => axe.run('.notes', options)", OPTIONS)["violations"]
    assert not [(violation["id"], [node["target"] for node in violation["nodes"]]) for violation in found]


def test_han_is_upright_in_italics_and_latin_is_not(page: Page) -> None:
    page.goto(brief(EN))
    expect(page.locator("#fn-3 i").first).to_have_css("font-style", "italic")
    for part in ("[lang=ja]", ".upright"):
        expect(page.locator(f"#fn-3 i {part}")).to_have_css("font-style", "normal")
