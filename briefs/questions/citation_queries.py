"""Who cites what, seen from what is cited: passages, counts, the graph, and the table of authorities."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from briefs.engine.queries import Ask, Fact, Relation, producer, query
from briefs.library.authorities import Group, in_part, order_groups
from briefs.library.citations import (
    CitingPart,
    Edge,
    Passage,
    Places,
    edges_of,
    linking_passages,
    node_of,
    source_passages,
)
from briefs.library.selections import Newest, is_in_parts, part_ends, part_of
from briefs.model.addresses import BRIEFS, PAGES
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.questions import derived_records, record_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.cited_queries import cited_text
from briefs.questions.listing import page_folders
from briefs.questions.record_queries import SHOWN, USED
from briefs.questions.text_queries import newest_first, versions


class Citing(msgspec.Struct, frozen=True, array_like=True):
    """The passages of one brief that cite something."""

    date: str
    """The date of the brief in a form that sorts, by which briefs are put in order."""
    passages: tuple[Passage, ...]
    """The passages, each once."""


CITES: Relation[Citing] = Relation("cites", Citing)
"""By the key of a source: the passages that cite it."""
PLACES: Relation[Citing] = Relation("places", Citing)
"""By the key of a source: the passages that cite it without their sentences, for whoever does not show these."""
LINKS: Relation[Citing] = Relation("links", Citing)
"""By the id of a brief: the passages that cite it or link to it."""
CITED_BY: Relation[str] = Relation("cited-by", str)
"""By the key of a source: the date of each brief that cites it, whatever the passages say."""
LINKED_BY: Relation[str] = Relation("linked-by", str)
"""By the id of a brief: the date of each brief that cites it or links to it."""
SOURCES_OF: Relation[tuple[SourceKey, ...]] = Relation("sources-of", tuple[SourceKey, ...])
"""By the id of a brief: the sources that it cites in any language, in the order of its notes."""
LINKS_OF: Relation[tuple[BriefId, ...]] = Relation("links-of", tuple[BriefId, ...])
"""By the id of a brief: the briefs that it cites or links to."""
EDGES: Relation[tuple[Edge, ...]] = Relation("edges", tuple[Edge, ...])
"""By the id of a brief: the edges from it in the graph of citations, those of authored texts."""
TARGETS: Relation[tuple[str, ...]] = Relation("targets", tuple[str, ...])
"""The nodes to which edges of each brief lead, each once, for whoever looks at the whole graph."""


def citing_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield what a brief cites, for the pages of what is cited."""
    library = AskedLibrary(ask)
    found = versions(ask, BRIEFS, name)
    texts = {lang: cited_text(ask, brief) for lang, brief in found.items()}
    date = library.subject(BriefId(name)).date
    of_source: dict[SourceKey, dict[Passage, None]] = {}
    of_brief: dict[BriefId, dict[Passage, None]] = {}
    keys: dict[SourceKey, None] = {}
    for lang, brief in found.items():
        titles = library.titles(lang)
        keys |= dict.fromkeys(SourceKey(work.key) for note in texts[lang].notes for work in note.works if work.key)
        for key, passage in source_passages(brief, texts[lang], titles):
            of_source.setdefault(key, {})[passage] = None
            if cited := library.sources[key].brief:
                of_brief.setdefault(BriefId(cited), {})[passage] = None
        for other, passage in linking_passages(brief, titles):
            of_brief.setdefault(other, {})[passage] = None
    for key, passages in sorted(of_source.items()):
        yield CITES.row(key, Citing(date, tuple(passages)))
        places = dict.fromkeys(msgspec.structs.replace(one, sentences=()) for one in passages)
        yield PLACES.row(key, Citing(date, tuple(places)))
        yield CITED_BY.row(key, date)
    for other, passages in sorted(of_brief.items()):
        yield LINKS.row(other, Citing(date, tuple(passages)))
        yield LINKED_BY.row(other, date)
    yield SOURCES_OF.row(name, tuple(keys))
    yield LINKS_OF.row(name, tuple(sorted(of_brief)))
    nodes = {key: node_of(key, library.brief_of(key)) for key in of_source}
    edges = tuple(edges_of({nodes[key]: tuple(one) for key, one in of_source.items()}, of_brief))
    yield EDGES.row(name, edges)
    yield TARGETS.row("", tuple(sorted({edge.to for edge in edges} - {node_of(name, BriefId(name))})))
    charts = {SourceKey(key) for brief in found.values() for key, _, _ in brief.chart_sources}
    used = sorted(charts.union(keys))
    for key in used:
        yield USED.row(key, key)
    yield SHOWN.row("", tuple(used))


