"""Notes, numbers and captions of pasted text and web pages: each form is known, and what is not certain is said."""

from pathlib import Path

import pytest

from briefs.importing.articles import articles
from briefs.importing.drafts import plain
from briefs.importing.heading_ladder import with_headings
from briefs.importing.one_line_ladders import parted
from briefs.importing.plain_text import read_text
from briefs.importing.writing import _body
from briefs.language.languages import EN, ZH_HANT
from tests.test_import import AS_GIVEN, brief, run

FORMS = [
    "[1]",
    "〔1〕",
    "［1］",
    "【1】",
    "①",
    "¹",
    "※1",
    "[註1]",
    "[註 1]",
    "【註1】",
    "（註1）",
    "（註一）",
    "（注1）",
    "〔註１〕",
    "[note 1]",
]


@pytest.mark.parametrize("form", FORMS)
def test_typed_marks_lead_to_typed_notes(form: str, tmp_path: Path) -> None:
    text = f"標題\n\n本法公布{form}後施行。\n\n{form}第一註之文字。"
    ended = run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN)
    assert ended.exit_code == 0, ended.output
    made = brief(tmp_path)
    assert "本法公布[^1]後施行。\n\n[^1]: 第一註之文字。\n" in made
    assert "look like notes" not in made


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        (("①", "②", "③"), ("① 甲註。", "② 乙註。", "③ 丙註。")),
        (("¹", "²", "³"), ("¹ 甲註。", "² 乙註。", "³ 丙註。")),
        (("[1]", "[2]", "[3]"), ("註1：甲註。", "註2：乙註。", "註3：丙註。")),
        (("（註一）", "（註二）", "（註三）"), ("註一：甲註。", "註二：乙註。", "註三：丙註。")),
        (("[1]", "[2]", "[3]"), ("註釋", "1. 甲註。", "2. 乙註。", "3. 丙註。")),
        (("(1)", "(2)", "(3)"), ("註釋", "(1) 甲註。", "(2) 乙註。", "(3) 丙註。")),
        (("[註釋1]", "[註釋2]", "[註釋3]"), ("[註釋1]甲註。", "[註釋2]乙註。", "[註釋3]丙註。")),
        (("¹", "²", "³"), ("註釋：", "1、甲註。", "2、乙註。", "3、丙註。")),
    ],
)
def test_several_notes(marks: tuple[str, ...], notes: tuple[str, ...], tmp_path: Path) -> None:
    text = "標題\n\n" + "，".join(f"內文{mark}" for mark in marks) + "。\n\n" + "\n".join(notes)
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    assert "內文[^1]，內文[^2]，內文[^3]。\n\n[^1]: 甲註。\n[^2]: 乙註。\n[^3]: 丙註。\n" in brief(tmp_path)


SOURCES = ("王大明，《民法總則》，2020年，頁3。", "同前註，頁5。")


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("({})", "({}) "),
        ("（{}）", "（{}）"),
        (" ({})", "({})"),
        ("({})", "({})　"),
        ("註{}", "註{}："),
        ("注{}", "注{}："),
        ("（註{}）", "註{} "),
        ("(註{})", "註{}　"),
        ("[註{}]", "註{}. "),
    ],
)
def test_marks_that_number_points_as_well_lead_to_notes_that_name_sources(mark: str, note: str, tmp_path: Path) -> None:
    points = "（一）國際\n1.甲說\n(1)其一。\n(2)其二。\n\n"
    for number in ((1, 2), ("１", "２")):
        marks, notes = ([form.format(one) for one in number] for form in (mark, note))
        lines = "\n".join(begin + said for begin, said in zip(notes, SOURCES, strict=True))
        text = f"標題\n\n本法公布{marks[0]}後施行。\n\n{points}業者負責{marks[1]}。\n\n{lines}"
        folder = tmp_path / str(number[0])
        folder.mkdir()
        assert run(folder, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
        made = brief(folder)
        assert "本法公布[^1]後施行。" in made
        assert "業者負責[^2]。\n\n[^1]: @wang-2020，頁3。\n[^2]: 同前註，頁5。\n" in made
        assert "look like notes" not in made


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        (("¹", "²"), ("1 ", "2 ")),
        (("¹", "²"), ("1. ", "2. ")),
        (("¹", "²"), ("1、", "2、")),
        (("[一]", "[二]"), ("[一]", "[二]")),
        (("〔一〕", "〔二〕"), ("〔一〕 ", "〔二〕 ")),
        (("註一", "註二"), ("註一：", "註二：")),
        (("（註一）", "（註二）"), ("註一　", "註二　")),
        (("❶", "❷"), ("❶ ", "❷ ")),
    ],
)
def test_marks_of_another_form_than_the_notes(marks: tuple[str, ...], notes: tuple[str, ...], tmp_path: Path) -> None:
    lines = "\n".join(begin + said for begin, said in zip(notes, SOURCES, strict=True))
    text = f"標題\n\n本法公布{marks[0]}後施行{marks[1]}。\n\n{lines}"
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    assert "本法公布[^1]後施行[^2]。\n\n[^1]: @wang-2020，頁3。\n[^2]: 同前註，頁5。\n" in brief(tmp_path)


