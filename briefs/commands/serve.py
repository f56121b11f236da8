"""`briefs serve`: build the site and show it on this machine."""

from pathlib import Path
from urllib.parse import urlsplit

import click
import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from briefs.build import Options
from briefs.commands.build import build_site
from briefs.commands.console import console
from briefs.commands.options import Folders, shared


@click.command("serve")
@shared
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The site's folder."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
def serve_command(where: Folders, options: Options, *, out: Path, port: int) -> None:
    """Build the site and show it at http://localhost:8000/ until Ctrl+C."""
    import uvicorn

    root = f"http://localhost:{port}/"
    if not build_site(where, msgspec.structs.replace(options, base_url=root), out):
        raise SystemExit(1)
    console().print(f"showing {out} at {root} (Ctrl+C ends it)")
    uvicorn.run(site_app(out, root), host="127.0.0.1", port=port, log_level="warning")


def site_app(site: Path, base_url: str) -> Starlette:
    """Make an application that serves a built site under the path of its base address, to this machine only.

    Files outside the folder can't be reached, links out of it are not followed, and requests under another host name
    (DNS rebinding) are refused.
    """
    path = urlsplit(base_url).path.rstrip("/")
    routes: list[BaseRoute] = [Mount(path or "/", StaticFiles(directory=site, html=True, follow_symlink=False))]
    if path:
        routes.insert(0, Route("/", lambda _: RedirectResponse(f"{path}/")))
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]"])
    return Starlette(routes=routes, middleware=[hosts])
