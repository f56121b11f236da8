"""The world outside the engine: the files of the content and of the templates, and what the command line decides.

The only door through which the content is read. What is read is noted by the engine, so that a change of a file is
noticed by its mark and reaches what was made of it.
"""

import os
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import msgspec

from briefs.engine.queries import Input, input_query
from briefs.messages.system_faults import fault_name
from briefs.patience import patiently
from briefs.publishing.rendering.template_files import read_templates
from briefs.publishing.rendering.templates import TemplateSet
from briefs.reading.files.file_names import one_name

LARGEST_TEXT = 2_000_000
"""Bytes; a brief of this size would be a book of 600,000 Han characters."""
_CLOCK = 2_000_000_000
"""Nanoseconds within which two savings may bear one time: FAT and some network folders count by two seconds."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What stands in a folder."""

    name: str
    """Its name, with a question mark for each byte that is no UTF-8."""
    kind: str
    """`file`, `folder`, `link` wherever that leads, or `device`: a pipe or socket too, which no one opens."""


class Folder(msgspec.Struct, frozen=True):
    """What a folder holds."""

    entries: tuple[Entry, ...] = ()
    """Its entries in the order of their names, but for dot files and copies of editors; none where it is missing."""
    fault: str = ""
    """Why it can't be read, as the system says it; else empty."""
    twins: tuple[str, ...] = ()
    """Names that two entries have once accents are put together in one form; the last of them counts."""
    is_missing: bool = False
    """Whether there is no such folder."""


class Found(msgspec.Struct, frozen=True):
    """A file."""

    data: bytes = b""
    """Its bytes; empty where there is a fault."""
    fault: str = ""
    """Why there are none: `missing`, `large`, or what the system says; empty where all is well."""


class Choices(msgspec.Struct, frozen=True):
    """What the command line decides of what is published."""

    base_url: str = ""
    """The address of the site's root in place of the settings', ending in a slash; empty where theirs counts."""
    drafts: bool = False
    """Whether briefs that are not out yet are published too."""
    today: str = ""
    """The last day whose briefs are out, as 2025-06-25; empty where all are."""


class ContentWorld:
    """The files below one folder, by path from it, and the choices of one run."""

    def __init__(self, content: Path, templates: Path | None, choices: Choices, *, verify: bool = False) -> None:
        """Take the content folder, a site's own templates, what was chosen, and whether times are not to be trusted."""
        self.root = content.resolve().parent
        self.content = content.resolve().name
        self._start = f"{self.root}/"
        self.templates, self.choices, self.verify = templates, choices, verify

    def mark(self, query: str, key: tuple[str, ...]) -> bytes:
        """Return what the system says of a file or folder and changes with it; nothing where it can't be trusted."""
        if self.verify or query not in (file.__name__, folder.__name__, is_followed.__name__):
            return b""
        try:
            # One call per file of the content in each run: joining paths as objects would take longer than the call.
            found = os.stat(self._start + key[0])  # noqa: PTH116
        except OSError:
            other = self._stat_of_other_name(key[0])
            if other is None:
                return b"-"
            found = other
        # The time of the last change of the entry itself can't be set by a program as that of its content can.
        newest = max(found.st_mtime_ns, found.st_ctime_ns)
        if time.time_ns() - newest < _CLOCK:
            return b""
        return b"%d %d %d %d" % (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)

    def _stat_of_other_name(self, path: str) -> os.stat_result | None:
        """Return what the system says of a file under its name with the accents apart; None where there is none."""
        if path.isascii():
            return None
        try:
            return self._named(path).stat()
        except OSError:
            return None

    def _named(self, path: str) -> Path:
        """Return where a path stands: on Linux, a name with its accents apart (from macOS) is another one."""
        place = self.root / path
        if path.isascii() or os.path.lexists(place):
            return place
        place = self.root
        for part in path.split("/"):
            there = place / part
            if not part.isascii() and not os.path.lexists(there):
                with suppress(OSError):
                    there = next((one for one in sorted(place.iterdir()) if one_name(one.name) == part), there)
            place = there
        return place

    def inside(self, path: str) -> Path | None:
        """Return the place of a file, or None where a link leads out of its home (the first part of its path)."""
        if "\0" in path:
            return None
        home = self.root / path.partition("/")[0]
        try:
            place = self._named(path)
            # To resolve both asks the system of every folder above as well, and most places are reached by no link.
            if is_plainly_in(place, home):
                return place
            return place if place.resolve().is_relative_to(home.resolve()) else None
        except (OSError, RuntimeError):
            # A link that leads to itself, and a name longer than the system takes.
            return None


