"""Rules for what records carry over from a printed note: marks around titles, years of an era, a school named twice."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from briefs.citing.canonical_rules.shared import Texts
from briefs.model.source import TITLES, Source, Wording

_MARKED = re.compile(r"^(?:《([^《》]*)》|〈([^〈〉]*)〉|『([^『』]*)』|「([^「」]*)」)$")


def titles(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Take the marks from around a title that is all within them: each style sets its own (《個人資料保護法》)."""
    for name in TITLES.intersection(texts):
        wording = texts[name]
        others = {lang: _bare(text) for lang, text in wording.others.items()}
        texts[name] = replace(wording, text=_bare(wording.text), others=others)


def _bare(title: str) -> str:
    found = _MARKED.match(title.strip())
    return next(part for part in found.groups() if part is not None) if found else title


_ERAS = {"": 0, "民國": 1911, "中華民國": 1911, "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_YEAR = re.compile(rf"^({'|'.join(_ERAS)})\s*(\d+|元)\s*年(?:度|版)?$")


def years(_: Texts, dates: dict[str, str], __: Source) -> None:
    """Write a year of an era in Western years, by which books and articles are cited (凡例 2.1.3, 5.1.2.1)."""
    for name, date in dates.items():
        if found := _YEAR.match(date.strip()):
            year = 1 if found[2] == "元" else int(found[2])
            dates[name] = f"{_ERAS[found[1]] + year:04}"


_DEGREE = re.compile(r"^(?P<school>.+?)(?P<degree>(?:碩士|博士|學士|硕士|学士|修士)(?:學位|学位)?(?:論文|论文))$")


def degree(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Name the school of a thesis once, where its genre names it too: 國立政治大學法律學系碩士論文."""
    genre, publisher = _plain(texts, "genre"), _plain(texts, "publisher")
    found = _DEGREE.match(genre)
    if found and (not publisher or found["school"].startswith(publisher) or publisher.endswith(found["school"])):
        # The longer of the two has the department.
        texts["publisher"] = Wording(max(found["school"], publisher, key=len))
        texts["genre"] = replace(texts["genre"], text=found["degree"])


def dated_number(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Tell a standard whose number has its year (ISO/IEC 27001:2022), which is not named twice."""
    year = dates.get("issued", "")[:4]
    if year and year in _plain(texts, "number"):
        texts["number-dated"] = texts["number"]


_OF_A_YEAR = 24
"""How many issues a journal has in a year at most, where it doesn't number them through."""


def numbered_through(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell a journal that numbers its issues through, whose year does not come before them: 第200期（2012年）."""
    issue = _plain(texts, "issue")
    if "volume" not in texts and issue.isdecimal() and int(issue) > _OF_A_YEAR:
        texts["issue-through"] = texts["issue"]


_SEASON = re.compile(r"\d{4}-2[1-4][?~%]?")


def season_of_issue(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Tell an issue that is known by its season alone: Regulation, Spring 2024; 2024年春季."""
    if "volume" not in texts and "issue" not in texts and _SEASON.fullmatch(dates.get("issued", "")):
        texts["season-of-issue"] = Wording(dates["issued"])


def _plain(texts: Mapping[str, Wording], name: str) -> str:
    return texts[name].text if name in texts else ""
