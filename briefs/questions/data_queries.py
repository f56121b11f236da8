"""Data for other programs: an entry for each brief and source, made once, and files of one or of all entries."""

from collections.abc import Iterator

from briefs.engine.queries import Ask, Fact, Made, Relation, output, producer, query
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.files.data_files import (
    GraphedBrief,
    GraphedSource,
    Reference,
    brief_data_files,
    brief_list,
    coverage_file,
    graph_file,
    graphed_brief,
    graphed_source,
    listed_brief,
    reference,
    source_data,
    source_lists,
)
from briefs.publishing.files.glossary_files import glossary_files
from briefs.questions import citation_queries, record_queries, text_queries
from briefs.questions.answers import Answers
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.asked_site import site_of
from briefs.questions.domains import once, recorded_sources
from briefs.questions.glossary_queries import simplified_terms
from briefs.questions.rendering_queries import written

LISTED_BRIEF: Relation[str] = Relation("listed-brief", str)
"""The line of each brief in the list of briefs."""
GRAPHED_BRIEF: Relation[GraphedBrief] = Relation("graphed-brief", GraphedBrief)
"""How each brief stands in the graph of citations."""

GRAPHED: Relation[tuple[str, GraphedSource]] = Relation("graphed", tuple[str, GraphedSource])
"""Key of each sound record, and how it stands in the graph of citations."""


@query
def source_reference(ask: Ask, key: str) -> Reference:
    """Return a source that is no brief as it stands in files of references."""
    return reference(site_of(ask), SourceKey(key))


@producer(record_queries.source_paths, GRAPHED)
def graphed_facts(ask: Ask, path: str) -> Iterator[Fact]:
    """Yield how the sources of a file stand in the graph of citations."""
    laws = AskedLibrary(ask).instruments
    for claim in ask(record_queries.source_file, path).claims:
        if source := claim.source:
            yield GRAPHED.row("", (source.key, graphed_source(source, laws)))


@producer(text_queries.published, LISTED_BRIEF, GRAPHED_BRIEF)
def listing_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield the entries of a brief in the lists of the whole site."""
    library = AskedLibrary(ask)
    edges = [edge for _, found in ask.rows(citation_queries.EDGES, name) for edge in found]
    # A brief that is linked to and not out yet is no node.
    nodes = {edge.to: BriefId(edge.to.removeprefix("brief:")) for edge in edges if edge.to.startswith("brief:")}
    known = [edge for edge in edges if edge.to not in nodes or nodes[edge.to] in library.ids]
    site, brief_id = site_of(ask), BriefId(name)
    yield LISTED_BRIEF.row("", listed_brief(site, brief_id))
    yield GRAPHED_BRIEF.row("", graphed_brief(site, brief_id, known))


@output(text_queries.published)
def brief_data(ask: Ask, name: str) -> Made:
    """Make the files with a brief's own citation and its sources."""
    references: Answers[SourceKey, Reference] = Answers(lambda key: ask(source_reference, key), tuple)
    return written(brief_data_files(site_of(ask), BriefId(name), references))


@output(recorded_sources)
def source_files(ask: Ask, key: str) -> Made:
    """Make the files with a source for other programs."""
    return written(source_data(site_of(ask), SourceKey(key), ask(source_reference, key)))


@output(once)
def source_list_files(ask: Ask) -> Made:
    """Make the lists of all sources."""
    return written(source_lists([ask(source_reference, *key) for key in ask(recorded_sources)]))


@output(once)
def brief_list_file(ask: Ask) -> Made:
    """Make the list of all briefs."""
    lines = dict(ask.rows(LISTED_BRIEF))
    return written([brief_list([lines[name] for name in ask(text_queries.order)])])


@output(once)
def graph(ask: Ask) -> Made:
    """Make the graph of citations."""
    found = dict(reversed([row for _, row in ask.rows(GRAPHED)]))
    sources = [found[key] for (key,) in ask(recorded_sources)]
    briefs = dict(ask.rows(GRAPHED_BRIEF))
    return written([graph_file(site_of(ask), [briefs[name] for name in ask(text_queries.order)], sources)])


@output(once)
def glossary_data(ask: Ask) -> Made:
    """Make the files of the glossary; a site without terms has none."""
    site = site_of(ask)
    return written(glossary_files(site, ask(simplified_terms)) if site.library.has_terms else ())


@output(once)
def coverage_data(ask: Ask) -> Made:
    """Make the list of what is lacking."""
    return written([coverage_file(site_of(ask).coverage())])


ENTRIES = (source_reference, graphed_facts, listing_facts)
DATA_FILES = (brief_data, source_files, source_list_files, brief_list_file, graph, glossary_data, coverage_data)
