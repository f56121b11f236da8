"""`briefs export`: a brief as a Word file, an EPUB, a PDF or JSON."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from briefs.build.pipeline import check
from briefs.build.session import Options, opened
from briefs.citing.styles import StyleFaultError
from briefs.commands.console import Bar, console, count
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.program import installing
from briefs.exporting.data import brief_data
from briefs.exporting.manuscript_files import (
    FORMATS,
    WeasyPrintMissingError,
    pictures_of,
    write_book,
    write_pdf,
    write_word,
)
from briefs.exporting.manuscripts import manuscript
from briefs.language.languages import BY_CODE, Lang
from briefs.model.brief import Brief, BriefId
from briefs.pandoc import PandocError, PandocMissingError
from briefs.publishing.components.frames import SiteContext
from briefs.reading.files.walk import walk


@click.command("export")
@click.argument("name", metavar="[ID]", default="")
@shared
@click.option("--to", "kind", type=click.Choice(FORMATS), default="docx", show_default=True, help="The kind of file.")
@click.option("--lang", type=click.Choice(list(BY_CODE)), help="Only this language.  [default: all that there are]")
@click.option("--all", "every", is_flag=True, help="Export every brief.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("export"),
    show_default=True,
    help="Where to.",
)
@click.option("--force", is_flag=True, help="Write over files that are there; somebody may have worked in them.")
def export_command(
    where: Folders, options: Options, *, name: str, kind: str, lang: str | None, every: bool, out: Path, force: bool
) -> None:
    """Write a brief as a file: Word, EPUB, PDF or JSON.

    In Word, notes are Word's own and short forms (前揭註3, supra note 3) fields: select all and press F9 after others
    were put between. In a PDF, notes stand at the foot of the page. Word and EPUB need Pandoc, PDF WeasyPrint as
    well; where one is missing, the command says how it is installed.

    \b
    Examples:
      briefs export 2025-jp-ai-promotion-act
      briefs export 2025-jp-ai-promotion-act --to pdf --lang en
      briefs export --all --to epub --out books
    """  # noqa: D301 (click keeps the lines after \b)
    if bool(name) == every:
        raise click.UsageError("give the ID of a brief, or --all")
    screen = console()
    with Bar(screen) as bar, opened(options, tools(where, bar)) as session:
        checked = check(session)
        library, site = checked.library, checked.site
        if library is None:
            raise click.ClickException("the settings are at fault; see `briefs check`")
        briefs = list(_chosen(library.order if every else (BriefId(name),), lang, library.briefs))
        if not briefs:
            raise click.UsageError(f"there is no brief {name}{f' in {lang}' if lang else ''} that is without errors")
        files = {out / f"{brief.id}.{brief.lang}.{kind}": brief for brief in briefs}
        if taken := next((file for file in files if file.exists() and not force), None):
            raise click.UsageError(f"{taken} is there already; nothing was written (--force writes over it)")
        out.mkdir(parents=True, exist_ok=True)
        media = walk(where.content).media
        for number, (file, brief) in enumerate(files.items(), start=1):
            try:
                replace_file(file, _written(site, brief, kind, media))
            except StyleFaultError as fault:
                raise click.ClickException(f"a style is at fault: {fault}") from fault
            bar("exporting", number, len(files))
    for file in files:
        screen.print(str(file))
    screen.print(f"{count(len(files), 'file')} in {out}")


def _chosen(
    ids: tuple[BriefId, ...], lang: str | None, briefs: Mapping[tuple[BriefId, Lang], Brief]
) -> Iterator[Brief]:
    for brief_id in ids:
        for code in [Lang(lang)] if lang else BY_CODE:
            if (brief_id, code) in briefs:
                yield briefs[brief_id, code]


def _written(site: SiteContext, brief: Brief, kind: str, media: dict[str, Path]) -> bytes:
    """Make one file; what it needs and is not there, or can't do, ends the command with one line."""
    if kind == "json":
        return brief_data(site, brief)
    try:
        made = manuscript(site, brief)
        pictures = pictures_of(made, media)
        return {"docx": write_word, "epub": write_book, "pdf": write_pdf}[kind](made, pictures)
    except PandocMissingError as missing:
        raise click.UsageError(f"Word and EPUB need Pandoc: {installing('documents')}") from missing
    except WeasyPrintMissingError as missing:
        raise click.UsageError(f"PDF needs WeasyPrint: {installing('pdf')} ({missing})") from missing
    except (PandocError, OSError) as fault:
        raise click.ClickException(f"{brief.id} can't be exported: {fault}") from fault
