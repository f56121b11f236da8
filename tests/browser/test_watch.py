"""Those who watch the pages of a test find what no page may do."""

import pytest
from playwright.sync_api import Page

from .stage import Site, Watch

pytestmark = pytest.mark.browser

ASKS_OTHERS = """() => new Promise((done) => {
    const picture = new Image();
    picture.onerror = done;
    picture.src = "http://other.example/picture.png";
})"""


def found(page: Page, address: str, script: str) -> list[str]:
    """Return the faults that a watch of its own finds in what a page does."""
    watch = Watch(address)
    page.goto("about:blank")
    with watch.over(page.context):
        page.evaluate(script)
        page.evaluate("new Promise((done) => setTimeout(done, 100))")
    return watch.faults


@pytest.mark.parametrize(
    ("words", "script"),
    [
        ("a page asks for http://other.example/picture.png", ASKS_OTHERS),
        ("console error: no good", "console.error('no good')"),
        ("console warning: not so good", "console.warn('not so good')"),
        ("lost", "setTimeout(() => { throw new Error('lost'); })"),
    ],
    ids=["others", "error", "warning", "exception"],
)
def test_what_a_page_does_wrong_is_found(page: Page, site: Site, watch: Watch, words: str, script: str) -> None:
    for pardoned in ("other.example", "good", "lost"):
        watch.pardon(pardoned)
    assert any(words in fault for fault in found(page, site.address, script))
