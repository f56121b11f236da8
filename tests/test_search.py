"""The index of the search: what a text is found by, and how the index is written."""

import itertools
import json
import random
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language.folding import classes, fold
from briefs.searching import segments
from briefs.searching.documents import SPAN, Document, MovedLaw, Passage, latin_from, numbered, width
from briefs.searching.figures import figures, number, steps
from briefs.searching.index import index_one
from briefs.searching.postings import WEIGHTS, Postings, bucket, index_passages
from briefs.searching.segments import (
    BLOCK,
    Line,
    Segment,
    Stretch,
    blocks_of,
    cut,
    gather,
    group_of,
    line,
    merge,
    stretch_size,
)
from briefs.searching.shards import SHARDS, long_files, packed, shard_files, shards
from briefs.searching.start import front_coded
from briefs.searching.terms import Terms, folded, terms_in
from briefs.searching.text_packs import FULL, PACK, pack_file, pieces_of
from tests.search_reader import read_pack, read_shard
from tests.support import brief_text, build_content, place_content, write_content
from tests.units import units_of
from tests.whole_index import index_files

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


def terms_of(text: str) -> Terms[int]:
    plain = folded(text)
    return terms_in(plain, range(len(plain)))


def test_terms_are_pairs_words_and_the_seams_between() -> None:
    found = terms_of("GDPR第25條，法 AI")
    assert found.terms == ["gdpr", "gdpr第", "第25", "25", "25条", "条", "法ai", "ai"]
    assert found.places == [0, 0, 1, 2, 2, 3, 5, 6]
    assert found.units == 7


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("IT and it", ["IT", "it", "and", "it"]),
        ("ＩＴ產業", ["IT", "it", "it产", "产业", "业"]),
        ("AIs, AIS", ["AIs", "ais", "ais"]),
        ("It is", ["it", "is"]),
        ("GPT-4", ["gpt", "gpt-4", "4"]),
        ("(EU) 2024/1689", ["eu", "2024", "2024-1689", "1689"]),
        ("2024／1689", ["2024", "2024-1689", "1689"]),
        ("12,000, 13", ["12", "12-000", "000", "13"]),
        ("R&D，歐盟", ["r", "r-d", "d", "欧盟", "盟"]),
        ("the U.S. (a)(i), p.3", ["the", "u", "u-s", "s", "a", "i", "p", "3"]),
        ("GPT - 4; a--b", ["gpt", "4", "a", "b"]),
    ],
)
def test_acronyms_and_what_a_mark_joins_are_terms_too(text: str, terms: list[str]) -> None:
    assert terms_of(text).terms == terms


@given(st.lists(st.integers(0, 10**9), max_size=20))
def test_numbers_read_back(values: list[int]) -> None:
    assert figures("".join(map(number, values))) == values
    assert list(itertools.accumulate(figures(steps(sorted(values))))) == sorted(values)


@given(st.text(LEGAL, min_size=2, max_size=30))
def test_any_pair_of_units_that_touch_is_a_term(text: str) -> None:
    units = units_of(text)
    terms = set(terms_of(text).terms)
    for one, two in itertools.pairwise(units):
        if two.joined and (one.is_cjk or two.is_cjk):
            assert one.text + two.text in terms


def postings_of(*passages: Passage) -> Postings:
    return index_passages(list(enumerate(passages)))


def weight_of(postings: Postings, term: str) -> int:
    return threes(postings.others[term])[0] % 16 if term in postings.others else 3


def threes(data: bytes) -> list[int]:
    """Return numbers of three bytes each."""
    return [int.from_bytes(data[at : at + 3]) for at in range(0, len(data), 3)]


_WORDS = st.lists(
    st.sampled_from(["晶片", "法條", "法", "㈱", "㌶" * 9, "，", "AIs", "AI", "e-law", " ", "x" * 40]), max_size=9
)


