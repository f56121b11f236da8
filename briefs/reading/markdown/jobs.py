"""Which files are briefs and pages: what there is to read, and what stands where nothing looks for it."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefs.language.han import HAN
from briefs.language.languages import AUTHORED, BY_CODE, DERIVED, Lang
from briefs.language.rules import pairs_of
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.patterns import lazy_pattern
from briefs.reading.markdown.job import RulesInText
from briefs.reading.records.conversion_rules import Rules

if TYPE_CHECKING:
    from briefs.reading.markdown.bind_provisions import LawBook
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


def sort_out(kind: str, name: str, folder: str, files: Iterable[str], twins: Container[str]) -> FolderTexts:
    """Return the texts among the files of a brief's or page's folder, and report misplaced and misnamed ones.

    `folder` is said in diagnostics; `files` are all that are read as text, by path from it; `twins` are the folders
    beside it that differ from others by capitals only.
    """
    languages: list[Lang] = []
    faults: list[Diagnostic] = []
    listed = list(files)
    for file in listed:
        path = f"{folder}/{file}"
        if not file.endswith(".md"):
            continue
        if "/" in file:
            hint = "Texts stand as briefs/<id>/zh-Hant.md and en.md."
            faults.append(_fault(path, Code.FILE_UNEXPECTED, "nothing is made of this file", hint))
        elif name != name.lower() and name.lower() in twins:
            message = f"{name} and {name.lower()} are one address: they differ by capitals only"
            faults.append(_fault(path, Code.ADDRESS_CLASH, message, "Rename one of the two folders."))
        elif problem := _name_problem(kind, name):
            faults.append(_fault(path, Code.BRIEF_NAME, problem, _name_hint(name)))
        elif (lang := Lang(file.removesuffix(".md"))) not in AUTHORED:
            faults.append(_language_fault(path, lang))
        else:
            languages.append(lang)
    if listed and not any(file.endswith(".md") for file in listed):
        hint = "Add zh-Hant.md or en.md, or delete the folder."
        faults.append(_fault(folder, Code.BRIEF_EMPTY, "the folder holds no text", hint))
    return FolderTexts(tuple(languages), tuple(faults))


def stray_faults(folder: str, files: Iterable[str]) -> Iterator[Diagnostic]:
    """Report files of the content, by path from its folder, of which nothing is made."""
    for file in files:
        kind, slash, rest = file.partition("/")
        in_text_folder = kind in (BRIEFS, PAGES) and slash and "/" in rest
        if not in_text_folder and not file.startswith(_ELSEWHERE):
            path, message = f"{folder}/{file}", "nothing is made of this file"
            yield _fault(path, Code.FILE_UNEXPECTED, message, "Move or delete it.")


def rules_for(file: File, rules: Rules, books: Books, lang: Lang) -> RulesInText:
    """Return the rules whose words stand in a file, so that a new rule re-reads only the briefs that it touches."""
    text = _FOLDS.sub("", file.data.decode("utf-8", "replace"))
    # In English only what is written in Han matters here.
    han = text if lang in DERIVED else "\n".join(_HAN_RUN.findall(text))
    pairs = pairs_of(han)
    japanese = tuple(rule.word for rule in rules.japanese.within(han, pairs))
    if lang not in DERIVED:
        return RulesInText(japanese=japanese, terms=books.terms.within(text, pairs), laws=books.laws.within(text))
    by_topic = {name: book.within(text, pairs) for name, book in rules.topics.items()}
    return RulesInText(
        rules.general.within(text, pairs),
        {name: found for name, found in by_topic.items() if found},
        japanese,
        books.terms.within(text, pairs),
        books.laws.within(text),
        quotes=rules.quotes,
    )


def _fault(path: str, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, 0, 0, code, message, hint)


def _name_problem(kind: str, name: str) -> str:
    if not re.fullmatch(ID_PATTERN, name):
        return f"the folder name {name} can't be an address"
    if kind == PAGES and name in RESERVED:
        return f"a page can't be called {name}: the site's own pages stand there"
    return ""


def _name_hint(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"Rename it, for instance to {plain}." if plain and plain != name else "Use a-z, 0-9 and hyphens."


def _language_fault(path: str, lang: Lang) -> Diagnostic:
    if lang in BY_CODE:
        message = f"{lang} is derived from {BY_CODE[lang].derived_from}, not written"
        return _fault(path, Code.BRIEF_LANGUAGE, message, "Delete the file.")
    names = [*AUTHORED]
    hint = {"zh": "Rename it to zh-Hant.md.", "zh-TW": "Rename it to zh-Hant.md."}.get(lang) or nearest(lang, names)
    return _fault(path, Code.BRIEF_LANGUAGE, f"{lang} is not a language of this site", hint)
