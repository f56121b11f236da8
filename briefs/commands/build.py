"""`briefs build`: check the content, and put the site in place if nothing is wrong with it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import msgspec

from briefs.build.checked import UnknownBriefError
from briefs.build.output import RefusedOutputError, Written, manifest_of, refuse_foreign, refuse_unsafe
from briefs.build.pipeline import awaited, check, place, prepare
from briefs.build.pipeline import explain as explain_file
from briefs.build.session import Options, Session, opened, run
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console
from briefs.commands.machine_reports import format_option, report
from briefs.commands.options import Folders, all_option, only_option, shared, tools
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.timings import measured, print_timings, timings_option
from briefs.engine.measuring import Costs
from briefs.exporting.weasyprint_missing import WeasyPrintMissingError
from briefs.model.addresses import Address, file_of
from briefs.model.settings import BaseUrl
from briefs.pandoc import PandocError, PandocMissingError
from briefs.publishing.rendering.templates import TemplateFaultError


@click.command("build", cls=SpokenCommand)
@shared
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
)
@click.option(
    "--base-url",
    callback=lambda _, __, value: _base_url(value),
)
@format_option
@only_option
@all_option
@timings_option
@click.option("--explain", metavar="ADDRESS")
@click.option("--keep-going", is_flag=True)
def build_command(
    where: Folders,
    options: Options,
    *,
    out: Path,
    base_url: str,
    form: str,
    only: tuple[str, ...],
    whole: bool,
    timings: bool,
    explain: str | None,
    keep_going: bool,
) -> None:
    """Build the site."""
    options = msgspec.structs.replace(options, base_url=base_url)
    if explain is not None:
        if only or timings:
            raise click.UsageError(told("explain-builds-nothing", option="--only" if only else "--timings"))
        _explain(where, options, out, explain)
        return
    costs = measured() if timings else None
    built = build_site(where, options, out, form=form, keep_going=keep_going, only=only, whole=whole, costs=costs)
    if costs:
        print_timings(console(), costs)
    raise SystemExit(1 if built.errors else 0)


def _base_url(value: str | None) -> str:
    if value:
        try:
            msgspec.convert(value, BaseUrl)
        except msgspec.ValidationError as fault:
            raise click.BadParameter(told("give-whole-address")) from fault
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
    example: str
    """The address of the site where it is an example's; empty for a real one."""


def build_site(
    where: Folders,
    options: Options,
    out: Path,
    *,
    form: str = "text",
    keep_going: bool = False,
    only: tuple[str, ...] = (),
    whole: bool = False,
    costs: Costs | None = None,
) -> Built:
    """Build and report."""
    started = time.perf_counter()
    screen = console()
    with _refusing(out):
        refuse_unsafe(out, sources=(where.content, *_own_templates(where)))
        if not manifest_of(out.resolve()):
            # Before anything is written anywhere, the store included.
            refuse_foreign(out)

    def work(session: Session) -> Built:
        prepare(session)
        checked = check(session).of_briefs(only)
        errors = checked.error_count
        written = place(checked, only) if checked.is_sound and (keep_going or not errors) else None
        report(checked, form, where.root, whole=whole)
        for name in awaited(checked, only):
            screen.print(told("brief-is-draft", name=name))
        settings = checked.library.settings if written and checked.library else None
        example = settings.base_url if settings and settings.is_example else ""
        return Built(checked.count, errors, checked.warning_count, written, example)

    with Bar(screen) as bar, _refusing(out):
        built = run(options, tools(where, bar, costs), work, out)
    counts = told("both", one=count(built.errors, "error"), other=count(built.warnings, "warning"))
    seconds = f"{time.perf_counter() - started:.1f}"
    written = built.written
    if written is None:
        screen.print(told("nothing-written", counts=counts, seconds=seconds))
    else:
        files = told("files-new-or-changed", count=count(written.files, "file"), out=out, changed=written.changed)
        screen.print(told("built", briefs=count(built.briefs, "brief"), files=files, counts=counts, seconds=seconds))
        if built.example:
            screen.print(told("address-is-example", address=built.example))
    return built


def _explain(where: Folders, options: Options, out: Path, address: str) -> None:
    """Print why a page was made last, the page first and what changed last."""
    with opened(options, tools(where, lambda *_: None)) as session:
        steps = next((steps for path in _paths(address, out) if (steps := explain_file(session, path))), [])
        if not steps and not session.store.meta("placed"):
            raise click.UsageError(told("no-build-remembered"))
    if not steps:
        raise click.UsageError(told("no-build-made-address", address=address))
    for number, step in enumerate(steps):
        click.echo(f"{'  ' * number}{step}")
    if len(steps) == 1:
        click.echo("  " + told("nothing-asked-has-changed"))


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
def _refusing(out: Path) -> Iterator[None]:
    """Say in one line what a build into a folder could not do."""
    try:
        yield
    except TemplateFaultError as fault:
        raise click.ClickException(told("template-at-fault", fault=fault)) from fault
    except StyleFaultError as fault:
        raise click.ClickException(told("style-at-fault", fault=fault)) from fault
    except PandocMissingError as missing:
        raise click.UsageError(told("word-epub-need-pandoc", installing=installing("documents"))) from missing
    except WeasyPrintMissingError as missing:
        raise click.UsageError(told("pdf-needs-weasyprint", installing=installing("pdf"), missing=missing)) from missing
    except PandocError as fault:
        raise click.ClickException(told("cannot-be-exported", id="outputs.documents", fault=fault)) from fault
    except RefusedOutputError as refusal:
        raise click.UsageError(tell(refusal.said)) from refusal
    except UnknownBriefError as fault:
        raise click.UsageError(tell(fault.said)) from fault
    except PermissionError as fault:
        # Of a file that was to be moved, where it was to stand.
        held = fault.filename2 or fault.filename
        raise click.ClickException(
            told("file-is-held", file=held) if held else told("site-cannot-be-written", out=out, fault=fault)
        ) from fault
    except OSError as fault:
        raise click.ClickException(told("site-cannot-be-written", out=out, fault=fault)) from fault


def _own_templates(where: Folders) -> tuple[Path, ...]:
    return (where.templates,) if where.templates.is_dir() else ()
