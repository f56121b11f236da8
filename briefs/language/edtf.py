"""Dates of cited works, which are not always days: spans, open ends, seasons, doubt (EDTF, ISO 8601-2, level 1).

Their normal forms are `2024-05-03`, `2024-05`, `2024`, `2024-05/2024-06`, `2024/..`, `../2024`, `2024-21` (spring, to
24, winter), `2024?` (unsure), `2024~` (about), `2024%` (both) and `201X`, `20XX` (a year of these ten or hundred).
"""

import re
from functools import lru_cache

import msgspec

from briefs.language import dates
from briefs.language.languages import EN, ZH_HANS, Lang
from briefs.messages.message import Message, say

OPEN = ".."
"""The side of a span that has no end, or of which the end is not known."""
SEASONS = range(21, 25)
"""Spring, summer, autumn and winter in the place of a month."""
_SIDE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_TIME = re.compile(r"T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?(?=[?~%]?$)", re.ASCII)
# Quarters, thirds and halves of a year, by the months in which each begins and ends.
_PARTS = {33 + n: (1 + 3 * n, 3 + 3 * n) for n in range(4)} | {37 + n: (1 + 4 * n, 4 + 4 * n) for n in range(3)}
_PARTS |= {40 + n: (1 + 6 * n, 6 + 6 * n) for n in range(2)}


class Side(msgspec.Struct, frozen=True):
    """A date, or one side of a span."""

    known: tuple[int, ...]
    """Year, month and day, as many as are known; of `201X` the first year; nothing for an open side."""
    season: int = 0
    """1 for spring to 4 for winter; 0 for none."""
    doubt: str = ""
    """`?`, `~` or `%`, where the date is not sure."""
    years: int = 1
    """How many years it may be, from the first: 10 for `201X`."""


def normal(text: str) -> str:
    """Return a date in its normal form; nothing where it is no such date. That the calendar has it is not asked."""
    text = text.strip().replace("–", "/") if re.fullmatch(r"\d{4}–(\d{4})?|–\d{4}", text.strip()) else text.strip()
    sides = [_normal_side(side) for side in text.split("/")]
    if len(sides) > 2 or not all(sides) or set(sides) == {(OPEN,)}:
        return ""
    if len(sides) == 1:
        return "/".join(sides[0])
    # A quarter of a year is two months: of a span its first or its last.
    return "/".join(dict.fromkeys((sides[0][0], sides[1][-1])))


def _normal_side(side: str) -> tuple[str, ...]:
    bare = _TIME.sub("", side.strip()).replace("u", "X").replace("x", "X")
    bare = re.sub(r"(?:-XX){1,2}(?=[?~%]?$)", "", bare)
    if bare in ("", OPEN, "open"):
        return (OPEN,)
    match = _SIDE.fullmatch(bare)
    if not match or (match[2] and "X" in match[1]) or match[1] == "0000":
        return ()
    month = int(match[2] or 0)
    if 25 <= month <= 32 and not match[3]:
        # The seasons of the north and of the south, each by its name.
        return (f"{match[1]}-{21 + (month - 25) % 4}{match[4]}",)
    if month in _PARTS and not match[3]:
        return tuple(f"{match[1]}-{one:02}{match[4]}" for one in _PARTS[month])
    return (bare,)


@lru_cache(maxsize=4096)  # many works are of one day, and each page that shows one asks
def sides(date: str) -> tuple[Side, ...]:
    """Return the one or two sides of a date in its normal form; nothing for words."""
    found = tuple(_side(text) for text in date.split("/"))
    return tuple(side for side in found if side is not None) if None not in found and len(found) <= 2 else ()


def _side(text: str) -> Side | None:
    if text == OPEN:
        return Side(())
    match = _SIDE.fullmatch(text)
    if not match:
        return None
    years = 10 ** match[1].count("X")
    known = tuple(int(part) for part in (match[1].replace("X", "0"), match[2], match[3]) if part)
    if len(known) == 2 and known[1] in SEASONS:
        return Side(known[:1], known[1] - SEASONS.start + 1, match[4], years)
    return Side(known, 0, match[4], years)


def problem(text: str) -> Message | None:
    """Say what is wrong with a date, or nothing when it is one that may be written."""
    if not (date := normal(text)):
        return say("not-a-date", date=text)
    both = sides(date)
    if wrong := next((wrong for side in both if (wrong := _no_day(side))), None):
        return wrong
    first, last = (side.known for side in (both[0], both[-1]))
    length = min(len(first), len(last))
    return say("date-ends-before-it-begins", text=text) if first[:length] > last[:length] else None


def _no_day(side: Side) -> Message | None:
    return dates.problem(_iso(side)) if side.known else None


def _iso(side: Side) -> str:
    return "-".join((f"{side.known[0]:04}", *(f"{part:02}" for part in side.known[1:])))


def hint(text: str) -> Message:
    """Return how a date is written, after what was meant where that can be seen."""
    if match := re.fullmatch(r"(\d{4})[/.年-](\d\d?)(?:[/.月-](\d\d?)日?|月)?", text.strip(), re.ASCII):
        meant = "-".join((match[1], *(part.zfill(2) for part in match.groups()[1:] if part)))
        if problem(meant) is None:
            return say("write-date", date=meant)
    return say("write-date-as")


def begin(date: str) -> str:
    """Return the day, month or year on which a date begins, as ISO 8601; nothing for words and open sides."""
    both = sides(date)
    return _iso(both[0]) if both and both[0].known else ""


def written(date: str, lang: Lang) -> str:
    """Write a date for readers: May 2024–June 2024, Spring 2024, 2024?, 約2024年, 2010年代; words stay as they are."""
    return "–".join(_written(side, lang) for side in sides(date)) or date


def _written(side: Side, lang: Lang) -> str:
    if not side.known:
        return ""
    if side.season and lang == EN:
        text = f"{('Spring', 'Summer', 'Autumn', 'Winter')[side.season - 1]} {side.known[0]}"
    else:
        text = dates.written(_iso(side), lang)
        text += "春夏秋冬"[side.season - 1] if side.season else ""
    if side.years > 1:
        last = side.known[0] + side.years - 1
        tens = f"{side.known[0]}s" if lang == EN else f"{side.known[0]}年代"
        text = tens if side.years == 10 else f"{side.known[0]}–{last}{'' if lang == EN else '年'}"
    about = "c. " if lang == EN else "约" if lang == ZH_HANS else "約"
    mark = "?" if lang == EN else "？"
    return (about if side.doubt in ("~", "%") else "") + text + (mark if side.doubt in ("?", "%") else "")
