"""`briefs export`: a brief as a Word file, an EPUB, a PDF or JSON."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from briefs.build.checked import Checked, UnknownBriefError
from briefs.build.pipeline import check
from briefs.build.session import Options, Session, run
from briefs.citing.csl.faults import StyleFaultError
from briefs.commands.console import console
from briefs.commands.content_files import replace_file
from briefs.commands.earlier import Earlier, reader_of, word_with_way_back
from briefs.commands.options import Folders, only_option, shared, tools
from briefs.commands.program import installing
from briefs.commands.progress import Bar
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.exporting.data import brief_data
from briefs.exporting.end_tables import AUTHORITIES, FIGURES
from briefs.exporting.layouts import LAYOUTS, OWN, Layout
from briefs.exporting.manuscript_files import (
    FORMATS,
    pictures_of,
    write_book,
    write_pdf,
    write_word,
)
from briefs.exporting.manuscripts import manuscript
from briefs.exporting.reference_files import LARGEST_REFERENCE
from briefs.exporting.volumes import alone
from briefs.exporting.wanted_volumes import Wanted
from briefs.exporting.weasyprint_missing import WeasyPrintMissingError
from briefs.language.languages import BY_CODE, Lang
from briefs.model.brief import Brief, BriefId
from briefs.model.diagnostic import nearest
from briefs.pandoc import PandocError, PandocMissingError
from briefs.publishing.components.frames import SiteContext
from briefs.reading.files.walk import walk


@click.command("export", cls=SpokenCommand)
@click.argument("named", metavar="[ID...]", nargs=-1)
@shared
@only_option
@click.option("--to", "kind", type=click.Choice(FORMATS), default="docx", show_default=True)
@click.option("--lang", type=click.Choice(list(BY_CODE)))
@click.option("--all", "every", is_flag=True)
@click.option("--since", metavar="REV")
@click.option("--table", "tables", type=click.Choice((AUTHORITIES, FIGURES)), multiple=True)
@click.option("--reference", metavar="NAME|FILE")
@click.option("--topic")
@click.option("--year")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("export"),
    show_default=True,
)
@click.option("--force", is_flag=True)
def export_command(
    where: Folders,
    options: Options,
    *,
    named: tuple[str, ...],
    only: tuple[str, ...],
    kind: str,
    lang: str | None,
    every: bool,
    since: str | None,
    tables: tuple[str, ...],
    reference: str | None,
    topic: str | None,
    year: str | None,
    out: Path,
    force: bool,
) -> None:
    """Write briefs as files: Word, EPUB, PDF or JSON."""
    names = tuple(BriefId(name) for name in dict.fromkeys((*named, *only)))
    wanted = Wanted(topic or "", year or "", frozenset(tables))
    _check_use(wanted, kind, since or "", is_one=bool(names) + every + wanted.is_volume == 1)
    look = _look(reference, kind)
    screen = console()
    made: set[Path] = set()
    earlier = Earlier(where, options, since, names=names, lang=lang or "", look=look, tables=tables) if since else None

    def work(session: Session) -> None:
        checked = check(session)
        jobs = _jobs(checked, names, wanted, lang, every=every)
        files = {out / f"{name}.{kind}": briefs for name, briefs in jobs.items()}
        # What this command wrote itself, before its store turned out to be damaged, is written again.
        if taken := next((file for file in files if file.exists() and not force and file not in made), None):
            raise click.UsageError(told("is-there-already-force", taken=taken))
        out.mkdir(parents=True, exist_ok=True)
        media, site = walk(where.content).media, checked.site
        for number, (file, briefs) in enumerate(files.items(), start=1):
            try:
                data = _written(site, briefs, wanted, kind, media, look, where.root)
                replace_file(file, earlier.compared(briefs[0], data, site) if earlier else data)
            except StyleFaultError as fault:
                raise click.ClickException(told("style-at-fault", fault=fault)) from fault
            made.add(file)
            bar("stage-exporting", number, len(files))

    with Bar(screen) as bar:
        run(options, tools(where, bar), work)
    for file in sorted(made):
        screen.print(str(file))
    screen.print(told("files-in-folder", count=count(len(made), "file"), out=out))


def _jobs(
    checked: Checked, names: tuple[BriefId, ...], wanted: Wanted, lang: str | None, *, every: bool
) -> dict[str, tuple[Brief, ...]]:
    """Return the briefs of each file, by its name without the ending."""
    library = checked.library
    if library is None:
        raise click.ClickException(told("settings-at-fault"))
    try:
        checked.of_briefs(names)
    except UnknownBriefError as fault:
        raise click.UsageError(tell(fault.said)) from fault
    if wanted.is_volume:
        return _volumes(checked.site, wanted, lang)
    chosen = _chosen(library.order if every else names, lang, library.briefs, every=every)
    return {f"{brief.id}.{brief.lang}": (brief,) for brief in chosen}


def _chosen(
    ids: tuple[BriefId, ...], lang: str | None, briefs: Mapping[tuple[BriefId, Lang], Brief], *, every: bool
) -> Iterator[Brief]:
    """Return the versions that are wanted of some briefs; a named one that has none is refused."""
    for brief_id in ids:
        versions = [(brief_id, code) for code in ([Lang(lang)] if lang else BY_CODE) if (brief_id, code) in briefs]
        if not versions and not every:
            said = told("in-language", lang=lang) if lang else ""
            raise click.UsageError(told("no-brief-without-errors", brief_id=brief_id, said=said))
        yield from (briefs[version] for version in versions)


def _volumes(site: SiteContext, wanted: Wanted, lang: str | None) -> dict[str, tuple[Brief, ...]]:
    """Return the briefs of a volume in each language, by the name of its file; a volume without any is refused."""
    if wanted.topic and wanted.topic not in site.library.topics:
        known = sorted(site.library.topics)
        raise click.UsageError(told("no-topic", topic=wanted.topic, hint=nearest(wanted.topic, known)))
    found = {code: wanted.briefs(site, code) for code in ([Lang(lang)] if lang else BY_CODE)}
    volumes = {f"{wanted.name}.{code}": briefs for code, briefs in found.items() if briefs}
    if not volumes:
        raise click.UsageError(told("volume-empty"))
    return volumes


def _check_use(wanted: Wanted, kind: str, since: str, *, is_one: bool) -> None:
    """Raise UsageError for what does not go together; `is_one` says that briefs are given in one way."""
    if not is_one:
        raise click.UsageError(told("give-id-or-all"))
    if since and (kind != "docx" or wanted.is_volume):
        raise click.UsageError(told("since-needs-word"))
    if wanted.is_volume and kind == "json":
        raise click.UsageError(told("volume-not-json"))


def _look(reference: str | None, kind: str) -> Layout | bytes:
    """Return the look of Word files: that of a journal, by its name, or of a file."""
    if reference is None:
        return OWN
    if kind != "docx":
        raise click.UsageError(told("reference-only-word"))
    if reference in LAYOUTS:
        return LAYOUTS[reference]
    file = Path(reference)
    try:
        # One byte more than a reference document may have: what is larger is refused, and never read as a whole.
        with file.open("rb") as opened:
            data = opened.read(LARGEST_REFERENCE + 1)
    except OSError as fault:
        raise click.UsageError(told("no-reference", reference=reference, names=", ".join(LAYOUTS))) from fault
    if len(data) > LARGEST_REFERENCE:
        raise click.UsageError(told("too-large", filename=reference))
    return data


def _written(
    site: SiteContext,
    briefs: tuple[Brief, ...],
    wanted: Wanted,
    kind: str,
    media: Mapping[str, Path],
    look: Layout | bytes,
    root: Path,
) -> bytes:
    """Make one file; what it needs and is not there, or can't do, ends the command with one line."""
    if kind == "json":
        return brief_data(site, briefs[0])
    name = wanted.name or briefs[0].id
    try:
        if kind == "docx" and not wanted.is_volume:
            return word_with_way_back(site, briefs[0], media, root, look, wanted.tables)
        is_volume = wanted.is_volume
        volume = wanted.volume(site, briefs) if is_volume else alone(manuscript(site, briefs[0], wanted.tables))
        pictures = pictures_of(volume, reader_of(media))
        if kind == "docx":
            return write_word(volume, pictures, look)
        return {"epub": write_book, "pdf": write_pdf}[kind](volume, pictures)
    except PandocMissingError as missing:
        raise click.UsageError(told("word-epub-need-pandoc", installing=installing("documents"))) from missing
    except WeasyPrintMissingError as missing:
        raise click.UsageError(told("pdf-needs-weasyprint", installing=installing("pdf"), missing=missing)) from missing
    except (PandocError, OSError) as fault:
        raise click.ClickException(told("cannot-be-exported", id=name, fault=fault)) from fault
