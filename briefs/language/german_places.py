"""Provisions as German lawyers write them: § 823 Abs. 1 Satz 2, § 823 I 2 Nr. 3, Art. 12 II."""

import re

from briefs.language.number_words import roman_value
from briefs.language.place_parts import Part, Place

_HEAD = re.compile(r"(?P<word>§|Art\.)\s?(?P<number>\d+[a-z]?)(?:\s(?:Abs\.\s?)?(?P<paragraph>\d+[a-z]?|[IVX]+))?")
_FURTHER = re.compile(r"\s(?P<word>Nr\.|lit\.|Satz|S\.|UAbs\.)\s?(?P<number>\d+[a-z]?|[a-z]{1,2})")
_UNITS = {"Nr.": "款", "lit.": "目", "Satz": "句", "S.": "句", "UAbs.": "段"}
"""The unit of each word; a Satz is a sentence of a paragraph and no item of a list."""


def read_german(text: str) -> Place | None:
    """Read one provision; None for an enumeration, which stays as it was typed, and for one without parts."""
    head = _HEAD.match(text)
    if not head:
        return None
    below, units = [], ""
    if head["paragraph"]:
        # § 823 I is § 823 Abs. 1.
        numeral = head["paragraph"]
        below, units = [numeral if numeral[0].isdecimal() else str(roman_value(numeral))], "項"
    end = head.end()
    while found := _FURTHER.match(text, end):
        below.append(found["number"])
        units += _UNITS[found["word"]]
        end = found.end()
    if end != len(text) or not below:
        return None
    return Place(
        "section" if head["word"] == "§" else "article", (Part(head["number"], tuple(below), units),), sign=True
    )
