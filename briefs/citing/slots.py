"""Slots: what stands in an item for the values of a record while a style formats references of its shape.

A style's processor takes milliseconds for each reference. Two references that differ in their words, years and days
only come out of a style that passes words through as the same pattern, which is then formatted once.
"""

import json
import re
from typing import Any

import msgspec

from briefs.citing.items import Item
from briefs.placeholders import SLOTS

_WORDS = ("title", "container-title", "publisher", "URL", "number", "authority", "collection-title")
"""The variables in whose place slots may stand."""
_YEARS = {"issued": 9871, "accessed": 9872}
"""Years that stand for a record's own while it is formatted: a slot is no year, and no style would print it as one."""
_SLOT = re.compile(f"[{''.join(SLOTS)}]")
# What begins or ends in a mark or space may merge with the style's own marks: no slot for it.
_SEAM = re.compile(r"^[.,;:!?\s]|[.,;:!?\s]$")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


class Slots(msgspec.Struct, frozen=True):
    """What was taken out of an item."""

    words: dict[str, str]
    """The words for each slot."""
    years: dict[str, str]
    """The year for each year that stands in its place."""
    days: dict[str, str]
    """The day of the month for each day that stands in its place; both have one figure, or both two."""

    def fill(self, pattern: str) -> str:
        """Put the values into what a style made of the item."""
        if self.days:
            # All at once, as a day may be the number that stands for another. A style may print one figure as two: 03.
            numbers = rf"(?<![0-9])(0?)({'|'.join(self.days)})(?![0-9])"
            pattern = re.sub(numbers, lambda number: number[1] + self.days[number[2]], pattern)
        for sentinel, year in self.years.items():
            pattern = pattern.replace(sentinel, year)
        return _SLOT.sub(lambda slot: self.words[slot[0]], pattern)


def take_out(item: Item, printed: frozenset[int]) -> Slots:
    """Put slots in place of an item's words, years and days; `printed` are the numbers that the style's own words hold.

    A day is taken out only where the number in its place can be told from every other number of the item.
    """
    words: dict[str, str] = {}
    slots = iter(SLOTS)
    for key in _WORDS:
        if key in item and not _SEAM.search(item[key]):
            slot = next(slots)
            words[slot], item[key] = item[key], slot.value
    for name in item.get("author", []):
        place = next(slots, None)
        if "literal" in name and place and not _SEAM.search(name["literal"]):
            words[place], name["literal"] = name["literal"], place.value
    # Sources that now differ in their key only are one to the cache of formatted patterns.
    item["id"] = "item"
    return Slots(words, *_dates_taken_out(item, printed))


def _dates_taken_out(item: dict[str, Any], printed: frozenset[int]) -> tuple[dict[str, str], dict[str, str]]:
    years: dict[str, str] = {}
    days: dict[str, str] = {}
    rest = json.dumps(item)
    dates = []
    for key, sentinel in _YEARS.items():
        parts = item.get(key, {}).get("date-parts", [])
        if len(parts) == 1 and 1000 <= parts[0][0] <= 9999 and str(sentinel) not in rest:
            years[str(sentinel)], parts[0][0] = str(parts[0][0]), sentinel
            dates.append(parts[0])
    whole = [date for date in dates if len(date) == 3]
    own = [date.pop() for date in whole]
    # All other numbers: those of a date that stays as it is, too.
    taken = printed.union(int(number) for number in _NUMBER.findall(json.dumps(item)))
    for date, day in zip(whole, own, strict=True):
        alike = range(1, 10) if day < 10 else range(10, 32)
        free = next((one for one in alike if one not in taken), day)
        date.append(free)
        if free not in taken:
            days[str(free)] = str(day)
            taken |= {free}
    return years, days
