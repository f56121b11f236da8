"""No page complains, asks another site for something, or scrolls sideways on a phone."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.nights import rest_at_night

from .places import BRIEFS, HANT, LANGUAGES, brief, every_page, permanent

pytestmark = pytest.mark.browser

OTHER = "other"
View = tuple[int, Literal["light", "dark"]]
VIEWS: list[View] = [(390, "light"), (390, "dark"), (320, "dark"), (320, "light")]


def part_of(address: str) -> str:
    """Return the language of a page by the folder that it is in."""
    folder = address.partition("/kb/")[2].partition("/")[0]
    return folder if folder in {language.folder for language in LANGUAGES} else OTHER


ALIKE = {"laws/", "sources/", "topics/"}
"""Where many pages are alike, each made from a record: by day every twelfth is seen."""


def by_day(addresses: list[str]) -> list[str]:
    """Return each page in one language, and of those that are alike some."""
    rests = [address.partition("/kb/")[2].partition("/")[2] for address in addresses]
    every = sorted(set(rests))
    alike = [rest for rest in every if any(rest != kind and rest.startswith(kind) for kind in ALIKE)]
    left = set(alike) - set(alike[::12])
    turns = {
        rest: {LANGUAGES[number % len(LANGUAGES)].folder, OTHER}
        for number, rest in enumerate(rest for rest in every if rest not in left)
    }
    return [address for address, rest in zip(addresses, rests, strict=True) if part_of(address) in turns.get(rest, ())]


def fit_a_phone(page: Page, addresses: list[str], views: list[View]) -> None:
    """Open each page once and look at it in each view."""
    assert addresses
    too_wide = []
    views = list(views)
    first, _ = views[0]
    page.set_viewport_size({"width": first, "height": 844})
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        for width, scheme in views:
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            reach, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert window == width
            if reach > window:
                too_wide.append(f"{address} is {reach} px wide in a window of {width} px ({scheme})")
        views.reverse()  # the next page opens in the window that is there
    assert not too_wide, "\n".join(too_wide)


PARTS = [*(language.folder for language in LANGUAGES), OTHER]


@pytest.mark.parametrize("part", PARTS)
def test_no_page_complains_or_scrolls_sideways_on_a_narrow_phone(page: Page, part: str) -> None:
    every = every_page(page)
    chosen = by_day(every)
    assert {address.partition("/kb/")[2].partition("/")[2].split("/")[0] for address in every} == {
        address.partition("/kb/")[2].partition("/")[2].split("/")[0] for address in chosen
    }, "no kind of page is passed over"
    fit_a_phone(page, [address for address in chosen if part_of(address) == part], [(320, "light")])


@pytest.mark.nightly("some three hundred pages in four views take minutes; by day what is alike is seen once")
@pytest.mark.parametrize("part", PARTS)
def test_no_page_complains_or_scrolls_sideways_on_a_phone(page: Page, part: str) -> None:
    fit_a_phone(page, [address for address in every_page(page) if part_of(address) == part], VIEWS)


@pytest.mark.parametrize(
    "name",
    rest_at_night(
        [(name,) for name in BRIEFS],
        by_day=lambda name: name in BRIEFS[::3],
        reason="these pages differ by the address that they lead to; by day every third is followed",
        name=str,
    ),
)
def test_the_permanent_address_leads_to_the_brief(page: Page, name: str) -> None:
    page.goto(permanent(name), wait_until="commit")
    expect(page).to_have_url(brief(HANT, name))
    expect(page.locator("html")).to_have_attribute("lang", HANT.tag)