@given(
    st.lists(
        st.builds(Passage, st.sampled_from(sorted(WEIGHTS)), st.just(""), _WORDS.map("".join), _WORDS.map("".join))
    )
)
def test_postings_are_the_places_and_the_weight_of_every_term(passages: list[Passage]) -> None:
    places: dict[str, set[int]] = {}
    weights: dict[int, int] = {}
    for at, passage in numbered(passages):
        room = width(passage) * SPAN
        for text in (passage.text, passage.derived):
            found = terms_of(text)
            for term, place in zip(found.terms, found.places, strict=True):
                places.setdefault(term, set()).add(at * SPAN + place % room)
                weights[at * SPAN + place % room] = WEIGHTS[passage.field]
    made = index_passages(numbered(passages))
    assert not made.usual.keys() & made.others.keys()
    assert made.usual.keys() | made.others.keys() == places.keys()
    for term, one in made.usual.items():
        assert threes(one) == sorted(places[term])
        assert weights[threes(one)[0]] == WEIGHTS["text"]
    for term, one in made.others.items():
        head, *held = threes(one)
        assert held == sorted(places[term])
        assert head == len(held) * 16 + bucket(sum(weights[place] for place in held))


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
    assert before.usual["智慧"] == after.usual["智慧"] == (SPAN + 2).to_bytes(3)


def test_a_paragraph_that_is_added_moves_the_rest_of_its_section_and_nothing_else() -> None:
    def text(*fields: str) -> tuple[Passage, ...]:
        return tuple(Passage(field, "", f"第{at}段") for at, field in enumerate(fields))

    sections = ["title", "heading", "text", "text", "heading", "text", "note", "note"]
    before = [at for at, _ in numbered(text(*sections))]
    assert before == [0, 8, 9, 10, 16, 17, 32, 33]
    assert [at for at, _ in numbered(text(*sections[:4], "text", *sections[4:]))] == [0, 8, 9, 10, 11, 16, 17, 32, 33]


def test_the_english_text_stays_where_it_is_when_the_chinese_one_grows() -> None:
    one = document("晶片", "chip")
    longer = msgspec.structs.replace(one, chinese=(*one.chinese, *one.chinese))
    assert latin_from(one) == latin_from(longer)


def test_a_long_passage_has_several_numbers_and_a_phrase_any_place_in_it() -> None:
    long = Passage("text", "p1", "法" * (SPAN - 1) + "晶片法條")
    (_, one), (at, _) = numbered((long, Passage("text", "p2", "晶片")))
    assert (width(one), at) == (2, 2)
    found = index_passages([(0, long)])
    assert threes(found.usual["片法"]) == [SPAN]
    assert threes(found.usual["法条"]) == [SPAN + 1]


@given(st.lists(st.text("法條", max_size=900), max_size=30))
def test_a_piece_holds_passages_until_it_is_full(texts: list[str]) -> None:
    one = msgspec.structs.replace(
        document("法"), chinese=tuple(Passage("text", f"p{at}", text) for at, text in enumerate(texts)), latin=()
    )
    held = [piece[-1] for name, piece in read_pack(pack_file(0, {0: pieces_of(one)})).items() if "hant" in name]
    assert [passage[3] for piece in held for passage in piece] == texts
    for piece in held:
        sizes = [len(passage[3].encode()) for passage in piece]
        assert sum(sizes[:-1]) < FULL
    assert all(sum(len(passage[3].encode()) for passage in piece) >= FULL for piece in held[:-1])


def data_in(file: bytes) -> Any:
    """Return the data that a file of the index hands over."""
    match = re.fullmatch(r'briefsSearch\.\w+\(("[\w-]+",.*)\);\n', file.decode(), re.DOTALL)
    assert match
    return json.loads(f"[{match[1]}]")


def document(chinese: str, english: str = "") -> Document:
    return Document(
        kind="brief",
        titles=(chinese, fold(chinese), english),
        addresses=("zh-hant/briefs/a/", "zh-hans/briefs/a/", "en/briefs/a/"),
        date="2025",
        facets={"topic": ("ai",)},
        chinese=(Passage("text", "p1", chinese, fold(chinese)),),
        latin=(Passage("text", "p1", english),) if english else (),
    )


