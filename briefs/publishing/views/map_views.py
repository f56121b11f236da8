"""What templates see of the citation map."""

import msgspec

from briefs.publishing.views.parts import Anchor


class MapNode(msgspec.Struct, frozen=True):
    """A brief or source on the citation map, in units of the drawing; `label` are the lines beside it."""

    href: str
    kind: str
    name: str
    x: int
    y: int
    size: int
    label: tuple[str, ...]
    lang: str


class MapEdge(msgspec.Struct, frozen=True):
    """A line on the citation map."""

    x1: int
    y1: int
    x2: int
    y2: int
    kind: str


class MapEntry(msgspec.Struct, frozen=True):
    """A brief in the list beside the map, with what it cites."""

    brief: Anchor
    cites: tuple[Anchor, ...]
