"""The engine: what changed outside, what that means for the answers of before, and the answers that are asked for now.

A run has three steps. *Look*: inputs whose mark changed are looked at again. *Settle*: from the lowest query to the
highest, what asked for something that changed is answered again; an answer that comes out the same stops the wave
there. *Ask*: outputs, which are settled only as far as somebody asks for them.

That a question must be looked at again is written into the store before it is, so a run that is killed is finished by
the next.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar, cast

import msgspec

from briefs.engine.answer import Answer
from briefs.engine.evaluating import Evaluator, key_of, lookup_name, text_of
from briefs.engine.lookups import Lookups
from briefs.engine.queries import Ask, Helper, Input, Output, Producer, Query, Relation
from briefs.engine.store import Store

T = TypeVar("T")
Work = tuple[str, str]
"""A question as text: query and key."""
Told = Callable[[str, int, int], None]
"""Hears of a query how many of how many questions are answered."""
_LASTING = 200
"""Answers after which they are made lasting: a kill loses a second of work, and the database's log stays short."""


class World(Protocol):
    """The outside, of which inputs are looked up."""

    def mark(self, query: str, key: tuple[str, ...]) -> bytes:
        """Return a mark of an input that is another whenever the input may be another; empty: always look."""


class Crew(Protocol):
    """Whoever answers many questions: this process, or several."""

    def pays(self, questions: int) -> bool:
        """Return whether so many questions are answered sooner by this crew than by the engine itself."""

    def answer(self, work: Sequence[Work], run: int) -> Iterator[tuple[int, list[Answer]]]:
        """Answer questions, in batches and in any order, with the other answers that came up on the way.

        Yields how many of the questions are answered by a batch, with the answers.

        `run` is another number for each run: what is at hand from the one before may be no longer right.
        """


class Registry(msgspec.Struct, frozen=True):
    """All queries of a program."""

    queries: tuple[Query[Any, Any], ...]
    """The lowest first: each asks those before it, or itself with another key."""

    @property
    def ranks(self) -> dict[str, int]:
        """Return the rank of each query, and of the relations whose rows a producer yields."""
        found: dict[str, int] = {}
        for rank, query in enumerate(self.queries):
            found[query.name] = rank
            if isinstance(query, Producer | Output):
                found |= {relation.name: rank for relation in query.emits}
        return found

    def by_name(self) -> dict[str, Query[Any, Any]]:
        """Return the queries by their names; raises ValueError where two have one."""
        found = {query.name: query for query in self.queries}
        if len(found) != len(self.queries):
            raise ValueError("two queries have one name")
        return found


