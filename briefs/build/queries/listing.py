"""Which files are there: texts, side files, records, pictures, and what stands where nothing looks for it."""

import msgspec

from briefs.build.world import CONTENT_NAME, FILE, FOLDER, MEDIA
from briefs.engine.queries import Ask, query
from briefs.language.languages import Lang
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic

TEXTS = (".md", ".yaml", ".yml", ".json", ".bib", ".svg")
"""Suffixes of files that are read as text."""
_PUBLISHED = (*MEDIA, ".svg")
_LANGUAGES = ("zh-Hant.md", "en.md")


class Listed(msgspec.Struct, frozen=True):
    """The files below a folder, by path from the folder that holds the content, and what could not be listed."""

    files: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def place_of(ask: Ask, path: str) -> str:
    """Return the path of something in the content, seen from the folder that holds the content."""
    return f"{ask(CONTENT_NAME)}/{path}".rstrip("/")


@query
def files_below(ask: Ask, path: str) -> Listed:
    """List every file below a folder; links that lead out are refused."""
    files: list[str] = []
    faults: list[Diagnostic] = []
    found = ask(FOLDER, path)
    if found.fault:
        hint = "Check its permissions."
        faults.append(Diagnostic(path, 0, 0, Code.FILE_UNREADABLE, f"can't be read: {found.fault}", hint))
    for entry in found.entries:
        inner = f"{path}/{entry.name}"
        if entry.kind == "link":
            message = "a symbolic link that is not followed"
            faults.append(Diagnostic(inner, 0, 0, Code.FILE_SYMLINK, message, "Put the file itself here."))
        elif entry.kind == "folder":
            below = ask(files_below, inner)
            files += below.files
            faults += below.faults
        else:
            files.append(inner)
    return Listed(tuple(files), tuple(faults))


@query
def brief_folders(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """List the folders of briefs: the domain of whatever is answered for each brief."""
    found = ask(FOLDER, place_of(ask, BRIEFS))
    return tuple((entry.name,) for entry in found.entries if entry.kind == "folder")


@query
def documents_folder(ask: Ask) -> str:
    """Return the folder beside the content that holds further pages; nothing without one."""
    from briefs.build.queries.records import settings_record

    settings = ask(settings_record).value
    return settings.documents if settings else ""


@query
def page_folders(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """List the pages that are no briefs, by name: those of the content, and those of the folder of documents."""
    own = [entry.name for entry in ask(FOLDER, place_of(ask, PAGES)).entries if entry.kind == "folder"]
    documents = ask(documents_folder)
    beside = ask(FOLDER, documents).entries if documents else ()
    for entry in beside:
        if entry.kind == "folder":
            inner = ask(FOLDER, f"{documents}/{entry.name}").entries
            if any(one.kind == "file" and one.name in _LANGUAGES for one in inner):
                own.append(entry.name)
    return tuple((name,) for name in sorted(set(own)))


@query
def home_of(ask: Ask, kind: str, name: str, file: str) -> str:
    """Return the path of a file of a brief or page (of a page also in the folder of documents), or nothing."""
    own = place_of(ask, f"{kind}/{name}")
    if any(entry.name == file and entry.kind == "file" for entry in ask(FOLDER, own).entries):
        return f"{own}/{file}"
    documents = ask(documents_folder) if kind == PAGES else ""
    if documents:
        beside = f"{documents}/{name}"
        if any(entry.name == file and entry.kind == "file" for entry in ask(FOLDER, beside).entries):
            return f"{beside}/{file}"
    return ""


@query
def media_of(ask: Ask, kind: str, name: str) -> dict[str, str]:
    """Return the pictures and other files of a brief or page that are published: content path and place of each."""
    found: dict[str, str] = {}
    homes = [place_of(ask, f"{kind}/{name}")]
    if kind == PAGES and (documents := ask(documents_folder)):
        homes.insert(0, f"{documents}/{name}")
    for home in homes:
        for path in ask(files_below, home).files:
            if path.lower().endswith(_PUBLISHED):
                found[f"{kind}/{name}/{path.removeprefix(f'{home}/')}"] = path
    return found


def text_file(ask: Ask, path: str) -> tuple[File | None, tuple[Diagnostic, ...]]:
    """Read a text; a file that can't be used is reported."""
    found = ask(FILE, path)
    if not found.fault:
        return File(path, found.data), ()
    if found.fault == "large":
        message, hint = "the file is too large to be a brief", "Split or shrink it."
        return None, (Diagnostic(path, 0, 0, Code.FILE_TOO_LARGE, message, hint),)
    if found.fault == "missing":
        return None, ()
    message, hint = f"can't be read: {found.fault}", "Check its permissions."
    return None, (Diagnostic(path, 0, 0, Code.FILE_UNREADABLE, message, hint),)


def language_of(file: str) -> Lang:
    """Return the language that the name of a text says."""
    return Lang(file.removesuffix(".md"))


LISTING = (files_below, brief_folders, documents_folder, page_folders, home_of, media_of)
