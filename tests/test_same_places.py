"""Places in two languages: the same, whatever their words."""

import pytest

from briefs.language.locators import Locator, read_locator
from briefs.language.same_places import is_same_place


def place(words: str) -> Locator:
    found = read_locator(f"{words}。")
    assert found, words
    return found[0]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("頁3", "at 3"),
        ("頁3", "p. 3"),
        ("第3頁", "3"),
        ("頁３", "3"),
        ("頁3-5", "at 3–5"),
        ("頁3至5", "3-5"),
        ("頁131-135", "131–35"),
        ("頁3、5", "3, 5"),
        ("頁3、頁5", "3 and 5"),
        ("頁1536", "1,536"),
        ("頁3以下", "3 ff."),
        ("頁3以下", "3 et seq."),
        ("頁3，註5", "3 n.5"),
        ("頁vii-ix", "vii–ix"),
        ("頁ii", "at ii"),
        ("第25條", "art. 25"),
        ("第25條第2項", "art. 25(2)"),
        ("第25條第2項", "Article 25(2)"),
        ("第6條第1項第4款", "art. 6(1)(d)"),
        ("第6條第1項第d款", "art. 6(1)(d)"),
        ("第25條之2", "art. 25-2"),
        ("第823條", "§ 823"),
        ("第823條第1項", "§ 823(1)"),
        ("第1條至第10條", "arts. 1–10"),
        ("第1、3條", "arts. 1 & 3"),
        ("第184條第1項前段", "art. 184(1)"),
        ("第709條以下", "§§ 709 et seq."),
        ("第12段", "¶ 12"),
        ("段12", "para 12"),
        ("第12段", "[12]"),
        ("邊碼12", "Rn. 12"),
        ("第4章", "ch. 4"),
        ("第四章", "ch. IV"),
        ("圖3", "fig. 3"),
        ("表3", "tbl. 3"),
        ("前言", "preamble"),
        ("第2章第3節", "ch. 2, § 3"),
    ],
)
def test_one_place_in_two_languages(chinese: str, english: str) -> None:
    assert is_same_place(place(chinese), place(english))
    assert is_same_place(place(english), place(chinese))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("頁3", "at 5"),
        ("頁3", "at 3–5"),
        ("頁3", "3 ff."),
        ("頁3、5", "3–5"),
        ("頁3，註5", "3 n.6"),
        ("頁3", "art. 3"),
        ("第25條第2項", "art. 25(3)"),
        ("第25條第2項", "art. 25"),
        ("第25條", "art. 26"),
        ("第1條至第10條", "arts. 1 & 10"),
        ("第6條第1項第4款", "art. 6(1)(e)"),
        ("第12段", "¶ 13"),
        ("第12段", "art. 12"),
        ("第4章", "ch. V"),
        ("圖3", "tbl. 3"),
        ("第2章第3節", "ch. 2, § 4"),
    ],
)
def test_two_places(chinese: str, english: str) -> None:
    assert not is_same_place(place(chinese), place(english))
    assert not is_same_place(place(english), place(chinese))
