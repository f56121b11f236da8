"""Places in Latin letters, read as far as they go: art. 6(1)(d), §§ 1–2, ch 4, s 2, at 123 & n.4, paras 3.12 and 3.14.

A place is read as a whole or not at all: half of one would be printed apart from the rest, and two that begin alike
would be taken for one.
"""

import re
from functools import lru_cache

from msgspec.structs import replace

from briefs.language.place_parts import Part, Place
from briefs.patterns import lazy_pattern

UNITS = {
    "article": r"[Aa]rt(?:icle|ikel)?s?\.?",
    "section": r"§+|[Ss]ections?|[Ss]ecs?\.?|ss?\.?",
    "paragraph": r"¶+|[Pp]ara(?:graph)?s?\.?",
    "margin": r"Rn\.?|Rz\.?|Rdnr\.?",
    "chapter": r"[Cc]h(?:ap(?:ter)?)?s?\.?",
    "recital": r"[Rr]ec(?:ital)?s?\.?",
    "figure": r"[Ff]ig(?:ure)?s?\.?",
    "table": r"[Tt]bls?\.?|[Tt]ables?",
    "regulation": r"[Rr]eg(?:ulation)?s?\.?",
    "rule": r"[Rr]ules?|rr?\.?",
    "schedule": r"[Ss]ch(?:ed(?:ule)?)?s?\.?",
    "clause": r"[Cc]l(?:ause)?s?\.?",
    "part": r"[Pp](?:ar)?ts?\.?",
    "subpart": r"[Ss]ubp(?:ar)?ts?\.?",
    "appendix": r"[Aa]pp(?:endix)?s?\.?",
    "annex": r"[Aa]nnex(?:es)?",
    "column": r"[Cc]ol(?:umn)?s?\.?",
    "amendment": r"[Aa]mend(?:ment)?s?\.?",
    "title": r"[Tt]it(?:le)?s?\.?",
    "division": r"[Dd]iv(?:ision)?s?\.?",
    "comment": r"cmts?\.?|[Cc]omments?",
    "illustration": r"illus\.?|[Ii]llustrations?",
    "point": r"[Pp]oints?",
    "note": r"[Ff]n\.?|nn?\.?|[Nn]otes?",
    "line": r"[Ll]ines?|ll?\.",
    "sentence": r"[Ss]entences?",
    "page": r"(?:slip op\.? )?(?:at|[Pp]ages?|pp?\.?|PP?\.|Pp\.)|slip op\.?|S\.",
}
"""What stands before the numbers of each unit, as English and German write it."""

