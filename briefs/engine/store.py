"""The store: answers with their digests and what they asked, in one SQLite database with facts and files.

SQLite survives kills by itself: a transaction is there whole or not at all. What the store holds is worked out again
whenever it is lost, so a damaged one is thrown away and never repaired.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefs.engine.answer import Answer, DamagedStoreError, Known, unpacked
from briefs.engine.fact_rows import Change, FactRows
from briefs.engine.question_ids import QuestionIds
from briefs.engine.site_files import SiteFiles
from briefs.engine.tables import FORMAT, TABLES


class Store:
    """One connection to the database. The main process writes; workers open their own and only read."""

    def __init__(self, file: Path | None) -> None:
        """Open a store, or begin one; `None` keeps it in memory."""
        self.file, self._is_new = file, False
        self.connection = sqlite3.connect(str(file) if file else ":memory:", isolation_level=None, timeout=5)
        try:
            self.connection.execute("PRAGMA journal_mode=WAL")
            # It can always be made again, so that it may lose the last transactions with the power, not with a kill.
            self.connection.execute("PRAGMA synchronous=OFF")
            # 64 MB: what is negative counts KiB and not pages.
            self.connection.execute("PRAGMA cache_size=-65536")
        except sqlite3.Error:
            self.connection.close()
            raise
        self.files = SiteFiles(self.connection)
        self.facts = FactRows(self.connection)
        self.ids = QuestionIds(self.connection)

    def prepare(self, program: str) -> None:
        """Make the tables, where this is not a store of this program and format already."""
        names = {name for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        is_ours = {"meta", "answers"} <= names and (self.meta("format"), self.meta("program")) == (FORMAT, program)
        # One that lost its answers does not know whose the files are that it lists.
        if is_ours and self.connection.execute("SELECT EXISTS (SELECT 1 FROM answers)").fetchone()[0]:
            return
        for name in names:
            self.connection.execute(f'DROP TABLE "{name}"')
        self.connection.executescript(TABLES)
        self._is_new = True
        self.set_meta("format", FORMAT)
        self.set_meta("program", program)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def begin(self) -> None:
        """Begin a transaction, if none has begun."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
            self.ids.forget()

    def commit(self) -> None:
        """Make what was written since `begin` lasting, and visible to workers."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget what was written since `begin`."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
            self.ids.forget()

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

    def change_lookup(self, place: tuple[str, str], change: Change) -> bool:
        """Note what a look-up of facts comes to by a change of its rows; returns whether somebody asked for it."""
        row = self.connection.execute(
            "SELECT id, digest, value FROM answers WHERE query = ? AND key = ? AND digest IS NOT NULL", place
        ).fetchone()
        if row is None:
            return False
        identity, digest, coming = row
        self.connection.execute(
            "UPDATE answers SET stale = 1, value = ? WHERE id = ?", (change.applied_to(coming or digest), identity)
        )
        return True

    def stale_lookups(self) -> list[tuple[str, str, bytes]]:
        """Return the look-ups of which rows were written since they were compared: query, key, and digest now."""
        # `>` follows `=`: the names of look-ups begin with it, and the index of what is stale is by name.
        rows = self.connection.execute(
            "SELECT query, key, value FROM answers"
            " WHERE query >= '=' AND query < '>' AND stale = 1 AND value IS NOT NULL"
        )
        return list(rows)

    def keys(self, query: str) -> list[str]:
        """Return every key of a query that was asked."""
        return [key for (key,) in self.connection.execute("SELECT key FROM answers WHERE query = ?", (query,))]

    def marks(self, query: str) -> dict[str, bytes]:
        """Return, by key, the marks by which a change of an input is noticed."""
        # All of them are wanted in every run: the index holds what is asked for, so that no row has to be fetched.
        rows = self.connection.execute("SELECT key, mark FROM answers WHERE query = ? AND mark IS NOT NULL", (query,))
        return dict(rows)

    def put(self, answer: Answer) -> tuple[bool, Mapping[tuple[str, str], Change]]:
        """Keep an answer, and note that its askers must be looked at again if it differs from the one before.

        Returns whether it does, and what changed by the (relation, key) pairs of its rows.
        """
        row = self.connection.execute(
            "SELECT id, digest, asked FROM answers WHERE query = ? AND key = ?", (answer.query, answer.key)
        ).fetchone()
        identity, before, old = row or (self.ids.add(answer.query, answer.key), None, None)
        self.ids.meet(answer.query, answer.key, identity)
        asked = self._link(identity, old, answer.asked)
        touched: Mapping[tuple[str, str], Change] = {}
        if answer.facts is not None:
            touched = self.facts.keep(_producer(answer.query, answer.key), answer.facts)
        if answer.files is not None:
            self.files.offer(identity, answer.rank, dict(answer.files))
        self.connection.execute(
            "UPDATE answers SET digest = ?, value = ?, asked = ?, stale = 0, mark = ? WHERE id = ?",
            (answer.digest, answer.value, asked, answer.mark, identity),
        )
        differs = before != answer.digest
        if differs and (row or not self._is_new):  # of a new store, nobody has asked yet what was not known
            self.mark_askers(answer.query, answer.key)
        return differs, touched

    def _link(self, asker: int, old: bytes | None, asked: Sequence[tuple[str, str]]) -> bytes:
        """Note who is asked now and who no longer; returns the ids of those asked, packed."""
        before = set(_ids_in(old))
        now = self.ids.all_of(asked)
        if before == now:
            return old or b""
        gone = [(one, asker) for one in before - now]
        self.connection.executemany("DELETE FROM askers WHERE asked = ? AND asker = ?", gone)
        self.connection.executemany("INSERT OR IGNORE INTO loosened VALUES (?)", [(one,) for one, _ in gone])
        self.connection.executemany("INSERT OR IGNORE INTO askers VALUES (?, ?)", [(n, asker) for n in now - before])
        return array("q", sorted(now)).tobytes()

    def announce(self, query: str, keys: Iterable[str]) -> None:
        """Note questions that are still to be answered."""
        self.connection.executemany(
            "INSERT INTO answers (query, key) VALUES (?, ?) ON CONFLICT DO NOTHING", [(query, key) for key in keys]
        )

    def mark_askers(self, query: str, key: str) -> None:
        """Note that whoever asked a question must be looked at again, and because of what."""
        if found := self.ids.number(query, key):
            self.connection.execute(
                "UPDATE answers SET stale = 1, cause = ?"
                " WHERE stale = 0 AND id IN (SELECT asker FROM askers WHERE asked = ?)",
                (found, found),
            )

    def set_cause(self, place: tuple[str, str], cause: tuple[str, str]) -> None:
        """Note because of what a question is looked at again."""
        found = self.known(*cause)
        identity = found.id if found else None
        self.connection.execute("UPDATE answers SET cause = ? WHERE query = ? AND key = ?", (identity, *place))

    def drop(self, query: str, key: str) -> Mapping[tuple[str, str], Change]:
        """Forget a question, its facts and its files; returns what changed by the (relation, key) pairs of its rows."""
        found = self.known(query, key)
        if found is None:
            return {}
        self.mark_askers(query, key)
        self.connection.execute("DELETE FROM askers WHERE asked = ?", (found.id,))
        touched = self.facts.keep(_producer(query, key), ())
        self.files.offer_nothing(found.id)
        (asked,) = self.connection.execute("SELECT asked FROM answers WHERE id = ?", (found.id,)).fetchone()
        self._link(found.id, asked, ())
        self.ids.drop(query, key)
        return touched

    def unasked(self) -> list[tuple[str, str]]:
        """Return the questions that nobody asks any more, of those that somebody did; each is returned once."""
        rows = self.connection.execute(
            "SELECT a.query, a.key FROM loosened l JOIN answers a ON a.id = l.id"
            " WHERE NOT EXISTS (SELECT 1 FROM askers WHERE asked = l.id)"
        ).fetchall()
        self.connection.execute("DELETE FROM loosened")
        return rows

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
    try:
        found.frombytes(packed or b"")
    except ValueError as fault:
        raise DamagedStoreError("what a question asked is no list of ids") from fault
    return found


def _producer(query: str, key: str) -> str:
    """Return the name by which a question is the producer of rows."""
    return f"{query}\t{key}" if key else query
