"""Files of data beside the pages: references for reference managers, the graph of citations, lists of all there is.

Each list says its schema's version; what changes in its form raises it. An entry stands in a line of its own, made once
and kept, so that a list of a large site costs no more than putting its lines together.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import msgspec

from briefs.citing.items import Item, item_of
from briefs.language.languages import AUTHORED, BY_CODE
from briefs.library.citations import Edge, node_of
from briefs.library.coverage import Coverage
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.source import Source, SourceKey
from briefs.publishing.components.brief_reference import brief_source
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.files.reference_formats import biblatex, csl_json
from briefs.publishing.files.ris_format import ris
from briefs.schemas.schema_files import schemas

VERSION = 1
"""The version of the form of `graph.json`, `sources.json`, `briefs.json` and `coverage.json`."""


class Reference(msgspec.Struct, frozen=True):
    """One reference as it stands in each kind of file; a list file concatenates them."""

    bib: str
    """The entry for BibLaTeX."""
    ris: str
    """The entry for RIS."""
    csl: str
    """The entry for CSL-JSON, with its indentation."""
    item: str
    """The entry as a line of JSON."""


class GraphedSource(msgspec.Struct, frozen=True):
    """A source in the graph of citations, as lines of JSON."""

    node: str
    """Its node."""
    edge: str
    """The edge to the law of which it is the text; empty where it is of none."""


class GraphedBrief(msgspec.Struct, frozen=True):
    """A brief in the graph of citations, as lines of JSON."""

    node: str
    """Its node."""
    edges: str
    """The edges from it: to the laws that it is about, to what it cites and links to; empty where there are none."""


def source_data(site: SiteContext, key: SourceKey, reference: Reference) -> Iterator[tuple[Address, bytes]]:
    """Return the files of a source that is no brief."""
    if not site.library.settings.outputs.references:
        return
    yield from _files(addresses.source_files(site.library.sources[key].slug), "source", [reference])


def brief_data_files(
    site: SiteContext, brief_id: BriefId, references: Mapping[SourceKey, Reference]
) -> Iterator[tuple[Address, bytes]]:
    """Return the files of a brief: itself as a reference, and the sources that it cites."""
    if not site.library.settings.outputs.references:
        return
    yield from _files(addresses.brief_files(brief_id), "cite", [_own_reference(site, brief_id)])
    cited = [_cited(site, key, references) for key in site.citations.sources_of[brief_id]]
    if cited:
        yield from _files(addresses.brief_files(brief_id), "sources", cited)


def _cited(site: SiteContext, key: SourceKey, references: Mapping[SourceKey, Reference]) -> Reference:
    """Return a source as it is cited."""
    brief_id = site.library.brief_of(key)
    return _own_reference(site, brief_id) if brief_id else references[key]


def _own_reference(site: SiteContext, brief_id: BriefId) -> Reference:
    """Return a brief as a reference: in the site's default language, or in another where it lacks that."""
    lang, _ = site.library.front(brief_id, site.library.settings.default_language)
    return _reference(item_of(brief_source(site.library, brief_id, lang), lang))


def reference(site: SiteContext, key: SourceKey) -> Reference:
    """Write a source that is no brief, in the words of the site's default language."""
    library = site.library
    return _reference(item_of(library.sources[key], library.settings.default_language))


def _reference(item: Item) -> Reference:
    return Reference(biblatex([item]), ris([item]), csl_json([item])[2:-3], _line(item))


def graphed_source(source: Source, laws: Container[str]) -> GraphedSource:
    """Write a source that is no brief for the graph of citations."""
    name = node_of(source.key, None)
    node = {"id": name, "type": "source", "kind": source.type, "title": source.title.text}
    edge = {"from": name, "to": f"instrument:{source.instrument}", "type": "text-of"}
    has_law = source.instrument in laws
    return GraphedSource(_line(node | ({"url": source.url} if source.url else {})), _line(edge) if has_law else "")


def graphed_brief(site: SiteContext, brief_id: BriefId, edges: Iterable[Edge]) -> GraphedBrief:
    """Write a brief for the graph of citations."""
    library = site.library
    url = site.absolute(addresses.permanent(brief_id))
    name = node_of(brief_id, brief_id)
    titles = {code: library.fronts[brief_id, code].title for code in library.languages_of(brief_id)}
    node = {"id": name, "type": "brief", "title": titles, "url": url}
    instruments = library.front_matter(brief_id).instruments
    laws = dict.fromkeys(law for law in instruments if law in library.instruments)
    lines = [_line({"from": name, "to": f"instrument:{law}", "type": "concerns"}) for law in laws]
    for edge in edges:
        place = {"locator": edge.locator} if edge.locator else {}
        own = {"from": name, "to": edge.to, "type": edge.type, "note": edge.note, "lang": edge.lang}
        lines.append(_line(own | place))
    return GraphedBrief(_line(node), ",\n".join(lines))


