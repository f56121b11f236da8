"""What templates see of terms, and of what is translated."""

import msgspec

from briefs.publishing.views.parts import Anchor, Frame


class TermEntry(msgspec.Struct, frozen=True):
    """A term in the glossary: its form by language tag, other forms, what it means, the briefs that use it."""

    id: str
    forms: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    definition: str
    note: str
    briefs: tuple[Anchor, ...]
    is_reviewed: bool


class TermCard(msgspec.Struct, frozen=True):
    """What a page says of a term that it marks: its forms in other languages, and what it means."""

    id: str
    forms: tuple[tuple[str, str], ...]
    definition: str


class CoverageRow(msgspec.Struct, frozen=True):
    """A brief on the coverage page: its versions (None where it lacks one), the state of its translation."""

    brief: Anchor
    versions: tuple[Anchor | None, ...]
    status: str
    recorded: str
    drifted: int
    parallel: str
    overruled: int


class GlossaryView(msgspec.Struct, frozen=True):
    """The glossary."""

    frame: Frame
    heading: str
    entries: tuple[TermEntry, ...]


class CoverageView(msgspec.Struct, frozen=True):
    """What is translated and what is not; `totals` are labels with figures."""

    frame: Frame
    heading: str
    rows: tuple[CoverageRow, ...]
    languages: tuple[tuple[str, str], ...]
    totals: tuple[tuple[str, str], ...]
    unarchived: tuple[Anchor, ...]
    unreviewed: tuple[Anchor, ...]
    data: str
