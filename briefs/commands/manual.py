"""`briefs manual`: the manual that comes with the program, to be read where one works and without a network."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

import briefs
from briefs.commands.console import console
from briefs.commands.spoken import told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.spoken_language import language
from briefs.model.diagnostic import nearest

_PACKAGE = Path(briefs.__file__).parent
_PLACES = (_PACKAGE / "manual", _PACKAGE.parent / "docs")
"""Where the manual stands: in a wheel within the package, in a checkout beside it."""
_FIRST = "guide"
"""The folder of the first page; those of the others are called after it: `guide-citing`."""
_FIELD = r"^{}: *(?:\"(.*)\"|(.*))$"


@click.command("manual", cls=SpokenCommand)
@click.argument("page", required=False)
def manual_command(page: str | None) -> None:
    """Show a page of the manual; without one, say which there are."""
    folder = next(place for place in _PLACES if place.is_dir())
    pages = dict(_pages(folder))
    if page is None:
        for name, text in pages.items():
            click.echo(f"{name:14} {_field(text, 'title')}")
        click.echo("\n" + told("manual-page"))
        return
    if page not in pages:
        raise click.UsageError(told("no-page-of-manual", name=page, hint=nearest(page, list(pages))))
    text = pages[page].split("---\n", 2)[2]
    screen = console(stderr=False)
    if not screen.is_terminal:
        click.echo(f"# {_field(pages[page], 'title')}\n\n{text.strip()}")
        return
    # Rich's reader of Markdown is imported here: no other command needs it.
    from rich.markdown import Markdown

    with screen.rich.pager(styles=True):
        screen.rich.print(Markdown(f"# {_field(pages[page], 'title')}\n\n{text}"))


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Return each page by its name, in the language of the commands, the first page first."""
    for place in sorted(folder.glob(f"{_FIRST}*")):
        file = place / f"{language()}.md"
        if file.is_file():
            yield place.name.removeprefix(f"{_FIRST}-"), file.read_text(encoding="utf-8")


def _field(text: str, name: str) -> str:
    found = re.search(_FIELD.format(name), text, re.MULTILINE)
    return (found[1] or found[2] or "") if found else ""
