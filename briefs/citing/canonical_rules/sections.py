"""The field `section` of a code: one section or several, or a part that is none (Bluebook, rules 3.3 and 3.4)."""

import re

from briefs.citing.canonical_rules.shared import Texts, plain, put
from briefs.model.source import Wording

_SIGN = re.compile(r"^(?:§+|[Ss]ections?\b|[Ss]ecs?\.|[Ss]s?\.?(?=\s?\d))\s*")
_WORDS = {
    "part": "pt",
    "pt": "pt",
    "subpart": "subpt",
    "subpt": "subpt",
    "chapter": "ch",
    "ch": "ch",
    "title": "tit",
    "tit": "tit",
    "division": "div",
    "div": "div",
    "rule": "r",
    "r": "r",
    "article": "art",
    "art": "art",
    "appendix": "app",
    "app": "app",
}
"""Divisions of a code that are no sections, each as table T16 shortens it."""
_DIVISION = re.compile(rf"^(?P<word>{'|'.join(_WORDS)})s?\.?\s+(?=[\dA-Z])", re.IGNORECASE)
_TO = re.compile(r"(?<=\w)\s+(?:to|through|thru|[-–—])\s+(?=\d)")
_NUMBER = re.compile(r"\d[\w.:()]*(?:[-–][\w.:()]+)+")
_NEXT = re.compile(r"(?:[–,;&]|\band|\bor|\bto)\s*(?:§+\s*)?\d")
"""What shows that another section follows, and no subsection: 551, 552; but 2703(c), (d) is one."""


def sections(texts: Texts, *, of_state: bool = False) -> None:
    """Leave sections bare of their signs, and say how they are called: § 2703, §§ 551–559, pt. 314.

    `of_state` is for codes that number their sections with hyphens (59.1-575), where most hyphens join and don't span.
    """
    text = _SIGN.sub("", plain(texts, "section").strip())
    if not text:
        return
    division = _DIVISION.match(text)
    text = _TO.sub("–", text[division.end() :] if division else text)
    text = _NUMBER.sub(lambda found: _hyphenated(found[0], of_state=of_state and not division), text)
    several = bool(_NEXT.search(text))
    if division:
        said = f"{_WORDS[division['word'].lower()]}{'s' if several else ''}. {text}"
    elif re.match(r"[\dA-Z]*\d", text):
        said = f"{'§§' if several else '§'} {text}"
    else:
        said = text
    put(texts, "section", text)
    texts["section-said"] = Wording(said)


def _hyphenated(number: str, *, of_state: bool) -> str:
    """Return a number with hyphens: a dash where it spans two sections (551–559), else a hyphen (2000e-5)."""
    parts = re.split("[-–]", number)
    for at in range(1, len(parts)):
        first, last = "-".join(parts[:at]), "-".join(parts[at:])
        if _spans(first, last, digits=not of_state or "–" in number):
            # Beside hyphens a dash would be taken for one of them (rule 3.3(b)).
            return f"{first} to {last}" if "-" in first + last else f"{first}–{last}"
    return "-".join(parts)


def _spans(first: str, last: str, *, digits: bool) -> bool:
    """Return whether two numbers are the ends of a span of sections and no halves of one number.

    The last begins as the first does (1798.100-1798.199, 78a-78pp, 1681-1681x) or counts on from it (551-559).
    """
    series, _, _ = first.rpartition(".")
    if series or "." in last:
        return bool(series) and last.startswith(f"{series}.")
    one, other = (re.match(r"(\d+)(.*)", text) for text in (first, last))
    if not one or not other:
        return False
    if one[1] == other[1]:
        return len(one[1]) > 1
    # The section 1a-7 is one: where letters follow the first number, a bare one can't continue it.
    counts_on = int(other[1]) > int(one[1]) and not one[2].isalpha() and len(other[1]) - len(one[1]) < 2
    return digits and counts_on
