"""Deflate without header and check sum (RFC 1951): what the page's own DecompressionStream calls `deflate-raw`."""

import zlib

_SMALL = 4096
"""Bytes that a window of 12 bits sees whole."""


def packer_for(
    size: int, strategy: int = zlib.Z_DEFAULT_STRATEGY, level: int = 9, after: bytes = b""
) -> "zlib._Compress":
    """Return what packs so many bytes; they may repeat what stands in `after`."""
    # The index has thousands of texts of a few hundred bytes. Most of the time to pack one is spent on clearing the
    # quarter of a megabyte that zlib takes by default; with an eighth of it the bytes are the same.
    bits, memory = (12, 6) if size + len(after) <= _SMALL else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    return zlib.compressobj(level, zlib.DEFLATED, -bits, memory, strategy, after)
