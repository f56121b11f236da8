"""Which files are briefs and pages: what there is to read, and what stands where nothing looks for it."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefs.language.han import HAN
from briefs.language.language_names import language_tag
from briefs.language.languages import AUTHORED, BY_CODE, DERIVED, Lang
from briefs.messages.message import NOTHING, Message, say
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.job import RulesInText
from briefs.reading.records.conversion_rules import Rules

if TYPE_CHECKING:
    from briefs.reading.markdown.law_book import LawBook
    from briefs.reading.markdown.mark_terms import TermBook

RESERVED = frozenset(
    {BRIEFS, "topics", "jurisdictions", "years", "search", "sources", "authorities", "map", "laws", "404"}
    | {"glossary", "coverage", "timeline"}
)
"""Names that pages can't take: the site's own folders stand there."""

_ELSEWHERE = (
    "site.yaml",
    "topics.yaml",
    "jurisdictions.yaml",
    "glossary.yaml",
    "names.yaml",
    "approved.yaml",
    "instruments/",
    "sources/",
)


_HAN_RUN = lazy_pattern(f"[{HAN}]+")
_FOLDS = lazy_pattern(r"\n[ \t>]*")
"""Where a paragraph goes on in the next line of the file; a word may stand across."""


class Books(NamedTuple):
    """What is looked for in the texts of a language: terms, and laws by their names."""

    terms: "TermBook"
    laws: "LawBook"


class FolderTexts(msgspec.Struct, frozen=True):
    """The texts in the folder of a brief or page."""

    languages: tuple[Lang, ...] = ()
    """The languages in which it is written, in the order of its files."""
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with its files: texts that are misplaced or misnamed, or none at all."""


def sort_out(
    kind: str, name: str, folder: str, files: Iterable[str], beside: Sequence[str], twins: Container[str]
) -> FolderTexts:
    """Return the texts among the files of a brief's or page's folder, and report misplaced and misnamed ones.

    `folder` is said in diagnostics; `files` are all that are read as text, by path from it, and `beside` the names of
    all others in it; `twins` are the folders beside it that differ from others by capitals only.
    """
    languages: list[Lang] = []
    faults: list[Diagnostic] = []
    listed = list(files)
    for file in listed:
        path = f"{folder}/{file}"
        if not file.endswith(".md"):
            if hint := _misnamed_text(file):
                faults.append(_fault(path, Code.FILE_UNEXPECTED, say("nothing-made-of-file"), hint))
            continue
        if "/" in file:
            hint = say("texts-stand-in-briefs")
            faults.append(_fault(path, Code.FILE_UNEXPECTED, say("nothing-made-of-file"), hint))
        elif name != name.lower() and name.lower() in twins:
            message = say("differ-by-capitals", name=name, lower=name.lower())
            faults.append(_fault(path, Code.ADDRESS_CLASH, message, say("rename-one-folder")))
        elif problem := _name_problem(kind, name):
            faults.append(_fault(path, Code.BRIEF_NAME, problem, _name_hint(name)))
        elif (lang := Lang(file.removesuffix(".md"))) not in AUTHORED:
            faults.append(_language_fault(path, lang))
        else:
            languages.append(lang)
    faults += [
        _fault(f"{folder}/{file}", Code.FILE_UNEXPECTED, say("nothing-made-of-file"), hint)
        for file in beside
        if (hint := _misnamed_text(file))
    ]
    is_imported = any(_IMPORTED.search(file) for file in beside)
    is_misnamed = any(_misnamed_text(file) for file in listed)
    if (listed or is_imported) and not is_misnamed and not any(file.endswith(".md") for file in listed):
        hint = say("import-the-file", id=name) if is_imported else say("add-text-or-delete-folder")
        faults.append(_fault(folder, Code.BRIEF_EMPTY, say("folder-without-text"), hint))
    return FolderTexts(tuple(languages), tuple(faults))


def stray_faults(folder: str, files: Iterable[str]) -> Iterator[Diagnostic]:
    """Report files of the content, by path from its folder, of which nothing is made."""
    for file in files:
        kind, slash, rest = file.partition("/")
        in_text_folder = kind in (BRIEFS, PAGES) and slash and "/" in rest
        if not in_text_folder and not file.startswith(_ELSEWHERE):
            path, message = f"{folder}/{file}", say("nothing-made-of-file")
            yield _fault(path, Code.FILE_UNEXPECTED, message, _stray_hint(kind, file))


