"""Each page that holds a text stands beside itself as Markdown, with its notes, and says there what it says here."""

import re
from pathlib import Path

import pytest
from html_to_markdown import ConversionOptions
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from briefs.publishing.files.markdown_export import RenderedPage, _choices, cut, to_markdown

from .pages import file_at
from .support import BASE, brief_text, build_some, write_content

BASE_URL = "https://briefs.example/"
LONGEST = "2025-jp-ai-promotion-act"


def parsed(text: str) -> str:
    """Return Markdown as HTML, by the standard, with notes and tables."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin).render(text))


@pytest.mark.parametrize("lang", ["zh-hant", "en"])
def test_a_brief_stands_there_with_all_its_notes(own_site: dict[str, bytes], lang: str) -> None:
    text = own_site[f"{lang}/briefs/{LONGEST}/index.md"].decode()
    html = parsed(text)
    assert html.count('class="footnote-item"') == 10
    assert html.count('class="footnote-ref"') == 10
    assert html.count("<h2>") == 6, "the headnote, three parts, how to cite, and about the brief"
    assert html.count("<table>") == 4, "the days to know, and the numbers of three charts"
    assert "↩" not in text
    assert "<svg" not in text


def test_every_page_that_has_a_twin_names_it_and_no_other_does(own_site: dict[str, bytes]) -> None:
    named = {
        path.replace("index.html", "index.md")
        for path, data in own_site.items()
        if path.endswith(".html") and b'type="text/markdown" href="index.md"' in data
    }
    there = {path for path in own_site if path.endswith("index.md")}
    assert named == there
    assert len(there) > 3 * 9


def test_every_link_in_a_twin_is_whole_and_leads_somewhere(own_site: dict[str, bytes]) -> None:
    for path, data in own_site.items():
        if not path.endswith("index.md"):
            continue
        # What stands in code is no link.
        text = re.sub(r"```.*?```|`[^`\n]*`", "", data.decode(), flags=re.DOTALL)
        for url in re.findall(r"\]\(([^)\s]+)", text):
            assert url.startswith(("http://", "https://", "mailto:")), (path, url)
            if url.startswith(BASE_URL):
                assert file_at(own_site, BASE_URL, url), (path, url)


def test_what_looks_like_markup_in_a_text_stays_text(tmp_path: Path) -> None:
    body = (
        r"以 \*星號\* 與 &lt;script&gt;alert(1)&lt;/script&gt; 為例[^a]。"
        + "\n\n| 甲 |\n|---|\n| 乙\\|丙 |\n\n[^a]: 註一。\n\n    第二段。\n"
    )
    site = build_some(write_content(tmp_path, {"briefs/a/zh-Hant.md": brief_text(body)}), "a")
    html = parsed(site["zh-hant/briefs/a/index.md"].decode())
    assert "以 *星號* 與 &lt;script&gt;alert(1)&lt;/script&gt; 為例" in html
    assert "<td>乙|丙</td>" in html
    assert re.search(r'<li id="fn1" class="footnote-item"><p>註一。</p>\s*<p>第二段。', html)


def test_a_twin_in_the_derived_script_is_derived(tmp_path: Path) -> None:
    body = "日本《人工智慧技術研究開發及應用促進法》簡介：〈人工知能関連技術の研究開発及び活用の推進に関する法律〉。\n"
    files = {"site.yaml": f"{BASE['site.yaml']}outputs: {{markdown: all}}\n", "briefs/a/zh-Hant.md": brief_text(body)}
    text = build_some(write_content(tmp_path, files), "a")["zh-hans/briefs/a/index.md"].decode()
    assert "技术研究开发及应用促进法》简介" in text
    assert "人工知能関連技術の研究開発及び活用の推進に関する法律" in text, "Japanese stays Japanese"


@given(st.lists(st.sampled_from(["<nav ", "<nav>", "</nav>", "</na", "導覽", "\n", "<p>"])).map("".join))
def test_what_is_cut_is_what_the_plain_pattern_finds(html: str) -> None:
    pattern = re.compile("<nav .*?</nav>", re.DOTALL)
    found = [one for one in pattern.findall(html) if "<nav" not in one[1:]]
    assert cut(html, "<nav ", "</nav>") == (pattern.sub(lambda one: "" if one[0] in found else one[0], html), found)


@pytest.mark.parametrize(
    "aside",
    [
        '<div class="actions"><a href="#">甲</a></div>',
        '<div class="actions"><div>甲</div>乙</div>',
        '<p class="downloads">甲',
        '<details class="cited"><summary>甲</summary><details>乙</details>丙</details>',
    ],
)
def test_what_serves_a_page_only_is_left_out_however_a_template_writes_it(aside: str) -> None:
    with_it, without = (
        to_markdown(RenderedPage(f"<main><p>前</p>{one}<p>後</p></main>", BASE_URL)) for one in (aside, "")
    )
    assert with_it == without


def test_what_the_library_is_told_is_what_it_does_of_itself() -> None:
    usual = ConversionOptions()
    assert {name: repr(one).lower() for name, one in _choices().items()} == {
        name: getattr(usual, name).replace("_", "") for name in _choices()
    }
