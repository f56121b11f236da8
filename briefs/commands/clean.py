"""`briefs clean`: delete what builds made, and nothing else."""

from pathlib import Path

import click

from briefs.build.output import remove_site
from briefs.commands.console import console, count


@click.command("clean")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The site's folder."
)
def clean_command(out: Path) -> None:
    """Delete the files that earlier builds made in the output folder, and nothing else.

    \b
    Examples:
      briefs clean
      briefs clean --out public
    """  # noqa: D301 (click keeps the lines after \b)
    if out.is_symlink():
        raise click.UsageError(f"{out} is a symbolic link; give the folder itself")
    removed = remove_site(out)
    console().print(f"{count(removed, 'file')} deleted from {out}")
