"""The command line. Commands end with 0 for success, 1 for errors in the content, 2 for wrong use, 130 when stopped."""

import atexit
import gc
import io
import os
import sys
import threading
from collections.abc import Sequence
from gettext import gettext
from importlib import import_module
from keyword import iskeyword

import click

from briefs import __version__
from briefs.commands.spoken_language import settle
from briefs.commands.wide_formatter import WideFormatter
from briefs.messages import LANGUAGES

_COMMANDS = (
    "archive",
    "build",
    "check",
    "cite",
    "clean",
    "diff",
    "doctor",
    "export",
    "fix",
    "import",
    "init",
    "manual",
    "new",
    "review",
    "serve",
    "translated",
)


_STOPPED = 130
"""What shells give for a program that Ctrl+C ended."""


_PATIENCE = 3.0
"""Seconds in which a stopped command may clear up."""


class _Commands(click.Group):
    """The commands, each imported when it is called: `briefs check` needs no web server."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language before anything is said, of what was typed too."""
        settle(args)
        for argument in () if ctx.resilient_parsing else args:
            # What is no UTF-8 comes as half characters, which can be written into no file.
            shown = argument.encode(errors="replace").decode()
            if shown != argument:
                from briefs.commands.spoken import told

                raise click.UsageError(told("error-no-utf8", shown=shown), ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        if ctx.resilient_parsing:
            # A shell asks what may come next.
            from briefs.commands.outlines import outline

            return outline(cmd_name)
        # A module can't be called `import`, as the command is.
        module = import_module(f"briefs.commands.{cmd_name}{'_' if iskeyword(cmd_name) else ''}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands as click does, which would import each of them for its one line."""
        from briefs.commands.spoken import told

        # The first paragraph of each, which is one sentence.
        lines = [(name, told(f"help.{name}").partition("\n\n")[0]) for name in _COMMANDS]
        with formatter.section(gettext("Commands")):
            formatter.write_dl(lines)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that was settled."""
        from briefs.commands.spoken import told

        self.help = told("help")
        for param in self.params:
            if isinstance(param, click.Option) and param.name == "lang":
                param.help = told("help.lang")
        super().format_help(ctx, formatter)


click.Context.formatter_class = WideFormatter
"""For every command; click has no other place for it."""


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Make a bilingual knowledge base of legal briefs from Markdown."""


def _refused(fault: OSError) -> int:
    """Say what the system refused, and return the code to end with."""
    from briefs.commands.spoken import tell
    from briefs.messages.system_faults import system_fault

    said = tell(system_fault(fault))
    click.echo(f"{gettext('Error: {message}').format(message=said)}", err=True)
    return 1


def collect_seldom() -> None:
    """Let Python look for cycles of values seldom, and not when the process ends."""
    # A build makes millions of values that live for a moment, hardly any in a cycle: looking for cycles as often as
    # Python does took a fifth of the time of an edit among ten thousand briefs, and at each 200,000 values still 3 % of
    # a first build. What waits for it are some 200 small values a brief, so a million take little memory.
    gc.set_threshold(1_000_000, 20, 100)
    # What is frozen is passed over: to look through all that is about to go with the process took 0.2 s of an edit.
    atexit.register(gc.freeze)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, and end the process with what it comes to."""
    collect_seldom()
    if sys.flags.optimize > 1:
        # The schemas of the site say what the docstrings of its types say, which -OO takes out.
        sys.exit("briefs: run Python without -OO")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console or a file of Windows' code page 950 has no 関: escaped, it can be read, and ends nothing.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(arguments, prog_name="briefs", standalone_mode=False)
    except click.Abort:
        from briefs.commands.spoken import told

        # Ctrl+C, or the end of what was to be typed: an output is whole or as it was, so nothing is left to clear up.
        click.echo(told("error-stopped"), err=True)
        # A pool of processes that was cut short may complain while Python ends, which is news to nobody.
        sys.unraisablehook = lambda _: None
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
    except OSError as fault:
        # A name that is too long, a full disk, a folder that went away: no command foresees each of them.
        sys.exit(_refused(fault))
    sys.exit(code if isinstance(code, int) else 0)
