"""Works as the Bluebook and OSCOLA cite them: cases, codes, acts of the Union, articles, books."""

import re
from collections.abc import Iterator

from briefs.importing.author_names import is_name
from briefs.importing.headers import read_day
from briefs.importing.reference import Reference

_PAGES = r"\d+(?:[-–]\d+)?"
_COURTS = {"U.S.": "Supreme Court", "S. Ct.": "Supreme Court", "L. Ed. 2d": "Supreme Court"}
"""Reporters of one court alone, which a citation then does not name."""
_CASE = re.compile(
    r"(?P<title>.+? v\. .+?), (?P<volume>\d+) (?P<container>[A-Z][A-Za-z. ]*?(?:2d|3d|4th)?) (?P<page>\d+)"
    rf"(?:, (?P<place>{_PAGES}))? \((?:(?P<court>[^()]*?) )?(?P<year>\d{{4}})\)"
)
"""Carpenter v. United States, 585 U.S. 296, 310 (2018)."""
_CODE = re.compile(
    r"(?:(?P<title>[A-Z][^,§]+), )?(?P<volume>\d+) (?P<container>U\.S\.C\.|C\.F\.R\.) "
    r"§ (?P<section>[\w.-]+)(?P<sub>(?:\(\w+\))*)(?: \((?P<year>\d{4})\))?"
)
"""18 U.S.C. § 2703(d) (2018), 47 C.F.R. § 64.2010(a) (2023)."""
_ARTICLE = re.compile(
    r"(?P<author>[^,]+), (?P<title>.+?), (?P<volume>\d+) (?P<container>[A-Z][\w.&’' -]+?) (?P<page>\d+)"
    rf"(?:, (?P<place>{_PAGES}))? \((?P<year>\d{{4}})\)"
)
"""Cass R. Sunstein, Incommensurability, 92 Mich. L. Rev. 779, 781 (1994)."""
_BOOK = re.compile(
    rf"(?P<author>[^,]+), (?P<title>[^,]+?)(?: (?P<place>{_PAGES}))? "
    r"\((?:(?P<edition>\d+)(?:st|d|nd|rd|th) ed\. )?(?P<year>\d{4})\)"
)
"""Lawrence Lessig, Code 5 (2d ed. 2006)."""
_EU_CASE = re.compile(
    r"(?P<number>(?:Joined Cases|Case) [CT]-\d+/\d+),? (?P<title>.+?),? (?:ECLI:)?(?P<ECLI>EU:[CT]:\d{4}:\d+)"
    r"(?:, (?:¶|paras?\.?) (?P<place>[\d–-]+))?(?: \((?P<day>[^()]+)\))?"
)
"""Case C-311/18, Data Prot. Comm’r v. Facebook Ir. Ltd., ECLI:EU:C:2020:559, ¶ 134 (July 16, 2020)."""
_EU_ACT = re.compile(
    r"(?:(?P<title>[^,]+), )?"
    r"(?P<number>(?:Regulation|Directive|Decision) (?:\([A-Z]+\) )?(?:No\.? )?\d+/\d+(?:/[A-Z]+)?)"
    r"(?:, (?P<place>art\. [\d()a-z]+))?,? (?:(?P<year>\d{4}) O\.J\. \((?P<series>[LC]) (?P<issue>\d+)\) (?P<page>\d+)"
    r"|\[(?P<year2>\d{4})\] OJ (?P<series2>[LC])(?P<issue2>\d+)/(?P<page2>\d+)(?:, (?P<place2>art \d+(?:\(\d+\))*))?)"
)
"""General Data Protection Regulation, Regulation 2016/679, art. 44, 2016 O.J. (L 119) 1; … [2016] OJ L119/1, art 44."""
_OSCOLA_ARTICLE = re.compile(
    r"(?P<author>[^,‘']+), [‘'](?P<title>[^’]+?)[’'] (?:\((?P<year>\d{4})\) (?P<volume>\d+)|\[(?P<year2>\d{4})\]) "
    rf"(?P<container>[A-Z][\w.&’ -]*?) (?P<page>\d+)(?:, (?P<place>{_PAGES}))?"
)
"""Paul Craig, ‘Theory, “Pure Theory” and Values in Public Law’ [2005] PL 440."""
_OSCOLA_BOOK = re.compile(
    r"(?P<author>[^,]+), (?P<title>[^()]+) \((?:(?P<edition>\d+)(?:st|nd|rd|th) edn, )?"
    rf"(?P<publisher>[A-Z][^(),\d]*) (?P<year>\d{{4}})\)(?: (?P<place>{_PAGES}))?"
)
"""Timothy Endicott, Administrative Law (4th edn, OUP 2018) 120."""


