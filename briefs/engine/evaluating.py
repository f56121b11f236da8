"""Answering questions in one process: from what is at hand, from the store, or by asking the query's function."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar, cast

import msgspec

from briefs.engine.answer import Answer, DamagedStoreError, digest_of, packed
from briefs.engine.at_hand import Asked, AtHand
from briefs.engine.fact_rows import rows_digest
from briefs.engine.queries import Fact, Helper, Input, Made, Output, Producer, Query, Relation
from briefs.engine.store import Store

T = TypeVar("T")
_LARGEST_INPUT = 50_000
"""Encoded bytes of the largest file that is kept at hand: a text is asked again at once, a picture is not."""

SEPARATOR = "\t"
"""Stands between the parts of a key."""

_EMPTY = "\\e"
"""Stands for a key of one empty part, as a key of no parts is an empty text."""
_PLAIN = {"\\\\": "\\", "\\t": SEPARATOR}
"""What stands for a backslash and a separator within a part of a key, and what each means."""
_ESCAPED = re.compile(r"\\[\\t]")


class CycleError(Exception):
    """A question was asked while it was being answered; the message names the way round."""


def text_of(key: tuple[str, ...]) -> str:
    """Return a key as the store has it."""
    if key == ("",):
        return _EMPTY
    text = SEPARATOR.join(key)
    if "\\" not in text and text.count(SEPARATOR) < max(len(key), 1):  # as nearly always; every look-up comes by here
        return text
    return SEPARATOR.join(part.replace("\\", "\\\\").replace(SEPARATOR, "\\t") for part in key)


def key_of(text: str) -> tuple[str, ...]:
    """Return a key from the form in which the store has it."""
    if text == _EMPTY:
        return ("",)
    parts = tuple(text.split(SEPARATOR)) if text else ()
    return tuple(_ESCAPED.sub(lambda one: _PLAIN[one[0]], part) for part in parts) if "\\" in text else parts


def lookup_name(relation: Relation[Any]) -> str:
    """Return the name under which the store knows the look-ups of a relation."""
    return f"={relation.name}"


class Evaluator:
    """Answers questions, and keeps the answers that it had to work out until they are taken (`drain`)."""

    def __init__(self, store: Store, world: Any, ranks: Mapping[str, int], sink: Callable[[str, bytes], None]) -> None:
        """Take a store to read from, the world outside, the rank of each query, and who takes finished files."""
        self.store, self.world, self.ranks, self.sink = store, world, ranks, sink
        self.at_hand = AtHand()
        self.fresh: dict[tuple[str, str], Answer] = {}
        self._frames: list[tuple[str, str, dict[tuple[str, str], None]]] = []
        self.ask = _Asking(self)

    def answer(self, query: Query[Any, T], key: tuple[str, ...]) -> T:
        """Return the answer of a query, and note that whoever is being answered asked it."""
        place = (query.name, text_of(key))
        kept = self.at_hand.get(place)
        if isinstance(query, Helper):
            value, asked = kept if kept is not None else self._help(query, place, key)
            for other in asked:
                self._note(other)
            return cast("T", value)
        self._note(place)
        if kept is not None:
            return cast("T", kept[0])
        if not isinstance(query, Output) and place not in self.fresh:
            stored = self._stored(place)
            if stored is not None:
                return self._keep(place, query.decoder.decode(stored), len(stored))
            if isinstance(query, Input) and self.store.is_fresh(*place):
                value = query.function(self.world, *key)
                return self._looked_up(place, cast("T", value), query.encoder.encode(value))
        return self.evaluate(query, key)

    def _stored(self, place: tuple[str, str]) -> bytes | None:
        """Return a kept value; one that is damaged is worked out again."""
        try:
            return self.store.value(*place)
        except DamagedStoreError:
            return None

    def evaluate(self, query: Query[Any, T], key: tuple[str, ...]) -> T:
        """Work out the answer of a query anew."""
        place = (query.name, text_of(key))
        if isinstance(query, Input):
            # The mark comes first: what changes while it is looked at is then looked at again.
            mark = self.world.mark(query.name, key)
            value = query.function(self.world, *key)
            if query.passes(value):
                mark = b""
            encoded = query.encoder.encode(value)
            self.fresh[place] = Answer(*place, digest_of(encoded), None, (), mark=mark)
            return self._looked_up(place, cast("T", value), encoded)
        with self._frame(place) as asked:
            value = query.function(self.ask, *key)
        if isinstance(query, Output):
            self.fresh[place] = self._files(place, cast("Made", value), tuple(asked))
            return value
        encoded = query.encoder.encode(value)
        is_producer = isinstance(query, Producer)
        facts = tuple((f.relation, f.key, f.value) for f in cast("tuple[Fact, ...]", value)) if is_producer else None
        kept = packed(encoded, is_dense=query.is_dense) if facts is None else None
        self.fresh[place] = Answer(*place, digest_of(encoded), kept, tuple(asked), facts)
        return self._keep(place, value, len(encoded))

    def try_to_evaluate(self, query: Query[Any, Any], key: tuple[str, ...]) -> None:
        """Work out an answer anew, if somebody may still want it.

        What a vanished text or record was asked about itself can't be answered any more, nor need be: whoever asked
        is asked again, and only if it asks the same once more the fault is one. Facts and files are always wanted.
        """
        try:
            self.evaluate(query, key)
        except Exception:
            if isinstance(query, Producer | Output | Input):
                raise
            place = (query.name, text_of(key))
            self.fresh[place] = Answer(*place, b"", None, (), failed=True)

    def ask_ahead(self, questions: Sequence[tuple[Query[Any, Any], tuple[str, ...]]]) -> None:
        """Ask what the answers to some questions will ask, one kind after another (`queries.producer` says why)."""
        for query in dict.fromkeys(query for query, _ in questions):
            for step in query.ahead if isinstance(query, Producer | Output) else ():
                for key in (key for other, key in questions if other is query):
                    # What can't be answered is a matter of who asks it.
                    with suppress(Exception):
                        step(self.ask, *key)

    def _help(self, query: Helper[Any, T], place: tuple[str, str], key: tuple[str, ...]) -> tuple[T, Asked]:
        with self._frame(place) as asked:
            value = query.function(self.ask, *key)
        self.at_hand.put(place, value, tuple(asked), 0)
        return value, tuple(asked)

    def _files(self, place: tuple[str, str], made: Made, asked: Asked) -> Answer:
        for path, data in made.files.items():
            self.sink(path, data)
        files = tuple((path, digest_of(data)) for path, data in sorted(made.files.items()))
        facts = tuple((fact.relation, fact.key, fact.value) for fact in made.facts)
        digest = digest_of(b"".join(path.encode() + b"\0" + one for path, one in files))
        return Answer(*place, digest, None, asked, facts, files, f"{self.ranks[place[0]]:03} {place[1]}")

    def rows(self, relation: Relation[T], key: str) -> tuple[tuple[str, T], ...]:
        """Return the facts of a relation under a key, and note that they were asked for."""
        place = (lookup_name(relation), key)
        self._note(place)
        kept = self.at_hand.get(place)
        if kept is not None:
            return cast("tuple[tuple[str, T], ...]", kept[0])
        rows = self.store.facts.rows(relation.name, key)
        digest, known = rows_digest(rows), self.store.known(*place)
        if known is not None and not known.stale and known.digest != digest:
            # Its producers are all answered before it is asked, and whoever keeps their rows notes the new digest.
            raise DamagedStoreError(f"the facts of {relation.name} are not what was kept")
        if place not in self.fresh and (known is None or known.stale):
            self.fresh[place] = Answer(*place, digest, None, ())
        try:
            values = tuple((one.partition(SEPARATOR)[2], relation.decoder.decode(value)) for one, value in rows)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise DamagedStoreError(f"the facts of {relation.name} can't be read") from fault
        return self._keep(place, values, sum(len(value) for _, value in rows))

    def drain(self) -> list[Answer]:
        """Return the answers worked out since the last time, each behind those that it asked."""
        answers, self.fresh = list(self.fresh.values()), {}
        return answers

    def forget(self) -> None:
        """Let go of what is at hand, as it may have changed."""
        self.at_hand.clear()

    def _looked_up(self, place: tuple[str, str], value: T, encoded: bytes) -> T:
        """Return the value of an input; one without a key (the folder of templates) is asked by every page."""
        return self._keep(place, value, len(encoded)) if len(encoded) <= _LARGEST_INPUT or not place[1] else value

    def _keep(self, place: tuple[str, str], value: T, size: int) -> T:
        self.at_hand.put(place, value, (), size)
        return value

    def _note(self, place: tuple[str, str]) -> None:
        if self._frames and place not in self._frames[-1][2]:
            asker, _, asked = self._frames[-1]
            if self.ranks.get(place[0].removeprefix("="), 0) > self.ranks.get(asker, 0):
                raise CycleError(f"{asker} asks {place[0]}, which comes after it")
            asked[place] = None

    @contextmanager
    def _frame(self, place: tuple[str, str]) -> Iterator[dict[tuple[str, str], None]]:
        names = [(query, key) for query, key, _ in self._frames]
        if place in names:
            way = [*names[names.index(place) :], place]
            raise CycleError(" asks ".join(f"{query}({key})" for query, key in way))
        asked: dict[tuple[str, str], None] = {}
        self._frames.append((*place, asked))
        try:
            yield asked
        finally:
            self._frames.pop()


class _Asking:
    """What a query's function is given: the evaluator, and nothing else of it."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def __call__(self, query: Query[Any, T], *key: str) -> T:
        return self._evaluator.answer(query, key)

    def rows(self, relation: Relation[T], key: str = "") -> tuple[tuple[str, T], ...]:
        return self._evaluator.rows(relation, key)
