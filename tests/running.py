"""The commands as one types them, each in a process of its own.

To start Python, import everything and compile every pattern takes longer than most commands of the tests. So most are
run in a fork of a process that has done so once: `python -m tests.running` waits for them at its standard input.
"""

import atexit
import gc
import json
import os
import select
import signal
import subprocess
import sys
import traceback
from contextlib import chdir, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from runpy import run_module
from tempfile import TemporaryDirectory
from typing import Any

from tests.support import REPOSITORY, brief_text, write_content

HARMLESS = {"LANGUAGE", "SOURCE_DATE_EPOCH"}
"""What may be set for a process that runs already; the rest Python and its locale ask for when they start."""
Ended = subprocess.CompletedProcess[str]


def started(*arguments: str | Path, cwd: Path, module: str = "briefs", **environment: str) -> Ended:
    """Start Python for a command, as one does at a terminal."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=cwd,
        env=_environment(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def briefs(*arguments: str | Path, cwd: Path, **environment: str) -> Ended:
    """Run a command in a process that has everything imported, where the system has such."""
    return called("briefs", *arguments, cwd=cwd, **environment)


def called(module: str, *arguments: str | Path, cwd: Path, **environment: str) -> Ended:
    """Run a module as a program, as `briefs` runs the command."""
    if sys.platform != "linux" or not environment.keys() <= HARMLESS:
        return started(*arguments, cwd=cwd, module=module, **environment)
    command = [module, *map(str, arguments)]
    with TemporaryDirectory() as folder:
        files = [f"{folder}/out", f"{folder}/err"]
        code = _server().run(command, str(cwd), _environment(environment), files)
        out, err = (Path(file).read_text(encoding="utf-8") for file in files)
    return subprocess.CompletedProcess(command, code, out, err)


class Running:
    """A command that goes on until it is told to end, in a process of its own; what it says goes into a file."""

    def __init__(self, *arguments: str | Path, cwd: Path, is_started: bool = False) -> None:
        """Begin a command: in a process that has everything imported, or in one that is started for it."""
        self._folder = TemporaryDirectory()
        self._files = [f"{self._folder.name}/out", f"{self._folder.name}/err"]
        command = ["briefs", *map(str, arguments)]
        self._process: subprocess.Popen[bytes] | None = None
        if sys.platform == "linux" and not is_started:
            self.pid = _server().run(command, str(cwd), _environment({}), self._files, "goes on")
        else:
            with Path(self._files[0]).open("wb") as out, Path(self._files[1]).open("wb") as err:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", *command], cwd=cwd, env=_environment({}), stdout=out, stderr=err
                )
            self.pid = self._process.pid
        self.returncode: int | None = None

    def interrupt(self) -> None:
        """End it as an author does, by Ctrl+C; where it has ended already nothing is done."""
        if self.is_running():
            os.kill(self.pid, signal.SIGINT)

    def is_running(self) -> bool:
        """Return whether it has not ended."""
        return self.returncode is None and not self._has_ended(0)

    def ended(self, seconds: float) -> int:
        """Return the code that it ends with, once it does; one that does not is killed."""
        if self.returncode is None:
            if not self._has_ended(seconds):
                os.kill(self.pid, signal.SIGKILL)
                raise AssertionError("the command did not end")
            self.returncode = self._process.wait() if self._process else _server().run(self.pid)
        return self.returncode

    def close(self) -> None:
        """Forget what it has said."""
        self._folder.cleanup()

    def said(self) -> str:
        """Return what it has written for its author."""
        return Path(self._files[1]).read_text(encoding="utf-8")

    def _has_ended(self, seconds: float) -> bool:
        if self._process:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)
            return self._process.returncode is not None
        # No child of this process, so that it can't be waited for; its number is kept until the server has.
        watched = os.pidfd_open(self.pid)
        try:
            return bool(select.select([watched], [], [], seconds)[0])
        finally:
            os.close(watched)


def _environment(more: dict[str, str]) -> dict[str, str]:
    # Windows gives what is redirected its code page.
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8", **more}


class _Server:
    """The process that commands are forked from. It ends when this one does, however that is."""

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", "tests.running"]
        self._process = subprocess.Popen(command, cwd=REPOSITORY, env=_environment({}), stdin=pipe, stdout=pipe)
        atexit.register(self._end)

    def run(self, *order: object) -> int:
        """Have a command run, and return the code that it ended with, or the number of one that goes on.

        With the number alone it is waited for that one.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(order)}\n".encode())
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def _end(self) -> None:
        self._process.communicate()


@cache
def _server() -> _Server:
    return _Server()


def _serve() -> None:
    """Fork for each command that is read, and write how it ended."""
    # A small site is built sooner alone; a command that is told how many processes to start does so.
    vars(os)["cpu_count"] = lambda: 1
    _warm_up()
    answers = os.dup(1)
    for line in sys.stdin.buffer:
        order, child = json.loads(line), 0
        goes_on = order[4:] == ["goes on"]
        if goes_on:
            # What shows a site is imported once, and only where a site is shown.
            import_module("briefs.commands.serve")
        if len(order) > 1 and (child := os.fork()) == 0:
            os.close(answers)
            _run(*order[:4])
        code = child if goes_on else os.waitstatus_to_exitcode(os.waitpid(child or order[0], 0)[1])
        os.write(answers, f"{code}\n".encode())


def _warm_up() -> None:
    """Build a site, so that what does not depend on one is there for all: modules, patterns, tables of characters."""
    from click.testing import CliRunner

    from briefs.commands.main import cli

    with TemporaryDirectory() as folder, chdir(folder):
        texts = {"zh-Hant": "甲說[^1]。\n\n[^1]: @k，頁3。\n", "en": "A says.[^1]\n\n[^1]: @k, at 3.\n"}
        record = {"sources/k.yaml": "{type: book, language: en, title: T, issued: 2020}"}
        briefs = {f"briefs/a/{lang}.md": brief_text(text) for lang, text in texts.items()}
        write_content(Path(folder, "content"), {**briefs, **record})
        ended = CliRunner().invoke(cli, ["build", "--processes", "1"])
        assert ended.exit_code == 0, ended.output
    gc.collect()
    # What is there is looked at by no collector of a fork, whose pages stay shared.
    gc.freeze()


def _run(command: list[str], cwd: str, environment: dict[str, str], files: list[str]) -> None:
    """Be the command, and end."""
    code = 1
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        for number, file in enumerate((os.devnull, *files)):
            opened = os.open(file, os.O_RDWR | os.O_CREAT)
            os.dup2(opened, number)
            os.close(opened)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        code = _code(*command)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    finally:
        os._exit(code)


def _code(module: str, *arguments: str) -> int:
    sys.argv = [module, *arguments]
    try:
        run_module(module, run_name="__main__")
    except SystemExit as end:
        return _told(end.code)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _told(code: Any) -> int:
    """Return the number that an exit of Python comes to; words are written."""
    if code is None or isinstance(code, int):
        return code or 0
    print(code, file=sys.stderr)
    return 1


if __name__ == "__main__":
    _serve()
