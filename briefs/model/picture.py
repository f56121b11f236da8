"""What a picture is to a page: how large it is, and smaller copies of it for smaller windows."""

import msgspec


class Smaller(msgspec.Struct, frozen=True):
    """A smaller copy of a picture, as WebP: its width in pixels and its bytes."""

    width: int
    data: bytes


class Picture(msgspec.Struct, frozen=True):
    """A picture: its size in pixels, 0 where it has none of its own; smaller copies; what is wrong with it."""

    width: int = 0
    height: int = 0
    smaller: tuple[Smaller, ...] = ()
    fault: str = ""
