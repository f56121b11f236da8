"""Languages side by side, and addresses of paragraphs that stay."""

import datetime
import re
import subprocess
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.checks.translation_checks import difference
from briefs.commands.main import cli
from briefs.language.languages import EN, ZH_HANS, ZH_HANT
from briefs.library.alignment import Row, align
from briefs.library.paragraphs import as_json, number_paragraphs
from briefs.model.block import Block, BlockMap, StoredBlock
from briefs.model.brief import BriefId
from briefs.placeholders import Placeholder
from tests.support import brief_text, check_content, read_body, read_text, write_content


def block(text: str, kind: str = "paragraph", section: str = "", own_id: str = "") -> Block:
    return Block(kind, text, 0, 0, own_id, section, 0, "", 0, 1)  # type: ignore[arg-type]


def paragraphs(*texts: str) -> list[Block]:
    return [block(text) for text in texts]


def ids(stored: BlockMap, *texts: str) -> tuple[tuple[str, ...], BlockMap]:
    numbered = number_paragraphs(stored, {ZH_HANT: read_body("\n\n".join(texts))})
    return numbered.ids[ZH_HANT], numbered.map


def test_every_kind_of_block_is_found_in_reading_order() -> None:
    brief = read_body(
        "開頭[^1]。\n\n## 壹、目的\n\n> 引文。\n\n1. 一\n2. 二\n\n   二之二\n   - 子\n\n"
        "| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n| 丙 |\n| - |\n| 3 |\n\n表：說明\n\n"
        "詞\n: 義\n\n```\n碼\n```\n\n[^1]: 註。\n"
    )
    found = [(b.kind, b.text, b.section, b.level, b.number) for b in brief.blocks]
    assert found == [
        ("paragraph", "開頭。", "", 0, 0),
        ("heading", "壹、目的", "s1", 2, 0),
        ("quote", "引文。", "s1", 0, 0),
        ("item", "一", "s1", 1, 1),
        ("item", "二", "s1", 1, 2),
        ("paragraph", "二之二", "s1", 1, 0),
        ("item", "子", "s1", 2, 0),
        ("table", "甲 | 乙\n1 | 2", "s1", 0, 0),
        ("figure", "說明\n丙\n3", "s1", 0, 0),
        ("term", "詞", "s1", 0, 0),
        ("definition", "義", "s1", 0, 0),
        ("code", "碼\n", "s1", 0, 0),
    ]
    whole = {b.kind: brief.html[b.start : b.end] for b in brief.blocks}
    assert whole["heading"] == "壹、目的"
    assert whole["quote"] == "引文。"
    assert whole["table"].startswith("<div")
    assert whole["table"].rstrip().endswith("</div>")
    assert whole["figure"].startswith("<figure")
    assert brief.blocks[0].text == "開頭。"
    assert 'id="fnref-1"' in brief.html[brief.blocks[0].start : brief.blocks[0].end]


def test_each_block_has_one_place_for_its_id() -> None:
    brief = read_body("甲 {#p-a}\n\n- 乙\n- 丙\n\n  丁\n\n| 甲 |\n| - |\n| 1 |\n\n[^1]: 註\n\n戊[^1]\n")
    assert brief.html.count(Placeholder.BLOCK_ID) == sum(not b.own_id for b in brief.blocks) == 5
    assert '<p id="p-a">甲</p>' in brief.html
    assert "p-a" in brief.anchors


def test_blocks_pair_by_section_and_order() -> None:
    left = [block("甲"), block("壹", "heading", "s1", "s1"), block("乙", section="s1"), block("丙", section="s1")]
    right = [block("A"), block("I", "heading", "s1", "s1"), block("B", section="s1"), block("C", section="s1")]
    assert align(left, right) == tuple(Row(at, at) for at in range(4))


