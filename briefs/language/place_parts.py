"""Places taken apart: 第6條第1項第4款, art. 6(1)(d), § 1 Abs. 2 Nr. 3, [43]-[47], 邊碼12.

Only a place whose every word is understood is; any other is left to be printed as it was typed.
"""

import re
from functools import lru_cache

import msgspec

from briefs.language.quantities import han_value


class Part(msgspec.Struct, frozen=True):
    """One provision: an article or section with what is below it."""

    number: str
    """Its number: `6`, `25-2` of an inserted article."""
    below: tuple[str, ...] = ()
    """Numbers or letters of paragraph, subparagraph, item, in this order."""
    tail: str = ""
    """What Chinese and Japanese add: 但書, 前段."""


class Place(msgspec.Struct, frozen=True):
    """A place taken apart."""

    unit: str
    """`article`, `section`, `paragraph`, `margin` (Rn., 邊碼), `chapter`, `recital`, `figure` or `table`."""
    parts: tuple[Part, ...]
    """The provisions, in order."""
    between: str = ""
    """`-` for a range, `,` for a list; empty for one."""


_HAN = "[0-9一二三四五六七八九十百千〇]+"
_CJK_PART = re.compile(
    rf"第?\s?(?P<number>{_HAN})\s?(?:條|条)(?P<inserted>(?:[之の]{_HAN})*)"
    rf"(?:第?(?P<a>{_HAN})[項项])?(?P<proviso>但書|但书)?(?:第?(?P<b>{_HAN}|[a-z])[款号號])?(?:第?(?P<c>{_HAN})目)?"
    r"(?P<tail>前段|中段|後段|后段|但書|但书|本文)?"
)
_CJK_UNITS = (
    ("paragraph", re.compile(rf"第\s?({_HAN})\s?段|段(?:碼|码|落)?\s?(\d+)")),
    ("margin", re.compile(r"[邊边][碼码]\s?(\d+)")),
    ("chapter", re.compile(rf"第\s?({_HAN})\s?章")),
    ("figure", re.compile(rf"[圖图]\s?({_HAN})")),
    ("table", re.compile(rf"表\s?({_HAN})")),
)
_LATIN_UNITS = (
    ("article", r"[Aa]rt(?:icle|ikel)?s?\.?"),
    ("section", r"§+|[Ss]s?\b|[Ss]ec(?:tion)?s?\.?"),
    ("paragraph", r"¶+|[Pp]ara(?:graph)?s?\.?|\[(?=\d)"),
    ("margin", r"Rn\.?|Rz\.?|Rdnr\.?"),
    ("chapter", r"[Cc]h(?:ap(?:ter)?)?s?\.?"),
    ("recital", r"[Rr]ec(?:ital)?s?\.?"),
    ("figure", r"[Ff]ig(?:ure)?s?\.?"),
    ("table", r"[Tt](?:bl|able)s?\.?"),
)
_LATIN_PART = re.compile(r"(?P<number>\d+[a-z]?(?:[-.]\d+)?)(?P<below>(?:\s?\([0-9A-Za-z]+\))*)")
_GERMAN_PART = re.compile(
    r"(?P<number>\d+[a-z]?)(?:\s(?:Abs\.\s?)?(?P<a>\d+|[IVX]+))?(?:\s(?:Nr\.|lit\.|S\.|Satz)\s?(?P<b>\w+))?"
)


@lru_cache(maxsize=4096)
def read_place(label: str, typed: str) -> Place | None:
    """Take a place apart that was typed; None where some of its words are not understood."""
    if label not in ("article", "section", "paragraph", "chapter", "figure", "custom", ""):
        return None
    return _cjk(typed) or _latin(typed)


def _number(text: str) -> str:
    return text if text.isascii() else str(han_value(text))


def _cjk(typed: str) -> Place | None:
    for unit, pattern in _CJK_UNITS:
        if found := pattern.fullmatch(typed.strip()):
            number = next(text for text in found.groups() if text)
            return Place(unit, (Part(_number(number)),))
    pieces = re.split(r"\s?([至、及])\s?", typed.strip())
    matches = [_CJK_PART.fullmatch(piece) for piece in pieces[::2]]
    if not all(matches):
        return None
    marks = set(pieces[1::2])
    between = "" if not marks else "-" if marks == {"至"} else "," if "至" not in marks else None
    if between is None:
        return None
    return Place("article", tuple(_cjk_part(match) for match in matches if match), between)


def _cjk_part(found: re.Match[str]) -> Part:
    inserted = [_number(text) for text in re.split("[之の]", found["inserted"])[1:]]
    below = tuple(_number(text) for text in (found["a"], found["b"], found["c"]) if text)
    return Part("-".join([_number(found["number"]), *inserted]), below, found["proviso"] or found["tail"] or "")


def _latin(typed: str) -> Place | None:
    text = typed.strip()
    for unit, words in _LATIN_UNITS:
        start = re.match(rf"(?:{words})\s?", text)
        if not start:
            continue
        # Paragraphs of judgments: [43]-[47].
        rest = re.sub(r"[\[\]]", "", text[start.end() :])
        # A hyphen is part of the number of an inserted article (25-2); from the lower to the higher it is a range.
        ends = re.fullmatch(r"(\d+)-(\d+)", rest)
        whole = not (ends and int(ends[1]) < int(ends[2])) and _LATIN_PART.fullmatch(rest)
        pieces = [rest] if whole else re.split(r"\s?(–|-|—|, | and | & )\s?", rest)
        matches = [_LATIN_PART.fullmatch(piece) for piece in pieces[::2]]
        if not all(matches):
            return _german(unit, rest)
        marks = set(pieces[1::2])
        if len(marks) > 1 and not marks <= {", ", " and ", " & "}:
            return None
        between = "" if not marks else "-" if marks & {"–", "-", "—"} else ","
        parts = tuple(
            Part(match["number"], tuple(re.findall(r"\(([0-9A-Za-z]+)\)", match["below"])))
            for match in matches
            if match
        )
        return Place(unit, parts, between)
    return None


def _german(unit: str, rest: str) -> Place | None:
    found = _GERMAN_PART.fullmatch(rest)
    if not found:
        return None
    roman = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
    below = tuple(roman.get(text, text) for text in (found["a"], found["b"]) if text)
    return Place(unit, (Part(found["number"], below),))
