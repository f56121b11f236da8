"""What the commands print: messages, diagnostics with their source line, and the closing line."""

import os
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from briefs.checks.tally import Tally
from briefs.commands.grouped import Group, grouped
from briefs.commands.spoken import tell, told
from briefs.language.han import is_wide
from briefs.model.diagnostic import Diagnostic, Severity, SeverityPolicy

if TYPE_CHECKING:
    from rich.console import Console

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.OFF: "dim"}
_TERMINALS = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
"""Variables of the environment by which Rich takes for a terminal what is none, or the other way round."""

Part = str | tuple[str, str]
"""Words of a line, or words with their style in Rich's terms (`bold red`)."""


class Screen:
    """Where a command prints, in colour on a terminal only."""

    def __init__(self, *, stderr: bool) -> None:
        """Take whether it is standard error, where messages go, or standard output."""
        self._stderr = stderr

    @property
    def file(self) -> TextIO:
        """Return the stream; it is looked up each time, as tests put others in its place."""
        return sys.stderr if self._stderr else sys.stdout

    @property
    def is_terminal(self) -> bool:
        """Return whether somebody sees this in colour."""
        return self._may_be_terminal() and self.rich.is_terminal

    def print(self, *parts: Part) -> None:
        """Print a line."""
        if self._may_be_terminal():
            from rich.text import Text

            self.rich.print(Text.assemble(*parts))
        else:
            click.echo(_plain(parts), file=self.file)

    @cached_property
    def rich(self) -> "Console":
        """Return Rich's console for this stream."""
        # Rich takes as long to import as a check of what has not changed; what has no colours does without.
        from rich.console import Console

        return Console(stderr=self._stderr, highlight=False, soft_wrap=True, emoji=False, markup=False)

    def _may_be_terminal(self) -> bool:
        return self.file.isatty() or any(name in os.environ for name in _TERMINALS)


def console(*, stderr: bool = True) -> Screen:
    """Return where to print; messages go to standard error."""
    return Screen(stderr=stderr)


def print_diagnostics(out: Screen, tally: Tally, policy: SeverityPolicy, root: Path, *, whole: bool = False) -> None:
    """Print diagnostics by kind, each on a line that editors can follow; on a terminal, with its source and a caret.

    `root` is the folder from which the paths in diagnostics begin; `whole` says to hold back none that the tally has.
    """
    groups = grouped(tally, policy, whole=whole)
    if not out.is_terminal:
        # In one piece: there may be ten thousand lines.
        lines = [_plain(parts) for group in groups for parts in _lines(group, policy)]
        if lines:
            out.print("\n".join(lines))
        return
    for group in groups:
        for diagnostic in group.shown:
            out.print(*_headline(diagnostic, policy))
            print_source(out, root / diagnostic.path, diagnostic.line, diagnostic.column)
            if hint := _hint(diagnostic):
                out.print(*hint)
        if group.more:
            out.print(*_rest(group))


def _lines(group: Group, policy: SeverityPolicy) -> Iterator[tuple[Part, ...]]:
    for one in group.shown:
        yield _headline(one, policy)
        if hint := _hint(one):
            yield hint
    if group.more:
        yield _rest(group)


def _rest(group: Group) -> tuple[Part, ...]:
    return ((told("more-of-kind", number=group.more, code=group.code.value), "dim"),)


def _headline(diagnostic: Diagnostic, policy: SeverityPolicy) -> tuple[Part, ...]:
    severity = policy.severity(diagnostic.code)
    place = diagnostic.path + (f":{diagnostic.line}:{diagnostic.column}" if diagnostic.line else "")
    return (
        f"{safe(place)}: ",
        (f"{told(f'severity-{severity.value}')}: ", _COLORS[severity]),
        safe(tell(diagnostic.message)),
        (f" [{diagnostic.code.value}]", "dim"),
    )


def _hint(diagnostic: Diagnostic) -> tuple[Part, ...]:
    return ((f"  {safe(tell(diagnostic.hint))}", "cyan"),) if diagnostic.hint else ()


def _plain(parts: tuple[Part, ...]) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


def print_source(out: Screen, file: Path, line: int, column: int) -> None:
    """Print a line of a file with a mark below a place in it; nothing where it can't be read, or is not there."""
    if not line:
        return
    try:
        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return
    if line > len(lines):
        return
    # A paragraph is one long line: a hundred characters of it are shown, forty of them before the place.
    before = max(0, column - 1 - 40)
    shown = safe(lines[line - 1])[before : before + 100]
    width = sum(2 if is_wide(char) else 1 for char in shown[: column - 1 - before])
    out.print((f"  {shown}", "dim"))
    out.print((f"  {' ' * width}^", "bold"))


def safe(text: str) -> str:
    """Return a text that a terminal prints and does not obey."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\ufffd" for char in text.replace("\t", " "))
