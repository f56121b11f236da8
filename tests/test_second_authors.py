"""A second author edits a brief in Word, as people do: headings, points, tables, title, summary, and the same twice."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from briefs.commands.main import cli
from tests.edited_word import Edited, Element, W, said
from tests.nights import rest_at_night
from tests.there_and_back import after, back, changed, export, exported_with, out, text_of
from tests.word_parts import PIXEL, para, word_file

SOURCES = """\
guide: {type: webpage, language: ja, title: {ja: 公募要領, en: Guidelines}, URL: https://a.go.jp/}
book: {type: book, language: en, title: A Book, author: [{literal: Jane Roe}], issued: 2020}
"""
FRONT = """\
---
# 作者的話
title: "簡報之標題"   # 標題
description: >-
  這是摘要之第一句。
  這是摘要之第二句。
date: 2025-01-01
topics: [ai]
jurisdictions: [JP]
points:
  - 第一要點說某事，見[外部](https://example.org/p)。
  - "第二要點說另一事。"
affects: [研究者, 廠商]
dates:
  - {date: 2025-03-01, what: 條例施行}
corrections:
  - date: 2025-02-01
    text: 更正第三段之數字。
---
"""
BODY = """\
甲說之文字在此[^call]，乙說*強調*之文字[^book]。

## 壹、緣由[^head] {#why}

關於另一篇，參見[英文簡報](../b/zh-Hant.md)之說明。

### 一、背景

1. 第一點之內容如此。
2. 第二點之內容如彼。
3. 第三點之內容亦然。

| 國家 | 金額 |
| --- | ---: |
| 日本[^cell] | 1 |
| 法國 | 2 |

表：各國之金額。{#tbl-money}

![一張圖](picture.png)

圖：圖之說明。

### 二、經過

關於經過之文字，日文與其概念。

- 甲項
- 乙項

## 貳、結論

最後一段之文字，作為結尾之用。

[^call]: @guide，頁3。
[^book]: @book，頁4。
[^head]: 標題之註。
[^cell]: 表中之註。
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge base with its Word file. Nothing may be written into it."""
    files = {"briefs/a/zh-Hant.md": FRONT + BODY, "briefs/a/picture.png": PIXEL, "sources/all.yaml": SOURCES}
    return exported_with(tmp_path_factory.mktemp("exported"), files)


@pytest.fixture
def kb(exported: Path, tmp_path: Path) -> Path:
    shutil.copytree(exported, tmp_path, dirs_exist_ok=True)
    return tmp_path


Edit = Callable[[Edited], None]


def replace(old: str, new: str, **options: bool) -> Edit:
    return lambda word: word.replace(old, new, **options)


def like(model: str, behind: str, words: str) -> Edit:
    """Put a paragraph that looks like one behind another."""

    def edit(word: Edited) -> None:
        new = etree.Element(f"{W}p")
        new.append(copy.deepcopy(word.paragraph(model).find(f"{W}pPr")))
        etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = words
        word.paragraph(behind).addnext(new)

    return edit


def as_if(words: str, model: str) -> Edit:
    """Give a paragraph the looks of another."""

    def edit(word: Edited) -> None:
        paragraph, properties = word.paragraph(words), word.paragraph(model).find(f"{W}pPr")
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            paragraph.remove(own)
        if properties is not None:
            paragraph.insert(0, copy.deepcopy(properties))

    return edit


def within(element: Element, name: str) -> Element:
    """Return the element of a name in which another stands."""
    return next(one for one in element.iterancestors() if one.tag == f"{W}{name}")


def here(kb: Path, old: str, new: str) -> None:
    """Write in the brief meanwhile."""
    file = kb / "content/briefs/a/zh-Hant.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_edited_is_nothing_changed(kb: Path) -> None:
    now, told = after(kb)
    assert now == FRONT + BODY
    assert "0 changed, 0 new, 0 gone, 0 moved" in told
    assert "front matter" not in told


# Headings


@pytest.mark.parametrize("words", ["新的一節", "貳、新的一節", "五、新的一節"])
def test_headings_behind_a_new_one_are_counted_on(words: str, kb: Path) -> None:
    now, _ = after(kb, like("緣由", "乙項", words))
    assert changed(FRONT + BODY, now) == (["## 貳、結論"], ["## 貳、新的一節", "## 參、結論"])


def test_headings_are_counted_again_where_one_is_gone_or_elsewhere(kb: Path) -> None:
    gone, _ = after(kb, lambda word: word.remove("背景"))
    assert "### 一、經過" in gone

    def swap(word: Edited) -> None:
        for one in ("經過", "關於經過", "甲項", "乙項"):
            word.paragraph("背景").addprevious(word.paragraph(one))

    shutil.copy(kb / "content/briefs/a/zh-Hant.md", kb / "before.md")
    here(kb, text_of(kb), FRONT + BODY)
    export(kb)
    moved, _ = after(kb, swap)
    assert moved.index("### 一、經過") < moved.index("### 二、背景")


def test_an_edited_heading_alone_gives_no_other_number(kb: Path) -> None:
    now, _ = after(kb, replace("背景", "背景與其緣起"))
    assert changed(FRONT + BODY, now)[1] == ["### 一、背景與其緣起"]


def test_a_paragraph_becomes_a_heading_and_a_heading_a_paragraph(kb: Path) -> None:
    now, _ = after(kb, as_if("最後一段", "緣由"))
    assert "## 參、最後一段之文字，作為結尾之用。\n" in now
    export(kb)
    now, _ = after(kb, as_if("緣由", "關於另一篇"))
    assert "\n緣由[^head] {#why}\n" in now
    assert "## 壹、結論" in now


def test_notes_of_headings_and_cells_come_go_and_change(kb: Path) -> None:
    edits: tuple[Edit, ...] = (
        lambda word: word.drop_note("標題之註"),
        replace("表中之註", "表內之註", in_notes=True),
        lambda word: word.add_note("法國", "法國之註。"),
    )
    now, told = after(kb, *edits)
    assert "## 壹、緣由 {#why}" in now
    assert "[^cell]: 表內之註。" in now
    assert "| 法國[^5] | 2 |" in now
    assert "[^5]: 法國之註。" in now
    assert "2 kept, 1 changed, 1 new, 1 gone" in told


# Points


@pytest.mark.parametrize(
    ("edit", "points"),
    [
        (lambda word: word.add("第二點", "新的一點。"), ["第一點", "第二點", "新的一點", "第三點"]),
        (lambda word: word.move("第三點", behind="背景"), ["第三點", "第一點", "第二點"]),
        (lambda word: word.remove("第一點"), ["第二點", "第三點"]),
        (lambda word: word.move("第一點", behind="第三點"), ["第二點", "第三點", "第一點"]),
        (lambda word: word.part("如彼"), ["第一點", "第二點", "如彼", "第三點"]),
        (like("第一點", "背景", "新的一點。"), ["新的一點", "第一點", "第二點", "第三點"]),
    ],
)
def test_points_are_numbered_as_they_stand(edit: Edit, points: list[str], kb: Path) -> None:
    now, _ = after(kb, edit)
    lines = now.partition("### 一、背景\n\n")[2].partition("\n\n|")[0].splitlines()
    assert len(lines) == len(points)
    assert all(line.startswith(f"{n}. {points[n - 1]}") for n, line in enumerate(lines, start=1)), lines


def test_a_list_goes_on_counting_behind_what_came_into_its_midst(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.move("最後一段", behind="第一點"))
    assert "1. 第一點之內容如此。\n\n最後一段之文字，作為結尾之用。\n\n2. 第二點之內容如彼。\n3. 第三點" in now


def test_a_point_put_behind_the_last_stays_close_to_it(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.add("乙項", "丙項"))
    assert "- 甲項\n- 乙項\n- 丙項\n\n## 貳" in now


def test_a_point_becomes_a_paragraph_and_a_paragraph_a_point(kb: Path) -> None:
    now, told = after(kb, as_if("乙項", "關於經過"), as_if("最後一段", "甲項"))
    assert "- 甲項\n\n乙項\n\n## 貳、結論\n\n- 最後一段" in now
    assert "2 changed" in told


def test_points_that_all_bear_one_number_keep_it(kb: Path) -> None:
    here(
        kb,
        "1. 第一點之內容如此。\n2. 第二點之內容如彼。\n3. 第三點",
        "1. 第一點之內容如此。\n1. 第二點之內容如彼。\n1. 第三點",
    )
    export(kb)
    now, _ = after(kb, lambda word: word.add("第二點", "新的一點。"))
    assert "1. 第二點之內容如彼。\n1. 新的一點。\n1. 第三點" in now


# Tables and pictures


def test_rows_and_columns_come_and_go(kb: Path) -> None:
    def edit(word: Edited) -> None:
        row = within(word.paragraph("法國"), "tr")
        new = copy.deepcopy(row)
        texts = list(new.iter(f"{W}t"))
        texts[0].text, texts[1].text = "德國", "3"
        row.addnext(new)
        row.getparent().remove(row)

    now, _ = after(kb, edit)
    assert changed(FRONT + BODY, now) == (["| 法國 | 2 |"], ["| 德國 | 3 |"])


def test_a_table_or_picture_that_is_gone_in_word_is_gone(kb: Path) -> None:
    def no_table(word: Edited) -> None:
        table = within(word.paragraph("法國"), "tbl")
        table.getparent().remove(table)

    def no_picture(word: Edited) -> None:
        for shape in list(word.body.iter(f"{W}drawing")):
            run = shape.getparent()
            run.getparent().remove(run)

    now, _ = after(kb, no_table, no_picture)
    assert "\n3. 第三點之內容亦然。\n\n表：各國之金額。{#tbl-money}\n\n圖：圖之說明。\n\n### 二" in now
    assert "[^cell]" not in now
    assert "review" not in now


# What stands in the front matter


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("簡報之標題", "簡報之新標題", "title"),
        ("簡報之標題", "截然不同", "title"),
        ("簡報之標題", 'He said "no": # 1', "title"),
        ("這是摘要之第一句", "這是摘要之首句", "description"),
        ("第二要點說另一事", "第二要點說又一事", "points"),
        ("第一要點說某事", "首要之點說某事", "points"),
        ("廠商", "外國廠商", "affects"),
        ("條例施行", "條例公布", "dates"),
        ("更正第三段之數字", "更正第三段之文字", "corrections"),
    ],
)
def test_what_changed_is_written_and_all_else_stays(old: str, new: str, field: str, kb: Path) -> None:
    now, told = after(kb, replace(old, new))
    written = new.replace('"', '\\"')
    assert now == (FRONT + BODY).replace(old, written)
    assert f"front matter: {field} changed" in told


def test_points_of_the_headnote_come_and_go(kb: Path) -> None:
    now, _ = after(kb, like("第二要點", "第二要點", "3. 第三要點。"), lambda word: word.remove("第一要點"))
    assert 'points:\n  - "第二要點說另一事。"\n  - "第三要點。"\naffects' in now
    export(kb)
    now, _ = after(kb, like("廠商", "研究者", "學校"), lambda word: word.remove("廠商"))
    assert 'affects: [研究者, "學校"]' in now


@pytest.mark.parametrize(
    ("old", "new"), [("2025年1月1日", "2025年1月2日"), ("2025年2月1日", "2025年2月2日"), ("日本", "歐盟")]
)
def test_what_no_field_can_take_is_told(old: str, new: str, kb: Path) -> None:
    now, told = after(kb, replace(old, new))
    assert now == FRONT + BODY
    assert "not taken, as the program writes it: " in told
    assert new in told


def test_another_author_or_no_title_changes_no_text(kb: Path) -> None:
    now, told = after(kb, lambda word: word.remove("簡報之標題"), lambda word: word.remove("法律所"))
    assert now == FRONT + BODY
    assert "gone in Word, but kept, as it comes from the front matter: 簡報之標題" in told


def test_a_title_that_changed_on_both_sides_is_a_conflict(kb: Path) -> None:
    edited = out(kb)
    edited.replace("簡報之標題", "簡報之新標題")
    edited.replace("結尾之用", "收尾之用")
    here(kb, '"簡報之標題"', "又一標題")
    before = text_of(kb)
    ended = back(kb, edited)
    assert ended.exit_code == 1
    assert ":3: changed here and in Word" in ended.output
    assert "又一標題" in ended.output
    assert "簡報之新標題" in ended.output
    assert text_of(kb) == before


def test_a_title_that_changed_alike_or_beside_other_fields_is_none(kb: Path) -> None:
    edited = out(kb)
    edited.replace("簡報之標題", "簡報之新標題")
    edited.replace("第二要點說另一事", "第二要點說又一事")
    here(kb, '"簡報之標題"', "簡報之新標題")
    here(kb, "points:\n", "keywords: [甲]\npoints:\n  - 更前面之要點。\n")
    expected = text_of(kb).replace("說另一事", "說又一事")
    assert back(kb, edited).exit_code == 0
    assert text_of(kb) == expected


def test_a_note_or_comment_on_the_title_is_told_and_kept(kb: Path) -> None:
    now, told = after(kb, lambda word: word.add_note("簡報之標題", "標題之新註。"))
    assert now == FRONT + BODY
    assert "標題" in told
    assert "not taken" in told


# The same file again


EDITS: list[Edit] = [
    lambda word: word.add("最後一段", "全新之一段。"),
    lambda word: (word.add("最後一段", "全新之一段。"), word.add_note("全新", "新註。")),
    lambda word: word.add_note("作為結尾", "新註。"),
    lambda word: word.move("最後一段", behind="緣由"),
    lambda word: word.remove("最後一段"),
    lambda word: word.part("如彼"),
    lambda word: word.part("，參見"),
    lambda word: (word.add("結論", "全新之一段。"), word.remove("最後一段")),
    lambda word: (word.move("最後一段", behind="緣由"), word.replace("結尾之用", "收尾之用")),
    lambda word: (word.move("第三點", behind="甲項"), word.remove("第一點")),
    lambda word: word.add("第二點", "新的一點。"),
    lambda word: word.move("最後一段", behind="第一點"),
    lambda word: word.comment("作為結尾", "請補充 -- 甲"),
    lambda word: word.replace("標題之註", "標題之新註", in_notes=True),
    like("緣由", "乙項", "新的一節"),
    replace("簡報之標題", "簡報之新標題"),
    like("第二要點", "第二要點", "3. 第三要點。"),
    lambda word: word.remove("第一要點"),
]


@pytest.mark.parametrize(
    "edit",
    rest_at_night(
        [(edit,) for edit in EDITS],
        by_day=lambda edit: EDITS.index(edit) % 2 == 0,
        reason="each edit is brought in twice; by day every other one, as all kinds are brought in once by other tests",
        name=lambda edit: f"edit{EDITS.index(edit)}",
    ),
)
def test_a_file_that_is_brought_in_twice_changes_nothing_more(edit: Edit, kb: Path) -> None:
    first, _ = after(kb, edit)
    assert first != FRONT + BODY
    again, told = after(kb)
    assert again == first
    assert "0 changed, 0 new, 0 gone, 0 moved" in told


def test_a_new_paragraph_in_two_forms_is_a_conflict(kb: Path) -> None:
    edited = out(kb)
    edited.add("最後一段", "全新之一段文字在此。")
    assert back(kb, edited).exit_code == 0
    edited.replace("全新之一段文字", "全新之一段話語")
    before = text_of(kb)
    ended = back(kb, edited)
    assert ended.exit_code == 1
    assert "全新之一段話語在此" in ended.output
    assert text_of(kb) == before


def test_a_new_note_that_was_edited_again_is_a_conflict(kb: Path) -> None:
    edited = out(kb)
    edited.add_note("作為結尾", "新註之文字。")
    assert back(kb, edited).exit_code == 0
    edited.replace("新註之文字", "新註之話語", in_notes=True)
    before = text_of(kb)
    assert back(kb, edited).exit_code == 1
    assert text_of(kb) == before


# What was written here meanwhile


def test_new_notes_here_and_in_word_have_labels_of_their_own(kb: Path) -> None:
    edited = out(kb)
    edited.add_note("作為結尾", "Word之註。")
    here(kb, "之說明。\n", "之說明[^5]。\n")
    here(kb, "[^cell]: 表中之註。\n", "[^cell]: 表中之註。\n[^5]: 此處之註。\n")
    now, _ = after(kb)
    assert back(kb, edited).exit_code == 0
    now = text_of(kb)
    assert "[^5]: 此處之註。" in now
    assert "作為結尾[^6]之用" in now
    assert "[^6]: Word之註。" in now


def test_a_paragraph_written_here_stays_where_it_stands(kb: Path) -> None:
    edited = out(kb)
    edited.move("最後一段", behind="緣由")
    here(kb, "結尾之用。\n", "結尾之用。\n\n此處之新段。\n")
    assert back(kb, edited).exit_code == 0
    now = text_of(kb)
    assert "## 貳、結論\n\n此處之新段。\n\n[^call]" in now
    assert "{#why}\n\n最後一段之文字，作為結尾之用。\n\n關於另一篇" in now


def test_a_paragraph_that_was_moved_here_takes_what_changed_in_word(kb: Path) -> None:
    edited = out(kb)
    edited.replace("結尾之用", "收尾之用")
    here(kb, "最後一段之文字，作為結尾之用。\n\n", "")
    here(kb, "甲說之文字", "最後一段之文字，作為結尾之用。\n\n甲說之文字")
    expected = text_of(kb).replace("結尾之用", "收尾之用")
    assert back(kb, edited).exit_code == 0
    assert text_of(kb) == expected


def test_lines_that_go_on_with_a_paragraph_belong_to_it(kb: Path) -> None:
    edited = out(kb)
    edited.replace("結尾之用", "收尾之用")
    here(kb, "結尾之用。\n", "結尾之用。\n又一行。\n")
    assert back(kb, edited).exit_code == 1


def test_what_is_written_behind_the_end_stands_before_the_notes(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.add("https://example.org", "又及一段。"))
    assert "結尾之用。\n\n又及一段。\n\n[^call]" in now


# Other files


def test_a_text_that_is_not_this_brief_puts_nothing_out_of_the_way(kb: Path) -> None:
    (kb / "other.docx").write_bytes(word_file(para("全然無關之一段。") + para("全然無關之又一段。")))
    command = ("import", str(kb / "other.docx"), "--into", "a", "--content", str(kb / "content"))
    ended = CliRunner().invoke(cli, [*command, "--lang", "zh-Hant"])
    assert ended.exit_code == 1
    assert "Only 0 of the 15 paragraphs of a are in" in ended.output
    assert text_of(kb) == FRONT + BODY


def test_a_file_with_nothing_left_puts_nothing_out_of_the_way(kb: Path) -> None:
    edited = out(kb)
    for element in list(edited.body[0]):
        if element.tag != f"{W}sectPr":
            edited.body[0].remove(element)
    assert back(kb, edited).exit_code == 1
    assert text_of(kb) == FRONT + BODY


def test_a_program_that_drops_styles_changes_no_structure(kb: Path) -> None:
    def drop(word: Edited) -> None:
        for style in list(word.body.iter(f"{W}pStyle")):
            style.getparent().remove(style)

    now, _ = after(kb, drop, replace("結尾之用", "收尾之用"))
    assert now == (FRONT + BODY).replace("結尾之用", "收尾之用")


def test_runs_that_word_parts_are_one_text(kb: Path) -> None:
    def part(word: Edited) -> None:
        for text in list(word.body.iter(f"{W}t")):
            if len(text.text or "") > 4:
                run = text.getparent()
                rest = copy.deepcopy(run)
                next(rest.iter(f"{W}t")).text, text.text = text.text[2:], text.text[:2]
                run.addnext(rest)
                run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))

    assert said(out(kb).body)
    now, told = after(kb, part)
    assert now == FRONT + BODY
    assert "0 changed, 0 new, 0 gone, 0 moved" in told
