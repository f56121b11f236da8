"""What is wrong is printed by kind, with counts, and the errors last."""

from pathlib import Path

from briefs.checks.tally import tallied
from briefs.commands.grouped import FEW, MOST_WARNINGS, grouped
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, SeverityPolicy
from tests.running import briefs
from tests.support import brief_text, write_content


def stops(number: int) -> list[Diagnostic]:
    return [Diagnostic("content/a.md", at, 1, Code.NOTE_STOP, say("note-no-stop", number=at)) for at in range(number)]


def error(path: str) -> Diagnostic:
    return Diagnostic(path, 3, 1, Code.NOTE_UNDEFINED, say("note-not-defined", label="x"))


def test_few_are_all_printed_and_the_errors_are_last() -> None:
    groups = grouped(tallied([error("content/0.md"), *stops(FEW - 1)]), SeverityPolicy())
    assert [(group.code, len(group.shown), group.more) for group in groups] == [
        (Code.NOTE_STOP, FEW - 1, 0),
        (Code.NOTE_UNDEFINED, 1, 0),
    ]


def test_of_many_the_first_of_each_kind_are_printed() -> None:
    found = [error("content/0.md"), *stops(448)]
    (warnings, errors) = grouped(tallied(found), SeverityPolicy())
    assert (len(warnings.shown), warnings.more) == (MOST_WARNINGS, 448 - MOST_WARNINGS)
    assert warnings.shown == tuple(stops(MOST_WARNINGS))
    assert errors.shown == (error("content/0.md"),)
    assert [group.more for group in grouped(tallied(found, most=None), SeverityPolicy(), whole=True)] == [0, 0]


def test_one_more_is_printed_rather_than_counted() -> None:
    found = [*stops(MOST_WARNINGS + 1), *(error(f"content/{at}.md") for at in range(FEW))]
    (only, _) = grouped(tallied(found), SeverityPolicy())
    assert (len(only.shown), only.more) == (MOST_WARNINGS + 1, 0)


def test_a_slip_in_a_text_makes_no_record_unused(tmp_path: Path) -> None:
    notes = "\n\n".join(f"[^{at}]: @k{at}。" for at in range(24))
    marks = "".join(f"甲[^{at}]" for at in range(24))
    files = {f"sources/k{at}.yaml": f"type: document\ntitle: 第{at}件\n" for at in range(24)}
    files["briefs/a/zh-Hant.md"] = brief_text(f"{marks}。\n\n{notes}").replace("date: ", "date: 1", 1)
    write_content(tmp_path / "content", files)
    ended = briefs("check", cwd=tmp_path)
    assert ended.returncode == 1
    assert "1 error, 0 warnings" in ended.stderr


def test_a_draft_stops_nobody(tmp_path: Path) -> None:
    draft = "---\ntitle: 草\ndraft: true\ndate: 2025-6-25\n---\n＠key [1]\n\n<!-- review: 待查 -->\n"
    files = {"briefs/a/zh-Hant.md": brief_text("甲。"), "briefs/b/zh-Hant.md": draft}
    write_content(tmp_path / "content", files)
    assert briefs("check", cwd=tmp_path).returncode == 0
    ended = briefs("check", "--strict", cwd=tmp_path)
    assert (ended.returncode, "0 errors, 0 warnings" in ended.stderr) == (0, True), ended.stderr
    assert "field.date" in briefs("check", "--drafts", cwd=tmp_path).stderr


def test_all_is_printed_when_it_is_asked_for(tmp_path: Path) -> None:
    text = brief_text("\n\n".join(f"第{at}段［^{at}］。" for at in range(40)))
    write_content(tmp_path / "content", {"briefs/a/zh-Hant.md": text})
    some, whole = briefs("check", cwd=tmp_path).stderr, briefs("check", "--all", cwd=tmp_path).stderr
    assert some.count("[text.full-width]") == MOST_WARNINGS + 1
    assert "… 35 more [text.full-width]; `briefs check --all` lists them" in some
    assert whole.count("[text.full-width]") == 40
