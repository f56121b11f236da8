"""The rich text of CSL-JSON: printed as what it is, and nowhere seen as tags."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.citing.marked import to_html
from briefs.citing.rich_text import marked, plain
from briefs.language.languages import EN
from tests.support import brief_text, build_content, check_content, printed, shown, write_content

CAPS = '<span style="font-variant:small-caps;">'


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("A <i>v.</i> B", "A v. B", "A <i>v.</i> B"),
        ("<b>A</b><sup>2</sup>", "A2", "<b>A</b><sup>2</sup>"),
        ("H<sub>2</sub>O", "H2O", "H<sub>2</sub>O"),
        ('<span class="nocase">de</span> facto', "de facto", "de facto"),
        (f"{CAPS}Roe</span>", "Roe", '<span class="small-caps">Roe</span>'),
        ('<span style="font-variant: small-caps">Roe</span>', "Roe", '<span class="small-caps">Roe</span>'),
        ("<sc>Roe</sc>", "Roe", '<span class="small-caps">Roe</span>'),
        ("<i>A <b>B</b></i>", "A B", "<i>A <b>B</b></i>"),
        # What is not closed in its turn, and what CSL has not, is text.
        ("a < b > c", "a < b > c", "a &lt; b &gt; c"),
        ("<i>A", "<i>A", "&lt;i&gt;A"),
        ("A</i>", "A</i>", "A&lt;/i&gt;"),
        ("<i>A<b>B</i>", "A<b>B", "<i>A&lt;b&gt;B</i>"),
        ("<em>A</em><script>x</script>", "<em>A</em><script>x</script>", None),
        ('<span class="x">A</span>', '<span class="x">A</span>', None),
        ('<i onclick="x">A</i>', '<i onclick="x">A</i>', None),
    ],
)
def test_tags_of_csl(text: str, words: str, html: str | None) -> None:
    assert plain(text) == words
    if html is not None:
        assert to_html(marked(text), EN) == html
    else:
        assert "<" not in to_html(marked(text), EN)


@given(st.lists(st.sampled_from(["<i>", "</i>", "<b>", "</b>", CAPS, "</span>", "x", " < ", "<sup>", "</sup>"])))
def test_marks_are_even_and_words_stay(parts: list[str]) -> None:
    text = "".join(parts)
    html = to_html(marked(text), EN)
    for tag in ("i", "b", "sup", "span"):
        assert html.count(f"<{tag}>") + html.count(f"<{tag} ") == html.count(f"</{tag}>")
    assert plain(text).count("x") == parts.count("x")


RECORDS = [
    {
        "id": "roe",
        "type": "legal_case",
        "title": "Roe <i>v.</i> H<sub>2</sub>O <b>Co.</b>",
        "title-short": "<i>Roe</i>",
        "container-title": "U.S.",
        "volume": "410",
        "page": "113",
        "issued": {"date-parts": [[1973]]},
        "language": "en",
        "publisher": "The <i>Press</i>",
    }
]


def test_no_page_or_file_of_a_site_shows_a_tag(tmp_path: Path) -> None:
    body = "Text[^1] more[^2] and[^3].\n\n[^1]: @roe, at 3.\n[^2]: See https://example.org.\n[^3]: @roe, at 4.\n"
    files = {"briefs/a/en.md": brief_text(body), "sources/all.json": json.dumps(RECORDS)}
    content = write_content(tmp_path, files)
    checked = check_content(content)
    assert "error" not in shown(checked.diagnostics)
    first, _, last = printed(checked, lang="en")
    assert "Roe <i>v.</i> H<sub>2</sub>O <b>Co.</b>" in first.html
    assert "Roe v. H2O Co." in first.text
    assert "<i>Roe</i>" in last.html
    for path, data in build_content(content).items():
        if path.endswith((".html", ".bib", ".ris", ".md", ".xml", ".txt", "graph.json")):
            text = data.decode()
            for tag in ("&lt;i&gt;", "&lt;sub&gt;", "\\u003ci", "&amp;lt;", "{<i>"):
                assert tag not in text, (path, tag)
            assert "<sub>" not in text or path.endswith(".html"), path
    csl = json.loads(build_content(content)["id/source/roe/source.json"])
    assert csl[0]["title"] == RECORDS[0]["title"]
