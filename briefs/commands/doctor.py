"""`briefs doctor`: say what the program stands on, and what in its surroundings could make trouble."""

import importlib.metadata
import importlib.util
import locale
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from briefs import __version__
from briefs.build.output import sizes_of
from briefs.build.program_digest import LIBRARIES
from briefs.build.site_sizes import megabytes, near_limits, sizes_by_kind, static_redirects
from briefs.build.store_folder import measured
from briefs.citing.profiles import ProfileFaultError, read_profiles
from briefs.commands.console import console, safe
from briefs.commands.program import STEM, installing, offers_a_name, running_program
from briefs.commands.spoken import count, tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.commands.spoken_language import can_show_chinese
from briefs.commands.wide_formatter import columns
from briefs.publishing.rendering.template_files import read_templates
from briefs.questions.page_outputs import PAGES
from briefs.questions.reading_queries import reading
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import read_catalogue

Line = tuple[bool | None, str, str]
"""Whether something is well, None where it may not be for long; what it is, and what is to say of it."""
_SIGNS = {True: "sign-ok", None: "sign-soon", False: "sign-wrong"}

_WIDTH = 5
"""Columns of a sign."""


@click.command("doctor", cls=SpokenCommand)
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
)
def doctor_command(content: Path, out: Path) -> None:
    """Say what the program stands on: versions, settings, templates, cache, and how large the site is."""
    lines = [*_program(), *_extras(), *_content(content), *_templates(content), *_cache(content)]
    lines += [*_kept(content), *_publishing(content), *_synchronised(content), *_site(out)]
    screen = console(stderr=False)
    for is_well, what, said in lines:
        sign = told(_SIGNS[is_well])
        screen.print(f"{sign}{' ' * (_WIDTH - columns(sign))} {what}: {safe(said)}")
    raise SystemExit(1 if any(is_well is False for is_well, _, _ in lines) else 0)


def _program() -> Iterator[Line]:
    yield True, "briefs", __version__
    yield (
        sys.version_info >= (3, 11),
        "Python",
        told("python-on", version=platform.python_version(), system=platform.system()),
    )
    yield True, told("label-libraries"), ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    encoding = getattr(sys.stderr, "encoding", None) or locale.getencoding()
    is_shown = can_show_chinese(sys.stderr)
    said = told("files-are-utf-8" if is_shown else "terminal-without-chinese", encoding=encoding)
    yield is_shown or None, told("encoding-of-terminal"), said
    yield True, "git", told("git-found") if shutil.which("git") else told("git-not-found")


_EXTRAS = {"documents": "pypandoc", "pdf": "weasyprint", "links": "httpx", "review": "zhconv_rs"}
"""What may be installed beside the program, each with the module by which it is found."""


def _extras() -> Iterator[Line]:
    """Say which commands can do their work: those that need further packages say nothing until they are called."""
    for extra, module in _EXTRAS.items():
        if importlib.util.find_spec(module):
            yield True, told(f"extra-{extra}"), told("is-installed")
        else:
            yield True, told(f"extra-{extra}"), told("is-not-installed", command=installing(extra))
    if importlib.util.find_spec(_EXTRAS["pdf"]) and (tool := shutil.which("fc-list")):
        # Fontconfig knows the fonts that PDF files are set in; without a Chinese one they have boxes.
        done = subprocess.run([tool, ":lang=zh-tw", "family"], capture_output=True, check=False)  # noqa: S603
        family = done.stdout.decode(errors="replace").partition("\n")[0].partition(",")[0]
        yield (True if family else None), told("label-fonts"), family or told("no-chinese-font")


def _publishing(content: Path) -> Iterator[Line]:
    """Say what can't be seen from here: whether GitHub publishes what the workflow hands over."""
    root = content.resolve().parent
    if (root / ".github/workflows/site.yml").is_file():
        yield True, "GitHub Pages", told("pages-to-switch-on")


_SYNCHRONISED = re.compile(r"OneDrive|Dropbox|iCloud|CloudStorage|Google ?Drive", re.IGNORECASE)


