"""Files of data beside the pages: references for reference managers, the graph of citations, lists of all there is.

Each list says its schema's version; what changes in its form raises it.
"""

import json
from collections.abc import Iterator, Sequence

import msgspec

from briefs.citing.items import Item, item_of
from briefs.language.languages import AUTHORED, BY_CODE
from briefs.library.coverage import cover
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
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


def data_files(site: SiteContext) -> Iterator[tuple[Address, bytes]]:
    """Return every file of data with its address; each source is written once, however many briefs cite it."""
    library, lang = site.library, site.library.settings.default_language
    sources = {
        key: Written.of(item_of(source, lang)) for key, source in library.sources.items() if not library.brief_of(key)
    }
    for brief_id in library.order:
        own = {code: Written.of(cite_item(library, brief_id, code)) for code in library.languages_of(brief_id)}
        for code, written in own.items():
            yield from _files(addresses.brief(brief_id, code), "cite", [written])
        keys = site.citations.sources_of[brief_id]
        cited = [sources.get(key) or _brief(site, library.brief_of(key) or brief_id) for key in keys]
        if cited:
            yield from _files(addresses.brief_files(brief_id), "sources", cited)
    for key, written in sources.items():
        yield from _files(addresses.source_files(library.sources[key].slug), "source", [written])
    every = list(sources.values())
    yield from _files("", "sources", every, json_name="sources.csl.json")
    whole = {"schema": "briefs-sources", "version": VERSION, "items": [written.item for written in every]}
    yield Address("sources.json"), _json(whole)
    yield Address("graph.json"), _json(_graph(site))
    yield Address("briefs.json"), _json(_briefs(site))
    for name, schema in schemas().items():
        # The address of the schema is its identity: editors may be pointed at it.
        address = Address(f"schemas/{name}.json")
        yield address, _json({"$id": site.absolute(address), **schema})
    coverage = msgspec.to_builtins(cover(library, site.drift))
    yield Address("coverage.json"), _json({"schema": "briefs-coverage", "version": VERSION} | coverage)


def _brief(site: SiteContext, brief_id: BriefId) -> Written:
    return Written.of(cite_item(site.library, brief_id, site.library.any_version(brief_id).lang))


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
        titles = {code: library.briefs[brief_id, code].front_matter.title for code in library.languages_of(brief_id)}
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
    for key, passages in citations.of_source.items():
        cited = library.brief_of(key)
        target = f"brief:{cited}" if cited else f"source:{key}"
        for passage in passages:
            if passage.lang in AUTHORED:
                place = {"locator": passage.locator.typed} if passage.locator else {}
                edge = {"from": f"brief:{passage.brief}", "to": target, "type": "cites", "note": passage.note}
                edges.append(edge | {"lang": passage.lang} | place)
    keyed = {passage for passages in citations.of_source.values() for passage in passages}
    for brief_id, passages in citations.of_brief.items():
        for passage in passages:
            if passage.lang in AUTHORED and brief_id in site.related and passage not in keyed:
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
                "title": library.briefs[brief_id, code].front_matter.title,
                "description": library.briefs[brief_id, code].front_matter.description,
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
