"""Pagefind over the same briefs, for the comparison in `make bench-search`; it is a program that npm has."""

import html
import resource
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Page

from briefs.searching.documents import Document
from tests.units import units_of

PROGRAM = Path(__file__).parent / "tools/pagefind/node_modules/.bin/pagefind"

ASK = """async ([queries, most]) => {
    globalThis.engine ??= await import("/pagefind/pagefind.js");
    globalThis.numbers ??= new Map();
    const found = [];
    for (const query of queries) {
        const parts = await Promise.all(query.map((part) => engine.search(part)));
        const sets = parts.map(({results}) => new Map(results.map((one) => [one.id, one])));
        const all = [...sets[0].values()].filter(({id}) => sets.every((set) => set.has(id))).slice(0, most ?? Infinity);
        for (const one of all) {
            if (!numbers.has(one.id)) numbers.set(one.id, Number((await one.data()).url.match(/\\/b(\\d+)/)[1]));
        }
        found.push([...new Set(all.map(({id}) => numbers.get(id)))]);
    }
    return found;
}"""


def is_here() -> bool:
    """Return whether the program is installed."""
    return PROGRAM.is_file()


def write_pages(folder: Path, documents: list[Document], *, is_fed: bool) -> None:
    """Write each brief as a page in each language, or as one of single folded characters."""
    for number, document in enumerate(documents):
        pages = {"zh-hant": document.chinese, "en": document.latin}
        for name, passages in pages.items():
            texts = [one_by_one(passage.text) if is_fed else passage.text for passage in passages]
            body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
            lang = "en" if is_fed else {"zh-hant": "zh-Hant"}.get(name, name)
            file = folder / name / f"b{number}" / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            page = f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><body data-pagefind-body>{body}</html>'
            file.write_text(page, encoding="utf-8")


def one_by_one(text: str) -> str:
    """Write a text as folded characters and words with spaces between, and a mark where one stands."""
    return " ".join(("" if unit.joined else "x0x ") + unit.text for unit in units_of(text))


def index(folder: Path, *, is_fed: bool) -> str:
    """Make the index; say what it took."""
    command = [str(PROGRAM), "--site", str(folder), "--silent", *(["--force-language", "en"] if is_fed else [])]
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [file for file in (folder / "pagefind").rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    wall = time.perf_counter() - clock
    return f"{busy:.1f} s of CPU, {wall:.1f} s, {after.ru_maxrss / 1000:.0f} MB, {len(files)} files of {size:.1f} MB"


def ask(page: Page, queries: list[str], *, is_fed: bool, most: int | None = None) -> list[list[int]]:
    """Return the numbers of the briefs that each query finds; of a fed index by phrases."""
    asked = [[f'"{one_by_one(part).removeprefix("x0x ")}"' for part in parts(query)] for query in queries]
    found: list[list[int]] = page.evaluate(ASK, [asked if is_fed else [[query] for query in queries], most])
    return found


def parts(query: str) -> list[str]:
    """Return the phrases of a query."""
    return [query.strip('"')] if '"' in query else query.split()
