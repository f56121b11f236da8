"""Merging of what an author wrote with what came back from Word: nothing is lost that one side alone has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefs.importing.carried import Carried, Piece, as_part, carried_in, pieces_of
from briefs.importing.known_units import known_units
from briefs.importing.standing_pieces import standing
from briefs.importing.token_merges import merged
from briefs.importing.word_units import read_units
from tests.support import grows_with_its_size
from tests.word_parts import para, word_file

WORDS = some.text(alphabet="甲乙丙丁，。 ab1*[]{}#@^!-\n", max_size=60)


@given(WORDS, WORDS)
def test_what_word_did_not_change_stays_as_it_was_written(shown: str, written: str) -> None:
    assert merged(shown, written, shown).text == written


@given(WORDS, WORDS)
def test_what_word_shows_as_it_was_written_comes_back_as_it_is(written: str, returned: str) -> None:
    assert merged(written, written, returned) == merged(written, returned, returned)
    assert merged(written, written, returned).text == returned


@pytest.mark.parametrize(
    ("shown", "written", "returned", "right"),
    [
        ("甲[^a]乙", "甲[^a]乙 {#p-x}", "甲[^a]乙丙", "甲[^a]乙丙 {#p-x}"),
        ("甲[^a]乙", "甲[^a]乙", "甲乙", "甲乙"),
        ("[法](https://k/l)第3條", "法第3條", "[法](https://k/l)第4條", "法第4條"),
        ("見[甲](https://k/b)。", "見[甲](../b/en.md)。", "見[甲乙](https://k/b)。", "見[甲乙](../b/en.md)。"),
        ("見[甲](https://k/b)。", "見[甲](../b/en.md)。", "見乙。", "見乙。"),
        # A link of which Word kept a part.
        ("[第1條](https://k/l)之", "第1條之", "[第](https://k/l)1條之", "第1條之"),
        ("## 緣由", "## 壹、緣由 {#why}", "### 緣起", "### 壹、緣起 {#why}"),
        ("甲說，頁3。", "@a，頁3。", "甲說，頁4。", "@a，頁4。"),
        ("甲說，頁3。", "@a，頁3。", "另見甲說，頁3。", "另見@a，頁3。"),
        ("One two.", "One\ntwo.", "One three.", "One\nthree."),
        ("甲乙", "甲<!-- x -->乙", "甲丙", "甲<!-- x -->丙"),
    ],
)
def test_marks_stay_where_their_words_stand(shown: str, written: str, returned: str, right: str) -> None:
    made = merged(shown, written, returned)
    assert (made.text, made.unsure) == (right, ())


def test_what_both_changed_stays_the_authors_and_is_said() -> None:
    made = merged("王大明，民法，頁3。", "@wang，頁3。", "王小明，民法，頁3。")
    assert made.text == "@wang，頁3。"
    assert made.unsure


@given(WORDS, some.lists(some.integers(1, 12), max_size=4))
def test_pieces_put_together_are_the_file(text: str, lines: list[int]) -> None:
    front, pieces, of_block = pieces_of(text, [(line, f"p{line}") for line in sorted(lines)])
    carried = Carried("a", "en", front, pieces)
    assert carried.text == text
    assert len(of_block) == len(lines)
    assert carried_in({"customXml/item1.xml": as_part(carried)}) == carried


def test_definitions_of_notes_in_code_are_code() -> None:
    _, pieces, _ = pieces_of("A.\n\n```\n[^1]: no\n```\n\n[^1]: yes\n", [(1, "p1"), (3, "p2")])
    assert [one.label for one in pieces] == ["", "", "1"]


@given(some.lists(some.sampled_from(["甲\n", "乙\n", "\n", "丙丁\n"]), max_size=12))
def test_a_text_that_did_not_change_stands_as_it_was(lines: list[str]) -> None:
    text = "".join(lines)
    starts = [(at, f"p{at}") for at, line in enumerate(lines, start=1) if line.strip()]
    front, pieces, _ = pieces_of(text, starts)
    there = standing(Carried("a", "en", front, pieces), text)
    assert there.texts == tuple(one.text for one in pieces)
    assert there.behind == tuple(one.behind for one in pieces)
    assert there.front == front


def test_what_was_written_between_pieces_meanwhile_stands_behind_them() -> None:
    carried = Carried("a", "en", "", (Piece("p1", "", "甲", "\n\n"), Piece("p2", "", "乙", "\n")))
    there = standing(carried, "甲\n\n新\n\n乙\n")
    assert (there.texts, there.behind, there.lines) == (("甲", "乙"), ("\n\n新\n\n", "\n"), (1, 5))
    # Where what stands beside it changed too, both are one.
    assert standing(carried, "甲\n\n新\n\n乙改\n").texts == ("甲", "新\n\n乙改")


def test_paragraphs_are_known_by_words_then_bookmarks_then_likeness() -> None:
    base = ["甲乙丙丁戊己庚辛", "子丑寅卯辰巳午未", "天地玄黃宇宙洪荒", "日月盈昃辰宿列張"]
    texts = ["日月盈昃辰宿列張", "子丑寅卯辰巳", "全然無關之文字", "甲乙丙丁戊己改辛", "天地玄黃宇宙洪荒"]
    of = known_units(base, {"two": 1}, texts, [(), ("two",), (), (), ()])
    assert of == [[3], [1], [], [0], [2]]


@pytest.mark.parametrize("alike", ["甲乙，", "ab ac "])
def test_time_grows_with_the_size_whatever_the_words(alike: str) -> None:
    def work(size: int) -> str:
        return merged(alike * size, alike[::-1] * size, alike[1:] * size + alike * size).text

    assert grows_with_its_size(work, 2000)


def test_a_part_that_is_no_part_of_a_brief_is_none() -> None:
    assert read_units(word_file(para("甲"))).carried is None
    for data in (b"<a/>", b"", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>urn:briefs:word:1</a>"):
        assert carried_in({"customXml/item1.xml": data}) is None
