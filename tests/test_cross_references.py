"""References by label, notes where they are called, call-outs, and task lists: read, printed, converted, in Word."""

import re
from pathlib import Path

import pytest

from briefs.language.ladder import number_path
from briefs.model.brief import Brief
from tests.support import brief_text, read_text
from tests.test_export import fields, kb, made, parts, words

__all__ = ["kb"]

FIGURES = """![圖](x.png)

圖：經費之流向。{#flow}

表：各國經費。{#funding}

| 國 | 額 |
|---|---|
| 甲 | 1 |
"""
TEXT = f"""## 壹、前言

TEXT

{FIGURES}
## 貳、分析[^act]

### 一、範圍 {{#scope}}

1. 甲
2. 乙{{#p-second}}

### 未編號者 {{#bare}}

末段。

[^act]: 註文。
"""


def read(text: str, lang: str = "zh-Hant") -> Brief:
    reading = read_text(brief_text(text), lang=lang)
    assert not reading.diagnostics, [str(one) for one in reading.diagnostics]
    return reading.briefs[-1]


def with_text(words: str) -> str:
    return TEXT.replace("TEXT", words)


def codes(text: str, lang: str = "zh-Hant") -> list[str]:
    return [one.code.value for one in read_text(brief_text(text), lang=lang).diagnostics]


def first_paragraph(brief: Brief) -> str:
    return next(block.text for block in brief.blocks if block.kind == "paragraph")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("[](#flow)", "图一"),
        ("[](#fig-1)", "图一"),
        ("[](#funding)", "表一"),
        ("[](#table-1)", "表一"),
        ("[](#^act)", "注1"),
        ("[](#fn-1)", "注1"),
        ("[](#s1)", "壹"),
        ("[](#scope)", "贰、一"),
        ("[](#p-second)", "第2点"),
        ("[](#bare)", "「未编号者」"),
        ("[見此](#^act)", "见此"),
    ],
)
def test_a_link_without_words_prints_what_it_leads_to(typed: str, printed: str) -> None:
    assert first_paragraph(read(with_text(typed))) == printed


ENGLISH = """## I. Introduction

TEXT

![Figure](x.png)

Figure: The flow.{#flow}

## II. Analysis[^act]

### A. Scope {#scope}

Text.

### Without a number {#bare}

The end.

[^act]: Words.
"""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("See [](#flow).", "See Figure 1."),
        ("See *infra* [](#scope).", "See infra Part II.A."),
        ("See *supra* [](#^act).", "See supra note 1."),
        ("See [](#bare).", "See “Without a number”."),
    ],
)
def test_in_english_as_well(typed: str, printed: str) -> None:
    assert first_paragraph(read(ENGLISH.replace("TEXT", typed), "en")) == printed


def test_numbers_follow_what_is_put_between() -> None:
    more = with_text("[](#flow)").replace(FIGURES, "![圖](y.png)\n\n圖：先者。\n\n" + FIGURES)
    assert first_paragraph(read(more)) == "图二"


def test_what_has_an_own_id_keeps_the_place_of_its_number() -> None:
    brief = read(with_text("文。"))
    assert {"flow", "fig-1", "funding", "table-1"} <= set(brief.anchors)
    assert re.search(r'<figure id="flow">\s*<span class="anchor" id="fig-1">', brief.html)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("見[](#^ac)。[^act]\n\n[^act]: 註。", "note.undefined"),
        ("見[](https://example.org/)。", "link.words"),
        ("見[](../b/)。", "link.words"),
        ("甲。{#p-a}\n\n見[](#p-a)。", "link.words"),
        ("甲。{#a}", "text.foreign"),
        ("![甲](x.png){#fig-a}", "text.foreign"),
        ("見@fig-a。", "text.foreign"),
        ("## 甲 {#a}\n\n| 乙 |\n|---|\n| 1 |\n\n表：丙。{#a}", "heading.duplicate"),
        ("| 乙 |\n|---|\n| 1 |\n\n表：丙。{#fig-3}", "heading.duplicate"),
        ("> [!hinweis]\n> 文。", "text.foreign"),
    ],
)
def test_what_can_not_be_printed_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_text_that_only_looks_like_it_is_left_alone(lang: str) -> None:
    for text in ("`[](#x)` `^[a]` `{#x}`", "a\\^[b]", "2^[", "^[]", "```\n> [!note]\n{#x}\n```"):
        assert read(text, lang).notes == ()