# With a letter behind it, as 25a or 78dd; ff. is none.
_DIGITS = r"(?:[A-Z]-?)?\d+(?:(?!ff?\b)[A-Za-z]{1,3})?(?:[.:-]\d+(?:(?!ff?\b)[A-Za-z]{1,2})?){0,3}"
_ROMAN = r"[IVXLC]+|[ivxlc]+"
# 6(1)(d), 6 (1): what stands apart is a figure or a small letter, so that (UK) and (Lord Reid) are none.
_BELOW = r"(?:\([0-9A-Za-z]{1,5}\)|\s\((?:\d+[a-z]?|[a-z]|[ivx]+)\))*"
_END = r"(?!(?!ff?\b)[A-Za-z0-9年月]|\.\d)"
_FIRST = lazy_pattern(rf"(?P<number>{_DIGITS}|{_ROMAN}|[A-Za-z](?!\w)){_END}(?P<below>{_BELOW})")
# Point (11), para. (2): these alone may stand in brackets.
_IN_BRACKETS = lazy_pattern(rf"(?P<number>\((?:\d{{1,3}}|[a-z]{{1,4}})\)){_END}(?P<below>)")
_NEXT = lazy_pattern(rf"(?P<number>{_DIGITS}){_END}(?P<below>{_BELOW})|(?P<only>(?:\([0-9A-Za-z]{{1,5}}\))+)")
# Of a number that goes on with hyphens the end may be shortened: §§ 2000e-2 to -3, §§ 164.500-.534.
_NEXT_IN_RANGE = lazy_pattern(
    rf"(?P<number>[-.]?{_DIGITS}|{_ROMAN}){_END}(?P<below>{_BELOW})|(?P<only>(?:\([0-9A-Za-z]{{1,5}}\))+)"
)
_NEXT_ROMAN = lazy_pattern(rf"(?P<number>[IVXLC]+)(?!\w|\.\w)(?P<below>{_BELOW})")
_PAGE = lazy_pattern(rf"(?P<number>\*?(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:(?!ff?\b)[A-Za-z])?|[ivxlc]+)){_END}(?P<below>)")
# Behind a word a page may have letters before it: at S3016, pp. A1, A4, p. I-7879.
_LETTERED_PAGE = lazy_pattern(
    rf"(?P<number>[A-Z]{{1,2}}-?\d+|\*?(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:(?!ff?\b)[A-Za-z])?|[ivxlc]+)){_END}(?P<below>)"
)
_BETWEEN = lazy_pattern(r"(?P<dash>\s?[-–—~]\s?)|(?P<to> to )|(?P<last>,? (?:and|&|und|et) )|(?P<list>, )")
# The stop at the end of a note is the note's.
_TAIL = lazy_pattern(r"\s?ff?(?!\w)(?:\.(?!\s*$))?|,? et s(?:eq|uiv)?(?!\w)(?:\.(?!\s*$))?")
_JOIN = lazy_pattern(r"(?P<and>,? (?:&|and) )|, |\s")
_LEVEL = lazy_pattern(
    "(?:" + "|".join(f"(?P<{unit}>{words})" for unit, words in UNITS.items()) + r")(?![A-Za-z])(?P<space>\s?)"
)
_BRACKETS = lazy_pattern(r"(?:at )?\[(\d+)\](?:\s?[-–]\s?\[(\d+)\]|, \[(\d+)\])*|(?:at )?\[(\d+)[-–](\d+)\]")
_AT = lazy_pattern(r"at (?=[A-Za-z§¶]+[ .§¶]|\[)")
_CLOSE = frozenset({"note", "page"})
"""Units whose abbreviation may stand right before a number: n4, p3; a letter of others would be part of a word."""


@lru_cache(maxsize=8192)
def read_latin(text: str, start: int = 0) -> tuple[tuple[Place, ...], tuple[int, ...]] | None:
    """Read a place at a position of a text; give its levels, and where each ends."""
    if brackets := _BRACKETS.match(text, start):
        return (_bracketed(brackets[0]),), (brackets.end(),)
    levels: list[Place] = []
    ends: list[int] = []
    position = start
    joined = ","
    while found := _level(text, position, is_first=not levels):
        levels.append(replace(found[0], joined=joined))
        ends.append(found[1])
        join = _JOIN.match(text, found[1])
        if not join:
            break
        joined = "&" if join["and"] else ","
        position = join.end()
    return (tuple(levels), tuple(ends)) if levels else None


def _level(text: str, start: int, *, is_first: bool) -> tuple[Place, int] | None:
    """Read one level: a word and its numbers. An `at` before another word says nothing: at para 43."""
    if is_first and (at := _AT.match(text, start)) and (found := _level(text, at.end(), is_first=False)):
        return found
    word = _LEVEL.match(text, start)
    if not word:
        return None
    unit = next(name for name in UNITS if word[name])
    is_apart = bool(word["space"]) or word[unit][-1] in "§¶." or unit in _CLOSE
    return _numbers(text, word.end(), unit, word[unit]) if is_apart else None


def _numbers(text: str, start: int, unit: str, word: str) -> tuple[Place, int] | None:
    page = _PAGE if word == "p" else _LETTERED_PAGE
    is_bracketed = text[start : start + 1] == "(" and unit in ("point", "paragraph")
    number = page if unit == "page" else _IN_BRACKETS if is_bracketed else _FIRST
    found = number.match(text, start)
    if not found:
        return None
    parts, between = [_part(found)], []
    end = found.end()
    while join := _BETWEEN.match(text, end):
        is_range = join["dash"] or join["to"]
        following = (page if unit == "page" else _NEXT_IN_RANGE if is_range else _NEXT).match(text, join.end())
        if not following and parts[0].number.isupper():
            following = _NEXT_ROMAN.match(text, join.end())
        if not following:
            break
        parts.append(_part(following, is_bracketed=is_bracketed))
        between.append("-" if join["dash"] else "to" if join["to"] else "&" if join["last"] else ",")
        end = following.end()
    tail = _TAIL.match(text, end)
    place = Place(unit, tuple(parts), tuple(between), word[0] in "§¶", tail[0].strip(" ,") if tail else "")
    return _with_ranges(place, word), tail.end() if tail else end


