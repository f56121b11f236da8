"""What templates see of the citation map."""

import msgspec

from briefs.publishing.views.parts import Anchor


class MapNode(msgspec.Struct, frozen=True):
    """A brief or source on the citation map."""

    href: str
    """The link to it."""
    kind: str
    """`brief` or `source`."""
    name: str
    """Its title."""
    x: int
    """How far its middle is from the left, in units of the drawing."""
    y: int
    """How far its middle is from the top, in units of the drawing."""
    size: int
    """Its radius in units of the drawing; it grows with the number of its lines."""
    label: tuple[str, ...]
    """The title in lines as they stand beside it; empty where none does."""
    lang: str
    """The language tag of the title; empty where that is the page's language."""


class MapEdge(msgspec.Struct, frozen=True):
    """A line on the citation map."""

    x1: int
    """Where it begins, from the left."""
    y1: int
    """Where it begins, from the top."""
    x2: int
    """Where it ends, from the left."""
    y2: int
    """Where it ends, from the top."""
    kind: str
    """`links` where it leads to a brief, `cites` where it leads to a source."""


class MapEntry(msgspec.Struct, frozen=True):
    """A brief in the list beside the map."""

    brief: Anchor
    """The brief."""
    cites: tuple[Anchor, ...]
    """The briefs and sources that it cites."""
