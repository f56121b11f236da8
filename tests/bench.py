"""Milliseconds a brief for each stage of a build, on synthetic briefs made of the nine real ones: `make bench`.

Prints and never fails. `BRIEFS=200 make bench` takes fewer; each figure is processor time of this process, one process
at work, so that other work on the machine disturbs it little.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from briefs.build.cache import Cache
from briefs.build.output import write_site
from briefs.build.pipeline import Checked, check, publish
from briefs.build.site_context import Options, Tools, prepare_site
from briefs.checks.citation_checks import check_citations
from briefs.checks.parity import check_parity
from briefs.checks.term_checks import check_terms
from briefs.citing.profiles import read_profiles
from briefs.exporting.manuscript_files import write_word
from briefs.exporting.manuscripts import manuscript
from briefs.importing.articles import articles
from briefs.importing.plain_text import read_text
from briefs.language.dictionaries import tw2s
from briefs.language.matcher import Matcher
from briefs.language.script import library, simplified
from briefs.library.citations import find_citations
from briefs.library.paragraphs import find_paragraphs
from briefs.model.addresses import Address
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.note_parts import printed_notes
from briefs.publishing.files.markdown_export import RenderedPage, to_markdown
from briefs.publishing.files.search_files import search_aliases, search_documents
from briefs.publishing.pages.brief_lists import brief_lists
from briefs.publishing.rendering.template_files import read_templates
from briefs.reading.files.side_files import SideFiles
from briefs.reading.files.walk import walk
from briefs.searching.index import index_files, index_one
from briefs.serving.preview import Preview, change
from briefs.sitediff.sites import compare
from tests.support import copy_own_content

REPOSITORY = Path(__file__).parent.parent
T = TypeVar("T")


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def synthetic(folder: Path, count: int) -> Path:
    """Make a content folder of `count` briefs: the nine real ones over and over, each with a sentence of its own."""
    content = copy_own_content(folder / "content")
    real = sorted((REPOSITORY / "content/briefs").iterdir())
    for number in range(count - len(real)):
        source = real[number % len(real)]
        target = content / "briefs" / f"{source.name}-{number}"
        target.mkdir()
        for file in source.glob("*.md"):
            text = file.read_text(encoding="utf-8") + f"\n\n第{number}篇。Number {number}.{_notes(number)}"
            (target / file.name).write_text(text, encoding="utf-8")
        for own in (2 * number, 2 * number + 1):
            (content / f"sources/work-{own}.yaml").write_text(_record(own), encoding="utf-8")
    return content


def _notes(number: int) -> str:
    """Return eight notes that cite two works of the brief's own and three that others cite too, some more than once."""
    own, other = 2 * number, [2 * ((number * step) % (number + 1)) for step in (3, 5, 7)]
    works = [own, own, own + 1, other[0], own, other[1], other[2], other[2]]
    calls = "".join(f"一句[^b{n}]。" for n in range(8))
    notes = "\n".join(f"[^b{n}]: @work-{work}, {{{n + 1}}}." for n, work in enumerate(works))
    return f"\n\n{calls}\n\n{notes}\n"


def _record(number: int) -> str:
    day = f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    kind = ("webpage", "report", "article-newspaper", "legislation")[number % 4]
    return f"""\
type: {kind}
language: ja
title: {{ja: 研究セキュリティに関する資料その{number}, en: Papers on Research Security {number}}}
publisher: {{ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office (Japan)}}
number: 令和{number % 8 + 1}年法律第{number}号
issued: {day}
accessed: 2026-{number % 12 + 1:02}-{number % 28 + 1:02}
URL: https://example.go.jp/papers/{number}.html
"""


def languages(checked: Checked, count: int) -> None:
    """Time by themselves the steps that compare languages: ids of paragraphs, parity, terms."""
    library = checked.library
    assert library is not None
    found = timed("  languages: paragraphs side by side, for the first time", count, lambda: find_paragraphs(library))
    kept = msgspec.structs.replace(library, side=SideFiles(found.maps, {}))
    timed("  languages: paragraphs side by side, kept", count, lambda: find_paragraphs(kept))
    timed("  languages: parity", count, lambda: check_parity(library, found))
    timed("  languages: terms", count, lambda: check_terms(library, found, "glossary.yaml"))


def citing(checked: Checked, options: Options, stages: Tools, count: int) -> tuple[float, SiteContext]:
    """Time by themselves the steps that citing adds: find, choose, check, format, print.

    Gives seconds in all, and what pages are planned from.
    """
    library = checked.library
    assert library is not None
    started = time.process_time()
    citations = timed("  citing: what notes cite, in which form", count, lambda: find_citations(library))
    timed("  citing: checks", count, lambda: check_citations(library, citations, "site.yaml", ()))
    site = timed(
        "  citing: full forms by styles, cold",
        count,
        lambda: prepare_site(library, citations, find_paragraphs(library), {}, options, stages),
    )
    timed("  citing: notes as printed", count, lambda: [printed_notes(site, b) for b in library.briefs.values()])
    return time.process_time() - started, site


