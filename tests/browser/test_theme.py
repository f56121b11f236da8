"""A reader changes between light and dark, and the choice stays."""

import time
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .places import DARK_PAPER, EN, HANT, PAPER, brief
from .stage import Site, Watch, lent, opened

pytestmark = pytest.mark.browser

in_each_theme = pytest.mark.parametrize(
    ("scheme", "paper", "other_paper"), [("light", PAPER, DARK_PAPER), ("dark", DARK_PAPER, PAPER)]
)

REMEMBER_EARLY = """
    const early = (name) => { window[name] ??= document.documentElement.dataset.theme ?? "none"; };
    new MutationObserver(() => { if (document.body) early("themeAtBody"); })
        .observe(document, {childList: true, subtree: true});
    document.addEventListener("DOMContentLoaded", () => early("themeAtDOMContentLoaded"));
"""


def shows(page: Page, colour: str) -> None:
    """Expect the page's background."""
    expect(page.locator("body")).to_have_css("background-color", colour)


def press_switch(page: Page) -> None:
    """Press the header's one button."""
    page.get_by_role("banner").get_by_role("button").click()


@in_each_theme
def test_the_switch_changes_the_theme_of_the_system_and_the_site_remembers_it(
    page: Page, scheme: Literal["light", "dark"], paper: str, other_paper: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(brief(EN))
    shows(page, paper)
    press_switch(page)
    shows(page, other_paper)
    page.reload()
    shows(page, other_paper)
    page.goto(f"{HANT.folder}/")
    shows(page, other_paper)
    press_switch(page)
    shows(page, paper)


def test_the_remembered_theme_is_there_before_the_page_is_drawn(browser: Browser, site: Site, watch: Watch) -> None:
    def be_late(route: Route) -> None:
        time.sleep(0.2)
        route.fallback()

    with opened(browser, site.address) as fresh, lent(fresh, watch) as page:
        page.goto(brief(EN))
        press_switch(page)
        shows(page, DARK_PAPER)
        page.route("**/theme.*.js", be_late)
        page.add_init_script(REMEMBER_EARLY)
        page.reload()
        assert page.evaluate("[themeAtBody, themeAtDOMContentLoaded]") == ["dark", "dark"]
        shows(page, DARK_PAPER)


def test_the_script_of_the_theme_holds_up_the_drawing(page: Page) -> None:
    page.goto(brief(EN))
    script = page.locator('head > script[src*="/theme."]')
    expect(script).to_have_count(1)
    assert script.evaluate("({defer, async, type}) => [defer, async, type]") == [False, False, ""]
