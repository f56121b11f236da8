"""What took the time: `--timings`. Names and counts are compared; seconds are another on each machine."""

from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.commands import timings
from briefs.commands.main import cli
from briefs.engine.engine import Registry
from briefs.engine.measuring import Costs, MeasuredEvaluator, Spent, together
from briefs.engine.queries import Ask, helper, query
from briefs.engine.store import Store
from tests.support import brief_text, write_content

TEXTS = {
    "briefs/a/en.md": brief_text("A word."),
    "briefs/a/zh-Hant.md": brief_text("一句話。"),
    "briefs/b/en.md": brief_text("Another."),
}


@query
def inner(_ask: Ask) -> int:
    return 1


@helper
def aid(ask: Ask) -> int:
    return ask(inner)


@query
def outer(ask: Ask) -> int:
    return ask(inner) + ask(aid)


def test_the_seconds_of_a_question_are_its_own() -> None:
    ticks = count()
    registry = Registry((inner, aid, outer))
    store = Store(None)
    store.prepare("a program")
    evaluator = MeasuredEvaluator(store, None, registry.ranks, {}.__setitem__, clock=lambda: float(next(ticks)))
    assert evaluator.answer(outer, ()) == 2
    # Each look at the clock is a second. Outer: from 0 to 5, less inner's 1 and the helper's 1.
    assert evaluator.take_spent() == {"outer": Spent(1, 3.0), "inner": Spent(1, 1.0), "aid": Spent(1, 1.0)}
    assert evaluator.take_spent() == {}
    store.close()


def test_costs_of_several_processes_are_added_up() -> None:
    assert together({"a": Spent(1, 2.0)}, {"a": Spent(2, 0.5), "b": Spent(1, 1.0)}) == {
        "a": Spent(3, 2.5),
        "b": Spent(1, 1.0),
    }
    ticks = iter([1.0, 3.0, 5.0, 6.0])
    costs = Costs(lambda: next(ticks))
    for _ in range(2):
        with costs.phase("look"):
            pass
    assert costs.phases == {"look": 3.0}


def tables(said: str) -> tuple[list[str], dict[str, int]]:
    """Return the phases that are told, and the number of each kind of question."""
    _, phases, questions, _ = said.rsplit("\n\n", 3)
    numbers = (line.split() for line in questions.splitlines()[1:] if "others" not in line)
    return [line.split()[0] for line in phases.splitlines()[1:]], {
        one[0]: int(one[1].replace(",", "")) for one in numbers
    }


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_build_tells_phases_and_questions_of_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    write_content(tmp_path / "content", TEXTS)
    monkeypatch.chdir(tmp_path)
    # The process of the tests has spent so much that all of this would be too little to be told.
    monkeypatch.setattr(timings, "_LEAST", 0.0)
    options = ["build", "--timings", "--processes", processes]
    built = CliRunner().invoke(cli, options)
    assert built.exit_code == 0, built.output
    phases, questions = tables(built.stderr)
    assert phases == ["start", "look", "answer", "place", "rest"]
    # Three texts of two briefs, each of which has a page in all three languages.
    assert questions["reading"] == 3
    assert questions["brief_in"] == 6
    last = built.stderr.splitlines()[-1]
    assert ("of it in other processes" in last) == (processes == "2")

    again = tables(CliRunner().invoke(cli, options).stderr)[1]
    assert not {"reading", "brief_in"} & again.keys()


def test_a_check_tells_the_same_on_standard_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_content(tmp_path / "content", TEXTS)
    monkeypatch.chdir(tmp_path)
    # The process of the tests has spent so much that all of this would be too little to be told.
    monkeypatch.setattr(timings, "_LEAST", 0.0)
    checked = CliRunner().invoke(cli, ["check", "--timings", "--format", "json"])
    phases, questions = tables(checked.stderr)
    assert phases == ["start", "look", "answer", "place", "rest"]
    assert questions["reading"] == 3
    assert "brief_in" not in questions
    assert checked.stdout.startswith("{")
    assert "phase" not in checked.stdout


def test_without_it_nothing_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_content(tmp_path / "content", TEXTS)
    monkeypatch.chdir(tmp_path)
    # The process of the tests has spent so much that all of this would be too little to be told.
    monkeypatch.setattr(timings, "_LEAST", 0.0)
    monkeypatch.setattr(MeasuredEvaluator, "__init__", None)
    assert CliRunner().invoke(cli, ["build"]).exit_code == 0


def test_explain_builds_nothing_of_which_to_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_content(tmp_path / "content", TEXTS)
    monkeypatch.chdir(tmp_path)
    # The process of the tests has spent so much that all of this would be too little to be told.
    monkeypatch.setattr(timings, "_LEAST", 0.0)
    refused = CliRunner().invoke(cli, ["build", "--explain", "en/", "--timings"])
    assert refused.exit_code == 2
    assert "leave out --timings" in refused.stderr
