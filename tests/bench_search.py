"""How well and at what cost the search finds, beside Pagefind: `make bench-search`.

Over synthetic briefs (`BRIEFS=1000`): recall and precision of random queries against looking through all of the text,
and bytes, time and size. Prints and never fails.
"""

import contextlib
import functools
import gzip
import http.server
import os
import re
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from briefs.commands.main import collect_seldom
from briefs.searching.documents import Document
from briefs.searching.index import Indexed, index_one
from tests import bench_pagefind
from tests.browser.stage import find_chromium
from tests.search_corpus import ROOT, corpus, flat, query_sets, truth
from tests.whole_index import index_files

SCRIPTS = [ROOT / f"templates/assets/search-{part}.js" for part in ("text", "index", "core")]

Right = dict[str, tuple[list[str], list[set[int]]]]
"""For each set its queries, and the documents that each should find."""

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


@contextlib.contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder; give its address and a list of the bytes that are sent, but for those of pages."""
    sent: list[int] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            """Send a file compressed, or a part of it as it is, as hosts do."""
            file = Path(self.translate_path(self.path))
            if not file.is_file():
                return super().do_GET()
            data = file.read_bytes()
            asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
            part = data[int(asked[1]) : int(asked[2]) + 1] if asked else gzip.compress(data, 6)
            if file.suffix != ".html":
                sent.append(len(part))
            self.send_response(206 if asked else 200)
            self.send_header("Content-Type", self.guess_type(self.path))
            self.send_header("Content-Length", str(len(part)))
            if asked:
                self.send_header("Content-Range", f"bytes {asked[1]}-{int(asked[1]) + len(part) - 1}/{len(data)}")
            else:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(part)
            return None

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", sent
    finally:
        server.shutdown()


def packed(folder: Path, names: list[str]) -> int:
    """Return the size of some files as a host sends them."""
    return sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in names if (folder / name).is_file())


def opened(browser: Any, address: str) -> Page:
    page: Page = browser.new_page()
    page.goto(address + "page.html")
    page.evaluate("briefsSearch.open('search/')")
    return page


def main() -> None:
    """Print the table."""
    collect_seldom()
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
        texts = sum(len(data) for file, data in files.items() if file.startswith("text/"))
        print(f"packs of text {texts / 1e6:.1f} MB, {texts / count / 1000:.1f} kB a brief")
        print(f"terms {index / 1e6:.2f} MB compressed, {index / whole:.2f} of the text; start {start / 1000:.1f} kB")
        with served(folder) as (address, sent), sync_playwright() as play:
            browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            right = judged(documents)
            quality(opened(browser, address), right)
            costs(browser, address, sent, documents)
            browser.close()
    # Beyond that it would take hours.
    if bench_pagefind.is_here() and count <= 1_000:
        compare(documents, right)


def compare(documents: list[Document], right: Right) -> None:
    """Print the same of Pagefind: as it comes, and fed with folded characters one by one."""
    for is_fed in (False, True):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            bench_pagefind.write_pages(folder, documents, is_fed=is_fed)
            print(f"\nPagefind {'fed' if is_fed else 'as it comes'}: {bench_pagefind.index(folder, is_fed=is_fed)}")
            with served(folder) as (address, sent), sync_playwright() as play:
                browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
                page = browser.new_page()
                page.goto(address + "zh-hant/b0/index.html")
                for title, (queries, true) in right.items():
                    print(f"{title:<34}{rates(bench_pagefind.ask(page, queries, is_fed=is_fed), true)}", flush=True)
                first = []
                for query in [queries[0] for name, (queries, _) in right.items() if "characters" in name]:
                    page = browser.new_page()
                    page.goto(address + "zh-hant/b0/index.html")
                    sent.clear()
                    bench_pagefind.ask(page, [query], is_fed=is_fed, most=10)
                    time.sleep(0.05)
                    first.append(sum(sent) / 1000)
                print(f"{'first query':<34}{sorted(first)[len(first) // 2]:>8.1f} kB median, {max(first):.1f} kB most")
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


def judged(documents: list[Document]) -> Right:
    """Return the sets of queries with the documents that each should find."""
    flats = ["|" + "||".join(flat(p.text) for p in (*d.chinese, *d.latin)) for d in documents]
    derived = ["|" + "||".join(flat(p.derived) for p in d.chinese) for d in documents]
    return {
        name: (queries, [truth(flats, query) | truth(derived, query) for query in queries])
        for name, queries in query_sets(documents).items()
    }


def quality(page: Page, right: Right) -> None:
    """Print recall and precision: of the index alone, and of what is left when the text has been looked at again."""
    print(f"{'queries':<34}{'recall':>8}{'precision':>11}{'looked at again':>17}")
    for name, (queries, true) in right.items():
        near = page.evaluate(ASK, [queries, False])
        few = [at for at, got in enumerate(near) if 0 < len(got) <= 30][:40]
        sure = page.evaluate(ASK, [[queries[at] for at in few], True])
        same = sum(set(got) == true[at] for at, got in zip(few, sure, strict=True))
        print(f"{name:<34}{rates(near, true)}{f'{same} of {len(few)} exact':>17}")


def rates(found: Sequence[Sequence[int]], true: list[set[int]]) -> str:
    """Write recall and precision over all queries of a set."""
    hits = sum(len(set(got) & one) for got, one in zip(found, true, strict=True))
    told, all_true = sum(map(len, found)), sum(map(len, true))
    return f"{hits / max(1, all_true):>8.4f}{hits / max(1, told):>11.4f}"


def costs(browser: Any, address: str, sent: list[int], documents: list[Document]) -> None:
    """Print the bytes of a first and a following query, and the page's own time once all is loaded."""
    queries = [query for name, held in query_sets(documents).items() if "characters" in name for query in held[:7]]
    first, following, busy = [], [], []
    for at in range(0, len(queries) - 1, 4):
        page = opened(browser, address)
        page.reload()
        sent.clear()
        page.evaluate("briefsSearch.open('search/')")
        page.evaluate(FIRST_TEN, queries[at])
        time.sleep(0.05)
        first.append(sum(sent) / 1000)
        sent.clear()
        page.evaluate(FIRST_TEN, queries[at + 1])
        time.sleep(0.05)
        following.append(sum(sent) / 1000)
        busy.append(page.evaluate(FIRST_TEN, queries[at + 1]))
        page.close()
    table = (("first query", first, "kB"), ("following query", following, "kB"), ("own time, loaded", busy, "ms"))
    for label, values, unit in table:
        ordered = sorted(values)
        print(f"{label:<34}{ordered[len(ordered) // 2]:>8.1f} {unit} median, {ordered[-1]:.1f} {unit} most")


if __name__ == "__main__":
    main()
