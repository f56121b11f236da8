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
"""The folder of the first page, the index; those of the others are called after it: `guide-citing`."""
_FIELD = r"^{}: *(?:\"(.*)\"|(.*))$"
# In the index: the heading of a group, and a point that begins with a link to a page: `- [Title](../guide-x/en.md)`.
_LINE = re.compile(rf"^(?:## (?P<group>.+)| *- \[[^\]]*\]\(\.\./(?P<folder>{_FIRST}[\w-]*)/)", re.MULTILINE)


@click.command("manual", cls=SpokenCommand)
@click.argument("page", required=False)
def manual_command(page: str | None) -> None:
    """Show a page of the manual; without one, say which there are."""
    folder = next(place for place in _PLACES if place.is_dir())
    pages = dict(_pages(folder))
    groups = _groups(pages)
    if page is None:
        _list(pages, groups)
        return
    if page not in pages:
        raise click.UsageError(told("no-page-of-manual", name=page, hint=nearest(page, list(pages))))
    foot = "\n\n".join(_beside(page, pages, [name for _, names in groups for name in names]))
    text = f"# {_field(pages[page], 'title')}\n\n{_text(pages[page])}\n\n---\n\n{foot}"
    screen = console(stderr=False)
    if not screen.is_terminal:
        click.echo(text)
        return
    # Rich's reader of Markdown is imported here: no other command needs it.
    from rich.markdown import Markdown

    with screen.rich.pager(styles=True):
        screen.rich.print(Markdown(text))


def _list(pages: dict[str, str], groups: list[tuple[str, list[str]]]) -> None:
    """Print each page in a line, in the groups of the index."""
    for group, names in groups:
        click.echo(f"\n{group}" if group else "")
        for name in names:
            title, description = _field(pages[name], "title"), _field(pages[name], "description")
            click.echo(f"  {name:14} {told('manual-line', title=title, description=description)}")
    click.echo("\n" + told("manual-page"))


def _beside(page: str, pages: dict[str, str], order: list[str]) -> Iterator[str]:
    """Return what leads to the pages before and after one."""
    at = order.index(page)
    if at > 0:
        yield told("manual-before", name=order[at - 1], title=_field(pages[order[at - 1]], "title"))
    if at + 1 < len(order):
        yield told("manual-after", name=order[at + 1], title=_field(pages[order[at + 1]], "title"))


def _groups(pages: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Return the pages in the order and groups of the index, which comes first; what it does not name comes last."""
    groups: list[tuple[str, list[str]]] = [("", [_FIRST])]
    left = [name for name in pages if name != _FIRST]
    for line in _LINE.finditer(_text(pages[_FIRST])):
        name = (line["folder"] or "").removeprefix(f"{_FIRST}-")
        if line["group"]:
            groups.append((line["group"], []))
        elif name in left:
            left.remove(name)
            groups[-1][1].append(name)
    return [*(group for group in groups if group[1]), *([("", left)] if left else [])]


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Return each page by its name, in the language of the commands, the first page first."""
    for place in sorted(folder.glob(f"{_FIRST}*")):
        file = place / f"{language()}.md"
        if file.is_file():
            yield place.name.removeprefix(f"{_FIRST}-"), file.read_text(encoding="utf-8")


def _text(page: str) -> str:
    return page.split("---\n", 2)[2].strip()


def _field(text: str, name: str) -> str:
    found = re.search(_FIELD.format(name), text, re.MULTILINE)
    return (found[1] or found[2] or "") if found else ""
