"""Rules for works of the European Union and the Council of Europe."""

import re

from briefs.citing.canonical_rules.shared import Texts, plain, put
from briefs.model.source import Source, Wording

_ACT = re.compile(
    r"^(?P<number>(?:(?:Council|Commission|Parliament and Council)\s)?(?:(?:Delegated|Implementing|Framework)\s)?"
    r"(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC|Euratom)\)\s)?(?:No\.?\s)?\d+/\d+(?:/[A-Z]+)?)(?P<rest>.*)$"
)
_JOURNAL = re.compile(
    r"^(?:OJ|O\.\s?J\.|Official Journal(?: of the European Union)?)\s?(?P<series>[LC])?\s?(?P<issue>\d+)?"
)
_SERIES = re.compile(r"^(?P<series>[LC])\s?(?P<issue>\d+)$")


def act(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell number, series and issue of an act of the Union, which records have in many places."""
    number, title = plain(texts, "number"), plain(texts, "title")
    if not number and (found := _ACT.match(title)):
        put(texts, "number", found["number"])
        if not found["rest"].strip():
            texts.pop("title")
    elif number and title == number:
        texts.pop("title")
    series, issue = plain(texts, "collection-title"), plain(texts, "issue")
    if found := _JOURNAL.match(plain(texts, "container-title")):
        series, issue = series or found["series"] or "", issue or found["issue"] or ""
        texts["container-title"] = Wording("OJ")
    for place in ("volume", "issue"):
        if found := _SERIES.match(plain(texts, place)):
            series, issue = found["series"], found["issue"]
            texts.pop(place)
    if re.fullmatch(r"\d+", plain(texts, "volume")) and not issue:
        issue = texts.pop("volume").text
    put(texts, "collection-title", series)
    put(texts, "issue", issue)


def european_case(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write number and ECLI of a case of the Court of Justice as it writes them."""
    number = plain(texts, "number").replace("‑", "-").replace("–", "-")
    if number and not re.match(r"(?i)(joined )?cases?\b|opinion", number):
        plural = re.search(r"[CTF]-\d+/\d+.*[CTF]-\d+/\d+", number)
        number = f"{'Joined Cases' if plural else 'Case'} {number}"
    put(texts, "number", number)
    put(texts, "ECLI", plain(texts, "ECLI").removeprefix("ECLI:"))


def application(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Leave the numbers of an application to the European Court of Human Rights bare, as each style words them."""
    bare = re.sub(r"(?i)^app(lication|\.)?s?\.?\s+nos?\.?\s*", "", plain(texts, "number"))
    put(texts, "number", bare)


_PROPOSAL = re.compile(r"\b(?P<series>COM|SWD|SEC|JOIN)\s?\((?P<year>\d{4})\)")


def commission_document(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of a document of the Commission with its spaces: COM (2020) 66 final."""
    for name in ("number", "title"):
        if found := _PROPOSAL.search(plain(texts, name)):
            text = plain(texts, name)
            spaced = f"{text[: found.start()]}{found['series']} ({found['year']}){text[found.end() :]}"
            put(texts, name, spaced)
