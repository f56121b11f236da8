"""Slips of the pen in front matter: each is told once, where it was made, with what to write."""

from pathlib import Path

import pytest

from briefs.language.written_dates import date_hint
from briefs.messages.entries import render
from briefs.reading.files.yaml_text import read_yaml
from tests.support import BASE, brief_text, check_content, shown, write_content

NEIGHBOUR = "title: 甲\ndates:\n  - date: 2025-01-01\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ('title: "AI"法簡介', 1, 8, "Write title: '\"AI\"法簡介'"),
        ("title: 'Japan's AI Act'", 1, 8, 'Write title: "Japan\'s AI Act"'),
        ("title: - AI法", 1, 8, 'Write title: "- AI法"'),
        ("title: > AI法", 1, 8, 'Write title: "> AI法"'),
        ("title: {AI}法", 1, 8, 'Write title: "{AI}法"'),
        ("points:\n  - [甲]乙", 2, 5, 'Write - "[甲]乙"'),
        ("points:\n  - **甲**乙", 2, 5, 'Write - "**甲**乙"'),
        ("points:\n  - `甲`乙", 2, 5, 'Write - "`甲`乙"'),
        ("laws: [a, @b]\nx: y", 1, 11, 'Write laws: [a, "@b"]'),
        ("topics: [#ai]\nx: y", 1, 10, 'Write topics: ["#ai"]'),
        ("topics: [ai\ndate: x", 1, 9, "Write topics: [ai]"),
        ("dates:\n  - {date: x, what: y\n  - {date: z}", 2, 5, "Write - {date: x, what: y}"),
        ("dates:\n  - {date: x，what: y}", 2, 13, "Write - {date: x, what: y}"),
        ("dates:\n  - ｛date: x, what: y｝", 2, 5, "Write - {date: x, what: y}"),
        ("dates:\n  - date: x, what: y", 2, 5, "Write - {date: x, what: y}"),
        ("topics:\n  * ai", 2, 3, "Write - ai"),
        ("topics:\n－ ai\nx: y", 2, 1, "Write - ai"),
        ("points:\n  - 甲\n  -乙\nx: y", 3, 3, "Write - 乙"),
        ("title: 甲\n// 註解\ndate: x", 2, 1, "Write # 註解"),
        ("title: 甲\n<!-- 註解 -->\ndate: x", 2, 1, "Write # 註解"),
        ("title: 甲\n乙\ndate: x", 2, 1, "Where it goes on with the line above, begin it with two spaces"),
        ("title: 甲\n  date: x", 2, 1, "Begin it without a space."),
        (f"{NEIGHBOUR}   what: 乙", 4, 1, "Begin it with 4 spaces."),
        (f"{NEIGHBOUR}      what: 乙", 4, 1, "Begin it with 4 spaces."),
        (f"{NEIGHBOUR}  law_as_of: 2025", 4, 1, "Begin it without a space."),
        ("points:\n  - 甲\n- 乙", 3, 1, "Begin it with 2 spaces."),
        ("points:\n  - 甲。\n    - 乙。", 3, 5, "Begin it with 2 spaces."),
    ],
)
def test_a_line_that_can_not_be_read_is_told_where_it_is_with_what_to_write(
    text: str, line: int, column: int, hint: str
) -> None:
    (fault,) = read_yaml(text, "p").diagnostics
    assert (fault.line, fault.column) == (line, column)
    assert render(fault.hint, "en").startswith(hint)
    assert render(fault.message, "zh-Hant")


@pytest.mark.parametrize(
    "text",
    [
        "points:\n- 甲\n- 乙",
        "points:\n  - 甲，\n    乙",
        "title: 甲\n  - 乙",
        "note: |\n  - 甲\n    - 乙",
        "dates:\n  - date: x\n    what: y\n  - {date: z,\n     what: w}",
        'title: "甲"  # 乙',
        "title: '甲''乙'",
        '"title": 甲',
    ],
)
def test_what_yaml_reads_as_it_was_meant_is_let_be(text: str) -> None:
    assert read_yaml(text, "p").diagnostics == ()


