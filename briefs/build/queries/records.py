"""The records: settings, topics, jurisdictions, glossary, names, laws, sources; and the rules that they give."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from briefs.build.queries.listing import files_below, place_of, text_file
from briefs.build.world import CHOICES, TEMPLATES
from briefs.citing.profiles import Profile, read_profiles
from briefs.citing.styles import CslFormatter
from briefs.citing.works import normal_address
from briefs.engine.queries import Ask, Fact, Relation, helper, producer, query
from briefs.language.languages import Lang
from briefs.language.rules import Rule, Rulebook
from briefs.language.words import Words
from briefs.model.addresses import Address
from briefs.model.front_matter import ID_PATTERN, Jurisdiction, Names, Topic
from briefs.model.law import Instrument
from briefs.model.settings import Settings
from briefs.model.source import Source
from briefs.model.term import NameList, Term
from briefs.reading.markdown.bind_provisions import LawBook
from briefs.reading.markdown.mark_terms import TermBook
from briefs.reading.records.catalogue import (
    CODE_PATTERN,
    GLOSSARY,
    JURISDICTIONS,
    NAMES,
    SETTINGS,
    TOPICS,
    Read,
    read_many,
    read_one,
)
from briefs.reading.records.conversion_rules import (
    Rules,
    WordPair,
    combined_rules,
    japanese_of_law,
    japanese_of_source,
    japanese_of_term,
    japanese_rules,
    rules_of_law,
    rules_of_names,
    rules_of_source,
    stated_rules,
    term_rules,
    topic_rules,
)
from briefs.reading.records.derived_names import law_with_simplified, with_simplified_names
from briefs.reading.records.law_records import INSTRUMENTS, LawRecord, law_name, read_law
from briefs.reading.records.source_files import SOURCES, SUFFIXES, SourceFile, read_source_file

T = TypeVar("T", bound=msgspec.Struct)

SOURCE: Relation[Source] = Relation("source", Source)
"""By slug: the sound records that claim it, in the order of their files; the first has it."""
UNSOUND: Relation[str] = Relation("unsound", str)
"""By key: the record has faults, and is not among the sources."""
SOURCE_LISTED: Relation[tuple[str, str]] = Relation("source-listed", tuple[str, str])
"""Key and slug of each sound record."""
SOURCE_AT: Relation[str] = Relation("source-at", str)
"""By normal web address: the keys of the records that have it."""
TEXT_OF: Relation[str] = Relation("text-of", str)
"""By law: the keys of the sources that are its text."""
NAMED: Relation[tuple[str, tuple[Rule, ...]]] = Relation("named", tuple[str, tuple[Rule, ...]])
"""What is named in records, as rules, with the key of the record; by kind, `law` or `source`."""
JAPANESE: Relation[tuple[WordPair, ...]] = Relation("japanese", tuple[WordPair, ...])
"""Words of a record that are Japanese there, each with the Chinese one beside it."""


@query
def settings_record(ask: Ask) -> Read[Settings | None]:
    """Read the settings as they are written."""
    return _one(ask, SETTINGS, Settings)


@query
def topic_records(ask: Ask) -> Read[dict[str, Topic]]:
    """Read the topics as they are written."""
    return read_many(_text(ask, TOPICS), Topic, ID_PATTERN)


@query
def jurisdiction_records(ask: Ask) -> Read[dict[str, Jurisdiction]]:
    """Read the jurisdictions as they are written."""
    return read_many(_text(ask, JURISDICTIONS), Jurisdiction, CODE_PATTERN)


@query
def term_records(ask: Ask) -> Read[dict[str, Term]]:
    """Read the glossary as it is written."""
    return read_many(_text(ask, GLOSSARY), Term, ID_PATTERN)


@query
def name_records(ask: Ask) -> Read[NameList | None]:
    """Read the list of names; a site may do without."""
    file = _text(ask, NAMES)
    return read_one(file, NameList, file.path) if file else Read(NameList(), ())


def _one(ask: Ask, path: str, kind: type[T]) -> Read[T | None]:
    return read_one(_text(ask, path), kind, place_of(ask, path))


def _text(ask: Ask, path: str):  # type: ignore[no-untyped-def]
    return text_file(ask, place_of(ask, path))[0]


@query
def source_paths(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """List the files with records of sources."""
    return tuple((path,) for path in ask(files_below, place_of(ask, SOURCES)).files if path.endswith(SUFFIXES))


@query
def source_file(ask: Ask, path: str) -> SourceFile:
    """Read a file with records of sources."""
    file, faults = text_file(ask, path)
    return read_source_file(file) if file else SourceFile(faults=faults)


@producer(source_paths, SOURCE, UNSOUND, SOURCE_LISTED, SOURCE_AT, TEXT_OF, NAMED, JAPANESE)
def source_facts(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield what the records of one file say."""
    for claim in ask(source_file, path).claims:
        source = claim.source
        if source is None:
            yield UNSOUND.row(claim.key, claim.key)
            continue
        yield SOURCE.row(source.slug, source)
        yield SOURCE_LISTED.row("", (source.key, source.slug))
        if source.url:
            yield SOURCE_AT.row(normal_address(source.url), source.key)
        if source.instrument:
            yield TEXT_OF.row(source.instrument, source.key)
        yield NAMED.row("source", (source.key, rules_of_source(source)))
        yield JAPANESE.row("", japanese_of_source(source))