def test_a_missing_paragraph_leaves_a_gap_where_it_is_missing() -> None:
    left = [*paragraphs("依第3條之規定，計430億。", "第二段說明計畫之背景與沿革。"), block("一點", "item")]
    right = [*paragraphs("Under Article 3, EUR 43 billion."), block("A point", "item")]
    assert align(left, right) == (Row(0, 0), Row(1, None), Row(2, 1))


def test_a_section_of_one_language_stands_where_it_stands_there() -> None:
    left = [block("一", "heading", "s1", "s1"), block("三", "heading", "s3", "s3")]
    right = [block("1", "heading", "s1", "s1"), block("2", "heading", "s2", "s2"), block("3", "heading", "s3", "s3")]
    assert align(left, right) == (Row(0, 0), Row(None, 1), Row(1, 2))


def test_pins_pair_what_differs() -> None:
    left = [block("甲", own_id="p-x"), block("乙", "item")]
    right = [block("A", "item"), block("B", "item", own_id="p-x")]
    assert Row(0, 1) in align(left, right)


@given(
    st.lists(st.sampled_from(["heading", "paragraph", "item", "table"])),
    st.lists(st.sampled_from(["paragraph", "item"])),
)
def test_every_block_stands_in_one_row(left: list[str], right: list[str]) -> None:
    rows = align([block(kind, kind) for kind in left], [block(kind, kind) for kind in right])
    assert sorted(row.left for row in rows if row.left is not None) == list(range(len(left)))
    assert sorted(row.right for row in rows if row.right is not None) == list(range(len(right)))


def test_an_insertion_above_renumbers_nothing() -> None:
    first, kept = ids(BlockMap(), "甲。", "乙。", "丙。")
    assert first == ("p1", "p2", "p3")
    second, kept = ids(kept, "新。", "甲。", "乙。", "丙。")
    new = f"p{block('新。').digest[:5]}"
    assert second == (new, "p1", "p2", "p3")
    assert ids(kept, "新。", "甲。", "丙。")[0] == (new, "p1", "p3")


def test_an_id_is_given_to_other_words_never_again() -> None:
    _, kept = ids(BlockMap(), "甲。", "乙。")
    _, kept = ids(kept, "甲。")
    assert ids(kept, "甲。", "丙。")[0] == ("p1", f"p{block('丙。').digest[:5]}")
    # The same words twice: the second id is longer.
    assert ids(kept, "甲。", "丙。", "丙。")[0][1:] == tuple(f"p{block('丙。').digest[:length]}" for length in (5, 6))


LONG = [f"第{number}段，各有不同之文字。" for number in range(1, 9)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([*LONG[:2], "我方新增於前。", *LONG[2:]], [*LONG, "他方新增於末。"]),
        (LONG[:-1], ["他方新增於首。", *LONG]),
        ([*LONG[:4], "第5段，我方改寫了文字。", *LONG[5:]], [LONG[0], "他方新增。", *LONG[1:]]),
    ],
)
def test_the_work_of_two_authors_merges_and_each_paragraph_keeps_its_address(
    tmp_path: Path, ours: list[str], theirs: list[str]
) -> None:
    _, base = ids(BlockMap(), *LONG)
    for name, texts in (("base", LONG), ("ours", ours), ("theirs", theirs)):
        given, kept = ids(base, *texts)
        (tmp_path / f"{name}.json").write_bytes(as_json(kept))
        (tmp_path / f"{name}.md").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        assert len(set(given)) == len(given)
    merged = {}
    for kind in ("json", "md"):
        command = ["git", "merge-file", "-p", *(f"{name}.{kind}" for name in ("ours", "base", "theirs"))]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, kind
        merged[kind] = done.stdout
    kept = msgspec.json.decode(merged["json"], type=BlockMap)
    texts = merged["md"].decode().strip().split("\n\n")
    given, again = ids(kept, *texts)
    assert again.blocks(ZH_HANT) == kept.blocks(ZH_HANT)
    old = dict(zip(LONG, ids(base, *LONG)[0], strict=True))
    assert [one for text, one in zip(texts, given, strict=True) if text in old] == [
        old[text] for text in texts if text in old
    ]


