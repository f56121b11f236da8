"""The command line. Commands end with 0 for success, 1 for errors in the content, 2 for wrong use, 130 when stopped."""

import gc
import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

import click

from briefs import __version__

_COMMANDS = {
    "archive": "Look for archived copies of cited works that have none yet, and write them into their records.",
    "build": "Build the site.",
    "cite": "Print a work in every form: in full, with a place, in the next note, in later ones.",
    "check": "Check the content without building the site.",
    "clean": "Delete the files that earlier builds made in the output folder, and nothing else.",
    "diff": "Say in what two versions of a site differ for its readers: pages, addresses, citations, links,"
    " conversion.",
    "doctor": "Say what the program stands on: versions, settings, templates, cache, and how large the site is.",
    "export": "Write briefs as files: Word, EPUB, PDF or JSON.",
    "fix": "Turn typed notes and short forms into keys, where that is certain.",
    "import": "Make a brief of pasted text, a web page or a Word file.",
    "init": "Begin a knowledge base in DIR: settings, one brief in two languages, a workflow, settings of editors.",
    "new": "Begin a brief: write its files with front matter that is right, and never over another's.",
    "review": "List what a person should look at: in the derived pages (zh-Hans), or references to law (provisions).",
    "serve": "Show the site on this machine until Ctrl+C, and keep it up to date with what is written.",
    "translated": "Note that the translation of a brief is up to date.",
}
"""Each command with the first sentence of its help."""


_STOPPED = 130
"""What shells give for a program that Ctrl+C ended."""


_PATIENCE = 3.0
"""Seconds in which a stopped command may clear up."""


class _Commands(click.Group):
    """The commands, each imported when it is called: `briefs check` needs no web server."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        # A module can't be called `import`, as the command is.
        module = import_module(f"briefs.commands.{cmd_name}{'_' if iskeyword(cmd_name) else ''}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands as click does, which would import each of them for its one line."""
        # click's own arithmetic: a margin, the longest name, and what stands between the columns.
        width = formatter.width - 6 - max(len(name) for name in _COMMANDS)
        lines = [(name, click.Command(name, help=text).get_short_help_str(width)) for name, text in _COMMANDS.items()]
        with formatter.section("Commands"):
            formatter.write_dl(sorted(lines))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Make a bilingual knowledge base of legal briefs from Markdown."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, and end the process with what it comes to."""
    # A build makes millions of values that live for a moment, hardly any in a cycle: looking for cycles as often as
    # Python does took a fifth of the time of an edit among ten thousand briefs.
    gc.set_threshold(200_000, 20, 100)
    try:
        code = cli.main(arguments, prog_name="briefs", standalone_mode=False)
    except click.Abort:
        # Ctrl+C, or the end of what was to be typed: an output is whole or as it was, so nothing is left to clear up.
        click.echo("stopped", err=True)
        # Processes that were interrupted while they started could be waited for without end.
        force = threading.Timer(_PATIENCE, os._exit, (_STOPPED,))
        force.daemon = True
        force.start()
        sys.exit(_STOPPED)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except BrokenPipeError:
        # Whoever read the output has gone; what is still held back has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
