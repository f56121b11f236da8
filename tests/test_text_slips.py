"""Slips in a text that would be printed or vanish without a word: each is told once, with what to write."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from briefs.checks.fixes import applied
from briefs.checks.slip_fixes import slip_fixes
from briefs.language import eras
from briefs.language.eras import wrong_eras
from briefs.language.languages import EN
from briefs.model.addresses import Address
from briefs.reading.markdown import find_links, typed_numbers
from briefs.reading.markdown.mark_slips import _TURNED, links_in, mended
from briefs.reading.markdown.position import Text
from briefs.reading.markdown.slip_kinds import AT_START, IN_TEXT, INVISIBLE, SIGN, SIGN_AT_START, UNSEEN
from tests.nights import tried
from tests.support import brief_text, check_content, read_text, said_in_english, write_content

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>'


def told(body: str) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and hint of what is told of a text whose first line is 1."""
    head = brief_text("").count("\n")
    return [
        (one.code.value, one.line - head, one.column, said_in_english(one.hint))
        for one in read_text(brief_text(body)).diagnostics
    ]


NOTE = "\n\n[^n1]: 註。"


@pytest.mark.parametrize(
    ("body", "code", "line", "column", "hint"),
    [
        # Links and pictures
        ("見[法院] (https://example.org/)。", "text.full-width", 1, 2, "Write [法院](https://example.org/)"),
        ("見(法院)[https://example.org/]。", "text.foreign", 1, 2, "Write [法院](https://example.org/)"),
        ("見［法院］(https://example.org/)。", "text.full-width", 1, 2, "Write [法院](https://example.org/)"),
        ("見[法院](https://example.org/a b)。", "text.full-width", 1, 2, "Write [法院](https://example.org/a%20b)"),
        ("![圖](a b.png)", "text.full-width", 1, 1, "Write ![圖](<a b.png>)"),
        ("![圖](a (1).png)", "text.full-width", 1, 1, "Write ![圖](<a (1).png>)"),
        ("![圖](a.png =300x)", "text.full-width", 1, 1, "Write ![圖](a.png)"),
        ("![圖](a.png “甲”)", "text.full-width", 1, 1, "Write ![圖](a.png)"),
        ("！[圖](a.png)", "text.full-width", 1, 1, "Write ![圖](a.png)"),
        ("!【圖】(a.png)", "text.full-width", 1, 1, "Write ![圖](a.png)"),
        ("![圖](a.png){width=50%}", "text.foreign", 1, 12, "Attributes stand close behind square brackets"),
        ("見[](＃fig-1)。", "text.full-width", 1, 2, "Write [](#fig-1)"),
        # Attributes
        ("見[第6條]｛law=x art=6｝。", "text.foreign", 1, 7, "Attributes stand close"),
        ("見[第6條] {law=x art=6}。", "text.foreign", 1, 8, "Attributes stand close"),
        ("見[甲]{.red}。", "text.foreign", 1, 6, "Attributes stand close"),
        ("見[甲]{law=x article=6}。", "text.foreign", 1, 12, "Attributes stand close"),
        ("見[甲]{law=x art=第6條}。", "law.provision", 1, 12, "Write art=6"),
        ("見[民法]{lang=jp}。", "text.foreign", 1, 7, "Did you mean lang=ja?"),
        # Labels
        ("見[#flow]。", "text.foreign", 1, 2, "Refer to it as [](#flow)"),
        (r"見\ref{flow}。", "text.foreign", 1, 2, "Leave the mark out."),
        ("## 壹、甲｛#a｝\n\n乙。", "text.full-width", 1, 7, "Write {#a}"),
        ("## 壹、甲 {# a}\n\n乙。", "text.full-width", 1, 8, "Write {#a}"),
        ("## 壹、甲 {#目的}\n\n乙。", "text.foreign", 1, 8, "An id has Latin letters"),
        # Notes
        (f"甲^n1。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        (f"甲[n1^]。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        (f"甲[^ n1]。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        (f"甲[^n1。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        (f"甲(^n1)。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        (f"甲〔^n1〕。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        (rf"甲\[^n1\]。{NOTE}", "note.typed", 1, 2, "Write [^n1]"),
        ("甲[^a,b]。\n\n[^a]: 甲。\n[^b]: 乙。", "note.undefined", 1, 2, "Write [^a][^b]"),
        ("甲[^n1]。\n\n[^n1] 註。", "note.markup", 3, 6, "Use an ASCII colon and a space"),
        ("甲[^n1]。\n\n[^n1]； 註。", "note.markup", 3, 6, "Use an ASCII colon and a space"),
        ("甲[^n1]。\n\n[^n1]:: 註。", "note.markup", 3, 7, "Use an ASCII colon and a space"),
        ("甲[^n1]。\n\n- [^n1]: 註。", "list.mark", 3, 1, "Write [^n1]: …"),
        ("甲[^n1]。\n\n[^n1]: [@key, p. 3]。", "text.foreign", 3, 8, "Write @key, p. 3"),
        ("甲[^n1]。\n\n[^n1]: [-@key]。", "text.foreign", 3, 8, "Write @key"),
        ("甲[^n1]。\n\n[^n1]: `@key`。", "text.foreign", 3, 8, "Write @key"),
        ("甲[^n1]。\n\n[^n1]: \\@key。", "text.foreign", 3, 8, "Write @key"),
        # Headings
        ("####### 甲", "heading.mark", 1, 1, "Write ###### 甲"),
        ("壹、評析\n===", "heading.mark", 1, 1, "Write ## 壹、評析"),
        ("**一、國家**\n\n甲。", "heading.mark", 1, 1, "Write ### 一、國家"),
        ("上段。 ## 壹、評析", "heading.mark", 1, 4, "Put it on a line of its own"),
        ("## \n\n甲。", "heading.empty", 1, 1, "Write its words"),
        ("## 壹、甲\n\n## 貳、乙\n\n甲。", "heading.empty", 1, 1, "Write what stands below it"),
        ("甲。\n\n## 註釋", "heading.empty", 3, 1, "Delete it: notes are printed by themselves"),
        ("## 壹、甲\n\n甲。\n\n## 參、乙\n\n乙。", "heading.number", 5, 1, "Number the headings on"),
        ("## 壹、甲\n\n甲。\n\n## 壹、乙\n\n乙。", "heading.number", 5, 1, "Number the headings on"),
        # Blocks
        ("```Chart\nkind: bar\n```", "text.foreign", 1, 1, "A chart begins with ```chart"),
        ("```mermaid\ngraph\n```", "text.foreign", 1, 1, "A chart begins with ```chart"),
        ("```\n甲[^n1]。\n\n[^n1]: 註。\n\n## 壹、乙", "text.fence", 1, 1, "Put a line ``` behind it"),
        # Captions and numbers
        ("| 甲 |\n| --- |\n| 乙 |\n表：丙", "caption.mark", 4, 1, "Put an empty line before it."),
        ("| 甲 |\n| --- |\n| 乙 |\n\n表一：丙", "caption.mark", 5, 1, "Write 表：丙; the program puts the number in."),
        ("| 甲 |\n| --- |\n| 乙 |\n\n表一　丙", "caption.mark", 5, 1, "Write 表：丙; the program puts the number in."),
        (
            "**表1：丙**\n\n| 甲 |\n| --- |\n| 乙 |",
            "caption.mark",
            1,
            1,
            "Write 表：丙; the program puts the number in.",
        ),
        ("![圖](a.png)\n圖：丙", "caption.mark", 2, 1, "Put an empty line before it."),
        ("![圖](a.png)\n\nFig. 1. C", "caption.mark", 3, 1, "Write Figure: C; the program puts the number in."),
        ("如圖三所示。\n\n![圖](a.png)\n\n圖：丙", "link.number", 1, 2, "Give it an id"),
        ("See Table 2.\n\n| 甲 |\n| --- |\n| 乙 |\n\n表：丙", "link.number", 1, 5, "Give it an id"),
        ("如圖一所示。", "link.number", 1, 2, "Give it an id"),
        (f"甲[^n1]，如註9所述。{NOTE}", "link.number", 1, 8, "Give it an id"),
    ],
)
def test_a_slip_is_told_once_where_it_stands(body: str, code: str, line: int, column: int, hint: str) -> None:
    ((found, row, place, said),) = told(body)
    assert (found, row, place) == (code, line, column)
    assert said.startswith(hint)


@pytest.mark.parametrize(
    "body",
    [
        "見[2025] (甲)與（甲）[2]。",
        "見[甲](https://example.org/a_(b))。",
        "![圖](<a b.png>)",
        '[甲](https://example.org/ "乙")',
        "見[甲][乙]。\n\n[乙]: https://example.org/",
        "公布！[甲](https://example.org/)。",
        "`[甲] (a.png)`與`{law=x}`",
        "該報告圖三、表2.1與圖十二。",
        "Table 9 of the report.",
        "集合{a, b}與{甲}。",
        "見[第6條]{law=x art=6}、[前言]{law=x art=18-1}、[民法]{lang=ja}。",
        "## 壹、甲\n\n### 一、乙\n\n甲。\n\n### 二、丙\n\n乙。\n\n## 貳、丁\n\n### 一、戊\n\n丙。",
        "## I. A\n\nA.\n\n## II. B\n\nB.",
        "## 參、甲\n\n甲。\n\n## 結語\n\n乙。\n\n## 肆、丙\n\n丙。",
        "**重點** 在此。\n\n**小結**\n\n甲。",
        "表現自由。\n\n| 甲 |\n| --- |\n| 乙 |\n\n圖利罪。",
        "電話 02-1234^5。",
    ],
)
def test_what_is_right_is_let_be(body: str) -> None:
    assert told(body) == []


def test_a_label_that_is_none_and_what_refers_to_it_are_one_fault(tmp_path: Path) -> None:
    text = brief_text("如[](#flow)所示。\n\n![圖](a.svg)\n\n圖：甲。 ｛#flow｝")
    found = check_content(write_content(tmp_path, {"briefs/a/zh-Hant.md": text, "briefs/a/a.svg": SVG})).diagnostics
    assert [one.code for one in found] == ["text.full-width"]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("見[法院] (https://example.org/)。", "見[法院](https://example.org/)。"),
        ("![圖](a b.png)與![圖](a.png =3x)", "![圖](<a b.png>)與![圖](a.png)"),
        ("## 壹、甲｛#a｝", "## 壹、甲{#a}"),
        ("見[#flow]。", "見[#flow]。"),
        ("####### 甲", "###### 甲"),
    ],
)
def test_what_is_certain_is_mended(body: str, right: str) -> None:
    whole = brief_text(body)
    assert applied(whole, tuple(slip_fixes("a", whole))) == brief_text(right)


@given(st.text("[]()！!［］【】（） ab.png=“”#/:https", max_size=60))
def test_a_link_that_was_mended_is_one(text: str) -> None:
    once = mended(text)
    assert not [found for found in links_in(mended(once)) if found.instead == found.words]


@given(st.data())
@settings(max_examples=tried(by_day=4, at_night=100))
def test_each_mark_has_one_of_the_signs_by_which_words_are_searched_at_all(data: st.DataObject) -> None:
    slip = data.draw(st.sampled_from(IN_TEXT))
    assert SIGN.search(data.draw(st.from_regex(slip.pattern.pattern)))
    slip = data.draw(st.sampled_from(AT_START))
    assert SIGN_AT_START.match(data.draw(st.from_regex(slip.pattern.pattern, fullmatch=True)))


_ERA_PIECES = (
    "令和7年",
    "（2025）",
    "(2024)",
    "2025年（令和7年）",
    "民國",
    "114",
    "年",
    "\n",
    "\n\n",
    "法",
    "平成",
    "元年",
    "／1988",
)


@given(st.lists(st.sampled_from(_ERA_PIECES), max_size=14).map("".join))
def test_years_of_eras_are_told_line_by_line(body: str) -> None:
    told_of = [(one.line, one.column) for one in Text("a.md", body, 3).era_faults()]
    assert told_of == [
        (number, at + 1) for number, line in enumerate(body.split("\n"), start=4) for at, _, _ in wrong_eras(line)
    ]


@given(st.text("()（）[]［］a法/.\u00ad\u200b\ufeff http:", max_size=30))
def test_what_is_told_by_some_characters_is_found_by_its_pattern_alone(text: str) -> None:
    assert (INVISIBLE.search(text) is not None) is any(char in text for char in UNSEEN)
    if _TURNED.search(text):
        assert ")[" in text or "）[" in text


@given(
    st.lists(
        st.sampled_from(
            [
                "民國",
                "中華民國",
                "民国",
                "令和",
                "令",
                "和",
                "平成",
                "昭和",
                "年",
                "元年",
                "7",
                "７",
                " ",
                "\u3000",
                "\n",
                "ᄀ",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_names_of_eras_stand_where_a_pattern_finds_them(text: str) -> None:
    found = [match.span() for match in re.finditer("|".join(eras.FIRST_YEARS), text)]
    places = list(eras.places_of_eras(text))
    # 民國 is told where 中華民國 stands too.
    assert len(places) == len(found)
    assert all(start <= at < end for (start, end), at in zip(found, sorted(places), strict=True))
    assert eras.has_era(text) is ("年" in text and bool(found))


@given(st.sampled_from(["https://", "http://"]), st.text("a/:.%5C\\＃#?@ é法", max_size=12))
def test_nothing_is_said_of_a_web_address(begin: str, rest: str) -> None:
    token, links = Token("link_open", "a", 1, attrs={"href": begin + rest}), []  # type: ignore[var-annotated]
    place = find_links.Place("briefs/a", EN, Address("en/briefs/a/"))
    assert find_links._link(token, (1, 1), Text("x.md", ""), place, links) == []
    assert (token.attrs["href"], links) == (begin + rest, [])


@given(st.text("圖表如見，。\n \u3000\u00a0甲a12３三十年.-－所示", max_size=12))
def test_figures_are_named_where_a_text_begins_or_behind_a_word_that_leads_to_them(words: str) -> None:
    behind = typed_numbers._HAN.pattern.index(r"\s?")
    before = re.compile(
        r"(?:(?<=[如見照依據由與及和、（(。，；])|^)(?P<kind>[圖表])" + typed_numbers._HAN.pattern[behind:]
    )
    found, expected = (
        [(one.span(), one.groups()) for one in pattern.finditer(words)] for pattern in (typed_numbers._HAN, before)
    )
    assert found == expected