@pytest.mark.parametrize("mark", ["<{}>", "{{{}}}", "{})", "({})條件(3)", "({})及第一點(1)"])
def test_lines_that_name_sources_under_signs_of_the_text_are_said(mark: str, tmp_path: Path) -> None:
    one, two = mark.format(1), mark.format(2)
    begin = "({})" if mark.startswith("({})") else mark
    text = f"標題\n\n本法公布{one}後施行{two}。\n\n{begin.format(1)} {SOURCES[0]}\n{begin.format(2)} {SOURCES[1]}"
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    made = brief(tmp_path)
    assert made.count("<!-- review: these lines look like notes") == 1
    assert "[^1]" not in made


@pytest.mark.parametrize(
    ("one", "two"), [("* ", "** "), ("†", "††"), ("註1", "註2"), ("[i]", "[ii]"), ("(a) ", "(b) ")]
)
def test_other_signs_on_the_text_are_said(one: str, two: str, tmp_path: Path) -> None:
    text = f"標題\n\n本法公布{one.strip()}後施行{two.strip()}。\n\n{one}{SOURCES[0]}\n{two}{SOURCES[1]}"
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    assert brief(tmp_path).count("<!-- review: these lines look like notes") == 1


@pytest.mark.parametrize(
    "text",
    [
        "本法包括(1)甲說及(2)乙說。\n\n(1) 甲說以權利為中心。\n(2) 乙說以風險為中心。",
        "依第6條(1)及第7條(2)辦理。\n\n(1) 參見第3頁。\n(2) 參見第5頁。",
        "Article 6(1) and Article 7(2) apply.\n\n(1) See Case C-1/20.\n(2) See Case C-2/20.",
        "面積5 m²，高2 m³。\n\n1. 甲說。\n2. 乙說。",
        "附註三點，備註一併說明，參見註2及註1。\n\n註1：甲說。\n註2：乙說。\n註3：丙說。",
        "主文[一]。\n\n[一] 程序事項。\n\n[二] 實體事項。\n\n原告之訴駁回。",
        "《個人資料保護法》(1)及《行政程序法》(2)。\n\n(1) 《個人資料保護法》第6條。\n(2) 《行政程序法》第7條。",
        "甲(1)乙(2)。\n\n(1) 參見《甲書》，2020年，頁1。\n\n其後尚有內文。又有一段。\n\n結論如上。\n\n此外無他。",
        "其事有三：(1)甲；(2)乙。\n\n1) 甲說以權利為中心。\n2) 乙說以風險為中心。",
        "甲者(a)也。\n\n(a) 甲說以權利為中心。",
    ],
)
def test_points_are_no_notes(text: str, tmp_path: Path) -> None:
    given = f"標題\n\n{text}".encode()
    assert run(tmp_path, "a.txt", given, "a", "--lang", "zh-Hant", *AS_GIVEN).exit_code == 0
    assert "[^" not in brief(tmp_path)


