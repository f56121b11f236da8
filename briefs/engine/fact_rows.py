"""Facts: rows of relations, each with the question that produced it, in the tables that store.py makes."""

import sqlite3
from collections.abc import Iterable


class FactRows:
    """The table of facts, on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the store."""
        self.connection = connection

    def rows(self, relation: str, key: str) -> list[tuple[str, bytes]]:
        """Return the facts of a relation under a key, in the order of their producers."""
        query = "SELECT producer, value FROM facts WHERE relation = ? AND key = ? ORDER BY producer, number"
        return list(self.connection.execute(query, (relation, key)))

    def keep(self, producer: str, facts: Iterable[tuple[str, str, bytes]]) -> set[tuple[str, str]]:
        """Keep the facts of a producer in place of those it had.

        Returns the (relation, key) pairs under which its rows are others now; the rest is not written.
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
        return touched
