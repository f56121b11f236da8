"""Years of eras beside Western years: 令和7年 is 2025, 民國114年 too."""

from collections.abc import Iterator

from briefs.patterns import lazy_pattern

FIRST_YEARS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868, "民國": 1912, "中華民國": 1912}
"""The Western year of the first year of each era."""

# 令和7年, 民國 114 年, 平成元年; the prefix of the groups lets a pattern hold it twice.
_ERA = r"(?P<{0}era>令和|平成|昭和|大正|明治|(?:中華)?民國)\s?(?P<{0}year>元|\d{{1,3}})\s?年"
ERA_YEAR = lazy_pattern(_ERA.format(""))
_NAMES = ("令和", "平成", "昭和", "大正", "明治", "民國")
"""What each name of an era holds. To look for each takes a fifth of the time of a pattern."""
# Both years side by side, in either order: 令和7年（2025）, 2025年（令和7年）.
_PAIR = lazy_pattern(
    _ERA.format("a") + r"\s?[（(/／]\s?(?:西元\s?)?(?P<awest>\d{4})"
    r"|(?P<bwest>\d{4})\s?年?\s?[（(/／]\s?" + _ERA.format("b")
)


def western_year(era: str, year: str) -> int:
    """Return the Western year of a year of an era."""
    return FIRST_YEARS[era] + (1 if year == "元" else int(year)) - 1


def has_era(text: str) -> bool:
    """Return whether a text may name a year of an era: in a fraction of the time in which the years are sought."""
    return "年" in text and any(name in text for name in _NAMES)


def places_of_eras(text: str) -> Iterator[int]:
    """Yield where the names of eras stand in a text, with or without a year, one name after the other."""
    for name in _NAMES:
        at = text.find(name)
        while at >= 0:
            yield at
            at = text.find(name, at + 1)


def wrong_eras(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield each year of an era that disagrees with the Western one beside it: where, the year, the right one."""
    if not has_era(text):
        return
    for match in _PAIR.finditer(text):
        side = "a" if match["aera"] else "b"
        right = western_year(match[f"{side}era"], match[f"{side}year"])
        if int(match[f"{side}west"]) != right:
            yield match.start(), f"{match[f'{side}era']}{match[f'{side}year']}年", right


def names_year(text: str, year: int) -> bool:
    """Return whether a text names a Western year, by its number or by that of an era: 112年 and 令和5年 are 2023."""
    if str(year) in text or f"{roc_year(year)}年" in text:
        return True
    return any(western_year(found["era"], found["year"]) == year for found in ERA_YEAR.finditer(text))


def roc_year(year: int) -> int:
    """Return a Western year in the calendar of the Republic of China: 2014 is 103. Years before 1912 stay."""
    return year - 1911 if year > 1911 else year


_FIRST_DAYS = (
    ("令和", (2019, 5, 1)),
    ("平成", (1989, 1, 8)),
    ("昭和", (1926, 12, 25)),
    ("大正", (1912, 7, 30)),
    ("明治", (1868, 10, 23)),
)
"""The first day of each era, newest first (元号を改める政令; before Heisei the day of the edict)."""


def imperial_year(year: int, month: int = 12, day: int = 31) -> str:
    """Return a Western year in its Japanese era: 昭和48, 令和元. Where the month is not known the later era counts."""
    for era, first in _FIRST_DAYS:
        if (year, month or 12, day or 31) >= first:
            number = year - first[0] + 1
            return f"{era}{'元' if number == 1 else number}"
    return str(year)