def test_the_marks_of_a_merge_are_read_over_and_written_away(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.\n\nB.\n")})
    run(folder, "check")
    file = folder / "briefs/a/paragraphs.json"
    before = file.read_text(encoding="utf-8")
    lines = before.splitlines()
    marked = [*lines[:2], "<<<<<<< HEAD", lines[2], "=======", lines[2], lines[3], ">>>>>>> theirs", *lines[4:]]
    file.write_text("\n".join(marked) + "\n", encoding="utf-8")
    code, output = run(folder, "check", "--strict")
    assert (code, "Git left the marks of a merge here" in output) == (1, True)
    assert run(folder, "check")[0] == 0
    assert file.read_text(encoding="utf-8") == before


def test_an_edited_or_moved_paragraph_keeps_its_address() -> None:
    _, kept = ids(BlockMap(), "第一段談目的。", "第二段談背景。", "第三段談結論。")
    assert ids(kept, "第一段談目的。", "第二段改談沿革與背景。", "第三段談結論。")[0] == ("p1", "p2", "p3")
    assert ids(kept, "第三段談結論。", "第一段談目的。", "第二段談背景。")[0] == ("p3", "p1", "p2")
    edited = ids(kept, "全新的文字。", "第一段談目的！", "第二段談背景。", "第三段談結論。")[0]
    assert edited[1:] == ("p1", "p2", "p3")


@settings(max_examples=60)
@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), max_size=8), st.data())
def test_whatever_is_edited_ids_are_unique_and_unchanged_paragraphs_keep_theirs(
    texts: list[str], data: st.DataObject
) -> None:
    first, kept = ids(BlockMap(), *texts)
    new = data.draw(st.permutations([*texts, "新的一段"])) if data.draw(st.booleans()) else ["新的一段", *texts]
    second, again = ids(kept, *new)
    assert len(set(second)) == len(second)
    for text, one in zip(texts, first, strict=True):
        if texts.count(text) == 1:
            assert second[new.index(text)] == one
    assert ids(again, *new) == (second, again)


def test_counterparts_have_one_address_in_every_language(tmp_path: Path) -> None:
    files = {
        "briefs/a/zh-Hant.md": brief_text("甲。\n\n乙。\n\n- 丙\n"),
        "briefs/a/en.md": brief_text("A.\n\nB.\n\n- C\n"),
    }
    found = check_content(write_content(tmp_path, files)).paragraphs.ids
    a = BriefId("a")
    assert found[a, ZH_HANT] == found[a, EN] == found[a, ZH_HANS] == ("p1", "p2", "p3")


def test_a_map_reads_back_as_it_was_written() -> None:
    kept = BlockMap({ZH_HANT: (StoredBlock("p1", "ab", "「甲」\n"), StoredBlock("p6", "cd", "乙")), EN: ()})
    again = msgspec.json.decode(as_json(kept), type=BlockMap)
    assert [again.blocks(lang) for lang in (ZH_HANT, EN)] == [kept.blocks(lang) for lang in (ZH_HANT, EN)]
    assert as_json(kept).count(b"\n") == 8


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("日本於2024年公布該法。", "日本於2025年公布該法。", "日本於[-2024-]{+2025+}年公布該法。"),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬", "…丁戊己庚辛壬[-癸-]"),
        ("The Act was passed.", "The Act was promulgated.", "The Act was [-passed.-]{+promulgated.+}"),
        ("", "新", "{+新+}"),
    ],
)
def test_a_difference_is_shown_in_one_line(before: str, now: str, said: str) -> None:
    assert difference(before, now) == said


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [*arguments, "--content", str(folder), "--no-cache"])
    return done.exit_code, done.output


