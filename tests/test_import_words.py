"""Words in are words out and words listed: over Word files, pages and texts with every construct, nested."""

import re
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.commands.main import cli
from tests.nights import tried
from tests.support import write_content
from tests.word_parts import (
    box,
    cell,
    change,
    control,
    field,
    footnote,
    footnotes,
    level,
    lists,
    numbered,
    para,
    ruby,
    run,
    styled,
    table,
    vml_box,
    word_file,
)

Tree = tuple[str, Any]
INLINE = ("run", "bold", "ruby", "field", "link", "simple", "inserted", "control")
BLOCK_IN_LINE = ("box", "old box", "note", "endnote")
BLOCK = ("paragraph", "heading", "point", "numbered", "caption", "table", "control", "title", "toc")

LEAF = st.sampled_from(INLINE).map(lambda kind: (kind, ()))
TREES = st.recursive(
    LEAF,
    lambda inner: st.tuples(st.sampled_from(BLOCK_IN_LINE + BLOCK), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=12,
)


class Writer:
    """Writes a tree as Word's XML, with a new word in each place."""

    def __init__(self) -> None:
        self.numbers = count()
        self.notes: list[str] = []
        self.endnotes: list[str] = []
        self.words: list[str] = []

    def word(self) -> str:
        number = next(self.numbers)
        letters = "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
        self.words.append(f"word{letters}")
        return self.words[-1]

    def inline(self, tree: Tree) -> str:
        kind, inner = tree
        match kind:
            case "bold":
                return run(self.word(), "<w:b/>") + run(" ")
            case "ruby":
                return ruby(self.word(), self.word())
            case "field":
                return field(" REF a ", self.word()) + run(" ")
            case "link":
                return field(' HYPERLINK "https://example.org/" ', self.word()) + run(" ")
            case "simple":
                return f'<w:fldSimple w:instr="SEQ a">{run(self.word() + " ")}</w:fldSimple>'
            case "inserted":
                return change("ins", run(self.word() + " "))
            case "control" if not inner:
                return control(run(self.word() + " "))
            case "box":
                return box(self.blocks(inner))
            case "old box":
                return vml_box(self.blocks(inner))
            case "note" | "endnote" if len(self.notes) + len(self.endnotes) < 8:
                kept = self.notes if kind == "note" else self.endnotes
                kept.append("")
                place = len(kept)
                kept[place - 1] = self.blocks(inner)
                called = footnote(place + 1)
                return called if kind == "note" else called.replace("footnote", "endnote")
        return run(self.word() + " ")

    def blocks(self, trees: list[Tree]) -> str:
        # A cell and a box end with a paragraph.
        return "".join(self.block(tree) for tree in trees) + para(run(self.word()))

    def block(self, tree: Tree) -> str:
        kind, inner = tree
        lines = "" if kind == "toc" else "".join(self.inline(one) for one in inner) or self.inline(tree)
        match kind:
            case "heading":
                return styled("heading 1", lines, numbered(1))
            case "caption" | "title":
                return styled("caption" if kind == "caption" else "Title", lines)
            case "toc":
                # A note on a line that is left out would go with it, and be listed.
                return styled("toc 1", self.inline(("run", ())))
            case "point":
                return para(lines, numbered(2))
            case "numbered":
                return para(lines, numbered(3))
            case "table" if inner:
                return table(cell(self.blocks(inner)) + cell(para(lines)))
            case "control":
                return control(para(lines))
        return para(lines)


def imported(name: str, data: bytes) -> str:
    """Return what is said and written when a file is imported."""
    with TemporaryDirectory() as folder:
        content = write_content(Path(folder) / "content", {})
        (Path(folder) / name).write_bytes(data)
        given_ = ["--topic", "ai", "--jurisdiction", "JP", "--lang", "en", "--content", str(content)]
        ended = CliRunner().invoke(cli, ["import", str(Path(folder) / name), "a", *given_])
        assert ended.exit_code == 0, ended.output
        texts = [file.read_text(encoding="utf-8") for file in content.rglob("*.*") if file.suffix in (".md", ".yaml")]
        assert "are not in the text" not in "".join(texts), texts
        return ended.output.replace("\n", " ") + "\n".join(texts)


@settings(max_examples=tried(by_day=15, at_night=40), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TREES, min_size=1, max_size=5))
def test_no_word_of_a_word_file_is_lost_or_doubled(trees: list[Tree]) -> None:
    writer = Writer()
    body = styled("Title", "A Title of Its Own") + para("Text begins here, and this is no title.")
    body += "".join(writer.block(tree) for tree in trees)
    numbering = lists(level(0, "upperRoman", "%1."), level(0, "decimal", "%1."), level(0, "lowerLetter", "(%1)"))
    data = word_file(
        body,
        footnotes=footnotes(*writer.notes),
        endnotes=footnotes(*writer.endnotes).replace("footnote", "endnote"),
        numbering=numbering,
    )
    made = imported("a.docx", data)
    counts = Counter(re.findall(r"word[a-z]{3}", made))
    assert {word: counts[word] for word in writer.words if counts[word] != 1} == {}


