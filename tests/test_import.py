"""What was written elsewhere becomes a brief: nothing is lost, notes hang together, and what is unsure is said."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pypandoc
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from briefs.commands.main import cli
from briefs.importing.articles import articles
from briefs.importing.drafts import Draft, plain
from briefs.importing.furniture import without_furniture
from briefs.importing.headers import with_header
from briefs.importing.heading_ladder import with_headings
from briefs.importing.pages import article_of
from briefs.importing.pandoc_reader import read_document
from briefs.importing.picture_names import picture_names
from briefs.importing.plain_text import read_text
from briefs.importing.typed_references import read_reference
from briefs.importing.widths import widened, with_wide_marks
from briefs.importing.writing import Place, brief_file
from briefs.language.languages import ZH_HANT
from briefs.pandoc import PandocError
from tests.golden_file import Case, cases, titles
from tests.support import check_content, grows_with_its_size, shown, write_content
from tests.support import read_text as read_file

AS_GIVEN = ("--topic", "ai", "--jurisdiction", "JP")


def run(folder: Path, name: str, data: bytes, *options: str) -> Result:
    content = write_content(folder / "content", {})
    file = folder / name
    file.write_bytes(data)
    return CliRunner().invoke(cli, ["import", str(file), *options, "--content", str(content)])


def brief(folder: Path, lang: str = "zh-Hant", name: str = "a") -> str:
    return (folder / f"content/briefs/{name}/{lang}.md").read_text(encoding="utf-8")


def records(folder: Path) -> str:
    files = sorted((folder / "content/sources").glob("*.yaml"))
    return "\n".join(f"{file.name}:\n{file.read_text(encoding='utf-8')}" for file in files)


@pytest.mark.parametrize("case", cases("import.md"), ids=titles)
def test_pasted_text(case: Case, tmp_path: Path) -> None:
    ended = run(tmp_path, "copy.txt", case.blocks["text"].encode(), "a", "--all", *AS_GIVEN)
    assert ended.exit_code == 0, ended.output
    made = sorted((tmp_path / "content/briefs").iterdir())
    texts = [
        f"{file.parent.name}/{file.name}:\n{file.read_text(encoding='utf-8')}"
        for each in made
        for file in each.iterdir()
    ]
    case.check("brief", "\n".join(texts).replace(today(), "TODAY"))
    case.check("records", records(tmp_path))
    case.check("said", ended.output.replace(str(tmp_path), ""))
    # What comes out is a brief: nothing is wrong with it but what somebody should look at.
    found = check_content(tmp_path / "content", drafts=True)
    assert found.errors == (), shown(found.errors)


def today() -> str:
    import datetime

    return datetime.datetime.now(datetime.UTC).date().isoformat()


def bare(text: str) -> list[str]:
    """Return the characters by which nothing is lost: without spaces, in one width, numbers of points apart."""
    return sorted(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))


def whole(draft: Draft) -> str:
    words = [plain(paragraph.text) for paragraph in draft.paragraphs]
    page = [*draft.left_out, draft.funding]
    return "".join([plain(draft.title), *words, *map(plain, draft.notes.values()), *page, *draft.authors])


PASTED = st.text(
    st.sampled_from(
        "甲乙壹貳一二、（(一)）.1[2]：,。\n \u3000[1]〈〉《》「」abAB*_<>#-+\\`~|@{}&;:!^=/\x00\ufeffか註同前"
    ),
    max_size=400,
)


@given(PASTED)
def test_any_text_becomes_briefs_and_no_character_is_lost(text: str) -> None:
    kept = "".join(plain(paragraph.text) for paragraph in read_text(text).paragraphs)
    assert bare(kept) == bare(re.sub(r"[\x00-\x08\ufeff]", "", text))
    for article in articles(read_text(text)):
        draft = with_wide_marks(with_headings(with_header(article, ZH_HANT), ZH_HANT))
        made = brief_file(draft, Place("a", ZH_HANT, ("ai",), ("JP",), "2025-01-01"))
        reading = read_file(made)
        assert [
            one
            for one in reading.diagnostics
            if one.code.value.split(".")[0] in ("front-matter", "field", "yaml", "file")
        ] == []


@given(PASTED)
def test_articles_hold_what_was_pasted(text: str) -> None:
    draft = read_text(text)
    found = articles(draft)
    if not found:
        assert all(without_furniture(Draft((one,))).paragraphs == () for one in draft.paragraphs)
        return
    # Of a mark only its number stays; titles that were guessed say words of the text again.
    before = Counter(char for char in bare(whole(draft)) if char.isalpha() and char != "註")
    after = Counter(char for one in found for char in bare(whole(one)) if char.isalpha())
    assert not before - after


@given(st.text(st.sampled_from("甲乙,;:!?()10%「」ab \n，。"), max_size=60))
def test_only_the_width_of_marks_changes(text: str) -> None:
    wide = widened(text)
    assert bare(wide) == bare(text)
    assert widened(wide) == wide


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("甲,乙;丙:丁?", "甲，乙；丙：丁？"),
        ("甲(乙)丙", "甲（乙）丙"),
        ("計畫(Framework, F)及", "計畫（Framework, F）及"),
        ("計畫[^1](Framework, F)及", "計畫[^1]（Framework, F）及"),
        ("10,000元,於9:30開始", "10,000元，於9:30開始"),
        ("80%,乙", "80%，乙"),
        ("A, B (C) and D", "A, B (C) and D"),
        ("同前註1,理由第50段", "同前註1，理由第50段"),
        ("前揭註7,頁245", "前揭註7，頁245"),
        ("新聞,2024/11/28,https://a.b/", "新聞，2024/11/28，https://a.b/"),
        ("見 https://a.b/c?d=e,f (甲)", "見 https://a.b/c?d=e,f （甲）"),
    ],
)
def test_marks_between_han_are_wide(narrow: str, wide: str) -> None:
    assert widened(narrow) == wide


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "FTC Office, Data, https://f.gov/ (last visited Mar. 10, 2025).",
            "webpage Data author=FTC Office accessed=2025-03-10 URL=https://f.gov/ ?",
        ),
        (
            "〈甲報告〉，內閣府，頁3，https://a.go.jp/b.pdf（最後瀏覽日：2025/3/10）。",
            "document 甲報告 publisher=內閣府 accessed=2025-03-10 URL=https://a.go.jp/b.pdf | 頁3",
        ),
        (
            "総務省，〈情報通信白書〉，https://s.go.jp/（最後瀏覽日：2025年6月11日）。",
            "webpage 情報通信白書 author=総務省 accessed=2025-06-11 URL=https://s.go.jp/",
        ),
        ("王大明，《行政法》，頁12（2020）。", "book 行政法 author=王大明 issued=2020 | 頁12"),
        ("王大明，《行政法》，元照，2020年，頁12。", "book 行政法 author=王大明 publisher=元照 issued=2020 | 頁12"),
        ("人工知能法（令和7年法律第53号）。", "legislation 人工知能法 number=令和7年法律第53号"),
        ("人工知能法案（第217回閣法第29号）", "bill 人工知能法案 number=第217回閣法第29号"),
        (
            "日本経済新聞，〈東大など〉，2024/11/28，https://n.com/1（最後瀏覽日：2025/3/10）。",
            "article-newspaper 東大など container-title=日本経済新聞 issued=2024-11-28 accessed=2025-03-10 URL=https://n.com/1",
        ),
        (
            "KPMG, Trust in AI (2023), https://k.com/t (last visited June 11, 2025).",
            "report Trust in AI author=KPMG issued=2023 accessed=2025-06-11 URL=https://k.com/t ?",
        ),
        (
            "SECURE Center will open, NSF, https://n.gov/ (last visited Mar. 10, 2025).",
            "webpage SECURE Center will open publisher=NSF accessed=2025-03-10 URL=https://n.gov/ ?",
        ),
        (
            "另參〈甲報告書〉，內閣府，https://a.jp/（最後瀏覽日：2025/3/10）。",
            "webpage 甲報告書 publisher=內閣府 accessed=2025-03-10 URL=https://a.jp/ 另參",
        ),
        (
            "House (Japan), *附帯決議 [Resolution on the Bill]*, May 27, 2025, https://s.jp/r.pdf "
            "(last visited June 11, 2025) [hereinafter *Resolution*].",
            "document 附帯決議 author=House (Japan) issued=2025-05-27 accessed=2025-06-11 title-short=Resolution "
            "URL=https://s.jp/r.pdf title=Resolution on the Bill",
        ),
        (
            "人工知能法 [AI Act], Act No. 53 of 2025 (令和7年法律第53号).",
            "legislation 人工知能法 number=令和7年法律第53号 title=AI Act "
            "number=Act No. 53 of 2025 (令和7年法律第53号)",
        ),
        ("甲說見解不一，本文採乙說。", None),
        ("〈甲〉，https://a.jp；〈乙〉，https://b.jp。", None),
        ("See generally the discussion above.", None),
    ],
)
def test_a_note_is_taken_apart_or_left_alone(note: str, said: str | None) -> None:
    found = read_reference(note)
    if said is None:
        assert found is None
        return
    assert found is not None
    fields = " ".join(f"{key}={value}" for key, value in (*found.fields.items(), *found.english.items()))
    rest = " ".join(
        filter(None, (f"| {found.locator}" if found.locator else "", found.signal, "?" if found.doubts else ""))
    )
    assert f"{found.type} {found.title} {fields} {rest}".strip() == said


HTML = """<!doctype html><html lang="zh-TW"><head><title>標題｜某所</title><script>var x = "機密";</script></head><body>
<nav><a href="/">首頁</a> <a href="/law">法規</a></nav>
<main><h1>新法之內容</h1><p>2025年6月25日</p>
<h2>壹、緣由</h2><p>依<em>新法</em>第1條<sup id="cite1"><a href="#note1">[1]</a></sup>，應公布其
內容<sup><a id="r2" href="#note2">2</a></sup>。</p>
<table><tr><th>國家</th><th>金額</th></tr><tr><td>美國</td><td>1|2</td></tr></table>
<ul><li>甲</li><li>乙<ul><li>丙</li></ul></li></ul>
<p>連結<a href="https://example.org/">至此</a>與<a href="#top">頁首</a>。<img src="https://x.y/z.png" alt="圖"></p>
<h2>註釋</h2><ol><li id="note1">〈新法〉，國會，https://law.example.jp/（最後瀏覽日：2025/06/25）。
<a href="#cite1">↩</a></li>
<li id="note2"><p>同前註，頁2。<a href="#r2">↑</a></p></li></ol></main>
<aside>延伸閱讀：舊法</aside><footer>© 某所</footer></body></html>"""


def test_a_web_page(tmp_path: Path) -> None:
    ended = run(tmp_path, "page.html", HTML.encode(), "a", *AS_GIVEN)
    assert ended.exit_code == 0, ended.output
    text = brief(tmp_path)
    assert (
        text.partition("---\n\n")[2].replace(today(), "")
        == """\
