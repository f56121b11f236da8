"""Commands whose help stands in the files of words, so that it is in the language of who asks for it.

A command has `help.<name>` and may have `help.<name>.examples`; an option has `help.<name>.<option>`, or
`help.<option>` where commands share it.
"""

from collections.abc import Iterator

import click

from briefs.commands.spoken import told
from briefs.commands.spoken_language import language
from briefs.messages.entries import catalogue
from briefs.serving.preview import EDITORS

_VALUES = {"serve": {"names": ", ".join(EDITORS)}}
"""What the help of a command names in braces."""


class SpokenCommand(click.Command):
    """A command that takes its help from the files of words when it is asked for it."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that was settled."""
        self.help = told(f"help.{self.name}")
        for option in _options(self):
            option.help = _help_of(self.name or "", option.name or "")
        super().format_help(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they are typed, a line each."""
        key = f"help.{self.name}.examples"
        if key not in catalogue(language()):
            return
        with formatter.section(told("help-examples")):
            for line in told(key).splitlines():
                formatter.write(f"{' ' * formatter.current_indent}{line}\n")


def _options(command: click.Command) -> Iterator[click.Option]:
    return (param for param in command.params if isinstance(param, click.Option))


def _help_of(command: str, option: str) -> str:
    own = f"help.{command}.{option}"
    return told(own if own in catalogue(language()) else f"help.{option}", **_VALUES.get(command, {}))
