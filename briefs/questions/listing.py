"""Which files are there: texts, side files, records, pictures, and what stands where nothing looks for it."""

from briefs.engine.queries import Ask, query
from briefs.language.languages import Lang
from briefs.model.addresses import BRIEFS, PAGES
from briefs.questions.file_queries import entries_of, files_below, place_of
from briefs.questions.settings_query import settings_record
from briefs.questions.world import FOLDER, MEDIA

_PUBLISHED = (*MEDIA, ".svg")
LANGUAGES = ("zh-Hant.md", "en.md")
"""The names that texts have."""


@query
def brief_folders(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """List the folders of briefs: the domain of whatever is answered for each brief."""
    found = ask(FOLDER, place_of(ask, BRIEFS))
    return tuple((entry.name,) for entry in found.entries if entry.kind == "folder")


@query
def documents_folder(ask: Ask) -> str:
    """Return the folder beside the content that holds further pages; nothing without one."""
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
            inner = entries_of(ask, f"{documents}/{entry.name}")
            if any(one.kind == "file" and one.name in LANGUAGES for one in inner):
                own.append(entry.name)
    return tuple((name,) for name in sorted(set(own)))


@query
def home_of(ask: Ask, kind: str, name: str, file: str) -> str:
    """Return the path of a file of a brief or page (of a page also in the folder of documents), or nothing."""
    own = place_of(ask, f"{kind}/{name}")
    if any(entry.name == file and entry.kind == "file" for entry in entries_of(ask, own)):
        return f"{own}/{file}"
    documents = ask(documents_folder) if kind == PAGES else ""
    if documents:
        beside = f"{documents}/{name}"
        if any(entry.name == file and entry.kind == "file" for entry in entries_of(ask, beside)):
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


def language_of(file: str) -> Lang:
    """Return the language that the name of a text says."""
    return Lang(file.removesuffix(".md"))


LISTING = (brief_folders, documents_folder, page_folders, home_of, media_of)
