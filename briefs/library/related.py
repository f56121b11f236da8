"""Which briefs belong together, and why: they cite each other, the same sources, the same laws.

Coupling is counted from the lists of who cites what, never by comparing all pairs; what nearly everybody cites says
little about anybody, so a long list is passed over.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from briefs.library.citations import Citations
from briefs.library.laws import Laws
from briefs.library.library import Library
from briefs.model.brief import BriefId

MOST_SHOWN = 6
"""Related briefs of each brief."""
LONGEST_LIST = 60
"""A source or law with more briefs than this couples none of them; this keeps the work linear."""
_WEIGHTS: dict[str, float] = {"cites": 4.0, "cited": 4.0, "source": 3.0, "law": 2.0, "topic": 0.5}
"""What each reason weighs; a source or law weighs less, the more briefs have it."""


class Reason(msgspec.Struct, frozen=True, order=True):
    """Why two briefs are related."""

    kind: Literal["cites", "cited", "source", "law", "topic"]
    """`cites`: the brief cites or links to the other; `cited`: the other does; else what both have in common."""
    key: str = ""
    """The key of the source, law or topic that both have; empty where one cites the other."""


class Related(msgspec.Struct, frozen=True):
    """A related brief."""

    brief: BriefId
    """The id of the other brief."""
    reasons: tuple[Reason, ...]
    """Why it is related, the weightiest reason first."""


def nearest(order: Sequence[BriefId], name: BriefId) -> tuple[BriefId, ...]:
    """Return the briefs beside one in their order, as many as are shown: half of them before it where there are."""
    place = order.index(name)
    start = min(place - MOST_SHOWN // 2, len(order) - MOST_SHOWN - 1)
    return tuple(other for other in order[max(0, start) :][: MOST_SHOWN + 1] if other != name)


def related_to(
    name: BriefId, library: Library, citations: Citations, laws: Laws, near: Callable[[str], Sequence[BriefId]]
) -> tuple[Related, ...]:
    """Return the related briefs of a brief, the nearest first, equals in the library's order.

    `near` returns the briefs on a topic that are nearest in time, with which is filled up where little else is related.
    """
    reasons: dict[BriefId, dict[Reason, float]] = defaultdict(dict)
    for other in citations.links_of[name]:
        if other in library.ids and other != name:
            reasons[other][Reason("cites")] = _WEIGHTS["cites"]
    for other in citations.linked_by.get(name, ()):
        if other != name:
            reasons[other][Reason("cited")] = _WEIGHTS["cited"]
    for key in sorted(citations.sources_of[name]):
        _couple(reasons, name, "source", key, citations.cited_by.get(key, ()))
    subject = library.subject(name)
    for law in sorted(subject.instruments):
        _couple(reasons, name, "law", law, laws.briefs.get(law, ()))
    _topics(reasons, name, library, near)
    by_id = sorted(reasons.items())
    by_date = sorted(by_id, key=lambda pair: library.subject(pair[0]).date, reverse=True)
    nearest = sorted(by_date, key=lambda pair: -sum(pair[1].values()))[:MOST_SHOWN]
    return tuple(
        Related(other, tuple(sorted(found, key=lambda reason: (-found[reason], reason)))) for other, found in nearest
    )


def _couple(
    reasons: dict[BriefId, dict[Reason, float]],
    name: BriefId,
    kind: Literal["source", "law"],
    key: str,
    briefs: Sequence[BriefId],
) -> None:
    if 1 < len(briefs) <= LONGEST_LIST:
        for other in briefs:
            if other != name:
                reasons[other][Reason(kind, key)] = _WEIGHTS[kind] / math.log2(1 + len(briefs))


def _topics(
    reasons: dict[BriefId, dict[Reason, float]],
    name: BriefId,
    library: Library,
    near: Callable[[str], Sequence[BriefId]],
) -> None:
    """Add shared topics to what is related already; where that is little, fill up with the nearest on the topics."""
    own = dict.fromkeys(topic for topic in library.subject(name).topics if topic in library.topics)
    found = [*reasons]
    if len(found) < MOST_SHOWN:
        found += [other for topic in own for other in near(topic)]
    for other in dict.fromkeys(found):
        shared = set(library.subject(other).topics)
        for topic in own:
            if topic in shared:
                reasons[other][Reason("topic", topic)] = _WEIGHTS["topic"]
