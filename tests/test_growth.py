"""The time of a check grows with its input: the same mark at two sizes, in every language and kind of file."""

from pathlib import Path
from typing import Any

import pytest

from tests.nights import rest_at_night
from tests.support import brief_text, check_content, grows_with_its_size, write_content

BYTES = 3000
"""The smaller size; the larger is four times that."""
LEAST = 0.8
"""Seconds of processor time below which nothing is compared: a small site takes a tenth of a second by itself."""

MARKS = """\
第1條第2項、 第一百二十三條 前揭註3， 同前註， 《甲 〈甲乙丙丁 「甲 『甲 （甲 ( [ ] [甲] [^1] [[b]]
[[b| @key @a ＠ *a **甲** _a_ ~~a ~ ==a==
$x$ %%a%% `a `` ^[a] {#a} {lang=de} [a]{lang=de} -{甲}- <b> <a <!-- &amp; & \\ | https://example.org/a
http:// 平成 令和3年版
民國一百年 2020年1月1日 2020-01-01 民集1巻2号3頁 カタカナ の 経済産業省 Ａ １ 一 百 100萬元 1,000, 3.
3% ¹ ［^1］ 圖一 表2 註3 第 條 項
A- a. A.B. 人工智慧法 最高法院100年度台上字第1號判決 王小明， 王小明 \u00ad \u3000 ’ “a ” … — - – ·
、 。 ； 甲a a甲 é が 한국 ש 😀 前掲注3
最判平成1年2月3日 東京地判 昭和 附則 別表第一 前言 段 頁3 頁 ¶ 0 [a](b [a](<b [a](b\u0020"c ![a] ![a](b.png)""".split()  # noqa: SIM905
WORDS = """\
Article|Articles 1, 2 and 3|§ 3|§§ 3, 4|s 3(1)|Section|a,|A. B.|Mr.|v.|Id.|Id. at 3;|supra note 3,|see
See also|U.S.|the AI Act|OECD|X
I II III|iv|Abs. 1|S. 3|Nr. 5|(n 5)|(Fn. 3)|at 3,|pp. 3-5,|three pillars|twenty-|the “Act”
(the “Act”)|Smith v. Jones, 3 U.S. 4 (1999).|Act on|1. x
because|12 million|, and|“|the Code of|No. 5|Art. 5 GDPR""".replace("\n", "|").split("|")
LINES = """\
甲|- 甲|1. 甲|> 甲|## 甲|### x|# x|| a | b ||* * *|---|~~~|: 甲|    甲|壹、甲|一、甲|（一）甲|甲 \x20
[a]: http://x.org/|@key|[b](b)|§ 3|- [ ] x|=x=
s 3(1)|Articles 1, 2 and 3|==x==|[[b]]|*a* **b**|圖一|前揭註3|第1條第2項|「甲」|http://x.org/a|x[^1]|```
<div>|<!-- review: x -->""".replace("\n", "|")


def some_by_day(cases: list[str]) -> list[Any]:
    """Return all of a list, every fourth for the day: each is read in the same ways as its neighbours."""
    day = set(cases[::4])
    reason = "some two hundred constructs at two sizes take minutes; by day every fourth"
    return rest_at_night([(one,) for one in cases], lambda one: one in day, reason, ascii)


def checked(folder: Path, name: str, text: str) -> None:
    """Check a small site with one more file."""
    body = brief_text(text) if name.startswith("briefs/") else text
    check_content(write_content(folder, {"briefs/a/en.md": brief_text("A."), name: body}))