FIELDS = [
    ("draft: yes", 7, 1, "Did you mean true?"),
    ("draft: 否", 7, 1, "Did you mean false?"),
    ("draft: maybe", 7, 1, "Write true or false."),
    ("authors: 王小明、李小華", 7, 1, "Write [王小明, 李小華]"),
    ("authors: ［王小明］", 7, 1, "Write [王小明]"),
    ("authors:\n  - name: 王小明", 8, 5, "Write 王小明"),
    ("points: 1. 甲為乙之規定。 2. 丙。", 7, 1, "Put each item on a line of its own"),
    ("points:\n  - 組織: 內閣", 8, 5, 'Put it in quotes: "組織: 內閣".'),
    ("law_as_of: [2025-03-05]", 7, 1, "Write 2025-03-05"),
    ("compiled_from: 法訊", 7, 1, "Put its keys in braces: {title: …, publisher: …}"),
    ("corrections: {date: 2025-07-01, text: 甲}", 7, 1, "Begin each item with a hyphen"),
    ("dates: [2025-06-04 公布]", 7, 9, "Put its keys in braces: {date: …, what: …}"),
    ("dates: [{date:2025-06-04, what: 公布}]", 7, 10, "Write date: 2025-06-04"),
    ("dates: [{date：2025-06-04, what: 公布}]", 7, 10, "Write date: 2025-06-04"),
    ("dates: [{2025-06-04: 公布}]", 7, 10, "Put its keys in braces: {date: …, what: …}"),
    ("dates: [{date: 2025-06-04, event: 公布}]", 7, 28, "Did you mean what?"),
    ("dates: [{date: 2025-06-04, what: 公布, 施行}]", 7, 38, "Within braces a comma ends a value"),
    ("translation_status: 暫定", 7, 1, "Did you mean tentative?"),
    ("law_as_of: 114年3月5日", 7, 1, "A year of the Republic of China? Write 2025-03-05."),
    ("law_as_of: 0114-03-05", 7, 1, "A year of the Republic of China? Write 2025-03-05."),
    ("law_as_of: ２０２５-03-05", 7, 1, "Write 2025-03-05."),
    ("keywords: [甲, 乙, 甲]", 7, 18, "Keep one."),
    ("affects: [政府，企業]", 7, 11, "Write [政府, 企業]"),
    ("zh_convert:\n  protect：[資訊]", 8, 10, "Write protect: [資訊]"),
    ("zh_convert: protect:資訊", 7, 1, "Write zh_convert: {protect: 資訊}"),
    ("dates:\n  - date:2025-06-04", 8, 5, "Write - date: 2025-06-04"),
    ("keywords: none", 7, 1, "Write [] where there is none."),
]


@pytest.mark.parametrize(("line", "row", "column", "hint"), FIELDS, ids=[one[0] for one in FIELDS])
def test_a_value_that_is_meant_otherwise_is_told_once(
    tmp_path: Path, line: str, row: int, column: int, hint: str
) -> None:
    text = brief_text("A.").replace("\n---\nA", f"\n{line}\n---\nA")
    faults = check_content(write_content(tmp_path, {"briefs/a/en.md": text})).diagnostics
    told = [(one.line, one.column) for one in faults if one.code != "headnote.form"]
    assert told == [(row, column)], shown(faults)
    assert f"→ {hint}" in shown(faults)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: A brief", "Title: A brief", ":2:1: error: unknown key Title [field.unknown] → Did you mean title?"),
        ("[ai]", "[AI]", "[field.value] → Did you mean ai?"),
        ("[ai]", "[“ai”]", "[field.value] → Did you mean ai?"),
        ("[ai]", "[ai privacy]", "[field.value] → Write [ai, privacy]"),
        ("[ai]", "[ai.yaml]", "[field.value] → Did you mean ai?"),
        ("[JP]\n---", "[JP]\n----", ":7:1: error: the front matter is not closed [front-matter.unclosed]"),
        ("date: 2025", "---\ndate: 2025", ":4:1: error: this line of --- ends the front matter"),
    ],
)
def test_a_slip_elsewhere_is_told_once(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = brief_text("A.").replace(old, new, 1)
    said = shown(check_content(write_content(tmp_path, {"briefs/a/en.md": text})).diagnostics)
    assert told in said
    assert said.count("\n") == 0


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("令和7年", "2025"),
        ("令和元年5月", "2019-05"),
        ("R7.6.25", "2025-06-25"),
        ("3 May 2025", "2025-05-03"),
        ("May 3, 2025", "2025-05-03"),
        ("Sept. 2025", "2025-09"),
        ("25/06/2025", "2025-06-25"),
        ("06/25/2025", "2025-06-25"),
        ("2025-25-06", "2025-06-25"),
        ("2025/31/1", "2025-01-31"),
        ("2025-06-25T10:00:00+08:00", "2025-06-25"),
        ("2025–06–25", "2025-06-25"),
        ("2025-06-25。", "2025-06-25"),
        ("二〇二五年六月二十五日", "2025-06-25"),
        ("民國一一四年", "2025"),
        ("民國88年5月", "1999-05"),
        ("99年", "2010"),
        ("93.7.15", "2004-07-15"),
    ],
)
def test_a_date_that_is_certain_is_given(typed: str, date: str) -> None:
    assert render(date_hint(typed), "en").endswith(f"Write {date}.")


@pytest.mark.parametrize(
    "typed", ["03/04/2025", "25-06-25", "today", "2025-06-31", "2025-30-02", "2025-13-13", "Foo 2025", "2025 Q3"]
)
def test_of_a_date_that_may_be_several_none_is_given(typed: str) -> None:
    assert render(date_hint(typed), "en") == "Write 2025-06-25, or 2025-06, or 2025."


