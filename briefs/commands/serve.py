"""`briefs serve`: show the site on this machine while it is being written."""

import asyncio
import os
import re
import socket
import time
from contextlib import suppress
from pathlib import Path

import click
import msgspec
import uvicorn
from watchfiles import DefaultFilter, awatch

from briefs.build.pipeline import Checked, check, publish
from briefs.build.site_context import Options
from briefs.citing.styles import StyleFaultError
from briefs.commands.console import Bar, console, count, print_diagnostics
from briefs.commands.options import Folders, shared, tools
from briefs.publishing.rendering.templates import TemplateFaultError
from briefs.serving.app import PreviewServer, make_app
from briefs.serving.preview import EDITORS, Fault, Files, Preview, faults, keep_last_good

HOST = "127.0.0.1"
_PATTERN = re.compile(r"(?!(?:https?|javascript|data|file|blob|about):)[a-z][a-z0-9+.-]*://.*\{path\}.*")
_LONGEST_MESSAGE = 1024
"""Bytes: pages say nothing on the channel, so whoever says much is no page."""


@click.command("serve")
@shared
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
@click.option(
    "--editor",
    envvar="BRIEFS_EDITOR",
    default="vscode",
    show_default=True,
    callback=lambda _, __, value: _editor(value),
    help=f"What opens when a fault is followed: {', '.join(EDITORS)}, or an address with {{path}}, {{line}} and"
    " {column} in it. Also BRIEFS_EDITOR in the environment.",
)
@click.option("--open", "opened", is_flag=True, help="Open the site in the browser.")
def serve_command(where: Folders, options: Options, *, port: int, editor: str, opened: bool) -> None:
    """Show the site on this machine until Ctrl+C, and keep it up to date with what is written.

    It is the site that would be published, under the path that it has there. Open pages change when their text does,
    and what is wrong is listed over them; a broken brief is shown as it last was. Nothing is written to a folder.

    \b
    Examples:
      briefs serve
      briefs serve --drafts --open
      briefs serve --editor 'emacs://open?file={path}&line={line}'
    """  # noqa: D301 (click keeps the lines after \b)
    with _listening(port) as door:
        builder = PreviewBuilder(where, options, editor)
        first = builder.next()
        address = f"http://localhost:{port}{first.root}"
        console().print(f"showing the site at {address} (Ctrl+C ends it)")
        if opened:
            click.launch(address)
        # Whether asyncio tells of Ctrl+C depends on when it comes.
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(builder, first, door))
        console().print("stopped")


def _editor(value: str) -> str:
    if value in EDITORS or _PATTERN.fullmatch(value):
        return value
    raise click.BadParameter(f"give one of {', '.join(EDITORS)}, or an address such as myeditor://open?file={{path}}")


def _listening(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # On Windows this would let two programs share a port, not reuse one that is free again.
    if os.name != "nt":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
    except OSError as fault:
        door.close()
        raise click.UsageError(f"port {port} can't be used: {fault.strerror}; give another with --port") from fault
    return door


async def _serve(builder: "PreviewBuilder", first: Preview, door: socket.socket) -> None:
    server = PreviewServer(builder.folders)
    await server.show(first)
    config = uvicorn.Config(
        make_app(server),
        log_level="critical",
        ws="websockets-sansio",
        ws_max_size=_LONGEST_MESSAGE,
        timeout_graceful_shutdown=1,
        lifespan="off",
        server_header=False,
    )
    following = asyncio.create_task(_follow(builder, server))
    try:
        await uvicorn.Server(config).serve(sockets=[door])
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def _follow(builder: "PreviewBuilder", server: PreviewServer) -> None:
    """Build again whenever something is saved; building takes a thread of its own, so that pages are still shown."""
    async for _ in awatch(*builder.folders, watch_filter=DefaultFilter(), debounce=300, step=30):
        await server.show(await asyncio.to_thread(builder.next))


def _marks(files: Files) -> dict[str, tuple[int, int]]:
    """Return time and size of the files that are copied into the site."""
    states = {name: file.stat() for name, file in files.items() if isinstance(file, Path)}
    return {name: (state.st_mtime_ns, state.st_size) for name, state in states.items()}


class PreviewBuilder:
    """Makes one preview after the other; each knows what was shown before."""

    def __init__(self, where: Folders, options: Options, editor: str) -> None:
        """Set up the builder of previews of a content folder."""
        self.where, self.options, self.editor = where, options, editor
        self.shown = Preview()
        self._said: object = None
        self._documents = where.content
        """The folder with further pages, where the settings name one."""

    @property
    def folders(self) -> list[Path]:
        """Return the folders in which a change means another site."""
        return [folder for folder in {self.where.content, self._documents, self.where.templates} if folder.is_dir()]

    def next(self) -> Preview:
        """Read the content and make what is to be shown now; whatever fails, something is shown."""
        started = time.perf_counter()
        before = self.shown
        try:
            self.shown = self._make()
        except (click.ClickException, TemplateFaultError, StyleFaultError, OSError) as fault:
            said = fault.message if isinstance(fault, click.ClickException) else str(fault)
            self._fail(said)
        except Exception as fault:  # whatever the program did wrong, the author's page stays
            self._fail(
                f"the program failed: {type(fault).__name__}: {fault}. This is a fault of briefs; please report it"
            )
        self._tell(before, time.perf_counter() - started)
        return self.shown

    def _make(self) -> Preview:
        before = self.shown
        with Bar(console()) as bar:
            stages = tools(self.where, bar)
            checked = check(self.options, stages)
            self._print(checked)
            found = faults(checked.diagnostics, checked.policy, self.where.root, self.editor)
            if checked.library is None:
                return msgspec.structs.replace(before, faults=found)
            files = publish(checked, self.options, stages)
            stages.cache.forget_unused()
        if documents := checked.library.settings.documents:
            self._documents = self.where.root / documents
        broken = [one.path for one in checked.errors]
        root = checked.library.settings.base_path
        return Preview(root, keep_last_good(before.files, files, broken), _marks(files), found)

    def _fail(self, said: str) -> None:
        console().print(f"error: {said}")
        self.shown = msgspec.structs.replace(self.shown, faults=(Fault("error", "", "", said),))

    def _print(self, checked: Checked) -> None:
        """Print what is wrong, where that is not what was said last."""
        if checked.diagnostics != self._said:
            print_diagnostics(console(), checked.diagnostics, checked.policy, self.where.root)
        self._said = checked.diagnostics

    def _tell(self, before: Preview, seconds: float) -> None:
        now = self.shown
        names = before.files.keys() | now.files.keys()
        changed = sum(before.files.get(name) != now.files.get(name) for name in names)
        errors = sum(fault.severity == "error" for fault in now.faults)
        counts = f"{count(errors, 'error')}, {count(len(now.faults) - errors, 'warning')}"
        clock = time.strftime("%H:%M:%S")
        console().print(f"{clock} {count(changed, 'file')} new or changed, {counts} ({seconds:.1f} s)")