def test_each_language_has_pieces_of_its_own_and_each_passage_names_its_counterpart() -> None:
    one = document("法", "law")
    assert index_one(one).latin_from == latin_from(one) == 32
    assert {name: piece[-1] for name, piece in read_pack(pack_file(0, {7: pieces_of(one)})).items()} == {
        "7-0-hant": [[0, "text", "p1", "法", 32]],
        "7-0-hans": [[0, "text", "p1", "法", 32]],
        "7-32-en": [[32, "text", "p1", "law", 0]],
    }


@given(st.dictionaries(st.integers(0, PACK - 1), st.lists(st.text(LEGAL, max_size=900), max_size=9), max_size=PACK))
def test_every_passage_is_read_back_from_its_pack(texts: dict[int, list[str]]) -> None:
    documents = {
        3 * PACK + at: msgspec.structs.replace(
            document("法", "law"),
            chinese=tuple(
                Passage("text", f"p{n}", text, text[::-1].replace("開", "开")) for n, text in enumerate(said)
            ),
            latin=tuple(Passage("note", f"p{n}", f"{text} x") for n, text in enumerate(said[1:])),
        )
        for at, said in texts.items()
    }
    pieces = read_pack(pack_file(3, {at: pieces_of(one) for at, one in documents.items()}))
    for at, one in documents.items():
        heads = [piece[:4] for name, piece in pieces.items() if name.startswith(f"{at}-")]
        assert all(head == [one.kind, [*one.titles], [*one.addresses], one.date] for head in heads)
        for script, passages in (("hant", one.chinese), ("hans", one.chinese), ("en", one.latin)):
            held = [piece for name, piece in pieces.items() if re.fullmatch(rf"{at}-\d+-{script}", name)]
            read = [passage[1:4] for piece in held for passage in piece[-1]]
            assert read == [
                [p.field, p.anchor, (p.derived or p.text) if script == "hans" else p.text] for p in passages
            ]


def test_what_has_happened_to_the_laws_of_a_brief_is_known_of_it() -> None:
    moved = MovedLaw(("晶片法", "芯片法", "Chips Act"), "in-force", "2023-09-21", "in-force")
    brief = msgspec.structs.replace(
        document("法", "law"),
        chinese=(Passage("text", "p1", "法" * FULL), Passage("text", "p2", "律")),
        moved=(moved,),
    )
    pieces = read_pack(pack_file(0, {1: pieces_of(brief), 2: pieces_of(document("法", "law"))}))
    told = [["晶片法", "芯片法", "Chips Act"], "in-force", "2023-09-21", "in-force"]
    assert [held[4:-1] for name, held in pieces.items() if name.startswith("1-")] == [["", [told]]] * 5
    assert all(len(held) == 5 for name, held in pieces.items() if name.startswith("2-"))


def random_postings() -> list[tuple[int, Postings]]:
    """Return thirty documents with their numbers, between which some are left out."""
    chance = random.Random(7)
    texts = ["".join(chance.choices("法律條項款人工智慧晶片研究開發", k=400)) for _ in range(30)]
    return [(3 * number, postings_of(Passage("text", "", text))) for number, text in enumerate(texts)]


def lines_of(*blocks: list[tuple[int, Postings]]) -> dict[str, Line]:
    """Return the line of each term in an index that is made of blocks of documents."""
    return {term: line(one) for term, one in merge(gather(block) for block in blocks).items()}


def test_an_index_made_of_blocks_is_the_one_made_at_once() -> None:
    documents = random_postings()
    whole = lines_of(documents)
    assert [*whole] == sorted({term for _, one in documents for term in (*one.usual, *one.others)})
    for size in (1, 7, 29):
        blocks = [documents[at : at + size] for at in range(0, len(documents), size)]
        assert lines_of(*blocks) == whole
        assert lines_of(*reversed(blocks)) == whole


