"""Calendars of what happened to laws and what is to come (iCalendar, RFC 5545): equal events give equal bytes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from briefs.language import dates
from briefs.language.languages import BY_CODE, Lang
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.law_history import address_of, history, title_of

_LINE = 75
"""Octets of a line without its end; what is longer goes on in the next, behind a space (RFC 5545, 3.1)."""
_SPECIAL = re.compile(r"[\\;,]")
_LAST_YEAR = 9999
"""The last year that four digits can write."""


class CalendarEvent(msgspec.Struct, frozen=True):
    """Something that happens on a day, in a month or in a year."""

    uid: str
    """What no other event has, in whatever calendar; it stays when the date is corrected."""
    date: str
    """When: 2025-06-25, 2025-06 or 2025."""
    seen: str
    """The date of which the event is known so, in one of these forms: never that of the build."""
    title: str
    """What happens to which law."""
    url: str
    """The full web address at which it is told."""


def law_calendar(site: SiteContext, of: Address, lang: Lang, title: str, laws: Iterable[str]) -> dict[str, bytes]:
    """Return the calendar of some laws that belongs to a page, as a file; none where nothing is known of them."""
    host = urlsplit(site.library.settings.base_url).hostname
    found = [
        CalendarEvent(
            uid=f"{one.law}-{one.key}@{host}",
            date=one.event.date,
            seen=site.library.instruments[one.law].checked or one.event.date,
            title=title_of(site, one, lang),
            url=address_of(site, one, lang),
        )
        for one in history(site, laws)
    ]
    found.sort(key=lambda event: (dates.timestamp(event.date), event.uid))
    return {addresses.calendar(of): calendar_file(title, BY_CODE[lang].tag, found)} if found else {}


def calendar_file(name: str, lang: str, events: Sequence[CalendarEvent]) -> bytes:
    """Return a calendar with a name in a language; a calendar without any event would be none."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//briefs//briefs//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        # What most programs read in place of NAME (RFC 7986).
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(event: CalendarEvent) -> Iterator[str]:
    first, end = _days(event.date)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_days(event.seen)[0]}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first}"
    # A day needs no end; a month or a year takes all of its days.
    if end:
        yield f"DTEND;VALUE=DATE:{end}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"URL:{event.url}"
    # Nobody is busy on that day.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(date: str) -> tuple[str, str]:
    """Return the first day of a date and, unless it is a day, the one behind its last."""
    known = dates.parts(date)
    year, month, day = (*known, 1, 1)[:3]
    ends = {1: (year + 1, 1), 2: (year + month // 12, month % 12 + 1)}
    end_year, end_month = ends.get(len(known), (_LAST_YEAR + 1, 1))
    end = f"{end_year:04}{end_month:02}01" if end_year <= _LAST_YEAR else ""
    return f"{year:04}{month:02}{day:02}", end


def _text(words: str) -> str:
    """Write words as a value of type TEXT (3.3.11), in one line."""
    plain = "".join(c if c.isprintable() else " " for c in words)
    return _SPECIAL.sub(r"\\\g<0>", " ".join(plain.split()))


def _folded(line: str) -> str:
    """Break a line so that none has more octets than it may, and no character is cut."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n".join(pieces)
