"""axe finds nothing that keeps a reader out, in any language, theme or width."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .places import LANGUAGES, LONGEST, SHORT

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
PAGES = ["", f"briefs/{LONGEST}/", f"briefs/{SHORT}/", "briefs/", "about/"]

View = tuple[int, Literal["light", "dark"]]
VIEWS: list[View] = [(1280, "light"), (390, "dark"), (1280, "dark"), (390, "light")]


def cases() -> Iterator[Any]:
    """Give each kind of page in each language in one view, the longest brief in two; the views go round."""
    for row, language in enumerate(LANGUAGES):
        for column, path in enumerate(PAGES):
            views = (VIEWS * 3)[row + column :][: 2 if LONGEST in path else 1]
            yield pytest.param(f"{language.folder}/{path}", views, id=f"{language.folder}/{path}")
    yield pytest.param("404.html", VIEWS[:2], id="404.html")


@pytest.mark.parametrize(("address", "views"), list(cases()))
def test_axe_finds_nothing(page: Page, address: str, views: list[View]) -> None:
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