def _synchronised(content: Path) -> Iterator[Line]:
    """Say when a program that copies files elsewhere holds some while a build writes them."""
    folder = next((part for part in content.resolve().parts if _SYNCHRONISED.search(part)), "")
    if folder:
        yield None, told("label-folder"), told("folder-is-synchronised", folder=folder)


def _content(folder: Path) -> Iterator[Line]:
    if not folder.is_dir():
        yield False, told("label-content"), told("no-content-folder", folder=folder)
        return
    content = walk(folder)
    briefs = {path.split("/")[1] for path in content.texts if path.startswith("briefs/") and path.endswith(".md")}
    files = count(len(content.texts) + len(content.media), "file")
    yield True, told("label-content"), told("content-in", count=count(len(briefs), "brief"), files=files, folder=folder)
    catalogue = read_catalogue(content)
    faults = [one for one in catalogue.diagnostics if one.path.endswith("/site.yaml")]
    said = (
        told("settings-are-sound")
        if catalogue.settings
        else "; ".join(tell(one.message) for one in faults) or told("settings-cannot-be-read")
    )
    yield catalogue.settings is not None, told("label-settings"), said
    if catalogue.settings and catalogue.settings.is_example:
        yield None, told("label-address"), told("address-is-example", address=catalogue.settings.base_url)


def _templates(content: Path) -> Iterator[Line]:
    folder = content.resolve().parent / "templates"
    try:
        templates = read_templates(folder)
        profiles = read_profiles(templates.files)
    except (ValueError, OSError, ProfileFaultError) as fault:
        yield False, told("label-templates"), told("reason-alone", reason=fault)
        return
    own = told("own-templates", name=folder.name) if folder.is_dir() else told("default-templates")
    yield True, told("label-templates"), told("templates-and-profiles", own=own, count=count(len(profiles), "profile"))


def _cache(content: Path) -> Iterator[Line]:
    folder = content.resolve().parent / ".briefs-cache"
    counts, size = measured(folder)
    texts, pages = counts.get(reading.name, 0), sum(counts.get(one.name, 0) for one in PAGES)
    held = told(
        "store-holds",
        texts=count(texts, "text"),
        pages=count(pages, "page"),
        answers=count(sum(counts.values()), "answer"),
    )
    yield True, told("label-store"), told("store-size", held=held, size=f"{size / 1e6:.1f}")


def _site(out: Path) -> Iterator[Line]:
    """Say what the site that was built takes, and whether hosts will take it."""
    files = sizes_of(out)
    if not files:
        yield None, told("label-site"), told("no-built-site", out=out)
        return
    yield (
        True,
        told("label-site"),
        told("site-in", count=count(len(files), "file"), size=megabytes(sum(files.values())), out=out),
    )
    for one in sizes_by_kind(files):
        without = told("outputs-without", setting=one.setting) if one.setting else ""
        yield (
            True,
            f"  {tell(one.kind)}",
            told("files-and-size", count=count(one.files, "file"), size=megabytes(one.size), without=without),
        )
    redirects = (out / "_redirects").read_text(encoding="utf-8", errors="replace") if "_redirects" in files else ""
    for near in near_limits(files, static_redirects(redirects)):
        said = told("near-limit", takes=near.takes, said=near.said, hint=near.hint)
        yield False if near.is_refused else None, tell(near.host), said


def _kept(content: Path) -> Iterator[Line]:
    """Say which program the knowledge base is built with elsewhere."""
    file = content.resolve().parent / "requirements.txt"
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    if offers_a_name(text):
        yield False, file.name, told("pip-looks-on-index", renew=told("renew-program"))
        return
    if STEM not in text:
        return
    try:
        is_this = running_program().hash in text
    except click.ClickException as fault:
        yield False, told("label-installation"), fault.message
        return
    yield (
        True,
        file.name,
        told("installs-this-program") if is_this else told("installs-another-program", renew=told("renew-program")),
    )
