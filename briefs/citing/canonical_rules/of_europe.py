"""Rules for works of the European Union and the Council of Europe."""

import re

from briefs.citing import reports
from briefs.citing.canonical_rules.shared import Texts, plain, put, report_year
from briefs.model.source import Source, Wording
from briefs.patterns import lazy_pattern

_ACT = lazy_pattern(
    r"^(?P<number>(?:(?:Council|Commission|Parliament and Council)\s)?(?:(?:Delegated|Implementing|Framework)\s)?"
    r"(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC|Euratom)\)\s)?(?:No\.?\s)?\d+/\d+(?:/[A-Z]+)?)(?P<rest>.*)$"
)
_CELEX = lazy_pattern(r"^3(?P<year>\d{4})(?P<kind>[RLD])0*(?P<number>\d+)$")
_JOURNAL = lazy_pattern(
    r"^(?:OJ|O\.\s?J\.|Official Journal(?: of the European (?:Union|Communities))?)[\s,]*"
    r"(?P<series>[LC])?[\s,]*(?P<issue>\d+(?:/\d+)?)?"
)
_SERIES = lazy_pattern(r"^(?P<series>[LC])\s?(?P<issue>\d+)$")
_BY_NUMBER = "2023-10-01"
"""The day from which acts stand in the Official Journal each by itself, under its own number and without pages."""


def act(texts: Texts, dates: dict[str, str], __: Source) -> None:
    """Tell number, series and issue of an act of the Union, which records have in many places."""
    if found := _CELEX.match(plain(texts, "number")):
        put(texts, "number", _of_celex(found, plain(texts, "title")))
    number, title = plain(texts, "number"), plain(texts, "title")
    if not number and (found := _ACT.match(title)):
        put(texts, "number", found["number"])
        if not found["rest"].strip():
            texts.pop("title")
    elif number and title == number:
        texts.pop("title")
    journal(texts, dates, __)


def _of_celex(found: re.Match[str], title: str) -> str:
    """Return the number of an act that its CELEX number stands for: Directive 95/46/EC of 31995L0046.

    Directives and decisions have the year first, regulations only since 2015; (EU) came in place of EC with the
    Treaty of Lisbon, which came into force in December 2009.
    """
    if own := _ACT.match(title):
        return own["number"]
    year, number = int(found["year"]), found["number"]
    community = "EU" if year >= 2010 else "EC" if year >= 1994 else "EEC"
    name = {"R": "Regulation", "L": "Directive", "D": "Decision"}[found["kind"]]
    if year >= 2015:
        return f"{name} (EU) {year}/{number}"
    short = str(year) if year >= 1999 else str(year)[2:]
    if found["kind"] == "R":
        return f"{name} ({community}) No {number}/{short}"
    return f"{name} {short}/{number}/{community}"


