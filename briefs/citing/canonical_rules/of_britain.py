"""Rules for works of the United Kingdom, and for cases of other countries that report as it does."""

import re

from briefs.citing import reports
from briefs.citing.canonical_rules.shared import Texts, plain, put, report_year
from briefs.model.source import Source, Wording

_REPORT = re.compile(
    r"^(?P<open>[\[(])(?P<year>\d{4})[\])]\s+(?:(?P<volume>\d+)\s+)?(?P<name>[A-Z][A-Za-z.’' ]*?(?:\s\(Comm\))?"
    r"(?:\s\d+\s[A-Z][A-Za-z. ]*)?)\s+(?P<page>\d+)(?:\s+\((?P<court>[^()]+)\))?$"
)
_WITHOUT_BRACKETS = re.compile(r"^(\d{4}) ((?:SC|SLT|JC|SCLR|SCCR)\b)")
"""A year of a Scottish report: 2003 SC 665."""
_LAW_REPORTS = re.compile(r"^L\.?\s?R\.?\s(?P<name>[A-Z].*)$")
_NEUTRAL = re.compile(r"^\[\d{4}\]\s(?:UK|EW|NI|CS|SC|HC|IE|HK|SG|NZ|FC|NSW|VS|QS|WAS|SAS|TAS|ACT)")


def reported(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Tell a report by its parts where the number has it, as (1868) LR 3 HL 330; shorten series and court."""
    plain_number = plain(texts, "number")
    number = re.sub(_WITHOUT_BRACKETS, r"(\1) \2", plain_number)
    found = None if _NEUTRAL.match(number) else _REPORT.match(number)
    if found and "container-title" not in texts:
        texts.pop("number")
        for name, text in (("container-title", found["name"]), ("volume", found["volume"]), ("page", found["page"])):
            put(texts, name, text or "")
        if found["court"]:
            texts.setdefault("authority", Wording(found["court"]))
        dates.setdefault("issued", found["year"])
        if number == plain_number:
            closing = {"[": "]", "(": ")"}[found["open"]]
            texts["report-year"] = Wording(f"{found['open']}{found['year']}{closing}")
    if "container-title" in texts:
        put(texts, "container-title", reports.report_abroad(plain(texts, "container-title")))
    volume = plain(texts, "volume")
    if volume and (law := _LAW_REPORTS.match(plain(texts, "container-title"))):
        # The first series of the Law Reports has its volume within its name: LR 3 HL.
        put(texts, "container-title", f"LR {volume} {law['name']}")
        texts.pop("volume")
    put(texts, "authority", reports.court_abroad(plain(texts, "authority")))
    report_year(texts, dates, source)


def neutral(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Leave out the court of a case that its neutral citation tells, and the year unless a report has its own."""
    if re.match(r"\[?\d{4}\]? [A-Z]", plain(texts, "number")):
        texts.pop("authority", None)
        if "container-title" not in texts:
            dates.pop("issued", None)


def foreign_case(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Write a case of another country in the manner of its reports; its highest court goes without saying."""
    if source.type != "legal_case":
        return
    reported(texts, dates, source)
    neutral(texts, dates, source)
    if "report-year" not in texts:
        return
    if plain(texts, "authority") not in reports.courts().highest:
        texts["lower-court"] = Wording(plain(texts, "authority")) if "authority" in texts else Wording("")
    elif source.jurisdiction:
        texts.pop("authority", None)


def act_with_year(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Put the year behind the name of an Act, where it has a field of its own: Data Protection Act 2018."""
    title, year = plain(texts, "title"), dates.get("issued", "")[:4]
    if year.isdigit() and re.search(r"\b(?:Act|Measure|Order|Regulations|Rules)$", title):
        put(texts, "title", f"{title} {year}")


def instrument(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Write the number of a statutory instrument: SI 2009/2163 (OSCOLA 2.4.1)."""
    act_with_year(texts, dates, source)
    found = re.fullmatch(r"(?:S\.?I\.?\s?)?(\d{4})(?:/|\s?[Nn]o\.?\s?)(\d+)", plain(texts, "number"))
    if found:
        put(texts, "number", f"SI {found[1]}/{found[2]}")


def bill(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of a bill, and its name without the word that the number has: HC Bill (2022–23) [143]."""
    number = re.sub(r"\((\d{4})-(\d{2,4})\)", r"(\1–\2)", plain(texts, "number"))
    session = re.sub(r"^\(?(\d{4})[-–/](\d{2,4})\)?$", r"\1–\2", plain(texts, "chapter-number"))
    if session and "(" not in number:
        # Zotero has a field of its own for the session: HL Bill (2010–11) 1.
        number = re.sub(r"^(H[CL] Bill)\b", rf"\1 ({session})", number)
        put(texts, "chapter-number", session)
        texts["session-of-bill"] = Wording(session)
    put(texts, "number", number)
    texts["name-of-bill"] = Wording(re.sub(r"\s(?:Bill)$", "", plain(texts, "title")))


def government_paper(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Name a paper of the Law Commission by its series alone: Law Com No 313 is no "Final Report" (OSCOLA 2.5.5)."""
    if re.match(r"(?:Scot )?Law Com\b|NILC\b", plain(texts, "number")):
        texts.pop("genre", None)


def paper_of_parliament(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell a report of Parliament whose number has its session, which stands for the year: HC 2008–09, 151–I."""
    number = plain(texts, "number")
    if re.search(r"\bH[CL]\b", number) and re.search(r"\b(?:19|20)\d\d[-–/]\d{2,4}\b", number):
        put(texts, "number", re.sub(r"\b((?:19|20)\d\d)[-/](\d{2,4})\b", r"\1–\2", number))
        texts["number-dated"] = texts["number"]


_DEBATES = re.compile(r"\b(House of Commons|House of Lords|HC|HL)\b.*\bDeb|Hansard.*\b(Commons|Lords)")


def hansard(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Call the debates of a House as lawyers do: HC Deb (OSCOLA 2.5.1)."""
    for name in ("title", "container-title"):
        if found := re.search(
            r"\b(House of Commons|House of Lords|HC|HL)\b.*\bDeb|Hansard.*\b(Commons|Lords)", plain(texts, name)
        ):
            house = found[1] or found[2]
            put(texts, "title", "HL Deb" if house in ("House of Lords", "HL", "Lords") else "HC Deb")
            return
