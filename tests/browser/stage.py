"""What the tests play on: a built site, a server for it, a browser's pages, and a watch over what these do."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError

from tests.once import alone

from .places import ROOT

PATIENCE = 60_000
"""Milliseconds after which what a page does not show is held not to come; only a fault takes as long."""


def find_chromium() -> str | None:
    """Return where Chromium is: the shell first, the same browser without windows and tabs, a third quicker."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


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
        listeners = {"console": self._console, "weberror": self._error, "requestfailed": self._failed}
        # Elsewhere each request to others fails, as no name but that of this machine is found; a file may be there.
        if any(address.startswith("file:") for address in self._own):
            listeners["request"] = self._request
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
        self._request(request)
        # A request that the reader cut short by going on to another page has not failed.
        if request.failure != "net::ERR_ABORTED":
            self._fault(f"{request.url} failed: {request.failure}")

    def _fault(self, fault: str) -> None:
        if not any(words in fault for words in self._pardoned):
            self.faults.append(fault)


def build(kb: Path, out: Path, base_url: str) -> None:
    """Build a knowledge base as a user does: by the command, in a process of its own."""
    command = [sys.executable, "-m", "briefs", "build", "--out", str(out), "--base-url", base_url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=kb, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def listening() -> Iterator[socket.socket]:
    """Hold a free port of this machine while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # Connections inherit it; without it, every answer waits 40 ms for the browser's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield listener


@contextmanager
def shared_site(root: Path, own_kb: Path) -> Iterator[Site]:
    """Return the site that all processes of a run share; the first to come builds it and starts its server.

    Each holds a shared lock for as long as it needs the server, which waits for that lock and then ends.
    """
    server = None
    with (root / "users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        with alone(root / "lock"):
            known = root / "address"
            site = Site(known.read_text() if known.exists() else "", root / "site")
            if not answers(site.address):
                site, server = begun(root, own_kb)
                known.write_text(site.address)
        yield site
    if server:
        server.wait()


def answers(address: str) -> bool:
    """Return whether somebody listens at an address."""
    try:
        socket.create_connection(("127.0.0.1", urlsplit(address).port or 0)).close()
    except OSError:
        return False
    return True


def begun(root: Path, own_kb: Path) -> "tuple[Site, subprocess.Popen[bytes]]":
    """Build the site for a path below a host's root, and start a server that shows it there."""
    with listening() as listener:
        site = Site(f"http://localhost:{listener.getsockname()[1]}/kb/", root / "site")
        # With what was remembered for another address, of which most is true for this one.
        build(shutil.copytree(own_kb, root / "kb", dirs_exist_ok=True), site.folder, site.address)
        door = listener.fileno()
        command = [
            sys.executable,
            "-m",
            "tests.browser.server",
            str(door),
            str(site.folder),
            "/kb",
            str(root / "users"),
        ]
        return site, subprocess.Popen(command, cwd=ROOT, pass_fds=[door])


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def folder_served(folder: Path) -> Iterator[str]:
    """Serve a folder with a small site of a test's own while the block runs; return the address of its root."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a page in a context of its own; addresses are below the given one.

    Motion is reduced, so that a jump ends where it leads at once.
    """
    context = browser.new_context(base_url=address, reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def emptied(page: Page) -> None:
    """Empty a page and give it the scripts that search, which know of no index yet."""
    page.goto("about:blank")
    for part in ("text", "index", "core"):
        page.evaluate((ROOT / f"templates/assets/search-{part}.js").read_text(encoding="utf-8"))


@contextmanager
def lent(page: Page, watch: Watch) -> Iterator[Page]:
    """Lend an open page to one test: watched, 1280 by 800, light; afterwards it forgets what it was used for.

    It is left empty: who changes the window before opening a page would have the last one laid out anew for nothing.
    """
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(media="screen", color_scheme="light")
    with watch.over(page.context):
        yield page
        page.unroute_all()
        page.evaluate("() => { try { localStorage.clear() } catch {} }")
        page.goto("about:blank")
