"""Rules for documents of Taiwan's courts and agencies: who decided, when and under what number, wherever that stands.

Databases of the courts and of agencies give one line (財政部98年12月11日台財稅字第09800554670號令), and records have it
as a title, a number or both. Guides want its parts (法學期刊引註格式凡例 2.3-2.6, templates of the law journals).
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from briefs.citing.canonical_rules.shared import Texts
from briefs.model.source import OTHERS, Source, Wording
from briefs.patterns import lazy_pattern


def _plain(texts: Mapping[str, Wording], name: str) -> str:
    return texts[name].text if name in texts else ""


def _set(texts: Texts, **values: str) -> None:
    """Set what variables say in the work's own language; nothing takes one away."""
    for name, text in values.items():
        if not text:
            texts.pop(name, None)
        else:
            texts[name] = replace(texts[name], text=text) if name in texts else Wording(text)


_HAN = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_SPACE = lazy_pattern(rf"(?<=[{_HAN}])\s+(?=[{_HAN}\d])|(?<=\d)\s+(?=[{_HAN}])")


def closed_up(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Close up a number that is copied from the database of the courts: 111 年度上字第 123 號."""
    for name in ("number", "title"):
        if "第" in _plain(texts, name):
            _set(texts, **{name: _SPACE.sub("", _plain(texts, name))})


_COURT = lazy_pattern(
    r"^(?P<court>\D*?(?:法院(?:暨所屬法院)?|憲法法庭|司法院(?:大法官)?|懲戒法庭|公務員懲戒委員會))"
    r"(?P<number>(?:民國)?\d+年.*|(?:釋字|院字|院解字|解字)第.*)$"
)
_DECISION = lazy_pattern(r"(判決|裁定|解釋|判例|決議|裁判|命令|決定|意見書)$")
_MADE_BY = {"釋字第": "司法院", "憲判字第": "憲法法庭", "憲裁字第": "憲法法庭", "憲暫裁字第": "憲法法庭"}
"""Who alone decides under a number of some kind, where a record doesn't say it or names its members."""


def numbered_judgment(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell court and number of a judgment from its title, and drop a title that says no more than they do."""
    title, number, court = (_plain(texts, name) for name in ("title", "number", "authority"))
    whole = _COURT.match(title)
    if whole:
        # 臺灣高等法院暨所屬法院 is more than 臺灣高等法院, which some record beside it.
        court = whole["court"] if whole["court"].startswith(court) else court
        told = whole["number"]
        # The longer of the two has the kind of decision: 93年度台上字第3598號判決.
        number = told if len(told) >= len(number) else number
        title = ""
    elif title and number and (title in number or number in title or title == court + number):
        number = max((title.removeprefix(court), number), key=len)
        title = ""
    elif title and not number and re.search(r"字第.*號", title):
        number, title = title.removeprefix(court), ""
    court = next((body for sign, body in _MADE_BY.items() if sign in number), court)
    number = number.removeprefix(f"{court}大法官").removeprefix(court)
    number = _with_opinion(_with_kind(number, _plain(texts, "genre")), texts, source)
    _set(texts, title=title, number=number, authority=court)
    _set(texts, **{"number-short": _SAYS_ITSELF.sub(r"\1", number)})


def _with_kind(number: str, genre: str) -> str:
    """Return a number with the kind of decision behind it."""
    if re.fullmatch(r"釋字第\d+號", number):
        return f"{number}解釋"
    return number if not genre or _DECISION.search(number) or genre.endswith("意見書") else number + genre


def _with_opinion(number: str, texts: Texts, source: Source) -> str:
    """Return a number with the opinion of a justice: 釋字第748號解釋黃虹霞大法官部分不同意見書."""
    genre = _plain(texts, "genre")
    if not genre.endswith("意見書") or genre in number:
        return number
    justices = [
        "".join(part.text for part in (name.literal, name.family, name.given) if part)
        for name in source.names.get("author", ())
    ]
    return number + "、".join(name.removesuffix("大法官") + "大法官" for name in justices) + genre


_SAYS_ITSELF = lazy_pattern(r"^(釋字第\d+號)解釋$|(?<=號)判決$|(?<=會議)決議$")
"""What guides leave out behind a number of the Constitutional Court or a conference (凡例 2.3, 2.6)."""


def law(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Cite a law by its name: no guide has the number of the order that promulgated it."""
    if "title" in texts:
        texts.pop("number", None)


_AGENCY = (
    r"\D{2,}?(?:部|院|會|局|署|處|府|銀行|公司)(?:秘書長|\D{2,8}?(?:署|國稅局|局|委員會)|\D{3,6}?處)?"
    r"(?=(?:中華)?民國|\d|[（(]\d|[^\d、，]{0,8}\d?字第)"
)
_DAY = r"(?:(?:中華)?民國)?(?P<year>\d{2,3})(?:年|[./])(?P<month>\d{1,2})(?:月|[./])(?P<day>\d{1,2})日?"
_YEAR_ALONE = r"[（(](?P<bare>\d{2,3})[）)]年?"
_NOBODY = "\0"
"""Stands for an agency that is known from elsewhere: 院 of 院台大二字第 is none."""
_LETTER = lazy_pattern(
    rf"^(?:{_NOBODY}|(?P<agency>{_AGENCY}))?(?:{_DAY}|{_YEAR_ALONE})?[，,]?(?P<number>[^\d]{{0,10}}\d?字第.*)$"
)
_LETTER_KIND = lazy_pattern(r"(?:函|令|公告|意見|書|處分)$")
"""What a letter is called, which some record apart from its number."""
_ROC = 1911


def letter(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Tell agency, day and number of an administrative letter, whoever recorded them where."""
    title, number = _plain(texts, "title"), _plain(texts, "number")
    authors = [name.literal for name in source.names.get("author", ()) if name.literal and name != OTHERS]
    agency = texts.get("authority") or _together(authors) or texts.get("publisher")
    if not number and "字第" in title:
        number, title = title, ""
    elif number in title:
        number, title = (title, "") if _LETTER.match(title) else (number, "")
    body = agency.text if agency else ""
    found = _LETTER.match(number)
    if found and found["agency"] and all(one in number for one in body.split("、")):
        # 財政部賦稅署 is more than 財政部, which some record beside it, and 衛生福利部、內政部 more than one.
        # Of a letter with a number from each agency the first stands before, the other within.
        agency = agency if found["agency"] == body else Wording(found["agency"])
    else:
        found = _LETTER.match(f"{_NOBODY}{number.removeprefix(body)}")
    if found:
        number = found["number"]
        if found["year"]:
            day = f"{int(found['year']) + _ROC}-{int(found['month']):02}-{int(found['day']):02}"
            dates["issued"] = dates.get("issued") or day
        elif found["bare"]:
            # 內政部（88）年臺內地字第8811978號函 has its year as the agency writes it.
            number = f"（{found['bare']}）年{number}"
            dates.pop("issued", None)
    genre = _plain(texts, "genre")
    if number.endswith("號") and _LETTER_KIND.search(genre):
        number += genre
    if agency:
        texts["authority"] = agency
    texts.pop("publisher", None)
    _set(texts, title=title, number=number)


def _together(agencies: Sequence[Wording]) -> Wording | None:
    """Return the agencies that wrote a letter together as one: 衛生福利部、內政部."""
    if not agencies:
        return None
    first, *more = agencies
    # In another language all of them, or none: half a name in each would be neither.
    shared = [lang for lang in first.others if all(lang in one.others for one in more)]
    others = {lang: _BETWEEN.get(lang, ", ").join(one.others[lang] for one in agencies) for lang in shared}
    return replace(first, text=_BETWEEN.get(first.lang, "、").join(one.text for one in agencies), others=others)


_BETWEEN = {"": "、", "zh-Hant": "、", "zh-Hans": "、", "ja": "、", "en": " & "}


def gazette(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Cite the gazette itself: neither its publisher nor the heading of a sitting stands before it."""
    texts.pop("title", None)
    texts.pop("publisher", None)
