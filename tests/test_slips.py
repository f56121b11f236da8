"""What looks like a mark and is none is told where it stands, and `briefs fix` writes what is certain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checks.fixes import applied
from briefs.checks.slip_fixes import slip_fixes
from tests.running import briefs
from tests.support import brief_text, read_text, write_content


def told(text: str, lang: str = "zh-Hant") -> list[tuple[str, int, int]]:
    """Return code, line and column of what is told of a text whose first line is 1."""
    head = brief_text("").count("\n")
    return [
        (one.code.value, one.line - head + 1, one.column)
        for one in read_text(brief_text(text), lang).diagnostics
        if one.code.value.startswith(("text.", "heading.mark", "list.", "table.", "note.typed"))
    ]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("日本［^1］公布。", "text.full-width", 3),
        ("日本[＾a]公布。", "text.full-width", 3),
        ("見＠jp-ai-act，頁2。", "text.full-width", 2),
        ("＊＊重點＊＊在此。", "text.full-width", 1),
        ("見[法院]（https://example.org/）。", "text.full-width", 2),
        ("日本¹公布。", "note.typed", 3),
        ("日本[1]公布。\n\n[1] 內閣府。", "note.typed", 3),
        ("日本〔1〕公布。\n\n〔1〕內閣府。", "note.typed", 3),
        ("日本①公布。\n\n① 內閣府。", "note.typed", 3),
        ("日本（註一）公布。\n\n（註一）內閣府。", "note.typed", 3),
        ("甲%%隱藏%%乙。", "text.hidden", 2),
        ("甲。＜!-- 隱藏 --＞", "text.hidden", 3),
        ("##壹、前言", "heading.mark", 1),
        ("##　壹、前言", "heading.mark", 1),
        ("＃＃ 壹", "heading.mark", 1),
        ("**壹、前言**", "heading.mark", 1),
        ("＞引文", "text.full-width", 1),
        ("-甲", "list.mark", 1),
        ("1.甲", "list.mark", 1),
        ("理由如下：\n1、第一點。\n2、第二點。", "list.mark", 1),
        ("｜甲｜乙｜", "table.mark", 1),
        ("| 甲 | 乙 |", "table.mark", 1),
        ("a==b==", "text.foreign", 2),
        ("$x_1$", "text.foreign", 1),
        ("見[[沒有此篇]]。", "text.foreign", 2),
        ("\u200b甲", "text.invisible", 1),
        ("```\n甲", "text.fence", 1),
    ],
)
def test_a_slip_is_told_where_it_stands(text: str, code: str, column: int) -> None:
    assert (code, column) in [(one, at) for one, _, at in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "面積為 5 m²，第 10⁹ 次。",
        "價金為$100至$200，NT$500。",
        "判決理由第[45]段，[2019] UKSC 5。",
        "`＠key`與`[[id]]`、`%%`",
        "```\n％％ ＠key\n##壹\n```",
        "（一）第一點\n\n（二）第二點",
        "第1.2節與1.5倍",
        "C# 與 F#，#1",
        "寄至 a@example.org。",
        "甲[^1]。\n\n[^1]: 註。",
        "1. 甲\n2. 乙",
        "| 甲 |\n| --- |\n| 1 |",
        "https://example.org/a==b==c",
        "[民法]{lang=ja}與[第25條]{law=x art=25}",
        "100%%的機率" if False else "100%與50%。",
    ],
)
def test_what_is_right_is_let_be(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("日本［^1］公布，見＠key。", "日本[^1]公布，見@key。"),
        ("##壹、前言", "## 壹、前言"),
        ("＃＃　壹、前言", "## 壹、前言"),
        ("-甲", "- 甲"),
        ("1.甲", "1. 甲"),
        ("甲\u00a0乙\u00ad丙\u200b", "甲 乙丙"),
        ("＊＊重點＊＊", "**重點**"),
        ("`＠key`", "`＠key`"),
        ("```\n##壹\n```", "```\n##壹\n```"),
        ("5 m²，[1]", "5 m²，[1]"),
    ],
)
def test_what_is_certain_is_mended(text: str, right: str) -> None:
    whole = brief_text(text)
    assert applied(whole, tuple(slip_fixes("a", whole))) == brief_text(right)


@given(st.text("＃#［］^@＠甲乙1.-、 *＊|｜%=$\n", max_size=60))
def test_what_was_mended_needs_no_second_time(text: str) -> None:
    once = applied(text, tuple(slip_fixes("a", text)))
    twice = applied(once, tuple(slip_fixes("a", once)))
    assert twice == applied(twice, tuple(slip_fixes("a", twice)))


def test_fix_writes_them_and_a_short_form_keeps_its_place(tmp_path: Path) -> None:
    text = "甲[^1]乙[^2]丙［^3］。\n\n[^1]: @k，頁15。\n\n[^2]: 同前註。\n\n[^3]: 同前註，頁20。"
    files = {
        "briefs/a/zh-Hant.md": brief_text(text),
        "sources/k.yaml": "type: book\ntitle: 民法\nauthor: [{literal: 王大明}]\n",
    }
    content = write_content(tmp_path / "content", files)
    for _ in range(2):
        assert briefs("fix", "--write", cwd=tmp_path).returncode == 0
    written = (content / "briefs/a/zh-Hant.md").read_text(encoding="utf-8")
    assert "丙[^3]。" in written
    assert "[^2]: @k，頁15。" in written
    assert "[^3]: @k，頁20。" in written
