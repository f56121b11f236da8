"""Dates as authors write them, and how they are to be written: 民國114年6月25日 is 2025-06-25."""

import re
import unicodedata

from briefs.language import dates, edtf
from briefs.language.eras import ERA_YEAR, western_year
from briefs.messages.message import NOTHING, Message, say

_REPUBLIC = re.compile(
    # A year of two figures may be any, but where the way of writing is that of Taiwan: 93.7.15.
    r"(?:(?P<era>(?:中華)?民國)\s*(?P<said>\d{1,3})|(?P<year>\d{3}|0\d{3}|\d{2}(?=[年.])))"
    r"(?:(?:年|[./-])(?:(?P<month>\d{1,2})(?:月|[./-])?(?:(?P<day>\d{1,2})日?)?)?)?"
)
_IMPERIAL = re.compile(ERA_YEAR.pattern + r"(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?)?)?")
_INITIAL = re.compile(r"(?P<era>[RHS])(?P<year>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})")
_ERAS = {"R": "令和", "H": "平成", "S": "昭和"}
_ENGLISH = (
    re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})[./-](?P<other>\d{1,2})[./-](?P<year>\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})[./-](1[3-9]|[23]\d)[./-](\d{1,2})")
_HAN = re.compile("[〇零○一二三四五六七八九十]+")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
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
    plain = _plain(text)
    return _of_the_republic(plain) or _of_figures(plain) or edtf.hint(plain)


def _plain(text: str) -> str:
    """Return a date in narrow figures and hyphens, without the stop or the time of day behind it."""
    text = _HAN.sub(lambda found: _figures(found[0]), unicodedata.normalize("NFKC", text)).translate(_DASHES)
    text = re.sub(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$", "", text.strip())
    return text.strip("。.,; \"'“”")


def _figures(han: str) -> str:
    """Return a number in Han, one figure a character or up to ninety-nine in words: 二〇二五, 一一四, 二十五."""
    if "十" not in han:
        return "".join(str(_DIGITS[char]) for char in han)
    tens, _, ones = han.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return han
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))


def _of_the_republic(text: str) -> Message:
    found = _REPUBLIC.fullmatch(text)
    if not found:
        return NOTHING
    date = _joined(int(found["said"] or found["year"]) + _FOUNDED, found["month"], found["day"])
    return say("year-of-republic", date=date) if edtf.problem(date) is None else NOTHING


def _joined(year: int, *parts: str | None) -> str:
    return "-".join([f"{year:04}", *(f"{int(part):02}" for part in parts if part)])


def _of_figures(text: str) -> Message:
    """Return the date that is meant where that is certain: 20250625, 令和7年, 3 May 2025, 25/06/2025, 2025-06-25."""
    date = ""
    if found := _EIGHT.fullmatch(text):
        date = "-".join(found.groups())
    elif found := _IMPERIAL.fullmatch(text):
        date = _joined(western_year(found["era"], found["year"]), found["month"], found["day"])
    elif found := _INITIAL.fullmatch(text):
        date = _joined(western_year(_ERAS[found["era"]], found["year"]), found["month"], found["day"])
    elif found := next((match for form in _ENGLISH if (match := form.fullmatch(text))), None):
        name = found["month"][:3].lower()
        date = _joined(int(found["year"]), str(_MONTHS.index(name) + 1), found["day"]) if name in _MONTHS else ""
    elif found := _YEAR_LAST.fullmatch(text):
        one, other = int(found["one"]), int(found["other"])
        # The day is the one that can be no month; 03/04/2025 may be either.
        if (one > 12) is not (other > 12):
            date = _joined(int(found["year"]), str(min(one, other)), str(max(one, other)))
    elif found := _MONTH_LAST.fullmatch(text):
        date = _joined(int(found[1]), found[3], found[2])
    elif dates.problem(text) is None:
        date = text
    return say("write-date", date=date) if date and edtf.problem(date) is None else NOTHING
