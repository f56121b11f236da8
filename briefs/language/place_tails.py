"""What goes on behind a place and belongs to it: at 351 n.3 and 353, § 230(c)(1) & note, 頁45註(12), 130頁［山本］.

A place that is read as far as a pattern reaches would be torn there: its end would be printed behind the year, and
in the next note alone. Whatever belongs to it stays with it, as it was typed.
"""

from briefs.language.cjk_places import CLOSES
from briefs.language.latin_places import UNITS
from briefs.patterns import lazy_pattern

_NUMBER = r"[-–.]{0,2}\d+[A-Za-z]?(?:\([0-9A-Za-z]{1,5}\))*(?:[.:–-]\.?\d+[A-Za-z]?(?:\([0-9A-Za-z]{1,5}\))*)*"
_WORD = "|".join(dict.fromkeys((*UNITS.values(), r"ll?\.", "[Ll]ines?")))
# A year is no page: at 351, 2012.
_PAGE = rf"(?!(?:1[5-9]|20)\d\d(?!\d)){_NUMBER}"
_LATIN = lazy_pattern(
    rf"(?:,? (?:and|&|to|through) |, | )(?:(?:{_WORD})\s?{_NUMBER}|accompanying text|note(?! \d)|passim|et seq\.?)"
    rf"|(?:,? (?:and|&|to|through) |, ){_PAGE}|[-–]\.?\d+[a-z]?|(?::\d\d)+"
)
# It ends where a clause does, or where a name in brackets says who speaks: (Lord Reid).
_END = lazy_pattern(r"\s*(?:$|[.,;:。，；、)）]|\((?=[A-Z]))")
_PAGES = r"[0-9０-９]+(?:\s?[-–~～〜至、]\s?[0-9０-９]+)*"
_CJK = lazy_pattern(
    r"\s?[，,、及]?\s?(?:[註注][（(]\d+(?:[-–、,]\d+)*[)）]|[（(]?(?:[註注]解?|附註|脚注|腳註)\s?\d+(?:[-–、,]\d+)*[)）]?|[圖図图表]\s?\d+)"
    r"|第?\d+[行列欄栏](?:以下)?|[［【][^［］【】\n]{1,16}[］】]|以下|前後"
    r"|[、・]\s?第?\d+[條条](?:第?\d+[項项款号號])*|[結结]合第?\d+[條条](?:第?\d+[項项款号號])*"
    r"|第?[0-9a-z一二三四五六七八九十]{1,3}[段句款目項項號号](?!落)"
    r"|[邊边段][碼码]\s?\d+(?:[-–、]\d+)*"
    # Further pages, and the page behind a chapter or a figure: 頁5以下、頁12, 第3章，頁5.
    rf"|\s?[、，,及和與]?\s?(?:[頁页]\s?{_PAGES}|第?{_PAGES}\s?[頁页])(?:以下|起|[上下左右中][欄栏段]?)?(?:(?=[註注])|{CLOSES})"
)


def end_of_place(text: str, end: int) -> int:
    """Return where a place ends whose first part ends at `end`: behind all that goes on with it."""
    while found := _CJK.match(text, end) or _latin_tail(text, end):
        end = found if isinstance(found, int) else found.end()
    return end


def _latin_tail(text: str, end: int) -> int:
    """Return where what goes on in Latin letters ends, or 0; what is not followed by the end of a clause is prose."""
    # Most places have nothing behind them with which it could begin.
    if text[end : end + 1] not in (" ", ",", "-", "–", ":"):
        return 0
    at = end
    while found := _LATIN.match(text, at):
        at = found.end()
    return at if at > end and _END.match(text, at) else 0