@producer(page_folders, USED, SHOWN)
def page_citing_facts(ask: Ask, name: str) -> Iterator[Fact]:
    """Yield which sources the notes of a page that is no brief have."""
    texts = [cited_text(ask, page) for page in versions(ask, PAGES, name).values()]
    used = sorted({work.key for text in texts for note in text.notes for work in note.works if work.key})
    for key in used:
        yield USED.row(key, key)
    yield SHOWN.row("", tuple(used))


@query
def shown_sources(ask: Ask) -> tuple[str, ...]:
    """Return the keys of the sources that readers see, in their order: those to which something leads.

    A library of 5,000 references may stand among the records, of which the briefs cite 200.
    """
    known = ask(record_queries.source_keys)
    if AskedLibrary(ask).settings.outputs.uncited:
        return known
    shown = {key for _, keys in ask.rows(SHOWN) for key in keys}
    return tuple(key for key in known if key in shown)


@query
def authorities(ask: Ask) -> dict[str, tuple[SourceKey, ...]]:
    """Return the sources of each group of the table of authorities, by title; by `<kind>|<jurisdiction>`."""
    known = set(ask(shown_sources))
    found: dict[str, list[tuple[str, SourceKey]]] = defaultdict(list)
    for kind, code, title, key in sorted({row for _, row in ask.rows(record_queries.AUTHORITY)}):
        if key in known:
            found[f"{kind}|{code}"].append((title, SourceKey(key)))
    return {group: tuple(key for _, key in titled) for group, titled in found.items()}


@query
def authority_groups(ask: Ask) -> tuple[Group, ...]:
    """Return the groups of the table of authorities, in its order."""
    found = ask(authorities)
    pairs = [(kind, code) for kind, _, code in (group.partition("|") for group in found)]
    places = list(ask(derived_records.jurisdictions))
    return tuple(Group(*pair, len(found["|".join(pair)])) for pair in order_groups(pairs, places))


@query
def authority_part(ask: Ask, kind: str, code: str, number: str) -> tuple[SourceKey, ...]:
    """Return the sources on a page of a group of the table of authorities."""
    return in_part(ask(authorities).get(f"{kind}|{code}", ()), int(number))


@query
def newest_places(ask: Ask, key: str) -> Places:
    """Return where the newest briefs cite a source."""
    rows = dict(ask.rows(PLACES, key))
    newest = Newest.of(newest_first((name, one.date) for name, one in rows.items()))
    return Places(tuple(place for name in newest.ids for place in rows[name].passages), newest.more)


@query
def citing_ends(ask: Ask, key: str) -> tuple[int, ...]:
    """Return where the parts of the list of briefs that cite a source end."""
    return part_ends(newest_first(ask.rows(CITED_BY, key)))


@query
def citing_part(ask: Ask, key: str, number: str) -> CitingPart:
    """Return a part of the list of briefs that cite a source, with the passages."""
    rows = dict(ask.rows(CITES, key))
    part = part_of(newest_first((name, one.date) for name, one in rows.items()), ask(citing_ends, key), int(number))
    return CitingPart(part, tuple(passage for name in part.ids for passage in rows[name].passages))


@query
def count_citing(ask: Ask, key: str) -> int:
    """Return how many briefs cite a source."""
    return len(ask.rows(CITED_BY, key))


@query
def long_lists(ask: Ask) -> dict[str, tuple[int, ...]]:
    """Return the sources that so many briefs cite that the list has parts, and where these end."""
    counts = Counter(node for _, targets in ask.rows(TARGETS) for node in targets if node.startswith("source:"))
    keys = [node.removeprefix("source:") for node, count in counts.items() if is_in_parts(count)]
    return {key: ask(citing_ends, key) for key in keys}


@query
def first_citing(ask: Ask, key: str) -> tuple[BriefId, ...]:
    """Return the first two briefs by id that cite a source: a page that says "also cited elsewhere" asks no more."""
    return tuple(BriefId(name) for name in sorted({name for name, _ in ask.rows(CITED_BY, key)})[:2])


CITING_FACTS = (CITES, PLACES, LINKS, CITED_BY, LINKED_BY, SOURCES_OF, LINKS_OF, EDGES, TARGETS, USED, SHOWN)
CITING = (
    *(page_citing_facts, shown_sources),
    *(authorities, authority_groups, authority_part),
    *(newest_places, citing_ends, citing_part, count_citing, long_lists, first_citing),
)
