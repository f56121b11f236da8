"""Queries: what can be asked, as pure functions of what they ask in turn. Modelled on rust-analyzer's salsa.

A query's key is a tuple of texts. What a query asks is noted while it runs, so no list of dependencies is written by
hand and none can be forgotten. Five kinds differ in what becomes of the value:

- an *input* is looked up outside (a file, an option); only its digest is kept;
- a *query* has a value, which is kept;
- a *producer* yields facts, small rows that others look up by relation and key. Facts are the firewall: who asks for
  the title of a brief depends on that row and not on the brief.
- an *output* gives files, of which only digests are kept. Outputs are answered when they are asked for, never before;
- a *helper* gives something that can't be kept, as an index ready for use; who asks it depends on what it asked.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, get_type_hints

import msgspec

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Key = tuple[str, ...]


class Ask(Protocol):
    """How a query asks others. Whatever it learns this way is noted as its dependency."""

    def __call__(self, query: "Query[P, T]", *key: P.args, **no: P.kwargs) -> T:
        """Return the answer of a query."""

    def rows(self, relation: "Relation[T]", key: str = "") -> tuple[tuple[str, T], ...]:
        """Return the facts of a relation under a key, each with the name of its producer, in the order of these."""


class Query(Generic[P, T_co]):
    """A question that can be asked: its name, its pure function, the type of its answer."""

    def __init__(self, function: Callable[Concatenate[Ask, P], T_co], kind: Any, *, is_dense: bool = False) -> None:
        """Declare a query; its name is the function's. `kind` is None where it is what the function returns.

        Answers that are dense are kept as they are, as compressing them takes time and saves little.
        """
        self.is_dense = is_dense
        self.name = function.__name__
        self.function: Callable[..., T_co] = function
        self._kind = kind
        self.encoder = msgspec.msgpack.Encoder()

    @cached_property
    def decoder(self) -> msgspec.msgpack.Decoder[T_co]:
        """Return what reads a kept answer."""
        # Made when it is first used: most runs read few kinds of answers, and making all takes a tenth of a start.
        kind = get_type_hints(self.function)["return"] if self._kind is None else self._kind
        return msgspec.msgpack.Decoder(kind)

    def __repr__(self) -> str:
        """Return the name, for messages."""
        return f"<{type(self).__name__} {self.name}>"


class Input(Query[P, T_co]):
    """A question that only the world outside answers; its function is `look` of the world that the engine is given."""

    def __init__(self, function: Callable[Concatenate[Any, P], T_co], kind: Any, passes: Callable[[Any], bool]) -> None:
        """Declare an input, and of which answers no mark says whether they still hold."""
        super().__init__(function, kind)
        self.passes = passes


class Helper(Query[P, T_co]):
    """A question whose answer lives in one process only; whoever asks it depends on what it asked itself."""

    def __init__(self, function: Callable[Concatenate[Ask, P], T_co]) -> None:
        """Declare a helper."""
        super().__init__(function, Any)


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """A row of a relation."""

    relation: str
    """The name of the relation."""
    key: str
    """The key under which it is looked up; empty where the relation is looked up as a whole."""
    value: bytes
    """The value in MessagePack, of the relation's type."""


class Relation(Generic[T]):
    """A relation: rows of one type by key, yielded by producers."""

    def __init__(self, name: str, kind: Any) -> None:
        """Declare a relation with the type of its rows."""
        self.name = name
        self._kind = kind
        self.encoder = msgspec.msgpack.Encoder()

    @cached_property
    def decoder(self) -> msgspec.msgpack.Decoder[T]:
        """Return what reads a row."""
        return msgspec.msgpack.Decoder(self._kind)

    def row(self, key: str, value: T) -> Fact:
        """Return a fact of this relation."""
        return Fact(self.name, key, self.encoder.encode(value))


def _gathered(function: Callable[..., Iterable[Fact]]) -> Callable[..., tuple[Fact, ...]]:
    return lambda ask, *key: tuple(function(ask, *key))


class Producer(Query[P, tuple[Fact, ...]]):
    """A query that yields facts, once for each key of its domain; its own value is only their digest."""

    def __init__(
        self,
        function: Callable[Concatenate[Ask, P], Iterable[Fact]],
        domain: Query[[], tuple[Key, ...]],
        emits: tuple[Relation[Any], ...],
        ahead: tuple[Callable[..., object], ...],
    ) -> None:
        """Declare a producer: its domain, the relations of which it yields rows, and what is asked ahead."""
        super().__init__(_gathered(function), tuple[Fact, ...])
        self.name = function.__name__
        self.domain = domain
        self.emits = emits
        self.ahead = ahead


class Made(msgspec.Struct, frozen=True):
    """What an output gives."""

    files: dict[str, bytes]
    """Files of the site, by path from its root."""
    facts: tuple[Fact, ...] = ()
    """Facts, as a producer yields them, of the relations that the output declares."""


class Output(Query[P, Made]):
    """A query that gives finished files, once for each key of its domain."""

    def __init__(
        self,
        function: Callable[Concatenate[Ask, P], Made],
        domain: Query[[], tuple[Key, ...]],
        emits: tuple[Relation[Any], ...],
        ahead: tuple[Callable[..., object], ...],
        *,
        is_last: bool,
    ) -> None:
        """Declare an output as a producer, and whether it looks up rows that outputs yield."""
        super().__init__(function, Made)
        self.ahead = ahead
        self.domain = domain
        self.emits = emits
        self.is_last = is_last


def query(function: Callable[Concatenate[Ask, P], T]) -> Query[P, T]:
    """Declare a function as a query; the type of its answer is the annotation of what it returns."""
    return Query(function, None)


def dense_query(function: Callable[Concatenate[Ask, P], T]) -> Query[P, T]:
    """Declare a function as a query of which the answers are mostly compressed already."""
    return Query(function, None, is_dense=True)


def helper(function: Callable[Concatenate[Ask, P], T]) -> Helper[P, T]:
    """Declare a function as a helper."""
    return Helper(function)


def input_query(
    function: Callable[Concatenate[Any, P], T], *, passes: Callable[[T], bool] = lambda _: False
) -> Input[P, T]:
    """Declare a function of the world outside as an input; answers that may pass are looked for again each time."""
    return Input(function, None, passes)


def producer(
    domain: Query[[], tuple[Key, ...]],
    *emits: Relation[Any],
    ahead: tuple[Callable[..., object], ...] = (),
) -> Callable[[Callable[Concatenate[Ask, P], Iterator[Fact]]], Producer[P]]:
    """Declare a generator of facts as a producer.

    Where many keys are to be answered, each of the functions `ahead` is called for all of them before the first is
    answered: it asks what the answer will ask. Questions of one kind are quicker one after another, as the code and the
    tables that they need stay in the processor's caches.
    """
    return lambda function: Producer(function, domain, emits, ahead)


def output(
    domain: Query[[], tuple[Key, ...]],
    *emits: Relation[Any],
    ahead: tuple[Callable[..., object], ...] = (),
    is_last: bool = False,
) -> Callable[[Callable[Concatenate[Ask, P], Made]], Output[P]]:
    """Declare a function that gives files as an output; `is_last` where it looks up what outputs that are not yield."""
    return lambda function: Output(function, domain, emits, ahead, is_last=is_last)
