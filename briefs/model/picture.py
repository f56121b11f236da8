"""What a picture is to a page: how large it is, and smaller copies of it for smaller windows."""

import msgspec

from briefs.messages.message import NOTHING, Message


class Smaller(msgspec.Struct, frozen=True):
    """A smaller copy of a picture, as WebP."""

    width: int
    """Its width in pixels."""
    data: bytes
    """The bytes of its file."""


class Picture(msgspec.Struct, frozen=True):
    """What a page must know of a picture."""

    width: int = 0
    """Its width in pixels as it is seen; 0 where it has none of its own, as some SVG."""
    height: int = 0
    """Its height in the same way."""
    smaller: tuple[Smaller, ...] = ()
    """Smaller copies, the narrowest first; none of an SVG, of what moves, and where they would save little."""
    fault: Message = NOTHING
    """Why it can't be shown, in words; empty where it can."""
