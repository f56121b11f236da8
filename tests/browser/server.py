"""Serves a built site to all processes of a run of the tests, and ends when none of them needs it any more."""

import socket
import sys
import threading
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from tests.once import alone


def serve(door: int, folder: str, path: str, users: Path) -> None:
    """Serve a folder below a path, compressed, as hosts of sites do, at a door that is open already."""
    files = StaticFiles(directory=folder, html=True, check_dir=False)
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
