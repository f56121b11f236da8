"""Which briefs belong together, and why: they cite each other, the same sources, the same laws.

Coupling is counted from the lists of who cites what, never by comparing all pairs; what nearly everybody cites says
little about anybody, so a long list is passed over.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from briefs.library.citations import Citations
from briefs.library.library import Library, by_law, by_topic
from briefs.model.brief import BriefId

MOST_SHOWN = 6
LONGEST_LIST = 60
"""A source or law with more briefs than this couples none of them; this keeps the work linear."""
_WEIGHTS: dict[str, float] = {"cites": 4.0, "cited": 4.0, "source": 3.0, "law": 2.0, "topic": 0.5}


class Reason(msgspec.Struct, frozen=True, order=True):
    """Why two briefs are related: by what, and the key of the source, law or topic that they share."""

    kind: Literal["cites", "cited", "source", "law", "topic"]
    key: str = ""


class Related(msgspec.Struct, frozen=True):
    """A related brief with the reasons, weightiest first."""

    brief: BriefId
    reasons: tuple[Reason, ...]


def find_related(library: Library, citations: Citations) -> dict[BriefId, tuple[Related, ...]]:
    """Return the related briefs of each brief, the nearest first, equals in the library's order."""
    reasons: dict[BriefId, dict[BriefId, dict[Reason, float]]] = defaultdict(lambda: defaultdict(dict))
    rank = {brief_id: number for number, brief_id in enumerate(library.order)}
    for target, passages in citations.of_brief.items():
        for source in dict.fromkeys(passage.brief for passage in passages):
            if target in rank and source != target:
                reasons[source][target][Reason("cites")] = _WEIGHTS["cites"]
                reasons[target][source][Reason("cited")] = _WEIGHTS["cited"]
    _couple(reasons, "source", citations.cited_by)
    _couple(reasons, "law", by_law(library))
    _topics(reasons, library)
    return {
        brief_id: tuple(
            Related(other, tuple(sorted(found, key=lambda reason: (-found[reason], reason))))
            for other, found in sorted(
                reasons[brief_id].items(), key=lambda pair: (-sum(pair[1].values()), rank[pair[0]])
            )[:MOST_SHOWN]
        )
        for brief_id in library.order
    }


def _couple(
    reasons: Mapping[BriefId, Mapping[BriefId, dict[Reason, float]]],
    kind: Literal["source", "law"],
    lists: Mapping[Any, Iterable[BriefId]],
) -> None:
    for key, listed in lists.items():
        briefs = tuple(listed)
        if not 1 < len(briefs) <= LONGEST_LIST:
            continue
        weight = _WEIGHTS[kind] / math.log2(1 + len(briefs))
        for brief_id in briefs:
            for other in briefs:
                if other != brief_id:
                    reasons[brief_id][other][Reason(kind, key)] = weight


def _topics(reasons: Mapping[BriefId, Mapping[BriefId, dict[Reason, float]]], library: Library) -> None:
    """Add shared topics to what is related already; where that is little, fill up with the newest of the topics."""
    newest = {topic: briefs[: MOST_SHOWN + 1] for topic, briefs in by_topic(library).items()}
    for brief_id in library.order:
        own = dict.fromkeys(topic for topic in library.front_matter(brief_id).topics if topic in newest)
        near = [*reasons[brief_id]]
        if len(near) < MOST_SHOWN:
            near += [other for topic in own for other in newest[topic] if other != brief_id]
        for other in dict.fromkeys(near):
            for topic in own:
                if topic in library.front_matter(other).topics:
                    reasons[brief_id][other][Reason("topic", topic)] = _WEIGHTS["topic"]