def test_numbers_of_paragraphs_are_no_marks(tmp_path: Path) -> None:
    text = (
        "標題\n\n[1] 本判決宣告部分違憲[1]，本席贊同。\n\n[2] 本席另有補充[2]。\n\n[1] 見本判決主文第一項。\n[2] 乙註。"
    )
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    assert (
        "\\[1\\] 本判決宣告部分違憲[^1]，本席贊同。\n\n\\[2\\] 本席另有補充[^2]。\n\n"
        "[^1]: 見本判決主文第一項。\n[^2]: 乙註。\n"
    ) in brief(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "本法規定：①甲；②乙。\n\n其後之文字。\n\n① 甲說。\n② 乙說。",
        "內文②，又①。\n\n① 甲說。\n② 乙說。",
        "內文①，又②。\n\n① 甲說。\n② 乙說。\n\n其後尚有內文。\n\n又有一段。\n\n再有一段，不止於此",
    ],
)
def test_what_is_not_certain_is_said_once(text: str, tmp_path: Path) -> None:
    assert run(tmp_path, "a.txt", f"標題\n\n{text}".encode(), "a", *AS_GIVEN).exit_code == 0
    made = brief(tmp_path)
    assert "[^1]" not in made
    assert made.count("<!-- review: these lines look like notes") == 1
    assert "① 甲說。" in made


def test_a_line_behind_the_last_note_is_kept_with_it(tmp_path: Path) -> None:
    text = "標題\n\n內文[1]。\n\n[1] 甲說見解不一。\n續行之文字。"
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    assert "[^1]: 甲說見解不一。續行之文字。 <!-- review: the last sentences stood behind all notes" in brief(tmp_path)


def ladder(text: str, lang: str = "zh-Hant") -> str:
    draft = read_text(f"標題\n\n{text}")
    return "\n".join(_body(with_headings(draft, ZH_HANT if lang == "zh-Hant" else EN).paragraphs[1:]))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "壹、同意\n(一)事前同意\n1.原則\n2.例外\n(二)事後退出\n貳、結論",
            "## 壹、同意\n### (一)事前同意\n1. 原則\n2. 例外\n### (二)事後退出\n## 貳、結論",
        ),
        (
            "內文之說明。\n(一)甲項之說明。\n1.子項之說明。\n2.又子項。\n(二)乙項之說明。",
            "內文之說明。\n1. 甲項之說明。\n   1. 子項之說明。\n   2. 又子項。\n2. 乙項之說明。",
        ),
        ("內文之說明。\n1.甲。\n(二)乙。", "內文之說明。\n1. 甲。\n(二)乙。"),
        ("內文之說明。\n1.甲。\n3.丙。", "內文之說明。\n1. 甲。\n3.丙。"),
        ("內文之說明。\n3.丙。\n4.丁。", "內文之說明。\n3. 丙。\n4. 丁。"),
        ("內文之說明。\n1.1版之說明。\n1.2版之說明。", "內文之說明。\n1.1版之說明。\n1.2版之說明。"),
        (
            "壹、前言(一)背景1.原則2.例外(二)事後退出貳、結論",
            "## 壹、前言\n### (一)背景\n1. 原則\n2. 例外\n### (二)事後退出\n## 貳、結論",
        ),
        (
            "壹、同意 (一)事前同意 1.原則 2.例外 (二)事後退出 貳、結論",
            "## 壹、同意\n### (一)事前同意\n1. 原則\n2. 例外\n### (二)事後退出\n## 貳、結論",
        ),
    ],
)
def test_the_ladder_is_kept(text: str, made: str) -> None:
    assert ladder(text) == made


@pytest.mark.parametrize(
    "line",
    [
        "一、依（一）及（二）之規定，二者皆同。",
        "修正第1條、第2.項、3.之規定。",
        "金額為1.5億元、2.5億元、3.5億元。",
        "參見2020.1.2之公告及2.3之說明。",
        "其一、其二、其三均同。",
        "See 1. and 2. and 3. below.",
    ],
)
def test_a_sentence_is_no_ladder(line: str) -> None:
    assert parted(line) == [line]


