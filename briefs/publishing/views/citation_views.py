"""What templates see of notes and sources."""

import msgspec

from briefs.citing.printing import FullSource
from briefs.publishing.views.parts import Anchor


class SourceLink(msgspec.Struct, frozen=True):
    """A source that a note cites: its page, its title, and how many other briefs cite it."""

    href: str
    title: str
    others: int


class NoteView(msgspec.Struct, frozen=True):
    """A note: its HTML with the links back, the sources behind its short forms, and links to the sources' pages.

    `prefix` stands before its id where a page has notes of two texts.
    """

    number: int
    html: str
    full: tuple[FullSource, ...]
    sources: tuple[SourceLink, ...]
    prefix: str = ""


class CitingPassage(msgspec.Struct, frozen=True):
    """One passage: the note that cites (nothing for the text itself), the place within the source, the sentences."""

    note: Anchor | None
    locator: str
    sentences: tuple[str, ...]


class CitingBrief(msgspec.Struct, frozen=True):
    """A brief that cites something, with the passages that do."""

    href: str
    title: str
    lang: str
    date: str
    written_date: str
    passages: tuple[CitingPassage, ...]


class CitedSource(msgspec.Struct, frozen=True):
    """A source in a list: its page, itself in full, its kind, the notes of this page or the briefs that cite it."""

    href: str
    html: str
    kind: str
    notes: tuple[Anchor, ...] = ()
    briefs: tuple[CitingBrief, ...] = ()
    count: int = 0


class RelatedBrief(msgspec.Struct, frozen=True):
    """A related brief, with the reasons in words; a reason may lead to the source or law that is shared."""

    href: str
    title: str
    lang: str
    reasons: tuple[Anchor, ...]


class CiteForm(msgspec.Struct, frozen=True):
    """A brief's own citation in one style: the style's name, the language of its words, HTML."""

    name: str
    lang: str
    html: str


class CiteThis(msgspec.Struct, frozen=True):
    """How to cite a brief: in words, and as files to download."""

    forms: tuple[CiteForm, ...]
    downloads: tuple[Anchor, ...]
