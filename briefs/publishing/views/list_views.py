"""What templates see of lists of briefs and of the home page."""

import msgspec

from briefs.publishing.views.parts import Anchor, Card, Frame, LawSign, ListPages, SearchBox


class Facet(msgspec.Struct, frozen=True):
    """Something by which a list can be narrowed."""

    name: str
    """What it is, in words."""
    values: tuple[Anchor, ...]
    """Its values; the first leads to the list without it, and one that narrows nothing is no link.

    Counted are those that narrow the list: what leads to another list is counted there, so that a new brief changes
    the lists that it is on and no others.
    """


class ListedLaw(msgspec.Struct, frozen=True):
    """A law that belongs to a list of briefs."""

    law: Anchor
    """The law."""
    sign: LawSign
    """Where it stands."""


class ListView(msgspec.Struct, frozen=True):
    """A list of briefs: on a topic, in a jurisdiction, both, of a year, or all."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    kind: str
    """What the list is by, in words; empty on the list of all briefs."""
    about: str
    """One sentence that says what belongs to the topic; empty where none is given, and on further pages."""
    total: int | None
    """How many briefs the whole list has; told on its newest page alone, so that a new brief leaves the others be."""
    laws: Anchor | None
    """The link to the laws of the jurisdiction, on its newest page; nothing where it has none."""
    calendar: str
    """The link to the calendar of the laws of the topic or jurisdiction, on its newest page; empty where none has a
    history."""
    listed_laws: tuple[ListedLaw, ...]
    """The laws of the jurisdiction, or those that briefs on the topic discuss, at most thirty; on the newest page."""
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    """Pairs of a year and its briefs on this page, the newest first."""
    facets: tuple[Facet, ...]
    """What narrows the list; on its newest page alone."""
    narrow: str
    """The link to what narrows the list, which stands on its newest page; empty where nothing does."""
    pages: ListPages
    """Its pages, newest first."""


class IndexEntry(msgspec.Struct, frozen=True):
    """A topic, jurisdiction or year in the list of all of them."""

    list: Anchor
    """The link to its list of briefs, with their number; `title` is the mark of a jurisdiction."""
    about: str
    """One sentence that says what belongs to it; empty where none is given."""
    laws: Anchor | None
    """The link to the laws of a jurisdiction; nothing where it has none."""
    newest: Anchor | None
    """The link to its newest brief, whose `title` is its date; nothing where it has no brief."""


class IndexView(msgspec.Struct, frozen=True):
    """All topics, all jurisdictions, or all years."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    about: str
    """One sentence on the page."""
    entries: tuple[IndexEntry, ...]
    """The first sixty: topics or jurisdictions in the order of the settings, or years, the newest first."""
    others: tuple[Anchor, ...]
    """The links to the lists of all others, with the numbers of their briefs."""


class MovedLaw(msgspec.Struct, frozen=True):
    """A law to which something happened, or is about to."""

    law: Anchor
    """The law by its short name; `title` is whose law it is."""
    sign: LawSign
    """Where it stands."""
    date: str
    """When it happens, as 2025-06-25, 2025-06 or 2025."""
    written_date: str
    """The same as it is written in the page's language."""
    text: str
    """What happens."""


class HomeView(msgspec.Struct, frozen=True):
    """The home page of a language; the root of the site shows that of its first one."""

    frame: Frame
    """What stands around the page."""
    description: str
    """What the site is."""
    introduction: str
    """What is special about it."""
    choices: tuple[Anchor, ...]
    """The home page in the other languages, on the root alone; the text is the name of the language."""
    search: SearchBox
    """The field in which to search."""
    covered: tuple[Anchor, ...]
    """How much there is of briefs, laws and sources, each with a link."""
    jurisdictions: tuple[Anchor, ...]
    """The jurisdictions that have briefs, with counts, those with most first; `title` is the mark."""
    topics: tuple[Anchor, ...]
    """The topics that have briefs, in the same way."""
    cards: tuple[Card, ...]
    """The newest briefs, at most five."""
    changed: tuple[tuple[str, str, Anchor], ...]
    """Briefs that changed after they came out: the day, the same as it is written, and the brief; newest first."""
    moved: tuple[MovedLaw, ...]
    """The laws that moved last, the newest first."""
    coming: tuple[MovedLaw, ...]
    """What happens to laws next, the soonest first."""
    timeline: str
    """The link to everything that happened to the laws."""
    all_briefs: str
    """The link to the list of all briefs."""
    total: int
    """How many briefs there are."""
