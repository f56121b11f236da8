"""Rules for works of Taiwan: judgments, letters of agencies, the gazette."""

import re

from briefs.citing.canonical_rules.shared import Texts, first_author, plain, put
from briefs.model.source import Source, Wording

_COURT = re.compile(r"^(?P<court>.*?(?:法院|憲法法庭|司法院|懲戒法庭))(?P<number>(?:民國)?\d+年.*|釋字第.*)$")
_DECISION = re.compile(r"(判決|裁定|解釋|判例|決議|裁判|命令|決定)$")


def numbered_judgment(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell court and number of a judgment from its title, and drop a title that says no more than they do."""
    title, number, court = (plain(texts, name) for name in ("title", "number", "authority"))
    whole = _COURT.match(title)
    if whole:
        court, told = court or whole["court"], whole["number"]
        # The longer of the two has the kind of decision: 93年度台上字第3598號判決.
        number = told if len(told) >= len(number) else number
        title = ""
    elif title and number and (title in number or number in title or title == court + number):
        number = max((title.removeprefix(court), number), key=len)
        title = ""
    elif title and not number and re.search(r"字第.*號", title):
        number, title = title.removeprefix(court), ""
    number = number.removeprefix(court)
    genre = plain(texts, "genre")
    if genre and not _DECISION.search(number):
        number += genre
    if re.fullmatch(r"釋字第\d+號", number):
        number += "解釋"
    for name, text in (("title", title), ("number", number), ("authority", court)):
        put(texts, name, text)


_LETTER = re.compile(r"^(?P<agency>\D*?(?:部|院|會|局|署|處|府|行|公司))?(?P<number>[^\d]{0,8}字第.*)$")


def letter(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell agency and number of an administrative letter, whoever recorded them where."""
    title, number = plain(texts, "title"), plain(texts, "number")
    agency = texts.get("authority") or first_author(source) or texts.get("publisher")
    if not number and (found := _LETTER.match(title)):
        number, title = found["number"], ""
        agency = agency or (Wording(found["agency"]) if found["agency"] else None)
    elif number and (number in title or not title):
        title = ""
    if agency:
        texts["authority"] = agency
        number = number.removeprefix(agency.text)
    texts.pop("publisher", None)
    put(texts, "title", title)
    put(texts, "number", number)


def gazette(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Cite the gazette itself: neither 立法院 nor the heading of a sitting stands before it."""
    texts.pop("title", None)
    texts.pop("publisher", None)
