"""The options that several commands share, and what follows from them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec

from briefs.build import Tools
from briefs.cache import Cache
from briefs.publishing.template_files import read_templates
from briefs.workers import Progress


class Folders(msgspec.Struct, frozen=True):
    """Where things are: the content, the site's own templates, the cache."""

    content: Path
    templates: Path
    cache: Path | None

    @property
    def root(self) -> Path:
        """Give the folder from which paths in diagnostics begin."""
        return self.content.resolve().parent


_SHARED = (
    click.option(
        "--content",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path("content"),
        show_default=True,
        help="The folder with briefs, settings and records.",
    ),
    click.option(
        "--templates",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The site's own templates; files that are not there are the default ones.  [default: templates/ beside"
        " the content, if it is there]",
    ),
    click.option("--cache/--no-cache", default=True, help="Remember what was read and rendered.  [default: cache]"),
    click.option("--drafts", is_flag=True, help="Take in briefs marked `draft: true`."),
    click.option("--strict", is_flag=True, help="Take warnings for errors."),
    click.option(
        "--processes",
        type=click.IntRange(min=0, max=64),
        default=0,
        help="How many processes work.  [default: as many as pay]",
    ),
)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that building and checking share."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def folders(content: Path, templates: Path | None, cache: bool) -> Folders:
    """Find the folders that were not named: templates and cache stand beside the content."""
    beside = content.resolve().parent
    return Folders(content, templates or beside / "templates", beside / ".briefs-cache" if cache else None)


def tools(where: Folders, progress: Progress) -> Tools:
    """Make what the stages work with; wrong templates end the command with one clear line."""
    try:
        templates = read_templates(where.templates)
    except (ValueError, OSError) as fault:
        raise click.UsageError(f"the templates can't be read: {fault}") from fault
    return Tools(templates, Cache(where.cache), progress)
