"""`briefs check`: say what is wrong with the content, and write nothing."""

import time
from pathlib import Path

import click

from briefs.build import Options, check
from briefs.commands.console import Bar, console, count, print_diagnostics
from briefs.commands.options import folders, shared, tools


@click.command("check")
@shared
def check_command(
    content: Path, templates: Path | None, cache: bool, drafts: bool, strict: bool, processes: int
) -> None:
    r"""Check the content without building the site.

    \b
    Examples:
      briefs check
      briefs check --strict --drafts
    """
    started = time.perf_counter()
    where = folders(content, templates, cache)
    screen = console()
    with Bar(screen) as bar:
        checked = check(Options(content, "", drafts, strict, processes), tools(where, bar))
    print_diagnostics(screen, checked.diagnostics, checked.judge, where.root)
    errors = len(checked.errors)
    counts = f"{count(errors, 'error')}, {count(len(checked.diagnostics) - errors, 'warning')}"
    briefs = count(len(checked.library.order) if checked.library else 0, "brief")
    screen.print(f"{briefs}, {counts} ({time.perf_counter() - started:.1f} s)")
    raise SystemExit(1 if errors else 0)
