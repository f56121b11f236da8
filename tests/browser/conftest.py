"""The built site on a server of its own, a Chromium that meets nothing else, and pages that are watched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.once import folder_of_the_run, once

from .stage import PATIENCE, Site, Watch, emptied, find_chromium, lent, opened, shared_site

expect.set_options(timeout=PATIENCE)

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ^NOTFOUND, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find Chromium; without it these tests are skipped, but not on a CI machine."""
    path = find_chromium()
    if path:
        return path
    message = "chromium is missing; `make browser` installs it"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """Run one Chromium for all these tests; it ends with them, as its event loop would be in the way of others."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(chromium: str, own_kb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the site for a path below a host's root, and serve it there: once in a run, for all its processes."""
    root = folder_of_the_run(tmp_path_factory) / "served"
    root.mkdir(exist_ok=True)
    with shared_site(root, own_kb) as site:
        yield site


@pytest.fixture(scope="session")
def folder(chromium: str, own_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site in a folder whose path has a space and Han characters in it."""
    return once(tmp_path_factory, "法律 簡報", lambda folder: shutil.copytree(own_folder, folder / "site")) / "site"


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    """Watch all pages of a test, and fail it for what they did wrong."""
    watching = Watch(site.address)
    yield watching
    assert not watching.faults, "\n".join(watching.faults)


@pytest.fixture(scope="package")
def common_page(browser: Browser, site: Site) -> Iterator[Page]:
    """Open the page that most tests use in turn; to open one for each would take most of their time."""
    with opened(browser, site.address) as page:
        yield page


@pytest.fixture
def page(common_page: Page, watch: Watch) -> Iterator[Page]:
    """Return a watched page, 1280 by 800 and light, that remembers nothing."""
    with lent(common_page, watch) as page:
        yield page


@pytest.fixture
def blank(page: Page) -> Page:
    """Return an empty page with the scripts that search."""
    emptied(page)
    return page


@pytest.fixture(scope="package")
def scriptless_page(browser: Browser, site: Site) -> Iterator[Page]:
    """Open a page that runs no script."""
    with opened(browser, site.address, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def still(scriptless_page: Page, watch: Watch) -> Iterator[Page]:
    """Return a watched page that runs no script."""
    with lent(scriptless_page, watch) as page:
        yield page