def readings(note: str) -> Iterator[Reference]:
    """Yield what a note may be read as; which of them is right is told by printing it again."""
    words = note.replace("*", "")
    fields: dict[str, str]
    if match := _CASE.fullmatch(words):
        court = match["court"] or _COURTS.get(match["container"], "")
        fields = {"container-title": match["container"], "issued": match["year"]}
        yield _found("legal_case", match, fields | ({"authority": court} if court else {}), "US")
    if match := _CODE.fullmatch(words):
        kind = "legislation" if match["container"] == "U.S.C." else "regulation"
        fields = {"volume": match["volume"], "container-title": match["container"], "section": match["section"]}
        fields |= {"issued": match["year"]} if match["year"] else {}
        place = f"§ {match['section']}{match['sub']}"
        title = match["title"] or f"{match['volume']} {match['container']} § {match['section']}"
        yield Reference(kind, title, "en", fields, locator=place, jurisdiction="US")
    if match := _EU_CASE.fullmatch(words):
        day = read_day(match["day"]) if match["day"] else match["ECLI"].split(":")[2]
        fields = {"number": match["number"], "ECLI": match["ECLI"], "authority": "CJEU", "issued": day}
        place = f"para. {match['place']}" if match["place"] else ""
        yield Reference("legal_case", match["title"], "en", fields, locator=place, jurisdiction="EU")
    if match := _EU_ACT.fullmatch(words):
        fields = {"number": match["number"], "container-title": "OJ", "issued": match["year"] or match["year2"]}
        fields |= {"collection-title": match["series"] or match["series2"], "issue": match["issue"] or match["issue2"]}
        fields["page"] = match["page"] or match["page2"]
        place = match["place"] or (match["place2"] or "").replace("art ", "art. ")
        yield Reference(
            "legislation", match["title"] or match["number"], "en", fields, locator=place, jurisdiction="EU"
        )
    if " v. " not in words and (match := _ARTICLE.fullmatch(words)):
        fields = {"volume": match["volume"], "container-title": match["container"], "issued": match["year"]}
        if is_name(match["author"]):
            yield _found("article-journal", match, {"author": match["author"], "page": match["page"], **fields})
    if (match := _OSCOLA_ARTICLE.fullmatch(words)) and is_name(match["author"]):
        fields = {"container-title": match["container"], "issued": match["year"] or match["year2"]}
        yield _found("article-journal", match, {"author": match["author"], "page": match["page"], **fields})
    for pattern in (_BOOK, _OSCOLA_BOOK):
        match = pattern.fullmatch(words)
        if match is None or not is_name(match["author"]):
            continue
        more = {"publisher": match["publisher"]} if "publisher" in match.groupdict() else {}
        edition = {"edition": match["edition"]} if match["edition"] else {}
        yield _found("book", match, {"author": match["author"], **edition, **more, "issued": match["year"]})


def _found(kind: str, match: re.Match[str], fields: dict[str, str], jurisdiction: str = "") -> Reference:
    place = f"at {match['place']}" if match["place"] else ""
    if "page" in match.groupdict():
        fields["page"] = match["page"]
    if match.groupdict().get("volume"):
        fields["volume"] = match["volume"]
    return Reference(kind, match["title"], "en", fields, locator=place, jurisdiction=jurisdiction)
