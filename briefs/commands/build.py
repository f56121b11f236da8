"""`briefs build`: check the content, and put the site in place if nothing is wrong with it."""

import time
from pathlib import Path

import click
import msgspec

from briefs.build.output import RefusedOutputError, Written, refuse_unsafe, write_site
from briefs.build.pipeline import Checked, check, publish
from briefs.build.site_context import Options, Tools
from briefs.citing.styles import StyleFaultError
from briefs.commands.console import Bar, console, count
from briefs.commands.machine_reports import format_option, report
from briefs.commands.options import Folders, shared, tools
from briefs.model.diagnostic import Diagnostic
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


def build_site(where: Folders, options: Options, out: Path, *, form: str = "text", keep_going: bool = False) -> Checked:
    """Build and report; give what was found."""
    started = time.perf_counter()
    screen = console()
    try:
        refuse_unsafe(out, sources=(where.content, *_own_templates(where)))
    except RefusedOutputError as refusal:
        raise click.UsageError(str(refusal)) from refusal
    with Bar(screen) as bar:
        stages = tools(where, bar)
        checked = check(options, stages)
        written = None
        if checked.library is not None and (keep_going or not checked.errors):
            written = _write(checked, options, stages, out)
    report(checked, form, where.root)
    counts = _counts(checked.diagnostics, checked)
    seconds = f"{time.perf_counter() - started:.1f} s"
    if written is None:
        screen.print(f"{counts}; nothing was written, the earlier site is as it was ({seconds})")
    else:
        briefs = count(len(checked.library.order) if checked.library else 0, "brief")
        files = f"{count(written.files, 'file')} in {out}, {written.changed} new or changed"
        screen.print(f"{briefs}, {files}, {counts} ({seconds})")
    return checked


def _write(checked: Checked, options: Options, stages: Tools, out: Path) -> Written:
    try:
        written = write_site(publish(checked, options, stages), out)
    except TemplateFaultError as fault:
        raise click.ClickException(f"a template is at fault: {fault}") from fault
    except StyleFaultError as fault:
        raise click.ClickException(f"a style of citation is at fault: {fault}") from fault
    except RefusedOutputError as refusal:
        raise click.UsageError(str(refusal)) from refusal
    except OSError as fault:
        raise click.ClickException(f"the site can't be written: {fault}") from fault
    stages.cache.forget_unused()
    return written


def _own_templates(where: Folders) -> tuple[Path, ...]:
    return (where.templates,) if where.templates.is_dir() else ()


def _counts(diagnostics: tuple[Diagnostic, ...], checked: Checked) -> str:
    errors = len(checked.errors)
    warnings = len(diagnostics) - errors
    return f"{count(errors, 'error')}, {count(warnings, 'warning')}"
