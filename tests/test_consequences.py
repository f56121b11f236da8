"""One slip is told in one line, where it stands: what only follows from it is not told beside it."""

from pathlib import Path

import pytest

from tests.support import BASE, brief_text, check_content, write_content

ZH = """首句[^act]，次句[^again]。

## 壹、標題

### 一、小節

- 甲項
- 乙項

[^act]: @act，第1條。
[^again]: @act，第2條。
"""
EN = """One.[^act] Two.[^again]

## I. Heading

### A. Part

- First
- Second

[^act]: @act, art. 1.
[^again]: @act, art. 2.
"""
RECORD = "act: {type: legislation, title: {en: The Act, zh-Hant: 本法}, jurisdiction: EU}\n"


def told(folder: Path, zh: str, en: str, settings: str = "") -> list[tuple[str, int, str]]:
    """Return what is told of a brief in two languages: the file, the line and the code of each fault."""
    files = {
        "briefs/a/zh-Hant.md": brief_text(zh),
        "briefs/a/en.md": brief_text(en),
        "sources/all.yaml": RECORD,
        "site.yaml": BASE["site.yaml"] + settings,
    }
    found = check_content(write_content(folder, files)).diagnostics
    return [(Path(one.path).name, one.line, one.code.value) for one in found]


HEAD = brief_text("").count("\n")
"""Lines of the front matter."""


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("首句[^act]", "首句[^atc]", "note.undefined"),
        ("首句[^act]", "首句［^act］", "text.full-width"),
        ("首句[^act]", "首句[＾act]", "text.full-width"),
        ("[^act]: @act，", "[^act]：@act，", "note.markup"),
        ("[^act]: @act，", "[^act]: ＠act，", "text.full-width"),
        ("[^act]: @act，", "[^act]: @atc，", "cite.unknown"),
        ("[^act]: @act，第1條", "[^act]: 同前註1", "cite.forward"),
        ("## 壹、", "##壹、", "heading.mark"),
        ("### 一、", "###一、", "heading.mark"),
        ("## 壹、", "＃＃ 壹、", "heading.mark"),
        ("- 甲項\n- 乙項", "-甲項\n-乙項", "list.mark"),
    ],
)
def test_a_slip_in_the_chinese_text_is_told_once(tmp_path: Path, right: str, wrong: str, code: str) -> None:
    assert told(tmp_path / "sound", ZH, EN) == []
    assert right in ZH
    found = told(tmp_path / "slipped", ZH.replace(right, wrong, 1), EN)
    line = HEAD + 1 + ZH[: ZH.index(right)].count("\n")
    # Each point of a list is a slip of its own.
    assert (found[0], {one[2] for one in found}) == (("zh-Hant.md", line, code), {code})


def test_a_slip_in_the_english_text_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, ZH, EN.replace("One.[^act]", "One.[^atc]")) == [("en.md", HEAD + 1, "note.undefined")]


def test_languages_are_compared_as_soon_as_the_slip_is_mended(tmp_path: Path) -> None:
    assert told(tmp_path, ZH.replace("@act，第1條", "@act，第9條"), EN) == [("en.md", HEAD + 10, "cite.parity")]


def test_a_code_that_is_off_hides_nothing(tmp_path: Path) -> None:
    found = told(tmp_path, ZH.replace("## 壹、", "##壹、", 1), EN, 'checks: {heading.mark: "off"}\n')
    assert {code for _, _, code in found} >= {"heading.skipped", "parity.block"}


def test_an_unknown_topic_is_told_once_for_both_languages(tmp_path: Path) -> None:
    zh = brief_text("甲。").replace("topics: [", "topics: [artificial-inteligence, ")
    files = {"briefs/a/zh-Hant.md": zh, "briefs/a/en.md": brief_text("A.")}
    found = check_content(write_content(tmp_path, files)).diagnostics
    assert [one.code.value for one in found] == ["topic.unknown"]


@pytest.mark.parametrize(
    "mark", ["¹", "①", "（註1）", "(註1)", "〔1〕", "[1]", "[註1]", "【1】", "^1^", "<sup>1</sup>", "［１］"]
)
@pytest.mark.parametrize(("name", "text"), [("zh-Hant", "首句{}，次句。"), ("en", "Then{} two.")])
def test_a_call_of_a_note_that_is_typed_otherwise_is_told_once_where_it_stands(
    tmp_path: Path, mark: str, name: str, text: str
) -> None:
    files = {f"briefs/a/{name}.md": brief_text(f"{text.format(mark)}\n\n[^1]: 註。\n")}
    found = [one for one in check_content(write_content(tmp_path, files)).diagnostics if one.code.value != "note.stop"]
    assert [(one.code.value, one.line, one.column) for one in found] == [("note.typed", HEAD + 1, text.index("{") + 1)]


@pytest.mark.parametrize("label", ["¹", "１", "¹²"])
def test_a_label_in_other_figures_is_told_once_with_the_one_that_is_meant(tmp_path: Path, label: str) -> None:
    plain = {"¹": "1", "１": "1", "¹²": "12"}[label]
    files = {"briefs/a/zh-Hant.md": brief_text(f"首句[^{label}]。\n\n[^{plain}]: 註。\n")}
    (told,) = check_content(write_content(tmp_path, files)).diagnostics
    assert (told.code.value, told.hint.values) == ("note.undefined", {"word": plain})


@pytest.mark.parametrize(
    "text", ["10 m² and 3 km².\n\n[^2]: N.\n", "See [2](https://x.org/).\n\n[^2]: N.\n", "x²⁴\n\n[^2]: N.\n"]
)
def test_a_note_that_nothing_seems_to_call_is_told_where_it_stands(tmp_path: Path, text: str) -> None:
    found = check_content(write_content(tmp_path, {"briefs/a/en.md": brief_text(text)})).diagnostics
    assert [(one.code.value, one.line) for one in found] == [("note.unused", HEAD + 3)]
