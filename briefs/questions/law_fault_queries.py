"""What is wrong with the records of laws, as facts of the file in which they stand."""

from collections.abc import Iterator

from briefs.checks.law_checks import check_standing
from briefs.engine.queries import Ask, Fact, producer
from briefs.model.diagnostic import Diagnostic
from briefs.questions import law_queries, record_queries, settings_query
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.fault_queries import wrong
from briefs.questions.listing import brief_folders
from briefs.questions.record_queries import law_paths
from briefs.questions.tally_queries import WRONG
from briefs.questions.waiting_queries import is_out
from briefs.reading.records.law_records import law_faults


@producer(law_paths, WRONG)
def law_record_faults(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield what is wrong with the record of a law."""
    record = ask(record_queries.law_record, path)
    library = AskedLibrary(ask)
    others = [name for name in ask(record_queries.law_ids) if name != record.name]
    folders = frozenset(name for (name,) in ask(brief_folders))
    sources = library.known_sources
    found: list[Diagnostic] = [
        *record.faults,
        *law_faults(record, ask(record_queries.jurisdiction_records).value, sources, folders, others),
    ]
    settings = ask(settings_query.settings_record).value
    if record.law and settings:
        standing = ask(law_queries.standing, record.name)
        recheck = {kind: int(days) for kind, days in settings.recheck.items()}
        found += check_standing(record, standing, recheck, lambda date: ask(is_out, date))
    yield from wrong(ask, found)


LAW_FAULTS = (law_record_faults,)
