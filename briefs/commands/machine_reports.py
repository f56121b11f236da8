"""Diagnostics for programs: JSON, SARIF 2.1.0, and the annotations that GitHub shows beside changed lines."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from briefs import __version__
from briefs.build.checked import Checked
from briefs.checks.tally import tallied
from briefs.commands.console import console, print_diagnostics, safe
from briefs.commands.spoken import tell
from briefs.model.diagnostic import Diagnostic, Severity

FORMATS = ("text", "json", "sarif", "github")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.OFF: "note"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def format_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add to a command the option that says in which form it reports; it takes it as `form`."""
    return click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)(command)


def report(checked: Checked, form: str, root: Path, *, whole: bool = False) -> None:
    """Report what was found: for people on standard error, for programs on standard output.

    `root` is the folder from which the paths in diagnostics begin; `whole` says that people want to read all of it.
    """
    if form == "text":
        # With --all there may be 200,000; without, a few of each kind are kept with their number.
        tally = tallied(checked.diagnostics, most=None) if whole else checked.tally
        print_diagnostics(console(), tally, checked.policy, root, whole=whole)
    elif form == "github":
        for diagnostic in checked.diagnostics:
            for_programs(_annotation(diagnostic, checked, root) + "\n")
    else:
        value = _sarif(checked, root) if form == "sarif" else _plain(checked)
        click.echo(json.dumps(value, indent=2))


def for_programs(text: str) -> None:
    """Print a text for a program, which expects UTF-8 whatever this machine's consoles hold.

    JSON is escaped and needs none of this: PowerShell reads what it hands on by the code page, too.
    """
    click.echo(text.encode(), nl=False)


def _plain(checked: Checked) -> dict[str, Any]:
    return {
        "version": 1,
        "errors": checked.error_count,
        "warnings": checked.warning_count,
        "diagnostics": [
            {
                "path": one.path,
                "line": one.line,
                "column": one.column,
                "severity": checked.policy.severity(one.code).value,
                "code": one.code.value,
                "message": tell(one.message),
                "hint": tell(one.hint),
            }
            for one in checked.diagnostics
        ],
    }


def _here(diagnostic: Diagnostic, root: Path) -> str:
    """Return the path of a file seen from where the command runs, which is the repository's root in CI."""
    path = os.path.relpath(root / diagnostic.path)
    return diagnostic.path if path.startswith("..") else Path(path).as_posix()


def _said(diagnostic: Diagnostic) -> str:
    return "\n".join(filter(None, (tell(diagnostic.message), tell(diagnostic.hint))))


def _annotation(diagnostic: Diagnostic, checked: Checked, root: Path) -> str:
    """Write a workflow command; what has a meaning in it is written as GitHub's toolkit does."""
    level = {"error": "error", "warning": "warning"}.get(_LEVELS[checked.policy.severity(diagnostic.code)], "notice")
    place = {"file": _here(diagnostic, root), "line": diagnostic.line or 1}
    if diagnostic.column:
        place["col"] = diagnostic.column
    place["title"] = diagnostic.code.value
    said = "%0A".join(safe(line).replace("%", "%25") for line in _said(diagnostic).split("\n"))
    return f"::{level} {','.join(f'{name}={_property(str(value))}' for name, value in place.items())}::{said}"


def _property(value: str) -> str:
    return safe(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _sarif(checked: Checked, root: Path) -> dict[str, Any]:
    codes = sorted({one.code.value for one in checked.diagnostics})
    results = []
    for one in checked.diagnostics:
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(_here(one, root))}}
        if one.line:
            place["region"] = {"startLine": one.line, "startColumn": one.column or 1}
        results.append(
            {
                "ruleId": one.code.value,
                "level": _LEVELS[checked.policy.severity(one.code)],
                "message": {"text": _said(one)},
                "locations": [{"physicalLocation": place}],
            }
        )
    driver = {"name": "briefs", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
