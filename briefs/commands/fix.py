"""`briefs fix`: turn into keys what authors typed out, where that is certain; show what would change."""

import difflib

import click

from briefs.build.checked import Checked
from briefs.build.pipeline import check
from briefs.build.session import Options, run
from briefs.checks.fixes import Fix, applied, find_fixes
from briefs.checks.slip_fixes import slip_fixes
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console, safe
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.language.locators import Locator
from briefs.model.brief import Brief
from briefs.model.source import SourceKey
from briefs.reading.files.walk import walk

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


@click.command("fix", cls=SpokenCommand)
@shared
@click.option("--write", is_flag=True)
def fix_command(where: Folders, options: Options, *, write: bool) -> None:
    """Turn typed notes and short forms into keys, where that is certain."""
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
        screen.print(told("nothing-to-mend"))
    elif write:
        screen.print(told("notes-cited-by-key", count=count(len(fixes), "place"), files=files))
    else:
        screen.print(told("notes-can-be-cited-by-key", count=count(len(fixes), "place"), files=files))


def _found(checked: Checked, where: Folders) -> tuple[tuple[Fix, ...], dict[str, str]]:
    library, citations, site = checked.library, checked.citations, checked.site
    if library is None:
        raise click.ClickException(told("settings-at-fault"))
    texts = {}
    for file in walk(where.content).texts.values():
        try:
            # Line ends and a mark of byte order stay as they are: only the lines that are mended may change.
            texts[file.path] = file.data.decode("utf-8")
        except UnicodeDecodeError:
            continue

    def full(key: SourceKey, brief: Brief, locator: Locator | None) -> str:
        return site.references.full(key, brief.lang, citations.text(brief).profile, locator)

    # A line with a slip is mended first; the notes in it come with the next run.
    slips = [fix for path, text in texts.items() if path.endswith(".md") for fix in slip_fixes(path, text)]
    lines = {(fix.path, fix.line) for fix in slips}
    try:
        found = find_fixes(library, citations, texts, full)
        return (*slips, *(fix for fix in found if (fix.path, fix.line) not in lines)), texts
    except StyleFaultError as fault:
        raise click.ClickException(told("style-at-fault", fault=fault)) from fault


def _show(path: str, old: str, new: str) -> None:
    """Print what would change, to standard output, so that it can be kept."""
    out = console(stderr=False)
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
    for line in lines:
        out.print((safe(line), _COLORS.get(line[:1], "")))
