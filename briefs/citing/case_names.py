"""The names of cases: by which party a case is called later."""

import re
from functools import lru_cache

from briefs.citing.abbreviated import bluebook, without_others


@lru_cache(maxsize=4096)
def short_british_name(title: str) -> str:
    """Return the name by which OSCOLA calls a case later: one in a matter keeps Re, without its brackets (2.1.2)."""
    matter = re.fullmatch(r"((?:In re|Re|Ex parte)\s(?:(?!\sv\.?\s)[^()])+?)(?:\s\([^()]*\))*", title)
    return matter[1] if matter else short_case_name(title)


@lru_cache(maxsize=4096)
def short_case_name(title: str) -> str:
    """Return the one party by which a case is called later (Bluebook, rule 10.9; OSCOLA, 2.1.2).

    That is the first, but no government: Smith of United States v. Smith, Miller of R (Miller) v Prime Minister.
    """
    title = re.sub(r"\s\([^()]*\sv\.?\s[^()]*\)$", "", title)
    # A case between States has a name of its own before them: Corfu Channel Case (UK v Albania).
    bare = re.sub(r"^(?:In re|Re|Ex parte|(?:In the )?Matter of)\s(?:the\s)?", "", title)
    review = re.match(r"R\.?\s\((?:on the application of )?([^()]+)\)", bare)
    if review:
        return without_others(review[1])
    if applicant := re.search(r"^R\.?\s(?:v\.?|vs\.?)\s.+,?\s[Ee]x\s?p(?:\.|arte)?\s(.+)$", bare):
        # Before 2001 the name of the applicant stood last (OSCOLA 2.1.2).
        return applicant[1]
    sides = re.split(r"\s(?:v\.?|vs\.?|versus)\s", bare, maxsplit=1)
    if len(sides) == 1:
        return re.sub(r"^(?:The )?(.+?)\sCase$", r"\1", bare)
    # A government that sues for another is not by whom the case is called: Schutte of United States ex rel. Schutte.
    first, second = (re.sub(r"^.+\sex rel\.?\s", "", without_others(side)) for side in sides)
    if _is_government(first) and not (_is_government(second) and not _RULERS.fullmatch(first)):
        first = second
    first = re.sub(r",?\s(?:Inc|Ltd|LLC|Corp|Corporation|plc|Co|Company)\.?$", "", first).removeprefix("The ")
    # The initials of a company: W.J. Howey Co. is Howey.
    return re.sub(r"^(?:[A-Z]\.\s?)+(?=[A-Z][a-z])", "", first)


def _is_government(party: str) -> bool:
    return bool(_RULERS.fullmatch(party) or _AGENCIES.fullmatch(party)) or party in _states()


@lru_cache
def _states() -> frozenset[str]:
    """Return the states of the United States, countries and towns, which are parties too often to name a case."""
    return frozenset(bluebook().places) | {"Alaska", "Hawaii", "Idaho", "Iowa", "Ohio", "Utah"}


_RULERS = re.compile(
    r"United States(?: of America)?|U\.S\.|US|People|State|Commonwealth|Regina|Rex|R\.?|Crown|Attorney General"
    r"|(?:The |Public )?Prosecutor"
    r"|(?:European )?Commission|Government of .*|HM Treasury|DPP|Director of Public Prosecutions|The (?:King|Queen)"
)
_AGENCIES = re.compile(
    r"SEC|FTC|FCC|EPA|NLRB|IRS|FDA|EEOC|FERC|DHS|Commissioner(?: of Internal Revenue)?"
    r"|(?:Federal|Securities|Equal|National Labor|Environmental)\s.*(?:Commission|Board|Agency)"
    r"|(?:People|State|Commonwealth) of .*"
)
"""Who is a party too often to name a case (Bluebook, rule 10.9(a)(i))."""
