"""Look-ups of facts: whether the rows under a key are others now, so that whoever asked for them is asked again.

Many producers may yield rows under one key, as every page of a site does for its map. So a look-up is only marked where
one of them changes its rows, with the digest that follows from the change; digests are compared once, when all of them
have been answered.
"""

from collections.abc import Mapping

from briefs.engine.answer import Answer
from briefs.engine.fact_rows import Change
from briefs.engine.store import Store

Place = tuple[str, str]
"""A relation and a key, or a question: query and key."""


class Lookups:
    """The look-ups that a store knows of."""

    def __init__(self, store: Store) -> None:
        """Take the store."""
        self._store = store
        self._causes: dict[Place, Place] = {}

    def touch(self, changes: Mapping[Place, Change], cause: Place) -> None:
        """Note that rows of relations under some keys were written, and because of which question."""
        for (relation, key), change in changes.items():
            place = (f"={relation}", key)
            # Kept in the store, so that the next run compares what this one did not come to.
            if self._store.change_lookup(place, change):
                self._causes.setdefault(place, cause)

    def check(self) -> None:
        """Compare the digests of the look-ups that were touched, and note who must be asked again."""
        for query, key, digest in self._store.stale_lookups():
            differs, _ = self._store.put(Answer(query, key, digest, None, ()))
            cause = self._causes.pop((query, key), None)
            if differs and cause:
                self._store.set_cause((query, key), cause)
