"""Which language each stretch of a text is in: Japanese of every kind within Chinese, and what only looks like it."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.language import japanese
from briefs.language.han import TRADITIONAL, is_encodable
from briefs.language.japanese import language_runs
from briefs.language.languages import ZH_HANT
from briefs.language.recogniser import lattice, signs
from briefs.language.recogniser.characters import Kind, kind_of
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.script import script_only, simplified, simplified_all
from briefs.language.word_finder import WordFinder
from briefs.model.front_matter import ScriptRules
from briefs.reading.records.conversion_rules import stated_rules

GOLDEN = Path(__file__).parent / "golden" / "languages.md"
PAIRS = re.findall(r"^- (.+) → (.+)$", GOLDEN.read_text(encoding="utf-8"), re.MULTILINE)


def languages(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(run.text, run.lang) for run in language_runs(text, ZH_HANT, known) if run.lang]


def test_each_sentence_keeps_its_japanese_and_converts_its_chinese() -> None:
    given = [traditional for traditional, _ in PAIRS]
    assert list(zip(given, simplified_all(given), strict=True)) == PAIRS


@pytest.mark.parametrize(
    ("text", "japanese"),
    [
        ("原告與トヨタ簽訂契約。", ["トヨタ"]),
        ("フリーランス法於2024年施行。", ["フリーランス法"]),
        ("他說：「消費者庁應負責。」", ["消費者庁"]),
        ("農林水産省發布報告。", ["農林水産省"]),
        ("国土交通省訂定規範。", ["国土交通省"]),
        ("〈令和3年版警察白書〉", ["令和3年版警察白書"]),
        ("日本国憲法第21條", ["日本国憲法"]),
        ("最大判令和2年11月25日民集74巻8号2229頁", ["最大判令和2年11月25日民集74巻8号2229頁"]),
        ("東京地判平成20年1月28日判時1998號149頁", []),
        ("韓國個人情報保護法", []),
        ("避免技術流出境外", []),
        ("租税債務", []),
        ("山口厚『刑法の課題』一書", ["山口厚", "刑法の課題"]),
        ("佐藤幸治『日本国憲法論』", ["佐藤幸治", "日本国憲法論"]),
        ("參見王小明『行政法』", []),
        ("參見宇賀克也『新・情報公開法の逐条解説』", ["宇賀克也", "新・情報公開法の逐条解説"]),
        ("日文稱「附帯決議」者", ["附帯決議"]),
        ("〈研究開發の成果〉", ["研究開發の成果"]),
        ("法務部、法務省與檢察庁", ["法務省"]),
    ],
)
def test_what_is_japanese(text: str, japanese: list[str]) -> None:
    assert [word for word, lang in languages(text) if lang == "ja"] == japanese


@pytest.mark.parametrize(
    ("text", "mainland"),
    [
        ("依《中华人民共和国数据安全法》規定", ["中华人民共和国数据安全法"]),
        (
            "被告援引「国务院办公厅关于促进平台经济规范健康发展的指导意见」，主張合法。",
            ["国务院办公厅关于促进平台经济规范健康发展的指导意见"],
        ),
        ("我只是听从老板的话。", ["我只是听从老板的话。"]),
        ("国内之規定", []),
    ],
)
def test_simplified_chinese_in_a_traditional_text_is_no_japanese(text: str, mainland: list[str]) -> None:
    assert languages(text) == [(word, "zh-Hans") for word in mainland]


def test_a_word_of_both_languages_is_japanese_beside_japanese() -> None:
    assert languages("個人情報之範圍") == []
    assert ("個人情報", "ja") in languages("総務省認為，個人情報之範圍")
    assert ("個人情報", "ja") not in languages("総務省認為，韓國個人情報之範圍")


def test_a_slip_is_converted_as_the_usual_form_is() -> None:
    assert simplified("権利之行使，実務上，説明與租税") == "权利之行使，实务上，说明与租税"


def test_old_and_variant_forms_are_no_japanese() -> None:
    text = "鄕鎭公所爲衞生槪況之調査，羣眾於山峯離牀喫食，眞實敍明"
    assert languages(text) == []
    assert simplified(text) == "乡镇公所为卫生概况之调查，群众于山峰离床吃食，真实叙明"


NAMES = st.sampled_from(sorted(name for name in lexicon().names if len(name) > 2 and not name.isascii()))
BEFORE = st.sampled_from(["依", "我國學者引", "參見", "違反", "原告與", "對於", "該案經", "由", "訴請", "適用"])
AFTER = st.sampled_from(
    ["之規定", "訂定之規範", "發布報告", "認為應負責", "於去年修正", "與我國法務部", "應予說明", "官網所載", ""]
)


@settings(max_examples=300)
@given(BEFORE, NAMES, AFTER)
def test_a_name_is_converted_as_a_whole_or_not_at_all(before: str, name: str, after: str) -> None:
    done = simplified(f"{before}{name}{after}，理由如下。")
    assert name in done or script_only(name) in done


LAWS = st.builds(
    lambda start, middle, end: start + middle + end,
    st.sampled_from(["特定", "経済", "電気", "国家", "地方", "児童", "消費", "金融", "労働", "海洋", "宇宙"]),
    st.sampled_from(["安全保障", "通信事業", "関係調整", "虐待防止", "商品取引", "資源開発", "活動推進", "環境整備"]),
    st.sampled_from(["法", "推進法", "庁", "委員会", "審議会", "研究会", "施行規則", "基本計画", "白書"]),
)
"""Names that no list has, made of words that both languages have and of new forms."""


@settings(max_examples=300)
@given(BEFORE, LAWS, AFTER)
def test_a_name_that_no_list_has_is_never_half_converted(before: str, name: str, after: str) -> None:
    done = simplified(f"{before}{name}{after}，理由如下。")
    assert name in done or script_only(name) in done


@given(BEFORE, AFTER)
def test_what_stands_around_a_name_is_converted(before: str, after: str) -> None:
    done = simplified(f"{before}農林水産省{after}。")
    assert done == f"{simplified(before)}農林水産省{simplified(after)}。"


def test_what_somebody_stated_is_not_weighed_again() -> None:
    text = "依情報公開法與総務省之見解"
    assert simplified(text) == "依情報公開法与総務省之见解"
    assert languages("依情報公開法之規定") == []
    assert languages("依情報公開法之規定", ("情報公開法",)) == [("情報公開法", "ja")]
    rules = stated_rules(ScriptRules(protect=("総務省",), japanese=("行政法院",)))
    assert simplified_all(["総務省與行政法院、行政法"], rules) == ("总务省与行政法院、行政法",)


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Keep what is read by another list of names out of what is remembered."""
    for remembered in (japanese._read, japanese.remembered_runs):
        remembered.cache_clear()
    yield
    for remembered in (japanese._read, japanese.remembered_runs):
        remembered.cache_clear()


