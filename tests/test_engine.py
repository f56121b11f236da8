"""The engine by itself, with toy questions: what is answered again after which change, and what goes wrong how."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.engine.answer import Answer, DamagedStoreError, digest_of, packed, unpacked
from briefs.engine.engine import Engine, Registry
from briefs.engine.evaluating import CycleError, Evaluator, key_of, text_of
from briefs.engine.fact_rows import FactRows, rows_digest
from briefs.engine.queries import Ask, Fact, Made, Query, Relation, helper, input_query, output, producer, query
from briefs.engine.store import Store


@pytest.fixture(scope="module", autouse=True)
def closed_stores() -> Iterator[None]:
    """Close at the end what stores were opened here: Python 3.13 warns of one that is left open."""
    opened: list[Store] = []
    begin = Store.__init__

    def opening(store: Store, file: Path | None) -> None:
        begin(store, file)
        opened.append(store)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "__init__", opening)
        yield
    for store in opened:
        store.close()


# A library of texts: the first line is the title, `@name` names another text, `!` is at fault.


class Texts:
    """A world of texts by name. The mark of a text is the text itself."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts
        self.looked: list[str] = []

    def mark(self, name: str, key: tuple[str, ...]) -> bytes:
        return repr(self.texts.get(key[0]) if key else sorted(self.texts)).encode()

    def text(self, name: str) -> str:
        self.looked.append(name)
        return self.texts.get(name, "")

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.texts))


def text(world: Texts, name: str) -> str:
    return world.text(name)


def names(world: Texts) -> tuple[str, ...]:
    return world.names()


TEXT, NAMES = input_query(text), input_query(names)
TITLE: Relation[str] = Relation("title", str)
NAMED: Relation[str] = Relation("named", str)
asked: list[str] = []


@query
def every(ask: Ask) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in ask(NAMES))


@query
def words(ask: Ask, name: str) -> int:
    asked.append(f"words {name}")
    if ask(TEXT, name) == "!":
        raise ValueError(f"{name} is at fault")
    return len(ask(TEXT, name).split())


@helper
def loud(ask: Ask, name: str) -> object:
    return lambda: ask(TEXT, name).upper()


@producer(every, TITLE, NAMED)
def facts(ask: Ask, name: str) -> Iterator[Fact]:
    asked.append(f"facts {name}")
    first, *lines = ask(TEXT, name).split("\n")
    yield TITLE.row(name, first)
    for line in lines:
        if line.startswith("@"):
            yield NAMED.row(line[1:], name)


@query
def length(ask: Ask, name: str) -> str:
    """Return `short` or `long`: most edits change neither."""
    asked.append(f"length {name}")
    return "long" if ask(words, name) > 3 else "short"


@output(every)
def page(ask: Ask, name: str) -> Made:
    asked.append(f"page {name}")
    title = "".join(one for _, one in ask.rows(TITLE, name))
    by = [one for other, _ in ask.rows(NAMED, name) for _, one in ask.rows(TITLE, other)]
    return Made({f"{name}.html": f"{title} {by} {ask(length, name)}".encode()})


REGISTRY = Registry((TEXT, NAMES, every, words, loud, facts, length, page))


def open_engine(
    world: Texts, store: Store | None = None, registry: Registry = REGISTRY
) -> tuple[Engine, dict[str, bytes]]:
    """Return an engine and the files that it gives."""
    files: dict[str, bytes] = {}
    kept = store or Store(None)
    kept.prepare("a program")
    return Engine(registry, kept, Evaluator(kept, world, registry.ranks, files.__setitem__)), files


