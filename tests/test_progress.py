"""How far long work is, where no bar can be drawn."""

from collections.abc import Iterator

import pytest

from briefs.commands.console import console
from briefs.commands.progress import Bar


def test_long_work_says_a_line_now_and_then_and_short_work_none(capsys: pytest.CaptureFixture[str]) -> None:
    seconds: Iterator[float] = iter([0, 3, 9.9, 10, 11, 19, 25, 26])
    with Bar(console(), lambda: next(seconds)) as bar:
        for done in (10, 900, 1200, 1300, 4000):
            bar("stage-pages", done, 4000)
        bar("stage-reading", 1, 2)
        bar("stage-reading", 2, 2)
    assert capsys.readouterr().err.splitlines() == ["making pages: 1,200 of 4,000", "reading: 1 of 2"]


def test_a_bar_on_a_terminal_is_taken_away_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Bar(console()) as bar:
        bar("stage-reading", 1, 2)
    said = capsys.readouterr().err
    assert "reading" in said
    assert said.endswith("\x1b[2K")
