"""The rules of conversion, gathered from the records: terms give words, names only change their script."""

from collections.abc import Container, Iterable, Mapping

import msgspec

from briefs.language.han import HAN_RE
from briefs.language.japanese import is_japanese
from briefs.language.languages import ZH_HANS, ZH_HANT
from briefs.language.recogniser.signs import has_word_of_japanese_alone
from briefs.language.rules import Rule, Rulebook, with_converted
from briefs.language.script import script_only
from briefs.model.front_matter import Names, ScriptRules, Topic
from briefs.model.law import Instrument
from briefs.model.source import Name, Source, Wording
from briefs.model.term import NameList, Term
from briefs.reading.records.catalogue import Catalogue

_SHORTEST_NAME = 3
"""A name of two characters is most often a word as well."""

Pairs = Iterable[tuple[str, str]]
"""Words with what is given for them, which is empty where only the script changes."""
WordPair = tuple[str, str]
"""A Japanese word of a record, and the Chinese one beside it or nothing."""


class Rules(msgspec.Struct, frozen=True):
    """All rules of a site beside those of single briefs."""

    general: Rulebook
    """Those of the glossary, of names and of the settings; for one word the last of these counts."""
    japanese: Rulebook
    """The words that some record gives as Japanese, each standing for itself."""
    topics: dict[str, Rulebook]
    """Those that a topic states, by its key; a topic that states none is not here."""
    quotes: bool = False
    """Whether quotation marks become the Mainland's (`zh_quotes` of the site)."""

    @property
    def by_script(self) -> "Rules":
        """Return what is left for names, which change their script only."""
        return Rules(Rulebook(()), self.japanese, {}, self.quotes)


def gather_rules(catalogue: Catalogue) -> Rules:
    """Return the rules of a whole catalogue."""
    named = [
        *(rule for law in catalogue.instruments.values() for rule in rules_of_law(law)),
        *(rule for source in catalogue.sources.values() for rule in rules_of_source(source)),
        *rules_of_names(catalogue.names),
    ]
    stated = stated_rules(catalogue.settings.zh_convert) if catalogue.settings else ()
    words = [pair for term in catalogue.glossary.values() for pair in japanese_of_term(term)]
    words += [pair for law in catalogue.instruments.values() for pair in japanese_of_law(law)]
    words += [pair for source in catalogue.sources.values() for pair in japanese_of_source(source)]
    general = combined_rules(term_rules(catalogue.glossary), named, stated)
    quotes = catalogue.settings is not None and catalogue.settings.has_mainland_quotes
    return Rules(Rulebook(general), Rulebook(japanese_rules(words)), topic_rules(catalogue.topics), quotes)


