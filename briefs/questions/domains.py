"""For which keys there is an output: briefs, sources, laws, topics, parts of lists, languages."""

from collections.abc import Iterable

from briefs.engine.queries import Ask, query
from briefs.language.languages import LANGUAGES
from briefs.library.authorities import is_long, parts_of
from briefs.library.selections import part_numbers
from briefs.model import addresses
from briefs.questions import (
    author_queries,
    citation_queries,
    derived_records,
    law_queries,
    listing,
    record_queries,
    subject_queries,
    text_queries,
)
from briefs.questions.asked_library import AskedLibrary

Keys = tuple[tuple[str, ...], ...]
_LANGUAGES = tuple(str(language.code) for language in LANGUAGES)


def _in_parts(lists: Iterable[tuple[tuple[str, ...], tuple[int, ...]]]) -> Keys:
    """Return each list, given by its key and where its parts end, with the number of each part and each language."""
    return tuple(
        (*key, str(number), lang) for key, ends in lists for number in part_numbers(ends) for lang in _LANGUAGES
    )


@query
def in_each_language(ask: Ask) -> Keys:
    """List the languages of the site."""
    return tuple((lang,) for lang in _LANGUAGES)


@query
def once(ask: Ask) -> Keys:
    """List the one key of what there is once."""
    return ((),)


@query
def briefs_in_languages(ask: Ask) -> Keys:
    """List the published briefs with each language."""
    return tuple((*key, lang) for key in ask(text_queries.published) for lang in _LANGUAGES)


@query
def parallel_pages_in_languages(ask: Ask) -> Keys:
    """List the published briefs with each language, where a page has two side by side; mostly browsers do that."""
    has_pages = AskedLibrary(ask).settings.outputs.has_parallel_pages
    return tuple((*key, lang) for key in ask(text_queries.published) for lang in _LANGUAGES) if has_pages else ()


@query
def pages_in_languages(ask: Ask) -> Keys:
    """List the pages that are no briefs with the languages that they have."""
    library = AskedLibrary(ask)
    return tuple((name, lang) for name, lang in library.pages)


@query
def recorded_sources(ask: Ask) -> Keys:
    """List the sources that readers see; the briefs, which are sources too, have pages of their own."""
    return tuple((key,) for key in ask(citation_queries.shown_sources))


@query
def recorded_laws(ask: Ask) -> Keys:
    """List the laws of the records."""
    return tuple((name,) for name in ask(record_queries.law_ids))


@query
def authority_parts(ask: Ask) -> Keys:
    """List the parts of the groups of the table of authorities with each language; none where it is one page."""
    groups = ask(citation_queries.authority_groups)
    return tuple(
        (group.kind, group.jurisdiction, str(number), lang)
        for group in (groups if is_long(groups) else ())
        for number in range(1, parts_of(group.count) + 1)
        for lang in _LANGUAGES
    )


@query
def source_parts(ask: Ask) -> Keys:
    """List the sources that have pages of their own, with the parts of who cites them and each language."""
    long = ask(citation_queries.long_lists)
    return _in_parts((key, long.get(key[0], ())) for key in ask(recorded_sources))


@query
def law_parts(ask: Ask) -> Keys:
    """List the laws that have pages, with the parts of the list of briefs on them and each language."""
    laws = [name for name in ask(record_queries.law_ids) if ask(law_queries.has_page, name)]
    return _in_parts(((name,), ask(subject_queries.ends_on_law, name)) for name in laws)


@query
def law_feeds_in_languages(ask: Ask) -> Keys:
    """List the laws that have feeds with each language."""
    laws = [name for name in ask(record_queries.law_ids) if ask(law_queries.has_feed, name)]
    return tuple((name, lang) for name in laws for lang in _LANGUAGES)


@query
def indexes_in_languages(ask: Ask) -> Keys:
    """List what briefs are listed by, each of which has a page with all of its lists, with each language."""
    return tuple((kind, lang) for kind in addresses.INDEXES for lang in _LANGUAGES)


@query
def topics_in_languages(ask: Ask) -> Keys:
    """List the topics with each language."""
    return tuple((name, lang) for name in ask(derived_records.topics) for lang in _LANGUAGES)


@query
def jurisdictions_in_languages(ask: Ask) -> Keys:
    """List the jurisdictions with each language."""
    return tuple((code, lang) for code in ask(derived_records.jurisdictions) for lang in _LANGUAGES)


@query
def list_parts(ask: Ask) -> Keys:
    """List the parts of each list of briefs by topic and jurisdiction with each language."""
    pairs = ask(subject_queries.selection_pages)
    return _in_parts((pair, ask(subject_queries.selected_ends, *pair)) for pair in pairs)


@query
def year_parts(ask: Ask) -> Keys:
    """List the parts of each list of a year with each language."""
    return _in_parts(((year,), ask(subject_queries.ends_of_year, year)) for year in ask(subject_queries.all_years))


@query
def author_parts(ask: Ask) -> Keys:
    """List the parts of the list of each author with each language."""
    return _in_parts(((slug,), ask(author_queries.ends_by, slug)) for slug in ask(author_queries.all_authors))


@query
def folders_with_media(ask: Ask) -> Keys:
    """List the published briefs and pages that have pictures or other files."""
    library = AskedLibrary(ask)
    pages = sorted({name for name, _ in library.pages})
    places = [
        *((addresses.BRIEFS, name) for (name,) in ask(text_queries.published)),
        *((addresses.PAGES, p) for p in pages),
    ]
    return tuple(place for place in places if ask(listing.media_of, *place))


DOMAINS = (
    *(in_each_language, once, briefs_in_languages, parallel_pages_in_languages, pages_in_languages),
    *(recorded_sources, source_parts, authority_parts, recorded_laws, law_parts, law_feeds_in_languages),
    *(topics_in_languages, jurisdictions_in_languages),
    *(indexes_in_languages, list_parts, year_parts),
    *(author_parts, folders_with_media),
)
