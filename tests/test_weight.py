"""What a reader's browser loads with a page stays small."""

import gzip
import posixpath
from urllib.parse import urljoin, urlsplit

import pytest

from .pages import Document

LOADED = "//link[@rel='stylesheet']/@href | //script/@src | //link[@rel='icon']/@href"
MOST, MOST_SCRIPT, MOST_OF_OTHERS = 60_000, 20_000, 100_000
"""Bytes, compressed as every host does it."""


@pytest.fixture
def pages(own_pages: dict[str, Document]) -> dict[str, Document]:
    return own_pages


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def weight(page: Document, site: dict[str, bytes]) -> tuple[int, int]:
    """Return how much a page weighs with all that it loads, and how much of that is script."""
    parts = {page.file, *(urlsplit(urljoin(f"/{page.file}", name)).path[1:] for name in page.all(LOADED))}
    sizes = {name: compressed(site[name]) for name in parts}
    return sum(sizes.values()), sum(size for name, size in sizes.items() if name.endswith(".js"))


def test_a_brief_loads_little(pages: dict[str, Document], own_site: dict[str, bytes]) -> None:
    briefs = [page for page in pages.values() if "/briefs/" in page.file and page.file.count("/") == 3]
    assert len(briefs) == 27
    for page in briefs:
        whole, script = weight(page, own_site)
        assert whole <= MOST, (page.file, whole)
        assert script <= MOST_SCRIPT, (page.file, script)


@pytest.mark.parametrize("kind", ["sources", "laws", "glossary", "map", "search", "coverage", "timeline"])
def test_other_pages_do_not_run_away(pages: dict[str, Document], own_site: dict[str, bytes], kind: str) -> None:
    found = [page for page in pages.values() if posixpath.dirname(page.file).split("/")[1:2] == [kind]]
    assert found
    assert max(weight(page, own_site)[0] for page in found) <= MOST_OF_OTHERS