def test_paragraph_numbers_of_points_are_not_restructured() -> None:
    draft = with_headings(read_text("標題\n\n(一)甲。\n1.子。\n(三)丙。"), ZH_HANT)
    assert [plain(one.text) for one in draft.paragraphs][1:] == ["甲。", "子。", "(三)丙。"]


PAGE = "<html><body><h1>標題</h1>{}</body></html>"


@pytest.mark.parametrize(
    ("page", "made"),
    [
        (
            '<p>本文<a href="#_ftn1" name="_ftnref1">[1]</a>。</p><table><tr><th>國</th></tr>'
            '<tr><td>甲國<a href="#_ftn2" name="_ftnref2">[2]</a></td></tr></table>'
            '<p><a href="#_ftnref1" name="_ftn1">[1]</a> 第一註。</p><p>第一註之次段。</p>'
            '<p><a href="#_ftnref2" name="_ftn2">[2]</a> 第二註之文字。</p>',
            "本文[^1]。\n\n| 國 |\n| --- |\n| 甲國[^2] |\n\n[^1]: 第一註。第一註之次段。\n[^2]: 第二註之文字。\n",
        ),
        (
            '<p>本文<sup class="reference"><a href="#cite_note-a">[註 1]</a></sup>。</p>'
            '<ol><li id="cite_note-a"><a href="#cite_ref-a">^</a> 說明之註。</li></ol>',
            "本文[^1]。\n\n[^1]: 說明之註。\n",
        ),
        (
            '<p>本文<sup id="cite_ref-b_1-0"><a href="#cite_note-b">[1]</a></sup>，又'
            '<sup id="cite_ref-b_1-1"><a href="#cite_note-b">[1]</a></sup>。</p>'
            '<ol><li id="cite_note-b"><span>^ <sup><a href="#cite_ref-b_1-0">1.0</a></sup> '
            '<sup><a href="#cite_ref-b_1-1">1.1</a></sup></span> <span>說明之註。</span></li></ol>',
            "本文[^1]，又[^1]。\n\n[^1]: 說明之註。\n",
        ),
        (
            '<h2>壹、緣由<a href="#n1">①</a></h2><p>本文。</p><p id="n1">① 註文。</p>',
            "## 壹、緣由[^1]\n\n本文。\n\n[^1]: 註文。\n",
        ),
        (
            "<p>本法<sup>1</sup>公布<sup>2</sup>。</p><p><sup>1</sup> 甲註。</p><p><sup>2</sup> 乙註。</p>",
            "本法[^1]公布[^2]。\n\n[^1]: 甲註。\n[^2]: 乙註。\n",
        ),
        ("<p>在<ruby>東京<rt>とうきょう</rt></ruby>之後。</p>", "在東京（とうきょう）之後。\n"),
        ("<p>在<ruby>東京<rp>(</rp><rt>とうきょう<rp>)</rp></ruby>之後。</p>", "在東京（とうきょう）之後。\n"),
        (
            "<p>本文。</p><ol><li>甲</li></ol><p>其間。</p><ol start=2><li>乙</li></ol>",
            "本文。\n\n1. 甲\n\n其間。\n\n2. 乙\n",
        ),
        (
            "<p>表一　比較</p><table><tr><td colspan=2>甲</td><td rowspan=2>乙</td></tr>"
            "<tr><td>丙</td><td>丁</td></tr></table>",
            "表：比較\n\n|  |  |  |\n| --- | --- | --- |\n| 甲 |  | 乙 |\n| 丙 | 丁 |  |\n\n"
            "<!-- review: the table above had cells that span others -->\n",
        ),
    ],
)
def test_web_pages(page: str, made: str, tmp_path: Path) -> None:
    ended = run(tmp_path, "a.html", PAGE.format(page).encode(), "a", "--lang", "zh-Hant", *AS_GIVEN)
    assert ended.exit_code == 0, ended.output
    text = brief(tmp_path)
    assert text.partition("first words of the text -->\n\n")[2] == made
    assert "are not in the text" not in text


