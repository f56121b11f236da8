"""Provisions as German lawyers write them: § 823 Abs. 1 Satz 2, § 823 I 2 Nr. 3, Art. 13 Abs. 2 bis 5, 7."""

import re

from briefs.language.number_words import in_roman, roman_value
from briefs.language.place_parts import Part, Place

_HEAD = re.compile(r"(?P<word>§|Art\.)\s?(?P<number>\d+[a-z]?)(?:\s(?:Abs\.\s?)?(?P<paragraph>\d+[a-z]?|[IVX]+))?")
_FURTHER = re.compile(r"\s(?P<word>Nr\.|lit\.|Satz|S\.|UAbs\.)\s?(?P<number>\d+[a-z]?|[a-z]{1,2})")
_UNITS = {"Nr.": "款", "lit.": "目", "Satz": "句", "S.": "句", "UAbs.": "段"}
"""The unit of each word; a Satz is a sentence of a paragraph and no item of a list."""
# A further paragraph, and no article that has one of its own: Art. 2 Abs. 1, 20 Abs. 3.
_MORE = re.compile(
    r"(?P<mark>, | und | bis |\s?[-–]\s?)(?P<word>Abs\.\s?)?(?P<number>\d+|[IVX]+)(?![\w.])(?!\s(?:Abs\.|[IVX]+\b))"
)
_MARKS = {",": ",", "und": "&", "bis": "-", "-": "-", "–": "-"}


def read_german(text: str) -> Place | None:
    """Read one provision or several paragraphs of it; None for other enumerations, and for one without parts."""
    head = _HEAD.match(text)
    if not head:
        return None
    unit = "section" if head["word"] == "§" else "article"
    below, units = [], ""
    if head["paragraph"]:
        below, units = [_figures(head["paragraph"])], "項"
    end = head.end()
    if below and (more := _more(text, end, head["word"], head["number"])) and more[-1].end() == len(text):
        parts = [
            Part(head["number"], tuple(below), units),
            *(Part("", (_figures(one["number"]),), "項") for one in more),
        ]
        return Place(unit, tuple(parts), tuple(_MARKS[one["mark"].strip()] for one in more), sign=True)
    while found := _FURTHER.match(text, end):
        below.append(found["number"])
        units += _UNITS[found["word"]]
        end = found.end()
    if end != len(text) or not below:
        return None
    return Place(unit, (Part(head["number"], tuple(below), units),), sign=True)


def _figures(numeral: str) -> str:
    """Return the number of a paragraph in figures: § 823 I is § 823 Abs. 1."""
    return numeral if numeral[0].isdecimal() else str(roman_value(numeral))


def _more(text: str, end: int, sign: str, article: str) -> list[re.Match[str]]:
    """Return the further paragraphs of an article that stand behind the first one.

    What is higher than the article may be another article, of which a list goes up: Art. 2 Abs. 1, 20.
    """
    highest = max(int(article.rstrip("abcdefghijklmnopqrstuvwxyz")), 9 if sign != "§§" else 0)
    found: list[re.Match[str]] = []
    while (one := _MORE.match(text, end)) and (one["word"] or int(_figures(one["number"])) <= highest):
        found.append(one)
        end = one.end()
    return found


_PARAGRAPH = re.compile(
    r"(?P<before>(?:(?P<sign>§+|Art\.)\s?(?P<article>\d+)[a-z]?\s)?)\bAbs\.\s?(?P<number>\d+)(?![\da-z])"
)


def with_roman_paragraphs(words: str) -> str:
    """Return provisions with their paragraphs in Roman figures: Art. 13 II bis V, VII; § 312b II S. 1."""
    text, end, sign, article = "", 0, "§§", "0"
    while found := _PARAGRAPH.search(words, end):
        sign, article = found["sign"] or sign, found["article"] or article
        text += words[end : found.start()] + found["before"] + _roman(found["number"])
        end = found.end()
        for one in _more(words, end, sign, article):
            text += one["mark"] + _roman(_figures(one["number"]))
            end = one.end()
    return re.sub(r"\bSatz (?=\d)", "S. ", text + words[end:])


def _roman(number: str) -> str:
    """Return a number in Roman figures, as far as paragraphs are counted."""
    roman = in_roman(number)
    return roman if roman != number else f"Abs. {number}"
