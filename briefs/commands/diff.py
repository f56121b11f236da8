"""`briefs diff`: two built sites, or two revisions of a repository, compared as a reader would."""

import json
import tempfile
from pathlib import Path

import click
import msgspec

from briefs.build.output import MANIFEST
from briefs.build.pipeline import check, publish
from briefs.build.session import Options, Session, run
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console
from briefs.commands.machine_reports import for_programs
from briefs.commands.options import Folders, shared, tools
from briefs.commands.progress import Bar
from briefs.commands.revisions import revision
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.publishing.rendering.templates import TemplateFaultError
from briefs.sitediff.difference_reports import report
from briefs.sitediff.sites import Files, compare


@click.command("diff", cls=SpokenCommand)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", default="")
@shared
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option("--exit-code", is_flag=True)
def diff_command(where: Folders, options: Options, *, old: str, new: str, form: str, exit_code: bool) -> None:
    """Say in what two versions of a site differ for its readers: pages, addresses, citations, links, conversion."""
    before, _ = _site(old, where, options)
    after, diagnostics = _site(new, where, options)
    difference = compare(before, after)
    if form == "json":
        value = {"schema": "briefs-diff", "version": 1, **msgspec.to_builtins(difference)}
        click.echo(json.dumps(value, indent=1))
    elif form == "markdown":
        for_programs(report(difference, diagnostics))
    else:
        click.echo(report(difference, diagnostics), nl=False)
    if exit_code and difference.vanished:
        raise SystemExit(1)


def _site(name: str, where: Folders, options: Options) -> tuple[Files, str]:
    """Return the files of a version, and what is wrong with its content where that is known."""
    folder = Path(name) if name else None
    if folder and folder.is_dir():
        return _built(folder), ""
    if not name:
        return _made(where, options)
    with revision(where, name, "no-site-and-no-revision") as own:
        if not own.content.is_dir():
            # The first request that brings content compares with a commit that has none: all of it is new.
            console().print(told("revision-without-content", what=name, folder=own.content.name))
            return {}, ""
        return _made(own, msgspec.structs.replace(options, content=own.content))


def _built(folder: Path) -> Files:
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and not file.is_symlink()
        and file.suffix in (".html", ".md", ".json")
        and file.name != MANIFEST
    }
    if not any(name.endswith(".html") for name in files):
        raise click.UsageError(told("holds-no-built-site", folder=folder))
    return files


def _made(where: Folders, options: Options) -> tuple[Files, str]:
    """Build a version; what is broken in it is left out, and counted."""
    # A store of its own: the one beside the content belongs to the version that is being written.
    own = msgspec.structs.replace(where, cache=where.cache and where.cache / "compared")
    with tempfile.TemporaryDirectory() as folder, Bar(console()) as bar:
        return run(options, tools(own, bar), _published, Path(folder) / "site", whole=True)


def _published(session: Session) -> tuple[Files, str]:
    """Return the files that are compared, and how much is wrong with the content."""
    if session.staging:
        session.staging.open()
    checked = check(session)
    if not checked.is_sound:
        raise click.ClickException(told("settings-at-fault"))
    try:
        files = publish(checked)
    except (TemplateFaultError, StyleFaultError) as fault:
        raise click.ClickException(tell(fault.said)) from fault
    said = f"{count(checked.error_count, 'error')}, {count(checked.warning_count, 'warning')}"
    return {name: data for name, data in files.items() if name.endswith((".html", ".md", ".json"))}, said
