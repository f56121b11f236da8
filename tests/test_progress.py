"""How far long work is, where no bar can be drawn."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.build.pipeline import check, place
from briefs.build.session import Options, Session, Tools
from briefs.build.stages import _STAGES, by_stage, stage_of
from briefs.commands import progress, serve
from briefs.commands.console import console
from briefs.commands.main import cli
from briefs.commands.progress import Bar
from briefs.commands.serve import _Progress
from briefs.engine.queries import Output, Producer
from briefs.messages import LANGUAGES
from briefs.messages.entries import catalogue
from briefs.questions.registry import REGISTRY
from tests.support import brief_text, write_content
from tests.test_serve import free_port


def test_long_work_says_a_line_now_and_then_and_short_work_none(capsys: pytest.CaptureFixture[str]) -> None:
    seconds: Iterator[float] = iter([0, 3, 9.9, 10, 11, 19, 25, 26])
    with Bar(console(), lambda: next(seconds)) as bar:
        for done in (10, 900, 1200, 1300, 4000):
            bar("stage-pages", done, 4000)
        bar("stage-reading-briefs", 1, 2)
        bar("stage-reading-briefs", 2, 2)
    assert capsys.readouterr().err.splitlines() == ["making pages: 1,200 of 4,000", "reading briefs: 1 of 2"]


def test_a_bar_on_a_terminal_is_taken_away_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Bar(console()) as bar:
        bar("stage-reading-briefs", 1, 2)
    said = capsys.readouterr().err
    assert "reading briefs" in said
    assert said.endswith("\x1b[2K")


def test_each_query_of_all_of_a_kind_has_a_stage_that_says_what_it_counts() -> None:
    asked = [query for query in REGISTRY.queries if isinstance(query, Producer)]
    assert [query.name for query in asked if query.name not in _STAGES] == []
    assert {stage_of(query.name) for query in REGISTRY.queries if not isinstance(query, Producer | Output)} == {
        "stage-again"
    }
    assert [name for name in _STAGES if name not in REGISTRY.by_name()] == []
    stages = {stage_of(query.name) for query in REGISTRY.queries}
    # No two stages have the same words.
    assert {len({catalogue(lang)[stage] for stage in stages}) for lang in LANGUAGES} == {len(stages)}


def test_no_stage_goes_back_in_a_first_build_and_in_the_next(tmp_path: Path) -> None:
    texts = {f"briefs/{name}/en.md": brief_text(f"{name}.[^1]\n\n[^1]: @k.\n") for name in "abc"}
    source = {"sources/k.yaml": "type: webpage\ntitle: K\nURL: https://example.org/k\n"}
    content = write_content(tmp_path / "content", {**texts, **source})
    said: list[tuple[str, int, int]] = []
    for _ in range(2):
        said.clear()
        tools = Tools(None, tmp_path / "store", lambda *one: said.append(one))
        session = Session(Options(content, processes=1), tools, tmp_path / "site")
        place(check(session))
        session.close()
        stages = list(dict.fromkeys(stage for stage, _, _ in said))
        for stage in stages:
            own = [done for name, done, _ in said if name == stage]
            assert own == sorted(own)
        assert all(done <= total for _, done, total in said)
        write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("Other words.")}, base=False)
    assert ("stage-reading-briefs", 1, 1) in said


def test_a_stage_that_comes_again_goes_on() -> None:
    said: list[tuple[str, int, int]] = []
    tell = by_stage(lambda *one: said.append(one))
    for step in (("brief_in", 2, 2), ("source_faults", 1, 1), ("law_in", 1, 3), ("law_in", 3, 3)):
        tell(*step)
    assert [one[1:] for one in said if one[0] == "stage-pages"] == [(2, 2), (3, 5), (5, 5)]


def test_serve_says_how_far_it_is_while_it_reads_and_not_of_a_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SELDOM", 0)
    tell = _Progress()
    tell("stage-pages", 1, 1)
    with tell.shown():
        tell("stage-reading-briefs", 1, 2)
    tell("stage-pages", 2, 2)
    assert capsys.readouterr().err.splitlines() == ["reading briefs: 1 of 2"]


def test_a_build_names_what_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SELDOM", 0)
    write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(cli, ["build", "--no-cache", "--processes", "1"]).output.splitlines()
    names = list(dict.fromkeys(found[1] for line in said if (found := re.match(r"(.*): [\d,]+ of [\d,]+$", line))))
    assert {"reading briefs", "checking briefs", "making pages"} <= set(names)


def test_serve_speaks_the_language_of_messages_where_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SELDOM", 0)
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.")})

    async def ended(*_: object, **__: object) -> None:
        """End the command once the content has been read."""
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "_watch", ended)
    arguments = [
        "--lang",
        "zh-Hant",
        "serve",
        "--port",
        str(free_port()),
        "--processes",
        "1",
        "--content",
        str(content),
    ]
    said = CliRunner().invoke(cli, [*arguments, "--no-cache"]).output
    assert "讀取簡報：1/1" in said
    assert "reading" not in said
