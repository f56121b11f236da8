"""Files of data beside the pages: references for reference managers, the graph of citations, lists of all there is.

Each list says its schema's version; what changes in its form raises it.
"""

import json
from collections.abc import Iterator, Sequence

import msgspec

from briefs.citing.items import Item, item_of
from briefs.language.languages import AUTHORED, BY_CODE
from briefs.library.citations import Passage
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.components.cite_this import cite_item
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.files.reference_formats import biblatex, csl_json, ris
from briefs.schemas.schema_files import schemas

VERSION = 1
"""The version of the form of `graph.json`, `sources.json`, `briefs.json` and `coverage.json`."""


class Written(msgspec.Struct, frozen=True):
    """One reference as it stands in each kind of file; a list file concatenates them."""

    item: Item
    bib: str
    ris: str
    csl: str

    @classmethod
    def of(cls, item: Item) -> "Written":
        """Write a reference."""
        return cls(item, biblatex([item]), ris([item]), csl_json([item])[2:-3])


def source_data(site: SiteContext, key: SourceKey) -> Iterator[tuple[Address, bytes]]:
    """Return the files of a source that is no brief."""
    yield from _files(addresses.source_files(site.library.sources[key].slug), "source", [_reference(site, key)])


def brief_data_files(site: SiteContext, brief_id: BriefId) -> Iterator[tuple[Address, bytes]]:
    """Return the files of a brief: itself as a reference in each of its languages, and the sources that it cites."""
    for lang in site.library.languages_of(brief_id):
        yield from _files(
            addresses.brief(brief_id, lang), "cite", [Written.of(cite_item(site.library, brief_id, lang))]
        )
    cited = [_reference(site, key) for key in site.citations.sources_of[brief_id]]
    if cited:
        yield from _files(addresses.brief_files(brief_id), "sources", cited)


def site_data(site: SiteContext) -> Iterator[tuple[Address, bytes]]:
    """Return the files of the whole site: all sources, who cites what, all briefs, what is lacking."""
    every = [_reference(site, key) for key in site.library.sources if not site.library.brief_of(key)]
    yield from _files("", "sources", every, json_name="sources.csl.json")
    whole = {"schema": "briefs-sources", "version": VERSION, "items": [written.item for written in every]}
    yield Address("sources.json"), _json(whole)
    yield Address("graph.json"), _json(_graph(site))
    yield Address("briefs.json"), _json(_briefs(site))
    coverage = msgspec.to_builtins(site.coverage())
    yield Address("coverage.json"), _json({"schema": "briefs-coverage", "version": VERSION} | coverage)


def schema_data(site: SiteContext) -> Iterator[tuple[Address, bytes]]:
    """Return the schemas of what authors write."""
    for name, schema in schemas().items():
        # The address of the schema is its identity: editors may be pointed at it.
        address = Address(f"schemas/{name}.json")
        yield address, _json({"$id": site.absolute(address), **schema})


def _reference(site: SiteContext, key: SourceKey) -> Written:
    """Write a source in the words of the site's default language, or a brief in the first language that it has."""
    library = site.library
    brief_id = library.brief_of(key)
    if brief_id:
        return Written.of(cite_item(library, brief_id, library.languages_of(brief_id)[0]))
    return Written.of(item_of(library.sources[key], library.settings.default_language))


def _files(
    folder: str, name: str, written: Sequence[Written], *, json_name: str = ""
) -> Iterator[tuple[Address, bytes]]:
    yield addresses.data(folder, f"{name}.bib"), "\n".join(one.bib for one in written).encode()
    yield addresses.data(folder, f"{name}.ris"), "".join(one.ris for one in written).encode()
    inner = ",\n".join(one.csl for one in written)
    yield addresses.data(folder, json_name or f"{name}.json"), (f"[\n{inner}\n]\n" if inner else "[]\n").encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _graph(site: SiteContext) -> dict[str, object]:
    """Return who cites what: nodes for briefs, sources and laws, typed edges with note, language and place."""
    library, citations = site.library, site.citations
    nodes: list[dict[str, object]] = []
    edges: list[dict[str, object]] = []
    for brief_id in library.order:
        url = site.absolute(addresses.permanent(brief_id))
        titles = {code: library.fronts[brief_id, code].title for code in library.languages_of(brief_id)}
        nodes.append({"id": f"brief:{brief_id}", "type": "brief", "title": titles, "url": url})
        laws = dict.fromkeys(name for name in library.front_matter(brief_id).instruments if name in library.instruments)
        edges += [{"from": f"brief:{brief_id}", "to": f"instrument:{name}", "type": "concerns"} for name in laws]
    for key, source in library.sources.items():
        if library.brief_of(key):
            continue
        node: dict[str, object] = {
            "id": f"source:{key}",
            "type": "source",
            "kind": source.type,
            "title": source.title.text,
        }
        nodes.append(node | ({"url": source.url} if source.url else {}))
        if source.instrument in library.instruments:
            edges.append({"from": f"source:{key}", "to": f"instrument:{source.instrument}", "type": "text-of"})
    for name, law in library.instruments.items():
        nodes.append(
            {"id": f"instrument:{name}", "type": "instrument", "kind": law.kind, "title": law.names.of(AUTHORED[0])}
        )
    keyed: set[Passage] = set()
    for key, passages in sorted(citations.of_source.items()):
        keyed.update(passages)
        cited = library.brief_of(key)
        target = f"brief:{cited}" if cited else f"source:{key}"
        for passage in passages:
            if passage.lang in AUTHORED:
                place = {"locator": passage.locator.typed} if passage.locator else {}
                edge = {"from": f"brief:{passage.brief}", "to": target, "type": "cites", "note": passage.note}
                edges.append(edge | {"lang": passage.lang} | place)
    for brief_id, passages in sorted(citations.of_brief.items()):
        for passage in passages:
            if passage.lang in AUTHORED and brief_id in library.ids and passage not in keyed:
                edge = {
                    "from": f"brief:{passage.brief}",
                    "to": f"brief:{brief_id}",
                    "type": "links",
                    "note": passage.note,
                }
                edges.append(edge | {"lang": passage.lang})
    return {"schema": "briefs-graph", "version": VERSION, "nodes": nodes, "edges": edges}


def _briefs(site: SiteContext) -> dict[str, object]:
    library = site.library
    listed = []
    for brief_id in library.order:
        front_matter = library.front_matter(brief_id)
        versions = {
            BY_CODE[code].tag: {
                "title": library.fronts[brief_id, code].title,
                "description": library.fronts[brief_id, code].description,
                "url": site.absolute(addresses.brief(brief_id, code)),
            }
            for code in library.languages_of(brief_id)
        }
        listed.append(
            {
                "id": brief_id,
                "url": site.absolute(addresses.permanent(brief_id)),
                "date": front_matter.date,
                "updated": front_matter.last_changed,
                "topics": list(front_matter.topics),
                "jurisdictions": list(front_matter.jurisdictions),
                "instruments": list(front_matter.instruments),
                "sources": list(site.citations.sources_of[brief_id]),
                "versions": versions,
            }
        )
    return {"schema": "briefs-list", "version": VERSION, "briefs": listed}
