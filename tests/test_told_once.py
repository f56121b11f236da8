"""One slip is one report: what follows from a file that can't be read, or from a key with a slip, is not told too."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefs.checks.text_language import FEW_WORDS, check_language
from briefs.language.locators import read_locator
from briefs.language.recogniser.characters import Kind, kind_of
from tests.support import BASE, brief_text, check_content, read_body, read_text, shown, write_content

NOTE = "甲[^1]。\n\n[^1]: @roe，第3條。"
ROE = "type: legislation\ntitle: 甲法\nissued: 2020-01-01\n"
LAW = BASE["instruments/jp-ai-act.yaml"]


def told(folder: Path, files: dict[str, str]) -> str:
    return shown(check_content(write_content(folder / "content", files)).diagnostics)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        # Files of records that can't be read
        ({"sources/roe.yaml": ROE.replace("type:", "type：")}, "content/sources/roe.yaml:1:5: error: the colon"),
        ({"sources/all.yaml": "- id: roe\n  title: A: b\n"}, "content/sources/all.yaml:2:10: error: a value that"),
        ({"sources/all.json": '[{"id":"roe","type":"book"},]'}, "content/sources/all.json:1:28: error: the JSON"),
        ({"sources/all.bib": "@book{roe, title={A, year=2020}\n"}, "content/sources/all.bib:1:1: error: this entry"),
        ({"sources/roe.yaml": ROE, "topics.yaml": "ai：\n"}, "content/topics.yaml:1:1: error: this is not"),
        ({"sources/roe.yaml": ROE, "jurisdictions.yaml": "JP\n"}, "content/jurisdictions.yaml:1:1: error: this is not"),
        (
            {"sources/roe.yaml": ROE, "instruments/jp-ai-act.yaml": LAW.replace("in-force", "施行中")},
            "content/instruments/jp-ai-act.yaml:4:1: error: status: '施行中' is not allowed",
        ),
        # Keys with a slip
        ({"sources/roe-1.yaml": ROE}, "error: there is no source roe [cite.unknown] → Did you mean roe-1?"),
        # Files of which nothing is made
        ({"sources/roe.yaml": ROE, "sources/x.ris": "TY  - BOOK"}, "content/sources/x.ris: warning: nothing is made"),
        ({"sources/roe.yaml": ROE, "topic.yaml": "a: b"}, "[file.unexpected] → Did you mean topics.yaml?"),
        ({"sources/roe.yaml": ROE, "source/a.yaml": ROE}, "[file.unexpected] → Did you mean sources?"),
        ({"sources/roe.yaml": ROE, "briefs/b/en.MD": ""}, "[file.unexpected] → Rename it to en.md"),
        (
            {"sources/roe.yaml": ROE, "briefs/b/中文.md": "", "briefs/b/en.md": brief_text("A.")},
            "→ Did you mean zh-Hant?",
        ),
    ],
)
def test_what_follows_from_a_slip_is_not_told_too(tmp_path: Path, files: dict[str, str], said: str) -> None:
    text = brief_text(NOTE).replace("jurisdictions: [JP]", "jurisdictions: [JP]\ninstruments: [jp-ai-act]")
    found = told(tmp_path, {"briefs/a/zh-Hant.md": text, **files})
    assert said in found
    assert found.count("\n") == 0, found


def test_a_key_of_more_letters_than_may_be_is_said_to_be_long(tmp_path: Path) -> None:
    found = told(tmp_path, {f"sources/{'a' * 201}.yaml": ROE})
    assert found.endswith("[source.key] → Give it a key of at most 200 characters.")


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("www.moj.gov.tw", "Write https://www.moj.gov.tw"),
        ("moj.gov.tw/a", "Write https://moj.gov.tw/a"),
        ("http:/moj.gov.tw", "Write http://moj.gov.tw"),
        ("https：//moj.gov.tw", "Write https://moj.gov.tw"),
        ("a@moj.gov.tw", "Write mailto:a@moj.gov.tw"),
        ("甲", "Did you mean #甲?"),
    ],
)
def test_a_link_without_its_scheme_is_told_with_it(tmp_path: Path, link: str, hint: str) -> None:
    assert told(tmp_path, {"briefs/a/zh-Hant.md": brief_text(f"## 壹、甲\n\n[乙]({link})")}).endswith(f"→ {hint}")


@pytest.mark.parametrize(
    ("lang", "old", "new", "said"),
    [
        (
            "zh-Hant",
            "title: A brief",
            "title: An Introduction to the Act of Japan",
            ":2:1: warning: title seems to be English",
        ),
        (
            "en",
            "description: A brief",
            "description: 日本人工智慧法之簡介",
            ":3:1: warning: description seems to be Chinese",
        ),
        (
            "zh-Hant",
            "title: A brief",
            "title: 个人信息保护法简介与实务观点",
            ":2:1: warning: title seems to be Simplified",
        ),
    ],
)
def test_a_title_in_another_language_is_told(lang: str, old: str, new: str, said: str) -> None:
    (brief, *_) = read_text(brief_text("A. 甲。").replace(old, new), lang).briefs
    assert said in shown(tuple(check_language(brief)))


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh-Hant", "GDPR"),
        ("zh-Hant", "《个人信息保护法》簡介"),
        ("en", "The 人工智慧 Act"),
        ("zh-Hant", "Roe v. Wade"),
    ],
)
def test_a_name_in_another_language_is_let_be(lang: str, title: str) -> None:
    (brief, *_) = read_text(brief_text("A. 甲。").replace("A brief", title), lang).briefs
    assert tuple(check_language(brief)) == ()


WORDS = st.sampled_from([*"法律條文个们这华", "關於本法之規定", "the", "Act", "a", "B2", "，", " ", "2025", "の"])


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.lists(WORDS, max_size=60).map("".join))
def test_a_text_is_in_the_language_of_most_of_its_words(text: str) -> None:
    han, latin = re.findall("[\u4e00-\u9fff]", text), re.findall("[A-Za-z][A-Za-z]+", text)
    mainland = [char for char in han if kind_of(char) is Kind.MAINLAND]
    for lang in ("zh-Hant", "en"):
        brief = read_body("甲。" if lang == "zh-Hant" else "A.", lang)
        brief = replace(brief, blocks=(replace(brief.blocks[0], text=text),))
        is_other = len(han) + len(latin) > FEW_WORDS and (len(han) > len(latin)) is not (lang == "zh-Hant")
        is_simplified = lang == "zh-Hant" and len(mainland) >= max(5, len(han) // 20)
        found = [one.message.key for one in check_language(brief)]
        assert found.count("text-seems-to-be") == is_other + is_simplified


@pytest.mark.parametrize("typed", ["page 3", "Page 3", "pages 3–5", "P.3", "PP. 3-5", "p3", "p. 3"])
def test_pages_are_read_whatever_their_word(typed: str) -> None:
    found = read_locator(f"{typed}。")
    assert found is not None
    assert (found[0].label, found[0].value[0], found[0].typed) == ("page", "3", typed)


CHART = """\
```chart
kind: bar
caption: 甲、乙之年。
source: roe
alt: 圖。
data: |
  國,年
  甲,1
  乙,2
```
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "hint"),
    [
        ("乙,2", "乙,２", 17, 5, "Write 2"),
        ("乙,2", "乙,\u22122", 17, 5, "Write -2"),
        ("乙,2", "乙,2%", 17, 5, "Write 2"),
        ("乙,2", "乙，2", 17, 3, "Leave a cell empty"),
        ("乙,2", "甲,2", 17, 3, "Give each row"),
        ("kind: bar", "kind: 長條圖", 10, 1, "Did you mean bar?"),
        ("kind: bar", "kind: pie", 10, 1, "Did you mean share?"),
    ],
)
def test_a_number_of_a_chart_is_told_in_its_row(
    tmp_path: Path, old: str, new: str, line: int, column: int, hint: str
) -> None:
    text = brief_text("\n" + CHART.replace(old, new))
    found = told(tmp_path, {"briefs/a/zh-Hant.md": text, "sources/roe.yaml": ROE})
    assert f"zh-Hant.md:{line}:{column}: error: " in found
    assert f"→ {hint}" in found
    assert found.count("\n") == 0
