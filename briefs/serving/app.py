"""The server: a live site, shown on this machine only, and a channel that tells open pages of changes.

Nothing is looked up on the disk by what a request says: a path is a name of the site's files, which are answers.
"""

import asyncio
import mimetypes
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from briefs.messages.entries import render
from briefs.messages.said_error import SaidError
from briefs.publishing.files.host_files import ALONE
from briefs.serving.live_site import LiveSite
from briefs.serving.preview import Change, Fault, Faults, State, change, seen

HOSTS = ("localhost", "127.0.0.1")
OWN = "_briefs/"
"""The folder of the server's own files; no page of a site can be called so."""
_LIVE = Path(__file__).resolve().parent
_KNOWN = mimetypes.MimeTypes()
"""Python's own table alone: in the registry of Windows, another program may have made a script plain text."""
_TYPES = {
    ".ics": "text/calendar",
    ".webp": "image/webp",
    ".md": "text/markdown",
    ".yaml": "text/yaml",
    ".bib": "text/plain",
}
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Headers of every answer: no browser guesses its type, lets another site embed it, or shows an old one unasked."""


Run = Callable[..., Awaitable[Any]]
"""Runs a function in the thread that owns the live site, and waits for what it returns."""


_PATIENCE = 5
"""Seconds that a browser waits for a page before it is told that the content is still being read."""


class PreviewServer:
    """Shows a live site, and tells the open pages when they are another. It belongs to the server's event loop."""

    def __init__(self, site: LiveSite, run: Run) -> None:
        """Take a site that has not been read yet, and who runs what it is asked."""
        self.site, self.run = site, run
        self.state = State()
        self.is_ready = asyncio.Event()
        self._pages: dict[WebSocket, tuple[str, bytes]] = {}

    async def update(self, changed: Iterable[Path] | None = None) -> None:
        """Read what changed, tell each open page that shows another thing now, and then what is wrong."""
        before, self.state = self.state, await self.run(self.site.read, changed)
        for page, (path, old) in list(self._pages.items()):
            new = await self.run(self.site.page, path)
            what = change(old, new, before, self.state)
            if page in self._pages:
                self._pages[page] = path, new
            if what.kind != "none":
                await _tell(page, what)
        self.is_ready.set()
        # Whoever asks for a page meanwhile waits for one step and not for all.
        steps = self.site.diagnosing()
        while await self.run(next, steps, steps) is not steps:
            pass
        self.state = self.site.state
        if self.state.faults != before.faults:
            await self._tell_all()

    async def _tell_all(self) -> None:
        """Tell every open page what is wrong."""
        for page, (_, shown) in list(self._pages.items()):
            await _tell(page, Change("none", {}, seen(shown), self.state.faults))

    async def fail(self, said: str) -> None:
        """Say on every open page why nothing new is shown."""
        only = Faults(1, 0, (Fault("error", "", "", said),), self.site.lang)
        self.state = msgspec.structs.replace(self.state, faults=only)
        self.is_ready.set()
        await self._tell_all()

    async def listen(self, page: WebSocket) -> None:
        """Keep a page told until it goes. It says with `page` where it is, and with `seen` what it shows."""
        path, showing = page.query_params.get("page", ""), page.query_params.get("seen", "")
        await page.accept()
        await self.is_ready.wait()
        try:
            now = await self.run(self.site.page, path)
        except SaidError as fault:
            now = await self._failed(fault)
        self._pages[page] = path, now
        await _tell(page, Change("none" if showing == seen(now) else "page", {}, seen(now), self.state.faults))
        try:
            while True:
                await page.receive_text()
        except (WebSocketDisconnect, KeyError):
            # Starlette has no text to give where a page sends bytes; ours send nothing.
            return
        finally:
            del self._pages[page]

    async def answer(self, request: Request) -> Response:
        """Answer a request for a file of the site; a template or style at fault is named, on the page and above it."""
        try:
            return await self._answer(request)
        except SaidError as fault:
            return self._page(await self._failed(fault), 503)

    async def _failed(self, fault: SaidError) -> bytes:
        """Say what keeps a page from being made, and return the page that stands in its place."""
        said = render(fault.said, self.site.lang).strip()
        await self.fail(said)
        return _FAILED.format(lang=self.site.lang, said=escape(said)).encode()

    async def _answer(self, request: Request) -> Response:
        path, root = request.url.path, self.state.root
        if not await self._is_ready():
            return self._page(_READING, 503) if _is_page(path) else PlainTextResponse("not ready", 503, _SAFE)
        if path == "/" and root != "/":
            return RedirectResponse(root)
        found = await self.run(self.site.file, path)
        if found is None and not path.endswith("/") and await self.run(self.site.file, path + "/") is not None:
            return RedirectResponse(quote(path) + "/")
        if found is None:
            # A page that can't be made now is not a page that is not there.
            return self._page(await self.run(self.site.page, path), 404 if self.state.is_sound else 503)
        if path.startswith(f"{root}media/"):
            # What is copied may be a document of its own, as an SVG is; it may act in no way.
            headers = {**_SAFE, "Content-Security-Policy": ALONE}
            return Response(found, media_type=_type(path), headers=headers)
        kind = _type(path if not path.endswith("/") else "index.html")
        return self._page(found, 200) if kind == "text/html" else Response(found, media_type=kind, headers=_SAFE)

    async def _is_ready(self) -> bool:
        """Return whether there is something to show; a request that comes while the content is read waits a little."""
        try:
            await asyncio.wait_for(self.is_ready.wait(), timeout=_PATIENCE)
        except TimeoutError:
            return False
        return True

    def _page(self, data: bytes, status: int) -> Response:
        """Return a page with the script that keeps it up to date; what is published has none."""
        live = f'<script src="{quote(self.state.root)}{OWN}live.js" data-seen="{seen(data)}" defer></script></head>'
        return Response(data.replace(b"</head>", live.encode(), 1), status, _SAFE, "text/html")


