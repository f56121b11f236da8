"""`briefs fix`: turn into keys what authors typed out, where that is certain; show what would change."""

import difflib

import click

from briefs.build.pipeline import Checked, check
from briefs.build.session import Options, run
from briefs.checks.fixes import Fix, applied, find_fixes
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console, count, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.progress import Bar
from briefs.language.locators import Locator
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from briefs.reading.files.walk import walk

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
        fixes, texts = run(options, tools(where, bar), lambda session: _found(check(session), where))
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


def _found(checked: Checked, where: Folders) -> tuple[tuple[Fix, ...], dict[str, str]]:
    library, citations, site = checked.library, checked.citations, checked.site
    if library is None:
        raise click.ClickException("the settings are at fault; see `briefs check`")
    texts = {}
    for file in walk(where.content).texts.values():
        try:
            # Line ends and a mark of byte order stay as they are: only the lines that are mended may change.
            texts[file.path] = file.data.decode("utf-8")
        except UnicodeDecodeError:
            continue

    def full(key: SourceKey, brief: Brief, locator: Locator | None) -> str:
        return site.references.full(key, brief.lang, citations.text(brief).profile, locator)

    try:
        return find_fixes(library, citations, texts, full), texts
    except StyleFaultError as fault:
        raise click.ClickException(f"a style is at fault: {fault}") from fault


def _show(path: str, old: str, new: str) -> None:
    """Print what would change, to standard output, so that it can be kept."""
    out = console(stderr=False)
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
    for line in lines:
        out.print((safe(line), _COLORS.get(line[:1], "")))
