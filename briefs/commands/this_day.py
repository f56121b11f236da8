"""Which day it is, for all commands that go by the day or write it."""

import datetime
import os

_LONGEST = 12
"""Digits of a time that Python knows; it refuses to read more than 4,300."""


def this_day() -> str:
    """Return today, as 2025-06-25, or the day of SOURCE_DATE_EPOCH (reproducible-builds.org) where it is given.

    A build looks at it to see whether a brief is out yet, and where a law stands; others write it into files.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    # From 2000, as 0 and the like are no day but a wish for equal bytes; to the year 9999, the last that Python knows.
    is_number = given.isascii() and given.isdecimal() and len(given) <= _LONGEST
    is_time = is_number and 946_684_800 <= int(given) < 253_402_300_800
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(given), datetime.UTC) if is_time else now).date().isoformat()
