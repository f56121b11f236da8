"""What the tests play on: a built site, a server for it, a browser's pages, and a watch over what these do."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from .places import ROOT


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

    @contextmanager
    def over(self, context: BrowserContext) -> Iterator[None]:
        """Watch every page of a context while the block runs."""
        listeners = {
            "console": self._console,
            "weberror": self._error,
            "request": self._request,
            "requestfailed": self._failed,
        }
        for event, listener in listeners.items():
            context.on(event, listener)  # type: ignore[call-overload]
        try:
            yield
        finally:
            for event, listener in listeners.items():
                context.remove_listener(event, listener)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.page.url if message.page else ""
            self._fault(f"{where}: console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self._fault(f"{error.page.url if error.page else ''}: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((*self._own, "data:", "about:")):
            self._fault(f"a page asks for {request.url}")

    def _failed(self, request: Request) -> None:
        # A request that the reader cut short by going on to another page has not failed.
        if request.failure != "net::ERR_ABORTED":
            self._fault(f"{request.url} failed: {request.failure}")

    def _fault(self, fault: str) -> None:
        if not any(words in fault for words in self._pardoned):
            self.faults.append(fault)


def build(out: Path, base_url: str) -> None:
    """Build the repository's content as a user does: by the command, in a process of its own."""
    options = ["--content", "content", "--out", str(out), "--base-url", base_url, "--no-cache"]
    command = [sys.executable, "-m", "briefs", "build", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def listening() -> Iterator[socket.socket]:
    """Hold a free port of this machine while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # Connections inherit it; without it, every answer waits 40 ms for the browser's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield listener


@contextmanager
def served(site: Site, listener: socket.socket) -> Iterator[None]:
    """Serve a site in a thread while the block runs, compressed, as hosts of sites do."""
    path = urlsplit(site.address).path.rstrip("/")
    app = GZipMiddleware(Starlette(routes=[Mount(path, StaticFiles(directory=site.folder, html=True))]))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=10)
    assert not thread.is_alive()


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a page in a context of its own; addresses are below the given one.

    Motion is reduced, so that a jump ends where it leads at once.
    """
    context = browser.new_context(base_url=address, reduced_motion="reduce", **options)
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def lent(page: Page, watch: Watch) -> Iterator[Page]:
    """Lend an open page to one test: watched, 1280 by 800, light; afterwards it forgets what it was used for."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(media="screen", color_scheme="light")
    with watch.over(page.context):
        yield page
        page.unroute_all()
        page.evaluate("() => { try { localStorage.clear() } catch {} }")
