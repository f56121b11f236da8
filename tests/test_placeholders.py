"""Placeholders: each stage has characters of its own, and no author's file may hold one."""

import ast
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.model.block import Block
from briefs.placeholders import ANY, CHARACTERS, Placeholder
from tests.support import REPOSITORY, WITH_PARALLEL_PAGES, brief_text, build_some, check_content, write_content


def test_no_two_stages_share_a_placeholder() -> None:
    assert len({str(one) for one in Placeholder}) == len(list(Placeholder.__members__))


def test_placeholders_are_noncharacters() -> None:
    assert len(CHARACTERS) == 66
    for one in Placeholder:
        assert unicodedata.category(one) == "Cn"
        assert ANY.fullmatch(one)
    every_character = "".join(map(chr, range(sys.maxunicode + 1)))
    assert ANY.findall(every_character) == list(CHARACTERS)


_SPACES = (" ", "\n", "\u3000", "\xa0", "\u2028", "\x1f")


@given(
    st.lists(st.one_of(st.sampled_from([*CHARACTERS, *_SPACES, "法條", "ＡＩ", "\xad", "か"]), st.text())).map("".join)
)
def test_the_words_of_a_block_have_three_dots_for_each_placeholder(text: str) -> None:
    block = Block("paragraph", text, 0, 0, "", "", 0, "", 0, 1)
    assert block.words == " ".join(ANY.sub("…", text).split())


def test_any_is_every_noncharacter_and_nothing_else() -> None:
    assert ANY.findall("".join(map(chr, range(0x110000)))) == sorted(CHARACTERS)


def test_no_other_module_hands_out_noncharacters() -> None:
    """A noncharacter in a string of any other module would be a placeholder beside the one home of all."""
    for module in (REPOSITORY / "briefs").rglob("*.py"):
        if module.name in ("placeholders.py", "decode.py"):
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not ANY.search(node.value), f"{module}:{node.lineno}"
                assert not re.search(r"\\ufd[de][0-9a-f]", node.value), f"{module}:{node.lineno}"


@pytest.mark.parametrize("char", [CHARACTERS[0], CHARACTERS[31], CHARACTERS[32], CHARACTERS[-1]])
def test_a_file_that_holds_one_is_refused(tmp_path, char) -> None:  # type: ignore[no-untyped-def]
    content = write_content(tmp_path / "content", {"briefs/a/en.md": brief_text(f"Text {char}.")})
    assert [one.code.value for one in check_content(content).errors] == ["file.control-character"]


CHART = """\
```chart
kind: bar
data: |
  Year, Cases
  2024, 10
  2025, 12
caption: Cases
source: Ministry
alt: Cases rose from 10 to 12.
```
"""


@pytest.mark.parametrize("digits", ["## 2025", "## 0", "2025", "- 0\n- 1", "| 0 |\n|---|\n| 1 |", "> 0"])
def test_a_block_of_digits_beside_a_chart_stays_text(tmp_path, digits) -> None:  # type: ignore[no-untyped-def]
    """The parallel page once took digits between blocks for the number of a chart, and the build crashed."""
    body = f"First.\n\n{digits}\n\n{CHART}\nLast.\n"
    texts = {f"briefs/a/{lang}.md": brief_text(body) for lang in ("zh-Hant", "en")}
    site = build_some(write_content(tmp_path / "content", texts | WITH_PARALLEL_PAGES), "a")
    for path, data in site.items():
        if path.endswith(".html"):
            assert not ANY.search(data.decode()), path
    page = site["en/briefs/a/parallel/index.html"].decode()
    assert len(re.findall("<svg[^>]*chart-(?:narrow|wide)", page)) == 4
    assert re.search(r">\s*(2025|0)\s*<", page)
