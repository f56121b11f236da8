"""Milliseconds a brief for each stage of a build, on synthetic briefs made of the nine real ones: `make bench`.

Prints and never fails. `BRIEFS=200 make bench` takes fewer; each figure is processor time of this process, one process
at work, so that other work on the machine disturbs it little.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from briefs.build.checked import Checked
from briefs.build.pipeline import check, place
from briefs.build.session import Options, opened
from briefs.checks.parity import check_parity
from briefs.citing.works import normal_address
from briefs.exporting.manuscript_files import write_word
from briefs.exporting.manuscripts import manuscript
from briefs.importing.articles import articles
from briefs.importing.plain_text import read_text
from briefs.language.dictionaries import tw2s
from briefs.language.languages import AUTHORED
from briefs.language.matcher import Matcher
from briefs.language.script import library as slow
from briefs.language.script import simplified
from briefs.library.citations import cite_text
from briefs.library.library import Library
from briefs.library.paragraphs import NumberedBrief, number_paragraphs
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.note_parts import print_text
from briefs.publishing.files.markdown_export import RenderedPage, to_markdown
from briefs.publishing.files.search_files import brief_document, search_aliases
from briefs.publishing.pages.brief_lists import list_page
from briefs.reading.files.walk import walk
from briefs.searching.index import index_one
from briefs.serving.preview import State, change
from briefs.sitediff.sites import compare
from tests.scale_corpus import write_briefs
from tests.support import tools
from tests.whole_index import index_files

REPOSITORY = Path(__file__).parent.parent
T = TypeVar("T")


def languages(checked: Checked, count: int) -> None:
    """Time by themselves the steps that compare languages: ids of paragraphs, parity."""
    library = library_of(checked)
    versions = {
        name: {lang: library.briefs[name, lang] for lang in library.languages_of(name)} for name in library.order
    }

    def number(kept: Mapping[BriefId, NumberedBrief]) -> dict[BriefId, NumberedBrief]:
        return {name: number_paragraphs(kept[name].map if kept else None, texts) for name, texts in versions.items()}

    found = timed("  languages: paragraphs side by side, for the first time", count, lambda: number({}))
    timed("  languages: paragraphs side by side, kept", count, lambda: number(found))
    rows = {name: one.rows for name, one in found.items() if one.rows is not None}
    timed("  languages: parity", count, lambda: [list(check_parity(name, library, rows[name])) for name in rows])


def library_of(checked: Checked) -> Library:
    """Return the library of a content whose settings are sound."""
    library = checked.library
    assert library is not None
    return library


def citing(checked: Checked, count: int) -> None:
    """Time by themselves the steps that citing adds: find and choose, format, print."""
    library, site = library_of(checked), checked.site
    briefs = list(library.briefs.values())
    sources = dict(library.sources)
    source_at = {normal_address(source.url): key for key, source in sources.items() if source.url}
    profiles = {brief.key: checked.citations.text(brief).profile for brief in briefs}
    timed(
        "  citing: what notes cite, in which form",
        count,
        lambda: [cite_text(brief, sources, source_at, profiles[brief.key], library.profiles) for brief in briefs],
    )
    references = site.references
    timed(
        "  citing: full forms by styles",
        count,
        lambda: [references.full(key, lang, site.profiles[lang]) for key in sources for lang in AUTHORED],
    )
    texts = [checked.citations.text(brief) for brief in briefs]
    timed(
        "  citing: notes as printed",
        count,
        lambda: [
            print_text(brief, text, site.references, site.titles[brief.lang], site.pictures)
            for brief, text in zip(briefs, texts, strict=True)
        ],
    )


def searching(site: SiteContext, count: int) -> None:
    """Time the index of the search by itself: what is kept for each brief, and all files made at once."""
    documents = [brief_document(site, name) for name in site.library.order]
    indexed = timed("  search: terms, cold", count, lambda: [index_one(one) for one in documents])
    timed("  search: all files of the index", count, lambda: index_files(documents, indexed, search_aliases(site)))


def reading_aids(site: SiteContext, files: dict[str, bytes], count: int) -> None:
    """Time by themselves the lists of briefs that narrow, and pages as Markdown."""
    selections = site.selections.pages()
    timed(
        "  lists: plan the first part of each list",
        count,
        lambda: [list_page(site, one, 1, lang) for one in selections for lang in AUTHORED],
    )
    base = site.absolute(Address(""))
    pages = []
    for path in files:
        data = files.get(path.replace("index.md", "index.html")) if path.endswith("index.md") else None
        if data is not None:
            html = data.decode()
            main = html[html.index("<main") : html.index("</main>") + len("</main>")]
            pages.append(RenderedPage(main, base + path.removesuffix("index.md")))
    timed("  Markdown: pages that hold a text, cold", count, lambda: [to_markdown(page) for page in pages])


def authors(site: SiteContext, files: dict[str, bytes], count: int) -> None:
    """Time what those who write call: an import, an export, what a change means to an open page, a difference."""
    briefs = [brief for brief in site.library.briefs.values() if brief.lang != "zh-Hans"][:20]
    copies = [brief.text for brief in briefs]
    timed("  import: pasted text to a draft", len(briefs), lambda: [articles(read_text(copy)) for copy in copies])
    made = timed("  export: out of the site", len(briefs), lambda: [manuscript(site, brief) for brief in briefs])
    timed("  export: Word, by Pandoc", len(made), lambda: [write_word(one, {}) for one in made])
    page = files["en/index.html"]
    timed("  serve: what a change means to a page", count, lambda: change(page, page + b"x", State(), State()))
    timed("  diff: two sites", count, lambda: compare(files, files))


def conversion(content: Path, count: int) -> None:
    """Time the conversion to Simplified Chinese by itself, and against the library that says what is right."""
    texts = [file.read_text(encoding="utf-8") for file in content.glob("briefs/*/zh-Hant.md")]
    convert = Matcher(tw2s(), slow).convert
    timed("  convert: Traditional to Simplified", count, lambda: [convert(text) for text in texts])
    some, ratio = texts[:20], []
    for work in (slow, convert):
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
    simplified("暖")
    print(f"{count} briefs in two written languages, {count * 3} brief pages; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content, out = write_briefs(folder, count), folder / "site"

        def build(cache: str = "cache", processes: int = 1) -> None:
            with opened(Options(content, processes=processes), tools(folder / cache), out) as session:
                place(check(session))

        timed("walk: read every file", count, lambda: walk(content))
        conversion(content, count)
        # First, as a process that has drawn charts can't be forked.
        timed("whole build, cold, two processes", count, lambda: build("other", 2))
        shutil.rmtree(out)
        with opened(Options(content, processes=1), tools(folder / "cache"), out) as session:
            checked: Checked = timed("check, cold: parse, convert, render, link", count, lambda: check(session))
            timed("place, cold: plan, render, write", count, lambda: place(checked))
            languages(checked, count)
            citing(checked, count)
            searching(checked.site, count)
            files = {
                file.relative_to(out).as_posix(): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()
            }
            reading_aids(checked.site, files, count)
            authors(checked.site, files, count)
        timed("whole build, nothing changed", count, build)
        first = content / "briefs/2022-eu-chips-act/en.md"
        first.write_text(first.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        timed("whole build, one brief edited", count, build)


if __name__ == "__main__":
    main()
