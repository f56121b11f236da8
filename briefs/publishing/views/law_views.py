"""What templates see of laws and of what happened to them."""

import msgspec

from briefs.publishing.views.citation_views import CitedSource, CitingBrief
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.parts import Anchor, Card, Frame, LawSign, ListPages


class LawEvent(msgspec.Struct, frozen=True):
    """Something that happened to a law."""

    id: str
    """Its place on the law's own page; empty on other pages."""
    date: str
    """When it happened, as 2025-06-25, 2025-06 or 2025."""
    written_date: str
    """The same as it is written in the page's language."""
    text: str
    """What happened."""
    evidence: Anchor
    """What says so: a source, a brief, or a page of the web by its host."""


class Dot(msgspec.Struct, frozen=True):
    """An event on a line of time."""

    x: float
    """Its place, in hundredths of the width."""
    level: int
    """How many dots it stands above the line, so that near ones do not cover each other."""
    href: str
    """The link to the event."""
    label: str
    """Its date and what happened."""
    number: int = 0
    """Its number on the line, from 1."""


class Line(msgspec.Struct, frozen=True):
    """A line of time, which `line.html` draws."""

    ticks: tuple[tuple[str, float], ...]
    """Pairs of a year that is named and its place in hundredths of the width."""
    dots: tuple[Dot, ...]
    """The events, the oldest first."""
    levels: int = 1
    """How many dots stand over one another at most."""


class ProvisionEntry(msgspec.Struct, frozen=True):
    """A provision of a law that briefs discuss."""

    id: str
    """Its place on the page."""
    label: str
    """What it is called, as Article 5."""
    briefs: tuple[CitingBrief, ...]
    """The briefs that discuss it, with the sentences that do."""
    official: str = ""
    """The address of its official text; empty where none is known."""


class LawView(msgspec.Struct, frozen=True):
    """The page of a law, bill, programme or policy."""

    frame: Frame
    """What stands around the page."""
    title: str
    """Its name in the page's language."""
    names: tuple[tuple[str, str], ...]
    """Pairs of a language tag and its name in that language, where it differs from the title."""
    kind: str
    """Its kind in words."""
    sign: LawSign
    """Where it stands."""
    official: str
    """The address of its official text or page; empty where none is recorded."""
    briefs: tuple[Card, ...]
    """The briefs that are about it, on this page."""
    pages: ListPages
    """The pages of the list of briefs. What follows here is told on the newest alone, which is the law's own."""
    count: int | None = None
    """How many briefs are about it."""
    facts: tuple[Fact, ...] = ()
    """What is known of it: jurisdiction, number, status, addresses."""
    line: Line | None = None
    """Its line of time; nothing where no event is known."""
    events: tuple[LawEvent, ...] = ()
    """What happened to it, the oldest first."""
    related: tuple[tuple[str, tuple[Anchor, ...]], ...] = ()
    """Pairs of a relation in words and the laws that stand in it."""
    provisions: tuple[ProvisionEntry, ...] = ()
    """Its provisions that briefs discuss, in its order."""
    sources: tuple[CitedSource, ...] = ()
    """The sources that hold its text."""


class LawEntry(msgspec.Struct, frozen=True):
    """A law in the list of laws."""

    law: Anchor
    """The law."""
    kind: str
    """Its kind in words."""
    number: str
    """Its number; empty where it has none."""
    sign: LawSign
    """Where it stands."""
    count: int
    """How many briefs are about it."""


class LawsView(msgspec.Struct, frozen=True):
    """The list of laws by jurisdiction."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    total: int
    """How many laws there are."""
    timeline: str
    """The link to everything that happened to them; empty where no event is known."""
    groups: tuple[tuple[str, str, tuple[LawEntry, ...]], ...]
    """For each jurisdiction its code in small letters, its name, and its laws."""


class Lane(msgspec.Struct, frozen=True):
    """The line of time of one law among others."""

    law: Anchor
    """The law."""
    line: Line
    """Its line, over the same years as all others."""


class TimelineView(msgspec.Struct, frozen=True):
    """Everything that happened to all laws."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    ticks: tuple[tuple[str, float], ...]
    """Pairs of a year that is named and its place in hundredths of the width, for all lines."""
    lanes: tuple[Lane, ...]
    """A line for each law."""
    years: tuple[tuple[str, tuple[tuple[Anchor, LawEvent], ...]], ...]
    """Pairs of a year and what happened in it, each event with its law; the newest first."""
