"""`briefs fix`: turn into keys what authors typed out, where that is certain; show what would change."""

import difflib

import click
from rich.text import Text

from briefs.build.pipeline import Checked, check
from briefs.build.site_context import Options, Tools, prepare_site
from briefs.checks.fixes import Fix, applied, find_fixes
from briefs.citing.styles import StyleFaultError
from briefs.commands.console import Bar, console, count, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.language.locators import Locator
from briefs.model.brief import Brief
from briefs.model.source import SourceKey

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


@click.command("fix")
@shared
@click.option("--write", is_flag=True, help="Change the files; without this, only show what would change.")
def fix_command(where: Folders, options: Options, *, write: bool) -> None:
    """Turn typed notes and short forms into keys, where that is certain.

    A note that says word for word what a record prints becomes its key, and so does a typed short form (同前註,
    supra note 3) whose source is known. Nothing else in a file changes.

    \b
    Examples:
      briefs fix
      briefs fix --write
    """  # noqa: D301 (click keeps the lines after \b)
    screen = console()
    with Bar(screen) as bar:
        stages = tools(where, bar)
        checked = check(options, stages)
        fixes, texts = _found(checked, options, stages)
    paths = sorted({fix.path for fix in fixes})
    for path in paths:
        own = tuple(fix for fix in fixes if fix.path == path)
        new = applied(texts[path], own)
        if write:
            replace_file(where.root / path, new.encode("utf-8"))
        else:
            _show(path, texts[path], new)
    files = count(len(paths), "file")
    if not fixes:
        screen.print("There is nothing to mend with certainty.")
    elif write:
        screen.print(f"{count(len(fixes), 'note')} in {files} cited by key now.")
    else:
        screen.print(f"{count(len(fixes), 'note')} in {files} can be cited by key; `briefs fix --write` does it.")


def _found(checked: Checked, options: Options, stages: Tools) -> tuple[tuple[Fix, ...], dict[str, str]]:
    library, citations, paragraphs = checked.library, checked.citations, checked.paragraphs
    if library is None or citations is None or paragraphs is None:
        raise click.ClickException("the settings are at fault; see `briefs check`")
    texts = {}
    for file in checked.content.texts.values():
        try:
            # Line ends and a mark of byte order stay as they are: only the lines that are mended may change.
            texts[file.path] = file.data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    try:
        site = prepare_site(library, citations, paragraphs, {}, options, stages)
    except StyleFaultError as fault:
        raise click.ClickException(f"a style is at fault: {fault}") from fault

    def full(key: SourceKey, brief: Brief, locator: Locator | None) -> str:
        try:
            return site.references.full(key, brief.lang, citations.text(brief).profile, locator)
        except KeyError:  # a brief with a profile of its own: only what it cites was made in that style
            return ""

    return find_fixes(library, citations, texts, full), texts


def _show(path: str, old: str, new: str) -> None:
    """Print what would change, to standard output, so that it can be kept."""
    out = console(stderr=False)
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
    for line in lines:
        out.print(Text(safe(line), style=_COLORS.get(line[:1], "")))
