"""axe finds nothing that keeps a reader out, in any language, theme or width."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .places import LANGUAGES, LONGEST, SHORT

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
PAGES = ["", f"briefs/{LONGEST}/", f"briefs/{SHORT}/", "briefs/", "about/"]

type_of_view = tuple[int, Literal["light", "dark"]]
VIEWS: list[list[type_of_view]] = [[(1280, "light"), (390, "dark")], [(1280, "dark"), (390, "light")]]
"""Each page is seen in two views; in the next language in the two others, so that every kind of page meets all."""

CASES = [
    pytest.param(f"{language.folder}/{path}", VIEWS[(row + column) % 2], id=f"{language.folder}/{path}")
    for row, language in enumerate(LANGUAGES)
    for column, path in enumerate(PAGES)
]
EVERY_VIEW = pytest.param("404.html", [*VIEWS[0], *VIEWS[1]], id="404.html")


@pytest.mark.parametrize(("address", "views"), [*CASES, EVERY_VIEW])
def test_axe_finds_nothing(page: Page, address: str, views: list[type_of_view]) -> None:
    page.goto(address)
    page.evaluate(Axe().axe_script)
    found = []
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for violation in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            found.append(f"{width} px, {scheme}: {violation['id']}: {violation['help']}: {places}")
    assert not found, "\n".join(found)
