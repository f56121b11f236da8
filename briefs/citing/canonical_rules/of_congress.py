"""Rules for what the Congress of the United States makes: bills, acts, hearings, reports of committees."""

import re

from briefs.citing import reports
from briefs.citing.canonical_rules.sections import sections
from briefs.citing.canonical_rules.shared import Texts, plain, put
from briefs.model.source import Source, Wording


def congress(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write number and Congress of a bill as the Bluebook does: H.R. 4639, 118th Cong. (rule 13.2).

    Our styles are given them apart; a record that has both in one field keeps it so for others.
    """
    number, house = plain(texts, "number"), plain(texts, "authority")
    genre = plain(texts, "genre")
    if re.fullmatch(r"\d+", number) and re.fullmatch(r"H\.? ?R\.?|S\.?", genre):
        house = "Senate" if genre.startswith("S") else "House"
        texts.pop("genre")
    if re.fullmatch(r"\d+", number) and house and not re.search(r"Comm", house):
        in_senate = re.match(r"S\.|(?:U\.?S\.? |United States )?Senate", house)
        number = f"{'S.' if in_senate else 'H.R.'} {number}"
        put(texts, "number", number)
    if found := re.fullmatch(r"(H\.? ?R\.?|S\.?) ?(\d.*)", number):
        # As databases write it: S.1409, HR 4639.
        number = f"{'S.' if found[1].startswith('S') else 'H.R.'} {found[2]}"
        put(texts, "number", number)
    both = re.fullmatch(r"(.*?\d), (\d+\w* Cong.*)", number)
    said = both[2] if both else plain(texts, "chapter-number")
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th|d)?(?: Cong(?:ress|\.)?)?", said):
        said = f"{ordinal(int(found[1]))} Cong."
    put(texts, "bill", both[1] if both else number)
    put(texts, "congress", said)
    if not both:
        put(texts, "chapter-number", said)


def ordinal(number: int) -> str:
    """Return an ordinal as the Bluebook writes it: 1st, 2d, 3d, 11th (rule 6.2(b))."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "d", 3: "d"}.get(number % 10, "th")
    return f"{number}{ending}"


def public_law(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Word the number of an act, and leave out a year that its name has already (Bluebook, rule 12.4)."""
    number = re.sub(r"(?i)^p(?:ub(?:lic|\.)?|\.)? ?l(?:aw|\.)?\s*(?:no\.?\s*)?(?=\d)", "", plain(texts, "number"))
    if re.fullmatch(r"\d+[-–]\d+", number):
        put(texts, "number", f"Pub. L. No. {number.replace('–', '-')}")
    put(texts, "container-title", reports.american_reporter(plain(texts, "container-title")))
    sections(texts)
    if dates.get("issued", "")[:4] and dates["issued"][:4] in plain(texts, "title"):
        dates.pop("issued")


def record(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Cite the Congressional Record; its daily edition has letters before its pages: S3015 (Bluebook, rule 13.5)."""
    put(texts, "container-title", "Cong. Rec.")
    if re.match(r"[HSED]\d", plain(texts, "page")):
        texts["daily-edition"] = Wording("daily ed.")
    put(texts, "page", re.sub(r"(?<!\d)(\d{2,3})(\d{3})(?!\d)", r"\1,\2", plain(texts, "page")))
    title, authors = plain(texts, "title"), source.names.get("author", ())
    said = re.fullmatch(r"(?i)(?:statement|remarks) (?:of|by) (.+)", title)
    if said or (authors and not authors[0].literal):
        speaker = said[1] if said else (authors[0].family.text if authors[0].family else "")
        texts["statement-of"] = Wording(f"statement of {speaker}")


_HEARING = re.compile(r"(?i)^hearings? before (?:the )?")
_COMMITTEE = (
    (r"\bU\.?S\.? (?=House|Senate)|\bUnited States (?=House|Senate)", ""),
    (r"\bHouse of Representatives\b|\bHouse\b", "H."),
    (r"\bSenate\b", "S."),
    (r"\bSubcommittee\b", "Subcomm."),
    (r"\bCommittee\b", "Comm."),
)


def hearing(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Tell the committee before which a hearing was held, and its Congress (Bluebook, rule 13.3)."""
    congress(texts, dates, source)
    fields = ("event-title", "section", "authority", "publisher")
    said = next((plain(texts, name) for name in fields if re.search(r"(?i)comm", plain(texts, name))), "")
    body = _HEARING.sub("", said)
    for pattern, short in _COMMITTEE:
        body = re.sub(pattern, short, body)
    house = re.search(r"\b(House|Senate)\b", plain(texts, "authority"))
    if body.startswith("Comm.") and house:
        body = f"{'S.' if house[1] == 'Senate' else 'H.'} {body}"
    title = plain(texts, "title")
    if body and not re.search(r"(?i)hearings? before", title):
        texts["hearing-before"] = Wording(f"Hearing Before the {body}")


def committee_print(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Say beside the year that a report is a print of a committee alone (Bluebook, rule 13.4(c))."""
    if re.match(r"(?i)comm(?:ittee|\.) print", plain(texts, "genre")):
        texts.setdefault("status", Wording("Comm. Print"))


_REPORT = re.compile(
    r"(?<![\w.'’])(?:(?P<house>H\.?\s?R?\.?|House(?: of Representatives)?)|S\.?|Senate)\s?"
    r"(?:(?P<what>Conf|Exec)(?:\.|erence|utive)?\s)?(?:Rep(?:ort|t)?|Rpt)\.?\s?(?:No\.?\s?)?(?P<number>\d+(?:[-–]\d+)?)",
    re.IGNORECASE,
)
_PART = re.compile(r",?\s*\(?\b(?:part|pt\.?)\s?(\w+)\)?", re.IGNORECASE)


def committee_report(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of a report as the Bluebook does: H.R. Rep. No. 116-617 of H. Rept. 116-617 (rule 13.4)."""
    number, genre = plain(texts, "number"), plain(texts, "genre")
    said = (number, f"{genre} {number}", plain(texts, "title"))
    found = next((match for one in said if (match := _REPORT.search(one))), None)
    if not found:
        return
    house = "H.R." if found["house"] else "S."
    what = (found["what"] or "").lower()
    if what == "conf":
        # That it is of a conference of both houses is said behind the year.
        texts["conference"] = Wording("Conf. Rep.")
    series = f"{house} Exec. Rep." if what == "exec" else f"{house} Rep."
    rest = _PART.sub(r", pt. \1", found.string[found.end() :]) if found.string != said[2] else ""
    put(texts, "number", f"{series} No. {found['number'].replace('–', '-')}{rest}")
