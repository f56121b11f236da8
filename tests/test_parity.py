"""Two languages compared from edit to edit: what of an edit is told, once for each cause, and what is not."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from briefs.language.languages import EN, ZH_HANT
from briefs.model.brief import BriefId
from tests.support import brief_text, check_content, write_content

ZH = """第一段談補助之目的與立法之背景。

第二段談內閣府應設置之研究中心。

第三段談各部會間之經費分配問題。

第四段談結論及未來之發展方向。
"""
EN_TEXT = """The first paragraph is about the aim of the subsidies.

The second is about the research centres of the Cabinet Office.

In the third we turn to how funds are shared between ministries.

The last one concludes and looks at what is to come.
"""
CODES = re.compile(r"\[((?:parity|cite\.parity|translation|heading)[a-z.-]*)\]")
SOURCES = "cao: {type: document, title: 公募要領}\nnsf: {type: document, title: Center}\n"


class Brief:
    """A brief in two languages, kept and noted as translated, which is edited and checked again."""

    def __init__(self, folder: Path, zh: str = ZH, en: str = EN_TEXT) -> None:
        self.zh, self.en = zh, en
        self.folder = write_content(folder / "content", {"sources/all.yaml": SOURCES})
        self.write()
        self.run("check")
        self.run("translated", "a")

    def write(self) -> None:
        write_content(
            self.folder,
            {
                "briefs/a/zh-Hant.md": brief_text(self.zh),
                "briefs/a/en.md": brief_text(self.en),
            },
            base=False,
        )

    def run(self, *arguments: str) -> str:
        return CliRunner().invoke(cli, [*arguments, "--content", str(self.folder), "--no-cache"]).output

    def edit(self, zh: str | None = None, en: str | None = None) -> str:
        self.zh, self.en = zh if zh is not None else self.zh, en if en is not None else self.en
        self.write()
        return self.run("check")

    def codes(self, zh: str | None = None, en: str | None = None) -> list[str]:
        """Edit a text, and return the codes of what is told."""
        return CODES.findall(self.edit(zh, en))

    def ids(self, lang: str = "zh-Hant") -> tuple[str, ...]:
        checked = check_content(self.folder)
        return checked.paragraphs.ids[BriefId("a"), ZH_HANT if lang == "zh-Hant" else EN]


def exchanged(text: str, one: int, other: int) -> str:
    """Return a text with two of its paragraphs exchanged."""
    parts = text.rstrip("\n").split("\n\n")
    parts[one], parts[other] = parts[other], parts[one]
    return "\n\n".join(parts) + "\n"


def test_nothing_edited_nothing_told(tmp_path: Path) -> None:
    assert Brief(tmp_path).codes() == []


# Pins.


# Exchange and move.


# One cause, one report.


SPLIT = """該法於2025年5月28日公布，共28條，並於第3條定其基本理念。經費計430億元，由內閣府於2026年撥付12所大學。

另一段落。
"""
WHOLE = """The Act of May 28, 2025 has 28 articles, and its Article 3 has its basic ideas. Funds of 43 billion
go to 12 universities in 2026.

Another paragraph.
"""


SECTIONS = """## 壹、緣由

緣由文。

### 一、背景

背景文共3項。

### 二、目的

目的文計430億。

### 三、結果

結果文。

## 貳、重點

重點文於2025年。

## 參、附則

附則文。
"""
PARTS = """## I. Origin

Text of it.

### A. Background

Text of 3 items.

### B. Aim

Text of 43 billion.

### C. Result

Text of results.

## II. Points

Text of 2025.

## III. Rest

Text of the rest.
"""


# Small numbers in words.


# Places and words of notes.


def noted(note: str) -> str:
    return f"文[^n]。\n\n[^n]: {note}\n"


@pytest.mark.parametrize(
    ("chinese", "english", "alarms"),
    [
        ("@cao，頁3。", "@cao, at 3.", 0),
        ("@cao，頁3。", "@cao, p. 3.", 0),
        ("@cao，頁3。", "@cao, at 5.", 1),
        ("@cao，頁3。", "@cao.", 1),
        ("@cao。", "@cao, at 3.", 1),
        ("@cao，第25條第2項。", "@cao, art. 25(2).", 0),
        ("@cao，第25條第2項。", "@cao, art. 25(3).", 1),
        ("@cao，頁3；@nsf，頁7。", "@cao, at 3; @nsf, at 7.", 0),
        ("@cao，頁3；@nsf，頁7。", "@cao, at 3; @nsf, at 8.", 1),
        ("@cao，頁4；@nsf，頁7。", "@cao, at 3; @nsf, at 8.", 2),
        ("@cao，頁3；@nsf，頁7。", "@nsf, at 7; @cao, at 3.", 1),
        ("@cao {序}。", "@cao {preface}.", 0),
        ("王大明，《民法概要》，2020年，頁3。", "Wang Daming, *Outline of Civil Law* (2020), at 3.", 0),
        ("王大明，《民法概要》，2020年，頁3。", "Wang Daming, *Outline of Civil Law* (2020), at 5.", 1),
    ],
)
def test_places_in_notes_are_compared(tmp_path: Path, chinese: str, english: str, alarms: int) -> None:
    assert Brief(tmp_path, noted(chinese), noted(english)).codes() == ["cite.parity"] * alarms


def test_the_place_of_a_short_form_is_compared(tmp_path: Path) -> None:
    zh = "文[^a]，文[^b]。\n\n[^a]: @cao，頁1。\n\n[^b]: 同前註，頁3。\n"
    en = "Text[^a] and[^b].\n\n[^a]: @cao, at 1.\n\n[^b]: *Id.* at 3.\n"
    brief = Brief(tmp_path, zh, en)
    assert brief.codes() == []
    assert brief.codes(en=en.replace("at 3", "at 4")) == ["cite.parity"]
