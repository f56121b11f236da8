"""The built site on a server of its own, a Chromium that meets nothing else, and pages that are watched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .stage import Site, Watch, build, lent, listening, opened, served

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ^NOTFOUND, EXCLUDE localhost",
]


@pytest.fixture(scope="package")
def chromium() -> str:
    """Find Chromium; without it these tests are skipped, but not on a CI machine."""
    path = shutil.which("chromium")
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


@pytest.fixture(scope="package")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the site for a path below a host's root, and serve it there."""
    with listening() as listener:
        address = f"http://localhost:{listener.getsockname()[1]}/kb/"
        made = Site(address, tmp_path_factory.mktemp("served") / "site")
        build(made.folder, made.address)
        with served(made, listener):
            yield made


@pytest.fixture(scope="package")
def folder(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site into a folder whose path has a space and Han characters in it."""
    made = tmp_path_factory.mktemp("folder") / "法律 簡報" / "site"
    build(made, "https://briefs.example/")
    return made


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
