"""What templates see of notes and sources."""

import msgspec

from briefs.publishing.views.parts import Anchor, Html, LawSign


class SourceLink(msgspec.Struct, frozen=True):
    """A source that a note cites."""

    href: str
    """The link to its page, or to the brief that it is."""
    title: str
    """Its title."""
    is_cited_elsewhere: bool
    """Whether other briefs cite it as well."""


class SourceInFull(msgspec.Struct, frozen=True):
    """The source behind a short form of a note, which stands hidden beside the note."""

    id: str
    """The id by which the short form names it; the element that holds the source must have it."""
    html: Html
    """The source in full."""


class MarginNote(msgspec.Struct, frozen=True):
    """A note that is one citation in full, as it stands in the margin of a wide page."""

    author: Html
    """Who made the source, in short; empty where it is called by its title."""
    title: Anchor
    """Its title in the page's language, with the link to its page; `title` is the original one where they differ."""
    place: Html
    """The place within it; empty where none is named."""
    year: str
    """The year in which it was issued; empty where that is not known."""
    link: Anchor | None
    """Its own address, named by the host; nothing where it has none."""


class NoteView(msgspec.Struct, frozen=True):
    """A note."""

    number: int
    """Its number, from 1."""
    html: Html
    """What it says, with the links back to the text."""
    full: tuple[SourceInFull, ...]
    """The sources behind its short forms."""
    sources: tuple[SourceLink, ...]
    """The sources that it cites."""
    margin: MarginNote | None = None
    """Its form in the margin; nothing where it stands there as it is."""
    prefix: str = ""
    """What stands before its id where a page has the notes of two texts; empty elsewhere."""
    laws: tuple[tuple[str, LawSign], ...] = ()
    """Pairs of a law that it names, in short, and where that stands."""


class CitingPassage(msgspec.Struct, frozen=True):
    """A passage that cites something."""

    note: Anchor | None
    """The note or paragraph that does; nothing where the text itself names the brief."""
    locator: str
    """The place within what is cited, as it was typed; empty where none is given."""
    sentences: tuple[str, ...]
    """The sentences that call the note; empty where they are not shown."""


class CitingBrief(msgspec.Struct, frozen=True):
    """A brief that cites something."""

    href: str
    """The link to the brief."""
    title: str
    """Its title."""
    lang: str
    """The language tag of title and sentences; empty where that is the page's language."""
    date: str
    """The day on which it was published, as 2025-06-25."""
    written_date: str
    """The same day as it is written in the page's language."""
    passages: tuple[CitingPassage, ...]
    """The passages that cite."""


class CitedSource(msgspec.Struct, frozen=True):
    """A source in a list."""

    href: str
    """The link to its page, or to the brief that it is."""
    html: Html
    """The source in full."""
    kind: str
    """Its kind in words; empty where the list is by kind or does not show it."""
    notes: tuple[Anchor, ...] = ()
    """The notes of this page that cite it; empty on pages that have none."""
    briefs: tuple[CitingBrief, ...] = ()
    """The newest briefs that cite it; filled in the table of authorities alone."""
    more: int = 0
    """How many more cite it."""
    more_href: str = ""
    """The link to where all that cite it are listed."""
    count: int = 0
    """How many briefs cite it; filled in lists of sources alone, not on the page of a brief."""
    is_cited_elsewhere: bool = False
    """Whether other briefs cite it as well; told on the page of a brief alone."""
    sign: LawSign | None = None
    """Where the law stands of which it is the text; nothing where it is of none."""


class RelatedBrief(msgspec.Struct, frozen=True):
    """A related brief."""

    href: str
    """The link to the brief."""
    title: str
    """Its title."""
    lang: str
    """The language tag of the title; empty where that is the page's language."""
    reasons: tuple[Anchor, ...]
    """Why it is related, at most three; `title` stands before the text, and the link leads to what is shared."""


class CiteForm(msgspec.Struct, frozen=True):
    """A brief's own citation in one style."""

    name: str
    """The name of the style."""
    lang: str
    """The language tag of the citation."""
    html: Html
    """The citation; a script fills the day of the visit in."""


class CiteThis(msgspec.Struct, frozen=True):
    """How to cite a brief."""

    forms: tuple[CiteForm, ...]
    """The citation in words, in each style."""
    downloads: tuple[Anchor, ...]
    """The citation as files for reference managers; the text is the format."""