def combined_rules(terms: Iterable[Rule], named: Iterable[Rule], stated: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the general rules. Names go before terms, and what the settings state before both."""
    return (*terms, *with_converted({rule.word: rule for rule in named}.values()), *stated)


def term_rules(glossary: Mapping[str, Term]) -> tuple[Rule, ...]:
    """Return the rules of the glossary: one for each form of a term that differs, with where it is not meant."""
    pairs = [(form, term.zh_hans) for term in glossary.values() if term.zh_hans for form in term.forms(ZH_HANT)]
    unless = {
        form: (*term.exceptions, *(script_only(word) for word in term.exceptions))
        for term in glossary.values()
        for form in term.forms(ZH_HANT)
    }
    made = _made(pairs)
    return tuple(
        msgspec.structs.replace(rule, unless=unless[rule.word], is_term=rule.given != rule.script) for rule in made
    )


def stated_rules(rules: ScriptRules) -> tuple[Rule, ...]:
    """Return the rules that a site, topic or brief states."""
    chinese = with_converted(_made([*((word, "") for word in rules.protect), *rules.terms.items()]))
    japanese = (Rule(word, word, word, settles="ja") for word in rules.japanese)
    return (*(msgspec.structs.replace(rule, settles="zh-Hant") for rule in chinese), *japanese)


def topic_rules(topics: Mapping[str, Topic]) -> dict[str, Rulebook]:
    """Return the rules of each topic that has any."""
    stated = {name: stated_rules(topic.zh_convert) for name, topic in topics.items()}
    return {name: Rulebook(rules) for name, rules in stated.items() if rules}


def rules_of_law(law: Instrument) -> tuple[Rule, ...]:
    """Return the rules of a law's names."""
    groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
    return _made([(names.zh_hant, names.zh_hans) for names in groups if len(names.zh_hant) >= _SHORTEST_NAME])


def rules_of_source(source: Source) -> tuple[Rule, ...]:
    """Return the rules of what a cited work and the bodies behind it are called."""
    named = [(_in(wording, ZH_HANT), _in(wording, ZH_HANS)) for wording in _wordings(source)]
    return _made([(name, given) for name, given in named if len(name) >= _SHORTEST_NAME and "\n" not in name])


def rules_of_names(names: NameList) -> tuple[Rule, ...]:
    """Return the rules of the list of names."""
    return _made([(name, given or "") for group in (names.bodies, names.persons) for name, given in group.items()])


def japanese_of_term(term: Term) -> tuple[WordPair, ...]:
    """Return the Japanese word of a term, where it tells: 個人情報 stands in Korean and Chinese names too."""
    tells = is_japanese(term.ja) or has_word_of_japanese_alone(term.ja)
    return ((term.ja, term.zh_hant),) if tells else ()


def japanese_of_law(law: Instrument) -> tuple[WordPair, ...]:
    """Return the Japanese names of a law."""
    groups = [names for names in (law.names, law.short) if isinstance(names, Names)]
    return tuple((names.ja, names.zh_hant) for names in groups)


def japanese_of_source(source: Source) -> tuple[WordPair, ...]:
    """Return what a cited work is called in Japanese; a short title may be words of Chinese too (公募要領)."""
    wordings = [wording for wording in _wordings(source) if wording != source.texts.get("title-short")]
    persons = [(_person(name), "") for names in source.names.values() for name in names]
    return (*((_in(wording, "ja"), _in(wording, ZH_HANT)) for wording in wordings), *persons)


def _person(name: Name) -> str:
    """Return the name of a person in Japanese, as a text has it: 於田太郎."""
    return _in(name.family, "ja") + _in(name.given, "ja") if name.family and name.given else ""


def japanese_rules(found: Iterable[WordPair]) -> tuple[Rule, ...]:
    """Return the words of records that are Japanese there and nowhere Chinese, each standing for itself."""
    pairs = list(found)
    chinese = {word for _, word in pairs}
    return tuple(Rule(word, word, word) for word in dict.fromkeys(word for word, _ in pairs) if _tells(word, chinese))


def _tells(word: str, chinese: Container[str]) -> bool:
    """Return whether a word is long enough to be one only, and nowhere Chinese."""
    is_long = len(word) > _SHORTEST_NAME or (len(word) == _SHORTEST_NAME and is_japanese(word))
    return is_long and word not in chinese and "\n" not in word and HAN_RE.match(word) is not None


def _made(pairs: Pairs) -> tuple[Rule, ...]:
    """Return rules for words, with what the script alone makes of each, in one call."""
    found = dict(pairs)
    scripts = script_only("\n".join(found)).split("\n") if found else []
    return tuple(
        Rule(word, given or script, script) for (word, given), script in zip(found.items(), scripts, strict=True)
    )


_NAMING = ("title", "title-short", "container-title", "publisher", "authority", "archive", "collection-title")


def _wordings(source: Source) -> list[Wording]:
    """Return what a record says of a work's name and of the bodies behind it."""
    wordings = [text for variable, text in source.texts.items() if variable in _NAMING]
    return wordings + [name.literal for names in source.names.values() for name in names if name.literal]


def _in(wording: Wording, lang: str) -> str:
    return wording.text if wording.lang == lang else wording.others.get(lang, "")