def test_check_keeps_addresses_and_strict_writes_nothing(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.\n")})
    kept = folder / "briefs/a/paragraphs.json"
    assert run(folder, "check", "--strict")[0] == 1
    assert not kept.exists()
    code, output = run(folder, "check")
    assert code == 0
    assert "The addresses of the paragraphs of 1 brief are kept now" in output
    assert kept.exists()
    assert run(folder, "check", "--strict")[0] == 0
    written = kept.stat().st_mtime_ns
    assert "kept now" not in run(folder, "check")[1]
    assert kept.stat().st_mtime_ns == written


def test_a_translation_is_noted_drifts_and_is_noted_again(tmp_path: Path) -> None:
    files = {"briefs/a/zh-Hant.md": brief_text("甲。\n\n乙。\n"), "briefs/a/en.md": brief_text("A.\n\nB.\n")}
    folder = write_content(tmp_path / "content", files)
    source, translation = folder / "briefs/a/zh-Hant.md", folder / "briefs/a/en.md"
    assert run(folder, "translated", "a") == (0, "a: 2 paragraphs of zh-Hant.md noted as translated.\n")
    assert "drift" not in run(folder, "check")[1]
    source.write_text(brief_text("甲。\n\n乙與丙。\n"), encoding="utf-8")
    code, output = run(folder, "check")
    assert "en.md:10:1: warning: zh-Hant.md:10 has changed since: 乙{+與丙+}。 [translation.drift]" in output
    code, output = run(folder, "translated", "a")
    assert code == 1
    assert "nothing in en.md of a has changed" in output
    translation.write_text(brief_text("A.\n\nB and C.\n"), encoding="utf-8")
    assert run(folder, "translated", "a")[0] == 0
    assert "drift" not in run(folder, "check")[1]
    source.write_text(brief_text("甲。\n\n乙與丙！\n"), encoding="utf-8")
    assert run(folder, "translated", "a", "--force")[0] == 0
    assert "drift" not in run(folder, "check")[1]


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1700000000", "2023-11-14"),
        ("946684800", "2000-01-01"),
        ("253402300799", "9999-12-31"),
        *((other, "") for other in ("abc", "1.5", "-1", "0", "946684799", "253402300800", "99999999999999", "٣" * 10)),
        ("9" * 5000, ""),
        (" ", ""),
    ],
)
def test_the_day_is_that_of_source_date_epoch_where_it_is_one(
    epoch: str, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"briefs/a/zh-Hant.md": brief_text("甲。\n"), "briefs/a/en.md": brief_text("A.\n")}
    folder = write_content(tmp_path / "content", files)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    days = {day} if day else {today()}
    assert run(folder, "translated", "a", "--force", "--drafts")[0] == 0
    made = ("--only", "en", "--title-en", "B", "--topic", "ai", "--jurisdiction", "EU", "--content", str(folder))
    assert CliRunner().invoke(cli, ["new", "b", *made]).exit_code == 0
    (tmp_path / "c.md").write_text("# A title\n\nWords of it.\n", encoding="utf-8")
    brought = CliRunner().invoke(cli, ["import", str(tmp_path / "c.md"), "c", "--lang", "en", *made[4:]])
    assert brought.exit_code == 0, brought.output
    days |= set() if day else {today()}
    written = [folder / "briefs" / name for name in ("a/translation.json", "b/en.md", "c/en.md")]
    found = [re.search(r"\"?date\"?: \"?([-\d]+)", file.read_text(encoding="utf-8")) for file in written]
    assert {one[1] for one in found if one} <= days
    assert None not in found


def today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def with_points(body: str, *points: str) -> str:
    listed = "".join(f"  - {point}\n" for point in points)
    return brief_text(body).replace("\n---\n", f"\npoints:\n{listed}---\n", 1)


