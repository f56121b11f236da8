"""Answers on their way into the store and out of it: digests, and values packed."""

import hashlib
import zlib

import msgspec

_SMALLEST = 512
"""Bytes below which a value is not compressed: the gain would be smaller than a page of the database."""


class DamagedStoreError(Exception):
    """What the store holds can't be what was put into it."""


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What one question was answered, on its way into the store.

    `asked` are the questions that it asked, as (query, key); `facts` are (relation, key, value), `files` (path, digest)
    with the rank of their giver among others; `value` is encoded and packed, and None where it is not kept.
    """

    query: str
    key: str
    digest: bytes
    value: bytes | None
    asked: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str, bytes], ...] | None = None
    files: tuple[tuple[str, bytes], ...] | None = None
    rank: str = ""
    failed: bool = False
    """Whether the question could not be answered: whoever asked it must ask again, if it still needs it."""
    mark: bytes | None = None
    """Of an input: what its world said of it before it was looked at."""


class Known(msgspec.Struct, frozen=True):
    """A question as the store knows it."""

    id: int
    digest: bytes | None
    stale: bool


def digest_of(data: bytes) -> bytes:
    """Return the digest by which answers are compared: 16 bytes of SHA-256, which is quicker than BLAKE2 here."""
    return hashlib.sha256(data).digest()[:16]


def packed(value: bytes) -> bytes:
    """Return a value as the store has it: compressed where that pays."""
    return b"\0" + value if len(value) < _SMALLEST else b"\1" + zlib.compress(value, 1)


def unpacked(data: bytes, digest: bytes) -> bytes:
    """Return a value as it was; raises DamagedStoreError when it is not what its digest says."""
    try:
        value = data[1:] if data[:1] == b"\0" else zlib.decompress(data[1:])
    except zlib.error as fault:
        raise DamagedStoreError(str(fault)) from fault
    if digest_of(value) != digest:
        raise DamagedStoreError("a value is not what its digest says")
    return value
