"""The tables of the store.

answers  one row a question that was asked: digest, value (zlib), what it asked, whether it must be looked at again;
         of a look-up of facts whose rows changed, the value is the digest that it has come to
askers   the same turned round: who asked what, so that the work of an edit follows the edit and not the site
loosened what somebody no longer asks; what nobody asks any more is forgotten from time to time
facts    rows of relations, by relation and key
offers   the files of the site: who gives them and their digest; the first giver of a path wins
placed   what stands in the site's folder; `touched` are the paths of which offers changed since they were placed
"""

FORMAT = "4"
"""Raised when the tables change; a store of another format is begun anew."""
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE answers (
  id INTEGER PRIMARY KEY, query TEXT NOT NULL, key TEXT NOT NULL, digest BLOB, value BLOB, asked BLOB,
  stale INTEGER NOT NULL DEFAULT 1, cause INTEGER, mark BLOB, UNIQUE (query, key)
);
CREATE INDEX stale ON answers (query) WHERE stale = 1;
CREATE INDEX marks ON answers (query, key, mark) WHERE mark IS NOT NULL;
CREATE TABLE askers (asked INTEGER, asker INTEGER, PRIMARY KEY (asked, asker)) WITHOUT ROWID;
CREATE TABLE loosened (id INTEGER PRIMARY KEY);
CREATE TABLE facts (
  relation TEXT, key TEXT, producer TEXT, number INTEGER, value BLOB, PRIMARY KEY (relation, key, producer, number)
) WITHOUT ROWID;
CREATE INDEX facts_of ON facts (producer, relation);
CREATE TABLE offers (path TEXT, rank TEXT, giver INTEGER, digest BLOB, PRIMARY KEY (path, rank)) WITHOUT ROWID;
CREATE INDEX offers_of ON offers (giver);
CREATE TABLE placed (path TEXT PRIMARY KEY, digest BLOB, mark BLOB) WITHOUT ROWID;
CREATE TABLE touched (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""
