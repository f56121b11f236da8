"""The rules of conversion, gathered from the records: terms give words, names only change their script."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from briefs.language.han import HAN_RE
from briefs.language.japanese import is_japanese
from briefs.language.languages import ZH_HANS, ZH_HANT
from briefs.language.rules import Rule, Rulebook, with_converted
from briefs.language.script import script_only
from briefs.model.front_matter import Names, ScriptRules, Topic
from briefs.model.law import Instrument
from briefs.model.source import Source, SourceKey, Wording
from briefs.model.term import NameList, Term
from briefs.reading.records.catalogue import Catalogue

_SHORTEST_NAME = 3
"""A name of two characters is most often a word as well."""

Pairs = Iterator[tuple[str, str]]
"""Words with what is given for them, which is empty where only the script changes."""


def term_rules(glossary: Mapping[str, Term]) -> tuple[Rule, ...]:
    """Return the rules of the glossary: one for each form of a term that differs."""
    return _with_exceptions(_made(_of_terms(glossary)), glossary)


def name_rules(
    instruments: Mapping[str, Instrument], sources: Mapping[SourceKey, Source], names: NameList
) -> tuple[Rule, ...]:
    """Return the rules of what has a name: laws, cited works and their authors, bodies and persons."""
    return with_converted(_made([*_of_laws(instruments), *_of_sources(sources), *_of_list(names)]))


def given_rules(rules: ScriptRules) -> tuple[Rule, ...]:
    """Return the rules that a site, topic or brief states."""
    return with_converted(_made([*((word, "") for word in rules.protect), *rules.terms.items()]))


def topic_rules(topics: Mapping[str, Topic]) -> dict[str, Rulebook]:
    """Return the rules of each topic that has any."""
    stated = {name: given_rules(topic.zh_convert) for name, topic in topics.items()}
    return {name: Rulebook(rules) for name, rules in stated.items() if rules}


def _with_exceptions(rules: Iterable[Rule], glossary: Mapping[str, Term]) -> tuple[Rule, ...]:
    """Return the rules of terms with the longer words in which these are not meant."""
    unless = {
        form: (*term.exceptions, *(script_only(word) for word in term.exceptions))
        for term in glossary.values()
        for form in term.forms(ZH_HANT)
    }
    return tuple(msgspec.structs.replace(rule, unless=unless[rule.word]) for rule in rules)


def _made(pairs: Iterable[tuple[str, str]]) -> tuple[Rule, ...]:
    found = dict(pairs)
    scripts = script_only("\n".join(found)).split("\n") if found else []
    return tuple(
        Rule(word, given or script, script) for (word, given), script in zip(found.items(), scripts, strict=True)
    )


def _of_terms(glossary: Mapping[str, Term]) -> Pairs:
    for term in glossary.values():
        if term.zh_hans:
            yield from ((form, term.zh_hans) for form in term.forms(ZH_HANT))


def _of_laws(instruments: Mapping[str, Instrument]) -> Pairs:
    for law in instruments.values():
        for names in (law.names, law.short):
            if isinstance(names, Names) and len(names.zh_hant) >= _SHORTEST_NAME:
                yield names.zh_hant, names.zh_hans


def _of_sources(sources: Mapping[SourceKey, Source]) -> Pairs:
    for source in sources.values():
        for wording in _wordings(source):
            name = _in(wording, ZH_HANT)
            if len(name) >= _SHORTEST_NAME and "\n" not in name:
                yield name, _in(wording, ZH_HANS)


def _wordings(source: Source) -> list[Wording]:
    """Return what a record says of a work's name and of the bodies behind it."""
    wordings = [text for variable, text in source.texts.items() if variable in _NAMING]
    return wordings + [name.literal for names in source.names.values() for name in names if name.literal]


_NAMING = ("title", "title-short", "container-title", "publisher", "authority", "archive", "collection-title")


def _in(wording: Wording, lang: str) -> str:
    return wording.text if wording.lang == lang else wording.others.get(lang, "")


def _of_list(names: NameList) -> Pairs:
    for group in (names.bodies, names.persons):
        yield from ((name, given or "") for name, given in group.items())


class Rules(msgspec.Struct, frozen=True):
    """All rules of a site beside those of single briefs: the general ones, and those of topics by name.

    `japanese` are the words that some record gives as Japanese, each standing for itself.
    """

    general: Rulebook
    japanese: Rulebook
    topics: dict[str, Rulebook]


def gather_rules(catalogue: Catalogue) -> Rules:
    """Return the rules of a site. Names go before terms, and what the settings state before both."""
    named = name_rules(catalogue.instruments, catalogue.sources, catalogue.names)
    stated = given_rules(catalogue.settings.zh_convert) if catalogue.settings else ()
    general = Rulebook([*term_rules(catalogue.glossary), *named, *stated])
    return Rules(general, Rulebook(_japanese(catalogue)), topic_rules(catalogue.topics))


def _japanese(catalogue: Catalogue) -> Iterator[Rule]:
    """Return the words of records that are Japanese there and nowhere Chinese."""
    found: list[tuple[str, str]] = [(term.ja, term.zh_hant) for term in catalogue.glossary.values()]
    for law in catalogue.instruments.values():
        groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
        found += [(names.ja, names.zh_hant) for names in groups]
    for source in catalogue.sources.values():
        # A short title may be words of Chinese too: 公募要領.
        wordings = [wording for wording in _wordings(source) if wording != source.texts.get("title-short")]
        found += [(_in(wording, "ja"), _in(wording, ZH_HANT)) for wording in wordings]
    chinese = {word for _, word in found}
    for word in dict.fromkeys(word for word, _ in found):
        is_long = len(word) > _SHORTEST_NAME or (len(word) == _SHORTEST_NAME and is_japanese(word))
        if is_long and word not in chinese and "\n" not in word and HAN_RE.match(word):
            yield Rule(word, word, word)
