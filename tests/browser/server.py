"""Serves a built site to all processes of a run of the tests, and ends when none of them needs it any more."""

import socket
import sys
import threading
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tests.once import alone

NAMED_BY_CONTENT = ("/assets/", "/search/terms/")
"""Where files never change, as the site's `_headers` says too: a browser that has one asks for it no more."""


class Hosted(StaticFiles):
    """The files of a site, with what hosts say of those that never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer for a path."""
        response = await super().get_response(path, scope)
        if any(folder in f"/{path}" for folder in NAMED_BY_CONTENT):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def serve(door: int, folder: str, path: str, users: Path) -> None:
    """Serve a folder below a path, compressed, as hosts of sites do, at a door that is open already."""
    files = Hosted(directory=folder, html=True, check_dir=False)
    app = GZipMiddleware(Starlette(routes=[Mount(path, files)]), compresslevel=6)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=2))
    threading.Thread(target=end_without_users, args=(server, users), daemon=True).start()
    server.run(sockets=[socket.socket(fileno=door)])


def end_without_users(server: uvicorn.Server, users: Path) -> None:
    """Wait until nobody shares the lock, and let nobody share it again before this process has ended."""
    with alone(users):
        server.should_exit = True
        threading.Event().wait()


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
