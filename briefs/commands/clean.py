"""`briefs clean`: delete what builds made, and nothing else."""

from pathlib import Path

import click

from briefs.build.output import RefusedOutputError, remove_site
from briefs.commands.console import console
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand


@click.command("clean", cls=SpokenCommand)
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True)
def clean_command(out: Path) -> None:
    """Delete the files that earlier builds made in the output folder, and nothing else."""
    if out.is_symlink():
        raise click.UsageError(told("output-is-link", out=out))
    try:
        removed = remove_site(out)
    except RefusedOutputError as held:
        raise click.ClickException(tell(held.said)) from held
    console().print(told("deleted-from", count=count(removed, "file"), out=out))