@given(st.text(LEGAL, min_size=1, max_size=20))
def test_a_finer_group_lies_within_a_coarser_one(text: str) -> None:
    """So that the same terms stand together whatever the level, and none is in two groups."""
    terms = set(terms_of(text).terms)
    for one, two in itertools.product(terms, repeat=2):
        for level in (1, 2, 3):
            if group_of(one, level) == group_of(two, level):
                assert group_of(one, level - 1) == group_of(two, level - 1)


def test_shards_hold_every_term_once_in_order() -> None:
    lines = lines_of(random_postings())
    cut = shards(lines, 500)
    assert len(cut) > 3
    assert [line for some in cut for line in some.items()] == [*lines.items()]


def test_a_shard_is_read_back() -> None:
    documents = random_postings()
    lines = lines_of([(at * 300, one) for at, one in documents])
    held = {term: dict[int, tuple[int, list[int]]]() for term in lines}
    for at, one in documents:
        held_here = {term: (19, threes(place)) for term, place in one.usual.items()}
        held_here |= {term: (weight, places) for term, text in one.others.items() for weight, *places in [threes(text)]}
        for term, posting in held_here.items():
            held[term][at * 300] = posting
    assert read_shard(packed(lines)) == held


def test_parts_of_long_lines_are_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of pairs that are as frequent, some are long in each stretch, some in one or two, and some in none."""
    monkeypatch.setattr(segments, "_LONG", 54)
    blocks = [gather([one]) for one in random_postings()]
    merged = [merge(blocks[at : at + 10]) for at in range(0, 30, 10)]
    files, told = shard_files("h", 1, [cut(one) for one in merged])
    for at, one in enumerate(merged):
        files |= long_files("h", at, one)
    # As a page finds them: in the order of shards, of which each has a file of its own, and parts in some stretches.
    names: list[list[str]] = []
    counts = [0] * 3
    for at, bits in enumerate(told.parts):
        names.append([f"h_{at}"] if bits in (0, *range(1, 16, 2)) else [])
        for stretch in range(3):
            if bits & 2 << stretch:
                names[-1].append(f"h_{counts[stretch]}_{stretch}")
                counts[stretch] += 1
    assert sorted(f"terms/{name}.js" for some in names for name in some) == sorted(files)
    assert {1, 2, 3} <= {len(some) for some in names}
    held: dict[str, dict[int, tuple[int, list[int]]]] = {}
    for name in itertools.chain(*names):
        for term, postings in read_shard(files[f"terms/{name}.js"].decode().partition(",")[2][:-3]).items():
            assert not held.get(term, {}).keys() & postings
            held[term] = held.get(term, {}) | postings
    assert held == read_shard(packed(lines_of(random_postings())))


def test_a_site_of_one_stretch_says_nothing_of_parts(tmp_path: Path) -> None:
    site = build_content(write_content(tmp_path, {"briefs/a/zh-Hant.md": brief_text("人工智慧與晶片。\n")}))
    assert '"parts":"",' in site["search/start.js"].decode()


def test_stretches_are_few_and_of_the_same_size_up_to_twice_as_many_blocks() -> None:
    assert {stretch_size(numbers) for numbers in (0, 1, 1000, 1024)} == {128}
    assert stretch_size(1025) == stretch_size(2048) == 256
    assert all(-(-numbers // stretch_size(numbers)) <= 8 for numbers in range(1, 5000, 7))


@given(st.sets(st.text("ab一乙法", min_size=1, max_size=4)))
def test_beginnings_of_terms_are_read_back(found: set[str]) -> None:
    # A beginning is never all that the one before it is, as a term stands between.
    begins = [one for one in sorted(found) if not any(other.startswith(one) for other in found - {one})]
    shared, more, codes = (figures(text) for text in front_coded(begins))
    before = ""
    for begin, same, count in zip(begins, shared, more, strict=True):
        own, others, codes = codes[0], codes[1 : count + 1], codes[count + 1 :]
        first = own + (ord(before[same]) if same < len(before) else 0)
        before = before[:same] + chr(first) + "".join(map(chr, others))
        assert before == begin
    assert not codes


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_the_start_file_tells_the_shard_of_every_term(level: int) -> None:
    words = [f"{one}{two}" for one in "abc" for two in ("", "-d", "bb", "bbc", "z" * 4000)]
    terms = sorted(["IT", *words, "é", *lines_of(random_postings())])
    groups: dict[str, dict[str, Segment]] = {}
    for term in terms:
        groups.setdefault(group_of(term, level), {})[term] = Segment(1, 1, bytes(3), bytes(3000))
    told = {group: shard_files(group, level, [Stretch(held, ())])[1] for group, held in groups.items()}
    begins = [(begin, group) for group, held in told.items() for begin in held.begins]
    assert begins == sorted(begins)
    assert all(group_of(begin, level) == group for begin, group in begins)
    for group, held in groups.items():
        lines = {term: line(one) for term, one in held.items()}
        for begin, shard in zip(told[group].begins, shards(lines, SHARDS[level]), strict=True):
            assert {max(one for one, _ in begins if one <= term) for term in shard} == {begin}


def test_equal_documents_give_equal_bytes_whatever_processes_there_are(tmp_path: Path) -> None:
    files = {f"briefs/b{n}/zh-Hant.md": brief_text(f"第{n}篇：人工智慧與晶片。\n") for n in range(4)}
    content = write_content(tmp_path / "content", files)
    one, two = tmp_path / "one", tmp_path / "two"
    for count, out in enumerate((one, two), start=1):
        place_content(content, out, tmp_path / f"cache{count}", processes=count)
    index = {file.relative_to(one): file.read_bytes() for file in (one / "search").rglob("*.js")}
    assert index
    assert {file.relative_to(two): file.read_bytes() for file in (two / "search").rglob("*.js")} == index


def test_an_edit_touches_only_what_it_must(tmp_path: Path) -> None:
    files = {f"briefs/b{n}/zh-Hant.md": brief_text(f"第{n}篇：人工智慧與晶片。\n") for n in range(4)}
    before = build_content(write_content(tmp_path, files))
    files["briefs/b2/zh-Hant.md"] = brief_text("第2篇：人工智慧與晶圓。\n")
    after = build_content(write_content(tmp_path, files))
    packs = [name for name in after if name.startswith("search/text/")]
    old, new = ({at: one for name in packs for at, one in read_pack(files[name]).items()} for files in (before, after))
    assert len({name.partition("-")[0] for name in new if old[name] != new[name]}) == 1
    assert sum(before[name] != after[name] for name in packs) == 1


PAYLOAD = "</script><img src=x onerror=alert(1)>\u2028';//"


def test_what_a_text_says_is_data_and_nothing_else() -> None:
    files = index_files([document(PAYLOAD, PAYLOAD)], [index_one(document(PAYLOAD, PAYLOAD))], [[PAYLOAD, "x"]])
    for name, data in files.items():
        if name.startswith("text/"):
            said = {passage[3] for piece in read_pack(data).values() for passage in piece[-1]}
            assert PAYLOAD in said
        else:
            data_in(data)
        assert b"</script" not in data


def test_a_new_document_changes_its_own_block_and_no_other() -> None:
    names = [f"brief-{number}" for number in range(1000)]
    before, after = blocks_of(names), blocks_of([*names, "new"])
    assert [one for one, other in zip(before, after, strict=True) if one != other] == [
        tuple(name for name in next(block for block in after if "new" in block) if name != "new")
    ]
    assert sorted(name for block in before for name in block) == sorted(names)
    assert blocks_of(reversed(names)) == before


@pytest.mark.parametrize("count", [0, 1, 40, 41, 64, 65, 5000])
def test_no_block_has_more_documents_than_numbers(count: int) -> None:
    blocks = blocks_of(f"brief-{number}" for number in range(count))
    assert max(map(len, blocks)) <= BLOCK
    assert sum(map(len, blocks)) == count
    assert len(blocks) in {1, 2, 128, 256}
