"""A reader changes between light and dark, and the choice stays."""

import time
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.nights import rest_at_night

from .places import DARK_PAPER, EN, HANT, PAPER, brief
from .stage import Site, Watch, lent, opened

pytestmark = pytest.mark.browser

in_each_theme = pytest.mark.parametrize(
    ("scheme", "paper", "other_paper"),
    rest_at_night(
        [("light", PAPER, DARK_PAPER), ("dark", DARK_PAPER, PAPER)],
        by_day=lambda scheme, *_: scheme == "dark",
        reason="the same from the other side; by day a system is seen that is dark, as readers' systems begin light",
        name=lambda scheme, *_: scheme,
    ),
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


def choose(page: Page, theme: str) -> None:
    """Choose a theme in the header by its English name."""
    page.get_by_role("banner").get_by_role("radio", name=theme).check()


@in_each_theme
def test_the_choice_goes_before_the_system_and_the_site_remembers_it_until_the_system_is_chosen(
    page: Page, scheme: Literal["light", "dark"], paper: str, other_paper: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(brief(EN))
    shows(page, paper)
    expect(page.get_by_role("radio", name="System")).to_be_checked()
    choose(page, "Light" if scheme == "dark" else "Dark")
    shows(page, other_paper)
    page.reload()
    shows(page, other_paper)
    page.goto(f"{HANT.folder}/")
    shows(page, other_paper)
    expect(page.get_by_role("radio", name="淺色" if scheme == "dark" else "深色")).to_be_checked()
    page.get_by_role("radio", name="依系統").check()
    shows(page, paper)
    page.reload()
    shows(page, paper)


def test_the_remembered_theme_is_there_before_the_page_is_drawn(browser: Browser, site: Site, watch: Watch) -> None:
    def be_late(route: Route) -> None:
        time.sleep(0.2)
        route.fallback()

    with opened(browser, site.address) as fresh, lent(fresh, watch) as page:
        page.goto(brief(EN))
        choose(page, "Dark")
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


def test_a_page_that_is_open_already_follows(page: Page) -> None:
    page.goto(brief(EN))
    with page.context.expect_page():
        page.evaluate("open(location.href)")
    other = page.context.pages[-1]
    choose(other, "Dark")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    shows(page, DARK_PAPER)
    other.close()


@pytest.mark.parametrize("chosen", ["Dark", "System"])
def test_paper_is_light_whatever_was_chosen(page: Page, chosen: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(brief(EN))
    choose(page, chosen)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("html")).to_have_css("color-scheme", "light")
    expect(page.locator(".sign").first).to_be_attached()
    # What has a colour for each scheme has that for light.
    ink = """() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = "var(--in-force)";
        return getComputedStyle(probe).color;
    }"""
    assert page.evaluate(ink) == "rgb(47, 102, 64)"


def test_the_three_choices_are_a_group_with_a_name_and_a_state(page: Page) -> None:
    page.goto(brief(EN))
    group = page.get_by_role("group", name="Theme")
    assert [one.is_checked() for one in group.get_by_role("radio").all()] == [True, False, False]
    group.get_by_role("radio", name="System").focus()
    page.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="Light")).to_be_checked()
