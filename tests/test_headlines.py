"""A Chinese heading is broken at marks and small words, and within the name of a law only where a phone must."""

import pytest

from briefs.language.headlines import pieces
from briefs.publishing.rendering.templates import headline


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("日本《人工智慧技術研究開發及應用促進法》簡介", ["日本", "《人工智慧技術研究開發", "及應用促進法》", "簡介"]),
        ("基因改造生物法制之檢視：執委會兩份評估報告", ["基因改造生物法制之", "檢視：", "執委會兩份評估報告"]),
        ("普及與參與：以及波及", ["普及", "與參與：", "以及波及"]),
        ("「研究安全」與《晶片法案》（草案）", ["「研究安全」", "與", "《晶片法案》", "（草案）"]),
        ("", [""]),
        ("《", ["《"]),
        ("簡介：", ["簡介："]),
    ],
)
def test_a_heading_has_its_places(heading: str, parts: list[str]) -> None:
    assert [piece for piece, _ in pieces(heading)] == parts


def test_places_within_a_name_are_told_apart_even_in_a_heading_of_several_languages() -> None:
    inside = [within for _, within in pieces("日本《研究開發及應用促進法》及其子法")]
    assert inside == [False, True, False, False]
    assert headline("日本《甲及乙》", "zh-Hant-TW") == '日本<wbr>《甲<wbr class="in-name">及乙》'


def test_what_a_heading_says_is_escaped_and_other_languages_are_left_alone() -> None:
    assert headline("甲：<b>", "zh-Hant-TW") == "甲：<wbr>&lt;b&gt;"
    assert headline("Japan: <b>", "en") == "Japan: &lt;b&gt;"
