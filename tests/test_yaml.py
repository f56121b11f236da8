"""YAML as authors need it: text, true, false and nothing, each with its place; and no harm from any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefs.messages.entries import render
from briefs.model.diagnostic import Code
from briefs.reading.files.yaml_slips import value_slips
from briefs.reading.files.yaml_text import read_yaml
from tests.support import BASE, brief_text, check_content, write_content


@pytest.mark.parametrize(
    "text", ["NO", "no", "on", "010", "0123456", "12:30", "1_000", "1.10", "2024-01-05", "=", "0x1F", "1e3"]
)
def test_what_yaml_would_turn_into_something_else_stays_text(text: str) -> None:
    assert read_yaml(f"key: {text}", "x").value == {"key": text}


def test_true_false_and_nothing() -> None:
    assert read_yaml("a: true\nb: false\nc:\nd: null\ne: ~\nf: 'true'\ng: True", "x").value == {
        "a": True,
        "b": False,
        "c": None,
        "d": None,
        "e": None,
        "f": "true",
        "g": "True",
    }


def test_each_key_and_item_has_its_line_and_column() -> None:
    tree = read_yaml("title: 甲\ntopics: [ai, 隱私]\nsource:\n  url: x\n", "x", offset=1)
    assert tree.places[("title",)] == (2, 1)
    assert tree.places[("topics", 1)] == (3, 14)
    assert tree.places[("source", "url")] == (5, 3)


def test_a_merge_bomb_and_a_nest_of_thirty_thousand_brackets_are_refused_at_once() -> None:
    bomb = "a: &a [x]\n" + "\n".join(f"b{i}: &b{i} [*a, *a]" for i in range(50))
    assert read_yaml(bomb, "x").diagnostics[0].code == "yaml.alias"
    assert read_yaml("a: " + "[" * 30_000, "x").diagnostics[0].code == "yaml.too-deep"


@given(st.text(max_size=200))
def test_no_text_does_harm(text: str) -> None:
    tree = read_yaml(text, "x")
    assert tree.diagnostics or isinstance(tree.value, dict)


_SCALARS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufffc\ufffd"), max_size=20
)


@given(
    st.dictionaries(
        _SCALARS.filter(bool),
        st.recursive(
            _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_SCALARS, inner, max_size=3)
        ),
        max_size=4,
    )
)
def test_whatever_is_quoted_comes_back_as_it_was(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    # Two keys of YAML itself are refused here.
    if "<<" not in text:
        assert read_yaml(text, "x").value == value


ACT = "“Act”; what follows is a comment to YAML: #5"


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("title: Act #5", 1, 12, ACT),
        ("title:\n  Act #5", 2, 7, ACT),
        ("title: one\n  Act #5", 2, 7, "“one Act”"),
        ("names:\n  en: Act #5", 2, 11, ACT),
        ("topics:\n  - Act #5", 2, 9, ACT),
        ("topics: [ai, Act #5\n  ]", 1, 18, ACT),
        ("names: {zh-Hant: 法 #草案\n  , en: Act}", 1, 20, "“法”; what follows is a comment to YAML: #草案"),
    ],
)
def test_a_value_that_a_number_sign_cuts_is_told_wherever_it_stands(
    text: str, line: int, column: int, said: str
) -> None:
    (slip,) = value_slips(text, "p")
    assert (slip.line, slip.column) == (line, column)
    assert said in render(slip.message, "en")
    assert read_yaml(text, "p").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "instead"),
    [
        ("topics: [a, b #c]", 1, 15, 'topics: [a, "b #c"]'),
        ("topics: [a, b # c]", 1, 15, 'topics: [a, "b # c"]'),
        ("x: y\ntopics: [a #b, c]\nz: 1", 2, 12, 'topics: ["a #b", c]'),
        ("names: {en: Act #5, zh-Hant: 法}", 1, 17, 'names: {en: "Act #5", zh-Hant: 法}'),
        ("- [x #1]\n- y", 1, 6, '- ["x #1"]'),
        ('topics: ["it\'s #1", a #b]', 1, 23, 'topics: ["it\'s #1", "a #b"]'),
        ("topics: [a,\n  b #c]", 2, 5, '  "b #c"]'),
        ("a: {b: [c #1]}", 1, 11, 'a: {b: ["c #1"]}'),
    ],
)
def test_a_number_sign_that_takes_the_closing_bracket_is_told_with_what_to_write(
    text: str, line: int, column: int, instead: str
) -> None:
    (fault,) = read_yaml(text, "p").diagnostics
    assert (fault.line, fault.column, render(fault.hint, "en")) == (line, column, f"Write {instead}")
    assert value_slips(text, "p") == ()


@pytest.mark.parametrize(
    "text",
    [
        'title: "1 #"',
        "title: 'Act #5'",
        'topics: ["x #y", z]',
        "title: Act # a comment",
        "title: Act  #comment",
        "title: C# and F#",
        "text: |\n  Act #5\n",
        "#comment\ntitle: A",
        "title: https://x.org/#a",
    ],
)
def test_a_number_sign_that_cuts_nothing_is_let_be(text: str) -> None:
    assert value_slips(text, "p") == ()
    assert read_yaml(text, "p").diagnostics == ()


def test_it_is_told_in_every_file_that_authors_write_as_yaml(tmp_path: Path) -> None:
    names = "{names: {zh-Hant: 甲, en: A #1\n  }}\n"
    files = {
        "site.yaml": BASE["site.yaml"].replace("en: Briefs", "en: Briefs #1\n  "),
        "topics.yaml": f"ai: {names}",
        "jurisdictions.yaml": f"EU: {names}",
        "glossary.yaml": "x: {zh-Hant: 甲, en: A #1\n  }\n",
        "names.yaml": "persons: {甲: 乙 #1\n  }\n",
        "instruments/x.yaml": "names: {zh-Hant: 甲, en: A #1\n  }\n",
        "sources/x.yaml": "title: A #1\ntype: book\n",
        "sources/y.yaml": "- {id: y, title: A #1\n  }\n",
        "briefs/a/en.md": brief_text("A.").replace("topics: [ai]", "topics: [ai #1\n  ]"),
        "pages/about/en.md": "---\ntitle: A #1\ndescription: A.\n---\nA.\n",
    }
    write_content(tmp_path / "content", files)
    told = {one.path for one in check_content(tmp_path / "content").diagnostics if one.code is Code.YAML_COMMENT}
    assert told == {f"content/{name}" for name in files}
