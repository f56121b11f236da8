"""Whole small sites, compared page by page with what a reader would see.

Each folder of `tests/sites` holds a `content/` and an `expected/` with a readable outline of every page.
`UPDATE_GOLDEN=1` writes the outlines.
"""

import os
import re
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.support import build_content

SITES = sorted(folder for folder in (Path(__file__).parent / "sites").iterdir() if folder.is_dir())
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "th", "figcaption", "summary", "title"}


def outline(data: bytes) -> str:
    """Write what a page says: its head in short, then each block of its body on a line, links as [text](address)."""
    tree = html.document_fromstring(data.decode("utf-8"))
    lines = [f"lang {tree.get('lang')}", f"title {tree.findtext('.//title')}"]
    for link in tree.xpath("//link[@rel='canonical' or @rel='alternate']"):
        label = link.get("hreflang") or link.get("title") or ""
        lines.append(f"{link.get('rel')} {label} {link.get('href')}".replace("  ", " "))
    lines += [f"meta {meta.get('name')} {meta.get('content')}" for meta in tree.xpath("//meta[@name='robots']")]
    lines += [f"refresh {meta.get('content')}" for meta in tree.xpath("//meta[@http-equiv='refresh']")]
    lines.append("")
    main = tree.xpath("//main") or tree.xpath("//body")
    for block in main[0].iter():
        if _is_block(block) and not any(_is_block(child) for child in block.iterdescendants()):
            lines.append(f"{block.tag}: {_words(block)}".rstrip())
    return "\n".join(lines) + "\n"


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS or element.get("class") in ("reference", "full-source")


def _words(element: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        inner = _words(child)
        if child.tag == "a" and inner.strip() != "#":
            inner = f"[{inner.strip()}]({child.get('href')})"
        parts += [inner if child.tag != "img" else f"![{child.get('alt')}]({child.get('src')})", child.tail or ""]
    return re.sub(r"\s+", " ", "".join(parts)).strip(" ") if _is_block(element) else "".join(parts)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_small_site(site: Path) -> None:
    files = build_content(site / "content")
    actual = {name: outline(data) for name, data in files.items() if name.endswith(".html")}
    actual |= {name: data.decode() for name, data in files.items() if name.endswith((".xml", "robots.txt"))}
    expected = site / "expected"
    if os.environ.get("UPDATE_GOLDEN"):
        for name, text in actual.items():
            file = expected / f"{name}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    found = {
        file.relative_to(expected).as_posix(): file.read_text(encoding="utf-8") for file in expected.rglob("*.txt")
    }
    assert set(found) == {f"{name}.txt" for name in actual}, "a page without an expectation, or the other way round"
    for name, text in actual.items():
        assert text == found[f"{name}.txt"], name
