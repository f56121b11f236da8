"""How little is imported for a command that has little to do. Modules are counted, as seconds differ by machine."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from briefs.commands.main import cli
from tests.support import REPOSITORY

RUN = """
import sys
from briefs.commands.main import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(" ".join(sys.modules))
    raise
"""


def imported(*arguments: str, cwd: Path) -> set[str]:
    """Run a command in a process of its own, and return the packages that it imported."""
    ended = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return {name.partition(".")[0] for name in ended.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_nothing_but_click(tmp_path: Path, option: str) -> None:
    others = imported(option, cwd=tmp_path) - set(sys.stdlib_module_names)
    assert {name for name in others if not name.startswith("_")} <= {"briefs", "click", "sitecustomize"}


def test_the_list_of_commands_says_what_their_own_help_says() -> None:
    context = click.Context(cli)
    for width in (60, 80, 300):
        ours, clicks = (click.HelpFormatter(width=width) for _ in range(2))
        cli.format_commands(context, ours)
        click.Group.format_commands(cli, context, clicks)
        assert ours.getvalue() == clicks.getvalue()