def listed_brief(site: SiteContext, brief_id: BriefId) -> str:
    """Write a brief for the list of briefs, as a line of JSON."""
    library = site.library
    fronts = {code: library.fronts[brief_id, code] for code in library.languages_of(brief_id)}
    front_matter = library.front_matter(brief_id)
    entry = {
        "id": brief_id,
        "url": site.absolute(addresses.permanent(brief_id)),
        "date": front_matter.date,
        "updated": front_matter.last_changed,
        "topics": list(front_matter.topics),
        "jurisdictions": list(front_matter.jurisdictions),
        "instruments": list(front_matter.instruments),
        "sources": list(site.citations.sources_of[brief_id]),
        "versions": {
            BY_CODE[code].tag: {
                "title": one.title,
                "description": one.description,
                "url": site.absolute(addresses.brief(brief_id, code)),
            }
            | ({"points": list(one.points)} if one.points else {})
            for code, one in fronts.items()
        },
    }
    return _line(entry)


def source_lists(references: Sequence[Reference]) -> Iterator[tuple[Address, bytes]]:
    """Return the lists of all sources."""
    yield from _files("", "sources", references, json_name="sources.csl.json")
    yield Address("sources.json"), _list("sources", {"items": [one.item for one in references]})


def brief_list(briefs: Sequence[str]) -> tuple[Address, bytes]:
    """Return the list of all briefs, in the order given."""
    return Address("briefs.json"), _list("list", {"briefs": briefs})


def graph_file(
    site: SiteContext, briefs: Sequence[GraphedBrief], sources: Sequence[GraphedSource]
) -> tuple[Address, bytes]:
    """Return who cites what: nodes for briefs, sources and laws, typed edges with note, language and place."""
    laws = [
        _line({"id": f"instrument:{name}", "type": "instrument", "kind": law.kind, "title": law.names.of(AUTHORED[0])})
        for name, law in site.library.instruments.items()
    ]
    nodes = [*(one.node for one in briefs), *(one.node for one in sources), *laws]
    edges = [*(one.edges for one in briefs if one.edges), *(one.edge for one in sources if one.edge)]
    return Address("graph.json"), _list("graph", {"nodes": nodes, "edges": edges})


def coverage_file(coverage: Coverage) -> tuple[Address, bytes]:
    """Return what is translated, archived and reviewed, and what is not."""
    briefs = [_line(msgspec.to_builtins(one)) for one in coverage.briefs]
    figures = {"on_the_web": coverage.on_the_web, "terms": coverage.terms}
    lacking = {"unarchived": coverage.unarchived, "unreviewed": coverage.unreviewed}
    lists = {name: [_line(one) for one in found] for name, found in lacking.items()}
    return Address("coverage.json"), _list("coverage", {"briefs": briefs, **lists}, figures)


def schema_data(site: SiteContext) -> Iterator[tuple[Address, bytes]]:
    """Return the schemas of what authors write."""
    for name, schema in schemas().items():
        # The address of the schema is its identity: editors may be pointed at it.
        address = Address(f"schemas/{name}.json")
        whole = {"$id": site.absolute(address), **schema}
        yield address, (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _files(
    folder: str, name: str, references: Sequence[Reference], *, json_name: str = ""
) -> Iterator[tuple[Address, bytes]]:
    yield addresses.data(folder, f"{name}.bib"), "\n".join(one.bib for one in references).encode()
    yield addresses.data(folder, f"{name}.ris"), "".join(one.ris for one in references).encode()
    inner = ",\n".join(one.csl for one in references)
    yield addresses.data(folder, json_name or f"{name}.json"), (f"[\n{inner}\n]\n" if inner else "[]\n").encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _list(name: str, lists: Mapping[str, Sequence[str]], figures: Mapping[str, int] | None = None) -> bytes:
    """Write a list of the whole site: what it is, figures, and for each of its lists an entry a line."""
    parts = [f'"{key}": {value}' for key, value in {"schema": f'"briefs-{name}"', "version": VERSION}.items()]
    parts += [f'"{key}": {value}' for key, value in (figures or {}).items()]
    for key, lines in lists.items():
        inner = ",\n".join(lines)
        parts.append(f'"{key}": [\n{inner}\n]' if inner else f'"{key}": []')
    return ("{" + ",\n".join(parts) + "}\n").encode()
