"""`briefs serve`: build the site and show it on this machine."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import click
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from briefs.commands.build import build_site
from briefs.commands.console import console
from briefs.commands.options import Folders, shared
from briefs.preparing import Options

HOST = "127.0.0.1"


@click.command("serve")
@shared
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The site's folder."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
def serve_command(where: Folders, options: Options, *, out: Path, port: int) -> None:
    """Build the site and show it on this machine until Ctrl+C.

    It is the site that would be published, under the path that it has there.
    """
    import uvicorn

    checked = build_site(where, options, out)
    if checked.library is None or checked.errors:
        raise SystemExit(1)
    settings = checked.library.settings
    server = uvicorn.Server(uvicorn.Config(site_app(out, settings.base_url), log_level="warning"))
    with _listening(port) as door:
        console().print(f"showing {out} at http://localhost:{port}{settings.base_path} (Ctrl+C ends it)")
        server.run(sockets=[door])


def _listening(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
    except OSError as fault:
        door.close()
        raise click.UsageError(f"port {port} can't be used: {fault.strerror}; give another with --port") from fault
    return door


def site_app(site: Path, base_url: str) -> Starlette:
    """Make an application that serves a built site under the path of its base address, to this machine only.

    Files outside the folder can't be reached, links out of it are not followed, and requests under another host name
    (DNS rebinding) are refused.
    """
    path = urlsplit(base_url).path.rstrip("/")
    routes: list[BaseRoute] = [Mount(path or "/", StaticFiles(directory=site, html=True, follow_symlink=False))]
    if path:
        routes.insert(0, Route("/", lambda _: RedirectResponse(f"{path}/")))
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", HOST])
    return Starlette(routes=routes, middleware=[hosts])
