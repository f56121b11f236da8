"""Headings by their ladder (壹、 一、 （一） 1. （1）), where the copy has none of its own; points below them.

What is numbered alike under one heading is made alike, and a point keeps its number: (二) is never point 3 of (一).
"""

import re

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain
from briefs.language.ladder import ordinals_of, rung, unnumbered
from briefs.language.languages import Lang

_LONGEST = 60
"""Characters; what is longer, or ends in a stop, is a sentence and no heading."""
_STOPS = "。.！!？?；;，,：:、"
_FIRST_OF_POINTS = 3
"""The rung from which numbered sentences are points of a list: the site prints their numbers afresh."""
_BOLD = re.compile(
    r"(?P<mark>\*\*?)(?P<words>(?:\\.|[^*\\])+)(?P=mark)(?P<rest>(?:\[\^[^\]]+\]|<!-- review: [0-9a-f]+ -->)*)"
)
_MARK = re.compile(r"\[\^[^\]]+\]")


class _Line(msgspec.Struct):
    """A paragraph on its way."""

    paragraph: Paragraph
    """As it was read."""
    rung: int = 0
    """The rung of its number; 0 where it has none."""
    numbers: frozenset[int] = frozenset()
    """What its number may be: C. is 3 or 100."""
    becomes: str = "text"
    """`heading`, `item` or `text`, which keeps its number as it was typed."""


def with_headings(draft: Draft, lang: Lang) -> Draft:
    """Make headings and points of numbered lines, and bring the headings into an unbroken order from 2 down."""
    styled = any(paragraph.kind == "heading" for paragraph in draft.paragraphs)
    lines = [_line(paragraph, lang) for paragraph in draft.paragraphs]
    for at, line in enumerate(lines):
        line.becomes = _kind(lines, at, styled=styled)
    _make_alike(lines)
    made = _with_points(lines, lang)
    return msgspec.structs.replace(draft, paragraphs=tuple(_in_order(made)))


def _line(paragraph: Paragraph, lang: Lang) -> _Line:
    words = _words(paragraph)
    number = rung(words, lang) if paragraph.kind == "text" else 0
    return _Line(paragraph, number, ordinals_of(words) if number else frozenset())


def _kind(lines: list[_Line], at: int, *, styled: bool) -> str:
    number = lines[at].rung
    if not number:
        return "text"
    # What is numbered as the line below it is numbered is a point among others, as long as text may follow a heading.
    is_last = at + 1 == len(lines)
    is_point = number >= _FIRST_OF_POINTS and (is_last or 0 < lines[at + 1].rung <= number)
    if not styled and not is_point and _may_be_heading(lines[at]):
        return "heading"
    return "item" if number >= _FIRST_OF_POINTS else "text"


def _may_be_heading(line: _Line) -> bool:
    words = _words(line.paragraph)
    return len(words) <= _LONGEST and words[-1] not in _STOPS


def _make_alike(lines: list[_Line]) -> None:
    """Let the lines of one rung under one heading be headings where one of them is; what can't be one stays text."""
    siblings: dict[int, list[_Line]] = {}
    for line in [*lines, _Line(Paragraph("", "heading"))]:
        above = 0 if line.paragraph.kind == "heading" else line.rung
        if above or line.paragraph.kind == "heading":
            for number in [number for number in siblings if number > above]:
                _settle(siblings.pop(number))
        if line.rung:
            siblings.setdefault(line.rung, []).append(line)


def _settle(siblings: list[_Line]) -> None:
    if any(line.becomes == "heading" for line in siblings):
        for line in siblings:
            line.becomes = "heading" if _may_be_heading(line) else "text"


def _with_points(lines: list[_Line], lang: Lang) -> list[Paragraph]:
    """Make headings and points; a point that does not follow the one before it keeps its number as it was typed."""
    made: list[Paragraph] = []
    open_points: list[tuple[int, int]] = []
    """The rungs of the points that are open, the outermost first, each with its last number."""
    for line in lines:
        paragraph = line.paragraph
        if line.becomes != "item":
            open_points = []
            is_heading = line.becomes == "heading"
            made.append(_heading(line) if is_heading else paragraph)
            continue
        still_open = [one for one in open_points if one[0] <= line.rung]
        follows = bool(still_open) and still_open[-1][0] == line.rung and still_open[-1][1] + 1 in line.numbers
        begins = (not still_open or still_open[-1][0] < line.rung) and (not open_points or bool(still_open))
        number = still_open[-1][1] + 1 if follows else min(line.numbers, default=1)
        if not (follows or begins):
            # It stays as it was typed, and what follows begins anew.
            open_points = []
            made.append(paragraph)
            continue
        open_points = [*(still_open[:-1] if follows else still_open), (line.rung, number)]
        text = _without_bold(paragraph.text) if line.rung else paragraph.text
        text = text[_end_of_number(text, lang) :]
        level = len(open_points) - 1
        made.append(
            msgspec.structs.replace(paragraph, text=text, kind="item", level=level, ordered=True, number=number)
        )
    return made


def _words(paragraph: Paragraph) -> str:
    return _MARK.sub("", plain(_without_bold(paragraph.text))).strip()


def _heading(line: _Line) -> Paragraph:
    text = _without_bold(line.paragraph.text)
    return msgspec.structs.replace(line.paragraph, text=text, kind="heading", level=line.rung + 1)


def _without_bold(text: str) -> str:
    """Return a line without the bold that goes round the whole of it: authors make headings so."""
    found = _BOLD.fullmatch(text)
    return found["words"] + found["rest"] if found else text


def _end_of_number(text: str, lang: Lang) -> int:
    """Return where the number ends with which a text begins; its bracket or stop may be escaped."""
    bare = plain(text)
    rest = unnumbered(bare, lang)
    # 16 characters hold the number of any heading, with its escapes.
    for at in range(1, min(len(text), 16)):
        if plain(text[at:]).strip() == rest and text[at - 1] != "\\":
            return at
    return 0


def _in_order(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Let the highest heading be of level 2, and none stand more than one level below the one before."""
    used = sorted({paragraph.level for paragraph in paragraphs if paragraph.kind == "heading"})
    rank = {level: number + 2 for number, level in enumerate(used)}
    before = 1
    made = []
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            before = min(rank[paragraph.level], before + 1, 6)
            paragraph = msgspec.structs.replace(paragraph, level=before)
        made.append(paragraph)
    return made
