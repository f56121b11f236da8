"""What the parser passes over, as no mark begins there: its tokens are those of a parser that stops at all signs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline, normalize

from briefs.language.languages import ZH_HANT
from briefs.model.brief import File
from briefs.reading.markdown.job import Job
from briefs.reading.markdown.parser import parser
from briefs.reading.markdown.read_brief import read_brief
from briefs.reading.markdown.render import Renderer
from tests.nights import tried
from tests.support import TEMPLATES

HEAD = "---\ntitle: 題\ndescription: 述\ndate: 2025-01-01\ntopics: [a]\njurisdictions: [TW]\n---\n"

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
        "[^note-二]",
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
        "\n[^1]: 甲\n[^2]: 乙",
        "\n    [^3]: 丙",
        "\n[^1]: a | b\n---|---\n",
        "\n[^1 ]: https://a.example/\n",
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
    md.inline.ruler.disable("plain_call")
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


BLOCKS = (
    "# 一",
    "## 二",
    "- 點",
    "  - 內",
    "1. 一",
    "> 引",
    "| 年 | 數 |\n|---|---|\n| 2025 | 3 |",
    "[^1]: 註",
    "甲[^1]。",
    "```\nx\n```",
)


@settings(max_examples=tried(60, 200))
@given(st.lists(st.sampled_from(BLOCKS) | st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=8))
def test_a_derived_version_has_the_frame_that_it_would_draw_itself(blocks: list[str]) -> None:
    file = File("content/briefs/a/zh-Hant.md", (HEAD + "\n\n".join(blocks) + "\n").encode())
    job = Job("briefs", "a", ZH_HANT, file, TEMPLATES.words)
    found = read_brief(job)
    with pytest.MonkeyPatch.context() as patch:
        kept = Renderer.__init__
        patch.setattr(Renderer, "__init__", lambda self, place, words, headings, _: kept(self, place, words, headings))
        assert read_brief(job) == found
