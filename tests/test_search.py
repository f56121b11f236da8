"""The index of the search: what a text is found by, and how the index is written."""

import itertools
import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language.folding import classes, fold
from briefs.searching.documents import FULL, PIECE, Document, Passage, numbered
from briefs.searching.figures import figures, number, steps
from briefs.searching.index import index_files, index_one, shards
from briefs.searching.postings import SPAN, Postings, index_passages, merged
from briefs.searching.terms import folded, terms_in
from tests.support import brief_text, build_content, write_content
from tests.units import units_of

LEGAL = "研究開發及應用促進法第25條第2項GDPR令和7年 AI、。（）アイ"


@pytest.mark.parametrize(
    "forms",
    [
        ("研究開發", "研究开发", "研究開発"),
        ("臺灣", "台灣", "台湾"),
        ("看著", "看着"),
        ("裡面", "裏面", "里面"),
        ("ＡＩ", "ai", "AI"),
        ("Café", "cafe"),
        ("第２５條", "第25条"),
        ("国会", "國會"),
    ],
)
def test_one_word_has_one_form(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1


def test_characters_of_different_words_stay_apart() -> None:
    assert len({fold(char) for char in "法律條項款人工智慧晶片"}) == 11


def test_classes_stand_for_themselves() -> None:
    assert all(classes().get(one, one) == one for one in classes().values())


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(LEGAL, max_size=40))
def test_units_are_where_they_say(text: str) -> None:
    for unit in units_of(text):
        assert unit.text in fold(text[unit.start : unit.end])


def test_terms_are_pairs_words_and_the_seams_between() -> None:
    found, count = terms_in(folded("GDPR第25條，法 AI"))
    assert [term for term, _ in found] == ["gdpr", "gdpr第", "第25", "25", "25条", "条", "法ai", "ai"]
    assert count == 7


@given(st.lists(st.integers(0, 10**9), max_size=20))
def test_numbers_read_back(values: list[int]) -> None:
    assert figures("".join(map(number, values))) == values
    assert list(itertools.accumulate(figures(steps(sorted(values))))) == sorted(values)


@given(st.text(LEGAL, min_size=2, max_size=30))
def test_any_pair_of_units_that_touch_is_a_term(text: str) -> None:
    units = units_of(text)
    terms = {term for term, _ in terms_in(folded(text))[0]}
    for one, two in itertools.pairwise(units):
        if two.joined and (one.is_cjk or two.is_cjk):
            assert one.text + two.text in terms


def postings_of(*passages: Passage) -> Postings:
    return index_passages(list(enumerate(passages)))


def weight_of(postings: Postings, term: str) -> int:
    return figures(postings.others[term])[0] % 16 if term in postings.others else 3


def test_what_only_the_derived_script_says_is_found_too() -> None:
    found = postings_of(Passage("text", "p1", "推動晶片產業", "推动芯片产业"))
    assert {"晶片", "芯片", fold("動芯")} <= found.usual.keys()


def test_a_text_that_differs_in_its_script_only_is_indexed_once() -> None:
    one, two = (postings_of(Passage("text", "p1", "研究開發", derived)) for derived in ("", "研究开发"))
    assert one == two


def test_a_title_weighs_more_than_a_note() -> None:
    weights = [
        weight_of(postings_of(Passage(field, "", "晶片")), "晶片") for field in ("title", "heading", "text", "note")
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


def test_an_edit_of_one_passage_leaves_the_places_of_the_others() -> None:
    before = postings_of(Passage("text", "p1", "晶片"), Passage("text", "p2", "人工智慧"))
    after = postings_of(Passage("text", "p1", "晶圓與晶片"), Passage("text", "p2", "人工智慧"))
    assert before.usual["智慧"] == after.usual["智慧"] == number(SPAN + 2)


@given(st.lists(st.text("法條", max_size=900), max_size=30))
def test_a_piece_holds_passages_until_it_is_full(texts: list[str]) -> None:
    found = list(numbered(tuple(Passage("text", "", text) for text in texts), PIECE))
    assert [passage.text for _, passage in found] == texts
    pieces = [
        [len(passage.text) for _, passage in held]
        for _, held in itertools.groupby(found, key=lambda one: one[0] // PIECE)
    ]
    for lengths in pieces:
        assert len(lengths) <= PIECE
        assert sum(lengths[:-1]) < FULL


def document(chinese: str, english: str = "") -> Document:
    return Document(
        kind="brief",
        titles=(chinese, chinese, english),
        addresses=("zh-hant/briefs/a/", "zh-hans/briefs/a/", "en/briefs/a/"),
        date="2025",
        facets={"topic": ("ai",)},
        chinese=(Passage("text", "p1", chinese, fold(chinese)),),
        latin=(Passage("text", "p1", english),) if english else (),
    )


def test_english_begins_with_a_piece_of_its_own_and_each_passage_names_its_counterpart() -> None:
    one = index_one(document("法", "law"))
    assert one.latin_from == PIECE
    assert {name: json.loads(data)[4] for name, data in one.pieces.items()} == {
        "0-hant": [[0, "text", "p1", "法", PIECE]],
        "0-hans": [[0, "text", "p1", "法", PIECE]],
        "1-en": [[PIECE, "text", "p1", "law", 0]],
    }


def test_shards_hold_every_term_once_in_order() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices("法律條項款人工智慧晶片研究開發", k=400)) for _ in range(30)]
    postings = merged([postings_of(Passage("text", "", text)) for text in texts])
    cut = shards(postings)
    lines = [line.partition(" ") for _, held in cut for line in held.split("\n")]
    assert [(term, written) for term, _, written in lines] == list(postings.items())
    assert [first for first, _ in cut] == [held.partition(" ")[0] for _, held in cut]


def test_equal_documents_give_equal_bytes_whatever_processes_there_are(tmp_path: Path) -> None:
    files = {f"briefs/b{n}/zh-Hant.md": brief_text(f"第{n}篇：人工智慧與晶片。\n") for n in range(4)}
    content = write_content(tmp_path, files)
    one, two = (build_content(content, processes=n) for n in (1, 2))
    index = {name: data for name, data in one.items() if name.startswith("search/")}
    assert index
    assert {name: two[name] for name in index} == index


def test_an_edit_touches_only_what_it_must(tmp_path: Path) -> None:
    files = {f"briefs/b{n}/zh-Hant.md": brief_text(f"第{n}篇：人工智慧與晶片。\n") for n in range(4)}
    before = build_content(write_content(tmp_path, files))
    files["briefs/b2/zh-Hant.md"] = brief_text("第2篇：人工智慧與晶圓。\n")
    after = build_content(write_content(tmp_path, files))
    changed = {name for name in after if name.startswith("search/text/") and before.get(name) != after[name]}
    assert len({name.rpartition("/")[2].partition("-")[0] for name in changed}) == 1


PAYLOAD = "</script><img src=x onerror=alert(1)>\u2028';//"


def test_what_a_text_says_is_data_and_nothing_else() -> None:
    files = index_files([document(PAYLOAD, PAYLOAD)], [index_one(document(PAYLOAD, PAYLOAD))], [[PAYLOAD, "x"]])
    for name, data in files.items():
        match = re.fullmatch(r'briefsSearch\.\w+\("[\w-]+",(.*)\);\n', data.decode(), re.DOTALL)
        assert match, name
        json.loads(match[1])
        assert b"</script" not in data