@pytest.mark.parametrize(
    ("numbers", "lang", "path"),
    [
        (["貳", "三", "（二）", "1"], "zh-Hant", "貳、三、（二）、1"),
        (["II", "A", "1", "a", "(1)"], "en", "II.A.1.a(1)"),
        (["（一）"], "zh-Hant", "（一）"),
    ],
)
def test_the_path_of_a_section(numbers: list[str], lang: str, path: str) -> None:
    assert number_path(numbers, lang) == path  # type: ignore[arg-type]


def test_captions_of_tables_stand_above_them_and_of_pictures_below() -> None:
    table = "| 甲 |\n|---|\n| 1 |\n"
    for text in (f"{table}\n表：說明。", f"表：說明。\n\n{table}"):
        html = read(text).html
        assert html.index("figcaption") < html.index("<table")
    for text in ("![甲](x.png)\n\n圖：說明。", "圖：說明。\n\n![甲](x.png)"):
        html = read(text).html
        assert html.index("<img") < html.index("figcaption")


def test_each_caption_finds_its_table() -> None:
    table = "| {} |\n|---|\n| 1 |\n\n"
    a, b = table.format("甲"), table.format("乙")
    both = "甲之標題。\n甲\n1 乙之標題。\n乙\n1"
    for text in (f"表：甲之標題。\n\n{a}表：乙之標題。\n\n{b}", f"{a}表：甲之標題。\n\n{b}表：乙之標題。"):
        assert " ".join(block.text for block in read_text(brief_text(text)).briefs[0].blocks) == both
    mixed = f"![丙](x.png)\n\n表：甲之標題。\n\n{a}"
    assert [block.text for block in read_text(brief_text(mixed)).briefs[0].blocks] == ["丙", "甲之標題。\n甲\n1"]


def test_a_note_stands_where_it_is_called() -> None:
    brief = read("甲^[見[^b]及^[內層\\*文]]乙[^b]。\n\n[^b]: 他註。")
    assert [(note.number, note.label, note.text) for note in brief.notes] == [
        (1, "", "见及"),
        (2, "b", "他注。"),
        (3, "", "内层*文"),
    ]
    assert brief.notes[0].references[0].before == "甲"


def test_notes_within_notes_end() -> None:
    assert len(read("^[a" * 400 + "]" * 400, "en").notes) < 400


def test_call_outs_have_a_title_of_their_own_or_of_the_language() -> None:
    html = read("> [!warning] 施行日\n> 尚未施行。\n\n> [!TIP]-\n> 文。\n>\n> 又。\n\n> 引文。").html
    assert '<div class="callout callout-warning" role="note">' in html
    titles = re.findall(r'<p class="callout-title"[^>]*>(.*?)</p>', html)
    assert titles == ["施行日", "提示"]
    assert html.count("<blockquote>") == 1
    assert '<p class="callout-title">Tip</p>' in read("> [!tip]\n> Words.", "en").html


def test_call_outs_in_call_outs_and_lists() -> None:
    html = read("- 甲\n\n  > [!note]\n  > 外。\n  >\n  > > [!caution] 內\n  > > 文。").html
    assert re.findall(r"callout-(note|caution)", html) == ["note", "caution"]
    assert html.count("<div") == html.count("</div>") == 2


def test_tasks_say_whether_they_are_done() -> None:
    brief = read("- [ ] 待辦\n- [x] **已辦**\n- [甲] 其他")
    assert [block.text for block in brief.blocks] == ["☐ 待办", "☑ 已办", "[甲] 其他"]
    assert re.findall(r'aria-label="(\S+)">[☐☑]', brief.html) == ["未完成", "已完成"]


def test_words_numbers_are_fields_that_follow(kb: Path) -> None:
    text = with_text("見[](#flow)、[](#funding)、[](#scope)、[](#^act)、[](#p-second)、[](#bare)。")
    (kb / "content/briefs/a/zh-Hant.md").write_text(brief_text(text + "\n> [!note]\n> 文。\n"), encoding="utf-8")
    body = parts(made(kb, "docx"))["word/document.xml"]
    assert "見圖一、表一、貳、一、註1、第2點、「未編號者」。" in words(body)
    assert fields(body) == [
        "REF _RefLabel1 \\h",
        "REF _RefLabel2 \\h",
        "REF _RefLabel3 \\n \\h",
        "REF _RefLabel4 \\n \\h",
        "NOTEREF _RefNote1 \\h",
        "SEQ Point5 _RefLabel5",
        "REF _RefLabel6 \\h",
        "SEQ 圖 \\* CHINESENUM3",
        "SEQ 表 \\* CHINESENUM3",
        "SEQ Point5 \\h \\r 1",
        "SEQ Point5 \\h",
    ]
    text_of_body = words(body)
    assert text_of_body.index("各國經費。") < text_of_body.index("國額")
