"""Golden cases of notes: what an author types, and what readers see, in each language."""

import re
from html import unescape
from pathlib import Path

import pytest

from briefs.citing.printing import PrintedNote
from tests.golden_file import Case, cases, titles
from tests.support import brief_text, check_content, note_lines, printed, shown, write_content

SOURCES = """\
cao-guide:
  type: document
  language: ja
  title: {ja: 研究セキュリティ事業公募要領, en: Research Security Program Application Guidelines}
  title-short: {ja: 公募要領, en: Application Guidelines}
  publisher: {ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office (Japan)}
  URL: https://www8.cao.go.jp/kobo.pdf
  accessed: 2025-03-10
cao-call:
  type: webpage
  language: ja
  title: {ja: 研究セキュリティ事業の公募について, en: Call for the Research Security Program}
  title-short: {ja: 公募について, en: Call}
  publisher: {ja: 内閣府, zh-Hant: 內閣府, en: Cabinet Office (Japan)}
  URL: https://www8.cao.go.jp/kobo.html
  accessed: 2025-03-10
ai-act:
  type: legislation
  language: ja
  title: {ja: 人工知能関連技術の研究開発及び活用の推進に関する法律, en: AI Promotion Act}
  title-short: {ja: 人工知能法, zh-Hant: 人工智慧法, en: AI Promotion Act}
  number: {ja: 令和7年法律第53号, en: Act No. 53 of 2025}
hai-index:
  type: report
  language: en
  title: Artificial Intelligence Index Report
  author: [{literal: Stanford HAI}]
  issued: 2024
  URL: https://hai.stanford.edu/index.pdf
  accessed: 2025-06-11
wang-book:
  type: book
  language: zh-Hant
  title: 人工智慧與法律
  author: [{family: 王, given: 小明}]
  publisher: 元照
  issued: 2024
smith-article:
  type: article-journal
  language: en
  title: Research Security
  author: [{family: Smith, given: Ann}, {family: Jones, given: Bo}]
  container-title: Law Review
  volume: 12
  issued: 2023
  page: 34-60
"""


_SHORT_FORM = re.compile(r'<a class="short-form" href="#fn-(\d+)" aria-describedby="([^"]+)">(.*?)</a>', re.DOTALL)


def short_form_lines(notes: tuple[PrintedNote, ...]) -> str:
    """Write each short form: its note, its words, the note that it leads to, and the source behind it."""
    lines = []
    for note in notes:
        behind = {full.id: full.key or words(full.html) for full in note.full}
        for number, name, html in _SHORT_FORM.findall(note.html):
            lines.append(f"{note.number} {words(html)} → {number} {behind[name]}")
    return "\n".join(lines)


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


@pytest.mark.parametrize("case", cases("citing.md"), ids=titles)
def test_citing(case: Case, tmp_path: Path) -> None:
    files = {"sources/all.yaml": SOURCES}
    for name, text in case.blocks.items():
        if name.startswith("briefs/") and name.endswith(".md"):
            files[name] = text if text.startswith("---") else brief_text(text)
        elif "/" in name or name.endswith(".yaml"):
            files[name] = text
    checked = check_content(write_content(tmp_path / "content", files))
    for lang in ("zh-Hant", "zh-Hans", "en"):
        if lang in case.blocks:
            case.check(lang, note_lines(printed(checked, lang=lang)))
        if f"{lang} links" in case.blocks:
            case.check(f"{lang} links", short_form_lines(printed(checked, lang=lang)))
    found = tuple(d for d in checked.diagnostics if d.code.value not in ("source.unused", "cite.parity"))
    assert bool(found) == ("diagnostics" in case.blocks) or case.blocks.get("diagnostics") == "", shown(found)
    if "diagnostics" in case.blocks:
        case.check("diagnostics", shown(found, checked.policy))
