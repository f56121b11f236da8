"""What is wrong with the records of cited works, as facts of the file in which they stand."""

from collections.abc import Iterator
from contextlib import suppress

from briefs.checks.citation_checks import check_source, check_twin_addresses
from briefs.checks.record_checks import check_needs, check_printed, needs_a_look
from briefs.citing.canonical import canonical
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.works import normal_address
from briefs.engine.queries import Ask, Fact, producer
from briefs.language.languages import AUTHORED
from briefs.model.diagnostic import Diagnostic
from briefs.model.source import Source, SourceKey
from briefs.questions import cited_queries, record_queries
from briefs.questions.asked_citations import AskedCitations, references_of
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.fault_queries import has_settings, wrong
from briefs.questions.record_queries import source_paths
from briefs.questions.tally_queries import WRONG
from briefs.reading.records.source_files import twin_fault


@producer(source_paths, WRONG)
def source_faults(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield what is wrong with the records of sources of one file."""
    read = ask(record_queries.source_file, path)
    found = [*read.faults]
    library = AskedLibrary(ask)
    citations = AskedCitations(ask, library)
    for claim in read.claims:
        source = claim.source
        if source is None:
            continue
        first = ask.rows(record_queries.SOURCE, source.slug)[0][1]
        if first != source:
            found.append(twin_fault(claim, first))
        elif has_settings(ask):
            is_used = citations.is_used(source.key) or source.key in library.awaited
            found += check_source(source, library, is_used)
            found += _citing_faults(ask, library, source)
            if source.url:
                keys = sorted(key for _, key in ask.rows(record_queries.SOURCE_AT, normal_address(source.url)))
                sound = [SourceKey(key) for key in keys if SourceKey(key) in library.sources]
                if sound[0] != source.key:
                    found += check_twin_addresses([library.sources[sound[0]], source])
    yield from wrong(ask, found)


def _citing_faults(ask: Ask, library: AskedLibrary, source: Source) -> Iterator[Diagnostic]:
    """Return what the site's styles make of a record: what it lacks for them, and what they leave out."""
    yield from check_needs(source, canonical(source))
    if source.brief or not needs_a_look(source):
        return
    references = references_of(ask, library)
    profiles = {lang: ask(cited_queries.site_profile, lang) for lang in AUTHORED}
    with suppress(StyleFaultError):
        # A style at fault is told where the settings choose it.
        yield from check_printed(source, [references.work(source.key, lang, one) for lang, one in profiles.items()])


SOURCE_FAULTS = (source_faults,)
