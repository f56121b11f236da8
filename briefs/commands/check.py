"""`briefs check`: say what is wrong with the content, and keep the addresses of its paragraphs."""

import time
from pathlib import Path

import click

from briefs.build.checked import Checked, UnknownBriefError
from briefs.build.pipeline import check
from briefs.build.session import Options, Session, run
from briefs.commands.console import console
from briefs.commands.content_files import replace_file
from briefs.commands.machine_reports import format_option, report
from briefs.commands.options import Folders, all_option, only_option, shared, tools
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.timings import measured, print_timings, timings_option
from briefs.library.paragraphs import as_json
from briefs.model.brief import BriefId
from briefs.reading.files.side_files import PARAGRAPHS


@click.command("check", cls=SpokenCommand)
@shared
@format_option
@only_option
@all_option
@timings_option
@click.option("--links", is_flag=True)
@click.option("--private", is_flag=True)
def check_command(
    where: Folders,
    options: Options,
    *,
    form: str,
    only: tuple[str, ...],
    whole: bool,
    timings: bool,
    links: bool,
    private: bool,
) -> None:
    """Check the content without building the site."""
    started = time.perf_counter()
    screen, costs = console(), measured() if timings else None

    def work(session: Session) -> tuple[int, int, int, int]:
        checked = check(session).of_briefs(only)
        if links:
            # What asks the network is needed for nothing else.
            from briefs.commands.links import with_links

            checked = with_links(checked, where, bar, private=private)
        report(checked, form, where.root, whole=whole)
        # Behind the report: where nothing can be written, what is wrong is said all the same.
        kept = 0 if options.strict else keep_paragraphs(checked, where, tuple(BriefId(name) for name in only))
        return checked.count, checked.error_count, checked.warning_count, kept

    with Bar(screen) as bar:
        try:
            briefs, errors, warnings, kept = run(options, tools(where, bar, costs), work)
        except UnknownBriefError as fault:
            raise click.UsageError(tell(fault.said)) from fault
    counts = told("both", one=count(errors, "error"), other=count(warnings, "warning"))
    screen.print(
        told("checked", briefs=count(briefs, "brief"), counts=counts, seconds=f"{time.perf_counter() - started:.1f}")
    )
    if kept:
        screen.print(told("paragraph-addresses-kept", count=count(kept, "brief")))
    if costs:
        print_timings(screen, costs)
    raise SystemExit(1 if errors else 0)


def keep_paragraphs(checked: Checked, where: Folders, only: tuple[BriefId, ...] = ()) -> int:
    """Write the ids of paragraphs that are not kept yet; return the number of briefs."""
    places = {name: path for name, path in checked.unstored().items() if not only or name in only}
    for name, path in places.items():
        replace_file(where.root / Path(path).parent / PARAGRAPHS, as_json(checked.paragraphs.maps[name]))
    return len(places)
