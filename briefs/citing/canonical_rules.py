"""Rules that bring a record into the form that styles expect.

Each is a small function of its texts and dates: an edition as a number, a judgment without its number twice, the series
of the Official Journal by itself.
"""

import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from briefs.citing.editions import edition_number
from briefs.model.source import Name, Source, Wording

Texts = dict[str, Wording]

Rule = Callable[[Texts, dict[str, str], Source], None]
"""A rule changes the texts and dates of a record."""


def _plain(texts: Mapping[str, Wording], name: str) -> str:
    return texts[name].text if name in texts else ""


def _set(texts: Texts, name: str, text: str) -> None:
    """Set what a variable says in the work's own language; nothing takes it away."""
    if not text:
        texts.pop(name, None)
    elif name in texts:
        texts[name] = replace(texts[name], text=text)
    else:
        texts[name] = Wording(text)


def _first_author(source: Source) -> Wording | None:
    authors: tuple[Name, ...] = source.names.get("author", ())
    return authors[0].literal if authors and authors[0].literal else None


def edition(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write an edition as a number where it is one: 2nd ed., Second, 三版, 14. Aufl."""
    number = edition_number(_plain(texts, "edition"))
    if number == "1":
        # No guide marks a first edition.
        texts.pop("edition")
    elif number:
        texts["edition"] = Wording(number)


def publisher_is_author(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name a body once that wrote and published a work."""
    author, publisher = _first_author(source), texts.get("publisher")
    if author and publisher and len(source.names["author"]) == 1 and author.text == publisher.text:
        del texts["publisher"]


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
    number, title = _plain(texts, "number"), _plain(texts, "title")
    if not number and (found := _ACT.match(title)):
        _set(texts, "number", found["number"])
        if not found["rest"].strip():
            texts.pop("title")
    elif number and title == number:
        texts.pop("title")
    series, issue = _plain(texts, "collection-title"), _plain(texts, "issue")
    if found := _JOURNAL.match(_plain(texts, "container-title")):
        series, issue = series or found["series"] or "", issue or found["issue"] or ""
        texts["container-title"] = Wording("OJ")
    for place in ("volume", "issue"):
        if found := _SERIES.match(_plain(texts, place)):
            series, issue = found["series"], found["issue"]
            texts.pop(place)
    if re.fullmatch(r"\d+", _plain(texts, "volume")) and not issue:
        issue = texts.pop("volume").text
    _set(texts, "collection-title", series)
    _set(texts, "issue", issue)


def european_case(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write number and ECLI of a case of the Court of Justice as it writes them."""
    number = _plain(texts, "number").replace("‑", "-").replace("–", "-")
    if number and not re.match(r"(?i)(joined )?cases?\b|opinion", number):
        plural = re.search(r"[CTF]-\d+/\d+.*[CTF]-\d+/\d+", number)
        number = f"{'Joined Cases' if plural else 'Case'} {number}"
    _set(texts, "number", number)
    _set(texts, "ECLI", _plain(texts, "ECLI").removeprefix("ECLI:"))


def application(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Leave the numbers of an application to the European Court of Human Rights bare, as each style words them."""
    bare = re.sub(r"(?i)^app(lication|\.)?s?\.?\s+nos?\.?\s*", "", _plain(texts, "number"))
    _set(texts, "number", bare)


_PROPOSAL = re.compile(r"\b(?P<series>COM|SWD|SEC|JOIN)\s?\((?P<year>\d{4})\)")


def commission_document(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of a document of the Commission with its spaces: COM (2020) 66 final."""
    for name in ("number", "title"):
        if found := _PROPOSAL.search(_plain(texts, name)):
            text = _plain(texts, name)
            spaced = f"{text[: found.start()]}{found['series']} ({found['year']}){text[found.end() :]}"
            _set(texts, name, spaced)


_CODE = re.compile(r"^(?P<volume>\d+)\s(?P<code>U\.?\s?S\.?\s?C\.?|C\.?\s?F\.?\s?R\.?)\s?§*\s?(?P<section>[\w.\-()]+)$")


def code(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the code, its title and section as the Bluebook abbreviates them."""
    if found := _CODE.match(_plain(texts, "number")):
        texts.pop("number")
        for name, group in (("volume", "volume"), ("section", "section")):
            texts.setdefault(name, Wording(found[group]))
    code = re.sub(r"\W|ode$", "", _plain(texts, "container-title")).upper()
    known = {"USC": "U.S.C.", "UNITEDSTATESC": "U.S.C.", "CFR": "C.F.R."}.get(code)
    if known:
        texts["container-title"] = Wording(known)
    _set(texts, "section", _plain(texts, "section").lstrip("§ "))


def register(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Part the figures of pages of the Federal Register by a comma: 62,283 (Bluebook, rule 6.2(a))."""
    page = re.sub(r"(?<!\d)(\d{2,3})(\d{3})(?!\d)", r"\1,\2", _plain(texts, "page"))
    _set(texts, "page", page)
    if re.match(r"Federal Register", _plain(texts, "container-title")):
        texts["container-title"] = Wording("Fed. Reg.")


_SUPREME = re.compile(r"^(U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.)")


def reporter(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Name no court with reports of the Supreme Court alone (Bluebook, rule 10.4(a))."""
    reporter = _plain(texts, "container-title")
    if reporter in ("U.S. Reports", "US", "US Reports"):
        texts["container-title"] = Wording("U.S.")
    if _SUPREME.match(_plain(texts, "container-title")):
        texts.pop("authority", None)


def order(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Part the figures of an order's number by a comma: Exec. Order No. 14,086 (Bluebook, rules 6.2(a) and 14.2)."""
    _set(texts, "number", re.sub(r"(?<!\d)(\d{2})(\d{3})$", r"\1,\2", _plain(texts, "number")))


def congress(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the Congress as the Bluebook does, of 118 or 118th Congress (rule 13.2)."""
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th|d)?(?: Cong(?:ress|\.)?)?", _plain(texts, "chapter-number"))
    if found:
        number = int(found[1])
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "d", 3: "d"}.get(number % 10, "th")
        _set(texts, "chapter-number", f"{number}{ending} Cong.")


def public_law(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Leave out the year of an act that has it in its name (Bluebook, rule 12.4)."""
    if dates.get("issued", "")[:4] and dates["issued"][:4] in _plain(texts, "title"):
        dates.pop("issued")


def restatement(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name the American Law Institute as the Bluebook does (rule 12.9.4), behind the title."""
    body = texts.get("publisher") or _first_author(source)
    if body:
        texts["publisher"] = Wording("Am. L. Inst." if body.text == "American Law Institute" else body.text)


def neutral(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Leave out the year of a case that its neutral citation has already, unless a report stands beside it."""
    if re.match(r"\[\d{4}\]", _plain(texts, "number")) and "container-title" not in texts:
        dates.pop("issued", None)
        texts.pop("authority", None)
