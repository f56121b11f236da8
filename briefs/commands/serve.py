"""`briefs serve`: show the site on this machine while it is being written."""

import asyncio
import os
import re
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
import msgspec
import uvicorn
from watchfiles import DefaultFilter, awatch

from briefs.build.session import Options, Session
from briefs.checks.tally import tallied
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console, print_diagnostics
from briefs.commands.options import Folders, shared, tools
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.spoken_language import language, speak
from briefs.messages.said_error import SaidError
from briefs.messages.system_faults import fault_name, fault_words, system_fault
from briefs.publishing.rendering.templates import TemplateFaultError
from briefs.serving.app import PreviewServer, make_app
from briefs.serving.owned_site import OwnedSite
from briefs.serving.preview import EDITORS

T = TypeVar("T")
HOST = "127.0.0.1"
# `emacs://open?file={path}`: an editor's own scheme, as what a browser opens by itself could be a page or a script.
_PATTERN = re.compile(r"(?!(?:https?|javascript|data|file|blob|about):)[a-z][a-z0-9+.-]*://.*\{path\}.*")
_LONGEST_MESSAGE = 1024
"""Bytes: pages say nothing on the channel, so whoever says much is no page."""


@click.command("serve", cls=SpokenCommand)
@shared
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--editor",
    envvar="BRIEFS_EDITOR",
    default="vscode",
    show_default=True,
    callback=lambda _, __, value: _editor(value),
)
@click.option("--open", "opened", is_flag=True)
def serve_command(where: Folders, options: Options, *, port: int, editor: str, opened: bool) -> None:
    """Show the site on this machine until Ctrl+C, and keep it up to date with what is written."""
    with _listening(port) as door, suppress(KeyboardInterrupt):
        # Whether asyncio tells of Ctrl+C depends on when it comes.
        asyncio.run(_serve(where, options, editor, door, opened=opened))
    console().print(told("error-stopped"))


def _editor(value: str) -> str:
    if value in EDITORS or _PATTERN.fullmatch(value):
        return value
    raise click.BadParameter(told("give-an-editor", names=", ".join(EDITORS)))


def _listening(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # On Windows this would let two programs share a port, not reuse one that is free again.
    if os.name != "nt":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
    except OSError as fault:
        door.close()
        raise click.UsageError(
            told("port-cannot-be-used", port=port, strerror=fault_words(fault_name(fault)))
        ) from fault
    return door


async def _serve(where: Folders, options: Options, editor: str, door: socket.socket, *, opened: bool) -> None:
    """Show the site. One thread owns it and answers what the others ask."""
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1, "site", speak, (language(),)) as thread:
        progress = _Progress()
        own = tools(where, progress)

        def begin(is_kept: bool) -> Session:
            return Session(options, own if is_kept else msgspec.structs.replace(own, store=None))

        owned = await loop.run_in_executor(thread, OwnedSite, begin, editor, language())

        async def run(function: Callable[..., T], *given: object) -> T:
            return await loop.run_in_executor(thread, partial(owned.ask, function, *given))

        server = PreviewServer(owned.site, run)
        following = asyncio.create_task(_follow(server, door, progress, opened=opened))
        try:
            await uvicorn.Server(_config(server)).serve(sockets=[door])
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
            await loop.run_in_executor(thread, owned.close)


def _config(server: PreviewServer) -> uvicorn.Config:
    return uvicorn.Config(
        make_app(server),
        log_level="critical",
        ws="websockets-sansio",
        ws_max_size=_LONGEST_MESSAGE,
        timeout_graceful_shutdown=1,
        lifespan="off",
        server_header=False,
    )


_LOOK = 0.5
"""Seconds from one look to the next whether the folders are still those that are watched."""


