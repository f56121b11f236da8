"""Which files are briefs and pages: what there is to read, and what stands where nothing looks for it."""

import re
from collections import defaultdict
from typing import NamedTuple

import msgspec

from briefs.language.han import HAN
from briefs.language.languages import AUTHORED, BY_CODE, DERIVED, Lang
from briefs.language.rules import pairs_of
from briefs.language.words import Words
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import File
from briefs.model.diagnostic import Code, Diagnostic, nearest
from briefs.model.front_matter import ID_PATTERN
from briefs.model.law import Instrument
from briefs.model.term import Term
from briefs.reading.files.walk import Content
from briefs.reading.markdown.bind_provisions import LawBook
from briefs.reading.markdown.mark_terms import TermBook
from briefs.reading.markdown.read_brief import Job, RulesInText
from briefs.reading.records.conversion_rules import Rules

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


_HAN_RUN = re.compile(f"[{HAN}]+")
_FOLDS = re.compile(r"\n[ \t>]*")
"""Where a paragraph goes on in the next line of the file; a word may stand across."""


class Books(NamedTuple):
    """What is looked for in the texts of a language: terms, and laws by their names."""

    terms: TermBook
    laws: LawBook


def list_jobs(
    content: Content,
    words: dict[Lang, Words],
    rules: Rules,
    glossary: dict[str, Term],
    instruments: dict[str, Instrument],
    *,
    allow_html: bool,
) -> tuple[tuple[Job, ...], tuple[Diagnostic, ...]]:
    """Return a job for each text in a language that authors write, and report misplaced and misnamed files."""
    jobs: list[Job] = []
    books = {lang: Books(TermBook(glossary, lang), LawBook(instruments, lang)) for lang in AUTHORED}
    faults: list[Diagnostic] = []
    folders: dict[str, list[str]] = defaultdict(list)
    places = {"/".join(path.split("/")[:2]) + "/" for path in content.texts}
    for path, file in content.texts.items():
        kind, _, rest = path.partition("/")
        if kind not in (BRIEFS, PAGES):
            if not path.startswith(_ELSEWHERE):
                faults.append(_fault(file, Code.FILE_UNEXPECTED, "nothing is made of this file", "Move or delete it."))
            continue
        name, _, own_name = rest.partition("/")
        folders[f"{kind}/{name}"] += [own_name]
        if not own_name.endswith(".md"):
            continue
        if "/" in own_name or not own_name:
            hint = "Texts stand as briefs/<id>/zh-Hant.md and en.md."
            faults.append(_fault(file, Code.FILE_UNEXPECTED, "nothing is made of this file", hint))
        elif name != name.lower() and f"{kind}/{name.lower()}/" in places:
            message = f"{name} and {name.lower()} are one address: they differ by capitals only"
            faults.append(_fault(file, Code.ADDRESS_CLASH, message, "Rename one of the two folders."))
        elif problem := _name_problem(kind, name):
            faults.append(_fault(file, Code.BRIEF_NAME, problem, _name_hint(name)))
        elif (lang := Lang(own_name.removesuffix(".md"))) not in AUTHORED:
            faults.append(_language_fault(file, lang))
        else:
            own = {code: words[code] for code, language in BY_CODE.items() if lang in (code, language.derived_from)}
            found = _rules_for(file, rules, books[lang], lang)
            if kind == PAGES:
                # Pages of laws list what briefs say of a provision; a page that is none has no place there.
                found = msgspec.structs.replace(found, laws=())
            jobs.append(Job(kind, name, lang, file, own, allow_html, found))
    for folder, files in folders.items():
        if not any(name.endswith(".md") for name in files):
            place = f"{content.folder}/{folder}"
            hint = "Add zh-Hant.md or en.md, or delete the folder."
            faults.append(Diagnostic(place, 0, 0, Code.BRIEF_EMPTY, "the folder holds no text", hint))
    return tuple(jobs), tuple(faults)


def _rules_for(file: File, rules: Rules, books: Books, lang: Lang) -> RulesInText:
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
    )


def _fault(file: File, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(file.path, 0, 0, code, message, hint)


def _name_problem(kind: str, name: str) -> str:
    if not re.fullmatch(ID_PATTERN, name):
        return f"the folder name {name} can't be an address"
    if kind == PAGES and name in RESERVED:
        return f"a page can't be called {name}: the site's own pages stand there"
    return ""


def _name_hint(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"Rename it, for instance to {plain}." if plain and plain != name else "Use a-z, 0-9 and hyphens."


def _language_fault(file: File, lang: Lang) -> Diagnostic:
    if lang in BY_CODE:
        message = f"{lang} is derived from {BY_CODE[lang].derived_from}, not written"
        return _fault(file, Code.BRIEF_LANGUAGE, message, "Delete the file.")
    names = [*AUTHORED]
    hint = {"zh": "Rename it to zh-Hant.md.", "zh-TW": "Rename it to zh-Hant.md."}.get(lang) or nearest(lang, names)
    return _fault(file, Code.BRIEF_LANGUAGE, f"{lang} is not a language of this site", hint)
