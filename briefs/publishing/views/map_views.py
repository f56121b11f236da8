"""What templates see of the table of briefs by laws."""

import msgspec

from briefs.publishing.views.parts import Anchor, Frame, LawSign


class MapLaw(msgspec.Struct, frozen=True):
    """A law at the head of a column, or under the table."""

    law: Anchor
    """The law by its short name; `title` is its full name, where it has both."""
    sign: LawSign
    """Where it stands."""
    briefs: tuple[Anchor, ...] = ()
    """The newest briefs that deal with it; only of a law under the table."""
    more: int = 0
    """How many more do."""


class MapCell(msgspec.Struct, frozen=True):
    """How a brief deals with a law."""

    href: str
    """The link to where it does."""
    sign: str
    """The name of the sign for a class in the style sheet: `subject`, `provisions` or `notes`, the first that fits."""
    parts: tuple[str, ...]
    """The same in words: that it is about it, how many provisions it discusses, how many notes cite its text."""


class MapRow(msgspec.Struct, frozen=True):
    """A brief in the table."""

    brief: Anchor
    """The brief."""
    cells: tuple[MapCell | None, ...]
    """How it deals with the law of each column; nothing where it does not."""


class MapView(msgspec.Struct, frozen=True):
    """Which brief deals with which law."""

    frame: Frame
    """What stands around the page."""
    heading: str
    """The heading of the page."""
    laws: tuple[MapLaw, ...]
    """The columns: the laws with which the most briefs deal; empty where none deals with any."""
    rows: tuple[MapRow, ...]
    """The newest briefs that deal with one of them."""
    left_out: int
    """How many more briefs do."""
    others: tuple[MapLaw, ...]
    """Further laws with the briefs that deal with them."""
    others_left_out: int
    """How many laws there are beyond these."""
    every: str
    """The link to the list of all laws."""
