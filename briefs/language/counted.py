"""Small numbers in words that count something: 八章 and eight chapters, 五所 and five, 三大支柱 and three pillars.

A language may well leave such a number out (以下三項 is “the following”), and many numbers in words count nothing: 一,
第二, 兩造, 三讀, 四海, “one” and “second” are not looked at. So two texts differ only where each counts what the other
does not.
"""

from collections.abc import Callable, Iterable

from briefs.language.languages import Lang, is_chinese
from briefs.language.number_words import han_value, small
from briefs.language.quantities import Quantities, Quantity
from briefs.language.shares import TENTHS, small_words
from briefs.patterns import lazy_pattern

# Measure words and nouns that stand right behind a number. What must not follow makes another word: 目標, 名義, 部門.
_MEASURES = """
    個(?!別|人資料) 項 點(?![一二三四五六七八九〇零]) 章 節(?!目) 條 款 目(?!的|標|前) 篇 編(?!號) 卷 冊 頁 句 段 種 類
    件 份 則 筆 部(?!分|門) 名(?!義|詞) 位(?!一體) 人(?!士|權) 所(?!以|有|謂) 間(?!接) 家 國(?!集團|際) 州 省 縣
    市(?!場) 校 院 組 隊 座 處(?!理|罰|分) 棟 輛 艘 架(?!構) 台 支(?!持|付|出) 枚 張 年 週 星期 天 小時 分鐘 季 次 屆
    期 輪 回 倍 步 階段 層(?!次) 級 歲 代(?!表|替) 公里 公尺 公斤 公頃 元 美元 歐元 面向 方面 原則 要件 步驟 支柱
    機關 國家 領域 目標 類型 案件 法案 法律 部門 部分 階層 權利 義務 措施 策略 計畫 基準 標準 任務 要素
    事項 理由 問題 建議 結論 大(?!多|約|致|半|量|幅|法官|學|會|廳)
"""
_ERAS = ("民國", "明治", "大正", "昭和", "平成", "令和")
_DIGITS = "一二三四五六七八九"
_SMALL = "[二三四五六七八九]?十[一二三四五六七八九]?|[二兩三四五六七八九]"
# No part of a longer number, no year of an era, nothing that is numbered or uncertain (數十, 二三項). This is asked
# behind the first character: a pattern that begins with a class is looked for by a loop in C.
_NOT_BEHIND = (
    rf"(?<![第數幾十百千萬億兆〇零○兩{_DIGITS}].)(?<!分之.)(?<![{_DIGITS}]點.)"
    rf"(?<!{'|'.join(f'{era}.' for era in _ERAS)})"
)
# The same as _SMALL, of which the first character is read already.
_REST_OF_SMALL = f"(?:(?<=十)[{_DIGITS}]?|(?<=[^十兩])十[{_DIGITS}]?|(?<=[^十]))"
_HAN_COUNT = lazy_pattern(
    rf"[二兩三四五六七八九十]{_NOT_BEHIND}{_REST_OF_SMALL}({TENTHS}(?:[{_DIGITS}]|半)?|{'|'.join(_MEASURES.split())})"
)
_PERCENT = lazy_pattern(rf"百分之({_SMALL})(?![點百千])")
_HALF_YEAR = 6


def _valued(words: str, values: range) -> dict[str, int]:
    return dict(zip(words.split(), values, strict=True))


