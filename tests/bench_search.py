"""How well and at what cost the search finds: `make bench-search`.

Over synthetic briefs (`BRIEFS=1000`) with the vocabulary of a large dictionary and of the law: recall and precision of
random queries against looking through all of the text, and bytes, time and size. Prints and never fails.
"""

import contextlib
import functools
import gzip
import http.server
import os
import random
import re
import shutil
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from briefs.language.dictionaries import pairs_in
from briefs.language.han import TRADITIONAL, is_in
from briefs.language.script import simplified_all
from briefs.searching.documents import Document, Passage
from briefs.searching.index import Indexed, index_files, index_one
from tests.units import units_of

ROOT = Path(__file__).parent.parent
SCRIPTS = [ROOT / f"templates/assets/search-{part}.js" for part in ("text", "index", "core")]
QUERIES = 200

ASK = """async ([queries, verify]) => {
    const {search, passages} = briefsSearch;
    const found = [];
    for (const query of queries) {
        const {results, phrases} = await search(query, {equivalents: false});
        let numbers = results.map(({number}) => number);
        if (verify) {
            const sure = [];
            for (const result of results) {
                const told = await passages(result, phrases, "hant", 1);
                if (told?.found.length) sure.push(result.number);
            }
            numbers = sure;
        }
        found.push(numbers);
    }
    return found;
}"""

FIRST_TEN = """async (query) => {
    const started = performance.now();
    const {results, phrases} = await briefsSearch.search(query, {equivalents: false});
    await Promise.all(results.slice(0, 10).map((result) => briefsSearch.passages(result, phrases, "hant", 1)));
    return performance.now() - started;
}"""


def vocabulary() -> tuple[list[str], list[str]]:
    """Give words of Traditional Chinese, the commonest first, and words of English."""
    golden = (ROOT / "tests/golden/zh-hans.md").read_text(encoding="utf-8")
    law = [
        word
        for left in re.findall(r"^- (.+) → ", golden, re.MULTILINE)
        for word in re.findall(r"[\u4e00-\u9fff]{2,4}", left)
    ]
    dictionary = [values[0] for _, values in pairs_in("STPhrases") if 2 <= len(values[0]) <= 4]
    dictionary = [word for word in dictionary if all(is_in(char, TRADITIONAL) for char in word)]
    random.Random(1).shuffle(dictionary)
    text = "".join(file.read_text(encoding="utf-8") for file in ROOT.glob("content/briefs/*/en.md"))
    english = sorted(set(re.findall(r"[a-z]{3,}", text)))
    return [*dict.fromkeys(law), *dictionary[:2_500]], english


MARKS = ("", "", "", "", "，", "，", "。", "之", "及", "、", "第{}條")


def corpus(count: int) -> list[Document]:
    """Make briefs: paragraphs of words drawn as words are in texts, few often and many rarely."""
    chance = random.Random(2)
    chinese, english = vocabulary()
    weights = [1 / (rank + 8) for rank in range(len(chinese))]
    common = [1 / (rank + 5) for rank in range(len(english))]

    def paragraph() -> str:
        drawn = chance.choices(chinese, weights, k=70)
        marks = [chance.choice(MARKS).format(chance.randrange(1, 99)) for _ in drawn]
        return "".join(map("".join, zip(drawn, marks, strict=True))) + "。"

    documents = []
    for number in range(count):
        texts = ["".join(chance.choices(chinese, weights, k=6)), *(paragraph() for _ in range(12))]
        fields = ["title", *("text" for _ in texts[1:])]
        derived = simplified_all(texts)
        told = zip(fields, texts, derived, strict=True)
        passages = [Passage(field, f"p{at}", *pair) for at, (field, *pair) in enumerate(told)]
        words = [" ".join(chance.choices(english, common, k=60)) + "." for _ in range(10)]
        latin = [Passage("text", f"p{at}", text) for at, text in enumerate(words)]
        documents.append(
            Document(
                kind="brief",
                titles=(texts[0], derived[0], f"Brief {number}"),
                addresses=tuple(f"{lang}/briefs/b{number}/" for lang in ("zh-hant", "zh-hans", "en")),
                date="2025",
                facets={"kind": ("brief",), "year": (str(2000 + number % 25),)},
                chinese=tuple(passages),
                latin=tuple(latin),
            )
        )
    return documents


def flat(text: str) -> str:
    """Write a text as searching sees it: units between bars, two where a mark stands between."""
    return "".join(("|" if unit.joined else "||") + unit.text for unit in units_of(text)) + "|"


def query_sets(documents: list[Document]) -> dict[str, list[str]]:
    """Give the sets of queries, each drawn by a fixed chance."""
    chance = random.Random(3)
    chinese, english = vocabulary()
    sets: dict[str, list[str]] = {}

    def cut(length: int, pattern: str = r"[\u4e00-\u9fff]") -> str:
        while True:
            text = chance.choice(chance.choice(documents).chinese).text
            at = chance.randrange(max(1, len(text) - length))
            part = text[at : at + length]
            if re.fullmatch(f"{pattern}{{{length}}}", part):
                return part

    for length in (2, 3, 4):
        words = [word for word in chinese[:4000] if len(word) == length]
        sets[f"{length} characters, words"] = chance.sample(words, QUERIES)
        sets[f"{length} characters, across words"] = [cut(length) for _ in range(QUERIES)]
    sets["Han and figures"] = [f"第{chance.randrange(1, 99)}條{cut(1)}" for _ in range(QUERIES)]
    sets["English words"] = [f'"{chance.choice(english)}"' for _ in range(QUERIES)]
    sets["two words"] = [f"{cut(2)} {cut(2)}" for _ in range(QUERIES)]
    sets["titles"] = [f'"{document.titles[0]}"' for document in chance.sample(documents, min(QUERIES, len(documents)))]
    across = sets["3 characters, across words"]
    sets["the same in Simplified"] = list(simplified_all(across))
    return sets


