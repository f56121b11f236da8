"""What a screen reader is given of the main pages: the accessibility tree of a small site, kept in tests/golden/heard.

`UPDATE_GOLDEN=1` writes what came out; read the difference as it would be read aloud.
"""

import os
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.feature_site import feature_site
from tests.golden_file import GOLDEN
from tests.nights import rest_at_night
from tests.once import once
from tests.support import place_content, write_content

from .places import EN, HANT, Language
from .stage import Watch, lent, opened

pytestmark = pytest.mark.browser

_HEADNOTE = "points: [{point}]\naffects: [{who}]\ndates:\n  - {{date: 2025-09-01, what: {what}}}\n"
HEADNOTES = {
    "zh-Hant": _HEADNOTE.format(point="第3條無罰則。", who="AI業者", what="全部施行"),
    "en": _HEADNOTE.format(point="Article 3 has no penalty.", who="AI businesses", what="In force in full"),
}
TODAY = "2025-12-01T12:00:00Z"
"""Citations say the day on which one reads."""
PAGES = {
    "home": "index.html",
    "brief": "briefs/a/index.html",
    "law": "laws/jp-ai-act/index.html",
    "laws": "laws/index.html",
    "glossary": "glossary/index.html",
    "search": "search/index.html?q=AI",
}


def _built(folder: Path) -> None:
    content = feature_site(folder / "content")
    for lang, headnote in HEADNOTES.items():
        file = content / f"briefs/a/{lang}.md"
        text = file.read_text(encoding="utf-8")
        write_content(content, {f"briefs/a/{lang}.md": text.replace("\n---\n", f"\n{headnote}---\n", 1)}, base=False)
    # From a folder, as these pages are opened, no browser can compose two languages.
    settings = content / "site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\noutputs: {{parallel: pages}}\n", encoding="utf-8")
    place_content(content, folder / "site")


@pytest.fixture(scope="module")
def heard_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page of the small site."""
    folder = once(tmp_path_factory, "heard", _built) / "site"
    with opened(browser, f"{folder.as_uri()}/") as page:
        page.clock.set_fixed_time(TODAY)
        yield page


@pytest.fixture
def page(heard_page: Page, watch: Watch) -> Iterator[Page]:
    watch.allow("file:")
    with lent(heard_page, watch) as page:
        yield page


@pytest.mark.parametrize(
    ("name", "language"),
    rest_at_night(
        product(PAGES, [HANT, EN]),
        by_day=lambda name, language: (list(PAGES).index(name) % 2 == 0) == (language == HANT),
        reason="the pages of two languages are built alike; by day each kind is heard in one, the next in the other",
        name=lambda name, language: f"{name}-{language.folder}",
    ),
)
def test_a_page_is_heard_in_this_order_and_by_these_names(page: Page, name: str, language: Language) -> None:
    page.goto(f"{language.folder}/{PAGES[name]}")
    if name == "search":
        expect(page.locator(".search-hit").first).to_be_visible()
    # Where links lead is not heard.
    heard = re.sub(r"\n *- /url: .*", "", page.locator("body").aria_snapshot()) + "\n"
    golden = GOLDEN / "heard" / f"{language.folder}-{name}.yaml"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(heard, encoding="utf-8")
    assert heard == golden.read_text(encoding="utf-8")