def test_points_of_a_headnote_drift_as_paragraphs_do(tmp_path: Path) -> None:
    one, two, three = "甲法無罰則，企業僅負努力義務。", "主管機關得請求提出資料。", "本法自明年起施行。"
    files = {
        "briefs/a/zh-Hant.md": with_points("甲。\n", one, two, three),
        "briefs/a/en.md": with_points("A.\n", "No penalties.", "It may ask for data.", "In force next year."),
    }
    folder = write_content(tmp_path / "content", files)
    source, translation = folder / "briefs/a/zh-Hant.md", folder / "briefs/a/en.md"
    assert run(folder, "translated", "a")[0] == 0
    assert "drift" not in run(folder, "check")[1]
    # One is put in before the others, one has other words, one is gone.
    source.write_text(with_points("甲。\n", "新點。", one, two.replace("得", "應")), encoding="utf-8")
    output = run(folder, "check")[1]
    at = next(n for n, line in enumerate(source.read_text(encoding="utf-8").split("\n"), start=1) if "新點" in line)
    assert f"en.md:{at}:1: warning: zh-Hant.md:{at} is new since: 新點。 [translation.drift]" in output
    assert f"zh-Hant.md:{at + 2} has changed since: 主管機關[-得-]{{+應+}}請求提出資料…" in output
    assert "本法自明年起施行" in output
    assert output.count("[translation.drift]") == 3
    assert run(folder, "translated", "a")[0] == 1, "nothing in the translation has changed"
    translation.write_text(with_points("A.\n", "New.", "No penalties.", "It must ask for data."), encoding="utf-8")
    assert run(folder, "translated", "a")[0] == 0
    assert "drift" not in run(folder, "check")[1]


def test_a_record_from_before_points_were_kept_says_nothing_of_them(tmp_path: Path) -> None:
    files = {"briefs/a/zh-Hant.md": with_points("甲。\n", "一。"), "briefs/a/en.md": with_points("A.\n", "One.")}
    folder = write_content(tmp_path / "content", files)
    assert run(folder, "translated", "a")[0] == 0
    record = folder / "briefs/a/translation.json"
    before = record.read_text(encoding="utf-8")
    record.write_text(before[: before.index(', "points"')] + "}\n", encoding="utf-8")
    (folder / "briefs/a/zh-Hant.md").write_text(with_points("甲。\n", "二。"), encoding="utf-8")
    assert "drift" not in run(folder, "check")[1]
    # It gets them when it is noted again.
    (folder / "briefs/a/zh-Hant.md").write_text(with_points("甲。\n", "一。"), encoding="utf-8")
    assert run(folder, "translated", "a")[0] == 0
    assert record.read_text(encoding="utf-8") == before


def test_what_translated_refuses(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text("A.\n")})
    assert run(folder, "translated", "a") == (2, run(folder, "translated", "a")[1])
    assert "one language only" in run(folder, "translated", "a")[1]
    assert "there is no brief b" in run(folder, "translated", "b")[1]


FRAGMENTS = (
    "甲文。",
    "# 題",
    "- 一",
    "1. 二",
    "> 引",
    "| a |\n| - |\n| 1 |",
    "```\nx\n```",
    "詞\n: 義",
    "![x](y.png)",
    "***",
    "圖：說明",
    "<b>x</b>",
)
PIECES = st.sampled_from(FRAGMENTS)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 3), PIECES, st.sampled_from(["\n", "\n\n"])), max_size=9))
def test_every_block_has_a_place_for_its_id_however_texts_nest(pieces: list[tuple[int, str, str]]) -> None:
    body = "".join("  " * depth + piece.replace("\n", "\n" + "  " * depth) + end for depth, piece, end in pieces)
    for brief in read_text(brief_text(body)).briefs:
        assert brief.html.count(Placeholder.BLOCK_ID) == sum(not block.own_id for block in brief.blocks), body
        for block in brief.blocks:
            assert 0 <= block.start <= block.end <= len(brief.html)
