"""No page complains, asks another site for something, or scrolls sideways on a phone."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from .places import BRIEFS, HANT, LANGUAGES, brief, every_page, permanent

pytestmark = pytest.mark.browser

OTHER = "other"
VIEWS: list[tuple[int, Literal["light", "dark"]]] = [(390, "light"), (390, "dark"), (320, "dark"), (320, "light")]


@pytest.mark.parametrize("part", [*(language.folder for language in LANGUAGES), OTHER])
def test_no_page_complains_or_scrolls_sideways_on_a_phone(page: Page, part: str) -> None:
    pages = {address: address.partition("/kb/")[2].partition("/")[0] for address in every_page(page)}
    folders = {language.folder for language in LANGUAGES}
    chosen = [address for address, folder in pages.items() if (folder if folder in folders else OTHER) == part]
    assert chosen
    too_wide = []
    views = list(VIEWS)
    for address in chosen:
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


@pytest.mark.parametrize("name", BRIEFS)
def test_the_permanent_address_leads_to_the_brief(page: Page, name: str) -> None:
    page.goto(permanent(name), wait_until="commit")
    expect(page).to_have_url(brief(HANT, name))
    expect(page.locator("html")).to_have_attribute("lang", HANT.tag)
