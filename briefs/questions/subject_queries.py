"""What is worked out for each brief and shown elsewhere: paragraphs, drift, provisions, terms, what is related."""

from collections.abc import Iterator

from briefs.engine.queries import Ask, Fact, Relation, query
from briefs.language import dates
from briefs.language.languages import AUTHORED
from briefs.library.coverage import BriefCoverage, Coverage, cover, cover_brief
from briefs.library.paragraphs import NumberedBrief, number_paragraphs
from briefs.library.related import nearest
from briefs.library.selections import ENTRIES_IN_FEED, Newest, Part, YearIn, part_ends, part_of, years_in
from briefs.library.translations import Drift, drift_of
from briefs.model.addresses import BRIEFS
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.questions import citation_queries, derived_records, record_queries, text_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.text_queries import newest_first, stored_ids, translation_record, versions

USES_TERM: Relation[str] = Relation("uses-term", str)
"""By term: the date of each brief that uses it."""
COVERED: Relation[tuple[str, BriefCoverage]] = Relation("covered", tuple[str, BriefCoverage])
"""The date of each brief, and the state of its languages."""


@query
def selected(ask: Ask, topic: str, jurisdiction: str) -> tuple[BriefId, ...]:
    """Return the briefs on a topic in a jurisdiction, either of which may be left open, newest first."""
    return newest_first(ask.rows(text_queries.SELECTED, f"{topic}|{jurisdiction}"))


@query
def selected_count(ask: Ask, topic: str, jurisdiction: str) -> int:
    """Return how many briefs a selection has."""
    return len(ask(selected, topic, jurisdiction))


@query
def selected_ends(ask: Ask, topic: str, jurisdiction: str) -> tuple[int, ...]:
    """Return where the parts of the list of a selection end."""
    return part_ends(ask(selected, topic, jurisdiction))


@query
def newest_selected(ask: Ask, topic: str, jurisdiction: str) -> BriefId | None:
    """Return the newest brief of a selection."""
    return next(iter(ask(selected, topic, jurisdiction)), None)


@query
def newest_of_year(ask: Ask, year: str) -> BriefId | None:
    """Return the newest brief of a year."""
    return next(iter(ask(of_year, year)), None)


@query
def topics_in(ask: Ask, jurisdiction: str) -> tuple[str, ...]:
    """Return the topics that have briefs in a jurisdiction; nothing first, which stands for all of them."""
    return tuple(name for name in ("", *AskedLibrary(ask).topics) if ask(selected_count, name, jurisdiction))


@query
def jurisdictions_on(ask: Ask, topic: str) -> tuple[str, ...]:
    """Return the jurisdictions that have briefs on a topic; nothing first, which stands for all of them."""
    # A topic without briefs has none in any, and there may be thousands of both.
    codes = ("", *AskedLibrary(ask).jurisdictions) if ask(selected_count, topic, "") else ()
    return tuple(code for code in codes if ask(selected_count, topic, code))


@query
def is_all_of_both(ask: Ask, topic: str, jurisdiction: str) -> bool:
    """Return whether all briefs on a topic are of a jurisdiction and all of the jurisdiction are on the topic."""
    return len({ask(selected_count, *pair) for pair in ((topic, jurisdiction), (topic, ""), ("", jurisdiction))}) == 1


@query
def selected_years(ask: Ask, topic: str, jurisdiction: str) -> dict[str, YearIn]:
    """Return the years in a selection."""
    rows = ask.rows(text_queries.SELECTED, f"{topic}|{jurisdiction}")
    years = [dates.year(date) for date in sorted((date for _, date in rows), reverse=True)]
    return years_in(years, ask(selected_ends, topic, jurisdiction))


@query
def selected_year(ask: Ask, topic: str, jurisdiction: str, year: str) -> YearIn | None:
    """Return a year in a selection: the list of a year stays as it is when another year gets a brief."""
    return ask(selected_years, topic, jurisdiction).get(year)


@query
def last_changed(ask: Ask) -> str:
    """Return the last day on which any brief changed."""
    return max((day for _, (day, _) in ask.rows(text_queries.CHANGED)), default="")


@query
def changed_last(ask: Ask, lang: str) -> tuple[BriefId, ...]:
    """Return the briefs in a language that changed last, as many as a feed has, newest first."""
    rows = dict(ask.rows(text_queries.CHANGED))
    there = [name for name in ask(text_queries.order) if lang in rows[name][1]]
    chosen = set(sorted(there, key=lambda name: dates.timestamp(rows[name][0]), reverse=True)[:ENTRIES_IN_FEED])
    return tuple(name for name in there if name in chosen)


@query
def selected_part(ask: Ask, topic: str, jurisdiction: str, number: str) -> Part:
    """Return a part of the list of a selection."""
    return part_of(ask(selected, topic, jurisdiction), ask(selected_ends, topic, jurisdiction), int(number))


