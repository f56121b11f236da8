"""Golden cases of Markdown, notes and diagnostics."""

import re
from pathlib import Path

import pytest

from briefs.messages import ZH_HANT
from briefs.model.block import without_ids
from briefs.model.brief import Brief
from briefs.model.diagnostic import Code
from briefs.placeholders import Placeholder
from tests.golden_file import Case, cases, titles
from tests.support import brief_text, check_content, read_text, shown, write_content


def notes_html(brief: Brief) -> str:
    return "".join(f"{note.number}. {note.html}\n   {note.back}\n" for note in brief.notes)


@pytest.mark.parametrize("case", cases("markdown.md"), ids=titles)
def test_markdown(case: Case) -> None:
    own, derived = read_text(brief_text(case.blocks["markdown"])).briefs
    case.check("html", shown_html(own.html))
    if "zh-Hans" in case.blocks or "-{" in case.blocks["markdown"]:
        case.check("zh-Hans", "\n".join(heading.text for heading in derived.headings) + "\n" + shown_html(derived.html))


def shown_html(html: str) -> str:
    """Return HTML without the holes that other stages fill."""
    return re.sub(f"{Placeholder.PICTURE}[^{Placeholder.PICTURE}]*{Placeholder.PICTURE}", "", without_ids(html))


@pytest.mark.parametrize("case", cases("footnotes.md"), ids=titles)
def test_footnotes(case: Case) -> None:
    reading = read_text(brief_text(case.blocks["markdown"]))
    assert reading.diagnostics == ()
    case.check("html", without_ids(reading.briefs[0].html))
    case.check("notes", notes_html(reading.briefs[0]))


@pytest.mark.parametrize("case", cases("diagnostics.md"), ids=titles)
def test_diagnostics(case: Case, tmp_path: Path) -> None:
    files = {
        name: _content(name, text)
        for name, text in case.blocks.items()
        if name not in ("diagnostics", "diagnostics in Chinese", "note", "strict")
    }
    checked = check_content(write_content(tmp_path / "content", files), strict="strict" in case.blocks)
    case.check("diagnostics", shown(checked.diagnostics, checked.policy))
    case.check("diagnostics in Chinese", shown(checked.diagnostics, checked.policy, ZH_HANT))


def _content(name: str, text: str) -> bytes:
    """Return the bytes of a file in a golden case: front matter is added to a text that begins with none."""
    if name.endswith(".md") and not text.startswith(("---", "=")):
        text = brief_text(text)
    # \xa4 stands for a byte that is no UTF-8, = alone on the first line for a file without front matter.
    return re.sub(rb"\\x([0-9a-f]{2})", lambda byte: bytes.fromhex(byte[1].decode()), text.removeprefix("=\n").encode())


def test_every_code_has_a_golden_case() -> None:
    text = "".join(case.blocks.get("diagnostics", "") for case in cases("diagnostics.md"))
    untold = {code.value for code in Code if f"[{code.value}]" not in text}
    elsewhere = {"file.symlink", "file.unreadable", "file.too-large"} | {"link.dead", "link.moved", "brief.later"}
    elsewhere |= {"card.character"}
    assert untold <= elsewhere, (
        "these need a file system (test_walk.py), a network (test_links.py) or fonts (test_sharing.py)"
    )