class OneByOne:
    """A crew that answers one question after another, and keeps of which queries it was given some at once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.at_once: list[set[str]] = []

    def pays(self, questions: int) -> bool:
        return True

    def answer(self, work: Sequence[tuple[str, str]], run: int) -> Iterator[tuple[int, list[Answer]]]:
        self.at_once.append({name for name, _ in work})
        for name, key in work:
            self.engine.evaluator.try_to_evaluate(self.engine.queries[name], key_of(key))
            yield 1, self.engine.evaluator.drain()


def run(engine: Engine) -> list[str]:
    """Look and settle once; return what was answered, in order."""
    asked.clear()
    engine.look()
    engine.settle()
    return sorted(asked)


def test_nothing_is_answered_again_where_nothing_changed() -> None:
    engine, files = open_engine(Texts(a="A", b="B\n@a"))
    run(engine)
    assert files == {"a.html": b"A ['B'] short", "b.html": b"B [] short"}
    assert run(engine) == []


def test_an_answer_that_comes_out_the_same_stops_the_wave() -> None:
    world = Texts(a="A", b="B\n@a")
    engine, _ = open_engine(world)
    run(engine)
    world.texts["b"] = "B\n@a\nx"
    # Facts and length are the same as before, so no page is made again.
    assert run(engine) == ["facts b", "length b", "words b"]
    world.texts["b"] = "B\n@a\nx y z"
    assert run(engine) == ["facts b", "length b", "page b", "words b"]


def test_a_fact_reaches_whoever_looked_it_up_and_nobody_else() -> None:
    world = Texts(a="A", b="B\n@a", c="C")
    engine, files = open_engine(world)
    run(engine)
    world.texts["b"] = "Bee\n@a"
    assert [one for one in run(engine) if one.startswith("page")] == ["page a", "page b"]
    assert files["a.html"] == b"A ['Bee'] short"
    world.texts["b"] = "Bee\n@c"
    assert [one for one in run(engine) if one.startswith("page")] == ["page a", "page c"]
    assert (files["a.html"], files["c.html"]) == (b"A [] short", b"C ['Bee'] short")


def test_what_comes_and_goes_is_noticed_by_who_named_it() -> None:
    world = Texts(a="A", b="B\n@c")
    engine, files = open_engine(world)
    run(engine)
    world.texts["c"] = "C"
    assert [one for one in run(engine) if one.startswith("page")] == ["page c"]
    assert files["c.html"] == b"C ['B'] short"
    del world.texts["b"]
    run(engine)
    assert files["c.html"] == b"C [] short"
    assert engine.store.files.paths() == ["a.html", "c.html"]


def test_who_asks_a_helper_depends_on_what_it_asked() -> None:
    @query
    def shouted(ask: Ask, name: str) -> str:
        return ask(loud, name)()  # type: ignore[operator, no-any-return]

    world = Texts(a="A")
    engine, _ = open_engine(world, registry=Registry((TEXT, NAMES, loud, shouted)))
    assert engine.ask(shouted, "a") == "A"
    world.texts["a"] = "b"
    engine.look()
    engine.settle()
    assert engine.ask(shouted, "a") == "B"


def test_a_failed_answer_is_asked_again_and_told_only_while_somebody_needs_it() -> None:
    world = Texts(a="A", b="B")
    engine, files = open_engine(world)
    run(engine)
    world.texts["b"] = "!"
    with pytest.raises(ValueError, match="b is at fault"):
        run(engine)
    assert files["a.html"] == b"A [] short"
    world.texts["b"] = "Whole"
    run(engine)
    assert files["b.html"] == b"Whole [] short"
    world.texts["b"] = "!"
    del world.texts["b"]
    run(engine)
    assert engine.store.files.paths() == ["a.html"]


def test_a_question_that_asks_itself_is_named_with_the_way_round() -> None:
    @query
    def around(ask: Ask, name: str) -> str:
        return ask(around, "b" if name == "a" else "a")

    engine, _ = open_engine(Texts(), registry=Registry((around,)))
    with pytest.raises(CycleError, match=r"around\(a\) asks around\(b\) asks around\(a\)"):
        engine.ask(around, "a")


def test_a_question_asks_none_that_comes_after_it() -> None:
    @query
    def early(ask: Ask) -> int:
        return ask(words, "a")

    engine, _ = open_engine(Texts(a="A"), registry=Registry((TEXT, early, words)))
    with pytest.raises(CycleError, match="early asks words, which comes after it"):
        engine.ask(early)


def test_two_questions_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        Registry((words, Query(words.function, int))).by_name()


def test_a_store_serves_the_next_process(tmp_path: Path) -> None:
    world = Texts(a="A", b="B\n@a")
    engine, _ = open_engine(world, Store(tmp_path / "s"))
    run(engine)
    engine.store.close()
    world.looked.clear()
    engine, files = open_engine(world, Store(tmp_path / "s"))
    assert (run(engine), world.looked, files) == ([], [], {})
    world.texts["a"] = "Aa"
    assert run(engine) == ["facts a", "length a", "page a", "words a"] or run(engine) == []


def test_a_store_of_another_program_is_begun_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    engine, _ = open_engine(Texts(a="A"), store)
    run(engine)
    store.prepare("another program")
    assert store.measure() == {}


def test_a_changed_value_in_the_store_is_worked_out_again(tmp_path: Path) -> None:
    engine, _ = open_engine(Texts(a="A b c d e"), Store(tmp_path / "s"))
    run(engine)
    engine.store.close()
    with closing(sqlite3.connect(tmp_path / "s", isolation_level=None)) as connection:
        connection.execute("UPDATE answers SET value = x'0099' WHERE query = 'length'")
    engine, _ = open_engine(Texts(a="A b c d e"), Store(tmp_path / "s"))
    assert engine.ask(length, "a") == "long"


def test_changed_facts_in_the_store_are_noticed(tmp_path: Path) -> None:
    engine, _ = open_engine(Texts(a="A b c d e", b="B\n@a"), Store(tmp_path / "s"))
    run(engine)
    engine.store.close()
    with closing(sqlite3.connect(tmp_path / "s", isolation_level=None)) as connection:
        connection.execute("UPDATE facts SET value = x'a158'")
    world = Texts(a="A b c d f", b="B\n@a")
    engine, _ = open_engine(world, Store(tmp_path / "s"))
    with pytest.raises(DamagedStoreError):
        run(engine)


def test_what_was_noted_as_stale_is_settled_by_the_next_run(tmp_path: Path) -> None:
    """A kill between noticing a change and answering again loses nothing."""
    world = Texts(a="A", b="B\n@a")
    engine, _ = open_engine(world, Store(tmp_path / "s"))
    run(engine)
    world.texts["b"] = "Bee\n@a"
    engine.look()
    engine.store.close()
    engine, files = open_engine(world, Store(tmp_path / "s"))
    run(engine)
    assert files["a.html"] == b"A ['Bee'] short"


def test_rows_that_many_change_under_one_key_are_compared_without_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    world = Texts(a="A", **{f"b{n}": "B\n@a" for n in range(20)})
    engine, files = open_engine(world)
    run(engine)
    world.texts |= {f"b{n}": "Bee\n@a\n@a" for n in range(20)}
    read: list[tuple[str, str]] = []
    rows = FactRows.rows
    monkeypatch.setattr(FactRows, "rows", lambda self, *place: read.append(place) or rows(self, *place))
    run(engine)
    assert files["a.html"].startswith(b"A ['Bee', 'Bee'")
    assert read.count(("named", "a")) == 1, "by the page that asks; to compare them, what changed is enough"


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from((b"", b"1", b"2")), max_size=3)), max_size=9)
)
def test_the_digest_that_follows_from_changes_is_the_one_of_the_rows(changes: list[tuple[str, list[bytes]]]) -> None:
    store = Store(None)
    store.prepare("a program")
    digest = rows_digest([])
    for asked, values in changes:
        kept = store.facts.keep(asked, [("named", "a", value) for value in values])
        for change in kept.values():
            digest = change.applied_to(digest)
        assert digest == rows_digest(store.facts.rows("named", "a"))
    store.close()


def test_the_order_of_a_producers_rows_and_whose_they_are_is_in_their_digest() -> None:
    rows = [("a", b"1"), ("a", b"2"), ("b", b"3")]
    others = (
        [("a", b"2"), ("a", b"1"), ("b", b"3")],
        [("a", b"1"), ("b", b"2"), ("b", b"3")],
        [("a", b"12"), ("b", b"3")],
    )
    assert len({rows_digest(rows), *map(rows_digest, others)}) == 4


def test_rows_that_a_killed_run_wrote_are_compared_by_the_next(tmp_path: Path) -> None:
    """The producer has answered, and nobody has looked what that means."""
    world = Texts(a="A", b="B\n@a")
    engine, _ = open_engine(world, Store(tmp_path / "s"))
    run(engine)
    world.texts["b"] = "B\n@a\n@a"
    engine.look()
    engine.answer_again([("facts", "b")])
    engine.store.close()
    engine, files = open_engine(world, Store(tmp_path / "s"))
    run(engine)
    assert files["a.html"] == b"A ['B', 'B'] short"


def test_why_a_page_was_made_again_is_told_down_to_the_input() -> None:
    world = Texts(a="A", b="B\n@a")
    engine, _ = open_engine(world)
    run(engine)
    world.texts["b"] = "Bee\n@a"
    run(engine)
    assert engine.explain("page", "a") == [("=title", "b"), ("facts", "b"), ("text", "b")]


def test_what_looks_up_rows_of_pages_waits_for_them_and_is_made_beside_what_comes_later() -> None:
    listed: Relation[str] = Relation("listed", str)

    @output(every, listed)
    def first(ask: Ask, name: str) -> Made:
        asked.append(f"first {name}")
        return Made({}, (listed.row("", name),))

    @output(every)
    def later(ask: Ask, name: str) -> Made:
        return Made({})

    @output(every, is_last=True)
    def last(ask: Ask, name: str) -> Made:
        return Made({"list": ",".join(one for _, one in ask.rows(listed)).encode()})

    @output(every, is_last=True)
    def other(ask: Ask, name: str) -> Made:
        return Made({})

    engine, files = open_engine(Texts(a="A", b="B"), registry=Registry((TEXT, NAMES, every, first, last, other, later)))
    crew = engine.crew = OneByOne(engine)
    engine.settle()
    assert files["list"] == b"a,b"
    assert crew.at_once == [{"first"}, {"last", "later", "other"}]


def test_two_givers_of_one_path_are_told_and_the_first_wins() -> None:
    @output(every)
    def first(ask: Ask, name: str) -> Made:
        return Made({"index.html": f"first {name}".encode()})

    @output(every)
    def second(ask: Ask, name: str) -> Made:
        return Made({"index.html": b"second"})

    engine, _ = open_engine(Texts(a="", b=""), registry=Registry((NAMES, every, first, second)))
    engine.settle()
    assert engine.store.files.giver("index.html") == ("first", "a")
    assert engine.store.files.contested() == ["index.html"]


@pytest.mark.parametrize("key", [(), ("",), ("a",), ("a", "b"), ("a\tb", ""), ("\\t", "\\"), ("", "")])
def test_keys_come_back_as_they_were(key: tuple[str, ...]) -> None:
    assert key_of(text_of(key)) == key


def test_a_question_that_went_and_came_again_has_the_id_of_its_new_row() -> None:
    store = Store(None)
    store.prepare("a program")
    store.begin()
    store.put(Answer("text", "a", b"1", None, ()))
    store.put(Answer("length", "a", b"1", None, (("text", "a"),)))
    store.drop("text", "a")
    # Its row goes, and the next one takes the number that has become free.
    store.put(Answer("text", "b", b"1", None, ()))
    store.put(Answer("length", "a", b"2", None, (("text", "a"), ("text", "b"))))
    store.commit()
    for name in ("a", "b"):
        store.begin()
        store.put(Answer("length", "a", b"2", None, (("text", "a"), ("text", "b"))))
        store.mark_askers("text", name)
        assert store.stale("length") == ["a"]
    store.roll_back()
    store.close()


def test_an_id_that_was_taken_back_is_not_used_again() -> None:
    store = Store(None)
    store.prepare("a program")
    store.begin()
    store.put(Answer("length", "a", b"1", None, (("text", "a"),)))
    store.roll_back()
    store.begin()
    store.put(Answer("length", "b", b"1", None, (("text", "b"), ("text", "a"))))
    store.mark_askers("text", "a")
    assert store.stale("length") == ["b"]
    store.close()


def test_a_seal_is_another_whenever_the_facts_are_and_reads_them_once(monkeypatch: pytest.MonkeyPatch) -> None:
    world = Texts(a="A", b="B\n@a")
    engine, _ = open_engine(world)
    run(engine)
    read: list[tuple[str, str]] = []
    rows = FactRows.rows
    monkeypatch.setattr(FactRows, "rows", lambda self, *place: read.append(place) or rows(self, *place))
    seals = [engine.seal(NAMED, "a"), engine.seal(NAMED, "a")]
    world.texts["b"] = "B\n@a\n@a"
    run(engine)
    seals.append(engine.seal(NAMED, "a"))
    world.texts["b"] = "B\n@a"
    run(engine)
    seals.append(engine.seal(NAMED, "a"))
    assert seals[0] == seals[1] == seals[3] != seals[2]
    assert engine.seal(NAMED, "nobody") == engine.seal(NAMED, "nobody")
    assert read.count(("named", "nobody")) == 1


def test_a_text_is_looked_up_once_for_all_who_ask_and_one_too_large_to_keep_for_each() -> None:
    world = Texts(a="A b c", b="B " + "c" * 60_000)
    engine, _ = open_engine(world)
    run(engine)
    assert world.looked.count("a") == 1
    assert world.looked.count("b") > 1


@query
def weight(ask: Ask, name: str) -> int:
    asked.append(f"weight {name}")
    return len(ask(TEXT, name))


@producer(every, TITLE, ahead=(lambda ask, name: ask(weight, name),))
def weights(ask: Ask, name: str) -> Iterator[Fact]:
    asked.append(f"weights {name}")
    yield TITLE.row(name, str(ask(weight, name)))


def test_what_is_asked_ahead_is_answered_for_all_keys_before_the_first_and_once() -> None:
    world = Texts(a="A", b="B")
    engine, _ = open_engine(world, registry=Registry((TEXT, NAMES, every, weight, weights)))
    asked.clear()
    # Of a text that is gone, nothing can be asked; whoever needs it says so.
    engine.evaluator.ask_ahead([(weights, ("gone",)), (weights, ("a",)), (weights, ("b",)), (every, ())])
    assert asked == ["weight gone", "weight a", "weight b"]
    for name in ("a", "b"):
        engine.evaluator.evaluate(weights, (name,))
    assert asked[3:] == ["weights a", "weights b"]


@given(st.binary(max_size=9000) | st.text(max_size=9000).map(str.encode), st.booleans())
def test_a_value_is_read_back_as_it_was_packed_or_not(value: bytes, is_dense: bool) -> None:
    kept = packed(value, is_dense=is_dense)
    assert unpacked(kept, digest_of(value)) == value
    assert not is_dense or kept[1:] == value
    with pytest.raises(DamagedStoreError):
        unpacked(kept, digest_of(value + b"."))