def _stray_hint(kind: str, file: str) -> Message:
    """Return where a file belongs of which nothing is made: its folder may have a slip, or its ending."""
    known = [*(name.removesuffix("/") for name in _ELSEWHERE), BRIEFS, PAGES]
    near = nearest(kind, known) if kind not in known else NOTHING
    if near.key == "did-you-mean":
        return near
    return say("texts-stand-in-briefs") if file.endswith(".md") else say("move-or-delete")


_OTHER_RECORDS = (".ris", ".enw", ".nbib", ".rdf", ".xml", ".txt", ".bibtex", ".docx", ".doc", ".csv", ".xlsx", ".ods")


def unread_records(folder: str, files: Iterable[str]) -> Iterator[Diagnostic]:
    """Report files among those of sources that are records in a form which is not read; nothing is made of them."""
    for file in files:
        if file.startswith("sources/") and file.lower().endswith(_OTHER_RECORDS):
            hint = say("export-records-as")
            yield _fault(f"{folder}/{file}", Code.FILE_UNEXPECTED, say("nothing-made-of-file"), hint)


def rules_for(file: File, rules: Rules, books: Books, lang: Lang) -> RulesInText:
    """Return the rules whose words stand in a file, so that a new rule re-reads only the briefs that it touches."""
    text = _FOLDS.sub("", file.data.decode("utf-8", "replace"))
    # In English only what is written in Han matters here.
    han = text if lang in DERIVED else "\n".join(_HAN_RUN.findall(text))
    japanese = tuple(rule.word for rule in rules.japanese.within(han))
    if lang not in DERIVED:
        return RulesInText(japanese=japanese, terms=books.terms.within(text), laws=books.laws.within(text))
    by_topic = {name: book.within(text) for name, book in rules.topics.items()}
    return RulesInText(
        rules.general.within(text),
        {name: found for name, found in by_topic.items() if found},
        japanese,
        books.terms.within(text),
        books.laws.within(text),
        quotes=rules.quotes,
    )


def _fault(path: str, code: Code, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(path, 0, 0, code, message, hint)


def _name_problem(kind: str, name: str) -> Message:
    if not re.fullmatch(ID_PATTERN, name):
        return say("folder-name-no-address", name=name)
    if kind == PAGES and name in RESERVED:
        return say("page-name-taken", name=name)
    return NOTHING


def _name_hint(name: str) -> Message:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return say("rename-for-instance", plain=plain) if plain and plain != name else say("use-letters-and-hyphens")


_MISNAMED = re.compile(
    r"(?i)^(?P<name>[A-Za-z-]+?)(?P<ending>\.md\.(?:txt|docx?)|\.markdown|\.txt|(?-i:\.(?:MD|Md|mD)))$"
)
_IMPORTED = re.compile(r"(?i)\.(?:docx|odt|rtf|html?)$")
"""Files that `briefs import` makes briefs of."""
_COPY = re.compile(r"複製|副本|複本|拷贝|\bcopy\b|\(\d+\)$", re.IGNORECASE)


def _misnamed_text(file: str) -> Message:
    """Return a hint for a file that seems to be a text under another ending: an editor put `.txt` behind `.md`."""
    if (found := _MISNAMED.fullmatch(file)) and not file.endswith(".md"):
        return say("rename-file-to", name=f"{found['name']}.md")
    return NOTHING


def _language_fault(path: str, lang: Lang) -> Diagnostic:
    if lang in BY_CODE:
        message = say("language-is-derived", lang=lang, derived_from=str(BY_CODE[lang].derived_from))
        return _fault(path, Code.BRIEF_LANGUAGE, message, say("delete-file"))
    if _COPY.search(lang):
        return _fault(path, Code.BRIEF_LANGUAGE, say("seems-a-copy", lang=lang), say("move-copy-away"))
    if lang.lower() in ("readme", "index", "notes", "todo"):
        return _fault(path, Code.BRIEF_LANGUAGE, say("not-a-language-of-site", lang=lang), say("move-or-rename-text"))
    names = [*AUTHORED]
    meant = lang.removesuffix(".md") if lang.endswith(".md") else language_tag(lang.strip())
    if meant in names and meant != lang:
        return _fault(
            path, Code.BRIEF_LANGUAGE, say("not-a-language-of-site", lang=lang), say("did-you-mean", word=meant)
        )
    hint = {"zh": say("rename-zh-hant-md"), "zh-TW": say("rename-zh-hant-md")}.get(lang) or nearest(lang, names)
    return _fault(path, Code.BRIEF_LANGUAGE, say("not-a-language-of-site", lang=lang), hint)
