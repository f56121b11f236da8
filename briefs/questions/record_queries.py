"""The records: settings, topics, jurisdictions, glossary, names, laws, sources; and the rules that they give."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from briefs.citing.works import normal_address
from briefs.engine.queries import Ask, Fact, Relation, producer, query
from briefs.language.keys import doubtful_keys
from briefs.language.rules import Rule
from briefs.library.authorities import kind_of
from briefs.model.front_matter import ID_PATTERN, Jurisdiction, Topic
from briefs.model.source import Source, slug_of
from briefs.model.term import NameList, Term
from briefs.questions.file_queries import files_below, place_of, text_file
from briefs.reading.records.catalogue import (
    CODE_PATTERN,
    GLOSSARY,
    JURISDICTIONS,
    NAMES,
    TOPICS,
    Read,
    read_many,
    read_one,
)
from briefs.reading.records.conversion_rules import (
    WordPair,
    japanese_of_law,
    japanese_of_source,
    rules_of_law,
    rules_of_source,
)
from briefs.reading.records.law_records import INSTRUMENTS, LawRecord, law_name, read_law
from briefs.reading.records.source_files import SOURCES, SUFFIXES, SourceFile, read_source_file

T = TypeVar("T", bound=msgspec.Struct)

SOURCE: Relation[Source] = Relation("source", Source)
"""By slug: the sound records that claim it, in the order of their files; the first has it."""
UNSOUND: Relation[str] = Relation("unsound", str)
"""By key: the record has faults, and is not among the sources."""
SOURCE_LISTED: Relation[tuple[str, str, str]] = Relation("source-listed", tuple[str, str, str])
"""Key and slug of each sound record, and the id of the law of which it is said to be the text."""
SOURCE_AT: Relation[str] = Relation("source-at", str)
"""By normal web address: the keys of the records that have it."""
AUTHORITY: Relation[tuple[str, str, str, str]] = Relation("authority", tuple[str, str, str, str])
"""Kind, jurisdiction, title and key of each sound record."""
ON_THE_WEB: Relation[tuple[str, bool]] = Relation("on-the-web", tuple[str, bool])
"""Key of each sound record that has a web address, and whether an archived copy is known."""
TEXT_OF: Relation[str] = Relation("text-of", str)
"""By law: the keys of the sources that are its text."""
USED: Relation[str] = Relation("used", str)
"""By the key of a source: some note or chart of a brief or page has it, or a law."""
SHOWN: Relation[tuple[str, ...]] = Relation("shown", tuple[str, ...])
"""The keys of sources to which a brief, a page or a law leads."""
LAW_OF: Relation[str] = Relation("law-of", str)
"""By jurisdiction: the ids of its laws."""
NAMED: Relation[tuple[str, tuple[Rule, ...]]] = Relation("named", tuple[str, tuple[Rule, ...]])
"""What is named in records, as rules, with the key of the record; by kind, `law` or `source`."""
JAPANESE: Relation[tuple[WordPair, ...]] = Relation("japanese", tuple[WordPair, ...])
"""Words of a record that are Japanese there, each with the Chinese one beside it."""


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


@producer(
    *(source_paths, SOURCE, UNSOUND, SOURCE_LISTED, SOURCE_AT, AUTHORITY, ON_THE_WEB, TEXT_OF),
    *(USED, SHOWN, NAMED, JAPANESE),
)
def source_facts(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield what the records of one file say."""
    for claim in ask(source_file, path).claims:
        source = claim.source
        if source is None:
            yield UNSOUND.row(claim.key, claim.key)
            continue
        yield SOURCE.row(source.slug, source)
        yield SOURCE_LISTED.row("", (source.key, source.slug, source.instrument))
        yield AUTHORITY.row("", (kind_of(source), source.jurisdiction, source.title.text, source.key))
        if source.url:
            yield SOURCE_AT.row(normal_address(source.url), source.key)
            yield ON_THE_WEB.row("", (source.key, bool(source.archive_url)))
        if source.instrument:
            yield TEXT_OF.row(source.instrument, source.key)
            yield USED.row(source.key, source.key)
            yield SHOWN.row("", (source.key,))
        yield NAMED.row("source", (source.key, rules_of_source(source)))
        yield JAPANESE.row("", japanese_of_source(source))


def doubtful_sources(ask: Ask, text: str) -> tuple[str, ...]:
    """Return the keys of records with which what is typed behind an `@` may begin, where its end is not sure."""
    return tuple(key for key in sorted(doubtful_keys(text)) if ask.rows(UNSOUND, key) or _has_record(ask, key))


def _has_record(ask: Ask, key: str) -> bool:
    return any(source.key == key for _, source in ask.rows(SOURCE, slug_of(key)))


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


@producer(law_paths, LAW_OF, USED, SHOWN, NAMED, JAPANESE)
def law_facts(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield what the record of a law names."""
    record = ask(law_record, path)
    if record.law:
        yield LAW_OF.row(record.law.jurisdiction, record.name)
        used = sorted({event.source for event in record.law.events if event.source})
        for key in used:
            yield USED.row(key, key)
        yield SHOWN.row("", tuple(used))
        yield NAMED.row("law", (record.name, rules_of_law(record.law)))
        yield JAPANESE.row("", japanese_of_law(record.law))


@query
def law_ids(ask: Ask) -> tuple[str, ...]:
    """Return the ids of the laws, in the order of their files."""
    records = [ask(law_record, *path) for path in ask(law_paths)]
    return tuple(record.name for record in records if record.law)


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
    for _, (key, slug, _) in ask.rows(SOURCE_LISTED):
        first.setdefault(slug, key)
    return tuple(sorted(first.values()))


RECORDS = (
    *(topic_records, jurisdiction_records, term_records, name_records),
    *(source_paths, source_file, source_facts, law_paths, law_record, law_facts, law_ids),
    *(has_laws, has_terms, source_keys),
)