SETTINGS = [
    ("outputs:\n  markdown:none", 6, 11, "a space is missing after the colon → Write markdown: none"),
    ("outputs:\n  markdown：none", 6, 11, "the colon is full-width → Write markdown: none"),
    ("outputs:\n  markdown none", 6, 11, "a colon is missing after the key → Write markdown: none"),
    ("outputs:\n\n  # Less.\n  map：false", 8, 6, "the colon is full-width → Write map: false"),
    ("outputs:\n  map：false\n  markdown：none", 6, 6, "the colon is full-width → Write map: false"),
    ("outputs: markdown：none", 5, 1, "the colon is full-width → Write outputs: {markdown: none}"),
    ("recheck:\n  act:365", 6, 6, "a space is missing after the colon → Write act: 365"),
    ("checks:\n  translation.drift：off", 6, 20, "the colon is full-width → Write translation.drift: off"),
    ("citations:\n  en:\n    profile：oscola", 7, 12, "the colon is full-width → Write profile: oscola"),
    ("zh_convert:\n  terms:\n    甲：乙", 7, 6, "the colon is full-width → Write 甲: 乙"),
    ("introduction:\n  en：A\n  zh-Hant：甲", 6, 5, "the colon is full-width → Write en: A"),
    # What is no key of the mapping is no pair.
    ("outputs: none", 5, 1, "outputs must be `key: value` lines, but it is text → Put its keys in braces"),
    ("outputs:\n  wordless:none", 5, 1, "outputs must be `key: value` lines, but it is text → Put its keys"),
    ("outputs: https://example.org/map", 5, 1, "outputs must be `key: value` lines, but it is text → Put its"),
    ("zh_convert: {terms: 'https://example.org/'}", 5, 14, "terms must be `key: value` lines, but it is text"),
    ("zh_convert: {terms: one two}", 5, 14, "terms must be `key: value` lines, but it is text"),
    ("outputs: {documents: none}", 5, 11, "it is text → Write [] for none, or some of these: [docx, epub, pdf]"),
    ("outputs: {documents: false}", 5, 11, "Write [] for none, or some of these: [docx, epub, pdf]"),
    ("outputs: {documents: html}", 5, 11, "it is text → Write [] for none, or some of these: [docx, epub, pdf]"),
    ("outputs: {documents: word}", 5, 11, "but it is text → Write [docx]"),
    ("outputs: {documents: 'PDF、.docx'}", 5, 11, "but it is text → Write [pdf, docx]"),
    ("outputs: {documents: [word]}", 5, 23, "'word' is not allowed → Did you mean docx?"),
    ("outputs: {oembed: off}", 5, 11, "'off' is not allowed → Did you mean none?"),
    ("outputs: {markdown: true}", 5, 11, "this value is not allowed → Known: all, authored, none."),
    ("outputs: {map: none}", 5, 11, "but it is text → Did you mean false?"),
    ("outputs: {cards: 字型}", 5, 11, "'字型' is ill-formed → The name of a folder beside the content"),
    ("outputs: {cards: My Fonts}", 5, 11, "'My Fonts' is ill-formed → Did you mean my-fonts?"),
    ("outputs: {cards: false}", 5, 11, "it is true or false → Take the key out, or give it a text."),
    ("documents: [a/b]", 5, 1, "but it is a list → The name of a folder beside the content"),
    ("documents: [docs]", 5, 1, "but it is a list → Write docs"),
    ("zh_convert: {protect: 無}", 5, 14, "but it is text → Write [無]"),
    # What the settings name is told where they name it.
    ("outputs: {cards: nofolder}", 5, 11, "there is no folder nofolder → Make the folder beside the content"),
    ("outputs:\n  map: false\n  cards: content", 7, 3, "the folder content has no fonts → Put font files"),
    ("documents: docs", 5, 1, "there is no folder docs → Make the folder"),
    ("citations: {en: {profile: none-such}}", 5, 18, "none-such"),
    ("citations:\n  en:\n    style: none-such", 7, 5, "none-such"),
]


@pytest.mark.parametrize(("lines", "row", "column", "said"), SETTINGS, ids=[one[0] for one in SETTINGS])
def test_a_setting_that_is_meant_otherwise_is_told_where_it_stands(
    tmp_path: Path, lines: str, row: int, column: int, said: str
) -> None:
    content = write_content(tmp_path / "content", {"site.yaml": f"{BASE['site.yaml'].rstrip()}\n{lines}\n"})
    faults = [one for one in check_content(content).diagnostics if one.path.endswith("site.yaml")]
    assert [(one.line, one.column) for one in faults] == [(row, column)], shown(faults)
    assert said in shown(faults).replace(f" [{faults[0].code.value}]", "")


def test_an_empty_folder_of_documents_is_one(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    content = write_content(tmp_path / "content", {"site.yaml": f"{BASE['site.yaml'].rstrip()}\ndocuments: docs\n"})
    assert "docs" not in shown(check_content(content).diagnostics)
