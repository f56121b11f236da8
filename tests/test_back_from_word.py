"""There and back: a brief goes out as a Word file, is edited there, and comes back into the same brief."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.commands.main import cli
from tests.edited_word import Edited
from tests.nights import rest_at_night
from tests.office import OFFICE, saved_again
from tests.support import REPOSITORY, brief_text
from tests.there_and_back import after, back, changed, export, exported_with, out, text_of

SOURCES = """\
guide:
  type: webpage
  language: ja
  title: {ja: 公募要領, en: Guidelines}
  publisher: {zh-Hant: 內閣府, en: Cabinet Office}
  URL: https://a.go.jp/
  accessed: 2025-03-10
book: {type: book, language: en, title: A Book, author: [{literal: Jane Roe}], issued: 2020}
"""
BODY = """\
甲說之文字在此[^call]，乙說*強調*之文字[^book]，甲又說一次[^call]。 {#p-first}

<!-- 作者自己的筆記 -->

## 壹、緣由 {#why}

關於另一篇，參見[英文簡報](../b/zh-Hant.md)之說明，並參照[外部網頁](https://example.org/page)。

### 一、背景

1. 第一點之內容如此[^again]。
2. 第二點之內容如彼。
3. 第三點之內容亦然。

| 國家 | 金額 |
| --- | ---: |
| 日本 | 1 |
| 法國 | 2 |

表：各國之金額。{#tbl-money}

> [!note]
> 應注意之事項甲。

日文〈公募要領〉與《個人情報の保護に関する法律》，及*De minimis*之概念。

最後一段之文字，作為結尾之用。

[^call]: @guide，頁3。
[^book]: @book，頁4。
[^again]: @guide，頁5；並參見作者之說明。
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge base with its Word file. Nothing may be written into it."""
    files: dict[str, str | bytes] = {
        "briefs/a/zh-Hant.md": brief_text(BODY, "簡報之標題"),
        "briefs/a/en.md": brief_text("Text of it.[^1]\n\n[^1]: @book.\n"),
        "sources/all.yaml": SOURCES,
    }
    return exported_with(tmp_path_factory.mktemp("exported"), files)


@pytest.fixture
def kb(exported: Path, tmp_path: Path) -> Path:
    shutil.copytree(exported, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_what_was_not_touched_comes_back_to_the_byte(kb: Path) -> None:
    before = text_of(kb)
    now, said = after(kb)
    assert now == before
    assert "11 kept, 0 changed, 0 new, 0 gone, 0 moved" in said
    assert "3 kept, 0 changed" in said


def test_line_ends_and_a_mark_of_byte_order_stay(kb: Path) -> None:
    file = kb / "content/briefs/a/zh-Hant.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    export(kb)
    after(kb, lambda word: word.replace("結尾之用", "收尾之用"))
    assert file.read_bytes() == before.replace("結尾之用".encode(), "收尾之用".encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲說之文字", "丙說之文字"),
        ("強調", "著重"),
        ("外部網頁", "外部之網頁"),
        ("英文簡報", "英文之簡報"),
        ("緣由", "緣起"),
        ("第二點之內容", "第二點之要旨"),
        ("法國", "德國"),
        ("各國之金額", "各國金額"),
        ("應注意之事項甲", "應注意之事項乙"),
        ("De minimis", "De maximis"),
    ],
)
def test_changed_words_change_and_all_around_them_stays(old: str, new: str, kb: Path) -> None:
    before = text_of(kb)
    now, said = after(kb, lambda word: word.replace(old, new))
    assert now == before.replace(old, new)
    assert "10 kept, 1 changed, 0 new, 0 gone, 0 moved" in said


@pytest.mark.parametrize(
    ("mode", "line"),
    [
        ("accept", "最後一段之文字，作為其用。"),
        ("reject", ""),
        (
            "review",
            "最後一段之文字，作為其<!-- review: 李四 inserted, 2026-01-02: 其 -->"
            "<!-- review: 李四 deleted, 2026-01-02: 結尾之 -->用。",
        ),
    ],
)
def test_tracked_changes_are_taken_refused_or_said(mode: str, line: str, kb: Path) -> None:
    edits = (lambda word: word.insert("之文字，作為", "其"), lambda word: word.delete("結尾之"))
    now, said = after(kb, *edits, options=("--changes", mode))
    assert changed(brief_text(BODY, "簡報之標題"), now)[1] == ([line] if mode != "reject" else [])
    assert "1 insertion, 1 deletion" in said


def test_a_comment_becomes_a_reminder_at_its_words(kb: Path) -> None:
    now, said = after(kb, lambda word: word.comment("作為結尾", "請補充"))
    assert changed(brief_text(BODY, "簡報之標題"), now)[1] == [
        "最後一段之文字，作為結尾<!-- review: 李四 comments on “作為結尾”, 2026-01-02: 請補充 -->之用。"
    ]
    assert "stand in the text as reminders: 1" in said


def test_a_new_note_gets_a_label_and_one_without_a_mark_goes(kb: Path) -> None:
    before = text_of(kb)
    now, said = after(
        kb, lambda word: word.add_note("作為結尾之用", "作者自己之說明。"), lambda word: word.drop_note("A Book")
    )
    gone, new = changed(before, now)
    assert new == [
        "甲說之文字在此[^call]，乙說*強調*之文字，甲又說一次[^call]。 {#p-first}",
        "最後一段之文字，作為結尾之用[^4]。",
        "[^4]: 作者自己之說明。",
    ]
    assert "[^book]: @book，頁4。" in gone
    assert "2 kept, 0 changed, 1 new, 1 gone" in said


def test_a_new_note_that_says_a_known_work_is_its_key(kb: Path) -> None:
    cited = "內閣府，〈公募要領〉，https://a.go.jp/（最後瀏覽日：2025年3月10日）。"
    now, _ = after(kb, lambda word: word.add_note("作為結尾之用", cited))
    assert "[^4]: @guide。" in now


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("4", "44", "[^book]: @book，頁44。"),
        ("並參見作者之說明", "另參見作者之說明", "[^again]: @guide，頁5；另參見作者之說明。"),
    ],
)
def test_words_around_a_key_change_and_the_key_stays(old: str, new: str, line: str, kb: Path) -> None:
    now, said = after(kb, lambda word: word.replace(old, new, in_notes=True))
    assert changed(brief_text(BODY, "簡報之標題"), now)[1] == [line]
    assert "2 kept, 1 changed" in said


def test_what_a_record_prints_stays_its_key_and_the_change_is_said(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.replace("A Book", "Another Book", in_notes=True))
    (line,) = changed(brief_text(BODY, "簡報之標題"), now)[1]
    assert line.startswith("[^book]: @book，頁4。<!-- review: in Word this now reads:")
    assert "Another" in line


def test_a_moved_paragraph_is_followed_with_its_pin_and_notes(kb: Path) -> None:
    before = text_of(kb)
    now, said = after(kb, lambda word: word.move("最後一段", behind="緣由"))
    assert sorted(now.split()) == sorted(before.split())
    assert now.index("最後一段") < now.index("關於另一篇")
    assert "11 kept, 0 changed, 0 new, 0 gone, 1 moved" in said
    assert "\n\n最後一段之文字，作為結尾之用。\n\n關於" in now


def test_new_gone_joined_and_parted_paragraphs(kb: Path) -> None:
    now, said = after(
        kb,
        lambda word: word.add("第二點之內容", "新的一點。"),
        lambda word: word.remove("第三點之內容"),
        lambda word: word.join("日文〈"),
        lambda word: word.part("，並參照"),
    )
    assert "2. 第二點之內容如彼。\n3. 新的一點。\n\n| 國家" in now
    assert "第三點" not in now
    assert "及*De minimis*之概念。最後一段之文字，作為結尾之用。\n\n[^call]" in now
    assert "參見[英文簡報](../b/zh-Hant.md)之說明\n\n，並參照[外部網頁](https://example.org/page)。" in now
    assert "7 kept, 3 changed, 1 new, 1 gone, 0 moved" in said


def test_a_point_that_is_parted_becomes_two(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.part("如彼"))
    assert "2. 第二點之內容\n3. 如彼。\n4. 第三點" in now


def test_disjoint_changes_on_both_sides_are_merged(kb: Path) -> None:
    edited = out(kb)
    file = kb / "content/briefs/a/zh-Hant.md"
    here = text_of(kb).replace("De minimis", "De maximis").replace("### 一、背景\n", "### 一、背景\n\n這是新的一段。\n")
    file.write_text(here, encoding="utf-8")
    edited.replace("結尾之用", "收尾之用")
    ended = back(kb, edited)
    assert ended.exit_code == 0, ended.output
    assert text_of(kb) == here.replace("結尾之用", "收尾之用")


def test_a_conflict_is_shown_side_by_side_and_nothing_is_written(kb: Path) -> None:
    edited = out(kb)
    file = kb / "content/briefs/a/zh-Hant.md"
    here = text_of(kb).replace("最後一段", "末段")
    file.write_text(here, encoding="utf-8")
    edited.replace("結尾之用", "收尾之用")
    edited.add_note("收尾", "新註。")
    ended = back(kb, edited)
    assert ended.exit_code == 1
    assert text_of(kb) == here
    assert "changed here and in Word" in ended.output
    assert "│ 最後一段之文字，作為收尾" in ended.output
    assert "末段之文字，作為結尾之用。" in ended.output
    assert "Nothing was written" in ended.output


def test_a_paragraph_gone_here_and_changed_in_word_is_a_conflict(kb: Path) -> None:
    edited = out(kb)
    file = kb / "content/briefs/a/zh-Hant.md"
    file.write_text(text_of(kb).replace("最後一段之文字，作為結尾之用。\n\n", ""), encoding="utf-8")
    edited.replace("結尾之用", "收尾之用")
    assert back(kb, edited).exit_code == 1


def test_without_its_own_part_a_file_comes_back_by_its_bookmarks(kb: Path) -> None:
    before = text_of(kb)

    def lose(word: Edited) -> None:
        word.without(lambda name: not name.startswith("customXml"))

    now, said = after(kb, lose, lambda word: word.replace("結尾之用", "收尾之用"), options=("--lang", "zh-Hant"))
    assert now == before.replace("結尾之用", "收尾之用")
    assert "bookmarks say which paragraph is which" in said


def test_without_its_part_a_change_on_both_sides_is_found_by_bookmarks(kb: Path) -> None:
    edited = out(kb)
    edited.without(lambda name: not name.startswith("customXml"))
    file = kb / "content/briefs/a/zh-Hant.md"
    here = text_of(kb).replace("最後一段", "末段").replace("第二點之", "二之")
    file.write_text(here, encoding="utf-8")
    edited.replace("De minimis", "De maximis")
    shutil.copy(edited.file, kb / "copy.docx")
    ended = back(kb, edited, "--lang", "zh-Hant")
    assert ended.exit_code == 0, ended.output
    assert text_of(kb) == here.replace("De minimis", "De maximis")
    file.write_text(here, encoding="utf-8")
    edited.replace("結尾之用", "收尾之用")
    assert back(kb, edited, "--lang", "zh-Hant").exit_code == 1
    assert text_of(kb) == here


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--into", "b"), "exported from a, not from b: give --into a"),
        (("--into", "aa"), "there is no brief aa"),
        (("--into", "../../elsewhere"), "there is no brief ../../elsewhere"),
        (("--into", "a", "--lang", "en"), "exported from the text in zh-Hant, not in en"),
        (("--into", "a", "other"), "no ID, --list or --all"),
    ],
)
def test_a_file_goes_into_its_own_brief_alone(arguments: tuple[str, ...], said: str, kb: Path) -> None:
    edited = out(kb)
    edited.replace("結尾之用", "收尾之用")
    edited.save()
    before = text_of(kb)
    ended = CliRunner().invoke(cli, ["import", str(edited.file), *arguments, "--content", str(kb / "content")])
    assert (ended.exit_code, said in ended.output) == (2, True), ended.output
    assert text_of(kb) == before


def test_a_converted_text_takes_nothing_back(kb: Path) -> None:
    options = ("--content", str(kb / "content"), "--out", str(kb / "out"), "--no-cache")
    assert CliRunner().invoke(cli, ["export", "a", "--lang", "zh-Hans", *options]).exit_code == 0
    before = text_of(kb)
    for more in ((), ("--lang", "zh-Hant")):
        given = ("--into", "a", "--content", str(kb / "content"), *more)
        ended = CliRunner().invoke(cli, ["import", str(kb / "out/a.zh-Hans.docx"), *given])
        assert (ended.exit_code, "zh-Hans" in ended.output) == (2, True), ended.output
    assert text_of(kb) == before


def test_what_a_file_says_of_itself_is_checked_against_its_hash(kb: Path) -> None:
    edited = out(kb)
    part = edited.parts["customXml/item1.xml"]
    edited.parts["customXml/item1.xml"] = part.replace("最後一段".encode(), "最前一段".encode())
    ended = back(kb, edited, "--lang", "zh-Hant")
    assert "bookmarks say which paragraph is which" in ended.output
    assert text_of(kb) == brief_text(BODY, "簡報之標題")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("各國之", "<!-- review: 李四 comments on “各國之”, 2026-01-02: 請補充 -->"),
        ("緣由", "## 壹、緣由<!-- review: 李四 comments on “緣由”, 2026-01-02: 請補充 --> {#why}"),
        ("簡報之標題", "<!-- review: 李四 comments on “簡報之標題”, 2026-01-02: 請補充 -->"),
    ],
)
def test_a_comment_stands_where_it_breaks_nothing(words: str, line: str, kb: Path) -> None:
    now, _ = after(kb, lambda word: word.comment(words, "請補充"))
    new = changed(brief_text(BODY, "簡報之標題"), now)[1]
    assert new == [line]


def test_a_note_that_is_written_where_it_is_called_changes_there(kb: Path) -> None:
    file = kb / "content/briefs/a/zh-Hant.md"
    file.write_text(text_of(kb).replace("結尾之用。", "結尾之用^[另作之[說明]，參見@book，頁9。]。"), encoding="utf-8")
    before = text_of(kb)
    export(kb)
    now, said = after(kb, lambda word: word.replace("另作之", "另作個人之", in_notes=True))
    assert now == before.replace("另作之[", "另作個人之[")
    assert "1 changed" in said


def test_a_tracked_move_is_a_move(kb: Path) -> None:
    before = text_of(kb)
    now, said = after(kb, lambda word: word.move_tracked("日文〈", behind="緣由"))
    assert sorted(now.split()) == sorted(before.split())
    assert now.index("日文〈") < now.index("關於另一篇")
    assert "tracked changes taken: 1 move" in said
    assert "11 kept, 0 changed, 0 new, 0 gone, 1 moved" in said


def test_a_paragraph_added_to_a_quotation_stands_in_it(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.add("應注意之事項甲", "應注意之事項乙。"))
    assert "> [!note]\n> 應注意之事項甲。\n>\n> 應注意之事項乙。\n\n日文" in now


def test_a_new_heading_has_the_number_that_word_sets(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.add("背景", "經過"))
    assert "### 一、背景\n\n### 二、經過\n\n1. 第一點" in now


def test_typed_signs_of_markdown_stay_signs(kb: Path) -> None:
    now, _ = after(kb, lambda word: word.replace("結尾之用", "[^call] *結尾* @book {#x}"))
    assert "作為\\[^call\\] \\*結尾\\* \\@book \\{#x}。" in now


THREE = ("2022-eu-chips-act", "2025-jp-ai-promotion-act", "2021-us-sanders-meme")
"""The longest brief and two shorter ones."""


def own_files(own_kb: Path, folder: Path, lang: str, *names: str) -> Path:
    """Export own briefs in one language from a copy of the content, and return it: into it they may come back."""
    kb = shutil.copytree(own_kb, folder / "kb")
    options = ("--content", str(kb / "content"), "--out", str(folder / "out"), "--lang", lang)
    ended = CliRunner().invoke(cli, ["export", *(names or ["--all"]), *options])
    assert ended.exit_code == 0, ended.output
    return kb / "content"


def come_back(content: Path, folder: Path, lang: str) -> dict[str, str]:
    """Bring each Word file of a folder back, and return what is said of those in which something changed."""
    found = {}
    for file in sorted(folder.glob("*.docx")):
        name = file.name.partition(".")[0]
        ended = CliRunner().invoke(cli, ["import", str(file), "--into", name, "--content", str(content)])
        text, before = (
            (place / f"briefs/{name}/{lang}.md").read_bytes() for place in (content, REPOSITORY / "content")
        )
        if ended.exit_code or text != before or " 0 changed, 0 new, 0 gone, 0 moved" not in ended.output:
            found[name] = ended.output
    return found


@pytest.mark.parametrize(
    ("lang", "names"),
    rest_at_night(
        [("zh-Hant", THREE), ("zh-Hant", ()), ("en", ())],
        by_day=lambda _, names: bool(names),
        reason="Pandoc goes two ways with each of nine briefs; by day with three",
        name=lambda lang, names: f"{lang}-{'some' if names else 'all'}",
    ),
)
def test_own_briefs_come_back_to_the_byte(lang: str, names: tuple[str, ...], own_kb: Path, tmp_path: Path) -> None:
    content = own_files(own_kb, tmp_path, lang, *names)
    assert len(list((tmp_path / "out").iterdir())) == (len(names) or 9)
    assert come_back(content, tmp_path / "out", lang) == {}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("lang", "names"),
    rest_at_night(
        [("zh-Hant", ("2022-eu-chips-act",)), ("en", ("2022-eu-chips-act",)), ("zh-Hant", ()), ("en", ())],
        by_day=lambda lang, names: bool(names) and lang == "zh-Hant",
        reason="LibreOffice takes seconds for each file",
        name=lambda lang, names: f"{lang}-{'one' if names else 'all'}",
    ),
)
def test_they_come_back_after_libreoffice_has_saved_them(
    lang: str, names: tuple[str, ...], own_kb: Path, tmp_path: Path
) -> None:
    content = own_files(own_kb, tmp_path, lang, *names)
    again = saved_again(tmp_path / "out")
    assert len(list(again.iterdir())) == (len(names) or 9)
    assert come_back(content, again, lang) == {}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_was_edited_comes_back_after_libreoffice_has_saved_it(kb: Path) -> None:
    before = text_of(kb)
    edited = out(kb)
    edited.replace("結尾之用", "收尾之用")
    edited.move("日文〈", behind="緣由")
    edited.delete("外部")
    edited.save()
    again = Edited(saved_again(edited.file.parent) / edited.file.name)
    ended = back(kb, again, "--changes", "reject")
    assert ended.exit_code == 0, ended.output
    now = text_of(kb)
    assert sorted(now.split()) == sorted(before.replace("結尾之用", "收尾之用").split())
    assert now.index("日文〈") < now.index("關於另一篇")
    assert "1 deletion" in ended.output