@pytest.mark.usefixtures("forgotten")
def test_no_name_is_half_converted_that_half_of_the_list_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are kept back by a checksum; those with a form that Japanese alone has must be whole, or wholly Chinese."""
    listed = frozenset(name for name in lexicon().names if zlib.crc32(name.encode()) % 2)
    halved = msgspec.structs.replace(lexicon(), names=listed)
    monkeypatch.setattr(signs, "name_finder", lambda: WordFinder(listed))
    for room in (lattice, signs, japanese):
        monkeypatch.setattr(room, "lexicon", lambda: halved)
    kept_back = sorted(name for name in lexicon().names - listed if any(kind_of(c) == Kind.NEW_FORM for c in name))
    assert len(kept_back) > 100
    sentences = [(name, f"{before}{name}{after}，理由如下。") for name in kept_back for before, after in _AROUND]
    done = simplified_all([text for _, text in sentences])
    pairs = zip(sentences, done, strict=True)
    assert [text for (name, _), text in pairs if name not in text and script_only(name) not in text] == []


_AROUND = (("依", "之規定"), ("我國學者引", "認為應負責"), ("違反", ""), ("原告與", "訂定之規範"), ("對於", "發布報告"))


@given(st.text(st.sampled_from("华认国会法發人あ，Ａa 𠮷説") | st.characters(), max_size=40))
def test_a_text_that_is_written_in_traditional_chinese_has_no_character_of_the_mainland(text: str) -> None:
    if is_encodable(text, TRADITIONAL):
        assert all(kind_of(char) is not Kind.MAINLAND for char in text)


@given(st.text("aé ’法あｱ，\n號日本", max_size=30))
def test_a_text_of_ascii_has_nothing_of_han_or_kana(text: str) -> None:
    assert not (text.isascii() and japanese._ANY.search(text))
