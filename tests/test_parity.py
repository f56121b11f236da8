"""Two languages compared from edit to edit: what of an edit is told, once for each cause, and what is not."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from briefs.language.languages import EN, ZH_HANT
from briefs.model.brief import BriefId
from briefs.model.diagnostic import Code
from tests.knowledge_base import contents
from tests.support import WITH_PARALLEL_PAGES, brief_text, build_some, check_content, write_content

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


_BEGUN: dict[tuple[str, str], dict[str, str | bytes]] = {}
"""The files of a brief that was kept and noted as translated, by its two texts."""


class Brief:
    """A brief in two languages, kept and noted as translated, which is edited and checked again."""

    def __init__(self, folder: Path, zh: str = ZH, en: str = EN_TEXT) -> None:
        self.zh, self.en = zh, en
        self.folder = folder / "content"
        if (zh, en) not in _BEGUN:
            write_content(self.folder, {"sources/all.yaml": SOURCES})
            self.write()
            self.run("check")
            self.run("translated", "a")
            _BEGUN[zh, en] = dict(contents(self.folder))
        write_content(self.folder, _BEGUN[zh, en], base=False)

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


Row = tuple[str, str, int]


def alarms_of(folder: Path, code: str, rows: list[Row], begun: tuple[str, str] | None = None) -> list[Row]:
    """Return rows of two texts with how often a code is told of each, and no other but the drift from what was begun.

    Each is a brief that is kept and noted as translated: as it is, or as it was begun.
    """
    content = write_content(folder / "content", {"sources/all.yaml": SOURCES})

    def write(texts: list[tuple[str, str]]) -> None:
        for number, pair in enumerate(texts):
            both = zip(("zh-Hant", "en"), pair, strict=True)
            files = {f"briefs/r{number}/{lang}.md": brief_text(text, f"R{number}") for lang, text in both}
            write_content(content, files, base=False)

    edited = [(zh, en) for zh, en, _ in rows]
    write([begun] * len(rows) if begun else edited)
    where = ("--content", str(content), "--no-cache")
    CliRunner().invoke(cli, ["check", *where])
    noted = CliRunner().invoke(cli, ["translated", *(f"r{number}" for number in range(len(rows))), *where])
    assert noted.exit_code == 0, noted.output
    write(edited)
    told: list[list[str]] = [[] for _ in rows]
    for line in CliRunner().invoke(cli, ["check", *where]).output.splitlines():
        if (place := re.match(r"\S*briefs/r(\d+)/", line)) and (codes := CODES.findall(line)):
            told[int(place[1])] += [one for one in codes if not (begun and one == "translation.drift")]
    assert {one for codes in told for one in codes} <= {code}, told
    return [(zh, en, len(codes)) for (zh, en, _), codes in zip(rows, told, strict=True)]


def exchanged(text: str, one: int, other: int) -> str:
    """Return a text with two of its paragraphs exchanged."""
    parts = text.rstrip("\n").split("\n\n")
    parts[one], parts[other] = parts[other], parts[one]
    return "\n\n".join(parts) + "\n"


def test_nothing_edited_nothing_told(tmp_path: Path) -> None:
    assert Brief(tmp_path).codes() == []


# Pins.


def test_what_is_pinned_alike_is_paired_in_any_order(tmp_path: Path) -> None:
    brief = Brief(
        tmp_path, "甲計一點。 {#p-a}\n\n乙計5項。 {#p-b}\n", "B has 5 items. {#p-b}\n\nA has a point. {#p-a}\n"
    )
    assert brief.codes() == []


def test_what_is_pinned_alike_is_paired_in_any_section(tmp_path: Path) -> None:
    zh = "## 壹、甲\n\n經費計5億元。 {#p-x}\n\n甲文。\n\n## 貳、乙\n\n乙文。\n"
    en = "## I. A\n\nText A.\n\n## II. B\n\nText B.\n\nFunds are 500 million. {#p-x}\n"
    brief = Brief(tmp_path, zh, en)
    assert brief.codes() == []
    # Numbers of such a pair are compared too.
    assert brief.codes(en=en.replace("500", "600")) == ["parity.number"] * 2


def test_points_and_tables_are_paired_by_their_pins(tmp_path: Path) -> None:
    zh = "- 甲 {#p-a}\n- 乙 {#p-b}\n\n文。 {#p-c}\n"
    en = "Text. {#p-c}\n\n- B {#p-b}\n- A {#p-a}\n"
    assert Brief(tmp_path, zh, en).codes() == []


def test_a_pin_keeps_the_old_address_and_is_no_drift(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    pinned = brief.zh.replace("經費分配問題。", "經費分配問題。 {#p-funds}")
    other = brief.en.replace("between ministries.", "between ministries. {#p-funds}")
    assert brief.codes(pinned, other) == []
    assert brief.ids() == brief.ids("en") == ("p1", "p2", "p-funds", "p4")
    site = build_some(write_content(brief.folder, WITH_PARALLEL_PAGES, base=False), "a")
    for page in ("zh-Hant/briefs/a/index.html", "en/briefs/a/index.html"):
        html = site[
            next(name for name in site if name.endswith("briefs/a/index.html") and name[:2] == page[:2])
        ].decode()
        assert '<p id="p-funds"><span id="p3"></span>' in html
        assert html.count('id="p3"') == 1
    parallel = [data.decode() for name, data in site.items() if 'class="parallel"' in data.decode("utf-8", "ignore")]
    assert parallel
    assert all(html.count('id="p3"') == html.count('id="p-funds"') == 1 for html in parallel)
    # The old id stays through further edits, and is not given again.
    assert brief.codes(pinned.replace("各部會間之", "各機關間之"), other.replace("turn to", "see")) == [
        "translation.drift"
    ]
    assert brief.codes(f"新增一段文字。\n\n{pinned}", f"A new paragraph.\n\n{other}") == ["translation.drift"]
    assert brief.ids() == ("pa7cf3", "p1", "p2", "p-funds", "p4")
    assert "p3" in (brief.folder / "briefs/a/paragraphs.json").read_text(encoding="utf-8")


def test_a_pin_taken_away_gives_the_number_back(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    zh, en = brief.zh, brief.en
    brief.codes(zh.replace("問題。", "問題。 {#p-funds}"), en.replace("ministries.", "ministries. {#p-funds}"))
    brief.run("translated", "a")
    assert brief.codes(zh, en) == []
    assert brief.ids() == brief.ids("en") == ("p1", "p2", "p3", "p4")


def test_a_pin_in_one_language_alone_keeps_the_pair(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    assert brief.codes(brief.zh.replace("問題。", "問題。 {#p-funds}")) == []
    assert brief.ids() == ("p1", "p2", "p-funds", "p4")
    assert brief.ids("en") == ("p1", "p2", "p3", "p4")


def test_a_pin_on_an_edited_paragraph_is_one_change(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    zh = brief.zh.replace("各部會間之經費分配問題。", "各部會間之經費與人員分配問題。 {#p-funds}")
    output = brief.edit(zh, brief.en.replace("ministries.", "ministries. {#p-funds}"))
    assert CODES.findall(output) == ["translation.drift"]
    assert "{+與人員+}" in output


# Exchange and move.


def test_paragraphs_exchanged_and_touched_keep_their_ids(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    zh = exchanged(brief.zh, 1, 2).replace("內閣府應設置", "內閣府須設置").replace("經費分配問題", "預算分配問題")
    en = exchanged(brief.en, 1, 2).replace("The second is", "The next is").replace("how funds", "how money")
    assert brief.codes(zh, en) == ["translation.drift"] * 2
    assert brief.ids() == brief.ids("en") == ("p1", "p3", "p2", "p4")


def test_distant_paragraphs_exchanged_and_touched_keep_their_ids(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    zh = exchanged(brief.zh, 0, 3).replace("補助之目的", "獎助之目的").replace("及未來之", "與未來之")
    brief.codes(zh)
    assert brief.ids() == ("p4", "p2", "p3", "p1")


def test_a_paragraph_moved_and_touched_keeps_its_id(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    parts = brief.zh.rstrip("\n").split("\n\n")
    zh = "\n\n".join([*parts[1:], parts[0].replace("補助", "獎助")]) + "\n"
    output = brief.edit(zh)
    assert brief.ids() == ("p2", "p3", "p4", "p1")
    assert sorted(CODES.findall(output)) == ["parity.block", "translation.drift"]
    assert "en.md:8 has this paragraph at another place" in output


def test_paragraphs_rewritten_where_they_stand_keep_their_ids(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    brief.codes("全然不同。\n\n另起爐灶。\n\n毫無關聯。\n\n煥然一新。\n")
    assert brief.ids() == ("p1", "p2", "p3", "p4")


def test_points_exchanged_and_touched_keep_their_ids(tmp_path: Path) -> None:
    points = ["設立國家研究中心並編列預算", "補助中小企業取得必要之設備", "修正稅法以鼓勵私人投資研發"]
    zh = "".join(f"- {point}\n" for point in points)
    brief = Brief(tmp_path, zh, "- Centre\n- Subsidies\n- Taxes\n")
    brief.codes("".join(f"- {point}\n" for point in (points[2][:-2] + "創新", points[1], "設置" + points[0][2:])))
    assert brief.ids() == ("p3", "p2", "p1")


def test_paragraphs_moved_together_in_one_language_are_told_once(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    parts = brief.zh.rstrip("\n").split("\n\n")
    assert brief.codes("\n\n".join([*parts[2:], *parts[:2]]) + "\n") == ["parity.block"]


def test_a_paragraph_moved_to_another_section_in_one_language_is_told_once(tmp_path: Path) -> None:
    zh = "## 壹、甲\n\n甲文一。\n\n甲文二另有內容。\n\n## 貳、乙\n\n乙文。\n"
    en = "## I. A\n\nText one.\n\nText two has more.\n\n## II. B\n\nText B.\n"
    brief = Brief(tmp_path, zh, en)
    moved = "## 壹、甲\n\n甲文一。\n\n## 貳、乙\n\n乙文。\n\n甲文二另有內容。\n"
    assert brief.codes(moved) == ["parity.block"]


# One cause, one report.


SPLIT = """該法於2025年5月28日公布，共28條，並於第3條定其基本理念。經費計430億元，由內閣府於2026年撥付12所大學。

