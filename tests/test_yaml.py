"""YAML as authors need it: text, true, false and nothing, each with its place; and no harm from any text."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefs.reading.files.yaml_text import read_yaml


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
