"""Files of the content: all below a folder, and one as text."""

import msgspec

from briefs.engine.queries import Ask, query
from briefs.messages.message import say
from briefs.messages.system_faults import fault_words
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic
from briefs.questions.world import CONTENT_NAME, FILE, FOLDER, IS_FOLLOWED, Entry
from briefs.reading.files.file_names import DEEPEST_FOLDER, device_fault, name_faults, too_deep, twin_faults

TEXTS = (".md", ".yaml", ".yml", ".json", ".bib", ".svg")
"""Suffixes of files that are read as text."""


class Listed(msgspec.Struct, frozen=True):
    """The files below a folder."""

    files: tuple[str, ...] = ()
    """Their paths from the folder that holds the content, in the order of the names in each folder."""
    faults: tuple[Diagnostic, ...] = ()
    """What could not be listed, and links that are not followed."""


def place_of(ask: Ask, path: str) -> str:
    """Return the path of something in the content, seen from the folder that holds the content."""
    return f"{ask(CONTENT_NAME)}/{path}".rstrip("/")


def entries_of(ask: Ask, path: str) -> tuple[Entry, ...]:
    """Return what stands in a folder; a link that leads to a file of the same home is a file."""
    return tuple(
        Entry(entry.name, "file") if entry.kind == "link" and ask(IS_FOLLOWED, f"{path}/{entry.name}") else entry
        for entry in ask(FOLDER, path).entries
    )


@query
def files_below(ask: Ask, path: str) -> Listed:
    """List every file below a folder; links that lead out are refused."""
    files: list[str] = []
    faults: list[Diagnostic] = []
    found = ask(FOLDER, path)
    if found.fault:
        hint = say("check-permissions")
        faults.append(
            Diagnostic(path, 0, 0, Code.FILE_UNREADABLE, say("cannot-be-read", fault=fault_words(found.fault)), hint)
        )
    if path.count("/") > DEEPEST_FOLDER:
        return Listed((), (too_deep(path),))
    entries = entries_of(ask, path)
    # Folders of texts that are one address have a report of their own.
    of_texts = path in (place_of(ask, BRIEFS), place_of(ask, PAGES))
    names = [entry.name for entry in entries if not (of_texts and entry.kind == "folder")]
    faults += twin_faults(path, [*names, *found.twins])
    for entry in entries:
        inner = f"{path}/{entry.name}"
        faults += name_faults(inner, entry.name)
        if entry.kind == "link":
            message = say("symbolic-link")
            faults.append(Diagnostic(inner, 0, 0, Code.FILE_SYMLINK, message, say("put-file-itself-here")))
        elif entry.kind == "device":
            faults.append(device_fault(inner))
        elif entry.kind == "folder":
            below = ask(files_below, inner)
            files += below.files
            faults += below.faults
        else:
            files.append(inner)
    return Listed(tuple(files), tuple(faults))


def text_file(ask: Ask, path: str) -> tuple[File | None, tuple[Diagnostic, ...]]:
    """Read a text; a file that can't be used is reported."""
    found = ask(FILE, path)
    if not found.fault:
        return File(path, found.data), ()
    if found.fault == "large":
        message, hint = say("file-too-large-brief"), say("split-or-shrink")
        return None, (Diagnostic(path, 0, 0, Code.FILE_TOO_LARGE, message, hint),)
    if found.fault == "missing":
        return None, ()
    message, hint = say("cannot-be-read", fault=fault_words(found.fault)), say("check-permissions")
    return None, (Diagnostic(path, 0, 0, Code.FILE_UNREADABLE, message, hint),)


CONTENT_FILES = (files_below,)
