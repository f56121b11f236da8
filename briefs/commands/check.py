"""`briefs check`: say what is wrong with the content, and keep the addresses of its paragraphs."""

import time
from pathlib import Path

import click

from briefs.build.pipeline import Checked, check
from briefs.build.site_context import Options
from briefs.commands.console import Bar, console, count
from briefs.commands.content_files import replace_file
from briefs.commands.links import with_links
from briefs.commands.machine_reports import format_option, report
from briefs.commands.options import Folders, shared, tools
from briefs.library.paragraphs import as_json, unstored
from briefs.model.brief import BriefId
from briefs.reading.files.side_files import PARAGRAPHS


@click.command("check")
@shared
@format_option
@click.option("--links", is_flag=True, help="Ask the network whether the web addresses in the content are still there.")
@click.option("--private", is_flag=True, help="With --links: ask hosts of this machine and network as well.")
def check_command(where: Folders, options: Options, *, form: str, links: bool, private: bool) -> None:
    """Check the content without building the site.

    The addresses of paragraphs are kept in a file beside each brief (paragraphs.json), which belongs into the
    repository; with --strict nothing is written, and addresses that are not kept are reported.

    \b
    Examples:
      briefs check
      briefs check --strict --drafts
      briefs check --format sarif > briefs.sarif
      briefs check --links
    """  # noqa: D301 (click keeps the lines after \b)
    started = time.perf_counter()
    screen = console()
    with Bar(screen) as bar:
        checked = check(options, tools(where, bar))
        kept = 0 if options.strict else keep_paragraphs(checked, where)
        if links:
            checked = with_links(checked, where, bar, private=private)
    report(checked, form, where.root)
    errors = len(checked.errors)
    counts = f"{count(errors, 'error')}, {count(len(checked.diagnostics) - errors, 'warning')}"
    briefs = count(len(checked.library.order) if checked.library else 0, "brief")
    screen.print(f"{briefs}, {counts} ({time.perf_counter() - started:.1f} s)")
    if kept:
        screen.print(f"The addresses of the paragraphs of {count(kept, 'brief')} are kept now: commit paragraphs.json.")
    raise SystemExit(1 if errors else 0)


def keep_paragraphs(checked: Checked, where: Folders, only: tuple[BriefId, ...] = ()) -> int:
    """Write the ids of paragraphs that are not kept yet; give the number of briefs."""
    library, paragraphs = checked.library, checked.paragraphs
    if library is None or paragraphs is None:
        return 0
    names = [name for name in unstored(library, paragraphs) if not only or name in only]
    for name in names:
        folder = Path(library.any_version(name).path).parent
        replace_file(where.root / folder / PARAGRAPHS, as_json(paragraphs.maps[name]))
    return len(names)
