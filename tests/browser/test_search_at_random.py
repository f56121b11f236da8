"""The script that searches, held against the build and against looking through all of the text, over random texts."""

import random
import sys
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from briefs.language.folding import fold
from briefs.searching import segments
from briefs.searching.documents import Document, Passage
from briefs.searching.index import index_one
from tests.nights import rest_at_night
from tests.units import having, units_of
from tests.whole_index import index_files

pytestmark = pytest.mark.browser

LEGAL = "研究開發应用促進法第25條2項G令和7年AIai 、。（）アイ㈱Ａ２é"
OPEN = """async (files) => {
    await briefsSearch.open("", async (url, charset) => {
        const bytes = Uint8Array.from(atob(files[url.split("?")[0]]), (char) => char.charCodeAt(0));
        (0, eval)(new TextDecoder(charset).decode(bytes));
    });
}"""
ASK = """async (queries) => {
    const found = [];
    for (const query of queries) {
        const {results, phrases} = await briefsSearch.search(query, {equivalents: false});
        const told = await Promise.all(results.map((result) => briefsSearch.passages(result, phrases, "hant", 1)));
        found.push(results.filter((_, at) => told[at].found.length).map(({number}) => number).sort((a, b) => a - b));
    }
    return found;
}"""
TAKE_APART = "texts => texts.map((text) => briefsSearch.unitsOf(text).map(({text, joined}) => [text, joined]))"


def open_index(page: Page, documents: list[Document]) -> None:
    """Load the index of some documents into the page."""
    files = index_files(documents, [index_one(document) for document in documents], [])
    page.evaluate(OPEN, {name: b64encode(data).decode() for name, data in files.items()})


def random_texts(chance: random.Random, count: int, chars: str) -> Iterator[str]:
    """Return texts of characters from a list, by a fixed chance."""
    for _ in range(count):
        yield "".join(chance.choices(chars, k=chance.randrange(40)))


def test_both_take_any_text_apart_alike(blank: Page) -> None:
    chance = random.Random(11)
    # Characters that the Unicode of one side only has may differ.
    known = [chr(code) for code in range(0x20, sys.maxunicode) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    everyday = [char for char in known if ord(char) < 0x2FA20 and not "\ue000" <= char <= "\uf8ff"]
    texts = [*random_texts(chance, 300, "".join(everyday)), *random_texts(chance, 300, LEGAL)]
    open_index(blank, [document(number, text, "") for number, text in enumerate(texts)])
    apart: list[Any] = blank.evaluate(TAKE_APART, texts)
    for text, units in zip(texts, apart, strict=True):
        assert units == [[unit.text, unit.joined] for unit in units_of(text)], text


def document(number: int, chinese: str, english: str) -> Document:
    """Make a document of one passage in each language, and of one that the derived script says in other words."""
    return Document(
        kind="brief",
        titles=(f"{number}", "", ""),
        addresses=("a/", "", ""),
        date="",
        facets={},
        chinese=(
            Passage("text", "p1", chinese, fold(chinese)),
            Passage("text", "p2", chinese[::-1], chinese[::-1].replace("研究", "法")),
        ),
        latin=(Passage("text", "p1", english),),
    )


@pytest.mark.parametrize(
    ("seed", "is_large"),
    rest_at_night(
        [(seed, is_large) for seed in range(4) for is_large in (False, True)],
        by_day=lambda seed, _: seed == 0,
        reason="a hundred and fifty queries of forty texts for each; by day once for each size of site",
        name=lambda seed, is_large: f"{seed}-large" if is_large else str(seed),
    ),
)
def test_any_part_of_any_text_is_found_and_nothing_else(
    blank: Page, seed: int, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_large:
        # As on a site of thousands of briefs: documents in several stretches, and long lines in parts.
        monkeypatch.setattr(segments, "BLOCK", 4)
        monkeypatch.setattr(segments, "STRETCH", 2)
        monkeypatch.setattr(segments, "_LONG", 60)
    chance = random.Random(seed)
    words = [
        "ai",
        "AI",
        "AIs",
        "aim",
        "it",
        "IT",
        "its",
        "us",
        "US",
        "NIS2",
        "GPT-4",
        "A.I.",
        "2024/1689",
        "20",
        "data",
        "’s",
        ";",
        "(a)(i)",
    ]
    texts = list(random_texts(chance, 40, LEGAL))
    documents = [
        document(number, text * chance.choice((1, 1, 20)), " ".join(chance.choices(words, k=30)))
        for number, text in enumerate(texts)
    ]
    queries = [*words[:-3], "AIM", "gpt-4", "２０", "nis", "ＩＴ", "ids"]
    while len(queries) < 150:
        passage = chance.choice([p for d in documents for p in (*d.chinese, *d.latin)])
        text = chance.choice([passage.text, passage.derived or passage.text])
        units = units_of(text)
        at, length = chance.randrange(len(units) + 1), chance.choice((1, 2, 3, 4, 7))
        part = units[at : at + length]
        if len(part) == length and length > 1:
            queries.append(f'"{text[part[0].start : part[-1].end]}"')
        elif part and not part[0].is_cjk:
            queries.append(text[part[0].start : part[0].end])
    open_index(blank, documents)
    assert blank.evaluate("briefsSearch.state.start.shards.some(({names}) => names.length > 1)") is is_large
    for query, found in zip(queries, blank.evaluate(ASK, queries), strict=True):
        assert found == having(documents, query), query
