"""Small sites for tests: a content folder made of a few files, checked and built without the command line."""

import contextlib
import re
import shutil
import sqlite3
import time
import weakref
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

from briefs.build.checked import Checked
from briefs.build.output import Written
from briefs.build.pipeline import check, place, prepare, publish
from briefs.build.session import Options, Session, Tools, opened
from briefs.citing.printing import PrintedNote
from briefs.citing.profiles import read_profiles
from briefs.engine.measuring import Costs
from briefs.language.languages import Lang
from briefs.messages import EN
from briefs.messages.entries import render
from briefs.messages.message import Message, say
from briefs.model.brief import Brief, BriefId, File, Reading
from briefs.model.diagnostic import Diagnostic, SeverityPolicy
from briefs.publishing.components.note_parts import printed_notes
from briefs.publishing.rendering.template_files import read_templates
from briefs.reading.markdown.read_brief import Job, read_brief
from tests.nights import is_day

REPOSITORY = Path(__file__).parent.parent
TEMPLATES = read_templates(None)
PROFILES = read_profiles(TEMPLATES.files)

PATIENCE = 600
"""Seconds after which what is waited for is held not to come: only a fault takes as long, on however busy a machine."""

BASE: dict[str, str] = {
    "site.yaml": """\
base_url: https://example.org/kb/
title: {zh-Hant: 簡報, en: Briefs}
description: {zh-Hant: 法律簡報, en: Legal briefs}
publisher: {zh-Hant: 法律所, en: Law Institute}
""",
    "topics.yaml": """\
ai: {names: {zh-Hant: 人工智慧, en: Artificial intelligence}}
privacy: {names: {zh-Hant: 隱私, en: Privacy}}
""",
    "jurisdictions.yaml": """\
JP: {mark: JP, names: {zh-Hant: 日本, en: Japan}}
EU: {mark: EU, names: {zh-Hant: 歐盟, en: European Union}}
""",
    "instruments/jp-ai-act.yaml": """\
jurisdiction: JP
kind: act
names: {zh-Hant: 人工智慧法, en: AI Act}
status: in-force
checked: 2026-11-22
""",
}
"""The files that a small site has besides its briefs."""

WITH_PARALLEL_PAGES = {"site.yaml": f"{BASE['site.yaml']}outputs: {{parallel: pages}}\n"}
"""The settings of a site that has pages with two languages side by side."""

MATTER = """\
---
title: {title}
description: {title}.
date: 2025-06-25
topics: [ai]
jurisdictions: [JP]
---
"""


def brief_text(body: str, title: str = "A brief") -> str:
    """Return a whole file for a body."""
    return MATTER.format(title=title) + body


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody of progress."""


def read_text(text: str, lang: str = "zh-Hant", name: str = "a") -> Reading:
    """Read one file."""
    source = File(f"content/briefs/{name}/{lang}.md", text.encode())
    return read_brief(Job("briefs", name, Lang(lang), source, TEMPLATES.words))


def read_body(body: str, lang: str = "zh-Hant") -> Brief:
    """Read a body that has no fault into the brief in its own language."""
    reading = read_text(brief_text(body), lang)
    assert reading.diagnostics == ()
    return reading.briefs[0]


def write_content(folder: Path, files: Mapping[str, str | bytes], *, base: bool = True) -> Path:
    """Write a content folder."""
    for name, text in ({**BASE, **files} if base else files).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def copy_own_content(folder: Path) -> Path:
    """Copy this repository's content, without the manual, which stands beside it."""
    shutil.copytree(REPOSITORY / "content", folder)
    settings = folder / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("documents: docs\n", ""), encoding="utf-8")
    return folder


def tools(store: Path | None = None) -> Tools:
    """Return what a session works with."""
    return Tools(None, store, silent)


def check_content(content: Path, *, store: Path | None = None, **options: object) -> Checked:
    """Read and check a content folder. Its session stays open, so that more can be asked of it."""
    session = Session(Options(content, **options), tools(store))  # type: ignore[arg-type]
    # What was got from the session may outlive it, and asks its store.
    weakref.finalize(session.store, _close, session.store.connection)
    return check(session)


