"""Briefs as Word files that know their way back, and that say what has changed since an earlier version."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

import click
import msgspec

from briefs.build.pipeline import check
from briefs.build.session import Options, Session, run
from briefs.commands.console import console
from briefs.commands.options import Folders, tools
from briefs.commands.progress import Bar
from briefs.commands.revisions import last_change, revision
from briefs.commands.spoken import told
from briefs.exporting.layouts import OWN, Layout
from briefs.exporting.manuscript_files import pictures_of, write_word
from briefs.exporting.manuscripts import manuscript
from briefs.exporting.tracked_changes import with_changes
from briefs.exporting.tracked_runs import Author
from briefs.exporting.volumes import alone
from briefs.exporting.word_carrying import with_way_back
from briefs.language.languages import AUTHORED, Lang
from briefs.model.brief import Brief, BriefId, File
from briefs.publishing.components.frames import SiteContext
from briefs.reading.files.decode import decoded
from briefs.reading.files.walk import walk


def reader_of(media: Mapping[str, Path]) -> Callable[[str], bytes | None]:
    """Return what reads a picture by its path in the content."""
    return lambda path: media[path].read_bytes() if path in media else None


def word_with_way_back(
    site: SiteContext,
    brief: Brief,
    media: Mapping[str, Path],
    root: Path,
    look: Layout | bytes = OWN,
    tables: Collection[str] = (),
) -> bytes:
    """Make a Word file that carries its brief; `root` is the folder from which the paths of briefs begin.

    Raises PandocMissingError, PandocError and OSError.
    """
    volume = alone(manuscript(site, brief, tables, is_marked=brief.lang in AUTHORED))
    source, _ = decoded(File(brief.path, (root / brief.path).read_bytes()))
    made = write_word(volume, pictures_of(volume, reader_of(media)), look)
    return with_way_back(made, brief, site.paragraphs.ids.get(brief.key, ()), source)


class Earlier:
    """The Word files of an earlier version of some briefs."""

    def __init__(
        self,
        where: Folders,
        options: Options,
        since: str,
        *,
        names: tuple[BriefId, ...],
        lang: str,
        look: Layout | bytes = OWN,
        tables: Collection[str] = (),
    ) -> None:
        """Make them: of the briefs that are named, else of all; in one language, else in all. Raises UsageError."""
        self.where, self.since, self.today = where, since, options.today
        # A store of its own: the one beside the content belongs to the version that is being written.
        with revision(where, since) as there, Bar(console()) as bar:
            own = msgspec.structs.replace(there, cache=where.cache and where.cache / "compared")
            self.files: dict[tuple[BriefId, Lang], bytes] = {}
            if own.content.is_dir():
                old = msgspec.structs.replace(options, content=own.content, drafts=True)
                work = partial(_files, where=own, names=names, lang=lang, look=look, tables=tables)
                self.files = run(old, tools(own, bar), work)

    def compared(self, brief: Brief, data: bytes, site: SiteContext) -> bytes:
        """Return a Word file with what has changed in it. Raises UsageError where the brief was not there."""
        old = self.files.get(brief.key)
        if old is None:
            raise click.UsageError(told("no-brief-at-revision", brief_id=brief.id, lang=brief.lang, what=self.since))
        name, date = last_change(self.where, self.since, (self.where.root / brief.path).resolve())
        publisher = site.library.settings.publisher.of(brief.lang) or site.library.settings.title.of(brief.lang)
        return with_changes(old, data, Author(name or publisher, date or f"{self.today}T00:00:00Z"))


def _files(
    session: Session,
    where: Folders,
    names: tuple[BriefId, ...],
    lang: str,
    look: Layout | bytes,
    tables: Collection[str],
) -> dict[tuple[BriefId, Lang], bytes]:
    checked = check(session)
    if checked.library is None:
        raise click.ClickException(told("settings-at-fault"))
    media = walk(where.content).media
    keys = [key for key in checked.library.briefs if (not names or key[0] in names) and lang in ("", key[1])]
    briefs = [checked.library.briefs[key] for key in keys]
    return {one.key: word_with_way_back(checked.site, one, media, where.root, look, tables) for one in briefs}
