"""Numbers and dates in Chinese and English, block by block."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language import counted, number_words, shares
from briefs.language import quantities as module
from briefs.language.counted import counts, differing
from briefs.language.languages import EN, ZH_HANT, Lang
from briefs.language.number_words import small
from briefs.language.quantities import Quantities, digits_in, missing, quantities


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("430億歐元", "EUR 43 billion"),
        ("6.8億美元", "US$680 million"),
        ("670.22億美元", "US$67.022 billion"),
        ("百億日圓", "10 billion yen"),
        ("1,200件", "1200 cases"),
        ("1萬2千件", "10,000 and 2,000 cases"),
        ("三百萬歐元", "EUR 3 million"),
        ("9.1%", "9.1%"),
        ("第25條第2項", "Article 25(2)"),
        ("第1條至第10條", "Articles 1–10"),
        ("第一章（第1條至第10條）", "Chapter 1 (Articles 1 to 10)"),
        ("2025年5月28日", "May 28, 2025"),
        ("2025年5月28日", "28 May 2025"),
        ("5月28日", "on May 28"),
        ("2025年2月", "February 2025"),
        ("二〇二五年", "2025"),
        ("令和7年", "2025"),
        ("民國114年", "2025"),
        ("20點", "twenty points"),
        ("二十點", "20 points"),
        ("28條", "twenty-eight articles"),
        ("貳、三第2點", "Part II.C, point 2"),
        ("依同條規定", "Article 18 provides"),
        ("G7", "G7"),
        ("第3版", "the third edition"),
        ("二成", "20%"),
        ("兩成", "20%"),
        ("2成", "20%"),
        ("八成五", "85%"),
        ("8成5", "85 percent"),
        ("二成半", "25%"),
        ("五分之一", "20%"),
        ("20%", "one-fifth"),
        ("50%", "half"),
        ("75%", "three quarters"),
        ("27成員國", "27 member states"),
    ],
)
def test_one_quantity_written_in_two_ways(chinese: str, english: str) -> None:
    ours, theirs = quantities(chinese, ZH_HANT), quantities(english, EN)
    assert missing(ours, theirs) == ()
    assert missing(theirs, ours) == ()


@pytest.mark.parametrize(
    ("chinese", "english", "here", "there"),
    [
        ("430億", "34 billion", ["430億"], ["34 billion"]),
        ("5月28日", "May 27", ["5月28日"], ["May 27"]),
        ("9.1%", "9%", ["9.1"], ["9"]),
        ("第25條", "Article 24", ["第25"], ["Article 24"]),
        ("第25條", "That Article", [], []),
        ("共3款", "the items", ["3"], []),
        ("2024年", "in 2023 and 2024", [], ["2023"]),
        ("6.8億", "680 billion", ["6.8億"], ["680 billion"]),
        ("三成", "20%", [], ["20"]),
        ("8成5", "80%", ["8成5"], ["80"]),
    ],
)
def test_quantities_that_differ(chinese: str, english: str, here: list[str], there: list[str]) -> None:
    ours, theirs = quantities(chinese, ZH_HANT), quantities(english, EN)
    assert [q.words for q in missing(ours, theirs)] == here
    assert [q.words for q in missing(theirs, ours)] == there


@pytest.mark.parametrize(
    "text", ["It may march on.", "Mayor May said so", "the 7th of nothing", "13月32日", "v2.0 and B12"]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert not any("-" in q.value or q.value.startswith("month") for q in quantities(text, EN).said)


def test_figures_keep_their_digits() -> None:
    assert digits_in("6.8億、1,200件、G7、２") == ["6.8", "1200", "２"]


@given(st.integers(1, 10**12))
def test_any_whole_number_is_the_same_in_both(number: int) -> None:
    ours, theirs = quantities(f"共{number}件", ZH_HANT), quantities(f"{number:,} in all", EN)
    assert missing(ours, theirs) == missing(theirs, ours) == ()


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for lang in (ZH_HANT, EN):
        found = quantities(text, lang)
        assert missing(found, found) == ()


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("共八章、十二條、二十五所大學與三大支柱", ZH_HANT, ["8", "12", "25", "3"]),
        ("兩項計畫", ZH_HANT, ["2"]),
        ("三成、八成五、百分之二十", ZH_HANT, ["20", "30", "85"]),
        ("一般、一項、萬一、第一、第三章、第二次", ZH_HANT, []),
        ("兩造、三讀、四海、十分、三分之二、三權分立", ZH_HANT, []),
        ("數十項、幾十個、二三項、三五個、十餘所、一百八十所", ZH_HANT, []),
        ("民國八十年、二〇二五年、三點五倍", ZH_HANT, []),
        ("十二個月、六個月", ZH_HANT, []),
        ("二十七成員國、三項目標", ZH_HANT, ["3"]),
        ("eight chapters and twenty-five universities", EN, ["8", "25"]),
        ("one chapter, the second part, a third, five million, two-thirds, six months, ten thousand", EN, []),
    ],
)
def test_what_is_counted_in_words(text: str, lang: Lang, values: list[str]) -> None:
    assert [one.value for one in counts(text, lang)] == values


@pytest.mark.parametrize(
    ("chinese", "english", "said"),
    [
        ("本法分九章", "The Act has eight chapters", ["九章", "eight chapters"]),
        ("四大支柱", "three pillars", ["四大支柱", "three pillars"]),
        ("三成", "twenty percent", ["三成", "twenty percent"]),
        # One language may leave a number out, or say it otherwise.
        ("以下三項", "the following", []),
        ("各機關", "the two agencies", []),
        ("兩國", "both, and three others", []),
        ("七國集團與八所大學", "the G7 and eight universities", []),
        ("二十年", "two decades and five days", []),
    ],
)
def test_counts_that_differ(chinese: str, english: str, said: list[str]) -> None:
    ours, theirs = quantities(chinese, ZH_HANT), quantities(english, EN)
    assert [one.words for one in differing(ours, theirs) or ()] == said
    assert [one.words for one in differing(theirs, ours) or ()] == said[::-1]


def test_capitals_do_not_matter_and_words_stay_as_they_are_written() -> None:
    """Patterns are for small letters; İ is the letter that would be two of them, and ſ is no s."""
    text = "İSTANBUL: ARTICLES 25, §§ 7 and on 28th MAY, of 43 Million; TWENTY-EIGHT ſix, One Half, This Section"
    found = quantities(text, EN)
    assert [(one.value, one.words, one.is_provision) for one in found.said] == [
        ("05-28", "28th MAY", False),
        ("25", "ARTICLES 25", True),
        ("7", "§§ 7", True),
        ("43000000", "43 Million", False),
    ]
    assert found.hints >= {"28", "1", "50", "a provision"}
    assert "6" not in found.hints
    assert [one.words for one in counts(text, EN)] == ["TWENTY-EIGHT ſix"]


_PIECES = (
    *("2025年", "２０２５年", "5", "12", "123", "月", " ", "\u3000", "28日", "3號", "，", "每月", "六個月", "年"),
    *("二成", "八成五", "成", "五分之一", "分之", "過半", "半數", "百分之二十", "三章", "兩", "同條", "第", "§§ 7"),
    *("one", "Twenty", "-", "eight", "third", "thirds", "two-thirds", "a", "half", "MAJORITY", "quarter", "decades"),
    *("pair", "each", "mutually", "That Article", "this", "the same paragraph", "art.", "Sections", "s", "é", "_", "İ"),
    *("ｏｎｅ", "７", "\u00a0", "\n", "May", "million", "1,200.5", "%", "G7", "VII", "’"),
)
_texts = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)


@given(_texts)
def test_a_date_in_chinese_is_found_by_its_month(text: str) -> None:
    assert [found.span() for found in module._dates_in_han(text)] == [
        found.span() for found in module._ZH_DATE.finditer(text)
    ]


@given(_texts)
def test_a_number_in_words_is_found_by_its_first_letter(text: str) -> None:
    low = small(text)
    words = re.compile(rf"\b({'|'.join(number_words._WORDS)})\b(?:[\s-]({'|'.join(number_words._ONES)})\b)?")
    assert [found.span() for found in number_words._EN_WORD.finditer(low)] == [
        found.span() for found in words.finditer(low)
    ]


class _Any(frozenset[str]):
    """Words that hold whatever one asks for."""

    def isdisjoint(self, _: object) -> bool:
        return False


@given(_texts)
def test_words_that_a_text_lacks_need_no_pattern(text: str) -> None:
    """What a text says is the same where each pattern is asked whatever words it has."""

    def said() -> list[object]:
        found = Quantities((), text, EN)
        return [found.hints, counts(text, EN), counted._further(text, EN), shares.shares_in(text, EN)]

    guarded = said()
    with pytest.MonkeyPatch.context() as patch:
        for one in (number_words, counted, shares):
            patch.setattr(one, "small_words", lambda low: _Any())
        assert guarded == said()


@given(_texts)
def test_characters_that_a_text_lacks_need_no_pattern(text: str) -> None:
    whole = shares.HAN_TENTHS.sub(" ", text)
    hints = {str(number_words.han_value(found)) for found in number_words._HAN_NUMBER.findall(whole)}
    pointer = re.compile(r"\b(?:that|the same|this) (?:article|section|paragraph)\b")
    if pointer.search(small(text)) or (not text.isascii() and number_words._HAN_POINTER.search(text)):
        hints.add(number_words.PROVISION)
    assert Quantities((), text, ZH_HANT).hints == {*hints, *shares.shares_in(text, ZH_HANT)}
    parts = [
        *(found[2] for found in shares.HAN_TENTHS.finditer(text)),
        *shares._HAN_FRACTION.findall(text),
        *shares._HAN_HALF.findall(text)[:1],
    ]
    assert len(shares._han(text)) == len(parts)
    assert shares._han(text).count(Fraction(1, 2)) >= bool(shares._HAN_HALF.search(text))
    assert sum(one.words.startswith("百分之") for one in counts(text, ZH_HANT)) == len(counted._PERCENT.findall(text))


@given(_texts)
def test_the_word_before_a_number_is_found_near_it(text: str) -> None:
    low = small(text)
    for match in module._EN_NUMBER.finditer(low):
        found = module._EN_PROVISION.search(low[: match.start()])
        said = module._en_number(match, text, low)
        assert said.is_provision or not found or not low[: match.start()].rstrip().endswith(module._PROVISION_ENDS)
        if said.is_provision and found:
            assert said.words == text[found.start() : match.end()]


@given(_texts | st.text(max_size=40))
def test_words_of_a_text_in_ascii_are_parted_as_a_pattern_finds_them(text: str) -> None:
    for one in (text, small(text), small(text.encode("ascii", "ignore").decode())):
        assert shares.small_words(one) == frozenset(re.findall("[a-z]+", one))


_COUNTED = st.lists(
    st.sampled_from([*"一二三四五六七八九十兩百第數幾點〇章項個月年成大半 \n", "分之", "民國", "令和", "年", "百分之"]),
    max_size=14,
).map("".join)


@given(_COUNTED | _texts)
def test_a_count_in_han_is_found_by_its_first_character(text: str) -> None:
    before = (
        "(?=[一二三四五六七八九兩十])(?<![第數幾十百千萬億兆〇零○兩一二三四五六七八九])(?<!分之)"
        f"(?<![一二三四五六七八九]點)(?<!{'|'.join(counted._ERAS)})"
    )
    _, _, measures = counted._HAN_COUNT.pattern.rpartition(f"({shares.TENTHS}")
    asked = re.compile(f"{before}({counted._SMALL})({shares.TENTHS}{measures}")
    assert [(found.span(), found[1]) for found in counted._HAN_COUNT.finditer(text)] == [
        (found.span(), found[2]) for found in asked.finditer(text)
    ]
