"""What the template of the parallel page sees."""

import msgspec

from briefs.publishing.views.citation_views import NoteView
from briefs.publishing.views.parts import Anchor, Frame, Html


class Cell(msgspec.Struct, frozen=True):
    """A block of a text in one language."""

    kind: str
    """`heading`, `paragraph`, `item`, `quote`, `table`, `figure` or `code`."""
    html: Html
    """The block; the elements around a heading, paragraph, point or quotation are the template's."""
    level: int
    """The level of a heading, or how deep a point stands."""
    rung: str
    """The class of the numbering of a point's list; empty where it has the usual one."""
    number: int
    """The number of a point; 0 where its list has none."""


class ParallelRow(msgspec.Struct, frozen=True):
    """A block beside its counterpart."""

    id: str
    """Its place on the page; empty where an earlier row has the same."""
    number: str
    """The number of the paragraph; empty where it is none."""
    left: Cell | None
    """The block in the page's language; nothing where it has no counterpart there."""
    right: Cell | None
    """The block in the other language; nothing where it has no counterpart there."""
    changed: bool
    """Whether it changed since it was translated."""


class Column(msgspec.Struct, frozen=True):
    """One side of a parallel page."""

    lang: str
    """The language tag of the side."""
    name: str
    """The name of the language in itself."""
    brief: Anchor
    """The brief in that language, by its title."""
    notes: tuple[NoteView, ...]
    """Its notes."""


class ParallelView(msgspec.Struct, frozen=True):
    """Two languages of a brief side by side."""

    frame: Frame
    """What stands around the page."""
    title: str
    """The brief's title in the page's language."""
    left: Column
    """The side in the page's language."""
    right: Column
    """The side in the other language."""
    rows: tuple[ParallelRow, ...]
    """The blocks of both, side by side."""