def truth(flats: list[str], query: str) -> set[int]:
    """Give the documents in which every part of a query stands."""
    parts = [query.strip('"')] if '"' in query else query.split()
    wanted = [flat(part).removeprefix("|") for part in parts]
    return {number for number, text in enumerate(flats) if all(want in text for want in wanted)}


@contextlib.contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder; give its address and the list of what was asked for."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path.partition("?")[0].lstrip("/"))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    finally:
        server.shutdown()


def packed(folder: Path, names: list[str]) -> int:
    """Give the size of some files as a host sends them."""
    return sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in names if (folder / name).is_file())


def opened(browser: Any, address: str) -> Page:
    page: Page = browser.new_page()
    page.goto(address + "page.html")
    page.evaluate("briefsSearch.open('search/')")
    return page


def main() -> None:
    """Print the table."""
    count = int(os.environ.get("BRIEFS", "1000"))
    documents = corpus(count)
    clock = time.process_time()
    indexed: list[Indexed] = [index_one(document) for document in documents]
    one = time.process_time() - clock
    clock = time.process_time()
    files = index_files(documents, indexed, [])
    merge = time.process_time() - clock
    tracemalloc.start()
    index_files(documents, indexed, [])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    raw = "".join(p.text + "\n" for d in documents for p in (*d.chinese, *d.latin)).encode()
    whole = len(gzip.compress(raw, 6))
    distinct = len({term for one in indexed for term in (*one.postings.usual, *one.postings.others)})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(files, folder)
        index = packed(folder, [f"search/{file}" for file in files if not file.startswith("text/")])
        start = packed(folder, ["search/start.js"])
        print(f"{count} briefs, {len(raw) / 1e6:.1f} MB of text, {whole / 1e6:.1f} MB compressed, {distinct} terms")
        print(f"terms of a brief {one * 1000 / count:.1f} ms, all files {merge * 1000 / count:.2f} ms a brief")
        print(f"at most {peak / 1e6:.0f} MB beside the documents; {len(files)} files")
        print(f"terms {index / 1e6:.2f} MB compressed, {index / whole:.2f} of the text; start {start / 1000:.1f} kB")
        with served(folder) as (address, asked), sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            quality(opened(browser, address), documents)
            costs(browser, address, asked, folder, documents)
            browser.close()


def put(files: dict[str, bytes], folder: Path) -> None:
    """Write the index, the code that reads it, and a page for both."""
    for name, data in files.items():
        file = folder / "search" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    page = '<!doctype html><meta charset="utf-8">'
    for script in SCRIPTS:
        (folder / script.name).write_bytes(script.read_bytes())
        page += f'<script src="{script.name}"></script>'
    (folder / "page.html").write_text(page, encoding="utf-8")


def quality(page: Page, documents: list[Document]) -> None:
    """Print recall and precision: of the index alone, and of what is left when the text has been looked at again."""
    flats = ["|" + "||".join(flat(p.text) for p in (*d.chinese, *d.latin)) for d in documents]
    derived = ["|" + "||".join(flat(p.derived) for p in d.chinese) for d in documents]
    print(f"{'queries':<34}{'recall':>8}{'precision':>11}{'looked at again':>17}")
    for name, queries in query_sets(documents).items():
        near = page.evaluate(ASK, [queries, False])
        right = [truth(flats, query) | truth(derived, query) for query in queries]
        hits = sum(len(set(got) & true) for got, true in zip(near, right, strict=True))
        told, true = sum(map(len, near)), sum(map(len, right))
        few = [at for at, got in enumerate(near) if 0 < len(got) <= 30][:40]
        sure = page.evaluate(ASK, [[queries[at] for at in few], True])
        same = sum(set(got) == right[at] for at, got in zip(few, sure, strict=True))
        again = f"{same} of {len(few)} exact"
        print(f"{name:<34}{hits / max(1, true):>8.4f}{hits / max(1, told):>11.4f}{again:>17}")


def costs(browser: Any, address: str, asked: list[str], folder: Path, documents: list[Document]) -> None:
    """Print the bytes of a first and a following query, and the page's own time once all is loaded."""
    queries = [query for name, held in query_sets(documents).items() if "characters" in name for query in held[:7]]
    first, following, busy = [], [], []
    for at in range(0, len(queries) - 1, 4):
        page = opened(browser, address)
        asked.clear()
        page.reload()
        page.evaluate("briefsSearch.open('search/')")
        page.evaluate(FIRST_TEN, queries[at])
        time.sleep(0.05)
        first.append(packed(folder, [name for name in dict.fromkeys(asked) if name != "page.html"]) / 1000)
        asked.clear()
        page.evaluate(FIRST_TEN, queries[at + 1])
        time.sleep(0.05)
        following.append(packed(folder, list(dict.fromkeys(asked))) / 1000)
        busy.append(page.evaluate(FIRST_TEN, queries[at + 1]))
        page.close()
    table = (("first query", first, "kB"), ("following query", following, "kB"), ("own time, loaded", busy, "ms"))
    for label, values, unit in table:
        ordered = sorted(values)
        print(f"{label:<34}{ordered[len(ordered) // 2]:>8.1f} {unit} median, {ordered[-1]:.1f} {unit} most")


if __name__ == "__main__":
    main()