def _close(connection: sqlite3.Connection) -> None:
    # What is collected while a server of a test answers in its thread is not ours to close there.
    with contextlib.suppress(sqlite3.ProgrammingError):
        connection.close()


def build_content(content: Path, *, cache: Path | None = None, **options: object) -> dict[str, bytes]:
    """Make all files of a site."""
    with opened(Options(content, **options), tools(cache)) as session:  # type: ignore[arg-type]
        return publish(check(session))


def build_some(content: Path, *names: str, **options: object) -> dict[str, bytes]:
    """Make the files of some briefs and laws, for who looks at no others; at night make the whole site.

    A small site has ten times as many files as one of its briefs.
    """
    if not is_day():
        return build_content(content, **options)
    with opened(Options(content, **options), tools()) as session:  # type: ignore[arg-type]
        assert check(session).is_sound
        session.engine.settle(wanted=lambda _, key: not frozenset(names).isdisjoint(key))
        return session.memory


def place_content(content: Path, out: Path, cache: Path | None = None, **options: object) -> Written:
    """Put a site in place, as `briefs build` does."""
    with opened(Options(content, **options), tools(cache), out) as session:  # type: ignore[arg-type]
        prepare(session)
        return place(check(session))


def printed(checked: Checked, brief: str = "a", lang: str = "zh-Hant") -> tuple[PrintedNote, ...]:
    """Return the notes of a brief as its page shows them."""
    site = checked.site
    return printed_notes(site, site.library.briefs[BriefId(brief), Lang(lang)])


def note_lines(notes: tuple[PrintedNote, ...]) -> str:
    """Write notes as a reader sees them: number and words a line, italics between asterisks."""
    lines = []
    for note in notes:
        turned = re.sub(
            r"<i>.*?</i>", lambda run: re.sub(r'<span class="upright">(.*?)</span>', r"*\1*", run[0]), note.html
        )
        text = re.sub(r"</?i>|</?em>", "*", turned)
        lines.append(f"{note.number} {unescape(re.sub(r'<[^>]+>', '', text)).replace('**', '').strip()}")
    return "\n".join(lines)


def said_in_english(message: Message) -> str:
    """Return a message in English."""
    return render(message, EN).strip()


def shown(diagnostics: tuple[Diagnostic, ...], policy: SeverityPolicy | None = None, lang: str = EN) -> str:
    """Write diagnostics as the golden files do: a line each, the hint behind an arrow."""
    weigh = policy or SeverityPolicy()
    lines = []
    for d in sorted(diagnostics, key=lambda one: one.order):
        place = f":{d.line}:{d.column}" if d.line else ""
        hint = f" → {render(d.hint, lang).strip()}" if d.hint else ""
        severity = render(say(f"severity-{weigh.severity(d.code).value}"), lang)
        lines.append(f"{d.path}{place}: {severity}: {render(d.message, lang).strip()} [{d.code.value}]{hint}")
    return "\n".join(lines)


def grows_with_its_size(work: Callable[[int], object], some: int, least: float = 0.2) -> bool:
    """Return whether four times the size takes four times the processor time and not sixteen times.

    What takes fewer seconds than `least` is no danger, and too little to compare.
    """

    def seconds(size: int) -> float:
        begun = time.process_time()
        work(size)
        return time.process_time() - begun

    # A second try, where the first one was disturbed.
    return any((many := seconds(4 * some)) < least or many / max(seconds(some), 0.01) < 10 for _ in range(2))


def remade(content: Path, folder: Path) -> dict[str, int]:
    """Build a site, and return how many pages and files of each kind were made anew."""
    costs = Costs()
    tools = Tools(None, folder / "cache", silent, costs=costs)
    with opened(Options(content, today="2026-11-29", processes=1), tools, folder / "site") as session:
        prepare(session)
        place(check(session))
    return {name: spent.number for name, spent in costs.queries.items()}
