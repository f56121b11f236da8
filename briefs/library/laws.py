"""What is known of the laws together: who writes of which, how they bear on one another, what happened when."""

import re
from collections import defaultdict

import msgspec

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.library.library import Library, by_law
from briefs.model.brief import BriefId, Provision
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.law import MOVES, RELATIONS, Event
from briefs.model.source import SourceKey


class Discussed(msgspec.Struct, frozen=True):
    """A provision that briefs discuss: itself, as the first of them names it, and the places, by brief and block."""

    provision: Provision
    places: tuple[tuple[tuple[BriefId, Lang], Provision], ...]


class Laws(msgspec.Struct, frozen=True):
    """What the records say together.

    `briefs` are those on each law, newest first; `texts` the sources that are its text; `related` the laws that each
    amends, implements or succeeds, and the other way (`amended`, …); `events` all that happened, oldest first;
    `provisions` what is discussed of each, in the order of the law.
    """

    briefs: dict[str, tuple[BriefId, ...]]
    texts: dict[str, tuple[SourceKey, ...]]
    related: dict[str, dict[str, tuple[str, ...]]]
    events: tuple[tuple[str, Event], ...]
    provisions: dict[str, tuple[Discussed, ...]]


PASSIVE = {"amends": "amended", "implements": "implemented", "succeeds": "succeeded"}


def find_laws(library: Library) -> Laws:
    """Bring together what the records of laws, the briefs and the sources say."""
    texts: dict[str, list[SourceKey]] = defaultdict(list)
    for key, source in library.sources.items():
        if source.instrument in library.instruments:
            texts[source.instrument].append(key)
    related: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, law in library.instruments.items():
        for relation in RELATIONS:
            for other in law.related(relation):
                if other in library.instruments:
                    related[name][relation].append(other)
                    related[other][PASSIVE[relation]].append(name)
    events = [(name, event) for name, law in library.instruments.items() for event in law.events]
    return Laws(
        briefs=by_law(library),
        texts={name: tuple(keys) for name, keys in texts.items()},
        related={name: {kind: tuple(names) for kind, names in kinds.items()} for name, kinds in related.items()},
        events=tuple(sorted(events, key=lambda one: (dates.timestamp(one[1].date), one[0]))),
        provisions=_discussed(library),
    )


def _discussed(library: Library) -> dict[str, tuple[Discussed, ...]]:
    found: dict[str, dict[str, list[tuple[tuple[BriefId, Lang], Provision]]]] = defaultdict(lambda: defaultdict(list))
    for brief_id in library.order:
        for lang in library.languages_of(brief_id):
            for one in library.briefs[brief_id, lang].provisions:
                found[one.law][one.anchor].append(((brief_id, lang), one))
    return {
        law: tuple(
            sorted(
                (Discussed(places[0][1], tuple(places)) for places in anchors.values()),
                key=lambda one: (one.provision.unit, _counted(one.provision.number), _counted(one.provision.to)),
            )
        )
        for law, anchors in found.items()
    }


def _counted(number: str) -> tuple[int, str]:
    """Return a number in a form that sorts: 3 before 25, 18 before 18-1 and 18A."""
    match = re.match(r"\d+", number)
    return (int(match[0]) if match else 0, number)


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events of a law, oldest first; those of one day as they are written."""
    return tuple(sorted(events, key=lambda event: dates.timestamp(event.date)))


def moved_on(library: Library, front_matter: BriefFrontMatter) -> tuple[tuple[str, Event], ...]:
    """Return the laws of a brief to which something has happened since it was written, with the last that did.

    A date that is not known to the day is later only where it is later for certain.
    """
    seen = max(front_matter.date, front_matter.status_reviewed)
    found = []
    for name in dict.fromkeys(front_matter.instruments):
        if name in library.instruments:
            since = [event for event in in_order(library.instruments[name].events) if _is_later(event.date, seen)]
            moves = [event for event in since if event.kind in MOVES]
            if moves:
                found.append((name, moves[-1]))
    return tuple(found)


def _is_later(date: str, seen: str) -> bool:
    known = min(len(date), len(seen))
    return date[:known] > seen[:known]
