"""`briefs build`: check the content, and put the site in place if nothing is wrong with it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

from briefs.build.output import RefusedOutputError, Written, manifest_of, refuse_foreign, refuse_unsafe
from briefs.build.pipeline import check, place
from briefs.build.session import Options, opened
from briefs.citing.styles import StyleFaultError
from briefs.commands.console import Bar, console, count
from briefs.commands.machine_reports import format_option, report
from briefs.commands.options import Folders, shared, tools
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
@click.option("--keep-going", is_flag=True, help="Publish what is sound even if something is wrong.")
def build_command(where: Folders, options: Options, *, out: Path, base_url: str, form: str, keep_going: bool) -> None:
    """Build the site.

    Prints what is wrong with the content. With an error the earlier site stays as it is.

    \b
    Examples:
      briefs build
      briefs build --content kb/content --out public --strict
    """  # noqa: D301 (click keeps the lines after \b)
    options = msgspec.structs.replace(options, base_url=base_url)
    raise SystemExit(1 if build_site(where, options, out, form=form, keep_going=keep_going).errors else 0)


def _base_url(value: str | None) -> str:
    if value:
        try:
            msgspec.convert(value, BaseUrl)
        except msgspec.ValidationError as fault:
            raise click.BadParameter("give the whole address, ending in a slash: https://example.org/kb/") from fault
    return value or ""


class Built(msgspec.Struct, frozen=True):
    """What a build found and did: errors, warnings, and what was written, None where nothing was."""

    errors: int
    warnings: int
    written: Written | None


def build_site(where: Folders, options: Options, out: Path, *, form: str = "text", keep_going: bool = False) -> Built:
    """Build and report."""
    started = time.perf_counter()
    screen = console()
    with _refusing():
        refuse_unsafe(out, sources=(where.content, *_own_templates(where)))
        if not manifest_of(out.resolve()):
            refuse_foreign(out)
    with Bar(screen) as bar, _refusing(), opened(options, tools(where, bar), out) as session:
        if not session.is_known(out):
            refuse_foreign(out)
        checked = check(session)
        errors, briefs = len(checked.errors), checked.count
        written = place(checked) if checked.is_sound and (keep_going or not errors) else None
        report(checked, form, where.root)
    built = Built(errors, len(checked.diagnostics) - errors, written)
    counts = f"{count(built.errors, 'error')}, {count(built.warnings, 'warning')}"
    seconds = f"{time.perf_counter() - started:.1f} s"
    if written is None:
        screen.print(f"{counts}; nothing was written, the earlier site is as it was ({seconds})")
    else:
        files = f"{count(written.files, 'file')} in {out}, {written.changed} new or changed"
        screen.print(f"{count(briefs, 'brief')}, {files}, {counts} ({seconds})")
    return built


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
    except OSError as fault:
        raise click.ClickException(f"the site can't be written: {fault}") from fault


def _own_templates(where: Folders) -> tuple[Path, ...]:
    return (where.templates,) if where.templates.is_dir() else ()