另一段落。
"""
WHOLE = """The Act of May 28, 2025 has 28 articles, and its Article 3 has its basic ideas. Funds of 43 billion
go to 12 universities in 2026.

Another paragraph.
"""


@pytest.mark.parametrize("kept", [True, False])
def test_a_split_has_one_alarm_for_each_part(tmp_path: Path, *, kept: bool) -> None:
    rows = [
        (SPLIT.replace("理念。", "理念。\n\n"), WHOLE, 1),
        (SPLIT, WHOLE.replace("ideas. ", "ideas.\n\n"), 1),
        (SPLIT.replace("理念。", "理念。\n\n").replace("，由內閣府", "。\n\n由內閣府"), WHOLE, 2),
        (SPLIT.replace("理念。", "理念。\n\n"), WHOLE.replace("ideas. ", "ideas.\n\n"), 0),
        (SPLIT.replace("\n\n另一段落", "另一段落"), WHOLE, 1),
    ]
    assert alarms_of(tmp_path, "parity.block", rows, (SPLIT, WHOLE) if kept else None) == rows


def test_a_slip_in_a_split_paragraph_is_told(tmp_path: Path) -> None:
    brief = Brief(tmp_path, SPLIT, WHOLE)
    output = brief.edit(SPLIT.replace("理念。", "理念。\n\n").replace("12所", "13所"))
    assert "12 stands here, but not in zh-Hant.md:8" in output
    assert output.count("parity.number") == 1


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


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(
    ("before", "after"),
    [("### B.", "#### B."), ("### A.", "## A."), ("### C.", "## C."), ("## II.", "### II."), ("### C.", "#### C.")],
)
def test_a_level_changed_in_one_language_is_told_once(tmp_path: Path, before: str, after: str, *, kept: bool) -> None:
    brief = Brief(tmp_path, SECTIONS, PARTS) if kept else Brief(tmp_path, SECTIONS, PARTS.replace(before, after, 1))
    output = brief.edit(en=PARTS.replace(before, after, 1))
    assert CODES.findall(output) == ["parity.block"], output
    assert "this section is of level" in output


def test_a_level_skipped_is_told_once(tmp_path: Path) -> None:
    brief = Brief(tmp_path, SECTIONS, PARTS)
    assert brief.codes(en=PARTS.replace("## II.", "#### II.", 1)) in (["parity.block"], ["heading.skipped"])


def test_a_section_and_all_in_it_moved_a_level_are_told_once(tmp_path: Path) -> None:
    zh = SECTIONS.replace("### 三、結果\n\n結果文。\n\n", "") + "\n### 一、尾\n\n尾文。\n"
    en = PARTS.replace("### C. Result\n\nText of results.\n\n", "") + "\n### A. Tail\n\nTail.\n"
    brief = Brief(tmp_path, zh, en)
    lower = en.replace("## III.", "### III.").replace("### A. Tail", "#### A. Tail")
    assert brief.codes(en=lower) == ["parity.block"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_section_put_in_in_one_language_is_told_once(tmp_path: Path, *, kept: bool) -> None:
    more = PARTS.replace("### B.", "### B. Further\n\nA further text of 77 words.\n\nAnd more.\n\n### C.", 1)
    more = more.replace("### C. Result", "### D. Result")
    brief = Brief(tmp_path, SECTIONS, PARTS) if kept else Brief(tmp_path, SECTIONS, more)
    output = brief.edit(en=more)
    assert CODES.findall(output) == ["parity.block"], output
    assert "no counterpart of this section: B. Further" in output


@pytest.mark.parametrize("kept", [True, False])
def test_a_section_left_out_in_one_language_is_told_once(tmp_path: Path, *, kept: bool) -> None:
    less = PARTS.replace("### A. Background\n\nText of 3 items.\n\n", "")
    brief = Brief(tmp_path, SECTIONS, PARTS) if kept else Brief(tmp_path, SECTIONS, less)
    output = brief.edit(en=less)
    assert CODES.findall(output) == ["parity.block"], output
    assert "一、背景" in output


def test_a_heading_left_out_in_one_language_is_told_once(tmp_path: Path) -> None:
    brief = Brief(tmp_path, SECTIONS, PARTS)
    assert brief.codes(en=PARTS.replace("### C. Result\n\n", "")) == ["parity.block"]


# Small numbers in words.


IN_WORDS = [
    ("本法分為八章。", "The Act has eight chapters.", 0),
    ("本法分為九章。", "The Act has eight chapters.", 1),
    ("美國六所大學參與。", "Five universities take part.", 1),
    ("有四大支柱。", "There are three pillars.", 1),
    ("- 分四項", "- In three parts", 1),
    ("> 分四項", "> In three parts", 1),
    ("| 甲 | 乙 |\n| - | - |\n| 四項 | 1 |", "| A | B |\n| - | - |\n| three items | 1 |", 1),
    ("占20%。", "It is 20%.", 0),
    ("占二成。", "It is 20%.", 0),
    ("占兩成。", "It is 20 percent.", 0),
    ("占八成五。", "It is 85%.", 0),
    ("占8成5。", "It is 85%.", 0),
    ("占二成。", "It is one-fifth.", 0),
    ("占三成。", "It is 20%.", 1),
    ("占三成。", "It is twenty percent.", 1),
    ("有27成員國。", "It has 27 member states.", 0),
    ("一般而言，兩造於三讀後四海為家，第二點從略。", "As a rule, one of the parties went to sea.", 0),
    ("數十項計畫、三五個機關、十餘所大學。", "Four plans.", 0),
    ("費時六個月。", "It took half a year, or two terms.", 0),
    ("計十年。", "It took a decade of nine projects.", 0),
]
"""Sentences in both languages, and how many numbers of theirs are told."""


def test_small_numbers_in_words(tmp_path: Path) -> None:
    assert alarms_of(tmp_path, "parity.number", IN_WORDS) == list(IN_WORDS)


# Places and words of notes.


def noted(note: str) -> str:
    return f"文[^n]。\n\n[^n]: {note}\n"


PLACES = [
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
]
"""Notes in both languages, and how many of their places are told."""


def test_places_in_notes_are_compared(tmp_path: Path) -> None:
    rows = [(noted(zh), noted(en), alarms) for zh, en, alarms in PLACES]
    assert alarms_of(tmp_path, "cite.parity", rows) == rows


def test_the_place_of_a_short_form_is_compared(tmp_path: Path) -> None:
    zh = "文[^a]，文[^b]。\n\n[^a]: @cao，頁1。\n\n[^b]: 同前註，頁3。\n"
    en = "Text[^a] and[^b].\n\n[^a]: @cao, at 1.\n\n[^b]: *Id.* at 3.\n"
    brief = Brief(tmp_path, zh, en)
    assert brief.codes() == []
    assert brief.codes(en=en.replace("at 3", "at 4")) == ["cite.parity"]


@pytest.mark.parametrize(
    "after",
    [
        "@cao，頁5。",
        "另參 @cao，頁3。",
        "參見 @cao，頁3。",
        "@cao。",
        "@nsf，頁3。",
        "@cao，頁3；@nsf。",
        "@cao，頁3（論補助）。",
    ],
)
def test_a_note_that_changes_is_drift(tmp_path: Path, after: str) -> None:
    brief = Brief(tmp_path, noted("@cao，頁3。"), noted("@cao, at 3."))
    output = brief.edit(noted(after))
    assert CODES.findall(output).count("translation.drift") == 1, output
    assert "en.md:10:1: warning: zh-Hant.md:10 has changed since" in output


def test_a_note_of_an_english_source_drifts_too(tmp_path: Path) -> None:
    brief = Brief(tmp_path, noted("@cao，頁3。"), noted("@cao, at 3."))
    file = brief.folder / "briefs/a/zh-Hant.md"
    front = file.read_text(encoding="utf-8").replace("title:", "translated_from: en\ntitle:", 1)
    file.write_text(front, encoding="utf-8")
    brief.run("translated", "a")
    english = brief.folder / "briefs/a/en.md"
    english.write_text(
        english.read_text(encoding="utf-8").replace("[^n]: @cao", "[^n]: *See also* @cao"), encoding="utf-8"
    )
    output = brief.run("check")
    assert CODES.findall(output) == ["translation.drift"]
    assert "{+See also +}" in output


def test_notes_put_in_taken_out_and_called_otherwise(tmp_path: Path) -> None:
    zh = "文[^1]，文[^2]。\n\n[^1]: @cao，頁3。\n\n[^2]: @nsf，頁7。\n"
    brief = Brief(tmp_path, zh, "Text[^1] and[^2].\n\n[^1]: @cao, at 3.\n\n[^2]: @nsf, at 7.\n")
    other = zh.replace("[^1]", "[^x]")
    assert brief.codes(other) == []
    more = "文[^1]，文[^2]，文[^3]。\n\n[^1]: 另有一說。\n\n[^2]: @cao，頁3。\n\n[^3]: @nsf，頁9。\n"
    output = brief.edit(more)
    assert output.count("translation.drift") == 3
    assert "is new since: 另有一說。" in output
    assert "@nsf, 頁[-7。-]{+9。+}" in output
    less = "文，文[^2]。\n\n[^2]: @nsf，頁7。\n"
    output = brief.edit(less)
    assert "no longer says: @cao, 頁3。" in output


def test_a_new_paragraph_with_a_note_is_one_change(tmp_path: Path) -> None:
    zh, en = noted("@cao，頁3。"), noted("@cao, at 3.").replace("文", "Text").replace("。\n\n[", ".\n\n[")
    brief = Brief(tmp_path, zh, en)
    more = zh.replace("文[^n]。", "文[^n]。\n\n另文[^m]。") + "\n[^m]: @nsf。\n"
    assert CODES.findall(brief.edit(more)).count("translation.drift") == 1
    brief.run("translated", "a", "--force")
    assert CODES.findall(brief.edit(zh)).count("translation.drift") == 1


def test_a_change_of_a_note_is_noted_as_translated(tmp_path: Path) -> None:
    brief = Brief(tmp_path, noted("@cao，頁3。"), noted("@cao, at 3."))
    brief.edit(noted("@cao，頁5。"))
    assert "nothing in en.md of a has changed" in brief.run("translated", "a")
    brief.edit(en=noted("@cao, at 5."))
    assert "noted as translated" in brief.run("translated", "a")
    assert brief.codes() == []


def test_a_record_from_before_notes_were_kept_says_nothing_of_them(tmp_path: Path) -> None:
    brief = Brief(tmp_path, noted("@cao，頁3。"), noted("@cao, at 3."))
    file = brief.folder / "briefs/a/translation.json"
    kept = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r', "notes": \[.*\]\}', "}", kept, flags=re.DOTALL), encoding="utf-8")
    assert brief.codes(noted("@cao，頁5。"), noted("@cao, at 5.")) == []
    brief.run("translated", "a")
    assert '"notes": [' in file.read_text(encoding="utf-8")


def test_the_page_names_a_note_that_changed(tmp_path: Path) -> None:
    brief = Brief(tmp_path, noted("@cao，頁3。"), noted("@cao, at 3."))
    brief.edit(noted("@cao，頁5。"))
    site = build_some(brief.folder, "a")
    html = next(
        data.decode() for name, data in site.items() if name.startswith("en/") and name.endswith("briefs/a/index.html")
    )
    assert re.search(r'href="[^"]*#fn-1"[^>]*>Note 1<', html)


def test_a_level_changed_in_the_source_is_no_drift(tmp_path: Path) -> None:
    brief = Brief(tmp_path, SECTIONS, PARTS)
    assert brief.codes(SECTIONS.replace("### 二、", "#### 二、")) == ["parity.block"]


def test_a_section_put_into_the_source_makes_none_behind_it_look_changed(tmp_path: Path) -> None:
    brief = Brief(tmp_path, SECTIONS, PARTS)
    zh = SECTIONS.replace("### 二、目的", "### 二、沿革\n\n沿革之文字。\n\n### 三、目的").replace(
        "### 三、結果", "### 四、結果"
    )
    output = brief.edit(zh)
    assert CODES.findall(output).count("translation.drift") == 2
    assert "is new since: 二、沿革" in output
    assert "is new since: 沿革之文字。" in output
    # What stands behind it is told beside its own counterpart.
    output = brief.edit(zh.replace("結果文", "結果之文"))
    assert f"en.md:{8 + PARTS[: PARTS.index('Text of results')].count(chr(10))}:1: warning: zh-Hant.md" in output


def test_a_heading_that_says_something_else_is_drift(tmp_path: Path) -> None:
    brief = Brief(tmp_path, SECTIONS, PARTS)
    assert brief.codes(SECTIONS.replace("三、結果", "三、成果之檢討")) == ["translation.drift"]


def test_a_point_that_is_pinned_keeps_its_old_address_in_every_language(tmp_path: Path) -> None:
    brief = Brief(tmp_path, "文。\n\n- 甲點\n- 乙點\n\n  乙之二\n", "Text.\n\n- Point A\n- Point B\n\n  More of B\n")
    assert brief.codes(brief.zh.replace("乙點", "乙點 {#p-b}"), brief.en.replace("Point B", "Point B {#p-b}")) == []
    site = build_some(brief.folder, "a")
    pages = [data.decode() for name, data in site.items() if name.endswith("briefs/a/index.html")]
    assert len(pages) == 3
    for html in pages:
        assert html.count('id="p-b"') == html.count('id="p3"') == 1


def test_texts_without_blocks_are_compared(tmp_path: Path) -> None:
    brief = Brief(tmp_path)
    assert CODES.findall(brief.edit(en="\n")).count("parity.block") == 4
    assert CODES.findall(brief.edit(zh="\n")).count("parity.block") == 0


def test_numbers_that_nobody_wants_compared_hide_nothing_else(tmp_path: Path) -> None:
    texts = {
        "briefs/a/zh-Hant.md": brief_text(ZH.replace("第三段", "第三段於2019年")),
        "briefs/a/en.md": brief_text(f"{EN_TEXT}\n## A section of its own\n"),
    }
    said = {}
    for name, checks in (("all", ""), ("some", 'checks: {parity.number: "off"}\n')):
        content = write_content(tmp_path / name / "content", texts)
        settings = content / "site.yaml"
        settings.write_text(settings.read_text(encoding="utf-8") + checks, encoding="utf-8")
        said[name] = [*check_content(content).diagnostics]
    numbers = [one for one in said["all"] if one.code is Code.PARITY_NUMBER]
    assert numbers
    assert {one.code for one in said["some"]} >= {Code.PARITY_BLOCK}
    assert said["some"] == [one for one in said["all"] if one not in numbers]