async def _follow(server: PreviewServer, door: socket.socket, progress: "_Progress", *, opened: bool) -> None:
    """Read the content, and again whatever is saved; whatever fails, something is shown."""
    reporter, host = _Reporter(server, progress), f"http://localhost:{door.getsockname()[1]}"
    # Where the site begins there is known once the settings are read; until then, its first page leads on.
    console().print(told("reading-content", address=f"{host}/"))
    await reporter.update(None)
    address = f"{host}{server.state.root}"
    console().print(told("showing-site", address=address))
    if opened:
        click.launch(address)
    folders = await server.run(lambda: server.site.folders)
    new: list[Path] = []
    while True:
        await _watch(server, reporter, folders, new)
        before, folders = folders, await server.run(lambda: server.site.folders)
        new = [folder for folder, _ in before.items() ^ folders.items()]
        await reporter.update(new)


async def _watch(server: PreviewServer, reporter: "_Reporter", folders: dict[Path, bool], new: list[Path]) -> None:
    """Tell what is saved in some folders, until there are others: one was made, deleted, or named in the settings.

    Those that are `new` are looked at once more: what was saved in them before the watch began was told by nobody.
    """
    stop = asyncio.Event()

    async def look() -> None:
        if await server.run(lambda: server.site.folders) != folders:
            stop.set()

    async def look_again() -> None:
        await asyncio.sleep(_LOOK)
        if new:
            await reporter.update(new)
        while not stop.is_set():
            await look()
            await asyncio.sleep(_LOOK)

    looking = asyncio.create_task(look_again())
    try:
        # In milliseconds: a change is told when none follows for 5, after 20 at the latest (by default 50 and 1600).
        there = [folder for folder, is_there in folders.items() if is_there]
        async for changes in awatch(*there, watch_filter=DefaultFilter(), debounce=20, step=5, stop_event=stop):
            await reporter.update([Path(path) for _, path in changes])
            # The settings may name another folder now.
            await look()
    except FileNotFoundError:
        # A folder went before the watch began: which there are is asked anew.
        await asyncio.sleep(_LOOK)
    finally:
        looking.cancel()


class _Reporter:
    """Updates what is shown, and tells the author of it: what is new of what is wrong, and nothing twice."""

    def __init__(self, server: PreviewServer, progress: "_Progress") -> None:
        self.server, self.progress = server, progress
        self.turn = asyncio.Lock()

    async def update(self, changed: list[Path] | None) -> None:
        async with self.turn:
            await self._update(changed)

    async def _update(self, changed: list[Path] | None) -> None:
        started = time.perf_counter()
        try:
            with self.progress.shown():
                await self.server.update(changed)
        except (click.ClickException, TemplateFaultError, StyleFaultError, OSError) as fault:
            await self.fail(_reason(fault))
        except Exception as fault:  # whatever the program did wrong, the author's page stays
            kind = type(fault).__name__
            await self.fail(told("program-failed", kind=kind, fault=fault))
        else:
            self.tell(time.perf_counter() - started)

    async def fail(self, said: str) -> None:
        console().print(told("error-said", said=said))
        await self.server.fail(said)

    def tell(self, seconds: float) -> None:
        site = self.server.site
        checked = site.checked
        if checked is None:
            return
        print_diagnostics(console(), tallied(site.news.new), checked.policy, site.session.world.root)
        errors, warnings = count(checked.error_count, "error"), count(checked.warning_count, "warning")
        counts = told("both", one=errors, other=warnings)
        less = told("mended-too", mended=site.news.mended) if site.news.mended else ""
        console().print(f"{time.strftime('%H:%M:%S')} " + told("took", said=counts + less, seconds=f"{seconds:.2f}"))


class _Progress:
    """Tells how far long work is while the content is read, and nobody of a page that is made for a browser."""

    def __init__(self) -> None:
        self._bar: Bar | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        if bar := self._bar:
            bar(stage, done, total)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Tell it meanwhile. What long work is begins anew each time."""
        with Bar(console()) as self._bar:
            try:
                yield
            finally:
                self._bar = None


def _reason(fault: Exception) -> str:
    """Return why nothing new can be shown, in the language of the commands."""
    if isinstance(fault, click.ClickException):
        return fault.message
    if isinstance(fault, OSError):
        return tell(system_fault(fault))
    return tell(fault.said) if isinstance(fault, SaidError) else str(fault)