def _part(found: re.Match[str], *, is_bracketed: bool = False) -> Part:
    groups = found.groupdict()
    if is_bracketed and groups.get("only"):
        # Points (a) and (b) are two.
        return Part(found[0])
    below = groups.get("only") or groups["below"] or ""
    return Part(groups["number"] or "", tuple(re.findall(r"\(([0-9A-Za-z]+)\)", below)))


def _with_ranges(place: Place, word: str) -> Place:
    """Take a hyphen between two numbers for that of a range, where the first is lower and it is of no inserted number.

    One § has one number, § 2-207; of an article 25-2 is inserted, 22-24 are three; §§ 1981-82 are two and para 4-012
    is one, as books number their paragraphs by chapter.
    """
    parts: list[Part] = []
    between: list[str] = []
    for at, part in enumerate(place.parts):
        ends = _HYPHEN.fullmatch(part.number) or _DOTTED.fullmatch(part.number)
        is_range = ends is not None and not part.below and _is_range(ends[1], ends[2], place, word)
        parts += [Part(ends[1]), Part(ends[2])] if ends and is_range else [part]
        between += ["-"] if is_range else []
        between += place.between[at : at + 1]
    return replace(place, parts=tuple(parts), between=tuple(between))


def _is_range(first: str, last: str, place: Place, word: str) -> bool:
    is_plural = _PLURAL.search(word) is not None
    if place.unit == "section" and not is_plural:
        return False
    if "." in first:
        # §§ 3.1-3.4 are four; § 8.01-271.1 of the Virginia Code is one.
        one, other = ([int(figure) for figure in number.split(".")] for number in (first, last))
        return one < other and (one[0] == other[0] or len(place.parts) == 1)
    if int(first) < int(last) and not last.startswith("0"):
        # A singular word before 4-115: the paragraph 115 of chapter 4.
        return is_plural or len(place.parts) > 1 or not (len(first) < _LONG <= len(last) and place.unit == "paragraph")
    # A range whose end is shortened: 131-35, 101-02.
    return is_plural and len(last) < len(first) and int(first) < int(first[: -len(last)] + last)


_DOTTED = lazy_pattern(r"(\d+(?:\.\d+)+)-(\d+(?:\.\d+)+)")
_HYPHEN = lazy_pattern(r"(\d+)-(\d+)")
_LONG = 3
"""Figures of a paragraph's number within its chapter: 4-115."""
_PLURAL = lazy_pattern(r"(?:[a-z]s|§§|¶¶|ss|nn|pp|cc)\.?$")


def _bracketed(typed: str) -> Place:
    """Read paragraphs of judgments: [43], [43]-[47], [43], [50]."""
    if re.fullmatch(r"(?:at )?\[\d{1,2}-\d{3}\]", typed):
        # [4-012]: the paragraph 12 of chapter 4.
        return Place("paragraph", (Part(typed[typed.index("[") + 1 : -1]),))
    between = re.findall(r"(?<=[\]\d])\s?([-–,])\s?(?=[\[\d])", typed)
    numbers = tuple(Part(number) for number in re.findall(r"\d+", typed))
    return Place("paragraph", numbers, tuple("," if mark == "," else "-" for mark in between))


_BARE_END = lazy_pattern(r"\s*(?:$|[.,;。，；)）]|\((?=[A-Z]))")
_BARE_NOTE = lazy_pattern(r"(?:,? & |, | )(?:nn?\.|fn|n) ?\d")


@lru_cache(maxsize=8192)
def read_bare_pages(text: str, start: int = 0) -> tuple[Place, int] | None:
    """Read pages that no word names: 12, 15 and 20; vii–ix; 14 et seq.; 482 (Lord Reid). A year is none: 2025年."""
    found = _PAGE.match(text, start)
    if not found or (found["number"][0].isalpha() and not re.match(r"\s?[-–]", text[found.end() :])):
        return None
    read = _numbers(text, start, "page", "p")
    if read and (_BARE_END.match(text, read[1]) or _BARE_NOTE.match(text, read[1])):
        return read
    return None