<!-- review: description: these are the first words of the text -->

## 壹、緣由

依*新法*第1條[^1]，應公布其內容[^2]。

| 國家 | 金額 |
| --- | --- |
| 美國 | 1\\|2 |

- 甲
- 乙
   - 丙

連結[至此](https://example.org/)與頁首。圖<!-- review: a picture stood here -->

[^1]: @law-2025。
[^2]: 同前註，頁2。
"""
    )
    assert 'title: "新法之內容"' in text
    assert "date: 2025-06-25" in text
    assert "機密" not in ended.output
    for words in ("首頁 法規", "延伸閱讀：舊法", "© 某所", "註釋"):
        assert f"left out: {words}" in ended.output


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<sup><a href="#fn1" id="fnref1">1</a></sup>',
            '<section role="doc-endnotes"><ol><li id="fn1"><p>註文。<a href="#fnref1">↩︎</a></p></li></ol></section>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1">[1]</a>',
            '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> 註文。</p></div>',
        ),
        (
            '<a role="doc-noteref" href="#n1">1</a>',
            '<aside role="doc-footnote" id="n1"><p>註文。</p></aside>',
        ),
        (
            '<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>',
            '<ol><li id="cite_note-1"><a href="#cite_ref-1">^</a> 註文。</li></ol>',
        ),
        ('<a href="#note-1">註1</a>', '<p id="note-1">註文。 <a href="#top">返回</a></p>'),
    ],
)
def test_notes_of_many_kinds_of_page(mark: str, note: str, tmp_path: Path) -> None:
    page = f"<html><body><h1>標題</h1><p>內文{mark}繼續，這一段說明新法之內容。</p>{note}</body></html>"
    assert run(tmp_path, "page.html", page.encode(), "a", *AS_GIVEN).exit_code == 0
    text = brief(tmp_path)
    assert "內文[^1]繼續" in text
    assert "[^1]: 註文。" in text


WORD = """---
title: 新法簡介
author: 王大明
date: 2025-06-25
---

# 緣由

依新法^[〈新法之說明〉，國會，https://law.example.jp/（最後瀏覽日：2025/06/25）。]第1條，**應公布**之^[同前註，頁2。]。

## 背景

1. 甲
2. 乙^[前揭註1，頁3。]

| 國家 | 金額 |
| --- | --- |
| 美國 | 1 |

# 結論

其內容待觀察[3]。

[3]未有標記之註
"""


def word(markdown: str, folder: Path) -> bytes:
    file = folder / "made.docx"
    pypandoc.convert_text(markdown, "docx", format="markdown", outputfile=str(file))
    return file.read_bytes()


def test_a_word_file(tmp_path: Path) -> None:
    ended = run(tmp_path, "file.docx", word(WORD, tmp_path), "a", *AS_GIVEN)
    assert ended.exit_code == 0, ended.output
    text = brief(tmp_path)
    assert 'title: "新法簡介"' in text
    assert 'authors: ["王大明"]' in text
    assert "依新法[^1]第1條，**應公布**之[^2]。" in text
    assert "1. 甲\n2. 乙[^3]" in text
    assert "[^1]: @law-2025。\n[^2]: 同前註，頁2。\n[^3]: 前揭註1，頁3。" in text
    found = check_content(tmp_path / "content", drafts=True)
    assert found.errors == (), shown(found.errors)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100


def _zip(first: bytes, data: bytes = b"x", name: bytes = b"x") -> bytes:
    with io.BytesIO() as made:
        with zipfile.ZipFile(made, "w") as package:
            package.writestr(first.decode(), data)
            package.writestr(name.decode(), b"x")
        return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"no zip", "it is no Word file"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 100, "it is damaged"),
        ("a.docx", _zip(b"a.txt"), "it is no Word file"),
        ("a.docx", _zip(b"mimetype", b"application/vnd.oasis.opendocument.text"), "give it the ending .odt"),
        ("a.odt", _zip(b"_rels/.rels"), "give it the ending .docx"),
        ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "it is locked with a password"),
        ("a.docx", _OLE, "it is of an old form (.doc)"),
        ("a.doc", _OLE, "save it as .docx"),
        ("a.docx", rb"{\rtf1 a}", "give it the ending .rtf"),
        ("a.doc", b"<html><p>a</p></html>", "give it the ending .html"),
        ("~$a.docx", b"\x05Roe\0" + b"\0" * 150, "import a.docx"),
        ("a.pdf", b"%PDF-1.7\n", "it is a PDF"),
        ("a.xlsx", _zip(b"_rels/.rels", name=b"xl/workbook.xml"), "of no kind that can be imported"),
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\xff\x00\x81\xff\xff", "of no kind that can be imported"),
        ("a.txt", b"\xff\x81\xff\xff", "is no text that can be read"),
        ("a.html", b"", "the file is empty"),
        ("a.html", b"<p></p>", "there is no text"),
    ],
)
def test_what_can_t_be_read_is_one_line(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    ended = run(tmp_path, name, data, "a", *AS_GIVEN)
    assert ended.exit_code == 1
    assert said in ended.output
    assert "Traceback" not in ended.output


def test_nothing_is_written_over_and_wrong_use_is_said(tmp_path: Path) -> None:
    text = "標題\n\n內文。".encode()
    assert run(tmp_path, "a.txt", text, "a", *AS_GIVEN).exit_code == 0
    before = brief(tmp_path)
    for options, said in (
        (("a", *AS_GIVEN), "is there already; nothing was written"),
        (("Not an id", *AS_GIVEN), "can't be an address"),
        (("b", "--topic", "nope"), "nope is not in topics.yaml"),
        (("b", "--topic", "隱私"), "隱私 is not in topics.yaml. Did you mean privacy?"),
        (("b", "--article", "2"), "there is no article 2"),
        ((), "give the brief an ID"),
    ):
        ended = run(tmp_path, "a.txt", text, *options)
        assert (ended.exit_code, said in ended.output) == (2, True), ended.output
    assert brief(tmp_path) == before


def test_a_text_in_big5_is_read(tmp_path: Path) -> None:
    assert run(tmp_path, "a.txt", "標題\n\n內文說明新法之內容。".encode("cp950"), "a", *AS_GIVEN).exit_code == 0
    assert "內文說明新法之內容。" in brief(tmp_path)


def test_topic_and_jurisdiction_are_guessed_and_said(tmp_path: Path) -> None:
    text = "日本人工智慧新法\n\n日本公布新法。"
    assert run(tmp_path, "a.txt", text.encode(), "a").exit_code == 0
    made = brief(tmp_path)
    assert "topics: [ai]\njurisdictions: [JP]\n" in made
    assert "<!-- review: topics: guessed -->" in made


def test_a_work_that_has_a_record_gets_no_other(tmp_path: Path) -> None:
    record = "type: webpage\ntitle: 甲報告\nURL: https://www.a.go.jp/b.pdf\naccessed: 2024-01-01\n"
    write_content(tmp_path / "content", {"sources/mine.yaml": record})
    text = "標題\n\n內文[1]。\n\n[1]〈甲報告〉，內閣府，http://a.go.jp/b.pdf（最後瀏覽日：2025/3/10）。"
    ended = run(tmp_path, "a.txt", text.encode(), "a", *AS_GIVEN)
    assert "[^1]: @mine。" in brief(tmp_path)
    assert "0 new records in sources/; 1 note cite works that had one" in ended.output


def test_each_article_of_a_page_keeps_its_own_notes(tmp_path: Path) -> None:
    other = "另一篇文章之內容甚長，" * 20
    page = (
        '<html><body><h1>主文</h1><p>主文之內容<a href="#fn1">1</a>。</p><p>相關文章</p><h2>另一篇</h2>'
        f'<p>{other}<a href="#fn2">2</a>。</p>'
        '<ol><li id="fn1">甲註。</li><li id="fn2">乙註。</li></ol></body></html>'
    )
    assert run(tmp_path, "page.html", page.encode(), "a", "--all", *AS_GIVEN).exit_code == 0
    texts = [file.read_text(encoding="utf-8") for file in sorted((tmp_path / "content/briefs").glob("*/*.md"))]
    assert sum(text.count("甲註。") for text in texts) == 1
    found = check_content(tmp_path / "content", drafts=True)
    assert found.errors == (), shown(found.errors)


@pytest.mark.parametrize(
    "heading", ["分享經濟之管制", "Copyright and AI", "Subscribers and their rights", "下一則判決", "More on liability"]
)
def test_a_heading_that_only_begins_like_furniture_is_kept(heading: str) -> None:
    found = articles(read_text(f"標題\n\n{heading}\n\n內文說明新法之內容。"))
    assert heading in found[0].words
    assert found[0].left_out == ()


def test_all_or_none_of_several_articles_are_written(tmp_path: Path) -> None:
    text = next(case for case in cases("import.md") if case.title.startswith("several")).blocks["text"]
    write_content(tmp_path / "content", {"briefs/a-2/en.md": "mine"})
    ended = run(tmp_path, "copy.txt", text.encode(), "a", "--all", *AS_GIVEN)
    assert (ended.exit_code, "nothing was written" in ended.output) == (2, True)
    assert not (tmp_path / "content/briefs/a").exists()


def test_a_long_copy_takes_no_longer_than_it_must(tmp_path: Path) -> None:
    import time

    text = "標題\n\n內文[1]。\n" + "[1]甲。\n" * 3000 + "長段落之內容" * 30 + "\n"
    begun = time.process_time()
    articles(read_text(text))
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("kind", ["div", "em", "blockquote", "ul><li", "span", "table><tr><td"])
def test_a_page_that_is_nested_without_end_is_refused_and_one_of_sane_depth_read(kind: str) -> None:
    def page(levels: int) -> bytes:
        closing = "".join(f"</{tag}>" for tag in reversed(kind.split("><")))
        return (f"<{kind}>" * levels + "甲。" + closing * levels).encode()

    assert "甲" in read_document(page(30), "html").draft.words
    with pytest.raises(PandocError, match="nested too deeply"):
        read_document(page(3000), "html")


def test_brackets_in_quoted_words_of_a_page_are_no_nesting() -> None:
    assert "甲" in read_document(("<p>甲。</p>" + '<p>He wrote "[[[{" and \\.</p>' * 500).encode(), "html").draft.words


MARKS = [
    "<!-- ",
    "<a ",
    "<!-- <script>",
    "<a href='",
    "</a",
    "<![CDATA[",
    "<?",
    "&",
    "<nav>x",
    "<nav><b>",
    "</i>",
    "<x/",
]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_a_page_that_nothing_ends_cost_their_own_length(mark: str) -> None:
    for end in ("", ">", "</i>"):
        assert grows_with_its_size(lambda n: article_of((mark * n + end).encode()), 4000)  # noqa: B023


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["media/image1.png"], ["image1.png"]),
        (["media/.htaccess.png", "a/b/~x.png"], ["htaccess.png", "x.png"]),
        (["CON.png", "a b?.png", "圖 一.jpg"], ["picture-CON.png", "a-b.png", "圖-一.jpg"]),
        (["a/x.png", "b/x.png", "c/X.png"], ["x.png", "x-2.png", "X-3.png"]),
        (["圖" * 200 + ".png", ".png", "x.tar.png"], ["圖" * 60 + ".png", "picture.png", "x-tar.png"]),
    ],
)
def test_pictures_get_names_that_every_system_takes(paths: list[str], names: list[str]) -> None:
    assert list(picture_names(paths).values()) == names


def test_an_article_over_the_size_of_a_brief_is_refused(tmp_path: Path) -> None:
    text = "標題\n\n" + ("甲" * 300 + "。\n\n") * 2500
    done = run(tmp_path, "a.txt", text.encode(), "a", "--lang", "zh-Hant", *AS_GIVEN)
    assert done.exit_code == 1
    assert "more than a brief may have" in done.output
    assert not (tmp_path / "content/briefs/a").exists()
