"""`briefs build`: check the content, and put the site in place if nothing is wrong with it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import msgspec

from briefs.build.output import RefusedOutputError, Written, manifest_of, refuse_foreign, refuse_unsafe
from briefs.build.pipeline import UnknownBriefError, awaited, check, place, prepare
from briefs.build.pipeline import explain as explain_file
from briefs.build.session import Options, Session, opened, run
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console, count
from briefs.commands.machine_reports import format_option, report
from briefs.commands.options import Folders, only_option, shared, tools
from briefs.commands.progress import Bar
from briefs.commands.timings import measured, print_timings, timings_option
from briefs.engine.measuring import Costs
from briefs.model.addresses import Address, file_of
from briefs.model.settings import BaseUrl
from briefs.publishing.rendering.templates import TemplateFaultError


@click.command("build")
@shared
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder for the site: a new one, an empty one, or one that holds an earlier build and nothing else.",
)
@click.option(
    "--base-url",
    callback=lambda _, __, value: _base_url(value),
    help="The address of the site's root in place of the settings', ending in a slash.",
)
@format_option
@only_option
@timings_option
@click.option("--explain", metavar="ADDRESS", help="Say why a page was made last: zh-hant/briefs/2022-eu-chips-act/.")
@click.option("--keep-going", is_flag=True, help="Publish what is sound even if something is wrong.")
def build_command(
    where: Folders,
    options: Options,
    *,
    out: Path,
    base_url: str,
    form: str,
    only: tuple[str, ...],
    timings: bool,
    explain: str | None,
    keep_going: bool,
) -> None:
    """Build the site.

    Prints what is wrong with the content. With an error the earlier site stays as it is.

    \b
    Examples:
      briefs build
      briefs build --content kb/content --out public --strict
    """  # noqa: D301 (click keeps the lines after \b)
    options = msgspec.structs.replace(options, base_url=base_url)
    if explain is not None:
        if only or timings:
            raise click.UsageError(f"--explain builds nothing; leave out {'--only' if only else '--timings'}")
        _explain(where, options, out, explain)
        return
    costs = measured() if timings else None
    built = build_site(where, options, out, form=form, keep_going=keep_going, only=only, costs=costs)
    if costs:
        print_timings(console(), costs)
    raise SystemExit(1 if built.errors else 0)


def _base_url(value: str | None) -> str:
    if value:
        try:
            msgspec.convert(value, BaseUrl)
        except msgspec.ValidationError as fault:
            raise click.BadParameter("give the whole address, ending in a slash: https://example.org/kb/") from fault
    return value or ""


class Built(msgspec.Struct, frozen=True):
    """What a build found and did."""

    briefs: int
    """How many briefs are published, whichever were asked for."""
    errors: int
    """How many diagnostics are errors; with --strict, warnings are among them."""
    warnings: int
    """How many other diagnostics were reported."""
    written: Written | None
    """What was written; None where nothing was, and the earlier site is as it was."""


def build_site(
    where: Folders,
    options: Options,
    out: Path,
    *,
    form: str = "text",
    keep_going: bool = False,
    only: tuple[str, ...] = (),
    costs: Costs | None = None,
) -> Built:
    """Build and report."""
    started = time.perf_counter()
    screen = console()
    with _refusing():
        refuse_unsafe(out, sources=(where.content, *_own_templates(where)))
        if not manifest_of(out.resolve()):
            # Before anything is written anywhere, the store included.
            refuse_foreign(out)

    def work(session: Session) -> Built:
        prepare(session)
        checked = check(session).of_briefs(only)
        errors = len(checked.errors)
        written = place(checked, only) if checked.is_sound and (keep_going or not errors) else None
        report(checked, form, where.root)
        for name in awaited(checked, only):
            screen.print(f"{name} is a draft or has a date to come, and is not in the site; --drafts puts it there")
        return Built(checked.count, errors, len(checked.diagnostics) - errors, written)

    with Bar(screen) as bar, _refusing():
        built = run(options, tools(where, bar, costs), work, out)
    counts = f"{count(built.errors, 'error')}, {count(built.warnings, 'warning')}"
    seconds = f"{time.perf_counter() - started:.1f} s"
    written = built.written
    if written is None:
        screen.print(f"{counts}; nothing was written, the earlier site is as it was ({seconds})")
    else:
        files = f"{count(written.files, 'file')} in {out}, {written.changed} new or changed"
        screen.print(f"{count(built.briefs, 'brief')}, {files}, {counts} ({seconds})")
    return built


def _explain(where: Folders, options: Options, out: Path, address: str) -> None:
    """Print why a page was made last, the page first and what changed last."""
    with opened(options, tools(where, lambda *_: None)) as session:
        steps = next((steps for path in _paths(address, out) if (steps := explain_file(session, path))), [])
        if not steps and not session.store.meta("placed"):
            raise click.UsageError("no build is remembered here; build first")
    if not steps:
        raise click.UsageError(f"no build made {address}; give the address from the site's root: en/briefs/")
    for number, step in enumerate(steps):
        click.echo(f"{'  ' * number}{step}")
    if len(steps) == 1:
        click.echo("  nothing that it asks has changed since it was first made")


def _paths(address: str, out: Path) -> Iterator[str]:
    """Yield the files of the site that an address may mean, as it stands in a browser or on the disk."""
    host = urlsplit(address)
    path = unquote(host.path) if host.scheme in ("http", "https") else address.removeprefix(f"{out.as_posix()}/")
    parts = path.strip("/").split("/")
    # Of an address with its host it is not known where the site begins: below the host, or in a folder there.
    for start in range(len(parts) if host.scheme else 1):
        inner = "/".join(parts[start:])
        yield inner
        yield file_of(Address(f"{inner}/" if inner else ""))


@contextmanager
def _refusing() -> Iterator[None]:
    """Say in one line what a build could not do."""
    try:
        yield
    except TemplateFaultError as fault:
        raise click.ClickException(f"a template is at fault: {fault}") from fault
    except StyleFaultError as fault:
        raise click.ClickException(f"a style of citation is at fault: {fault}") from fault
    except RefusedOutputError as refusal:
        raise click.UsageError(str(refusal)) from refusal
    except UnknownBriefError as fault:
        raise click.UsageError(str(fault)) from fault
    except OSError as fault:
        raise click.ClickException(f"the site can't be written: {fault}") from fault


def _own_templates(where: Folders) -> tuple[Path, ...]:
    return (where.templates,) if where.templates.is_dir() else ()
