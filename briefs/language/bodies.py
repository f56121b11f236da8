"""Names of bodies that no list has: 經濟部資訊處, 軟體自由協會, 網路家庭國際資訊股份有限公司.

Their words are kept, and change their script only: a name is not reworded.
"""

import re
from functools import cache

from briefs.language.han import HAN
from briefs.language.recogniser.lexicon import lexicon
from briefs.language.word_borders import cut
from briefs.patterns import lazy_pattern

_SHORT = "司處局署廳室組課庭館部院"
"""Words that end the names of bodies; one of a single character only behind what names a larger body."""
_IN_NAMES = frozenset("及與暨和")
_LARGER = lazy_pattern(
    rf"(?:[{HAN}](?:部|院|局|署|處|會|府|廳|省|縣|市)|大學|法院|檢察署|公司|國立|私立|國家|中華民國|[臺台]灣|財團法人|社團法人|歐盟|歐洲"
    r"|亞太|聯合國|[美英法德韓澳加星]國|日本|新加坡|澳洲|加拿大)"
)
_RUN = lazy_pattern(f"[{HAN}]+")
_RUN_AT_END = lazy_pattern(f"[{HAN}]+$")
LONGEST = 14
"""Characters from a word to the end of the name that holds it."""


@cache
def _ends() -> re.Pattern[str]:
    longest_first = sorted(lexicon().bodies, key=len, reverse=True)
    return re.compile(f"(?P<long>{'|'.join(longest_first)})|中心|[{_SHORT}]")


def in_name_of_body(text: str, at: int, end: int) -> str:
    """Return the name of a body within which a word stands, with the larger body before it; else nothing."""
    run = _RUN.match(text, end)
    right = run[0][:LONGEST] if run else ""
    left = _left(text, at)
    larger = _LARGER.search(left)
    for found in _ends().finditer(right):
        inside = right[: found.start()]
        if _holds_break(inside):
            return ""
        if not (found["long"] or larger) or _goes_on(right, found.start(), found.end()):
            continue
        return (left if larger else "") + text[at:end] + right[: found.end()]
    return ""


def _left(text: str, at: int) -> str:
    """Return the Han characters before a place, back to the last word that parts a name from its sentence."""
    left = next(iter(_RUN_AT_END.findall(text[max(0, at - LONGEST) : at])), "")
    ends = [end for start, end in cut(left)[1] if _parts(left[start:end])]
    return left[max(ends, default=0) :]


def _holds_break(inside: str) -> bool:
    return any(_parts(inside[start:end]) for start, end in cut(inside)[1])


def _parts(word: str) -> bool:
    return word in lexicon().parting and word not in _IN_NAMES


def _goes_on(right: str, start: int, end: int) -> bool:
    """Return whether the end of a name is the beginning of another word: 處理 in 資訊處理, 部門 in 資訊部門."""
    following = right[start : end + 1]
    if len(following) <= end - start or following[-1] in "長函令":
        return False
    return end - start == 1 and following in lexicon().chinese
