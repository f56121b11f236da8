"""The citation map: who cites what, drawn as SVG from the graph, with the same as a list beside it.

igraph lays the graph out (by Kamada and Kawai, from a fixed start and without chance, so that the drawing is always the
same); places are whole numbers, in which small differences between machines vanish.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from briefs.language.han import is_wide
from briefs.language.languages import BY_CODE, Lang
from briefs.library.citations import node_of
from briefs.model import addresses
from briefs.model.brief import BriefId
from briefs.model.source import SourceKey
from briefs.publishing.components.citing_parts import source_anchor
from briefs.publishing.components.frames import Head, PageContext, SiteContext, frame, in_all_languages
from briefs.publishing.views.map_views import MapEdge, MapEntry, MapNode
from briefs.publishing.views.parts import Anchor
from briefs.publishing.views.views import MapView, Page

MOST_NODES = 160
"""More can't be told apart on a page; those with the most links are drawn."""
WIDTH, HEIGHT, MARGIN = 1000, 760, 90
LABEL = 24
"""Latin characters, two for a Han one, in each of the two lines of a name; the whole name is its title."""


class Graph(msgspec.Struct, frozen=True):
    """Who cites what, as far as it is drawn."""

    nodes: tuple[str, ...]
    """The names of the nodes (`brief:x`, `source:y`), in order."""
    edges: tuple[tuple[int, int], ...]
    """Pairs of places among the nodes, counted from 0: who cites or links, and to what."""


def layout(graph: Graph) -> tuple[tuple[int, int], ...]:
    """Return a place for each node, inside the drawing."""
    import igraph

    count = len(graph.nodes)
    if count < 2:
        return ((WIDTH // 2, HEIGHT // 2),) * count
    start = [[math.cos(2 * math.pi * i / count), math.sin(2 * math.pi * i / count)] for i in range(count)]
    drawn = igraph.Graph(n=count, edges=list(graph.edges))
    places = drawn.layout_kamada_kawai(seed=start).coords
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    wide, high = (right - left) or 1, (bottom - top) or 1
    return tuple(
        (
            round(MARGIN + (x - left) / wide * (WIDTH - 2 * MARGIN)),
            round(MARGIN + (y - top) / high * (HEIGHT - 2 * MARGIN)),
        )
        for x, y in places
    )


def citation_graph(targets: Mapping[str, tuple[str, ...]]) -> tuple[Graph, int]:
    """Return the graph that is drawn, and how many nodes are left out of it: those with the fewest links.

    `targets` has, for each brief by its id, the nodes that it cites or links to.
    """
    pairs = [
        (f"brief:{name}", target)
        for name, found in sorted(targets.items())
        for target in found
        if not target.startswith("brief:") or target.removeprefix("brief:") in targets
    ]
    degree = Counter(name for pair in pairs for name in pair)
    kept = sorted(degree, key=lambda name: (-degree[name], name))[:MOST_NODES]
    number = {name: index for index, name in enumerate(sorted(kept))}
    edges = tuple((number[a], number[b]) for a, b in sorted(pairs) if a in number and b in number)
    return Graph(tuple(sorted(kept)), edges), len(degree) - len(kept)


def _label(text: str) -> tuple[str, ...]:
    """Set a name in two lines at most; Latin breaks between words, Han anywhere but before a stop."""
    lines = [""]
    # Pieces between which a line may break: `AI ` with its space, `法` by itself, `法，` with its stop.
    for part in re.findall(r"[ -~\u2019]+?(?: |$|(?=[^ -~\u2019]))|[^ -~\u2019][，。：；、」”》〉）]*", text):
        if lines[-1] and _width(lines[-1]) + _width(part.rstrip()) > LABEL:
            if len(lines) == 2:
                return (lines[0].rstrip(), lines[1].rstrip() + "…")
            lines.append("")
        lines[-1] += part
    return tuple(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if is_wide(char) else 1 for char in text)


def map_page(site: SiteContext, graph: Graph, places: tuple[tuple[int, int], ...], left_out: int, lang: Lang) -> Page:
    """Plan the citation map in a language; the graph is that of `citation_graph`, the places those of `layout`."""
    page = in_all_languages(site, lang, addresses.citation_map)
    degree = [0] * len(graph.nodes)
    for pair in graph.edges:
        for node in pair:
            degree[node] += 1
    nodes = []
    for name, (x, y), links in zip(graph.nodes, places, degree, strict=True):
        kind = name.partition(":")[0]
        anchor = _anchor(page, name)
        size = min(22, 6 + 2 * links if kind == "brief" else 4 + 2 * links)
        label = _label(anchor.text) if kind == "brief" else ()
        nodes.append(MapNode(anchor.href, kind, anchor.text, x, y, size, label, anchor.lang))
    edges = tuple(
        MapEdge(*places[a], *places[b], "links" if graph.nodes[b].startswith("brief:") else "cites")
        for a, b in graph.edges
    )
    heading = page.words("citation_map")
    crumbs = ((page.words("authorities"), addresses.authorities(page.lang)), (heading, page.address))
    view = MapView(
        frame=frame(page, Head(heading, page.words("map_text"), crumbs)),
        heading=heading,
        width=WIDTH,
        height=HEIGHT,
        nodes=tuple(sorted(nodes, key=lambda node: node.kind != "brief")),
        edges=edges,
        entries=tuple(_entries(page, graph)),
        left_out=left_out,
    )
    changed = site.selections.last_changed()
    return Page(page.address, page.lang, "map.html", view, changed, page.alternates(), listed=True)


def _anchor(page: PageContext, node: str) -> Anchor:
    kind, _, key = node.partition(":")
    return _brief_anchor(page, BriefId(key)) if kind == "brief" else source_anchor(page, SourceKey(key))


def _brief_anchor(page: PageContext, brief_id: BriefId) -> Anchor:
    lang, front_matter = page.site.library.front(brief_id, page.lang)
    tag = BY_CODE[lang].tag if lang != page.lang else ""
    return Anchor(page.href(addresses.brief(brief_id, page.lang)), front_matter.title, tag)


def _entries(page: PageContext, graph: Graph) -> Iterator[MapEntry]:
    """Return the briefs that are drawn with what they cite of what is: newest first, briefs before sources."""
    site = page.site
    cited: dict[BriefId, set[str]] = defaultdict(set)
    for one, other in graph.edges:
        cited[BriefId(graph.nodes[one].removeprefix("brief:"))].add(graph.nodes[other])
    for brief_id in sorted(cited, key=lambda name: site.library.subject(name).date, reverse=True):
        found = cited[brief_id]
        briefs = sorted(node for node in found if node.startswith("brief:"))
        # In the order in which its notes cite them.
        sources = [node for key in site.citations.sources_of[brief_id] if (node := node_of(key, None)) in found]
        yield MapEntry(_brief_anchor(page, brief_id), tuple(_anchor(page, node) for node in (*briefs, *sources)))
