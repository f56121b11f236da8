"""Dates as authors write them, and how they are to be written: 民國114年6月25日 is 2025-06-25."""

import re

from briefs.language import edtf
from briefs.messages.message import NOTHING, Message, say

_REPUBLIC = re.compile(
    r"(?P<era>(?:中華)?民國)?\s*(?P<year>\d{2,3}|0\d{3})"
    r"(?:(?:年|[./-])(?:(?P<month>\d{1,2})(?:月|[./-])?(?:(?P<day>\d{1,2})日?)?)?)?"
)
_FOUNDED = 1911
"""The year before the first of the Republic of China."""
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SAYS_TIME = re.compile(r"(?<!\d)\d{4}(?!\d)|[年月世紀纪代頃]|century|民國|民国|[〇零一二三四五六七八九十]{4}")
_IS_TO_COME = re.compile(
    r"\W*(?:[ns]\.?\s*[ad]|undated|forthcoming|(?:in|at) (?:press|preparation|progress|review)|to appear|submitted"
    r"|accepted|no date|unknown|im Erscheinen|o\.?\s*[DJ]|à paraître|sans date|.*[未近待即不無无].*)\W*",
    re.IGNORECASE,
)
"""What stands for a day that nobody knows, or that has not come: n.d., forthcoming, 出版年不明, 近刊."""
_WORDS_OF_TIME = frozenset(
    """jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december spring summer autumn fall winter michaelmas hilary trinity easter term c ca circa about
    around approx before after between and or to of the early mid middle late until since from century centuries th st
    nd rd bc bce ad ce a b d e f g s q first second third fourth half quarter revised reprinted""".split()  # noqa: SIM905
)


def is_date_in_words(text: str) -> bool:
    """Return whether words say a time, though not as EDTF writes it: May 2024, ca. 1990, 民國114年, n.d."""
    if _IS_TO_COME.fullmatch(text):
        return True
    return bool(_SAYS_TIME.search(text)) and _WORDS_OF_TIME.issuperset(re.findall(r"[a-z]+", text.lower()))


def date_hint(text: str) -> Message:
    """Return how a date is written, after what was meant where that can be seen."""
    return _of_the_republic(text.strip()) or _of_figures(text.strip()) or edtf.hint(text)


def _of_the_republic(text: str) -> Message:
    found = _REPUBLIC.fullmatch(text)
    if not found:
        return NOTHING
    parts = [int(part) for part in (found["month"], found["day"]) if part]
    date = "-".join([str(int(found["year"]) + _FOUNDED), *(f"{part:02}" for part in parts)])
    return say("year-of-republic", date=date) if edtf.problem(date) is None else NOTHING


def _of_figures(text: str) -> Message:
    """Return the date that eight figures mean: 20250625."""
    found = _EIGHT.fullmatch(text)
    date = "-".join(found.groups()) if found else ""
    return say("write-date", date=date) if date and edtf.problem(date) is None else NOTHING
