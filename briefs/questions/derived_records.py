"""The rules that the records give, and the records with their Simplified forms."""

from typing import TYPE_CHECKING, TypeVar

import msgspec

from briefs.engine.queries import Ask, helper, query
from briefs.language.languages import Lang
from briefs.language.rules import Rule, Rulebook
from briefs.model.front_matter import Jurisdiction, Names, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.term import Term
from briefs.questions.file_queries import place_of
from briefs.questions.record_queries import (
    JAPANESE,
    NAMED,
    jurisdiction_records,
    law_ids,
    law_paths,
    law_record,
    name_records,
    term_records,
    topic_records,
)
from briefs.questions.settings_query import settings_record
from briefs.questions.world import CHOICES
from briefs.reading.records.conversion_rules import (
    Rules,
    combined_rules,
    japanese_of_term,
    japanese_rules,
    rules_of_names,
    stated_rules,
    term_rules,
    topic_rules,
)
from briefs.reading.records.derived_names import law_with_simplified, with_simplified_names
from briefs.reading.records.law_records import INSTRUMENTS

if TYPE_CHECKING:
    from briefs.reading.markdown.law_book import LawBook

T = TypeVar("T", bound=msgspec.Struct)


@query
def general_rules(ask: Ask) -> tuple[Rule, ...]:
    """Return the rules of the site, those of single topics and briefs excepted; for one word the last one holds."""
    settings, names = ask(settings_record).value, ask(name_records).value
    laws = [rule for _, (_, rules) in ask.rows(NAMED, "law") for rule in rules]
    named = sorted((key, rules) for _, (key, rules) in ask.rows(NAMED, "source"))
    sources = [rule for _, rules in named for rule in rules]
    listed = rules_of_names(names) if names else ()
    stated = stated_rules(settings.zh_convert) if settings else ()
    return combined_rules(term_rules(ask(term_records).value), (*laws, *sources, *listed), stated)


@query
def japanese_words(ask: Ask) -> tuple[Rule, ...]:
    """Return the words that some record gives as Japanese, each standing for itself."""
    terms = [pair for term in ask(term_records).value.values() for pair in japanese_of_term(term)]
    return japanese_rules((*terms, *(pair for _, pairs in ask.rows(JAPANESE) for pair in pairs)))


@query
def mainland_quotes(ask: Ask) -> bool:
    """Return whether Simplified texts have the Mainland's quotation marks."""
    settings = ask(settings_record).value
    return settings is not None and settings.has_mainland_quotes


@helper
def rules(ask: Ask) -> Rules:
    """Return all rules, ready to be looked for."""
    general, japanese = Rulebook(ask(general_rules)), Rulebook(ask(japanese_words))
    return Rules(general, japanese, topic_rules(ask(topic_records).value), ask(mainland_quotes))


_UNKNOWN = Names(zh_hant="–", en="–")
_UNSETTLED = Settings("https://example.org/", _UNKNOWN, _UNKNOWN, _UNKNOWN)
"""Stand for settings that can't be read; no site is made with them."""


@query
def settings(ask: Ask) -> Settings:
    """Return the settings with their Simplified forms; where they have faults, some that let all else be checked."""
    record = ask(settings_record).value or _UNSETTLED
    base_url = ask(CHOICES).base_url
    record = msgspec.structs.replace(record, base_url=base_url) if base_url else record
    return with_simplified_names(record, ask(rules))


@query
def topics(ask: Ask) -> dict[str, Topic]:
    """Return the topics with their Simplified forms."""
    return {key: with_simplified_names(one, ask(rules)) for key, one in ask(topic_records).value.items()}


@query
def jurisdictions(ask: Ask) -> dict[str, Jurisdiction]:
    """Return the jurisdictions with their Simplified forms."""
    found = ask(jurisdiction_records).value
    return {key: with_simplified_names(one, ask(rules)) for key, one in found.items()}


@query
def glossary(ask: Ask) -> dict[str, Term]:
    """Return the glossary with its Simplified forms."""
    return {key: with_simplified_names(one, ask(rules)) for key, one in ask(term_records).value.items()}


@query
def term(ask: Ask, name: str) -> Term | None:
    """Return one term."""
    return ask(glossary).get(name)


@query
def law(ask: Ask, name: str) -> Instrument | None:
    """Return one law with its Simplified forms."""
    path = f"{place_of(ask, INSTRUMENTS)}/{name}.yaml"
    record = ask(law_record, path).law if (path,) in ask(law_paths) else None
    return law_with_simplified(record, ask(rules)) if record else None


@helper
def law_book(ask: Ask, lang: str) -> "LawBook":
    """Return the laws, ready to be looked for by their names in texts of a language."""
    from briefs.reading.markdown.law_book import LawBook

    return LawBook({name: found for name in ask(law_ids) if (found := ask(law, name))}, Lang(lang))


DERIVED_RECORDS = (
    *(general_rules, japanese_words, mainland_quotes, rules, settings, topics, jurisdictions, glossary, term, law),
    law_book,
)