def test_a_note_on_the_title_of_a_page_stays_in_the_text(tmp_path: Path) -> None:
    page = '<h1>標題<a href="#fn1">*</a></h1><p>內文。</p><p id="fn1">* 作者為教授。</p>'
    run(tmp_path, "a.html", PAGE.replace("<h1>標題</h1>", "").format(page).encode(), "a", *AS_GIVEN)
    text = brief(tmp_path)
    assert 'title: "標題"' in text
    assert "內文。[^1]<!-- review: this stood on the title or an author -->" in text
    assert "[^1]: 作者為教授。" in text


@pytest.mark.parametrize("times", [300])
@pytest.mark.parametrize(
    "piece",
    [
        "內文[1]。\n[1]甲。\n",
        "①甲。\n",
        "壹、前言(一)背景1.原則2.例外(二)事後",
        "¹ 甲\n",
        "（註一）",
        "※1 ",
        "1.甲\n(一)乙\n",
        "註釋\n1. 甲\n",
        "內文(1)。\n(1)見甲。\n",
        "內文註1。\n註1：見甲。\n",
        "內文¹。\n1. 見甲。\n",
        "內文1)。\n1) 見甲。\n",
    ],
)
def test_time_grows_with_the_text(piece: str, times: int) -> None:
    import time

    def took(count: int) -> float:
        begun = time.process_time()
        for article in articles(read_text("標題\n\n" + piece * count)):
            with_headings(article, ZH_HANT)
        return time.process_time() - begun

    took(times)
    small = took(times)
    assert took(times * 10) < 30 * small + 1


def test_stars_on_title_and_author_are_notes(tmp_path: Path) -> None:
    text = "資料法之觀察*\n\n作者：王大明**\n\n內文。\n\n* 本文感謝評論。\n** 某大學教授。"
    assert run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN).exit_code == 0
    made = brief(tmp_path)
    assert 'title: "資料法之觀察"' in made
    assert 'authors: ["王大明"]' in made
    assert "內文。[^a1][^a2]<!-- review: this stood on the title or an author -->" in made
    assert "[^a1]: 本文感謝評論。" in made
    assert "[^a2]: 某大學教授。" in made


def test_points_with_stars_are_no_notes() -> None:
    (found,) = articles(read_text("標題\n\n內文 5 * 3 = 15。\n\n* 點一\n* 點二"))
    assert found.notes == {}
    assert "* 點一" in found.words


@pytest.mark.parametrize(
    ("place", "made"),
    [
        ("<ul><li>甲{}</li></ul>", "- 甲[^1]"),
        ("<blockquote><p>甲{}</p></blockquote>", "甲[^1]"),
        ("<dl><dt>甲{}</dt><dd>乙</dd></dl>", "甲[^1]"),
        ("<table><caption>甲{}</caption><tr><td>乙</td></tr></table>", "甲[^1]"),
        ("<table><tr><th>甲{}</th></tr><tr><td>乙</td></tr></table>", "| 甲[^1] |"),
        ("<table><tr><td><ul><li>甲{}</li></ul></td></tr></table>", "甲[^1] |"),
        ("<h3>甲{}</h3>", "甲[^1]"),
        ("<figure><img src='a.png' alt='乙'><figcaption>甲{}</figcaption></figure>", "甲[^1]"),
        ("<p><strong>甲{}</strong></p>", "**甲**[^1]"),
    ],
)
def test_a_note_is_kept_wherever_a_page_calls_it(place: str, made: str, tmp_path: Path) -> None:
    mark = '<sup><a href="#fn1" id="r1">1</a></sup>'
    page = f'<p>內文。</p>{place.format(mark)}<ol><li id="fn1">註文。<a href="#r1">↩</a></li></ol>'
    assert run(tmp_path, "a.html", PAGE.format(page).encode(), "a", "--lang", "zh-Hant", *AS_GIVEN).exit_code == 0
    text = brief(tmp_path)
    assert made in text
    assert "[^1]: 註文。" in text