def is_linear(folder: Path, name: str, text: str) -> bool:
    """Return whether a text that holds `{}` takes its length, the hole being filled so often as its size asks."""
    head, unit, tail = text.split("\x00")
    count = max(1, BYTES // len(unit.encode()))
    return grows_with_its_size(lambda n: checked(folder, name, head + _many(unit, n) + tail), count, LEAST)


def _many(unit: str, count: int) -> str:
    return "".join(unit.replace("{n}", str(number)) for number in range(count)) if "{n}" in unit else unit * count


@pytest.mark.parametrize("mark", some_by_day(MARKS))
def test_a_mark_in_one_paragraph(mark: str, tmp_path: Path) -> None:
    assert is_linear(tmp_path, "briefs/b/zh-Hant.md", f"\0{mark}\0")


@pytest.mark.parametrize("words", some_by_day(WORDS))
def test_words_in_one_paragraph(words: str, tmp_path: Path) -> None:
    assert is_linear(tmp_path, "briefs/b/en.md", f"\0{words} \0")


@pytest.mark.parametrize("mark", some_by_day([*MARKS[:20:2], *WORDS[::3]]))
def test_a_mark_in_one_note(mark: str, tmp_path: Path) -> None:
    assert is_linear(tmp_path, "briefs/b/en.md", f"A[^1].\n\n[^1]: \0{mark} \0\n")


@pytest.mark.parametrize("line", some_by_day(LINES.split("|")))
def test_lines(line: str, tmp_path: Path) -> None:
    for end in ("\n", "\n\n"):
        assert is_linear(tmp_path, "briefs/b/zh-Hant.md", f"\0{line}{end}\0")


NOTE = "甲[^n{n}]。\n\n[^n{n}]: "


@pytest.mark.parametrize(
    "words", ["甲。", "同前註。", "前揭註{n}，頁3。", "@key-{n}，頁3。", "《甲乙丙丁》，頁3。", "https://x.org/{n}。"]
)
def test_notes(words: str, tmp_path: Path) -> None:
    assert is_linear(tmp_path, "briefs/b/zh-Hant.md", f"\0{NOTE}{words}\n\n\0")


BIBTEX = "@book{{k{n}, title = {{A {n}}}, author = {{Doe, J. and Roe, R.}}, year = {n}}}\n".replace("{{", "{").replace(
    "}}", "}"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("topics.yaml", "\0t{n}: {names: {zh-Hant: 題{n}, en: T{n}}}\n\0"),
        ("jurisdictions.yaml", "\0J{n}: {mark: J, names: {zh-Hant: 國{n}, en: J{n}}}\n\0"),
        ("glossary.yaml", "\0t{n}: {names: {zh-Hant: 詞{n}, en: term {n}}}\n\0"),
        ("glossary.yaml", "a: {names: {zh-Hant: 詞, en: term}, avoid: [\0'x{n}', \0]}\n"),
        ("names.yaml", "\0- {traditional: 名{n}, simplified: 名{n}}\n\0"),
        ("site.yaml", "title: \0[\0"),
        ("site.yaml", "title: \0{a: \0"),
        ("site.yaml", "\0a{n}: &a *a\n\0"),
        ("briefs/b/paragraphs.json", '{"a": [\0"b", \0]}'),
        ("instruments/a.yaml", "names: {zh-Hant: 法, en: A}\nevents:\n\0- {date: 2020-01-01, kind: enacted}\n\0"),
        ("sources/x.yaml", "\0k{n}: {type: book, title: A}\n\0"),
        ("sources/x.yaml", "title: A\ntype: book\nauthor: [\0{family: A}, \0]\n"),
        ("sources/x.bib", f"\0{BIBTEX}\0"),
        ("sources/x.bib", "@book{k, title = {\0{A} \0}}"),
        ("sources/x.bib", "@book{k, title = \0{\0"),
        ("sources/x.bib", '@book{k, title = \0"A" # \0{B}}'),
        ("sources/x.bib", "@book{k, author = {\0A and \0B}}"),
        ("sources/x.bib", "\0year = {2020}\n\0"),
        ("sources/x.bib", "\0@string{s{n} = a}\n\0"),
        ("sources/x.bib", "@book{k, \0title = {A},\n\0}"),
        ("sources/x.bib", "@book{k, title = {\0\\'e \\foo{\0}}"),
        ("sources/x.json", '[\0{"id": "k{n}", "type": "book", "title": "A"}, \0{}]'),
        ("sources/x.json", '[{"id": "k", "type": "book", "title": "\0\\u0041\0"}]'),
        ("sources/x.json", '[{"id": "k", "type": "book", "title": "A", "note": "\0NaN [\0", "volume": NaN}]'),
        ("sources/x.json", "\0[\0"),
        ("briefs/b/a.svg", '<svg xmlns="http://www.w3.org/2000/svg">\0<g a="b">\0</svg>'),
        ("briefs/b/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><style>\0/*a\0</style></svg>'),
    ],
)
def test_records_and_files(name: str, text: str, tmp_path: Path) -> None:
    assert is_linear(tmp_path, name, text)
