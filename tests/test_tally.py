"""What is wrong is counted where it arises, and a report adds the counts up; it need not read 200,000 warnings."""

from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given

from briefs.build.checked import Checked
from briefs.checks.tally import FIRST, joined, tallied
from briefs.commands.grouped import grouped
from briefs.messages.message import say
from briefs.model.diagnostic import Code, Diagnostic, SeverityPolicy
from briefs.questions.tally_queries import PARTS, part_of
from tests.support import brief_text, check_content, write_content

CODES = (Code.NOTE_STOP, Code.NOTE_UNDEFINED, Code.PARITY_NUMBER, Code.FIELD_DATE)


@st.composite
def diagnostics(draw: st.DrawFn) -> list[Diagnostic]:
    return [
        Diagnostic(f"content/{draw(st.integers(0, 9))}.md", line, 1, draw(st.sampled_from(CODES)), say("note-no-stop"))
        for line in range(draw(st.integers(0, 4 * FIRST)))
    ]


@given(diagnostics(), st.integers(1, 7))
def test_parts_that_are_added_up_print_what_the_whole_prints(found: list[Diagnostic], parts: int) -> None:
    split = [[one for one in found if hash(one.path) % parts == part] for part in range(parts)]
    together = joined(tallied(part) for part in split)
    assert together == tallied(found)
    assert grouped(together, SeverityPolicy()) == grouped(tallied(found, most=None), SeverityPolicy())


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["no-file", "no-target"]), st.integers(0, 30))))
def test_faults_at_one_place_are_told_in_the_order_of_their_messages(found: list[tuple[Code, str, int]]) -> None:
    faults = [Diagnostic("content/a.md", 1, 1, code, say(key, target=f"a{number}")) for code, key, number in found]
    told = sorted(faults, key=lambda one: one.order)
    assert told == sorted(faults, key=lambda one: (one.code.value, repr(one.message)))


def test_an_unreadable_text_is_remembered_by_the_sum() -> None:
    slip = Diagnostic("content/briefs/a/en.md", 2, 1, Code.YAML_SYNTAX, say("note-no-stop"))
    record = Diagnostic("content/sources/a.yaml", 2, 1, Code.YAML_SYNTAX, say("note-no-stop"))
    assert joined((tallied([slip]), tallied([]))).hides_citations
    assert not joined((tallied([record]), tallied([]))).hides_citations


def test_a_file_is_counted_in_the_part_of_its_folder() -> None:
    assert part_of("content/briefs/a/en.md") == part_of("content/briefs/a/zh-Hant.md")
    assert part_of("content/briefs/a/en.md") in PARTS


def in_full(checked: Checked) -> tuple[int, int]:
    errors = len(checked.errors)
    return errors, len(checked.diagnostics) - errors


def test_the_counts_are_those_of_the_whole(tmp_path: Path) -> None:
    texts = {
        f"briefs/b{at}/zh-Hant.md": brief_text(f"第{at}段［^1］，見[^x{at}]。".replace("x0", "1")) for at in range(40)
    }
    write_content(tmp_path / "content", texts)
    checked = check_content(tmp_path / "content")
    assert (checked.error_count, checked.warning_count) == in_full(checked)
    assert checked.error_count >= 39