class Engine:
    """Answers questions of one world from one store. Belongs to one process, which alone writes."""

    def __init__(
        self,
        registry: Registry,
        store: Store,
        evaluator: Evaluator,
        crew: Crew | None = None,
        told: Told = lambda *_: None,
    ) -> None:
        """Take the queries, the store, who answers here, a crew for long work, and who is told how far it is."""
        self.registry, self.store, self.evaluator, self.crew, self.told = registry, store, evaluator, crew, told
        self.queries = registry.by_name()
        self.asking = cast("Ask", evaluator.ask)
        """How whoever is outside any query asks, as for a report."""
        self.ranks = registry.ranks
        self.lookups = Lookups(store)
        self.run = 0
        self.looked = 0
        """How many questions were answered in this run."""

    def look(self, names: Iterable[Work] | None = None, *, commit: bool = True) -> int:
        """Look at the inputs again whose mark changed, or at the named ones; return how many are another now."""
        self.run += 1
        self.evaluator.forget()
        self.store.begin()
        changed = 0
        for name, key, before in self._looked_at() if names is None else self._named(names):
            mark = self.evaluator.world.mark(name, key_of(key))
            if not mark or mark != before:
                self.evaluator.evaluate(self.queries[name], key_of(key))
                changed += self._take_in(self.evaluator.drain())
        if commit:
            self.store.commit()
        return changed

    def _looked_at(self) -> Iterator[tuple[str, str, bytes | None]]:
        """Return every input that was asked for, with its mark."""
        for query in self.queries.values():
            if isinstance(query, Input):
                yield from ((query.name, key, mark) for key, mark in self.store.marks(query.name).items())

    def _named(self, names: Iterable[Work]) -> Iterator[tuple[str, str, bytes | None]]:
        """Return those of some inputs that were asked for; they are looked at whatever their mark."""
        yield from ((name, key, None) for name, key in names if self.store.known(name, key))

    def settle(
        self, until: Query[Any, Any] | None = None, *, wanted: Callable[[str, tuple[str, ...]], bool] | None = None
    ) -> None:
        """Answer again what asked for something that changed, from the lowest query up to one (which is left).

        `wanted` says of an output, by query and key, whether it is; what is not stays to be answered later.
        """
        outputs: list[Work] = []
        is_last = False
        for query in self.queries.values():
            if query is until:
                break
            was_last, is_last = is_last, isinstance(query, Output) and query.is_last
            if is_last and not was_last:
                # It looks up what the outputs before it yield, but for those that are last, too.
                self._answer_all(outputs)
                self.lookups.check()
                outputs = []
            if isinstance(query, Producer | Output):
                self._complete(query)
            self.lookups.check()
            stale = [(query.name, key) for key in self.store.stale(query.name)]
            if isinstance(query, Output):
                # No other output asks for it, so that all of them can be answered side by side.
                outputs += [one for one in stale if wanted is None or wanted(one[0], key_of(one[1]))]
            elif not isinstance(query, Input | Helper):
                # A query may ask itself, as a folder asks those in it: what one answer changes is answered too.
                while stale:
                    self._answer_all(stale)
                    stale = [(query.name, key) for key in self.store.stale(query.name)]
        self._answer_all(outputs)
        if until is None and wanted is None:
            self._forget_unasked()
        self.store.commit()

    def _forget_unasked(self) -> None:
        """Forget what nobody asks any more, as it would only grow. What is asked from outside is worked out again."""
        self.store.begin()
        while unasked := self.store.unasked():
            for name, key in unasked:
                query = self.queries.get(name)
                if query is None or not isinstance(query, Producer | Output):
                    self.store.drop(name, key)

    def ask(self, query: Query[Any, T], *key: str) -> T:
        """Return an answer; what was worked out for it is kept."""
        value = self.evaluator.answer(query, key)
        self.store.begin()
        self._take_in(self.evaluator.drain())
        return value

    def rows(self, relation: Relation[T], key: str = "") -> tuple[tuple[str, T], ...]:
        """Return the facts of a relation under a key."""
        found = self.evaluator.rows(relation, key)
        self.store.begin()
        self._take_in(self.evaluator.drain())
        return found

    def seal(self, relation: Relation[Any], key: str) -> bytes:
        """Return what is another whenever the facts of a relation under a key are others."""
        place = (lookup_name(relation), key)
        # Once they were read, the store knows what they come to; to read them takes a hundred times as long.
        if not self.store.is_fresh(*place):
            self.rows(relation, key)
        return ((known := self.store.known(*place)) and known.digest) or b""

    def answer_again(self, work: Sequence[Work]) -> None:
        """Answer some outputs again whose files are wanted once more."""
        self._answer_all(work)
        self.store.commit()

    def _complete(self, query: Producer[Any] | Output[Any]) -> None:
        """Note which keys of a domain are still to be answered, and forget what is no longer in it."""
        domain, noted = self.store.known(query.domain.name, ""), self.store.meta(f"complete {query.name}")
        if domain and domain.digest and not domain.stale and domain.digest.hex() == noted:
            return
        wanted = [text_of(key) for key in self.ask(query.domain)]
        domain = self.store.known(query.domain.name, "")
        seal = domain.digest.hex() if domain and domain.digest else ""
        if seal and noted == seal:
            return
        known = set(self.store.keys(query.name))
        self.store.begin()
        for key in known - set(wanted):
            self.lookups.touch(self.store.drop(query.name, key), (query.domain.name, ""))
        self.store.announce(query.name, (key for key in wanted if key not in known))
        self.store.set_meta(f"complete {query.name}", seal)

    def _answer_all(self, work: Sequence[Work]) -> None:
        if not work:
            return
        # A crew reads what was committed.
        self.store.commit()
        done = taken = 0
        batches = self.crew.answer(work, self.run) if self.crew and self.crew.pays(len(work)) else self._here(work)
        for questions, batch in batches:
            self.store.begin()
            self._take_in(batch)
            done += questions
            self.told(work[0][0], done, len(work))
            taken += len(batch)
            if taken >= _LASTING:
                self.store.commit()
                taken = 0
        self.store.commit()

    def _here(self, work: Sequence[Work]) -> Iterator[tuple[int, list[Answer]]]:
        for name, key in work:
            self.evaluator.try_to_evaluate(self.queries[name], key_of(key))
            yield 1, self.evaluator.drain()

    def _take_in(self, answers: Iterable[Answer]) -> int:
        """Keep answers, and note who must be looked at again for them; return how many differ from before."""
        changed = 0
        for answer in answers:
            self.looked += 1
            if answer.failed:
                self.store.drop(answer.query, answer.key)
                continue
            differs, touched = self.store.put(answer)
            changed += differs
            self.lookups.touch(touched, (answer.query, answer.key))
        return changed

    def explain(self, query: str, key: str) -> list[Work]:
        """Return why a question was answered last: what it asked that had changed, and so on down to an input."""
        return list(self.store.causes(query, key))
