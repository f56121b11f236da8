"""What templates see of laws and of what happened to them."""

import msgspec

from briefs.publishing.views.citation_views import CitedSource, CitingBrief
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.parts import Anchor, Card, Frame


class LawEvent(msgspec.Struct, frozen=True):
    """Something that happened to a law: its anchor, its date, what it was, and what says so."""

    id: str
    date: str
    written_date: str
    text: str
    evidence: Anchor


class Dot(msgspec.Struct, frozen=True):
    """An event on a line of time: its place in hundredths of the width, how high it stands above others, its number."""

    x: float
    level: int
    href: str
    label: str
    number: int = 0


class Line(msgspec.Struct, frozen=True):
    """A line of time: years with their places in hundredths of the width, dots, and how many stand over one another."""

    ticks: tuple[tuple[str, float], ...]
    dots: tuple[Dot, ...]
    levels: int = 1


class ProvisionEntry(msgspec.Struct, frozen=True):
    """A provision that briefs discuss: its anchor, what it is called, and who discusses it where."""

    id: str
    label: str
    briefs: tuple[CitingBrief, ...]


class LawView(msgspec.Struct, frozen=True):
    """A law: its names by language tag, what is known of it, what happened, other laws, briefs, and sources of it."""

    frame: Frame
    title: str
    names: tuple[tuple[str, str], ...]
    kind: str
    facts: tuple[Fact, ...]
    line: Line | None
    events: tuple[LawEvent, ...]
    related: tuple[tuple[str, tuple[Anchor, ...]], ...]
    provisions: tuple[ProvisionEntry, ...]
    briefs: tuple[Card, ...]
    sources: tuple[CitedSource, ...]


class LawEntry(msgspec.Struct, frozen=True):
    """A law in the list of laws: its status, and how many briefs are about it."""

    law: Anchor
    kind: str
    number: str
    status: str
    state: str
    count: int


class LawsView(msgspec.Struct, frozen=True):
    """The list of laws by jurisdiction; the timeline of all of them."""

    frame: Frame
    heading: str
    total: int
    timeline: str
    groups: tuple[tuple[str, str, tuple[LawEntry, ...]], ...]


class Lane(msgspec.Struct, frozen=True):
    """The line of time of one law among others."""

    law: Anchor
    line: Line


class TimelineView(msgspec.Struct, frozen=True):
    """All events of all laws: a line for each law over the same years, and a list by year, the newest first."""

    frame: Frame
    heading: str
    ticks: tuple[tuple[str, float], ...]
    lanes: tuple[Lane, ...]
    years: tuple[tuple[str, tuple[tuple[Anchor, LawEvent], ...]], ...]
