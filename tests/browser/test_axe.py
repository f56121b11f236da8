"""axe finds nothing that keeps a reader out, in any language, theme or width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .places import LANGUAGES, LONGEST, SHORT

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
PAGES = ["", f"briefs/{LONGEST}/", f"briefs/{SHORT}/", "briefs/", "topics/artificial-intelligence/", "about/"]


@pytest.mark.parametrize("address", [*(f"{each.folder}/{path}" for each in LANGUAGES for path in PAGES), "404.html"])
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for violation in Axe().run(page, options=OPTIONS).response["violations"]:
                places = [node["target"] for node in violation["nodes"]]
                found.append(f"{width} px, {scheme}: {violation['id']}: {violation['help']}: {places}")
    assert not found, "\n".join(found)