def _is_page(path: str) -> bool:
    return path.endswith("/") or _type(path) in ("text/html", "application/octet-stream")


_READING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>briefs</title></head>
<body><p>The content is being read; this page will be here in a moment. 正在讀取內容，頁面稍後自動顯示。</p>
</body></html>
""".encode()


_FAILED = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>briefs</title></head>
<body><p>{said}</p></body></html>
"""


def make_app(server: PreviewServer) -> ASGIApp:
    """Make the application that shows what a server holds."""
    own = partial(_own_file, names={"live.js": "text/javascript", "live.css": "text/css"})
    routes = [
        # The path of the site's root may change with its settings, so the server's files are found below any.
        Route("/{root:path}_briefs/{name}", own, methods=["GET"]),
        WebSocketRoute("/{root:path}_briefs/channel", server.listen),
        Route("/{path:path}", server.answer, methods=["GET"]),
    ]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts, Middleware(OwnOriginOnly)])


class OwnOriginOnly:
    """Refuses what another site's page asks for: it may neither listen to the channel nor read the drafts."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] not in ("http", "websocket") or _is_own(Headers(scope=scope), scope["type"]):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse("this page belongs to another site", 403, _SAFE)(scope, receive, send)
        else:
            # 1008: against the rules (RFC 6455, 7.4.1).
            await send({"type": "websocket.close", "code": 1008})


def _is_own(headers: Headers, kind: str) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return origin == f"http://{headers.get('host')}"
    # A browser says on every channel where it comes from. What it loads without an origin (a picture, a script, a
    # frame) it says the site of, but for a reader who follows a link from elsewhere.
    return kind == "http" and (
        headers.get("sec-fetch-site") != "cross-site"
        or (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
    )


async def _own_file(request: Request, names: Mapping[str, str]) -> Response:
    name = request.path_params["name"]
    if name not in names:
        return PlainTextResponse("not found", 404, _SAFE)
    return Response((_LIVE / name).read_bytes(), media_type=names[name], headers=_SAFE)


async def _tell(page: WebSocket, what: Change) -> None:
    """Tell one page something; one that is gone, or does not listen, is not waited for."""
    try:
        await asyncio.wait_for(page.send_json(msgspec.to_builtins(what)), timeout=2)
    except (WebSocketDisconnect, RuntimeError, TimeoutError):
        return


def _type(name: str) -> str:
    return _TYPES.get(Path(name).suffix) or _KNOWN.guess_type(name)[0] or "application/octet-stream"
