"""Rules for what is counted: pages, volumes, issues and editions as bare numbers, whatever words a record puts to them.

Each style has words of its own for them (頁1-20, 第1-20頁, S. 1-20), so those of the record would stand twice.
"""

import re

from msgspec.structs import replace

from briefs.citing.canonical_rules import Texts
from briefs.model.source import Source

_PAGE = re.compile(
    r"^(?:第\s*(?P<numbered>[^第]+?)\s*[頁页版面]|(?P<behind>[^第]+?)\s*[頁页版面]|[頁页]\s*(?P<before>.+)"
    r"|(?:pp?|S|Seiten?)\.?\s*(?P<latin>\d.*))$"
)
_EACH_PAGE = re.compile(r"(?<=\d)\s*[頁页]?\s*(?:至|到|~|～|〜)\s*第?\s*(?=\D{0,2}\d)")


def pages(texts: Texts, _: dict[str, str], __: Source) -> None:
    """Leave the numbers of pages bare: 1-20 of 頁1-20, 第1頁至第20頁 and pp. 1-20, A3 of A3版, 3 of 第3版."""
    for name in ("page", "page-first"):
        if name in texts:
            text = _EACH_PAGE.sub("-", texts[name].text.strip())
            if found := _PAGE.match(text):
                text = next(part for part in found.groups() if part)
            texts[name] = replace(texts[name], text=text)
