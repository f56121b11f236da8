"""The built site on a server of its own, a Chromium that meets nothing else, and pages that are watched."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from briefs.commands.serve import site_app

from .places import ROOT

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Site(NamedTuple):
    """A built site: the address of its root, and its folder."""

    address: str
    folder: Path


class Watch:
    """Writes down what no page of the site may do: complain, fail, or ask another origin for something."""

    def __init__(self, address: str) -> None:
        self.faults: list[str] = []
        self._own = [address]
        self._pardoned: list[str] = []

    def allow(self, address: str) -> None:
        """Count the addresses that begin so as the site's own."""
        self._own.append(address)

    def pardon(self, words: str) -> None:
        """Let a test provoke faults with these words in them."""
        self._pardoned.append(words)

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context, and keep it from leaving the site."""
        own = "|".join(re.escape(address) for address in self._own)
        context.route(re.compile(f"^(?!{own})"), lambda route: route.abort())
        context.on("console", self._console)
        context.on("weberror", lambda error: self._fault(f"{error.page.url if error.page else ''}: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", lambda request: self._fault(f"{request.url} failed: {request.failure}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.page.url if message.page else ""
            self._fault(f"{where}: console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((*self._own, "data:")):
            self._fault(f"{request.frame.url} asks for {request.url}")

    def _fault(self, fault: str) -> None:
        if not any(words in fault for words in self._pardoned):
            self.faults.append(fault)


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


def build(out: Path, base_url: str) -> None:
    """Build the repository's content as a user does: by the command, in a process of its own."""
    options = ["--content", "content", "--out", str(out), "--base-url", base_url, "--no-cache"]
    command = [sys.executable, "-m", "briefs", "build", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def served(folder: Path, address: str, listener: socket.socket) -> Iterator[None]:
    """Serve a site in a thread while the block runs."""
    settings = uvicorn.Config(site_app(folder, address), log_config=None, lifespan="off", timeout_graceful_shutdown=2)
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
    assert not thread.is_alive()


@pytest.fixture(scope="package")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the site for a path below a host's root, and serve it there."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://localhost:{listener.getsockname()[1]}/kb/"
    folder = tmp_path_factory.mktemp("served") / "site"
    try:
        build(folder, address)
    except BaseException:
        listener.close()
        raise
    with served(folder, address, listener):
        yield Site(address, folder)


@pytest.fixture(scope="package")
def folder_site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the site into a folder whose path has a space and Han characters in it."""
    folder = tmp_path_factory.mktemp("folder") / "法律 簡報" / "site"
    build(folder, "https://briefs.example/")
    return Site(f"{folder.as_uri()}/", folder)


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    """Watch all pages of a test, and fail it for what they did wrong."""
    watching = Watch(site.address)
    yield watching
    assert not watching.faults, "\n".join(watching.faults)


@pytest.fixture
def open_page(browser: Browser, site: Site, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a watched page; its options are those of a browser context.

    Addresses are below the site's root. Motion is reduced, so that a jump ends where it leads at once.
    """
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": site.address, "reduced_motion": "reduce", **options})
        contexts.append(context)
        watch.follow(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Open a watched page, 1280 by 800."""
    return open_page(viewport={"width": 1280, "height": 800})
