"""`briefs translated`: note that a translation says what its source now says."""

import datetime
import os
from pathlib import Path

import click
import msgspec

from briefs.build.pipeline import Checked, UnknownBriefError, check
from briefs.build.session import Options, run
from briefs.commands.check import keep_paragraphs
from briefs.commands.console import console, count
from briefs.commands.content_files import replace_file
from briefs.commands.options import Folders, shared, tools
from briefs.commands.progress import Bar
from briefs.library.translations import as_json, is_untouched, record_of
from briefs.model.block import TranslationRecord
from briefs.model.brief import BriefId
from briefs.questions.text_queries import translation_record
from briefs.reading.files.side_files import TRANSLATION


@click.command("translated")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@shared
@click.option("--force", is_flag=True, help="Also where nothing in the translation has changed.")
def translated_command(where: Folders, options: Options, *, names: tuple[str, ...], force: bool) -> None:
    """Note that the translation of a brief is up to date.

    What the source says now is kept beside the brief (translation.json). From then on `briefs check` names each
    paragraph and note of the source that changes, and the translated page says so. A translation in which nothing has
    changed while its source did is refused.

    \b
    Examples:
      briefs translated 2022-eu-chips-act
      briefs translated 2022-eu-chips-act --force
    """  # noqa: D301 (click keeps the lines after \b)
    screen = console()
    with Bar(screen) as bar:
        run(options, tools(where, bar), lambda session: _note(check(session), where, names, force=force))


def _note(checked: Checked, where: Folders, names: tuple[str, ...], *, force: bool) -> None:
    screen = console()
    library, paragraphs = checked.library, checked.paragraphs
    if library is None:
        raise click.ClickException("the settings are at fault; see `briefs check`")
    try:
        checked.of_briefs(names)
    except UnknownBriefError as fault:
        raise click.UsageError(str(fault)) from fault
    for text in names:
        name = BriefId(text)
        if name not in library.ids:
            raise click.ClickException(f"{text} has errors, or is not published yet; see `briefs check --only {text}`")
        new = record_of(library, paragraphs, name, _today())
        if new is None:
            raise click.UsageError(f"{text} has one language only")
        old = checked.session.engine.ask(translation_record, name).value
        if old and is_untouched(old, new) and not force:
            raise click.ClickException(
                f"nothing in {new.translation}.md of {text} has changed since {old.date}, though {new.source}.md has; "
                "if it still says the same, use --force"
            )
        folder = where.root / Path(library.any_version(name).path).parent
        keep_paragraphs(checked, where, (name,))
        replace_file(folder / TRANSLATION, as_json(_dated(new, old)))
        screen.print(f"{text}: {count(len(new.blocks), 'paragraph')} of {new.source}.md noted as translated.")


def _dated(new: TranslationRecord, old: TranslationRecord | None) -> TranslationRecord:
    """Return the new record; the old one where nothing has changed, so that its day stays."""
    if old is None or old.blocks != new.blocks or old.notes not in (new.notes, None):
        return new
    # A record from before notes were kept gets them.
    return msgspec.structs.replace(old, notes=new.notes)


def _today() -> str:
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    zone = datetime.UTC
    now = datetime.datetime.fromtimestamp(int(moment), zone) if moment else datetime.datetime.now(zone)
    return now.date().isoformat()
