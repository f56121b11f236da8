"""The ids by which the store notes who asked what: each question has one, from when it is first asked."""

import sqlite3
from collections.abc import Iterable


class QuestionIds:
    """The ids of questions on one connection; what was met in a transaction is at hand until its end.

    Many answers ask the same questions, and within a transaction nobody else writes.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the store."""
        self._connection = connection
        self._met: dict[tuple[str, str], int] = {}

    def forget(self) -> None:
        """Forget what was met, as another process may have written since."""
        self._met.clear()

    def meet(self, query: str, key: str, number: int) -> None:
        """Keep an id at hand."""
        self._met[query, key] = number

    def number(self, query: str, key: str) -> int:
        """Return the id of a question; 0 where it is not known."""
        if not self._connection.in_transaction:
            self.forget()
        found = self._met.get((query, key), 0)
        if not found:
            select = "SELECT id FROM answers WHERE query = ? AND key = ?"
            row = self._connection.execute(select, (query, key)).fetchone()
            found = self._met[query, key] = row[0] if row else 0
        return found

    def add(self, query: str, key: str) -> int:
        """Make a question known, to be answered later; returns its id."""
        insert = "INSERT INTO answers (query, key) VALUES (?, ?)"
        found = self._met[query, key] = self._connection.execute(insert, (query, key)).lastrowid or 0
        return found

    def all_of(self, questions: Iterable[tuple[str, str]]) -> set[int]:
        """Return the ids of questions; one that is not known yet is made known."""
        return {self.number(*one) or self.add(*one) for one in questions}

    def drop(self, query: str, key: str) -> None:
        """Forget a question and all that is kept of it in its row."""
        self._connection.execute("DELETE FROM answers WHERE query = ? AND key = ?", (query, key))
        self._met.pop((query, key), None)
