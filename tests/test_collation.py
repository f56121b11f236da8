"""Words stand where a reader of each language looks for them."""

import pytest

from briefs.language.collation import letter_of, order_of
from briefs.language.languages import EN, ZH_HANS, ZH_HANT, Lang


@pytest.mark.parametrize(
    ("lang", "word", "letter"),
    [
        (EN, "trade secret", "T"),
        (EN, "École", "E"),
        (EN, "“AI”", "A"),
        (EN, "5G", "#"),
        (EN, "人工智慧", "#"),
        (EN, "", "#"),
        # The number of strokes of 一, 丁, 人, 法, 個, 電, 營, 鸞.
        (ZH_HANT, "一", "1"),
        (ZH_HANT, "丁", "2"),
        (ZH_HANT, "人工智慧", "2"),
        (ZH_HANT, "法律", "8"),
        (ZH_HANT, "個人資料", "10"),
        (ZH_HANT, "電磁紀錄", "13"),
        (ZH_HANT, "營業秘密", "17"),
        (ZH_HANT, "鸞", "30"),
        (ZH_HANT, "《法》", "8"),
        (ZH_HANT, "GDPR", "G"),
        (ZH_HANT, "黁", "#"),
        (ZH_HANT, "籲", "#"),
        (ZH_HANT, "𠮷", "#"),
        # Pinyin: ā, rén, fǎ, shù, jīng, zuò.
        (ZH_HANS, "啊", "A"),
        (ZH_HANS, "人工智能", "R"),
        (ZH_HANS, "法律", "F"),
        (ZH_HANS, "数据", "S"),
        (ZH_HANS, "晶片", "J"),
        (ZH_HANS, "座", "Z"),
        (ZH_HANS, "AI治理", "A"),
        (ZH_HANS, "鑫", "#"),
        (ZH_HANS, "營", "#"),
    ],
)
def test_each_word_has_a_letter(lang: Lang, word: str, letter: str) -> None:
    assert letter_of(word, lang) == letter


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (EN, ["AI", "algorithm", "École", "trade secret", "5G"]),
        (ZH_HANT, ["AI", "GDPR", "人工智慧", "法", "法律", "個人資料", "電磁紀錄", "黁"]),
        (ZH_HANS, ["AI治理", "安全", "法", "法律", "个人", "人工智能", "数据", "鑫"]),
    ],
)
def test_words_stand_in_order(lang: Lang, words: list[str]) -> None:
    assert sorted(sorted(words, key=len), key=lambda word: order_of(word, lang)) == words