def is_plainly_in(place: Path, home: Path) -> bool:
    """Return whether a place is in a folder, and no link and no step upwards is on the way from there."""
    way, there = str(home), str(place)
    below = there[len(way) + 1 :].split("/")
    if not there.startswith(f"{way}/") or ".." in below or os.sep != "/":
        return False
    return not any(os.path.islink(way := f"{way}/{part}") for part in below)  # noqa: PTH114


def file(world: ContentWorld, path: str) -> Found:
    """Read a file, by its path from the folder that holds the content."""
    place = world.inside(path)
    try:
        if place is None or not place.is_file():
            return Found(fault="missing")
        if place.stat().st_size > LARGEST_TEXT and not path.lower().endswith((*MEDIA, *FONTS)):
            return Found(fault="large")
        return Found(patiently(place.read_bytes))
    except OSError as wrong:
        return Found(fault=fault_name(wrong))


MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".csv")
"""Suffixes of files that are copied into the site; they may be larger than texts."""


FONTS = (".otf", ".ttf", ".ttc")
"""Suffixes of fonts, with which pictures of titles are drawn."""


def folder(world: ContentWorld, path: str) -> Folder:
    """List a folder; dot files and copies of editors are passed over."""
    place = world.inside(path)
    if place is None or not place.is_dir():
        return Folder(is_missing=True)
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except OSError as wrong:
        return Folder(fault=fault_name(wrong))
    found = []
    for entry in entries:
        if entry.name.startswith((".", "~")) or entry.name.endswith("~"):
            continue
        name = one_name(entry.name.encode("utf-8", "replace").decode("utf-8"))
        if entry.is_symlink():
            # Where it leads may change without this folder, so that is a question of its own.
            found.append(Entry(name, "link"))
        else:
            found.append(Entry(name, "folder" if entry.is_dir() else "file" if entry.is_file() else "device"))
    by_name = {entry.name: entry for entry in found}
    twins: tuple[str, ...] = ()
    if len(by_name) < len(found):
        twins = tuple(name for name, count in Counter(entry.name for entry in found).items() if count > 1)
    return Folder(tuple(by_name.values()), twins=twins)


def is_followed(world: ContentWorld, path: str) -> bool:
    """Return whether a link is followed: it leads to a file of its own home."""
    place = world.inside(path)
    return place is not None and place.is_file()


def choices(world: ContentWorld) -> Choices:
    """Return what the command line decides."""
    return world.choices


def templates(world: ContentWorld) -> TemplateSet:
    """Read the templates: the default ones, with a site's own over them."""
    return read_templates(world.templates)


def content_name(world: ContentWorld) -> str:
    """Return the name of the content folder, with which paths in diagnostics begin."""
    return world.content


# What the system refused it may give the next time, and nothing of the file will have changed.
FILE: Input[[str], Found] = input_query(file, passes=lambda found: found.fault not in ("", "missing", "large"))
FOLDER: Input[[str], Folder] = input_query(folder, passes=lambda found: bool(found.fault))
IS_FOLLOWED: Input[[str], bool] = input_query(is_followed)
CHOICES: Input[[], Choices] = input_query(choices)
TEMPLATES: Input[[], TemplateSet] = input_query(templates)
CONTENT_NAME: Input[[], str] = input_query(content_name)
INPUTS = (FILE, FOLDER, IS_FOLLOWED, CHOICES, TEMPLATES, CONTENT_NAME)