@query
def law_paths(ask: Ask) -> tuple[tuple[str, ...], ...]:
    """List the files with records of laws."""
    return tuple((path,) for path in ask(files_below, place_of(ask, INSTRUMENTS)).files if path.endswith(LAW_SUFFIXES))


LAW_SUFFIXES = (".yaml", ".yml", ".json", ".bib", ".md", ".svg")
"""Whatever is read as text and stands among the laws should be one."""


@query
def law_record(ask: Ask, path: str) -> LawRecord:
    """Read the record of a law as it is written."""
    file, faults = text_file(ask, path)
    return read_law(file) if file else LawRecord(law_name(path), path, None, faults)


@producer(law_paths, NAMED, JAPANESE)
def law_facts(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield what the record of a law names."""
    record = ask(law_record, path)
    if record.law:
        yield NAMED.row("law", (record.name, rules_of_law(record.law)))
        yield JAPANESE.row("", japanese_of_law(record.law))


@query
def law_ids(ask: Ask) -> tuple[str, ...]:
    """Return the ids of the laws, in the order of their files."""
    records = [ask(law_record, *path) for path in ask(law_paths)]
    return tuple(record.name for record in records if record.law)


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


@helper
def rules(ask: Ask) -> Rules:
    """Return all rules, ready to be looked for."""
    return Rules(Rulebook(ask(general_rules)), Rulebook(ask(japanese_words)), topic_rules(ask(topic_records).value))


_UNKNOWN = Names(zh_hant="–", en="–")
_UNSETTLED = Settings("https://example.org/", _UNKNOWN, _UNKNOWN, _UNKNOWN)
"""Stand for settings that can't be read; no site is made with them."""


@query
def settings(ask: Ask) -> Settings:
    """Return the settings with their Simplified forms; where they have faults, some that let all else be checked."""
    record = ask(settings_record).value or _UNSETTLED
    base_url = ask(CHOICES).base_url
    record = msgspec.structs.replace(record, base_url=base_url) if base_url else record
    return with_simplified_names(record, ask(rules).general)


@query
def topics(ask: Ask) -> dict[str, Topic]:
    """Return the topics with their Simplified forms."""
    return {key: with_simplified_names(one, ask(rules).general) for key, one in ask(topic_records).value.items()}


@query
def jurisdictions(ask: Ask) -> dict[str, Jurisdiction]:
    """Return the jurisdictions with their Simplified forms."""
    found = ask(jurisdiction_records).value
    return {key: with_simplified_names(one, ask(rules).general) for key, one in found.items()}


@query
def glossary(ask: Ask) -> dict[str, Term]:
    """Return the glossary with its Simplified forms."""
    return {key: with_simplified_names(one, ask(rules).general) for key, one in ask(term_records).value.items()}


@query
def term(ask: Ask, name: str) -> Term | None:
    """Return one term."""
    return ask(glossary).get(name)


@query
def law(ask: Ask, name: str) -> Instrument | None:
    """Return one law with its Simplified forms."""
    path = f"{place_of(ask, INSTRUMENTS)}/{name}.yaml"
    record = ask(law_record, path).law if (path,) in ask(law_paths) else None
    return law_with_simplified(record, ask(rules).general) if record else None


@query
def has_laws(ask: Ask) -> bool:
    """Return whether there is any law."""
    return bool(ask(law_ids))


@query
def has_terms(ask: Ask) -> bool:
    """Return whether there is any term."""
    return bool(ask(term_records).value)


@query
def source_keys(ask: Ask) -> tuple[str, ...]:
    """Return the keys of the sources, in their order; of two that would have one address the first file's counts."""
    first: dict[str, str] = {}
    for _, (key, slug) in ask.rows(SOURCE_LISTED):
        first.setdefault(slug, key)
    return tuple(sorted(first.values()))


@query
def interface_words(ask: Ask, lang: str) -> Words:
    """Return the interface words of a language."""
    return ask(TEMPLATES).words[Lang(lang)]


@query
def assets(ask: Ask) -> dict[str, Address]:
    """Return the addresses of style sheets, scripts and pictures."""
    return ask(TEMPLATES).asset_addresses()


@query
def profiles(ask: Ask) -> dict[str, Profile]:
    """Return the profiles of citation."""
    return read_profiles(ask(TEMPLATES).files)


@query
def style_files(ask: Ask) -> dict[str, bytes]:
    """Return the CSL files, by name."""
    return CslFormatter.of(ask(TEMPLATES).files).files


@helper
def formatter(ask: Ask) -> CslFormatter:
    """Return who formats references."""
    return CslFormatter(ask(style_files))


@helper
def term_book(ask: Ask, lang: str) -> TermBook:
    """Return the terms, ready to be looked for in texts of a language."""
    return TermBook(ask(glossary), Lang(lang))


@helper
def law_book(ask: Ask, lang: str) -> LawBook:
    """Return the laws, ready to be looked for by their names in texts of a language."""
    return LawBook({name: found for name in ask(law_ids) if (found := ask(law, name))}, Lang(lang))


SETTLED = (
    *(topic_records, jurisdiction_records, term_records, name_records),
    *(source_paths, source_file, source_facts, law_paths, law_record, law_facts, law_ids),
    *(
        general_rules,
        japanese_words,
        rules,
        settings,
        topics,
        jurisdictions,
        glossary,
        term,
        law,
        has_laws,
        has_terms,
        source_keys,
    ),
    *(interface_words, assets, profiles, style_files, formatter, term_book, law_book),
)
