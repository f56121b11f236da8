"""Names in a record as the Bluebook writes them: of periodicals, parties, courts, series, and bodies.

Only styles that say so are given them (`b:abbreviations="bluebook"`).
"""

import re

from briefs.citing.abbreviated import COUNTRIES, bluebook, body, party, periodical
from briefs.citing.csl.context import Item
from briefs.citing.marked import ITALIC, changed, to_plain, wrapped
from briefs.citing.reports import series

_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})
_STATES = re.compile(r"^(?P<name>.*\S)\s\((?P<parties>[^()]+\sv\.\s[^()]+)\)$")
_BODY_OF_LAW = re.compile(r"\s\((?:EU|EC|EEC|Euratom)\)|/(?:EU|EC|EEC)\b|\sNo\.?(?=\s)")
"""What the Bluebook leaves out of the number of an act of the Union (rule 21.9): (EU) of Regulation (EU) 2016/679."""
_NUMBER_IN_TITLE = re.compile(
    r"((?:(?:Council|Commission)\s)?(?:(?:Delegated|Implementing|Framework)\s)?(?:Regulation|Directive|Decision)\s\S*\s?"
    r"(?:No\.?\s)?\d+/\d+(?:/[A-Z]+)?)(?=\s|$)"
)


def abbreviate(item: Item, kind: str, *, parties: bool) -> None:
    """Abbreviate what the Bluebook does: titles of periodicals without a short one, parties, bodies, series."""
    container = item.get("container-title", "")
    if item["type"] in _PERIODICALS and container and "container-title-short" not in item:
        item["container-title-short"] = changed(container, periodical)
    elif item["type"] in ("legal_case", "treaty") and kind != "uk-case" and container:
        item["container-title"] = changed(container, lambda name: series().by_bluebook.get(name.replace(".", ""), name))
    if item["type"] == "treaty" and "number" in item:
        # T.I.A.S. No. 11,670: the series within a number.
        item["number"] = re.sub(
            r"^[A-Z]+(?=\s)", lambda found: series().by_bluebook.get(found[0], found[0]), item["number"]
        )
    for name in ("publisher", "collection-title") if kind == "working-paper" else ("institution", "republisher"):
        if name in item:
            item[name] = changed(item[name], body)
    if "parties" in item:
        # Japan-U.S., by the countries' abbreviations (rule 21.4.2, table T10).
        item["parties"] = "-".join(_country(name) for name in item["parties"].split("–"))
    if parties and item["type"] == "legal_case" and "title" in item:
        court = "\n".join(to_plain(item.get(name, "")) for name in ("authority", "container-title"))
        if item.get("jurisdiction", "").upper() == "CA":
            # Canada has a stop behind the Crown, and Britain and Australia none: R. v. Oakes (table T2).
            item["title"] = changed(item["title"], lambda title: re.sub(r"^R(?= v\. )", "R.", title))
        for name in ("title", "title-short") if item.get("short-is-made") else ("title",):
            item[name] = changed(item[name], _states if kind == "icj-case" else lambda title: _case(title, court))


def bare_numbers(item: Item) -> None:
    """Leave (EU) and /EC out of the number of an act of the European Union, in its title too."""
    if "number" in item:
        item["number"] = _BODY_OF_LAW.sub("", item["number"])
    if "title" in item:
        item["title"] = _NUMBER_IN_TITLE.sub(lambda found: _BODY_OF_LAW.sub("", found[1]), item["title"], count=1)


_PHRASES = re.compile(r"^(?:In re|Re|Ex parte)(?=\s[A-Z0-9])|(?<=\s)ex (?:rel\.|parte)(?=\s[A-Z0-9])")


def italic_phrases(item: Item) -> None:
    """Set procedural phrases in italics in a title that stands upright: *In re* Google (Bluebook, rule 2.1(a))."""
    if item["type"] == "legal_case" and "title" in item:
        item["title"] = changed(item["title"], lambda title: _PHRASES.sub(lambda one: wrapped(one[0], ITALIC), title))


def _case(title: str, court: str) -> str:
    title = re.sub(r"^In the Matter of\s", "In re ", title)
    return " v. ".join(party(side, court) for side in title.split(" v. "))


def _states(title: str) -> str:
    """Abbreviate the States between which a case was: (Nicar. v. U.S.) (rule 21.5.1)."""
    found = _STATES.match(title)
    if not found:
        return title
    return f"{found['name']} ({' v. '.join(_country(side) for side in found['parties'].split(' v. '))})"


def _country(name: str) -> str:
    bare = name.strip().removesuffix(" of America")
    bare = COUNTRIES.get(bare, bare)
    return bluebook().places.get(bare, name.strip())
