"""What the commands print: diagnostics with their source line, progress, and the closing line."""

import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from briefs.language.han import is_wide
from briefs.model.diagnostic import Diagnostic, Severity, SeverityPolicy

_EVERY = 0.1
"""Seconds between two drawings of the progress bar."""
_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.OFF: "dim"}


def console(*, stderr: bool = True) -> Console:
    """Make a console, in colour on a terminal only; messages go to standard error."""
    return Console(stderr=stderr, highlight=False, soft_wrap=True, emoji=False, markup=False)


def print_diagnostics(out: Console, diagnostics: tuple[Diagnostic, ...], policy: SeverityPolicy, root: Path) -> None:
    """Print each diagnostic on a line that editors can follow; on a terminal, with its source line and a caret.

    `root` is the folder from which the paths in diagnostics begin.
    """
    if not out.is_terminal:
        # What has no colours needs no renderer, which takes a second for ten thousand lines.
        lines = [line.plain for one in diagnostics for line in (_headline(one, policy), _hint(one)) if line]
        out.file.write("".join(f"{line}\n" for line in lines))
        return
    for diagnostic in diagnostics:
        out.print(_headline(diagnostic, policy))
        _print_source(out, diagnostic, root)
        if hint := _hint(diagnostic):
            out.print(hint)


def _headline(diagnostic: Diagnostic, policy: SeverityPolicy) -> Text:
    severity = policy.severity(diagnostic.code)
    place = diagnostic.path + (f":{diagnostic.line}:{diagnostic.column}" if diagnostic.line else "")
    line = Text(f"{safe(place)}: ")
    line.append(f"{severity.value}: ", style=_COLORS[severity])
    line.append(safe(diagnostic.message))
    line.append(f" [{diagnostic.code.value}]", style="dim")
    return line


def _hint(diagnostic: Diagnostic) -> Text | None:
    return Text(f"  {safe(diagnostic.hint)}", style="cyan") if diagnostic.hint else None


def _print_source(out: Console, diagnostic: Diagnostic, root: Path) -> None:
    if not diagnostic.line:
        return
    try:
        lines = (root / diagnostic.path).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return
    if diagnostic.line > len(lines):
        return
    # A paragraph is one long line: a hundred characters of it are shown, forty of them before the place.
    before = max(0, diagnostic.column - 1 - 40)
    shown = safe(lines[diagnostic.line - 1])[before : before + 100]
    width = sum(2 if is_wide(char) else 1 for char in shown[: diagnostic.column - 1 - before])
    out.print(Text(f"  {shown}", style="dim"))
    out.print(Text("  " + " " * width + "^", style="bold"))


def safe(text: str) -> str:
    """Return a text that a terminal prints and does not obey."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\ufffd" for char in text.replace("\t", " "))


class Bar:
    """A progress bar, drawn on a terminal only."""

    def __init__(self, out: Console) -> None:
        """Make a bar that is not drawn before there is work."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        # Drawn when it is told something, and not by a thread: a process that has threads must not be forked.
        self._progress = Progress(
            *columns, console=out, transient=True, disable=not out.is_terminal, auto_refresh=False
        )
        self._tasks: dict[str, TaskID] = {}
        self._drawn = 0.0

    def __enter__(self) -> "Bar":
        """Start drawing."""
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` pieces of a stage are done."""
        if self._progress.disable:
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)
        now = time.monotonic()
        if now - self._drawn > _EVERY or done == total:
            self._progress.refresh()
            self._drawn = now


def count(number: int, word: str) -> str:
    """Write a number with its word: 1 error, 2 errors."""
    return f"{number} {word}{'' if number == 1 else 's'}"