_ONES = _valued("two three four five six seven eight nine", range(2, 10))
_TEENS = _valued(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    range(10, 20),
)
_TENS = _valued("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10))
_VALUES = _ONES | _TEENS | _TENS | {"one": 1}
# Five million is more than five, and two-thirds are no two.
_NO_COUNT = (
    r"-?(?:hundred|thousand|million|billion|trillion|dozen|decades?|score)"
    r"|[\s-](?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b"
)
# Patterns for English are for texts in small letters (`small`): one that ignores case takes five times as long.
_EN_COUNT = lazy_pattern(
    rf"(?<![\w-])({'|'.join(_TENS | _TEENS | _ONES)})(?:-(one|{'|'.join(_ONES)}))?\b(?!\s?(?:{_NO_COUNT}))"
)
_NEXT_WORD = lazy_pattern(r"[\s-][\w-]+")
_FIGURE = lazy_pattern(r"\d+")
_TWO_IN_HAN = lazy_pattern("[雙對倆彼互各再]|此外|前者|後者")
_TWO_IN_ENGLISH = lazy_pattern(
    r"\b(?:pairs?|twins?|dual|couple|bilateral|bipartite|bicameral|biennial|each|either|neither|mutual\w*)\b"
)
_TEN_IN_ENGLISH = lazy_pattern(r"\bdecades?\b")
_TWO_WORDS = frozenset(
    "pair pairs twin twins dual couple bilateral bipartite bicameral biennial each either neither".split()  # noqa: SIM905
)
_TEN_WORDS = frozenset({"decade", "decades"})
_WHOLE_TENS = frozenset(map(str, range(10, 100, 10)))


def differing(ours: Quantities, theirs: Quantities) -> tuple[Quantity, Quantity] | None:
    """Return what each of two texts counts in words and the other does not; None unless both have such a number."""
    here = _unanswered(ours, theirs)
    there = _unanswered(theirs, ours) if here else ()
    return (here[0], there[0]) if here and there else None


def counts(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """Find the small numbers in words that count something, 2 to 99, and percentages in words."""
    return tuple(_han(text) if is_chinese(lang) else _english(text))


def _han(text: str) -> list[Quantity]:
    percents = _PERCENT.finditer(text) if "百分之" in text else ()
    found = [Quantity(str(han_value(match[1])), match[0]) for match in percents]
    for match in _HAN_COUNT.finditer(text):
        value, measure = han_value(text[match.start() : match.start(1)]), match[1]
        if measure[0] == "成":
            value = value * 10 + (5 if measure[1:] == "半" else han_value(measure[1:]))
        # 十二個月 may be a year, 六個月 half of one.
        if not (measure == "個" and value % _HALF_YEAR == 0 and text.startswith("月", match.end())):
            found.append(Quantity(str(value), match[0] + (text[match.end() :][:2] if measure == "大" else "")))
    return found


def _english(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    low = small(text)
    if small_words(low).isdisjoint(_VALUES):
        return found
    for match in _EN_COUNT.finditer(low):
        after = _NEXT_WORD.match(text, match.end())
        value = _VALUES[match[1]] + (_VALUES[match[2]] if match[2] else 0)
        is_half_year = value % _HALF_YEAR == 0 and after is not None and after[0][1:].lower().startswith("month")
        if not is_half_year:
            words = text[match.start() : match.end()]
            found.append(Quantity(str(value), words + (after[0] if after else "")))
    return found


def _unanswered(ours: Quantities, theirs: Quantities) -> tuple[Quantity, ...]:
    """Return what one text counts in words and the other does not say in any form."""
    said = counts(ours.rest, ours.lang)
    if not said:
        return ()
    answers: Callable[[], Iterable[str]]
    for answers in (
        lambda: [one.value for one in theirs.said],
        lambda: theirs.hints,
        # A figure in a name answers too: 七國集團 is G7.
        lambda: _FIGURE.findall(theirs.rest),
        lambda: _further(theirs.rest, theirs.lang),
    ):
        # What is answered is not looked for any further.
        known = frozenset(answers())
        said = tuple(one for one in said if one.value not in known)
        if not said:
            break
    return said


def _further(text: str, lang: Lang) -> frozenset[str]:
    """Return the numbers for which other words stand: pair, dual, decade; 雙, 各, 前者."""
    if is_chinese(lang):
        return frozenset({"2"} if _TWO_IN_HAN.search(text) else ())
    words = small_words(low := small(text))
    has_tens = not words.isdisjoint(_TEN_WORDS) and _TEN_IN_ENGLISH.search(low) is not None
    has_two = ("mutual" in low or not words.isdisjoint(_TWO_WORDS)) and _TWO_IN_ENGLISH.search(low) is not None
    return (_WHOLE_TENS if has_tens else frozenset()) | (frozenset({"2"}) if has_two else frozenset())
