"""Facts: rows of relations, each with the question that produced it, in the tables that store.py makes.

The digest of a look-up, which is all rows under one key, is the sum of the digests of what each producer has there: so
it follows from a change without the other rows, of which there may be as many as the site has texts.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import msgspec

from briefs.engine.answer import digest_of

_SIZE = 16
"""Bytes of a digest; sums are taken of so many."""


class Change(msgspec.Struct, frozen=True):
    """What became of the rows that a producer has under one key of a relation."""

    producer: str
    """The question, as the table has it."""
    before: Sequence[bytes]
    """Their values before."""
    now: Sequence[bytes]
    """Their values now."""

    def applied_to(self, digest: bytes) -> bytes:
        """Return the digest of all rows under the key, from the one before the change."""
        return _packed(int.from_bytes(digest) - _part(self.producer, self.before) + _part(self.producer, self.now))


def rows_digest(rows: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the digest of rows, each with its producer, whose rows stand together."""
    return _packed(sum(_part(one, [value for _, value in some]) for one, some in groupby(rows, itemgetter(0))))


def _part(producer: str, values: Sequence[bytes]) -> int:
    """Return what the rows of one producer add to the digest; 0 for none."""
    if not values:
        return 0
    lengths = ",".join([str(len(value)) for value in values])
    return int.from_bytes(digest_of(b"".join((f"{len(producer)},{lengths} {producer}".encode(), *values))))


def _packed(total: int) -> bytes:
    return (total % (1 << 8 * _SIZE)).to_bytes(_SIZE)


class FactRows:
    """The table of facts, on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the store."""
        self.connection = connection

    def rows(self, relation: str, key: str) -> list[tuple[str, bytes]]:
        """Return the facts of a relation under a key, in the order of their producers."""
        query = "SELECT producer, value FROM facts WHERE relation = ? AND key = ? ORDER BY producer, number"
        return list(self.connection.execute(query, (relation, key)))

    def keep(self, producer: str, facts: Iterable[tuple[str, str, bytes]]) -> Mapping[tuple[str, str], Change]:
        """Keep the facts of a producer in place of those it had.

        Returns what changed by the (relation, key) pairs under which its rows are others now; the rest is not written.
        """
        before: dict[tuple[str, str], list[bytes]] = {}
        for relation, key, value in self.connection.execute(
            "SELECT relation, key, value FROM facts WHERE producer = ? ORDER BY relation, key, number", (producer,)
        ):
            before.setdefault((relation, key), []).append(value)
        now: dict[tuple[str, str], list[bytes]] = {}
        for relation, key, value in facts:
            now.setdefault((relation, key), []).append(value)
        touched = {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}
        gone = [(*place, producer) for place in touched if place in before]
        self.connection.executemany("DELETE FROM facts WHERE relation = ? AND key = ? AND producer = ?", gone)
        self.connection.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?)",
            [(*place, producer, at, value) for place in touched for at, value in enumerate(now.get(place, ()))],
        )
        return {place: Change(producer, before.get(place, ()), now.get(place, ())) for place in touched}
