"""Where things stand on the site: its languages, its briefs, its pages, and the windows it is seen through."""

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.nights import rest_at_night

ROOT = Path(__file__).resolve().parents[2]


class Language(NamedTuple):
    """A language of the site: its folder, its `lang`, and its link in the language switch."""

    folder: str
    tag: str
    link: str


HANT = Language("zh-hant", "zh-Hant-TW", "繁")
HANS = Language("zh-hans", "zh-Hans", "简")
EN = Language("en", "en", "EN")
LANGUAGES = (HANT, HANS, EN)

BRIEFS = sorted(folder.name for folder in (ROOT / "content" / "briefs").iterdir() if folder.is_dir())
LONGEST = "2025-jp-ai-promotion-act"
SHORT = "2021-us-sanders-meme"

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 700, "height": 900}
TABLET: ViewportSize = {"width": 900, "height": 1000}
DESK: ViewportSize = {"width": 1440, "height": 900}

PAPER, DARK_PAPER = "rgb(252, 251, 248)", "rgb(22, 21, 20)"


def in_each_language(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test once for each language; by day in one of them, which in turn is that of a third of the tests."""
    of_day = in_turn(test)
    cases = rest_at_night(
        [(language,) for language in LANGUAGES],
        by_day=lambda language: language == of_day,
        reason="the languages have the same pages; by day a test sees one of them, and each is seen by a third of all",
        name=lambda language: language.folder,
    )
    return pytest.mark.parametrize("language", cases)(test)


def in_turn(test: Callable[..., None]) -> Language:
    """Return the language of a test by day, which stays the same whatever other tests there are."""
    return LANGUAGES[len(test.__name__) % len(LANGUAGES)]


def in_each_window(*windows: ViewportSize) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test once for each window, named by its width; by day in every other one."""

    def marked(test: Callable[..., None]) -> Callable[..., None]:
        cases = rest_at_night(
            [(window,) for window in windows],
            by_day=lambda window: is_of_day(test, windows, window),
            reason="a test does the same in each window; by day in every other one, so that all are seen by some test",
            name=lambda window: str(window["width"]),
        )
        return pytest.mark.parametrize("window", cases)(test)

    return marked


def is_of_day(test: Callable[..., None], windows: Sequence[ViewportSize], window: ViewportSize) -> bool:
    """Return whether a test is run in a window by day: it stays the same whatever other tests there are."""
    return (windows.index(window) + len(test.__name__)) % 2 == 0


def in_each_language_and_window(*windows: ViewportSize) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test once for each language and window; by day every other window has one language."""

    def marked(test: Callable[..., None]) -> Callable[..., None]:
        first = LANGUAGES.index(in_turn(test))
        cases = rest_at_night(
            product(LANGUAGES, windows),
            by_day=lambda language, window: (
                is_of_day(test, windows, window)
                and LANGUAGES[(first + windows.index(window)) % len(LANGUAGES)] == language
            ),
            reason="a test does the same in each language and window; by day every other window is seen in one",
            name=lambda language, window: f"{language.folder}-{window['width']}",
        )
        return pytest.mark.parametrize(("language", "window"), cases)(test)

    return marked


def in_each_language_and_brief(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test for each brief in each language; by day for three briefs, each in another language."""
    cases = rest_at_night(
        product(LANGUAGES, BRIEFS),
        by_day=lambda language, name: (language, name) in zip(LANGUAGES, BRIEFS[::4], strict=True),
        reason="what differs is the texts; by day three briefs are seen, each in another language",
        name=lambda language, name: f"{language.folder}-{name}",
    )
    return pytest.mark.parametrize(("language", "name"), cases)(test)


def brief(language: Language, name: str = LONGEST) -> str:
    """Return the address of a brief below the site's root."""
    return f"{language.folder}/briefs/{name}/"


def permanent(name: str) -> str:
    """Return the address by which a brief is cited."""
    return f"id/brief/{name}/"


def find(source: Any, path: str) -> list[Any]:
    """Return what an XPath finds in a parsed page: elements or texts."""
    return list(source.xpath(path))


def every_page(page: Page) -> list[str]:
    """Return every address at which the site has a page of its own: those in its map, the root, and the 404 page."""
    answer = page.request.get("sitemap.xml")
    assert answer.ok
    addresses = find(etree.fromstring(answer.body()), "//*[local-name() = 'loc']/text()")
    assert len(addresses) > len(BRIEFS) * len(LANGUAGES)
    root = answer.url.removesuffix("sitemap.xml")
    return [*(str(address) for address in addresses), root, f"{root}404.html"]


def in_sight(part: Locator) -> None:
    """Expect a part of the page in the window, and not under the header."""
    expect(part).to_be_in_viewport()
    under = part.evaluate(
        """(part) => {
            const header = document.querySelector(".site-header").getBoundingClientRect();
            return Math.round(header.bottom - part.getBoundingClientRect().top);
        }"""
    )
    assert under <= 0, f"the header hides {under} px of {part}"


def switch_to(page: Page, language: Language) -> None:
    """Click a language in the header."""
    page.locator(".language-switch").get_by_text(language.link, exact=True).click()


def let_timers_go_off(page: Page, milliseconds: int) -> None:
    """Let the page's own timers of up to so many milliseconds go off, before what must not come is looked for.

    They go off in their order, however slow the machine.
    """
    page.evaluate("(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))", milliseconds)
