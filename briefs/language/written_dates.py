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
