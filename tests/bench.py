"""Milliseconds a brief for each stage of a build, on synthetic briefs made of the nine real ones: `make bench`.

Prints and never fails. `BRIEFS=200 make bench` takes fewer; each figure is processor time of this process, one process
at work, so that other work on the machine disturbs it little.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefs.build import Checked, Options, Tools, check, publish
from briefs.cache import Cache
from briefs.language.script import simplified
from briefs.output import write_site
from briefs.publishing.template_files import read_templates
from briefs.reading.walk import walk

REPOSITORY = Path(__file__).parent.parent
T = TypeVar("T")


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def synthetic(folder: Path, count: int) -> Path:
    """Make a content folder of `count` briefs: the nine real ones over and over, each with a sentence of its own."""
    content = folder / "content"
    real = sorted((REPOSITORY / "content/briefs").iterdir())
    shutil.copytree(REPOSITORY / "content", content)
    for number in range(count - len(real)):
        source = real[number % len(real)]
        target = content / "briefs" / f"{source.name}-{number}"
        target.mkdir()
        for file in source.glob("*.md"):
            text = file.read_text(encoding="utf-8") + f"\n\n第{number}篇。Number {number}.\n"
            (target / file.name).write_text(text, encoding="utf-8")
    return content


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
            return Tools(templates, Cache(folder / "cache"), silent)

        timed("walk: read every file", count, lambda: walk(content))
        stages = tools()
        checked: Checked = timed("check, cold: parse, convert, render, link", count, lambda: check(options, stages))
        files = timed("publish, cold: plan and render pages", count, lambda: publish(checked, options, stages))
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
        fresh = Tools(templates, Cache(None), silent)
        timed("whole build, cold, two processes", count, lambda: publish(check(two, fresh), two, fresh))


if __name__ == "__main__":
    main()
