"""The store: answers with their digests and what they asked, facts, and files, in one SQLite database.

SQLite survives kills by itself: a transaction is there whole or not at all. What the store holds is worked out again
whenever it is lost, so a damaged one is thrown away and never repaired.

    answers  one row a question that was asked: digest, value (zlib), what it asked, whether it must be looked at again
    askers   the same turned round: who asked what, so that the work of an edit follows the edit and not the site
    facts    rows of relations, by relation and key
    offers   the files of the site: who gives them and their digest; the first giver of a path wins
    placed   what stands in the site's folder; `touched` are the paths of which offers changed since they were placed
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefs.engine.answer import Answer, Known, unpacked
from briefs.engine.site_files import SiteFiles

FORMAT = "1"
"""Raised when the tables change; a store of another format is begun anew."""
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE answers (
  id INTEGER PRIMARY KEY, query TEXT NOT NULL, key TEXT NOT NULL, digest BLOB, value BLOB, asked BLOB,
  stale INTEGER NOT NULL DEFAULT 1, cause INTEGER, mark BLOB, UNIQUE (query, key)
);
CREATE INDEX stale ON answers (query) WHERE stale = 1;
CREATE TABLE askers (asked INTEGER, asker INTEGER, PRIMARY KEY (asked, asker)) WITHOUT ROWID;
CREATE TABLE facts (
  relation TEXT, key TEXT, producer TEXT, number INTEGER, value BLOB, PRIMARY KEY (relation, key, producer, number)
) WITHOUT ROWID;
CREATE INDEX facts_of ON facts (producer, relation);
CREATE TABLE offers (path TEXT, rank TEXT, giver INTEGER, digest BLOB, PRIMARY KEY (path, rank)) WITHOUT ROWID;
CREATE INDEX offers_of ON offers (giver);
CREATE TABLE placed (path TEXT PRIMARY KEY, digest BLOB, mark BLOB) WITHOUT ROWID;
CREATE TABLE touched (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Store:
    """One connection to the database. The main process writes; workers open their own and only read."""

    def __init__(self, file: Path | None) -> None:
        """Open a store, or begin one; `None` keeps it in memory."""
        self.file = file
        self.connection = sqlite3.connect(str(file) if file else ":memory:", isolation_level=None, timeout=60)
        self.connection.execute("PRAGMA journal_mode=WAL")
        # The store can always be made again, so that it may lose the last transactions with the power, not with a kill.
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.execute("PRAGMA cache_size=-65536")
        self.files = SiteFiles(self.connection)

    def prepare(self, program: str) -> None:
        """Make the tables, where this is not a store of this program and format already."""
        names = {name for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "meta" in names and (self.meta("format"), self.meta("program")) == (FORMAT, program):
            return
        for name in names:
            self.connection.execute(f'DROP TABLE "{name}"')
        self.connection.executescript(_SCHEMA)
        self.set_meta("format", FORMAT)
        self.set_meta("program", program)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def begin(self) -> None:
        """Begin a transaction, if none has begun."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make what was written since `begin` lasting, and visible to workers."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget what was written since `begin`."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def meta(self, name: str) -> str:
        """Return a named note of the store, or nothing."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Keep a named note."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def known(self, query: str, key: str) -> Known | None:
        """Return what is known of a question, without its value."""
        row = self.connection.execute(
            "SELECT id, digest, stale FROM answers WHERE query = ? AND key = ?", (query, key)
        ).fetchone()
        return Known(row[0], row[1], bool(row[2])) if row else None

    def value(self, query: str, key: str) -> bytes | None:
        """Return a kept value that need not be looked at again; None where there is none.

        Raises DamagedStoreError when it is not what was put in.
        """
        row = self.connection.execute(
            "SELECT value, digest FROM answers WHERE query = ? AND key = ? AND stale = 0 AND value IS NOT NULL",
            (query, key),
        ).fetchone()
        return unpacked(*row) if row else None

    def is_fresh(self, query: str, key: str) -> bool:
        """Return whether a question was answered and need not be looked at again."""
        found = self.known(query, key)
        return found is not None and not found.stale

    def stale(self, query: str) -> list[str]:
        """Return the keys of a query that must be looked at again."""
        rows = self.connection.execute("SELECT key FROM answers WHERE query = ? AND stale = 1", (query,))
        return [key for (key,) in rows]

    def keys(self, query: str) -> list[str]:
        """Return every key of a query that was asked."""
        return [key for (key,) in self.connection.execute("SELECT key FROM answers WHERE query = ?", (query,))]

    def marks(self, query: str) -> dict[str, bytes | None]:
        """Return, by key, the marks by which a change of an input is noticed."""
        return dict(self.connection.execute("SELECT key, mark FROM answers WHERE query = ?", (query,)))

    def rows(self, relation: str, key: str) -> list[tuple[str, bytes]]:
        """Return the facts of a relation under a key, in the order of their producers."""
        query = "SELECT producer, value FROM facts WHERE relation = ? AND key = ? ORDER BY producer, number"
        return list(self.connection.execute(query, (relation, key)))

    def put(self, answer: Answer) -> tuple[bool, set[tuple[str, str]]]:
        """Keep an answer.

        Returns whether it differs from the one before, and the (relation, key) pairs whose rows changed.
        """
        self.connection.execute(
            "INSERT INTO answers (query, key) VALUES (?, ?) ON CONFLICT DO NOTHING", (answer.query, answer.key)
        )
        identity, before, old = self.connection.execute(
            "SELECT id, digest, asked FROM answers WHERE query = ? AND key = ?", (answer.query, answer.key)
        ).fetchone()
        asked = self._link(identity, old, answer.asked)
        touched = self._facts(answer) if answer.facts is not None else set()
        if answer.files is not None:
            self.files.offer(identity, answer.rank, dict(answer.files))
        self.connection.execute(
            "UPDATE answers SET digest = ?, value = ?, asked = ?, stale = 0, mark = ? WHERE id = ?",
            (answer.digest, answer.value, asked, answer.mark, identity),
        )
        return before != answer.digest, touched

    def _ids(self, questions: Iterable[tuple[str, str]]) -> list[int]:
        """Return the ids of questions; one that is not known yet is made known, to be answered later."""
        found = []
        for query, key in questions:
            row = self.connection.execute("SELECT id FROM answers WHERE query = ? AND key = ?", (query, key)).fetchone()
            if row is None:
                cursor = self.connection.execute("INSERT INTO answers (query, key) VALUES (?, ?)", (query, key))
                found.append(cursor.lastrowid or 0)
            else:
                found.append(row[0])
        return found

    def _link(self, asker: int, old: bytes | None, asked: Sequence[tuple[str, str]]) -> bytes:
        """Note who is asked now and who no longer; returns the ids of those asked, packed."""
        before = set(_ids_in(old))
        now = set(self._ids(asked))
        if before == now:
            return old or b""
        self.connection.executemany(
            "DELETE FROM askers WHERE asked = ? AND asker = ?", [(o, asker) for o in before - now]
        )
        self.connection.executemany("INSERT OR IGNORE INTO askers VALUES (?, ?)", [(n, asker) for n in now - before])
        return array("q", sorted(now)).tobytes()

    def _facts(self, answer: Answer) -> set[tuple[str, str]]:
        producer = f"{answer.query}\t{answer.key}" if answer.key else answer.query
        before: dict[tuple[str, str], list[bytes]] = {}
        for relation, key, value in self.connection.execute(
            "SELECT relation, key, value FROM facts WHERE producer = ? ORDER BY relation, key, number", (producer,)
        ):
            before.setdefault((relation, key), []).append(value)
        now: dict[tuple[str, str], list[bytes]] = {}
        for relation, key, value in answer.facts or ():
            now.setdefault((relation, key), []).append(value)
        touched = {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}
        for relation, key in touched:
            self.connection.execute(
                "DELETE FROM facts WHERE relation = ? AND key = ? AND producer = ?", (relation, key, producer)
            )
            self.connection.executemany(
                "INSERT INTO facts VALUES (?, ?, ?, ?, ?)",
                [(relation, key, producer, at, value) for at, value in enumerate(now.get((relation, key), ()))],
            )
        return touched

    def announce(self, query: str, keys: Iterable[str]) -> None:
        """Note questions that are still to be answered."""
        self.connection.executemany(
            "INSERT INTO answers (query, key) VALUES (?, ?) ON CONFLICT DO NOTHING", [(query, key) for key in keys]
        )

    def mark_askers(self, query: str, key: str) -> None:
        """Note that whoever asked a question must be looked at again, and because of what."""
        found = self.known(query, key)
        if found is not None:
            self.connection.execute(
                "UPDATE answers SET stale = 1, cause = ?1"
                " WHERE stale = 0 AND id IN (SELECT asker FROM askers WHERE asked = ?1)",
                (found.id,),
            )

    def set_cause(self, place: tuple[str, str], cause: tuple[str, str]) -> None:
        """Note because of what a question is looked at again."""
        found = self.known(*cause)
        identity = found.id if found else None
        self.connection.execute("UPDATE answers SET cause = ? WHERE query = ? AND key = ?", (identity, *place))

    def drop(self, query: str, key: str) -> set[tuple[str, str]]:
        """Forget a question, its facts and its files; returns the (relation, key) pairs that lost rows."""
        found = self.known(query, key)
        if found is None:
            return set()
        self.mark_askers(query, key)
        self.connection.execute("DELETE FROM askers WHERE asked = ?", (found.id,))
        touched = self._facts(Answer(query, key, b"", None, (), ()))
        self.files.offer_nothing(found.id)
        (asked,) = self.connection.execute("SELECT asked FROM answers WHERE id = ?", (found.id,)).fetchone()
        self._link(found.id, asked, ())
        self.connection.execute("DELETE FROM answers WHERE id = ?", (found.id,))
        return touched

    def causes(self, query: str, key: str) -> Iterator[tuple[str, str]]:
        """Return why a question was looked at last: what it asked that had changed, and so on down to an input."""
        row = self.connection.execute("SELECT cause FROM answers WHERE query = ? AND key = ?", (query, key)).fetchone()
        seen: set[int] = set()
        while row and row[0] is not None and row[0] not in seen:
            seen.add(row[0])
            row = self.connection.execute("SELECT cause, query, key FROM answers WHERE id = ?", (row[0],)).fetchone()
            if row:
                yield row[1], row[2]

    def measure(self) -> dict[str, int]:
        """Return how many answers of each query there are."""
        return dict(self.connection.execute("SELECT query, count(*) FROM answers GROUP BY query ORDER BY query"))


def _ids_in(packed: bytes | None) -> "array[int]":
    found: array[int] = array("q")
    found.frombytes(packed or b"")
    return found
