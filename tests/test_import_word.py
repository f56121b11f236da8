"""What Word knows becomes text: nothing of a Word file is lost, and what changed in it is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from briefs.importing.headers import read_date
from briefs.importing.word_file import read_word
from tests.support import check_content, grows_with_its_size, shown, write_content
from tests.word_parts import (
    CHANGED,
    box,
    cell,
    change,
    control,
    deleted,
    field,
    footnote,
    footnotes,
    level,
    lists,
    mark,
    numbered,
    para,
    picture,
    ruby,
    run,
    styled,
    table,
    vml_box,
    word_file,
)

TITLE = styled("Title", "資料法之觀察")
BEHIND_TITLE = "<!-- review: description: these are the first words of the text -->\n\n"


def imported(folder: Path, data: bytes, *options: str) -> tuple[str, str]:
    """Return the brief that a Word file becomes, and what the command says."""
    content = write_content(folder / "content", {})
    file = folder / "a.docx"
    file.write_bytes(data)
    given = ("--topic", "ai", "--jurisdiction", "JP", "--content", str(content))
    ended = CliRunner().invoke(cli, ["import", str(file), "a", *options, *given])
    assert ended.exit_code == 0, ended.output
    found = check_content(content, drafts=True)
    assert found.errors == (), shown(found.errors)
    (text,) = (content / "briefs/a").glob("*.md")
    return text.read_text(encoding="utf-8"), ended.output


def body(folder: Path, inner: str, *options: str, **parts: str) -> str:
    """Return what stands under the front matter and the reminders about it."""
    text, _ = imported(folder, word_file(TITLE + inner, **parts), "--lang", "zh-Hant", *options)
    return text.partition(BEHIND_TITLE)[2].strip()


LADDER = lists(
    level(0, "ideographLegalTraditional", "%1、")
    + level(1, "taiwaneseCountingThousand", "%2、")
    + level(2, "taiwaneseCounting", "（%3）")
)


@pytest.mark.parametrize(
    ("inner", "right"),
    [
        (para(run("本文提到") + ruby("東京", "とうきょう") + run("之法規。")), "本文提到東京（とうきょう）之法規。"),
        (
            para(run("在") + field(r" EQ \* jc2 \o\ad(\s\up 9(とうきょう),東京)", "") + run("。")),
            "在東京（とうきょう）。",
        ),
        (para(run("前") + vml_box(para("框內文字。")) + run("後。")), "前後。\n\n框內文字。"),
        (para(run("前") + box(para("框內文字。")) + run("後。")), "前後。\n\n框內文字。"),
        (para(run("前。") + box(para(run("外框。") + box(para("內框。"))))), "前。\n\n外框。\n\n內框。"),
        (
            table(cell(para(run("甲") + box(para("格內之框。")))) + cell("乙")),
            "|  |  |\n| --- | --- |\n| 甲 格內之框。 | 乙 |",
        ),
        (para(control(run("控制項內之文字。"))), "控制項內之文字。"),
        (control(para("整段控制項。")), "整段控制項。"),
        (table(control(cell("甲")) + cell("乙")), "|  |  |\n| --- | --- |\n| 甲 | 乙 |"),
        (para(run("見") + field(r" REF _R1 \h ", "圖一") + run("。")), "見圖一。"),
        (para(f'<w:fldSimple w:instr=" REF a ">{run("第三節")}</w:fldSimple>{run("。")}'), "第三節。"),
        (para(field(' HYPERLINK "https://example.org/a" ', "連結")), "[連結](https://example.org/a)"),
        (para(mark("begin") + run("未關閉之欄位。")) + para("其後。"), "未關閉之欄位。\n\n其後。"),
        (
            table(
                cell("甲", '<w:gridSpan w:val="2"/>') + cell("乙", '<w:vMerge w:val="restart"/>'),
                cell("丙") + cell("丁") + cell("", "<w:vMerge/>"),
            ),
            "|  |  |  |\n| --- | --- | --- |\n| 甲 |  | 乙 |\n| 丙 | 丁 |  |\n\n"
            "<!-- review: the table above had cells that span others -->",
        ),
        (
            table(cell(para("戊") + table(cell("子") + cell("丑"), cell("寅"))) + cell("己")),
            "|  |  |\n| --- | --- |\n| 戊 子 / 丑; 寅<!-- review: a table stood here --> | 己 |",
        ),
        (
            para(picture()) + styled("caption", run("圖 ") + field(" SEQ 圖 ", "1") + run("　架構")),
            "![架構](image1.png)\n\n圖：架構",
        ),
        (styled("caption", "表 1：比較") + table(cell("甲")), "表：比較\n\n|  |\n| --- |\n| 甲 |"),
        (
            para(run("算式") + "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>" + run("。")),
            "算式a = b<!-- review: an equation stood here: a = b -->。",
        ),
    ],
)
def test_words_stay_where_they_stood(inner: str, right: str, tmp_path: Path) -> None:
    assert body(tmp_path, inner) == right


@pytest.mark.parametrize("place", ["title", "author", "heading", "caption", "cell", "box", "text", "point"])
@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_kept_wherever_it_is_called(place: str, kind: str, tmp_path: Path) -> None:
    called = footnote() if kind == "footnote" else '<w:r><w:endnoteReference w:id="2"/></w:r>'
    words = run("文字") + called
    inner = {
        "title": styled("Title", words) + para("內文。"),
        "author": TITLE + styled("Author", words) + para("內文。"),
        "heading": TITLE + styled("heading 1", words) + para("內文。"),
        "caption": TITLE + para(picture()) + styled("caption", words),
        "cell": TITLE + table(cell(words)),
        "box": TITLE + para(run("內文。") + box(para(words))),
        "text": TITLE + para(words),
        "point": TITLE + para(words, numbered(1)),
    }[place]
    notes = (
        footnotes("作者為教授。") if kind == "footnote" else footnotes("作者為教授。").replace("footnote", "endnote")
    )
    text, _ = imported(
        tmp_path,
        word_file(inner, numbering=lists(level(0, "decimal", "%1.")), **{f"{kind}s": notes}),
        "--lang",
        "zh-Hant",
    )
    assert "\n[^1]: 作者為教授。\n" in text
    assert text.count("[^1]") == 2
    front = text.split("---\n")[1]
    assert "[^" not in front
    if place in ("title", "author"):
        assert "內文。[^1]<!-- review: this stood on the title or an author -->" in text


def test_styles_give_the_front_matter(tmp_path: Path) -> None:
    inner = (
        TITLE
        + styled("Subtitle", "以個案為中心")
        + styled("Author", "王大明")
        + styled("Date", "2024年5月3日")
        + styled("Abstract", "摘要之文字在此。")
        + para("內文。")
    )
    text, said = imported(tmp_path, word_file(inner))
    assert text.startswith(
        '---\ntitle: "資料法之觀察：以個案為中心"\ndescription: "摘要之文字在此。"\ndate: 2024-05-03\n'
        'topics: [ai]\njurisdictions: [JP]\nauthors: ["王大明"]\n'
    )
    assert "review" not in text
    assert "left out" not in said


@pytest.mark.parametrize(
    "first",
    [
        para(run("資料法之觀察", "<w:b/>")),
        para(run("資料法", '<w:sz w:val="36"/>') + run("之觀察", '<w:b/><w:i/><w:sz w:val="36"/>')),
        para("資料法之觀察", '<w:jc w:val="center"/>'),
        para(run("資料法之觀察", "<w:strike/>")),
        para(run("資料法") + field(' HYPERLINK "https://example.org/a" ', "之觀察")),
    ],
)
def test_a_title_made_by_hand_has_no_marks(first: str, tmp_path: Path) -> None:
    text, _ = imported(tmp_path, word_file(first + para("內文。")))
    assert 'title: "資料法之觀察"\ndescription: "內文。"\n' in text


@pytest.mark.parametrize(
    ("form", "shown_text", "numbers"),
    [
        ("ideographLegalTraditional", "%1、", ["壹、", "貳、", "參、"]),
        ("taiwaneseCounting", "第%1條", ["第一條 ", "第二條 ", "第三條 "]),
        ("chineseCountingThousand", "（%1）", ["（一）", "（二）", "（三）"]),
        ("japaneseCounting", "第%1章", ["第一章 ", "第二章 ", "第三章 "]),
        ("upperRoman", "%1.", ["I. ", "II. ", "III. "]),
        ("lowerLetter", "(%1)", ["(a) ", "(b) ", "(c) "]),
        ("decimalEnclosedCircle", "%1", ["① ", "② ", "③ "]),
        ("ideographTraditional", "%1、", ["甲、", "乙、", "丙、"]),
        ("decimal", "%1.", ["1. ", "2. ", "3. "]),
    ],
)
def test_headings_keep_the_numbers_that_word_sets(
    form: str, shown_text: str, numbers: list[str], tmp_path: Path
) -> None:
    inner = "".join(styled("heading 1", words, numbered(1)) for words in ("前言", "經過", "結論"))
    made = body(tmp_path, inner + para("內文。"), numbering=lists(level(0, form, shown_text)))
    assert [line for line in made.splitlines() if line.startswith("##")] == [
        f"## {number}{words}" for number, words in zip(numbers, ("前言", "經過", "結論"), strict=True)
    ]


def test_levels_begin_anew_under_each_heading(tmp_path: Path) -> None:
    inner = (
        styled("heading 1", "甲", numbered(1))
        + styled("heading 2", "乙", numbered(1, 1))
        + styled("heading 2", "丙", numbered(1, 1))
        + styled("heading 1", "丁", numbered(1))
        + styled("heading 2", "戊", numbered(1, 1))
        + para("內文。")
    )
    made = body(tmp_path, inner, numbering=LADDER)
    assert [line for line in made.splitlines() if line.startswith("#")] == [
        "## 壹、甲",
        "### 一、乙",
        "### 二、丙",
        "## 貳、丁",
        "### 一、戊",
    ]


@pytest.mark.parametrize(
    ("levels", "used", "right"),
    [
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
            [0, 1, 1, 0, 1],
            ["1.", "1.1 ", "1.2 ", "2.", "2.1 "],
        ),
        (
            level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            [0, 1, 0, 1],
            ["I. ", "1.1 ", "II. ", "2.1 "],
        ),
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "第%2款", '<w:lvlRestart w:val="0"/>'),
            [0, 1, 0, 1],
            ["1.", "第1款 ", "2.", "第2款 "],
        ),
    ],
)
def test_numbers_of_several_levels(levels: str, used: list[int], right: list[str], tmp_path: Path) -> None:
    inner = "".join(para(f"內文{chr(0x7532 + at)}，其說明見後。", numbered(1, lvl)) for at, lvl in enumerate(used))
    made = body(tmp_path, inner, numbering=lists(levels))
    lines = [line.removesuffix("，其說明見後。") for line in made.splitlines() if line]
    assert [line.rpartition("內文")[0].replace(". ", ".") for line in lines] == [
        one.replace(". ", ".") for one in right
    ]


def test_a_list_goes_on_after_a_paragraph_and_may_begin_elsewhere(tmp_path: Path) -> None:
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    inner = para("甲。", numbered(1)) + para("乙。", numbered(1)) + para("其間之文字。") + para("丙。", numbered(1))
    inner += para("又其間之文字。") + para("丁。", numbered(9)) + para("戊。", numbered(9))
    made = body(tmp_path, inner, numbering=lists(level(0, "decimal", "%1."), more=again))
    assert made == "1. 甲。\n2. 乙。\n\n其間之文字。\n\n3. 丙。\n\n又其間之文字。\n\n7. 丁。\n8. 戊。"


def test_a_style_numbers_its_paragraphs(tmp_path: Path) -> None:
    from tests.word_parts import styles

    made_style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="條文{}"/>{}</w:style>'
    article = made_style.format("z1", "", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    article += made_style.format("z2", "二", '<w:basedOn w:val="z1"/>')
    inner = para("本法之目的。", '<w:pStyle w:val="z1"/>') + para("主管機關。", '<w:pStyle w:val="z2"/>')
    inner += para("附則。", '<w:pStyle w:val="z1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    made = body(
        tmp_path, inner, numbering=lists(level(0, "taiwaneseCountingThousand", "第%1條")), styles=styles(article)
    )
    assert made == "第一條 本法之目的。\n\n第二條 主管機關。\n\n附則。"


CHANGES = (
    para(run("甲") + change("ins", run("增")) + deleted("刪") + run("乙。"))
    + para("前段", f"<w:rPr><w:del {CHANGED}/></w:rPr>")
    + para("後段。")
)


@pytest.mark.parametrize(
    ("mode", "right", "said"),
    [
        ("accept", "甲增乙。\n\n前段後段。", "tracked changes taken: 1 insertion, 2 deletions"),
        ("reject", "甲刪乙。\n\n前段\n\n後段。", "tracked changes refused: 1 insertion, 2 deletions"),
        (
            "review",
            "甲增<!-- review: 王大明 inserted, 2024-05-03: 增 -->"
            "<!-- review: 王大明 deleted, 2024-05-03: 刪 -->乙。\n\n前段後段。",
            "tracked changes taken, each with a reminder: 1 insertion, 2 deletions",
        ),
    ],
)
def test_tracked_changes(mode: str, right: str, said: str, tmp_path: Path) -> None:
    text, output = imported(tmp_path, word_file(TITLE + CHANGES), "--changes", mode)
    assert text.partition(BEHIND_TITLE)[2].strip() == right
    assert said in output


def test_rows_and_moves_are_changes_too(tmp_path: Path) -> None:
    row = f"<w:trPr><w:del {CHANGED}/></w:trPr>" + cell("舊列")
    inner = (
        table(cell("新列"), row)
        + para(run("甲") + change("moveFrom", run("移")) + run("乙"))
        + para(change("moveTo", run("移")) + run("丙。"))
    )
    text, output = imported(tmp_path, word_file(TITLE + inner))
    assert "| 新列 |" in text
    assert "舊列" not in text
    assert "甲乙\n\n移丙。" in text
    assert "1 deletion, 1 move" in output
    text, _ = imported(
        tmp_path / "b" if (tmp_path / "b").mkdir() is None else tmp_path,
        word_file(TITLE + inner),
        "--changes",
        "reject",
    )
    assert "| 舊列 |" in text
    assert "甲移乙\n\n丙。" in text


def test_a_comment_stands_at_its_words(tmp_path: Path) -> None:
    inner = para(
        '<w:commentRangeStart w:id="0"/>'
        + run("被評之文字")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + run("，其後。")
    )
    comments = (
        f'<w:comment w:id="0" w:author="李小明" w:date="2024-06-01T00:00:00Z">{para("請--查證 | 來源 -->")}</w:comment>'
        f'<w:comment w:id="1" w:author="李小明">{para("無處可附")}</w:comment>'
    )
    text, output = imported(tmp_path, word_file(TITLE + inner, comments=comments))
    assert "被評之文字<!-- review: 李小明 comments on “被評之文字”, 2024-06-01: 請—查證 ｜ 來源 —> -->，其後。" in text
    assert "left out: 無處可附" in output


def test_reminders_are_in_the_language_of_messages(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {})
    (tmp_path / "a.docx").write_bytes(word_file(TITLE + CHANGES))
    given = ["import", str(tmp_path / "a.docx"), "a", "--topic", "ai", "--jurisdiction", "JP", "--changes", "review"]
    ended = CliRunner().invoke(cli, ["--lang", "zh-Hant", *given, "--content", str(content)])
    assert ended.exit_code == 0, ended.output
    text = (content / "briefs/a/zh-Hant.md").read_text(encoding="utf-8")
    assert "<!-- review: 王大明於2024-05-03增列： 增 -->" in text
    assert "<!-- review: description：此為內文之首句 -->" in text


def test_what_is_no_text_is_listed(tmp_path: Path) -> None:
    contents = (
        para(mark("begin") + r"<w:r><w:instrText> TOC \o </w:instrText></w:r>" + mark("separate") + run("壹、前言 3"))
        + para(run("貳、結論 5"))
        + para(mark("end"))
    )
    inner = contents + styled("toc 1", "參、附錄 9") + para("內文。")
    text, output = imported(tmp_path, word_file(TITLE + inner, header1=para("期刊名稱"), footer1=para("頁尾文字")))
    assert text.partition(BEHIND_TITLE)[2].strip() == "內文。"
    for words in ("壹、前言 3 貳、結論 5", "參、附錄 9", "期刊名稱", "頁尾文字"):
        assert f"left out: {words}" in output


def test_a_mark_typed_for_a_note_goes(tmp_path: Path) -> None:
    called = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    assert (
        body(tmp_path, para(run("內文") + called + run("。")), footnotes=footnotes("註。"))
        == "內文[^1]。\n\n[^1]: 註。"
    )


def test_what_pandoc_would_lose_is_said() -> None:
    from briefs.importing.drafts import Draft, Paragraph
    from briefs.importing.words_lost import with_lost

    draft = Draft((Paragraph("甲乙**丙**丁[^1]，第三段 data *protec*tion。"),), notes={"1": "註文"}, title="標題")
    kept = with_lost(draft, ["標題", "甲乙丙丁1，第三段 data protection。", "註文"])
    assert kept == draft
    lost = with_lost(draft, ["甲乙丙丁，第三段 data protection。", "框內之文字 within a box", "標題"])
    assert lost.left_out == ("框內之文字 within a box",)
    assert len(lost.reviews) == 1


def test_styles_of_headings_bring_their_numbers(tmp_path: Path) -> None:
    from tests.word_parts import styles

    numbering = lists(
        level(0, "ideographLegalTraditional", "%1、", '<w:pStyle w:val="b1"/>')
        + level(1, "taiwaneseCountingThousand", "%2、", '<w:pStyle w:val="b2"/>')
    )
    made_style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:pPr>{2}</w:pPr></w:style>'
    own = made_style.format("b1", "heading 1", numbered(1)) + made_style.format("b2", "heading 2", numbered(1))
    inner = "".join(
        para(words, f'<w:pStyle w:val="{style}"/>')
        for words, style in (("甲", "b1"), ("乙", "b2"), ("丙", "b2"), ("丁", "b1"), ("戊", "b2"))
    )
    made = body(tmp_path, inner + para("內文。"), numbering=numbering, styles=styles(own))
    assert [line for line in made.splitlines() if line.startswith("#")] == [
        "## 壹、甲",
        "### 一、乙",
        "### 二、丙",
        "## 貳、丁",
        "### 一、戊",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年5月3日", "2024-05-03"),
        ("民國113年5月3日", "2024-05-03"),
        ("二〇二四年五月三日", "2024-05-03"),
        ("中華民國一一三年五月三日", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
    ],
)
def test_days_in_the_style_of_dates(words: str, day: str, tmp_path: Path) -> None:
    text, _ = imported(tmp_path, word_file(TITLE + styled("Date", words) + para("內文。")))
    assert f"\ndate: {day}\n" in text


def test_a_note_that_calls_itself_ends(tmp_path: Path) -> None:
    notes = footnotes(para(run("註") + footnote(2)), para(run("無人呼叫之註文")))
    text, said = imported(tmp_path, word_file(TITLE + para(run("內文") + footnote()), footnotes=notes))
    assert "[^1]: 註\n" in text
    assert "left out: 無人呼叫之註文" in said


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        "<w:document/>",
        "no xml",
        "<a>" * 400 + "</a>" * 400,
    ],
)
def test_what_is_no_document_is_one_line(document: str, tmp_path: Path) -> None:
    import io
    import zipfile

    with io.BytesIO() as made:
        with zipfile.ZipFile(made, "w") as package:
            package.writestr("word/document.xml", document)
        data = made.getvalue()
    (tmp_path / "a.docx").write_bytes(data)
    content = write_content(tmp_path / "content", {})
    ended = CliRunner().invoke(cli, ["import", str(tmp_path / "a.docx"), "a", "--content", str(content)])
    assert ended.exit_code == 1
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    assert len(ended.output.strip().splitlines()) <= 3


def test_a_paper_as_people_write_it(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "taiwaneseCountingThousand", "%1、")
        + level(1, "taiwaneseCountingThousand", "（%2）")
        + level(2, "decimal", "%3.")
    )
    starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    inner = (
        para("第一屆資料法研討會", '<w:jc w:val="right"/>')
        + para(
            run("資料法之觀察", '<w:b/><w:sz w:val="40"/>')
            + "<w:r><w:br/></w:r>"
            + run("——以健保資料庫案為中心", '<w:b/><w:sz w:val="32"/>'),
            '<w:jc w:val="center"/>',
        )
        + para(run("王大明") + starred, '<w:jc w:val="right"/>')
        + para(run("壹、前言", "<w:b/>") + footnote(3))
        + para("本文探討個人資料保護法。", '<w:ind w:firstLine="480"/>')
        + para("緣起", numbered(1))
        + para("健保資料之利用。", numbered(1, 1))
        + para("其限制。", numbered(1, 1))
        + para("第一項之內容。", numbered(1, 2))
        + para("第二項之內容。", numbered(1, 2))
        + para("檢討", numbered(1))
        + para("結語如上。")
    )
    data = word_file(inner, numbering=numbering, footnotes=footnotes("某大學教授。", "題註。"))
    text, _ = imported(tmp_path, data)
    assert 'title: "資料法之觀察——以健保資料庫案為中心"\n' in text
    assert 'authors: ["王大明"]\n' in text
    assert text.partition(BEHIND_TITLE)[2] == (
        "第一屆資料法研討會[^1]<!-- review: this stood on the title or an author -->\n\n## 壹、前言[^2]\n\n"
        "本文探討個人資料保護法。\n\n### 一、緣起\n\n1. 健保資料之利用。\n2. 其限制。\n   1. 第一項之內容。\n"
        "   2. 第二項之內容。\n\n### 二、檢討\n\n結語如上。\n\n[^1]: 某大學教授。\n[^2]: 題註。\n"
    )


@pytest.mark.parametrize("words", ["Ad.", "5", "a", "^", "見前"])
def test_a_link_in_a_note_stays(words: str, tmp_path: Path) -> None:
    linked = field(' HYPERLINK \\l "_Ref1" ', words)
    inner = TITLE + para(run("內文") + footnote() + run("其後") + footnote(3))
    text, _ = imported(tmp_path, word_file(inner, footnotes=footnotes("王某之說。", para(linked))), "--lang", "zh-Hant")
    assert f"[^2]: {words}" in text.replace("\\", "")


@pytest.mark.parametrize("piece", [mark("begin"), mark("separate"), mark("end"), "<w:fldSimple/>", field(" TOC ", "")])
def test_fields_that_nothing_ends_cost_their_own_length(piece: str) -> None:
    from briefs.importing.word_file import read_word

    data = {times: word_file(para(piece * times)) for times in (1000, 4000)}
    assert grows_with_its_size(lambda n: read_word(data[n], "accept"), 1000)


def test_fields_within_fields_keep_their_words(tmp_path: Path) -> None:
    inner = f'<w:fldSimple w:instr="PAGE">{run("甲")}</w:fldSimple>'
    outer = f'<w:fldSimple w:dirty="1" w:instr=" REF a ">{inner}{run("乙")}</w:fldSimple>'
    assert body(tmp_path, para(outer + run("丙。"))) == "甲乙丙。"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2022", "2022"),
        ("2022年5月", "2022-05"),
        ("May 2022", "2022-05"),
        ("2024年5月3日", "2024-05-03"),
        ("2022年13月", ""),
        ("no date", ""),
    ],
)
def test_the_style_of_dates_may_hold_less_than_a_day(words: str, date: str) -> None:
    assert read_date(words) == date


_LOOKS = '<w:rFonts w:hint="eastAsia"/><w:color w:val="000000"/><w:sz w:val="24"/><w:lang w:eastAsia="zh-TW"/>'


def parted(words: str, looks: str = "", *, size: int = 2) -> str:
    """Return words in the many runs in which Word keeps them."""
    pieces = (words[at : at + size] for at in range(0, len(words), size))
    return "".join(
        '<w:proofErr w:type="spellStart"/>' + run(one, looks + _LOOKS * (n % 2)) for n, one in enumerate(pieces)
    )


def test_runs_that_word_parts_are_joined_and_looks_stay(tmp_path: Path) -> None:
    inner = (
        parted("甲說之文字")
        + parted("粗體之文字", "<w:b/>")
        + run(" ")
        + parted("乙 說")
        + footnote()
        + parted("丙說。")
    )
    text = body(tmp_path, para(inner), footnotes=footnotes(f"<w:p>{parted('註之文字。')}</w:p>"))
    assert "甲說之文字**粗體之文字** 乙 說[^1]丙說。" in text
    assert "[^1]: 註之文字。" in text


def test_a_long_file_in_many_runs_is_read_in_time() -> None:
    def work(pages: int) -> int:
        paragraph = f"<w:p>{parted('關於本法之規定與適用範圍應由主管機關訂定' * 40, size=3)}</w:p>"
        return len(read_word(word_file(paragraph * pages), "accept").data)

    # What Pandoc reads has a run where Word had hundreds.
    assert work(20) < 20 * 4000
    assert grows_with_its_size(work, 20)
