"""What templates see of laws and of what happened to them."""

import msgspec

from briefs.publishing.views.citation_views import CitingBrief
from briefs.publishing.views.fact_views import Fact
from briefs.publishing.views.parts import Anchor, Card, Frame, Html, LawSign, ListPages


class LawEvent(msgspec.Struct, frozen=True):
    """Something that happened to a law."""

    id: str
    """Its place on the law's own page; empty on other pages."""
    date: str
    """When it happened, as 2025-06-25, 2025-06 or 2025."""
    written_date: str
    """The same as it is written in the page's language."""
    text: str
    """What happened, or will."""
    is_coming: bool
    """Whether it is still to come on the day of the build."""
    evidence: Anchor
    """What says so: a source, a brief, or a page of the web by its host."""
    changed: tuple[Anchor, ...] = ()
    """The provisions that it changed or that apply since, on the law's own page; empty where none is named."""


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


class LawText(msgspec.Struct, frozen=True):
    """A source that is the text of a law, or a translation of it."""

    id: str
    """Its place on the page, to which notes that cite it lead."""
    html: Html
    """The source in full."""
    facts: tuple[Fact, ...]
    """What is known of it: key, dates, address, archived copy."""
    downloads: tuple[Anchor, ...]
    """It as files for reference managers, the media type as `title`."""
    cited_by: tuple[CitingBrief, ...]
    """The newest briefs that cite it, with the sentences that do."""
    count: int
    """How many briefs cite it."""
    pages: ListPages
    """The pages of the list of these briefs; the older ones are by themselves."""


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
    feed: str = ""
    """The link to its feed; empty where it has none."""
    calendar: str = ""
    """The link to its calendar; empty where nothing is known to have happened to it."""
    events: tuple[LawEvent, ...] = ()
    """What happened to it and what is to come, the oldest first."""
    related: tuple[tuple[str, tuple[Anchor, ...]], ...] = ()
    """Pairs of a relation in words and the laws that stand in it."""
    provisions: tuple[ProvisionEntry, ...] = ()
    """Its provisions that briefs discuss, in its order."""
    mentions: tuple[CitingBrief, ...] = ()
    """The newest briefs that are not about it and name it, with the sentences that do."""
    more_mentions: int = 0
    """How many more name it."""
    texts: tuple[LawText, ...] = ()
    """The sources that hold its text, and translations."""


class LawChoice(msgspec.Struct, frozen=True):
    """A value by which the list of laws narrows."""

    key: str
    """Its name in the page, as `in-force`."""
    text: str
    """The same in words."""


class LawFilter(msgspec.Struct, frozen=True):
    """What the list of laws narrows by."""

    name: str
    """`jurisdiction`, `kind` or `standing`: the attribute `data-` of a row that holds the value."""
    label: str
    """The same in words."""
    choices: tuple[LawChoice, ...]
    """The values that laws of the list have."""


class LawEntry(msgspec.Struct, frozen=True):
    """A law in the list of laws."""

    id: str
    """Its place on the page, to which others link where it has no page of its own."""
    law: Anchor
    """Its name, with the link to its page and the number as `title`; no link where it has none."""
    short: str
    """Its short name; empty where it has none."""
    official: str
    """The address of its official text, where it has no page of its own; else empty."""
    place: LawChoice
    """The jurisdiction, whose key is its code in small letters."""
    is_first: bool
    """Whether it is the first of its jurisdiction on the page, to which links to the laws of that lead."""
    kind: LawChoice
    """Its kind."""
    sign: LawSign
    """Where it stands."""
    last: str
    """The date of the last thing that happened to it, as 2025-06-25, 2025-06 or 2025; empty where none is known."""
    last_date: str
    """The same as it is written in the page's language."""
    last_text: str
    """What happened."""
    count: int
    """How many briefs are about it."""


class LawGroup(msgspec.Struct, frozen=True):
    """The laws, or the policies and reports, of the list."""

    heading: str
    """What they are, in words."""
    entries: tuple[LawEntry, ...]
    """Each of them, by jurisdiction and name."""


class LawsView(msgspec.Struct, frozen=True):
    """The list of laws."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    total: int
    """How many laws there are."""
    timeline: str
    """The link to everything that happened to them; empty where no event is known."""
    filters: tuple[LawFilter, ...]
    """What a script narrows the list by, or the part of it that the page has."""
    places: tuple[Anchor, ...]
    """Of a long list the jurisdictions, each with the link to where its laws begin; `title` is their number."""
    part: str
    """Which of them the page has, in words; empty where it has all."""
    pages: ListPages
    """The pages of a long list."""
    groups: tuple[LawGroup, ...]
    """Laws, then policies; those of which there are any."""
    further: tuple[Anchor, ...] = ()
    """On the first page of a long list those of its other pages by name, at the places of their rows."""


class TimelineEvent(msgspec.Struct, frozen=True):
    """What happened to one law among others."""

    law: Anchor
    """The law."""
    place: str
    """The jurisdiction of the law, by its mark."""
    place_name: str
    """The same in words."""
    sign: LawSign
    """Where the law stands now."""
    event: LawEvent
    """What happened."""


class TimelineMonth(msgspec.Struct, frozen=True):
    """A month, or a year of whose events no more is known."""

    date: str
    """It as 2025-06 or 2025."""
    heading: str
    """It as it is written in the page's language."""
    events: tuple[TimelineEvent, ...]
    """What happened in it, the newest first."""


class TimelineView(msgspec.Struct, frozen=True):
    """Everything that happened to all laws."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    calendar: str
    """The link to the same as a calendar; empty where nothing is known."""
    coming: tuple[TimelineEvent, ...]
    """What is still to come, the soonest first."""
    months: tuple[TimelineMonth, ...]
    """The months in which something happened, the newest first."""
    left_out: int
    """How many older events are left out, as they would be too many."""
