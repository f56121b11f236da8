"""axe finds nothing that keeps a reader out, in any language, theme or width."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.nights import rest_at_night

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
    ("", [WIDE_LIGHT]),
    ("zh-hant/", [WIDE_DARK]),
    ("en/guide/", [PHONE_LIGHT, WIDE_DARK]),
    ("zh-hant/guide-citing/", [WIDE_LIGHT]),
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
    ("en/sources/soumu-white-paper-2024/", [WIDE_DARK]),
    ("zh-hans/map/", [WIDE_LIGHT, PHONE_DARK]),
    ("en/map/", [WIDE_DARK]),
    (f"{brief(HANT)}parallel/", [WIDE_LIGHT, PHONE_DARK]),
    (f"{brief(HANS)}parallel/", [PHONE_LIGHT]),
    (f"{brief(EN)}parallel/", [WIDE_DARK]),
    (f"{brief(EN, SHORT)}parallel/", [WIDE_DARK]),
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
    ("en/topics/", [WIDE_LIGHT]),
    ("zh-hant/jurisdictions/", [PHONE_DARK]),
    ("404.html", [WIDE_LIGHT, PHONE_DARK]),
]


BY_DAY = {
    "",
    "en/guide/",
    "en/",
    brief(HANT),
    brief(HANS, SHORT),
    "zh-hans/briefs/",
    "en/about/",
    "zh-hant/sources/",
    "en/sources/soumu-white-paper-2024/",
    "zh-hans/map/",
    f"{brief(EN, SHORT)}parallel/",
    "zh-hant/glossary/",
    "en/coverage/",
    "zh-hant/laws/",
    "zh-hant/laws/jp-ai-promotion-act/",
    "zh-hans/timeline/",
    "404.html",
}
"""Every kind of page once, in each language, theme and width."""


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    rest_at_night(
        [(address, *view) for address, views in CASES for view in views],
        by_day=lambda address, *view: address in BY_DAY and dict(CASES)[address][0] == tuple(view),
        reason="axe takes a second or two for a view; by day it sees one view of each kind of page",
        name=lambda address, width, scheme: f"{address}-{width}-{scheme}",
    ),
)
def test_axe_finds_nothing(page: Page, address: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    # What a phone folds is looked at as well.
    page.evaluate(
        "for (const part of document.querySelectorAll('.headnote, .fact-card, .contents-box')) part.open = true"
    )
    page.evaluate(Axe().axe_script)
    found = []
    for violation in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]:
        places = [node["target"] for node in violation["nodes"]]
        found.append(f"{violation['id']}: {violation['help']}: {places}")
    assert not found, "\n".join(found)
