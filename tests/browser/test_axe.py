"""axe finds nothing that keeps a reader out, in any language, theme or width."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .places import EN, HANS, HANT, SHORT, brief

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False}
View = tuple[int, Literal["light", "dark"]]
WIDE_LIGHT: View = (1280, "light")
WIDE_DARK: View = (1280, "dark")
PHONE_LIGHT: View = (390, "light")
PHONE_DARK: View = (390, "dark")

# Every kind of page in two languages at least, every language and every kind in light and dark, wide and narrow.
CASES: list[tuple[str, list[View]]] = [
    ("zh-hant/", [WIDE_DARK]),
    ("en/", [PHONE_LIGHT]),
    (brief(HANT), [WIDE_LIGHT, PHONE_DARK]),
    (brief(HANS), [WIDE_DARK]),
    (brief(EN), [WIDE_DARK, PHONE_LIGHT]),
    (brief(HANS, SHORT), [PHONE_LIGHT]),
    (brief(EN, SHORT), [WIDE_DARK]),
    ("zh-hans/briefs/", [PHONE_DARK]),
    ("en/topics/artificial-intelligence/", [WIDE_LIGHT]),
    ("zh-hant/about/", [PHONE_LIGHT]),
    ("en/about/", [WIDE_DARK]),
    ("zh-hant/sources/", [WIDE_LIGHT, PHONE_DARK]),
    ("en/sources/", [WIDE_DARK]),
    ("zh-hant/sources/cao-kobo-youryou/", [PHONE_LIGHT]),
    ("en/sources/sangiin-ai-resolution/", [WIDE_DARK]),
    ("zh-hans/map/", [WIDE_LIGHT, PHONE_DARK]),
    ("en/map/", [WIDE_DARK]),
    (f"{brief(HANT)}parallel/", [WIDE_LIGHT, PHONE_DARK]),
    (f"{brief(HANS)}parallel/", [PHONE_LIGHT]),
    (f"{brief(EN)}parallel/", [WIDE_DARK]),
    ("zh-hant/glossary/", [WIDE_LIGHT]),
    ("en/glossary/", [PHONE_DARK]),
    ("zh-hans/coverage/", [WIDE_DARK]),
    ("en/coverage/", [PHONE_LIGHT]),
    ("zh-hant/laws/", [WIDE_LIGHT]),
    ("en/laws/", [PHONE_DARK]),
    ("zh-hant/laws/jp-ai-promotion-act/", [PHONE_LIGHT, WIDE_DARK]),
    ("en/laws/eu-chips-act/", [WIDE_LIGHT]),
    ("zh-hans/timeline/", [PHONE_DARK]),
    ("en/timeline/", [WIDE_LIGHT]),
    ("404.html", [WIDE_LIGHT, PHONE_DARK]),
]


@pytest.mark.parametrize(("address", "views"), CASES, ids=[address for address, _ in CASES])
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
