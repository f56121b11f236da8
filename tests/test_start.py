"""How little is imported for a command that has little to do. Modules are counted, as seconds differ by machine."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from briefs.messages import LANGUAGES
from tests.running import briefs
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


OF_WORDS = {"cython_runtime", "msgspec", "typing_extensions", "yaml"}
"""What the words of the help are read with."""


@pytest.mark.parametrize(("option", "more"), [("--help", OF_WORDS), ("--version", set())])
def test_help_imports_nothing_but_click_and_its_words(tmp_path: Path, option: str, more: set[str]) -> None:
    others = imported(option, cwd=tmp_path) - set(sys.stdlib_module_names)
    assert {name for name in others if not name.startswith("_")} <= {"briefs", "click", "sitecustomize", *more}


def test_a_process_ends_without_looking_through_all_that_it_held() -> None:
    # What runs at the end runs the other way round: this comes behind what the command left to do.
    script = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 1000))" + RUN
    ended = subprocess.run(
        [sys.executable, "-c", script, "--version"],
        env={"PYTHONPATH": str(REPOSITORY), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_commands_says_what_their_own_help_says_first(lang: str) -> None:
    listed = " ".join(CliRunner().invoke(cli, ["--lang", lang, "--help"]).stdout.split())
    for name in cli.list_commands(click.Context(cli)):
        own = CliRunner().invoke(cli, ["--lang", lang, name, "--help"]).stdout
        # Behind the line of usage, up to the options: the first paragraph is the one that the list shows.
        first = " ".join(own.split("\n\n")[1].split())
        assert first.replace(" ", "") in listed.replace(" ", ""), name


HEAVY = {
    *("PIL", "bibtexparser", "concurrent", "html_to_markdown", "httpx", "jinja2", "markdown_it"),
    *("mdit_py_plugins", "multiprocessing", "opencc", "pygments", "rich", "starlette", "uvicorn", "vl_convert"),
    *("ssl", "tomllib", "watchfiles"),
}
"""What is slow to import and of no use where nothing is made, and nobody looks on."""


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_with_nothing_new_to_do_imports_no_heavy_package(tmp_path: Path, command: str) -> None:
    texts = {"briefs/a/en.md": brief_text("A word."), "briefs/a/zh-Hant.md": brief_text("一句話。")}
    write_content(tmp_path / "content", texts)
    made = imported(command, cwd=tmp_path)
    assert "markdown_it" in made
    # The first check keeps the addresses of paragraphs, which is new to the second.
    assert briefs(command, cwd=tmp_path).returncode == 0
    assert imported(command, cwd=tmp_path) & HEAVY == set()


def test_what_forked_processes_need_is_imported_once_before(tmp_path: Path) -> None:
    write_content(tmp_path / "content", {f"briefs/{name}/en.md": brief_text("A word.") for name in "abc"})
    assert {"markdown_it", "jinja2"} <= imported("build", "--processes", "2", cwd=tmp_path)