@pytest.mark.parametrize(
    ("mark", "note", "made"),
    [
        ('<sup><a href="#f1">1</a></sup>', '<ol><li id="f1">註文。</li></ol>', "註文。"),
        ('<a href="#f1"><sup>1</sup></a>', '<p id="f1">1. 註文。</p>', "註文。"),
        ('<sup><a href="#f1">a</a></sup>', '<p id="f1"><sup>a</sup> 註文。</p>', "註文。"),
        ('<sup><a href="#f1">a</a></sup>', '<p id="f1">an article.</p>', "an article."),
        ('<sup><a href="#f1">*</a></sup>', '<p id="f1">* 註文。</p>', "註文。"),
        ('<sup>[<a href="#f1">1</a>]</sup>', '<dl><dt id="f1">1</dt><dd>註文。</dd></dl>', "註文。"),
        ('<sup><a href="#f1">1</a></sup>', '<dl><dt>1.</dt><dd id="f1">註文。</dd></dl>', "註文。"),
        ('<a href="#k1">[1]</a>', '<p id="k1">[1] 註文。</p>', "註文。"),
        ('<a href="#k1">（註1）</a>', '<p><a name="k1"></a>註1：註文。</p>', "註文。"),
        ('<a href="#note1">（註一）</a>', '<p id="note1">註一、註文。</p>', "註文。"),
        ('<a href="#note1">[註1]</a>', '<p id="note1">註１　註文。</p>', "註文。"),
        ('<a href="#note1">註1</a>', '<p id="note1">（1）註文。</p>', "註文。"),
        ('<a href="#note1">1</a>', '<p id="note1">[1] 註文。</p>', "註文。"),
        ('<a href="#note1">1</a>', '<p id="note1">10 days.</p>', "10 days."),
        ('<a href="#note1">1</a>', '<p id="note1">1月1日施行。</p>', "1月1日施行。"),
        ('<a href="#note1">1</a>', '<p id="note1">1.5億元。</p>', "1.5億元。"),
        ('<a href="#note1">1</a>', '<p id="note1">註2所示。</p>', "註2所示。"),
        ('<a href="#note1">1</a>', '<p id="note1">2. 註文。</p>', "2\\. 註文。"),
    ],
)
def test_a_note_of_a_page_that_does_not_lead_back(mark: str, note: str, made: str, tmp_path: Path) -> None:
    page = f"<p>本法公布{mark}後施行。</p><h2>結論</h2><p>其他。</p>{note}"
    assert run(tmp_path, "a.html", PAGE.format(page).encode(), "a", "--lang", "zh-Hant", *AS_GIVEN).exit_code == 0
    text = brief(tmp_path).replace("[[^1]]", "[^1]").replace("\\[[^1]\\]", "[^1]")
    assert "本法公布[^1]後施行。" in text
    assert text.endswith(f"[^1]: {made}\n")


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ('<p>第<a href="#c1">1</a>章。</p><h2 id="c1">1. 緒論</h2><p>內文。</p>', "第1章。"),
        ('<p>第6條第<a href="#i1">(1)</a>項。</p><p id="i1">(1) 前項之規定。</p>', "第6條第（1）項。"),
        ('<p>面積5 m<sup>2</sup>。</p><ol><li>甲</li><li id="f2">乙</li></ol>', "面積5 m²。"),
        ('<p id="f1">1. 甲。</p><p>內文<sup><a href="#f1">1</a></sup>。</p>', "1. 甲。"),
        (
            '<p>內文<sup><a href="#s1">1</a></sup>。</p><section id="s1"><h2>甲</h2><p>乙。</p></section>',
            "## 甲\n\n乙。",
        ),
    ],
)
def test_other_numbers_of_a_page_are_no_notes(page: str, kept: str, tmp_path: Path) -> None:
    assert run(tmp_path, "a.html", PAGE.format(page).encode(), "a", "--lang", "zh-Hant", *AS_GIVEN).exit_code == 0
    assert kept in brief(tmp_path)
    assert "[^" not in brief(tmp_path)


def test_where_a_bare_number_leads_is_said(tmp_path: Path) -> None:
    page = '<p>本法公布<a href="#f1">1</a>後施行。</p><ol><li id="f1">甲註。</li></ol>'
    assert run(tmp_path, "a.html", PAGE.format(page).encode(), "a", "--lang", "en", *AS_GIVEN).exit_code == 0
    assert "公布1<!-- review: the link on this number led to: 甲註。 -->後" in brief(tmp_path, "en")
