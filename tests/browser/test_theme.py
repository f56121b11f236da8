"""A reader changes between light and dark, and the choice stays."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from .places import EN, brief

pytestmark = pytest.mark.browser

LIGHT, DARK = "rgb(252, 251, 248)", "rgb(22, 21, 20)"

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


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_the_page_follows_the_system(open_page: Callable[..., Page], scheme: str, colour: str) -> None:
    page = open_page(color_scheme=scheme)
    page.goto("en/")
    shows(page, colour)


@pytest.mark.parametrize(("scheme", "before", "after"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)])
def test_the_switch_changes_the_theme_and_the_site_remembers_it(
    open_page: Callable[..., Page], scheme: str, before: str, after: str
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(brief(EN))
    shows(page, before)
    press_switch(page)
    shows(page, after)
    page.reload()
    shows(page, after)
    page.goto("zh-hant/")
    shows(page, after)
    press_switch(page)
    shows(page, before)
    page.reload()
    shows(page, before)


def test_the_remembered_theme_is_there_before_the_page_is_drawn(page: Page) -> None:
    page.goto(brief(EN))
    press_switch(page)
    shows(page, DARK)

    def be_late(route: Route) -> None:
        time.sleep(0.2)
        route.fallback()

    page.route("**/theme.*.js", be_late)
    page.add_init_script(REMEMBER_EARLY)
    page.reload()
    assert page.evaluate("[themeAtBody, themeAtDOMContentLoaded]") == ["dark", "dark"]
    shows(page, DARK)


def test_the_theme_s_script_holds_up_the_drawing(page: Page) -> None:
    page.goto(brief(EN))
    script = page.locator('head > script[src*="/theme."]')
    expect(script).to_have_count(1)
    assert script.evaluate("({defer, async, type}) => [defer, async, type]") == [False, False, ""]
