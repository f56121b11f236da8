"""The names of cases: by which party a case is called later."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def short_case_name(title: str) -> str:
    """Return the one party by which a case is called later (Bluebook, rule 10.9; OSCOLA, 2.1.2).

    That is the first, but no government: Smith of United States v. Smith, Miller of R (Miller) v Prime Minister.
    """
    bare = re.sub(r"^(?:In re|Re|Ex parte|Matter of)\s", "", title)
    review = re.match(r"R\.?\s\((?:on the application of )?([^()]+)\)", bare)
    if review:
        return review[1].split()[-1] if " " not in review[1] else review[1]
    sides = re.split(r"\s(?:v\.?|vs\.?|versus)\s", bare, maxsplit=1)
    first = sides[0].strip()
    if len(sides) > 1 and _GOVERNMENT.fullmatch(first):
        first = sides[1].strip()
    return re.sub(r",?\s(?:Inc|Ltd|LLC|Corp|plc|Co)\.?$", "", first) if len(sides) > 1 else first


_GOVERNMENT = re.compile(
    r"United States(?: of America)?|U\.S\.|US|People|State|Commonwealth|Regina|Rex|R\.?|Crown|Attorney General"
    r"|(?:European )?Commission|Government of .*|HM Treasury|DPP|Director of Public Prosecutions|The (?:King|Queen)"
)
