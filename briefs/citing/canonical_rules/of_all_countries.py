"""Rules for works that are the same everywhere: treaties, documents of the United Nations, books, articles, letters."""

import re

from briefs.citing import reports
from briefs.citing.canonical_rules.shared import Texts, plain, put, year_as_volume
from briefs.model.source import Source, Wording

_BODIES = {"A": "G.A.", "S": "S.C.", "GA": "G.A.", "UNGA": "G.A.", "SC": "S.C.", "UNSC": "S.C.", "ECOSOC": "E.S.C."}
_SYMBOLS = {"G.A.": "A", "S.C.": "S"}
_SYMBOL = re.compile(r"^(?:U\.?N\.? Doc\.? )?(?P<symbol>(?P<body>[AS])/RES/(?P<number>[\w/()-]+))$")
_RESOLUTION = re.compile(
    r"(?i)^(?P<body>G\.?\s?A\.?|S\.?\s?C\.?|UNGA|UNSC|ECOSOC) Res(?:olution|\.)?\s(?:No\.?\s)?(?P<number>.+)$"
)


def resolution(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell body and number of a resolution of the United Nations (Bluebook, rule 21.7; OSCOLA, appendix 4.2)."""
    number = plain(texts, "number")
    symbol = _SYMBOL.match(number)
    found = symbol or _RESOLUTION.match(number)
    if found:
        texts["resolution-body"] = Wording(_BODIES.get(re.sub(r"[.\s]", "", found["body"]).upper(), found["body"]))
        texts["resolution"] = Wording(found["number"])
        texts["resolution-spaced"] = Wording(re.sub(r"(?<=\d)\(", " (", found["number"]))
        if symbol:
            texts["symbol"] = Wording(symbol["symbol"])
        body = _SYMBOLS.get(texts["resolution-body"].text)
        if body and re.fullmatch(r"\d+(?:/\d+)?(?:\s?\([IVXL]+\))?", found["number"]):
            # Its symbol is made of body and number alike: S/RES/1373.
            texts["symbol-made"] = Wording(f"{body}/RES/{found['number'].replace(' ', '')}")
    elif re.search(r"决议|決議", plain(texts, "genre")):
        texts["adopted"] = texts["genre"]
    elif number:
        texts["symbol"] = Wording(re.sub(r"^U\.?N\.? Doc\.? ", "", number))


def parties(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Name the two parties of a treaty that its record has as authors (Bluebook, rule 21.4.2)."""
    names = [name.literal.text for name in source.names.get("author", ()) if name.literal]
    if len(names) == 2:
        texts["parties"] = Wording("–".join(sorted(names)))


def dates_of_treaty(texts: Texts, dates: dict[str, str], _: Source) -> None:
    """Tell a treaty that came into force on its day, and a series that is found by its year (OSCOLA 5, 4.1.1)."""
    if dates.get("issued") and dates.get("issued") == dates.get("available-date"):
        texts["in-force-at-once"] = Wording(dates["issued"])
    if found := re.fullmatch(r"\[?((?:18|19|20)\d\d)\]?", plain(texts, "volume")):
        texts["report-year"] = Wording(f"[{found[1]}]")


def film(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell a film from a video on the web: it has a studio, and no address or platform (Bluebook, rule 18.6)."""
    if "publisher" in texts and "author" not in source.names and not {"URL", "container-title"} & texts.keys():
        texts["studio"] = texts["publisher"]


_LASTING = re.compile(r"^https?://(?:perma\.cc|web\.archive\.org|archive\.(?:ph|today|is)|hdl\.handle\.net)/")
_DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(?P<doi>10\..+)$")


def lasting_address(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell an address that stays, and a DOI: they need no day of the visit (OSCOLA 5, 3.7.1)."""
    address = plain(texts, "URL")
    if found := _DOI.match(address):
        texts.setdefault("DOI", Wording(found["doi"]))
    elif _LASTING.match(address):
        texts["URL-lasting"] = texts["URL"]


def review(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell a note on a case and a review of a book, which OSCOLA marks behind the page (3.3.2; fifth edition, 3.5)."""
    genre, title = plain(texts, "genre").lower(), plain(texts, "title")
    if re.fullmatch(r"(?:case )?note|case comment", genre) and re.search(r"\sv\.?\s|^(?:R \(|Re |In re )", title):
        texts["reviewed"] = Wording("note")
    elif source.type == "review-book" or re.fullmatch(r"book review", genre):
        texts["reviewed"] = Wording("book review")


def international_case(texts: Texts, dates: dict[str, str], __: Source) -> None:
    """Call the reports of the International Court of Justice by one name (OSCOLA, appendix 4.2.1)."""
    year_as_volume(texts, dates)
    put(texts, "container-title", reports.report_abroad(plain(texts, "container-title")))
    if re.fullmatch(r"I\.? ?C\.? ?J\.?(?: Rep\.?)?", plain(texts, "container-title")):
        put(texts, "container-title", "ICJ Rep")
    if "genre" in texts and not re.match(r"(?i)judgments?$", plain(texts, "genre")):
        # OSCOLA names a phase (Merits), and no judgment.
        texts["phase"] = texts["genre"]


_TRIBUNAL = re.compile(r"^(?:Case )?(?:Nos?\.? )?(?P<number>(?P<of>ICC|IT|ICTR|MICT|SCSL|STL|KSC)[-/].+)$")


def tribunal(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell a case of an international criminal court, whose number shows the court (OSCOLA, appendix 4.2.2)."""
    found = _TRIBUNAL.match(plain(texts, "number"))
    if source.type == "legal_case" and found and "container-title" not in texts:
        texts["tribunal"] = Wording(found["number"])
        if found["of"] == "ICC":
            # The Bluebook names the others beside the day.
            texts.pop("authority", None)


_PREFACE = re.compile(r"^(?:Foreword|Preface|Introduction|Afterword|Prologue|Epilogue)\b")


def preface(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell a foreword to the book of another, which the Bluebook cites in its own way (rule 15.6)."""
    if _PREFACE.match(plain(texts, "title")) and "container-author" in source.names:
        texts["preface"] = texts["title"]


_REPRINT = re.compile(r"(?i)\b(?:photo|facs)\w*\.?\b.*\b(?:reprint|edition|ed\.)|^facsimile$")


def reprint(texts: Texts, dates: dict[str, str], source: Source) -> None:
    """Tell who published anew what had been published before; a reprint by photograph is called so (rule 15.4)."""
    if not dates.get("original-date") or "translator" in source.names:
        return
    if any(_REPRINT.search(plain(texts, name)) for name in ("edition", "genre")):
        texts["reprint"] = Wording("photo. reprint")
    elif "edition" not in texts and "publisher" in texts:
        texts["republisher"] = texts["publisher"]


def research_network(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Name the network whose papers Zotero records as reports of the genre SSRN Scholarly Paper (rule 17.4)."""
    recorded = "SSRN" if re.match(r"SSRN\b", plain(texts, "genre")) else plain(texts, "publisher")
    if recorded:
        texts["publisher-as-recorded"] = Wording(recorded)
    if re.match(r"SSRN\b", plain(texts, "genre")):
        texts["genre"] = Wording("Paper")
        texts["publisher"] = Wording("Social Science Research Network")
    elif plain(texts, "publisher") == "SSRN":
        texts["publisher"] = Wording("Social Science Research Network")
    series, genre = plain(texts, "collection-title"), plain(texts, "genre")
    if series:
        # NBER Working Papers says itself what its papers are.
        texts["series-of-papers"] = Wording(series if genre.lower() in series.lower() else f"{series} {genre}")


def institution(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell the body that stands behind a report beside its authors (Bluebook, rule 15.1(c))."""
    authors = source.names.get("author", ())
    if "publisher" in texts and not any(name.literal for name in authors):
        texts["institution"] = texts["publisher"]


_GENERIC = re.compile(r"(?i)^(?:letter|e-?mail|interview|memo(?:randum)?|conversation)\b")


_INTERVIEW = re.compile(r"(?i)^(?:[\w-]+ )?interview (?:with|by) .+,")
"""A title that says who was asked and what he is."""
_BY_WHAT = re.compile(r"(?i)^(?:telephone|phone|video|zoom|e-?mail|online|personal|written) interview")


def correspondence(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Tell what a letter or interview is, and whether its title says more (Bluebook, rule 17.2; OSCOLA, 3.4.12)."""
    if re.fullmatch(r"(?i)blog(?: ?post)?|web ?(?:page|site)|news(?: article)?|article|post", plain(texts, "genre")):
        # What Zotero has as the type of a website says no more than that it is one.
        texts.pop("genre")
    if source.type not in ("personal_communication", "interview"):
        return
    title, genre = plain(texts, "title"), plain(texts, "genre")
    said = genre.lower() + " " + title.lower()
    if source.type == "personal_communication":
        mail = re.search(r"\be-?mail\b", said)
        texts["what"] = Wording("E-mail" if mail else "Memorandum" if "memo" in said else "Letter")
    interview = _INTERVIEW.match(title)
    if source.type == "interview" and interview:
        # Interview with Irene Kull, Assistant Dean: the title says who was asked, and more.
        texts["interview"] = texts["title"]
    elif source.type == "interview" and (by := _BY_WHAT.match(genre)):
        people = " and ".join(
            " ".join(part.text for part in (name.given, name.family, name.literal) if part)
            for name in source.names.get("author", ())
        )
        texts["interview"] = Wording(f"{by[0]} with {people}") if people else texts["genre"]
    if title and not _GENERIC.match(title) and not interview:
        texts["subject"] = texts["title"]
    elif re.search(r"\bfrom\b", title) and not source.names:
        # E-mail from Ann Roe to John Doe: the title has all that a letter says, and is no title.
        texts["letter"] = texts["title"]


def paper(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Write the page of a newspaper with its section, A1; tell an editorial from news (Bluebook, rule 16.6)."""
    section, page = plain(texts, "section"), plain(texts, "page")
    if re.fullmatch(r"(?i)editorial|opinion|op-ed|letter to the editor|commentary", plain(texts, "genre")):
        texts["designation"] = texts["genre"]
    if re.fullmatch(r"[A-Z]{1,2}", section) and re.match(r"\d", page):
        put(texts, "page", section + page)
        texts.pop("section")


_COMING = re.compile(
    r"(?i)forthcoming|in press|to appear|(?:即將|即将)(?:出版|刊登|刊載|刊载|發表|发表)|待刊|近刊|刊行予定"
)
_SAID = {"en": "forthcoming", "zh-Hant": "即將出版", "ja": "近刊"}


def coming(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Say of a work that is not out yet that it is coming, in the words of the page (Bluebook, rule 17.3)."""
    status = texts.get("status")
    if status and _COMING.match(status.text):
        own = "en" if status.text.isascii() else status.lang or "zh-Hant"
        others = {lang: word for lang, word in _SAID.items() if lang != own} | status.others
        texts["status"] = Wording(status.text, own, others)
        texts["coming"] = texts["status"]


def manuscript(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Tell an article that has no pages yet: a place in it is one of its manuscript."""
    if "coming" in texts and "page" not in texts:
        texts["forthcoming"] = Wording("forthcoming")


_AMERICAN = re.compile(
    r"(?P<us>U\.?S\.?\s?(?:Pat(?:ent|\.)?\s?)?(?:No\.?\s?)?)?(?P<number>\d{1,2},?\d{3},?\d{3})(?:\s?[A-Z]\d?)?",
    re.IGNORECASE,
)


def patent(texts: Texts, _: dict[str, str], source: Source) -> None:
    """Write the number of an American patent in words: U.S. Patent No. 4,405,829 of US4405829A (rule 14.4)."""
    found = _AMERICAN.fullmatch(plain(texts, "number"))
    genre = plain(texts, "genre")
    of_america = found and (found["us"] or source.jurisdiction.upper() == "US" or genre == "U.S. Patent")
    if found and of_america:
        put(texts, "number", f"U.S. Patent No. {int(found['number'].replace(',', '')):,}")
        if re.fullmatch(r"(?i)(?:U\.?S\.? )?patent", genre):
            texts.pop("genre")
