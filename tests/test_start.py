"""How little is imported for a command that has little to do. Modules are counted, as seconds differ by machine."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from briefs.commands.main import cli
from tests.support import REPOSITORY, brief_text, write_content

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


HEAVY = {
    *("PIL", "bibtexparser", "concurrent", "html_to_markdown", "httpx", "igraph", "jinja2", "markdown_it"),
    *("mdit_py_plugins", "multiprocessing", "opencc", "pygments", "rich", "starlette", "uvicorn", "vl_convert"),
    "watchfiles",
}
"""What is slow to import and of no use where nothing is made, and nobody looks on."""


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_with_nothing_new_to_do_imports_no_heavy_package(tmp_path: Path, command: str) -> None:
    texts = {"briefs/a/en.md": brief_text("A word."), "briefs/a/zh-Hant.md": brief_text("一句話。")}
    write_content(tmp_path / "content", texts)
    made = imported(command, cwd=tmp_path)
    assert "markdown_it" in made
    # The first check keeps the addresses of paragraphs, which is new to the second.
    imported(command, cwd=tmp_path)
    assert imported(command, cwd=tmp_path) & HEAVY == set()


def test_what_forked_processes_need_is_imported_once_before(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {f"briefs/{name}/en.md": brief_text("A word.") for name in "abc"})
    assert {"markdown_it", "jinja2"} <= imported("build", "--processes", "2", cwd=tmp_path)
