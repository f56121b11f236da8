"""What the rules share: how they read and write a record, and those for works of every kind."""

import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from briefs.citing import reports
from briefs.citing.editions import edition_number
from briefs.model.source import LAWS, Name, Source, Wording

Texts = dict[str, Wording]

Rule = Callable[[Texts, dict[str, str], Source], None]
"""A rule changes the texts and dates of a record."""


def plain(texts: Mapping[str, Wording], name: str) -> str:
    """Return what a variable says in the work's own language; nothing where there is none."""
    return texts[name].text if name in texts else ""


def put(texts: Texts, name: str, text: str) -> None:
    """Set what a variable says in the work's own language; nothing takes it away."""
    if not text:
        texts.pop(name, None)
    elif name in texts:
        texts[name] = replace(texts[name], text=text)
    else:
        texts[name] = Wording(text)


def first_author(source: Source) -> Wording | None:
    """Return the body that wrote a work, where its first author is one."""
    authors: tuple[Name, ...] = source.names.get("author", ())
    return authors[0].literal if authors and authors[0].literal else None


def edition(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write an edition as a number where it is one: 2nd ed., Second, 三版, 14. Aufl."""
    number = edition_number(plain(texts, "edition"))
    if number == "1":
        # No guide marks a first edition.
        texts.pop("edition")
    elif number:
        texts["edition"] = Wording(number)


def publisher_is_author(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name a body once that wrote and published a work."""
    author, publisher = first_author(source), texts.get("publisher")
    if author and publisher and len(source.names["author"]) == 1 and author.text == publisher.text:
        del texts["publisher"]


def report_year(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Give the year of a report the brackets of its series (OSCOLA 2.1.1), for styles that want them."""
    year_as_volume(texts, dates)
    name, year = plain(texts, "container-title"), dates.get("issued", "")[:4]
    if name and year.isdigit() and "report-year" not in texts:
        texts["report-year"] = Wording(reports.year_of_report(year, plain(texts, "volume"), name))


_YEAR = re.compile(r"\[?(?P<year>(?:18|19|20)\d\d)\]?(?:\s+(?P<volume>\d+))?")


def year_as_volume(texts: Texts, dates: dict[str, str]) -> None:
    """Take for a year what a record has as the volume of a report without one: 2020 of [2020] AC 491."""
    name, issued = plain(texts, "container-title"), dates.get("issued", "")[:4]
    found = _YEAR.fullmatch(plain(texts, "volume"))
    if not name or not found or not (found["year"] == issued or reports.is_found_by_year(name)):
        return
    put(texts, "volume", found["volume"] or "")
    dates.setdefault("issued", found["year"])
    # The judgment may be a year older than its report.
    year = reports.year_of_report(found["year"], found["volume"] or "", name)
    texts.setdefault("report-year", Wording(year))


_OF_THESES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical Report",
    "resreport": "Research Report",
}
_OF_PATENTS = {"patentus": "U.S. Patent", "patenteu": "European Patent", "patentde": "German Patent"}


def genre(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Put words for what BibLaTeX has as keys: phdthesis."""
    key = plain(texts, "genre")
    words = _OF_THESES.get(key) or _OF_PATENTS.get(key.removesuffix("req"))
    if words:
        put(texts, "genre", words)


def section_as_title(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Call a provision that has no title by its code, where no style parts the two: Code civil art. 1240."""
    if source.type in LAWS and "title" not in texts and "number" not in texts and "section" in texts:
        texts["title"] = source.title
        for name in ("volume", "container-title", "section"):
            texts.pop(name, None)


def without_own_number(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Take its citation out of the title of a case: R (Miller) v Prime Minister [2019] UKSC 41, as BAILII has it."""
    number, title = plain(texts, "number"), plain(texts, "title")
    if source.type == "legal_case" and number and title.endswith(number) and title != number:
        rest = title.removesuffix(number).rstrip(" ,(")
        if (rest and " v" in rest) or rest.startswith(("R (", "Re ", "In re ")):
            put(texts, "title", rest)