@query
def part_of_year(ask: Ask, year: str, number: str) -> Part:
    """Return a part of the list of a year."""
    return part_of(ask(of_year, year), ask(ends_of_year, year), int(number))


@query
def ends_of_year(ask: Ask, year: str) -> tuple[int, ...]:
    """Return where the parts of the list of a year end."""
    return part_ends(ask(of_year, year))


@query
def of_year(ask: Ask, year: str) -> tuple[BriefId, ...]:
    """Return the briefs of a year, newest first."""
    return newest_first(ask.rows(text_queries.YEAR, year))


@query
def all_years(ask: Ask) -> tuple[str, ...]:
    """Return the years of all briefs, newest first."""
    return tuple(sorted({dates.year(date) for _, date in ask.rows(text_queries.LISTED)}, reverse=True))


@query
def selection_pages(ask: Ask) -> tuple[tuple[str, str], ...]:
    """Return the selections that have a page: all briefs, each topic and jurisdiction, and each pair unlike both."""
    names, codes = list(ask(derived_records.topics)), list(ask(derived_records.jurisdictions))
    found = [("", ""), *((name, "") for name in names), *(("", code) for code in codes)]
    pairs = [(name, code) for name in names for code in codes if ask(selected_count, name, code)]
    return (*found, *(pair for pair in pairs if not ask(is_all_of_both, *pair)))


@query
def ends_on_law(ask: Ask, law: str) -> tuple[int, ...]:
    """Return where the parts of the list of briefs on a law end."""
    return part_ends(newest_first(ask.rows(text_queries.ON_LAW, law)))


@query
def part_on_law(ask: Ask, law: str, number: str) -> Part:
    """Return a part of the list of briefs on a law."""
    return part_of(newest_first(ask.rows(text_queries.ON_LAW, law)), ask(ends_on_law, law), int(number))


@query
def count_on_law(ask: Ask, law: str) -> int:
    """Return how many briefs are on a law."""
    return len(ask.rows(text_queries.ON_LAW, law))


@query
def count_of_year(ask: Ask, year: str) -> int:
    """Return how many briefs a year has."""
    return len(ask(of_year, year))


@query
def near_on(ask: Ask, topic: str, name: str) -> tuple[BriefId, ...]:
    """Return the briefs on a topic that are nearest to a brief in time: a new brief is near to the newest alone."""
    return nearest(ask(selected, topic, ""), BriefId(name))


@query
def numbered_brief(ask: Ask, name: str) -> NumberedBrief:
    """Assign every block of a brief its id."""
    return number_paragraphs(ask(stored_ids, name).value, versions(ask, BRIEFS, name))


@query
def drift(ask: Ask, name: str) -> Drift | None:
    """Return what has changed in a brief since it was translated."""
    record = ask(translation_record, name).value
    if record is None:
        return None
    return drift_of(record, versions(ask, BRIEFS, name), ask(numbered_brief, name))


def using_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield which terms a brief has, and the state of its languages."""
    found, date = versions(ask, BRIEFS, name), AskedLibrary(ask).subject(BriefId(name)).date
    for term in sorted({one for lang in AUTHORED if lang in found for one in found[lang].terms}):
        yield USES_TERM.row(term, date)
    yield COVERED.row("", (date, cover_brief(BriefId(name), found, ask(drift, name))))


@query
def term_use(ask: Ask, name: str) -> Newest:
    """Return the newest briefs that use a term."""
    return Newest.of(newest_first(ask.rows(USES_TERM, name)))


@query
def coverage(ask: Ask) -> Coverage:
    """Return what is translated, archived and reviewed, and what is not."""
    rows = {name: (date, one) for name, (date, one) in ask.rows(COVERED)}
    order = newest_first((name, date) for name, (date, _) in rows.items())
    known = set(ask(citation_queries.shown_sources))
    archived = {SourceKey(key): has for _, (key, has) in ask.rows(record_queries.ON_THE_WEB) if key in known}
    return cover((rows[name][1] for name in order), archived, ask(derived_records.glossary))


NUMBERED = (numbered_brief, drift)
USING_FACTS = (USES_TERM, COVERED)
SUBJECTS = (
    *(
        selected,
        selected_count,
        selected_ends,
        newest_selected,
        topics_in,
        jurisdictions_on,
        is_all_of_both,
        selected_years,
        selected_year,
        last_changed,
        changed_last,
        selected_part,
        of_year,
        newest_of_year,
        ends_of_year,
        part_of_year,
        ends_on_law,
        part_on_law,
        count_on_law,
        count_of_year,
        all_years,
        selection_pages,
        near_on,
        term_use,
        coverage,
    ),
)
