"""The options that several commands share, and what follows from them."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click
import msgspec

from briefs.build.session import Options, Tools
from briefs.citing.profiles import ProfileFaultError, read_profiles
from briefs.commands.console import console
from briefs.commands.spoken import told
from briefs.commands.this_day import this_day
from briefs.engine.engine import Told
from briefs.engine.measuring import Costs
from briefs.messages.system_faults import reason
from briefs.publishing.rendering.template_files import read_templates


class Folders(msgspec.Struct, frozen=True):
    """Where things are."""

    content: Path
    """The folder with briefs, settings and records."""
    templates: Path
    """The folder of the site's own templates, which need not be there."""
    cache: Path | None
    """The folder with the store and the answers of hosts; None where nothing is remembered."""

    @property
    def root(self) -> Path:
        """Return the folder from which paths in diagnostics begin."""
        return self.content.resolve().parent


content_option = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
)
"""For commands that look at the content and nothing else."""

templates_option = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)

_SHARED = (
    content_option,
    templates_option,
    click.option("--cache/--no-cache", default=True),
    click.option("--verify", is_flag=True),
    click.option("--drafts", is_flag=True),
    click.option("--strict", is_flag=True),
    click.option(
        "--processes",
        type=click.IntRange(min=0, max=64),
        default=0,
    ),
)


only_option = click.option("--only", "only", multiple=True, metavar="ID")
"""For commands that can do their work for some briefs alone."""


all_option = click.option("--all", "whole", is_flag=True)
"""For commands that report: nothing of what is wrong is held back."""


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Add to a command the options that building and checking share; it takes them as `where` and `options`."""

    @wraps(command)
    def with_folders(
        *,
        content: Path,
        templates: Path | None,
        cache: bool,
        verify: bool,
        drafts: bool,
        strict: bool,
        processes: int,
        **own: object,
    ) -> None:
        beside = content.resolve().parent
        where = Folders(content, templates or beside / "templates", beside / ".briefs-cache" if cache else None)
        chosen = Options(content, drafts=drafts, strict=strict, processes=processes, today=this_day(), verify=verify)
        command(where, chosen, **own)

    for option in reversed(_SHARED):
        with_folders = option(with_folders)
    return with_folders


def tools(where: Folders, tell_done: Told, costs: Costs | None = None) -> Tools:
    """Make what a session works with; wrong templates end the command with one clear line."""
    try:
        read_profiles(read_templates(where.templates).files)
    except (ValueError, OSError) as fault:
        raise click.UsageError(told("templates-cannot-be-read", fault=fault)) from fault
    except ProfileFaultError as fault:
        raise click.UsageError(told("profile-at-fault", fault=fault)) from fault
    return Tools(where.templates, where.cache, tell_done, _waiting, costs, _unkept)


def _waiting(folder: str) -> None:
    console().print(told("waiting-for-another", folder=folder))


def _unkept(folder: str, fault: Exception) -> None:
    console().print(told("nothing-is-kept", folder=folder, fault=reason(fault)))
