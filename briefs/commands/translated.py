"""`briefs translated`: note that a translation says what its source now says."""

from pathlib import Path

import click
import msgspec

from briefs.build.checked import Checked, UnknownBriefError
from briefs.build.pipeline import check
from briefs.build.session import Options, run
from briefs.commands.check import keep_paragraphs
from briefs.commands.console import console
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.this_day import this_day
from briefs.library.translations import as_json, is_untouched, record_of
from briefs.model.block import TranslationRecord
from briefs.model.brief import BriefId
from briefs.questions.text_queries import translation_record
from briefs.reading.files.side_files import TRANSLATION


@click.command("translated", cls=SpokenCommand)
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@shared
@click.option("--force", is_flag=True)
def translated_command(where: Folders, options: Options, *, names: tuple[str, ...], force: bool) -> None:
    """Note that the translation of a brief is up to date."""
    screen = console()
    with Bar(screen) as bar:
        run(options, tools(where, bar), lambda session: _note(check(session), where, names, force=force))


def _note(checked: Checked, where: Folders, names: tuple[str, ...], *, force: bool) -> None:
    screen = console()
    library, paragraphs = checked.library, checked.paragraphs
    if library is None:
        raise click.ClickException(told("settings-at-fault"))
    try:
        checked.of_briefs(names)
    except UnknownBriefError as fault:
        raise click.UsageError(tell(fault.said)) from fault
    for text in names:
        name = BriefId(text)
        if name not in library.ids:
            raise click.ClickException(told("text-has-errors", text=text))
        new = record_of(library, paragraphs, name, this_day())
        if new is None:
            raise click.UsageError(told("one-language-only", text=text))
        old = checked.session.engine.ask(translation_record, name).value
        if old and is_untouched(old, new) and not force:
            raise click.ClickException(
                told(
                    "translation-unchanged",
                    translation=new.translation,
                    text=text,
                    date=old.date,
                    source=new.source,
                )
            )
        folder = where.root / Path(library.any_version(name).path).parent
        keep_paragraphs(checked, where, (name,))
        replace_file(folder / TRANSLATION, as_json(_dated(new, old)))
        screen.print(
            told("noted-as-translated", text=text, count=count(len(new.blocks), "paragraph"), source=new.source)
        )


def _dated(new: TranslationRecord, old: TranslationRecord | None) -> TranslationRecord:
    """Return the new record; the old one where nothing has changed, so that its day stays."""
    if (
        old is None
        or old.blocks != new.blocks
        or any(one not in (other, None) for one, other in ((old.notes, new.notes), (old.points, new.points)))
    ):
        return new
    # A record from before notes or points were kept gets them.
    return msgspec.structs.replace(old, notes=new.notes, points=new.points)
