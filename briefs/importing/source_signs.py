"""Signs by which a note seems to name a source, be it that no record can be made of it."""

import re
from collections.abc import Iterable

LOOKS_CITED = re.compile(
    r"https?://|[〈《『][^〈《〉》『』]{2,}[〉》』]|字第?\d+號|\b\w+\.? v\.? [A-Z]"
    r"|頁\s?\d|\d\s?[頁页]|第?\d+\s?[卷巻](?:第?\d+[期号號])?|[最高東大]判(?:昭和|平成|令和)"
    r"|\[\d{4}\]|\b(?:19|20)\d\d\)|\b\d+ (?:[A-Z][\w.&’]*\.? ){1,5}\d+|\bCase [CT]?-?\d+/\d+|\bO\.?J\.? |\bS\. \d+"
    r"|\b[A-Z][A-Za-z]+E \d+, \d+"
)
"""By these a note seems to cite: an address, a title in marks, a judgment, a page, a volume, a year in brackets."""
SHORT_FORM = re.compile(r"[同前]+揭?[註注]|同上|前掲注|\b[Ii]d\.|[Ii]bid|[Ss]upra")
"""Short forms, which name a work that another note says: 同前註, 前揭註3, 同上, 前掲注, Id., ibid., supra."""
_FIRST = re.compile(r"[另參並]?[參詳可][見照閱考]|[另詳並]?見[^解諸]|(?:But )?[Ss]ee\b|Cf\.|E\.g\.")
"""How a note begins that leads to a source, and hardly a point of a list: 參見, 另見, See."""
_IN_PRINT = re.compile(r"[〉》』][，,（( ].*?(?<!\d)(?:19|20)\d\d(?!\d)|頁\s?\d|\bpp?\. ?\d|\bat \d|https?://")
"""What a point of a list that names a law in marks does not have: a year of print, a page, an address."""


def name_sources(notes: Iterable[str]) -> bool:
    """Return whether numbered lines are notes by what they say: more than half name a source as notes do."""
    said = [bool(_FIRST.match(one) or SHORT_FORM.search(one) or _IN_PRINT.search(one)) for one in notes]
    return 2 * sum(said) > len(said)
