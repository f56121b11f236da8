"""Records → diagnostics: what a work of its kind lacks, and what no style of the site prints of it."""

from collections.abc import Iterable, Iterator

import yaml

from briefs.citing.canonical import Canonical
from briefs.citing.kinds import Kind, kinds
from briefs.citing.printed_work import Work
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic
from briefs.model.source import NAMES, Source

_COMMON_WORDS = """
    title author issued URL accessed container-title volume issue page number publisher authority title-short
    container-title-short
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Variables that every style prints somewhere: a record of nothing else needs no style to be asked."""
_OF_PERIODICALS = frozenset({"volume", "issue", "authority"})
_LOOSE = dict.fromkeys(("document", "hearing", "manuscript", "report", "webpage"), _OF_PERIODICALS)
_LOOSE["article"] = _OF_PERIODICALS | {"page"}
"""Variables that few styles print of works that are no periodicals or judgments, by type."""
_KEPT_WORDS = """
    abstract annote archive archive_collection archive_location archive-place call-number DOI ISBN ISSN PMCID PMID
    keyword license note references source status medium dimensions scale number-of-pages number-of-volumes
    page-first printing-number year-suffix accessed available-date submitted title-short container-title-short
    collection-title collection-number original-title original-publisher original-publisher-place original-date
    event event-place event-date reviewed-title reviewed-genre version language ECLI
"""
_NOT_CITED = frozenset(_KEPT_WORDS.split())
"""Variables that are kept for other uses, or that guides leave out on purpose."""


def check_needs(source: Source, found: Canonical) -> Iterator[Diagnostic]:
    """Report what a work of its kind can't be cited without, each field with what it is and an example."""
    kind = kinds().get(found.kind)
    said = {*found.source.texts, *found.source.names, *found.source.dates}
    for names in kind.required if kind else ():
        name, *instead = names.split("|")
        if kind and name not in said and not said.intersection(instead):
            yield _missing(source, name, kind)


def _missing(source: Source, name: str, kind: Kind) -> Diagnostic:
    words = kind.needs[name] if name in kind.needs else kind.takes[name]
    example = kind.record.get(name)
    shown = yaml.safe_dump({name: example}, allow_unicode=True, default_flow_style=True, width=1000) if example else ""
    hint = say("add-line-as", line=shown.strip()[1:-1]) if shown else say("add-line-of", missing=name)
    called = say("in-each-language", en=kind.names["en"], zh=kind.names["zh-Hant"])
    meaning = say("in-each-language", en=words["en"], zh=words["zh-Hant"])
    message = say("kind-needs-field", key=source.key, kind=called, name=name, words=meaning)
    return Diagnostic(source.path, source.line, source.column, Code.SOURCE_INCOMPLETE, message, hint)


def needs_a_look(source: Source) -> bool:
    """Return whether a record has fields that not every style prints."""
    said = {*source.texts, *source.names, *source.dates}
    return not said <= _assumed(source) | _NOT_CITED


def _assumed(source: Source) -> frozenset[str]:
    """Return the variables that every style prints of a work of its type."""
    return _COMMON - _LOOSE.get(source.type, frozenset())


def check_printed(source: Source, works: Iterable[Work]) -> Iterator[Diagnostic]:
    """Report once what none of the site's styles prints of a work; `works` is it as each of its languages cites it."""
    printed: set[str] = set()
    for work in works:
        # What a rule took into another field, as a section of a newspaper into its page (A1), is not lost.
        printed |= work.printed() | (source.texts.keys() - work.canonical.source.texts.keys())
    said = {*source.texts, *(name for name in source.names if name in NAMES), *source.dates}
    lost = sorted(said - printed - _assumed(source) - _NOT_CITED)
    if lost:
        message = say("styles-print-no", key=source.key, names=tuple(lost))
        # In CSL an `article` is a preprint, and one in a periodical has a type of its own.
        in_journal = source.type == "article" and "container-title" in said and _LOOSE["article"].intersection(lost)
        hint = say("did-you-mean", word="article-journal") if in_journal else say("look-at-type")
        yield Diagnostic(source.path, source.line, source.column, Code.SOURCE_UNPRINTED, message, hint)
