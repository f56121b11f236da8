"""`briefs archive`: look for archived copies of cited works, and write them into the records."""

import time
from pathlib import Path

import click

from briefs.commands.console import console, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import content_option
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.language import edtf
from briefs.model.source import Source
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import read_catalogue

_PAUSE = 1.0
"""Seconds between two questions."""


@click.command("archive", cls=SpokenCommand)
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@content_option
@click.option("--service", default="https://archive.org", show_default=True)
@click.option("--write", is_flag=True)
def archive_command(keys: tuple[str, ...], *, content: Path, service: str, write: bool) -> None:
    """Look for archived copies of cited works that have none yet, and write them into their records."""
    try:
        from briefs.linkcheck.archives import Copy, ServiceError, find_copy
    except ImportError as missing:
        raise click.UsageError(told("needs-httpx", installing=installing("links"))) from missing
    sources = {str(key): source for key, source in read_catalogue(walk(content)).sources.items()}
    if unknown := next((key for key in keys if key not in sources), None):
        raise click.UsageError(told("no-record-without-faults", unknown=unknown))
    wanted = [sources[key] for key in keys or sources if sources[key].url and not sources[key].archive_url]
    found: dict[str, Copy] = {}
    failure: ServiceError | None = None
    screen = console()
    with Bar(screen) as bar:
        for number, source in enumerate(wanted, start=1):
            try:
                copy = find_copy(source.url, edtf.begin(source.dates.get("accessed", "")), service)
            except ServiceError as fault:
                failure = fault
                break
            if copy:
                found[source.key] = copy
            bar("stage-asking", number, len(wanted))
            time.sleep(_PAUSE if number < len(wanted) else 0)
    written = 0
    for key, copy in found.items():
        screen.print(safe(f"{key}: {copy.address} ({copy.date})"))
        written += _write(content, sources[key], copy.address, copy.date) if write else 0
    rest = "" if write or not found else told("write-puts-into-records")
    if failure and not found:
        raise click.ClickException(told("archive-cannot-be-asked", fault=failure))
    screen.print(
        told(
            "works-without-copy",
            works=count(len(wanted), "work"),
            found=len(found),
            written=written,
            rest=rest,
        )
    )
    if failure:
        raise click.ClickException(told("archive-cannot-be-asked", fault=failure))


def _write(content: Path, source: Source, address: str, date: str) -> bool:
    """Write a copy into its record; say where that is for somebody else to do."""
    from briefs.linkcheck.archives import Copy, with_copy

    file = content.resolve().parent / source.path
    is_yaml = file.suffix in (".yaml", ".yml")
    text = with_copy(file.read_bytes().decode("utf-8"), source.line, Copy(address, date)) if is_yaml else None
    if text is None:
        console().print("  " + told("record-not-written-here", path=source.path))
        return False
    replace_file(file, text.encode())
    return True
