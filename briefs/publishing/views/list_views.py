"""What templates see of lists of briefs and of the home page."""

import msgspec

from briefs.publishing.views.law_views import LawEvent
from briefs.publishing.views.parts import Anchor, Card, Frame


class Facet(msgspec.Struct, frozen=True):
    """Something by which a list can be narrowed: its name and its values; the first leads to the list without it."""

    name: str
    values: tuple[Anchor, ...]


class ListView(msgspec.Struct, frozen=True):
    """Briefs under one heading: a topic, a jurisdiction, both, a year, or all.

    `groups` are the briefs of this page by year, `total` how many the whole list has, `laws` the laws of the
    jurisdiction, `parts` the pages of the list that are near; `newer` and `older` lead to the page before and after.
    """

    frame: Frame
    heading: str
    kind: str
    total: int
    laws: Anchor | None
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    facets: tuple[Facet, ...]
    parts: tuple[Anchor, ...]
    newer: str
    older: str


class HomeView(msgspec.Struct, frozen=True):
    """The home page of a language; `years` run from the oldest, as a line of time does, `events` from the newest."""

    frame: Frame
    cards: tuple[Card, ...]
    topics: tuple[Anchor, ...]
    jurisdictions: tuple[Anchor, ...]
    years: tuple[Anchor, ...]
    events: tuple[tuple[Anchor, LawEvent], ...]
    timeline: str
    all_briefs: str
    total: int