TAGS = (
    "p",
    "div",
    "li",
    "td",
    "h2",
    "blockquote",
    "figcaption",
    "span",
    "em",
    "a",
    "sup",
    "ruby",
    "nav",
    "aside",
    "dd",
    "pre",
)


@settings(max_examples=tried(by_day=15, at_night=40), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.recursive(st.just(()), lambda inner: st.tuples(st.sampled_from(TAGS), inner, inner), max_leaves=8),
        max_size=5,
    )
)
def test_no_word_of_a_page_is_lost(trees: list[Any]) -> None:
    numbers = count()
    words: list[str] = []

    def written(tree: Any) -> str:
        number = next(numbers)
        words.append("word" + "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0)))
        said = words[-1]
        if not tree:
            return f" {said} "
        tag, first, second = tree
        inner = f" {said} {written(first)} {written(second)}"
        match tag:
            case "li":
                return f"<ol><li>{inner}</li></ol>"
            case "td":
                return f"<table><tr><td>{inner}</td></tr></table>"
            case "dd":
                return f"<dl><dt>term</dt><dd>{inner}</dd></dl>"
            case "ruby":
                return f"<ruby>{said}<rt>reading</rt></ruby> {inner.replace(said, '', 1)}"
            case "figcaption":
                return f"<figure><img src='x.png' alt=''><figcaption>{inner}</figcaption></figure>"
        return f"<{tag}>{inner}</{tag}>"

    page = "".join(written(tree) for tree in trees)
    made = imported(
        "a.html", f"<html><body><h1>A Title of Its Own</h1><p>Text begins here.</p>{page}</body></html>".encode()
    )
    assert [word for word in words if word not in made] == []


@pytest.mark.parametrize("mark", ["[1]", "①", "（註一）", "※1", "¹"])
@settings(max_examples=tried(by_day=8, at_night=20), deadline=None)
@given(st.lists(st.sampled_from(["p", "h", "(一)", "1.", "note", "mark", "圖1：", "表一、"]), max_size=10))
def test_no_word_of_a_text_is_lost(mark: str, lines: list[str]) -> None:
    words = [f"word{chr(ord('a') + at)}{chr(ord('a') + at)}z" for at in range(len(lines))]
    text = ["標題之文字", "", "內文之說明由此開始。"]
    for kind, word in zip(lines, words, strict=True):
        text.append(
            {
                "p": f"{word}之說明。",
                "h": f"壹、{word}",
                "note": f"{mark} {word}之註。",
                "mark": f"{word}{mark}，其後。",
            }.get(kind, f"{kind}{word}")
        )
    made = imported("a.txt", "\n".join(text).encode())
    assert [word for word in words if word not in made] == []
