"""What the parser passes over, as no mark begins there: its tokens are those of a parser that stops at all signs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline, normalize

from briefs.reading.markdown.parser import parser
from tests.nights import tried

PIECES = (
    *"!#$%&*+-:<=>@[]\\^_`{}~()|;,.' \n",
    *(
        "**",
        "~~",
        "![",
        "](a)",
        "](../b/)",
        "[[",
        "]]",
        "[^1]",
        "^[",
        "-{",
        "}-",
        "zh-hans:",
        "{lang=ja}",
        "{law=民法}",
    ),
    *("@key", "@key, 頁3", "&amp;", "&#60;", "<!--", "-->", "<br>", "<https://a.example/b-c>", "https://a.example/"),
    *(
        "法",
        "。",
        "，",
        "（",
        "word",
        "a-b",
        "2018-09-16",
        "\n\n",
        "\n\n: ",
        "\n\n~ b",
        "\n# a",
        "\n    ",
        "\n\t",
        "\n[^1]: a",
        "\n1. ",
        "---",
        "\n\u3000\n",
        "\n- ",
        "\n> ",
        "| a |\n|---|\n| b |\n",
        "\r\n",
        "\x00",
    ),
)


def as_it_is(md: MarkdownIt) -> MarkdownIt:
    """Return a parser with the library's own rules for where a text stops and which blocks are parsed."""
    md.block.ruler.disable("plain_line")
    md.inline.terminator_re = MarkdownIt().inline.terminator_re
    md.core.ruler.at("inline", inline)
    md.core.ruler.at("normalize", normalize)
    return md


@pytest.mark.parametrize("allow_html", [False, True])
@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=tried(by_day=100, at_night=300), deadline=None)
def test_the_tokens_are_those_of_a_parser_that_stops_at_all_signs(text: str, allow_html: bool) -> None:
    quick, plain = parser(allow_html=allow_html), as_it_is(parser.__wrapped__(allow_html=allow_html))
    assert quick.parse(text, {"keys": ()}) == plain.parse(text, {"keys": ()})
    assert quick.parseInline(text, {"keys": ()}) == plain.parseInline(text, {"keys": ()})
