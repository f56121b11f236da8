"""`briefs doctor`: say what the program stands on, and what in its surroundings could make trouble."""

import importlib.metadata
import locale
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from briefs import __version__
from briefs.build.output import sizes_of
from briefs.build.program_digest import LIBRARIES
from briefs.build.site_sizes import megabytes, near_limits, sizes_by_kind
from briefs.build.store_folder import measured
from briefs.citing.profiles import ProfileFaultError, read_profiles
from briefs.commands.console import console, count, safe
from briefs.commands.program import STEM, offers_a_name, running_program
from briefs.publishing.rendering.template_files import read_templates
from briefs.questions.page_outputs import PAGES
from briefs.questions.text_queries import reading
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import read_catalogue

Line = tuple[bool | None, str, str]
"""Whether something is well, None where it may not be for long; what it is, and what is to say of it."""
_SIGNS = {True: "ok   ", None: "SOON ", False: "WRONG"}

_RENEW = "`briefs init . --program-only` puts this one in its place"


@click.command("doctor")
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder with briefs, settings and records.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder of the site, whose size is told.",
)
def doctor_command(content: Path, out: Path) -> None:
    """Say what the program stands on: versions, settings, templates, cache, and how large the site is.

    Asks nothing of the network.

    Ends with 1 when something is not well. Its output is what to send along with a question.

    \b
    Examples:
      briefs doctor
    """  # noqa: D301 (click keeps the lines after \b)
    lines = [*_program(), *_content(content), *_templates(content), *_cache(content), *_kept(content), *_site(out)]
    screen = console(stderr=False)
    for is_well, what, said in lines:
        screen.print(f"{_SIGNS[is_well]} {what}: {safe(said)}")
    raise SystemExit(1 if any(is_well is False for is_well, _, _ in lines) else 0)


def _program() -> Iterator[Line]:
    yield True, "briefs", __version__
    yield sys.version_info >= (3, 11), "Python", f"{platform.python_version()} on {platform.system()}"
    yield True, "libraries", ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    encoding = locale.getpreferredencoding(False)
    yield True, "encoding of this terminal", f"{encoding}; files are always read and written as UTF-8"
    yield True, "git", "found" if shutil.which("git") else "not found; only a repository needs it"


def _content(folder: Path) -> Iterator[Line]:
    if not folder.is_dir():
        yield False, "content", f"there is no folder {folder}; run this where your content is, or give --content"
        return
    content = walk(folder)
    briefs = {path.split("/")[1] for path in content.texts if path.startswith("briefs/") and path.endswith(".md")}
    files = count(len(content.texts) + len(content.media), "file")
    yield True, "content", f"{count(len(briefs), 'brief')}, {files} in {folder}"
    catalogue = read_catalogue(content)
    faults = [one for one in catalogue.diagnostics if one.path.endswith("/site.yaml")]
    said = "sound" if catalogue.settings else "; ".join(one.message for one in faults) or "site.yaml can't be read"
    yield catalogue.settings is not None, "settings", said


def _templates(content: Path) -> Iterator[Line]:
    folder = content.resolve().parent / "templates"
    try:
        templates = read_templates(folder)
        profiles = read_profiles(templates.files)
    except (ValueError, OSError, ProfileFaultError) as fault:
        yield False, "templates", str(fault)
        return
    own = f"those in {folder.name}/ over the default ones" if folder.is_dir() else "the default ones"
    yield True, "templates", f"{own}; {count(len(profiles), 'profile')} of citation"


def _cache(content: Path) -> Iterator[Line]:
    folder = content.resolve().parent / ".briefs-cache"
    counts, size = measured(folder)
    texts, pages = counts.get(reading.name, 0), sum(counts.get(one.name, 0) for one in PAGES)
    held = f"{count(texts, 'text')} and {count(pages, 'page')} among {count(sum(counts.values()), 'answer')}"
    yield True, "store", f"{held}, {size / 1e6:.1f} MB; it can be deleted at will"


def _site(out: Path) -> Iterator[Line]:
    """Say what the site that was built takes, and whether hosts will take it."""
    files = sizes_of(out)
    if not files:
        return
    yield True, "site", f"{count(len(files), 'file')}, {megabytes(sum(files.values()))} in {out}"
    for one in sizes_by_kind(files):
        without = f"; outputs: {{{one.setting}}} does without" if one.setting else ""
        yield True, f"  {one.kind}", f"{count(one.files, 'file')}, {megabytes(one.size)}{without}"
    for near in near_limits(files):
        said = "it takes no more" if near.is_passed else "little is left"
        yield False if near.is_passed else None, near.host, f"{near.said}; {said}. See `outputs` in the settings"


def _kept(content: Path) -> Iterator[Line]:
    """Say which program the knowledge base is built with elsewhere."""
    file = content.resolve().parent / "requirements.txt"
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    if offers_a_name(text):
        yield False, file.name, f"it lets pip look for the program on an index, where others may answer; {_RENEW}"
        return
    if STEM not in text:
        return
    try:
        is_this = running_program().hash in text
    except click.ClickException as fault:
        yield False, "installation", fault.message
        return
    yield True, file.name, "installs this program" if is_this else f"installs another program than this; {_RENEW}"
