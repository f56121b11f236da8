"""What the template of the parallel page sees."""

import msgspec

from briefs.publishing.views.citation_views import NoteView
from briefs.publishing.views.parts import Anchor, Frame


class Cell(msgspec.Struct, frozen=True):
    """One block in one language: its kind, its HTML, and how a heading or point is set (level, marker)."""

    kind: str
    html: str
    level: int
    rung: str
    number: int


class ParallelRow(msgspec.Struct, frozen=True):
    """A block beside its counterpart; None is a gap. `changed` says that it changed since it was translated."""

    id: str
    number: str
    left: Cell | None
    right: Cell | None
    changed: bool


class Column(msgspec.Struct, frozen=True):
    """One side of a parallel page: its language, the brief in it, its notes."""

    lang: str
    name: str
    brief: Anchor
    notes: tuple[NoteView, ...]


class ParallelView(msgspec.Struct, frozen=True):
    """Two languages of a brief side by side."""

    frame: Frame
    title: str
    left: Column
    right: Column
    rows: tuple[ParallelRow, ...]
