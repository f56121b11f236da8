"""Rules for what is counted: pages, volumes, issues and editions as bare numbers, whatever words a record puts to them.

Each style has words of its own for them (頁1-20, 第1-20頁, S. 1-20), so those of the record would stand twice.
"""

import re

from msgspec.structs import replace

from briefs.citing.canonical_rules.shared import Texts
from briefs.model.source import Source

_PAGE = re.compile(
    r"^(?:第\s*(?P<numbered>[^第]+?)\s*[頁页版面]|(?P<behind>[^第]+?)\s*[頁页版面]|[頁页]\s*(?P<before>.+)"
    r"|(?:pp?\.?\s*|S\.\s*|S\s+|Seiten?\s*)(?P<latin>\d.*))$"
)
_EACH_PAGE = re.compile(r"(?<=\d)\s*[頁页]?\s*(?:至|到|~|～|〜)\s*第?\s*(?=\D{0,2}\d)")


def pages(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Leave the numbers of pages bare: 1-20 of 頁1-20, 第1頁至第20頁 and pp. 1-20, A3 of A3版, 3 of 第3版."""
    for name in ("page", "page-first"):
        if name in texts:
            text = _EACH_PAGE.sub("-", texts[name].text.strip())
            if found := _PAGE.match(text):
                text = next(part for part in found.groups() if part)
            texts[name] = replace(texts[name], text=text)


_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "legal_case", "periodical"})
_UNITS = {"volume": ("冊册巻", "卷巻"), "issue": ("期號号", "期號号")}
"""The words that styles put to a volume or issue themselves: of a book, and of a periodical."""


def volumes(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Leave volume and issue bare: 61 of 第61卷, 下 of 下冊 and （下）; words of another kind stay (卷二, 春季號)."""
    for name, units in _UNITS.items():
        if name in texts:
            unit = units[source.type in _PERIODICALS]
            text = re.sub(r"^[（(〔](.+)[)）〕]$", r"\1", texts[name].text.strip())
            if found := re.fullmatch(rf"(?:第\s*)?(\d[\d=＝・･/\-–]*|[上中下])\s*[{unit}]|第\s*(\d+)", text):
                text = found[1] or found[2]
            texts[name] = replace(texts[name], text=text)
            if re.search("[=＝]", text):
                # Some guides have 7・8 for 7=8 (凡例 5.1.2.9).
                texts[f"{name}-short"] = replace(texts[name], text=re.sub("[=＝]", "・", text))


_PAGES_OF_AN_ISSUE = 40
"""Fewer than any issue has: where the issues before had so many, pages that are counted through have passed them."""


def issues(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell an issue that must be named, as its pages begin anew: 118(2) 12, but 118 233 (OSCOLA 3.3.1)."""
    issue = re.match(r"\d+", texts["issue"].text) if "issue" in texts else None
    page = re.match(r"\d+", texts["page"].text) if "page" in texts else None
    through = "volume" in texts and page and issue and (int(issue[0]) == 1 or int(page[0]) > _before(int(issue[0])))
    if "issue" in texts and not through:
        texts["issue-by-itself"] = texts["issue"]


def _before(issue: int) -> int:
    return _PAGES_OF_AN_ISSUE * (issue - 1)


def edition(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write an edition that has more than a number as books do: 增訂10版 of 增訂第10版 and 增訂10."""
    if "edition" in texts and (found := _REVISED.fullmatch(texts["edition"].text.strip())):
        texts["edition"] = replace(texts["edition"], text=f"{found[1]}{found[2]}版")


_REVISED = re.compile(r"([^\W\d_]*(?:訂|订|補|新|増|增|改)[^\W\d_]*?)\s*第?\s*(\d+)\s*版?")
