"""`briefs check`: say what is wrong with the content, and write nothing."""

import time

import click

from briefs.build import Options, check
from briefs.commands.console import Bar, console, count, print_diagnostics
from briefs.commands.options import Folders, shared, tools


@click.command("check")
@shared
def check_command(where: Folders, options: Options) -> None:
    """Check the content without building the site.

    \b
    Examples:
      briefs check
      briefs check --strict --drafts
    """  # noqa: D301 (click keeps the lines after \b)
    started = time.perf_counter()
    screen = console()
    with Bar(screen) as bar:
        checked = check(options, tools(where, bar))
    print_diagnostics(screen, checked.diagnostics, checked.judge, where.root)
    errors = len(checked.errors)
    counts = f"{count(errors, 'error')}, {count(len(checked.diagnostics) - errors, 'warning')}"
    briefs = count(len(checked.library.order) if checked.library else 0, "brief")
    screen.print(f"{briefs}, {counts} ({time.perf_counter() - started:.1f} s)")
    raise SystemExit(1 if errors else 0)
