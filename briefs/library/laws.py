"""What is known of the laws together: who writes of which, how they bear on one another, what happened when."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol

import msgspec

from briefs.language import dates
from briefs.language.languages import Lang
from briefs.library.law_lists import LawsPart
from briefs.library.selections import Part
from briefs.library.standing import Standing
from briefs.model.brief import BriefId, Provision
from briefs.model.front_matter import BriefFrontMatter
from briefs.model.law import RELATIONS, Event, Instrument
from briefs.model.source import SourceKey


class DiscussedAt(msgspec.Struct, frozen=True, array_like=True):
    """A place that discusses a provision."""

    brief: BriefId
    """The brief in which it stands."""
    lang: Lang
    """The language of the text in which it stands."""
    provision: Provision
    """The reference to the provision, with its place in the text."""
    anchor: str
    """The id of its block on the brief's page, to which links lead."""
    sentence: str
    """The sentence of the reference, as plain text."""

    @property
    def is_in_note(self) -> bool:
        """Return whether a note has it, and not the text."""
        return self.anchor.startswith("fn-")


class Discussed(msgspec.Struct, frozen=True):
    """A provision that briefs discuss."""

    provision: Provision
    """The provision, as the first of the places names it."""
    places: tuple[DiscussedAt, ...]
    """The places that discuss it, those of the newest brief first."""


class NamedAt(msgspec.Struct, frozen=True, array_like=True):
    """A place that names a law, and no provision of it."""

    brief: BriefId
    """The brief in which it stands."""
    lang: Lang
    """The language of the text in which it stands."""
    anchor: str
    """The id of its block on the brief's page, to which links lead."""
    sentence: str
    """The sentence that names it, as plain text."""


class Mentions(msgspec.Struct, frozen=True):
    """Where briefs that are not about a law name it."""

    places: tuple[NamedAt, ...]
    """The place in each text where it does so first, of the newest briefs."""
    more: int
    """How many more briefs name it."""


class Laws(Protocol):
    """What the records of laws, the briefs and the sources say together."""

    @property
    def briefs(self) -> Mapping[str, tuple[BriefId, ...]]:
        """Return the briefs on each law that any is about, newest first."""

    def part(self, name: str, number: int) -> Part:
        """Return a part of the list of briefs on a law."""

    def count(self, name: str) -> int:
        """Return how many briefs are on a law."""

    def of(self, jurisdiction: str) -> tuple[str, ...]:
        """Return the laws of a jurisdiction, by id. Who asks depends on each of them; `count_of` is narrower."""

    def count_of(self, jurisdiction: str) -> int:
        """Return how many laws a jurisdiction has."""

    def on(self, topic: str) -> tuple[str, ...]:
        """Return the laws that briefs on a topic are about or discuss provisions of, by id."""

    def speaking_of(self, name: str) -> tuple[BriefId, ...]:
        """Return the briefs that are about a law or discuss a provision of it, newest first."""

    def has_feed(self, name: str) -> bool:
        """Return whether a law has a feed: a page, and something to tell."""

    def is_recorded(self, name: str) -> bool:
        """Return whether there is a sound record of a law; who asks depends on nothing in it."""

    def has_history(self, name: str) -> bool:
        """Return whether anything is known to have happened to a law."""

    def has_page(self, name: str) -> bool:
        """Return whether a law has a page of its own: some brief or page is on it or names it, or it has a standing."""

    def listed(self, number: int, lang: Lang) -> LawsPart:
        """Return a part of the list of laws in a language, counted from 1."""

    def listed_on(self, name: str, lang: Lang) -> int:
        """Return the number of the part of the list in which a law stands."""

    def begin_on(self, jurisdiction: str, lang: Lang) -> int:
        """Return the number of the part of the list in which the laws of a jurisdiction begin."""

    def is_past(self, date: str) -> bool:
        """Return whether a date has come on the day of the build."""

    @property
    def texts(self) -> Mapping[str, tuple[SourceKey, ...]]:
        """Return the sources that are the text of a law."""

    @property
    def related(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Return the laws that each amends, implements or succeeds, and the other way (`amended`, …)."""

    @property
    def events(self) -> tuple[tuple[str, Event], ...]:
        """Return all that happened, oldest first."""

    @property
    def standings(self) -> Mapping[str, Standing]:
        """Return where each law stands on the day of the build."""

    @property
    def moves(self) -> Mapping[str, tuple[Event, ...]]:
        """Return what has changed each law until the day of the build, oldest first."""

    @property
    def provisions(self) -> Mapping[str, tuple[Discussed, ...]]:
        """Return what is discussed of each law, in the order of the law."""

    @property
    def mentions(self) -> Mapping[str, Mentions]:
        """Return where briefs that are not about a law name it."""


PASSIVE = {"amends": "amended", "implements": "implemented", "succeeds": "succeeded"}
"""What a relation of laws is called seen from the other law."""


def relate_laws(laws: Mapping[str, Instrument]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return how laws bear on one another, seen from both sides."""
    related: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, law in laws.items():
        for relation in RELATIONS:
            for other in law.related(relation):
                if other in laws:
                    related[name][relation].append(other)
                    related[other][PASSIVE[relation]].append(name)
    return {name: {kind: tuple(names) for kind, names in kinds.items()} for name, kinds in related.items()}


def all_events(laws: Mapping[str, Instrument]) -> tuple[tuple[str, Event], ...]:
    """Return everything that happened to laws, oldest first."""
    events = [(name, event) for name, law in laws.items() for event in law.events]
    return tuple(sorted(events, key=lambda one: (dates.timestamp(one[1].date), one[0])))


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events of a law, oldest first; those of one day as they are written."""
    return tuple(sorted(events, key=lambda event: dates.timestamp(event.date)))


def moved_on(laws: Laws, front_matter: BriefFrontMatter) -> tuple[tuple[str, Event], ...]:
    """Return the laws of a brief to which something has happened since its law was stated, with the last that did.

    A date that is not known to the day is later only where it is later for certain.
    """
    seen = max(front_matter.law_day, front_matter.status_reviewed)
    found = []
    for name in dict.fromkeys(front_matter.instruments):
        since = [event for event in laws.moves.get(name, ()) if _is_later(event.date, seen)]
        if since:
            found.append((name, since[-1]))
    return tuple(found)


def _is_later(date: str, seen: str) -> bool:
    known = min(len(date), len(seen))
    return date[:known] > seen[:known]
