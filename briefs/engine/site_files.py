"""The files of the site: which answer gives each, and what stands in the site's folder.

Several answers may give one path, as an old address that a brief claims and a page; the one of the lowest rank wins.
Paths whose givers changed are noted until they are placed, so that placing follows the edit and not the site.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping


class SiteFiles:
    """The tables of files in a store's database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the store."""
        self.connection = connection

    def offer(self, giver: int, rank: str, files: Mapping[str, bytes]) -> None:
        """Note which files an answer gives now, each with its digest."""
        before = dict(self.connection.execute("SELECT path, digest FROM offers WHERE giver = ?", (giver,)))
        changed = [(path,) for path in before.keys() | files.keys() if before.get(path) != files.get(path)]
        self.connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", changed)
        gone = [(path, rank) for path in before if path not in files]
        self.connection.executemany("DELETE FROM offers WHERE path = ? AND rank = ?", gone)
        offered = [(path, rank, giver, digest) for path, digest in files.items() if before.get(path) != digest]
        self.connection.executemany("INSERT OR REPLACE INTO offers VALUES (?, ?, ?, ?)", offered)

    def to_place(self) -> tuple[dict[str, tuple[bytes, str, str]], list[str]]:
        """Return what the site's folder lacks, and what is no longer of the site.

        The former by path: digest, and the query and key that give the file. Only touched paths are looked at.
        """
        rows = self.connection.execute(
            "SELECT t.path, o.digest, a.query, a.key, p.digest FROM touched t"
            " LEFT JOIN offers o ON o.path = t.path AND o.rank = (SELECT min(rank) FROM offers WHERE path = t.path)"
            " LEFT JOIN answers a ON a.id = o.giver LEFT JOIN placed p ON p.path = t.path ORDER BY t.path"
        ).fetchall()
        lacking = {path: (digest, query, key) for path, digest, query, key, there in rows if digest and digest != there}
        return lacking, [path for path, digest, _, _, there in rows if digest is None and there is not None]

    def contested(self) -> list[str]:
        """Return the touched paths that several outputs give, of which the first wins."""
        rows = self.connection.execute(
            "SELECT path FROM offers WHERE path IN (SELECT path FROM touched) GROUP BY path HAVING count(*) > 1"
        )
        return [path for (path,) in rows]

    def set_placed(self, placed: Iterable[tuple[str, bytes, bytes]], removed: Iterable[str]) -> None:
        """Note what the site's folder holds now: path, digest, and the mark by which a change of the file is known."""
        self.connection.executemany("INSERT OR REPLACE INTO placed VALUES (?, ?, ?)", placed)
        self.connection.executemany("DELETE FROM placed WHERE path = ?", [(path,) for path in removed])
        self.connection.execute("DELETE FROM touched")

    def set_found(self, found: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Note what was found in the site's folder, as it is placed; all of it is looked at again."""
        for path, digest, mark in found:
            self.connection.execute("INSERT OR REPLACE INTO placed VALUES (?, ?, ?)", (path, digest, mark))
            self.connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (path,))

    def placed(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Return every file that the site's folder holds: path, digest, mark."""
        return iter(self.connection.execute("SELECT path, digest, mark FROM placed"))

    def contradicts(self) -> bool:
        """Return whether a file has no giver, or is not placed as the first one made it and not noted as touched.

        That is never so, unless the store is damaged: the site would keep what is no longer of it.
        """
        queries = (
            "SELECT 1 FROM placed p WHERE p.path NOT IN (SELECT path FROM touched) AND p.digest IS NOT"
            " (SELECT digest FROM offers o WHERE o.path = p.path ORDER BY rank LIMIT 1) LIMIT 1",
            "SELECT 1 FROM offers o WHERE o.path NOT IN (SELECT path FROM touched)"
            " AND NOT EXISTS (SELECT 1 FROM placed p WHERE p.path = o.path) LIMIT 1",
            "SELECT 1 FROM offers o WHERE NOT EXISTS (SELECT 1 FROM answers a WHERE a.id = o.giver) LIMIT 1",
        )
        return any(self.connection.execute(query).fetchone() for query in queries)

    def placed_digest(self, path: str) -> bytes | None:
        """Return the digest of a file that the site's folder holds."""
        row = self.connection.execute("SELECT digest FROM placed WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def forget_placed(self, paths: Iterable[str]) -> None:
        """Note that some files of the site's folder are not what was placed; they are the build's all the same."""
        for path in paths:
            self.connection.execute("UPDATE placed SET digest = x'' WHERE path = ?", (path,))
            self.connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (path,))

    def has_placed_more(self, count: int) -> bool:
        """Return whether the site's folder holds more than so many files, without counting all."""
        query = "SELECT 1 FROM placed LIMIT 1 OFFSET ?"
        return self.connection.execute(query, (count,)).fetchone() is not None

    def count_placed(self) -> int:
        """Return how many files the site's folder holds."""
        (count,) = self.connection.execute("SELECT count(*) FROM placed").fetchone()
        return int(count)

    def place_nothing(self) -> None:
        """Note that the site's folder holds nothing that is known."""
        self.connection.execute("DELETE FROM placed")
        self.connection.execute("INSERT OR IGNORE INTO touched SELECT path FROM offers")

    def digest(self, path: str) -> bytes | None:
        """Return the digest of a file of the site, as its giver made it last."""
        query = "SELECT digest FROM offers WHERE path = ? ORDER BY rank LIMIT 1"
        row = self.connection.execute(query, (path,)).fetchone()
        return row[0] if row else None

    def giver(self, path: str) -> tuple[str, str] | None:
        """Return the query and key that give a file of the site."""
        row: tuple[str, str] | None = self.connection.execute(
            "SELECT a.query, a.key FROM offers o JOIN answers a ON a.id = o.giver WHERE path = ? ORDER BY rank LIMIT 1",
            (path,),
        ).fetchone()
        return row

    def paths(self) -> list[str]:
        """Return the path of every file of the site, in order."""
        return [path for (path,) in self.connection.execute("SELECT DISTINCT path FROM offers ORDER BY path")]

    def offer_nothing(self, giver: int) -> None:
        """Note that an answer gives no files any more."""
        self.connection.execute("INSERT OR IGNORE INTO touched SELECT path FROM offers WHERE giver = ?", (giver,))
        self.connection.execute("DELETE FROM offers WHERE giver = ?", (giver,))
