"""Answers on their way into the store and out of it: digests, and values packed."""

import hashlib
import zlib

import msgspec

_SMALLEST = 512
"""Bytes below which a value is not compressed: the gain would be smaller than a page of the database."""
_SMALL = 8192
"""Bytes up to which a value is compressed in a window of 13 bits: to clear a larger one takes longer than to use it."""


class DamagedStoreError(Exception):
    """What the store holds can't be what was put into it."""


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What one question was answered, on its way into the store."""

    query: str
    """The name of its query, or `=` and the name of a relation for the look-up of facts."""
    key: str
    """The key in one text, its parts with a tab between (`evaluating.text_of`)."""
    digest: bytes
    """16 bytes by which a change is noticed: of the encoded answer, of an output's files, or of the rows looked up."""
    value: bytes | None
    """The answer, encoded and packed; None where it is not kept."""
    asked: tuple[tuple[str, str], ...]
    """The questions that it asked, as (query, key)."""
    facts: tuple[tuple[str, str, bytes], ...] | None = None
    """The facts that it yields, as (relation, key, encoded value); None where its query is no producer or output."""
    files: tuple[tuple[str, bytes], ...] | None = None
    """The files that it gives, as (path, digest), by path; None where its query is no output."""
    rank: str = ""
    """Its place among givers of one path, of which the least as text wins; empty where it gives no files."""
    failed: bool = False
    """Whether the question could not be answered: whoever asked it must ask again, if it still needs it."""
    mark: bytes | None = None
    """Of an input: what its world said of it before it was looked at."""


class Known(msgspec.Struct, frozen=True):
    """A question as the store knows it."""

    id: int
    """Its number, by which the store notes who asked it and what it asked."""
    digest: bytes | None
    """The digest of its answer; None where it was never answered."""
    stale: bool
    """Whether it must be answered, for the first time or again, before its answer counts."""


def digest_of(data: bytes) -> bytes:
    """Return the digest by which answers are compared: 16 bytes of SHA-256, which is quicker than BLAKE2 here."""
    return hashlib.sha256(data).digest()[:16]


def packed(value: bytes, *, is_dense: bool = False) -> bytes:
    """Return a value as the store has it: compressed where that pays."""
    if is_dense or len(value) < _SMALLEST:
        return b"\0" + value
    bits, memory = (13, 6) if len(value) <= _SMALL else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    packer = zlib.compressobj(1, wbits=bits, memLevel=memory)
    return b"\1" + packer.compress(value) + packer.flush()


def unpacked(data: bytes, digest: bytes) -> bytes:
    """Return a value as it was; raises DamagedStoreError when it is not what its digest says."""
    try:
        value = data[1:] if data[:1] == b"\0" else zlib.decompress(data[1:])
    except zlib.error as fault:
        raise DamagedStoreError(str(fault)) from fault
    if digest_of(value) != digest:
        raise DamagedStoreError("a value is not what its digest says")
    return value
