"""Dates as far as they are known: a year, a month or a day (ISO 8601), and how each language writes them."""

import calendar
import datetime
import re

from briefs.language.languages import EN, Lang
from briefs.messages.message import Message, say

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def parts(date: str) -> tuple[int, ...]:
    """Split a checked date into year, month and day, as many as it has."""
    return tuple(int(part) for part in date.split("-"))


def problem(date: str) -> Message | None:
    """Say what is wrong with a date, or nothing when it is one that the calendar has."""
    match = _ISO.fullmatch(date)
    if not match:
        return say("not-a-date", date=date)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return say("no-such-day", date=date) if match[3] else say("no-such-month", date=date)
    return None


def year(date: str) -> str:
    """Return the year of a checked date."""
    return date[:4]


def written(date: str, lang: Lang) -> str:
    """Write a date for readers: 2025年6月25日, June 25, 2025, or as much of it as is known."""
    known = parts(date)
    if lang == EN:
        match known:
            case (y, m, d):
                return f"{_MONTHS[m - 1]} {d}, {y}"
            case (y, m):
                return f"{_MONTHS[m - 1]} {y}"
        return date
    return "".join(f"{part}{unit}" for part, unit in zip(known, "年月日", strict=False))


def timestamp(date: str) -> str:
    """Return the moment at which a date begins, as feeds want it (RFC 3339, UTC)."""
    y, m, d = (*parts(date), 1, 1)[:3]
    return f"{y:04}-{m:02}-{d:02}T00:00:00Z"


def days_after(date: str, days: int) -> str:
    """Return the day that comes so many days after a date; a year or a month counts from its last day."""
    known = parts(date)
    y, m = known[0], known[1] if len(known) > 1 else 12
    d = known[2] if len(known) > 2 else calendar.monthrange(y, m)[1]
    day = datetime.date(y, m, d)
    # The calendar ends with the year 9999.
    return (day + datetime.timedelta(min(days, (datetime.date.max - day).days))).isoformat()


def slashed(date: str) -> str:
    """Write a date as the Highwire tags want it: 2025/06/25."""
    return date.replace("-", "/")
