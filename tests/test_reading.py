"""Reading one file: any text gives a brief or a diagnostic, and both scripts come from one parse."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.model.block import without_ids
from briefs.model.brief import File
from briefs.model.diagnostic import Code
from briefs.reading.markdown.read_brief import Job, read_brief
from tests.nights import tried
from tests.support import TEMPLATES, brief_text, read_body, read_text

MARKS = st.sampled_from(
    [
        "[^a]",
        "[^a]: 註",
        "[^b]",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "## ",
        "**",
        "*",
        "《",
        "》",
        "「",
        "」",
        "|",
        "\n|---|\n",
        "```",
        "`",
        "[甲](../b/)",
        "![](x.png)",
        "圖：",
        "表：",
        "法",
        "人工智慧",
        "の",
        "関",
        "AI ",
        "https://example.org/",
        "<b>",
        "{lang=ja}",
    ]
)


@given(st.lists(MARKS, max_size=60).map("".join))
@settings(max_examples=tried(by_day=100, at_night=300), deadline=None)
def test_any_mark_up_gives_a_brief_in_both_scripts(body: str) -> None:
    reading = read_text(brief_text(body))
    assert [brief.lang for brief in reading.briefs] == ["zh-Hant", "zh-Hans"]
    traditional, simplified = reading.briefs
    assert [note.number for note in traditional.notes] == list(range(1, len(traditional.notes) + 1))
    assert [h.id for h in traditional.headings] == [h.id for h in simplified.headings]
    assert traditional.html.count("<") == simplified.html.count("<")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_diagnostic_and_no_traceback(data: bytes) -> None:
    source = File("content/briefs/a/en.md", data)
    reading = read_brief(Job("briefs", "a", "en", source, TEMPLATES.words))  # type: ignore[arg-type]
    assert reading.diagnostics
    assert all(diagnostic.path == source.path for diagnostic in reading.diagnostics)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_a_title_is_what_was_typed_and_an_id_is_never_a_script(text: str) -> None:
    reading = read_text(brief_text(f"## {text}\n"), "en")
    for brief in reading.briefs:
        assert "<script" not in brief.html.lower()


def test_simplified_is_derived_and_leaves_code_addresses_and_japanese_alone() -> None:
    body = (
        '資料 `資料` <https://example.org/資料> [連結](#資料 "資料說明")\n\n'
        "## 資料\n\n```text\n資料\n```\n\n〈資料の収集〉與[資料]{lang=ja}\n"
    )
    simplified = read_text(brief_text(body)).briefs[1]
    assert "资料 <code>資料</code>" in simplified.html
    assert 'title="资料说明"' in simplified.html
    assert 'id="資料"' in simplified.html
    assert "<code>資料\n</code>" in simplified.html
    assert '〈<span lang="ja">資料の収集</span>〉与<span lang="ja">資料</span>' in simplified.html
    assert "资料" not in "".join(part.partition('"')[0] for part in simplified.html.split('href="')[1:])
    assert simplified.headings[0].text == "资料"


def test_front_matter_that_readers_read_is_converted_too() -> None:
    text = (
        "---\ntitle: 個人資料保護法簡介\ndescription: 說明。\ndate: '2025'\ntopics: [ai]\njurisdictions: [JP]\n"
        "keywords: [個資, 関連技術]\ncorrections:\n  - {date: 2025-01-01, text: 誤植}\n---\n"
    )
    matter = read_text(text).briefs[1].front_matter
    assert (matter.title, matter.description) == ("个人资料保护法简介", "说明。")
    assert matter.keywords == ("个资", "関連技術")
    assert matter.corrections[0].text == "误植"


def test_english_has_no_derived_version() -> None:
    assert [brief.lang for brief in read_text(brief_text("Text."), "en").briefs] == ["en"]


def test_raw_html_is_text_unless_the_site_allows_it() -> None:
    source = File("content/briefs/a/en.md", brief_text("<b>x</b>").encode())
    shown = read_brief(Job("briefs", "a", "en", source, TEMPLATES.words))  # type: ignore[arg-type]
    assert without_ids(shown.briefs[0].html) == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"
    allowed = read_brief(Job("briefs", "a", "en", source, TEMPLATES.words, allow_html=True))  # type: ignore[arg-type]
    assert without_ids(allowed.briefs[0].html) == "<p><b>x</b></p>\n"


@pytest.mark.parametrize(
    "payload", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"]
)
def test_a_forbidden_link_is_reported_and_has_no_address(payload: str) -> None:
    reading = read_text(brief_text(f"[x]({payload}) <{payload}>"), "en")
    assert {d.code for d in reading.diagnostics} == {Code.LINK_SCHEME}
    assert "href" not in reading.briefs[0].html


def test_attributes_are_escaped() -> None:
    brief = read_body('![a"b<c](x.png "t\\"><script>")\n\n[x](https://example.org/?a="><script> "t\\"><b>")\n')
    assert "<script" not in brief.html
    assert 'alt="a&quot;b&lt;c"' in brief.html


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "*" * 20_000,
        "`" * 20_000,
        "> " * 3_000 + "x",
        "- " * 3_000 + "x",
        "[^a]" * 5_000,
        "|" * 20_000 + "\n|-|",
        "**甲" * 8_000,
        "![](" * 8_000,
        "《" * 20_000,
        "関" * 20_000,
        "の" * 20_000,
        "〈関" * 8_000,
        "https://" * 8_000,
        "<a " * 8_000,
    ],
    ids=lambda body: body[:6].strip(),
)
def test_no_text_takes_long(body: str) -> None:
    started = time.process_time()
    read_text(brief_text(body))
    assert time.process_time() - started < 10


def test_what_stands_in_script_marks_of_a_title_is_not_converted() -> None:
    text = brief_text("文字。", title="-{乾隆}-朝與-{zh-hant:資料庫;zh-hans:数据库}-之著作")
    own, derived = read_text(text).briefs
    assert own.front_matter.title == "乾隆朝與資料庫之著作"
    assert derived.front_matter.title == "乾隆朝与数据库之著作"
    assert read_text(text, "en").briefs[0].front_matter.title == "乾隆朝與資料庫之著作"


def test_a_head_of_a_column_that_says_nothing_is_a_common_cell() -> None:
    html = read_body("| 欄位 | |\n| --- | ---: |\n| 甲 | |\n").html
    assert re.findall(r"<(t[hd])[ >]", html) == ["th", "td", "td", "td"]
    assert html.count("</td>") == 3