def searching(site: SiteContext, count: int) -> None:
    """Time the index of the search by itself: what is remembered for each brief, and what every build does."""
    documents = search_documents(site)
    indexed = timed("  search: terms and pieces, cold", count, lambda: [index_one(one) for one in documents])
    timed("  search: all files of the index", count, lambda: index_files(documents, indexed, search_aliases(site)))


def reading_aids(site: SiteContext, files: dict[str, bytes | Path], count: int) -> None:
    """Time by themselves the lists of briefs that narrow, and pages as Markdown."""
    timed("  lists: plan all lists and their parts", count, lambda: list(brief_lists(site)))
    base = site.absolute(Address(""))
    pages = []
    for path in files:
        data = files.get(path.replace("index.md", "index.html")) if path.endswith("index.md") else None
        if isinstance(data, bytes):
            html = data.decode()
            main = html[html.index("<main") : html.index("</main>") + len("</main>")]
            pages.append(RenderedPage(main, base + path.removesuffix("index.md")))
    timed("  Markdown: pages that hold a text, cold", count, lambda: [to_markdown(page) for page in pages])


def authors(site: SiteContext, files: dict[str, bytes | Path], count: int) -> None:
    """Time what those who write call: an import, an export, what a change means to an open page."""
    briefs = [brief for brief in site.library.briefs.values() if brief.lang != "zh-Hans"][:20]
    copies = [brief.text for brief in briefs]
    timed("  import: pasted text to a draft", len(briefs), lambda: [articles(read_text(copy)) for copy in copies])
    made = timed("  export: out of the site", len(briefs), lambda: [manuscript(site, brief) for brief in briefs])
    timed("  export: Word, by Pandoc", len(made), lambda: [write_word(one, {}) for one in made])
    shown = Preview("/", files)
    other = Preview("/", {**files, "404.html": b"other"})
    timed("  serve: what a change means to a page", count, lambda: change(shown, other, "/en/"))
    pages = {name: data for name, data in files.items() if isinstance(data, bytes)}
    timed("  diff: two sites", count, lambda: compare(pages, pages))


def conversion(content: Path, count: int) -> None:
    """Time the conversion to Simplified Chinese by itself, and against the library that says what is right."""
    texts = [file.read_text(encoding="utf-8") for file in content.glob("briefs/*/zh-Hant.md")]
    convert = Matcher(tw2s(), library).convert
    timed("  convert: Traditional to Simplified", count, lambda: [convert(text) for text in texts])
    some, ratio = texts[:20], []
    for work in (library, convert):
        started = time.process_time()
        for text in some:
            work(text)
        ratio.append(time.process_time() - started)
    print(f"  the library takes {ratio[0] / ratio[1]:.1f} times as long")


def timed(label: str, count: int, work: Callable[[], T]) -> T:
    """Do some work and print what it took a brief."""
    started, clock = time.process_time(), time.perf_counter()
    result = work()
    used, wall = time.process_time() - started, time.perf_counter() - clock
    print(f"{label:<44}{used * 1000 / count:>9.2f} ms a brief{wall:>9.2f} s in all")
    return result


def main() -> None:
    """Run the stages one after another."""
    count = int(os.environ.get("BRIEFS", "1000"))
    templates = read_templates(None)
    simplified("暖")
    print(f"{count} briefs in two written languages, {count * 3} brief pages; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = synthetic(folder, count)
        options = Options(content, processes=1)

        def tools() -> Tools:
            return Tools(templates, read_profiles(templates.files), Cache(folder / "cache"), silent)

        timed("walk: read every file", count, lambda: walk(content))
        stages = tools()
        conversion(content, count)
        clock = time.process_time()
        checked: Checked = timed("check, cold: parse, convert, render, link", count, lambda: check(options, stages))
        languages(checked, count)
        files = timed("publish, cold: plan and render pages", count, lambda: publish(checked, options, stages))
        whole = time.process_time() - clock
        fresh = Tools(templates, stages.profiles, Cache(None), silent)
        used, site = citing(checked, options, fresh, count)
        print(f"  citing is {used / (whole - used):.0%} on top of the rest of a cold check and publish")
        searching(site, count)
        reading_aids(site, files, count)
        authors(site, files, count)
        timed("write: a new site", count, lambda: write_site(files, folder / "site"))
        timed("write: nothing changed", count, lambda: write_site(files, folder / "site"))
        timed("check, remembered", count, lambda: check(options, tools()))
        timed("publish, remembered", count, lambda: publish(checked, options, tools()))
        first = content / "briefs/2022-eu-chips-act/en.md"
        first.write_text(first.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")

        def edit() -> None:
            again = tools()
            write_site(publish(check(options, again), options, again), folder / "site")

        timed("one brief edited, whole build", count, edit)
        two = Options(content, processes=2)
        timed("whole build, cold, two processes", count, lambda: publish(check(two, fresh), two, fresh))


if __name__ == "__main__":
    main()