def journal(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Tell series and issue of the Official Journal: L 119, or L and 2024/1689 for what has a number of its own."""
    series, issue = plain(texts, "collection-title"), plain(texts, "issue")
    if found := _JOURNAL.match(plain(texts, "container-title")):
        series, issue = series or found["series"] or "", issue or found["issue"] or ""
        page = re.search(r"\bp\.\s?(\d+)", plain(texts, "container-title"))
        if page:
            # As EUR-Lex writes it: OJ L 201, 31.7.2002, p. 37.
            texts.setdefault("page", Wording(page[1]))
        texts["container-title"] = Wording("OJ")
    for place in ("volume", "issue"):
        if found := _SERIES.match(plain(texts, place)):
            series, issue = found["series"], found["issue"]
            texts.pop(place)
    if re.fullmatch(r"\d+(?:/\d+)?", plain(texts, "volume")) and not issue:
        issue = texts.pop("volume").text
    issued = dates.get("issued", "")
    if not issue and issued[:10] >= _BY_NUMBER and re.fullmatch(r"\d+", plain(texts, "page")):
        issue = f"{issued[:4]}/{texts.pop('page').text}"
    if "/" in issue:
        texts.pop("page", None)
    put(texts, "collection-title", series)
    put(texts, "issue", issue)


_PAGE_OF_REPORTS = lazy_pattern(r"^(?P<part>I{1,2}(?:-[AB]+)?)\s?[-‑–]\s?0*(?P<page>\d+)")


_WORD_FOR_CASE = lazy_pattern(
    r"(?i)^(?:joined cases|cases?|(?:verb(?:\.|undene)\s?)?(?:rechtssachen?|rs\.?)"
    r"|aff(?:aires?|\.)(?:\s(?:jointes|jtes\.?))?|n°)\s"
)
_CASES = lazy_pattern(r"^(?:[CTF]-)?\d+/\d+")
_IN_ENGLISH, _IN_GERMAN, _IN_FRENCH = "and", "und", "et"


def european_case(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Write number, ECLI and report of a case of the Court of Justice as it writes them; say whose opinion it is."""
    number = plain(texts, "number").replace("‑", "-").replace("–", "-")
    put(texts, "number", _in_words_of(source.language, number))
    # English guides have its English name, whatever the language of the judgment that was read.
    english = _in_words_of("en", number)
    put(texts, "case-number", english)
    if number:
        said = "|".join(re.escape(one) for one in (english, plain(texts, "number"), number))
        title = re.sub(rf"^(?:{said})\b[\s:,.–-]*", "", plain(texts, "title"), flags=re.IGNORECASE)
        if not title:
            # Opinion 1/15 has no parties by which it would be named too.
            texts.setdefault("title-short", Wording(plain(texts, "number")))
        put(texts, "title", title)
    put(texts, "ECLI", plain(texts, "ECLI").removeprefix("ECLI:"))
    put(texts, "container-title", reports.report_abroad(plain(texts, "container-title")))
    part, page = plain(texts, "volume"), plain(texts, "page")
    if re.fullmatch(r"I{1,2}(?:-[AB]+)?", part):
        # A part of the reports is no volume: 2005, I-7879.
        put(texts, "volume", "")
        put(texts, "page", page if page.startswith("I") else f"{part}-{page}")
    if found := _PAGE_OF_REPORTS.match(plain(texts, "page")):
        # A page of a part of the reports, and no range: I–6351 (OSCOLA 2.6.2).
        texts["page-first"] = Wording(f"{found['part']}–{found['page']}")
    report_year(texts, dates, source)
    opinion(texts, dates, source)


def _in_words_of(lang: str, number: str) -> str:
    """Return the number of a case as one language has it: Case C-293/12, C-293/12 or Rs. C-293/12, aff. C-293/12."""
    bare = _WORD_FOR_CASE.sub("", number)
    if not _CASES.match(bare):
        # An opinion under a number of its own, or several numbers in words that nobody foresaw.
        return number
    several = len(re.findall(r"\d+/\d+", bare)) > 1
    # German has the bare number or the word that was recorded, and never that of another language.
    german = number if re.match(r"(?i)verb|r", number) else bare
    words, between = {
        "de": (german.removesuffix(bare), _IN_GERMAN),
        "fr": ("aff. jtes " if several else "aff. ", _IN_FRENCH),
    }.get(lang, ("Joined Cases " if several else "Case ", _IN_ENGLISH))
    return words + re.sub(rf"\s(?:{_IN_ENGLISH}|{_IN_GERMAN}|{_IN_FRENCH})\s", f" {between} ", bare)


_OPINION = lazy_pattern(r"(?i)\b(?:opinion|view)\b|^ag\b|advocate general")


def opinion(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Say whose opinion is cited and no judgment: Opinion of AG Kokott (OSCOLA 2.6.2)."""
    genre = plain(texts, "genre")
    if not _OPINION.search(genre):
        return
    words = re.sub(r"(?i)\badvocate[- ]general\b", "AG", genre)
    authors = source.names.get("author", ())
    name = next((part.text for part in (authors[0].family, authors[0].literal) if part), "") if authors else ""
    if name and not re.search(r"\bAG \w", words):
        words = f"Opinion of AG {re.sub(r'(?i)^(?:AG|advocate general) ', '', name)}"
    texts["opinion"] = Wording(re.sub(r"^AG\b", "Opinion of AG", words))


_APPLICATION = lazy_pattern(
    r"^(?:(?:app(?:lication|eal|ln|\.)?s?|requ[eê]tes?)\b\.?\s*)?(?:n(?:o|[°º])s?\.?\s*)?(?=\d)", re.IGNORECASE
)
"""What HUDOC and others write before the number of an application."""


_VOLUME_OF_YEAR = lazy_pattern(r"(?:(?P<year>\d{4})\s?[-–—/ ]\s?)?(?P<volume>[IVX]+)")


def reports_of_judgments(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Tell a volume of the reports of the Court of Human Rights, which has its year with it: ECHR 1998–VIII."""
    put(texts, "container-title", reports.report_abroad(plain(texts, "container-title")))
    found = _VOLUME_OF_YEAR.fullmatch(plain(texts, "volume"))
    if found and plain(texts, "container-title") == "ECHR":
        year = found["year"] or dates.get("issued", "")[:4]
        put(texts, "volume", f"{year}-{found['volume']}")
        texts["volume-of-year"] = Wording(f"{year}–{found['volume']}")


def application(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Leave number, phase and title of a case of the Court of Human Rights bare of what each style has for them."""
    bare = _APPLICATION.sub("", plain(texts, "number"))
    put(texts, "number", bare)
    # The Court writes [GC] behind the name; the brackets are the style's.
    genre = re.sub(r"^\((.+)\)$", r"\1", plain(texts, "genre"))
    if found := re.search(r"(?i)[\[(]?\b(GC|Grand Chamber|Committee)\b[\])]?", genre):
        texts["formation"] = Wording("GC" if found[1].lower() != "committee" else "Committee")
        genre = (genre[: found.start()] + genre[found.end() :]).strip(" ,;")
    put(texts, "genre", genre)
    if len(re.findall(r"\d+/\d+", bare)) > 1:
        texts["applications"] = Wording(bare)
    title = re.sub(r"(?i)^(?:affaire|case of)\s+", "", plain(texts, "title"))
    parties = re.split(r"\s+[vV]\.?\s+", title)
    if len(parties) == 2 and all(party.isupper() for party in parties):
        # HUDOC has titles in capitals: CASE OF S. AND MARPER v. THE UNITED KINGDOM.
        title = " v ".join(_small(party) for party in parties)
    put(texts, "title", title)


def _small(party: str) -> str:
    words = party.removeprefix("THE ").title()
    return re.sub(r"(?<=\s)(?:And|Of|The|For|In)\b", lambda word: word[0].lower(), words)


_PROPOSAL = lazy_pattern(
    r"\b(?P<series>COM|SWD|SEC|JOIN)\s?(?:\((?P<year>(?:19|20)?\d\d)\)\s?/?|/(?P<other>\d{4})/)(?=\d)"
)


def commission_document(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the number of a document of the Commission with its spaces: COM (2020) 66 final."""
    for name in ("number", "title"):
        if found := _PROPOSAL.search(plain(texts, name)):
            text = plain(texts, name)
            spaced = (
                f"{text[: found.start()]}{found['series']} ({found['year'] or found['other']}) {text[found.end() :]}"
            )
            put(texts, name, spaced)
