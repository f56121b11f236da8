"""The server: one site held in memory, shown on this machine only, and a channel that tells open pages of changes.

Nothing is looked up on the disk by what a request says: a path is a key of the site's files. The few files that are
copied into a site (media) are read where they stand, after their path was resolved and found inside the content.
"""

import asyncio
import mimetypes
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from briefs.publishing.files.host_files import ALONE
from briefs.serving.preview import Change, Preview, change, seen

HOSTS = ("localhost", "127.0.0.1")
OWN = "_briefs/"
"""The folder of the server's own files; no page of a site can be called so."""
_LIVE = Path(__file__).resolve().parent
_TYPES = {".webp": "image/webp", ".md": "text/markdown", ".yaml": "text/yaml", ".bib": "text/plain"}
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class PreviewServer:
    """Holds what is shown, and tells the open pages when something else is. It belongs to the server's event loop."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Make a server that shows nothing yet; media are read from below `folders`."""
        self.folders = [folder.resolve() for folder in folders]
        self.shown = Preview()
        self._pages: dict[WebSocket, str] = {}

    async def show(self, preview: Preview) -> None:
        """Show another site, and tell each open page what that means to it."""
        before, self.shown = self.shown, preview
        changes = [(page, change(before, preview, path)) for page, path in self._pages.items()]
        await asyncio.gather(*(_tell(page, what) for page, what in changes))

    async def listen(self, page: WebSocket) -> None:
        """Keep a page told until it goes. It says with `page` where it is, and with `seen` what it shows."""
        path, showing = page.query_params.get("page", ""), page.query_params.get("seen", "")
        await page.accept()
        self._pages[page] = path
        now = seen(self.shown.page(path))
        await _tell(page, Change("none" if showing == now else "page", {}, now, self.shown.faults))
        try:
            while True:
                await page.receive_text()
        except (WebSocketDisconnect, KeyError):
            # Starlette has no text to give where a page sends bytes; ours send nothing.
            return
        finally:
            del self._pages[page]

    async def answer(self, request: Request) -> Response:
        """Answer a request for a file of the site."""
        path = request.url.path
        root = self.shown.root
        if path == "/" and root != "/":
            return RedirectResponse(root)
        found = self.shown.file(path)
        if found is None and self.shown.file(path + "/") is not None:
            return RedirectResponse(quote(path) + "/")
        if isinstance(found, Path):
            return self._copied(found)
        if found is None:
            return self._page(self.shown.files.get("404.html"), 404)
        kind = _type(path if not path.endswith("/") else "index.html")
        return self._page(found, 200) if kind == "text/html" else Response(found, media_type=kind, headers=_SAFE)

    def _page(self, page: bytes | Path | None, status: int) -> Response:
        """Return a page with the script that keeps it up to date; what is published has none."""
        data = page if isinstance(page, bytes) else _EMPTY
        live = f'<script src="{quote(self.shown.root)}{OWN}live.js" data-seen="{seen(data)}" defer></script></head>'
        return Response(data.replace(b"</head>", live.encode(), 1), status, _SAFE, "text/html")

    def _copied(self, file: Path) -> Response:
        place = file.resolve()
        if not any(place.is_relative_to(folder) for folder in self.folders) or not place.is_file():
            return PlainTextResponse("not found", 404, _SAFE)
        return FileResponse(place, media_type=_type(file.name), headers={**_SAFE, "Content-Security-Policy": ALONE})


_EMPTY = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>briefs</title></head>
<body><p>There is no page here yet.</p></body></html>
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
    return _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
