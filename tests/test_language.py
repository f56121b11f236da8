"""Scripts, legal numbering, dates and interface words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language import dates
from briefs.language.han import HAN_RUN_RE, LATIN_WORD_RE, han_in, latin_words_in, reading_minutes
from briefs.language.japanese import Run, language_runs
from briefs.language.ladder import han_number, rung, unnumbered
from briefs.language.languages import EN, LANGUAGES, ZH_HANS, ZH_HANT
from briefs.language.script import simplified, simplified_all
from briefs.library.authorities import KINDS
from briefs.publishing.components.cite_this import STYLES
from tests.support import TEMPLATES


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("壹、立法緣由", 1),
        ("拾壹、附則", 1),
        ("一、目的", 2),
        ("十二、其他", 2),
        ("（一）國家", 3),
        ("(一)國家", 3),
        ("1. 說明", 4),
        ("（1）說明", 5),
        ("一般規定", 0),
        ("第一章", 0),
    ],
)
def test_chinese_ladder(heading: str, expected: int) -> None:
    assert rung(heading, ZH_HANT) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("I. Why", 1),
        ("XIV. Other", 1),
        ("B. Purpose", 2),
        ("3. State", 3),
        ("a. One", 4),
        ("(1) One", 5),
        ("In sum", 0),
    ],
)
def test_english_ladder(heading: str, expected: int) -> None:
    assert rung(heading, EN) == expected


def test_a_heading_without_its_number() -> None:
    assert unnumbered("貳、立法重點", ZH_HANT) == "立法重點"
    assert unnumbered("II. Key points", EN) == "Key points"
    assert unnumbered("A brief history", EN) == "A brief history"


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "100")],
)
def test_han_numbers(number: int, written: str) -> None:
    assert han_number(number) == written


@pytest.mark.parametrize(
    ("date", "chinese", "english"),
    [
        ("2025-06-25", "2025年6月25日", "June 25, 2025"),
        ("2014-07", "2014年7月", "July 2014"),
        ("2011", "2011年", "2011"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(date: str, chinese: str, english: str) -> None:
    assert dates.problem(date) is None
    assert dates.written(date, ZH_HANT) == dates.written(date, ZH_HANS) == chinese
    assert dates.written(date, EN) == english


@pytest.mark.parametrize(
    "date", ["2025-02-29", "20254/11/28", "2025-6-25", "2025-13", "114-06-25", "2025-06-25T00", "0000"]
)
def test_what_the_calendar_does_not_have_is_no_date(date: str) -> None:
    assert dates.problem(date) is not None


def test_a_timestamp_begins_the_day_the_month_or_the_year() -> None:
    assert [dates.timestamp(date) for date in ("2025-06-25", "2014-07", "2011")] == [
        "2025-06-25T00:00:00Z",
        "2014-07-01T00:00:00Z",
        "2011-01-01T00:00:00Z",
    ]


JAPANESE = [
    "人工知能関連技術の研究開発及び活用の推進に関する法律案",
    "科学技術・イノベーション推進事務局",
    "研究セキュリティ・インテグリティに関するリスクマネジメント体制整備支援事業公募要領",
    "東大など5大学、知らずに北朝鮮と共同研究 「寝耳に水」",
    "特定重要技術の研究開発の促進及びその成果の適切な活用に関する基本指針",
]


@pytest.mark.parametrize("title", JAPANESE)
def test_japanese_titles_come_through_conversion_unchanged(title: str) -> None:
    note = f"〈{title}〉，內閣府，頁3（最後瀏覽日：2025/03/10）。"
    assert simplified(note) == f"〈{title}〉，内阁府，页3（最后浏览日：2025/03/10）。"


@pytest.mark.parametrize(
    "name", ["参議院", "総務省", "日本経済新聞", "個人情報保護委員会", "令和7年法律第53号", "第217回閣法第29号"]
)
def test_japanese_names_outside_title_marks_are_recognised(name: str) -> None:
    assert language_runs(f"見{'，'}{name}，說明", ZH_HANT) == (Run("見，"), Run(name, "ja"), Run("，說明"))


def test_a_name_stands_out_of_the_sentence_around_it() -> None:
    assert simplified("依総務省之調查結果") == "依総務省之调查结果"
    assert simplified("內閣府與内閣府於經濟之論述") == "内阁府与内閣府于经济之论述"


def test_a_slip_of_a_character_makes_no_japanese() -> None:
    assert simplified("國內之規定，国内，関於學說，権利之行使") == "国内之规定，国内，关于学说，权利之行使"


@pytest.mark.parametrize("text", ["《欧洲芯片法案》", "〈国会与学说〉", "国内产业与会议", "「数据经济时代」"])
def test_simplified_chinese_is_not_taken_for_japanese(text: str) -> None:
    assert language_runs(text, ZH_HANS) == (Run(text),)


@pytest.mark.parametrize("text", ["内閣府", "総務省", "経済産業省", "科学技術・イノベーション"])
def test_japanese_on_a_simplified_page_is_recognised(text: str) -> None:
    assert language_runs(f"见：{text}。", ZH_HANS)[1:2] == (Run(text, "ja"),)


def test_chinese_is_not_taken_for_japanese() -> None:
    for text in (
        "《人工智慧技術研究開發及應用促進法》",
        "〈歐洲晶片法案〉",
        "經濟部產業技術司科技專案成果",
        "第25條第2項",
    ):
        assert language_runs(text, ZH_HANT) == (Run(text),)


def test_in_english_each_han_run_says_whether_it_is_chinese_or_japanese() -> None:
    runs = language_runs("the Secretariat (科学技術・イノベーション推進事務局) and 簡報", EN)
    assert [(run.text, run.lang) for run in runs if run.lang] == [
        ("科学技術・イノベーション推進事務局", "ja"),
        ("簡報", "zh-Hant"),
    ]


def test_simplified_changes_script_and_no_words() -> None:
    assert simplified("政府應執行資料來源之程序，資訊工業策進會") == "政府应执行资料来源之程序，资讯工业策进会"


def test_converting_many_texts_keeps_each_in_its_place() -> None:
    texts = ["立法緣由", "", "甲\n乙後", "研究開発の成果", "總結"]
    assert simplified_all(texts) == ("立法缘由", "", "甲\n乙后", "研究開発の成果", "总结")


def test_han_characters_count_as_such_for_reading_time() -> None:
    assert reading_minutes("法" * 3500) == 10
    assert reading_minutes("law " * 2200) == 10
    assert reading_minutes("") == 1


_PLAIN = "aZ09 '’.,-\n\u00a0Àÿ×÷¿〇、。「々ー㐀一倀鿿ꀀ豈﫿ａ１　あア\x00"
_COUNTED = st.text(_PLAIN, max_size=30) | st.text(
    st.sampled_from(_PLAIN + "ĀɏɐʰḀ䶿䷀䷿𠀀𲎯𲎰😀\ud800") | st.characters(), max_size=30
)


@given(_COUNTED)
def test_characters_and_words_are_counted_as_the_patterns_find_them(text: str) -> None:
    assert han_in(text) == sum(map(len, HAN_RUN_RE.findall(text)))
    assert latin_words_in(text) == len(LATIN_WORD_RE.findall(text))


def test_interface_words_have_equal_keys_in_every_language() -> None:
    keys = [set(TEMPLATES.words[language.code].entries) for language in LANGUAGES]
    assert keys[0] == keys[1] == keys[2]


def test_every_interface_word_is_used() -> None:
    from tests.support import REPOSITORY

    code = "".join(file.read_text(encoding="utf-8") for file in (REPOSITORY / "briefs").rglob("*.py"))
    templates = "".join(data.decode() for name, data in TEMPLATES.files.items() if name.endswith((".html", ".xml")))
    computed = {"figure_label", "table_label", "topic", "jurisdiction", "year"}
    # What is chosen by a kind, a style or the name of a date: the words begin alike, and the code says how.
    chosen = (
        {f"kind_{kind}": 'f"kind_{' for kind in KINDS}
        | {f"style_{style}": 'f"style_{' for style in STYLES}
        | {f"source_{date}": 'f"source_{' for date in ("issued", "accessed")}
    )
    unused = [
        key
        for key in TEMPLATES.words[EN].entries
        if (name := key.partition(".")[0]) not in computed
        and f'"{name}"' not in code
        and f"'{name}'" not in templates
        and chosen.get(name, "nowhere") not in code
    ]
    assert unused == []


def test_simplified_interface_words_hold_no_traditional_character() -> None:
    for key, text in TEMPLATES.words[ZH_HANS].entries.items():
        assert simplified(text) == text, key


def test_words_that_count() -> None:
    words = TEMPLATES.words[EN]
    assert [words("briefs", n=n) for n in (0, 1, 2)] == ["0 briefs", "1 brief", "2 briefs"]
