"""Headings by their ladder (壹、 一、 （一） 1. （1）), where the copy has none of its own; points below them."""

import re

import msgspec

from briefs.importing.drafts import Draft, Paragraph, plain
from briefs.language.ladder import rung, unnumbered
from briefs.language.languages import Lang

_LONGEST = 60
"""Characters; what is longer, or ends in a stop, is a sentence and no heading."""
_STOPS = "。.！!？?；;，,：:、"
_FIRST_OF_POINTS = 3
"""The rung from which numbered sentences are points of a list: the site prints their numbers afresh."""
_CAPTION = re.compile(r"[圖表][一二三四五六七八九十\d]+[、:：.]|(?:Figure|Table|Fig\.) \d")
_MARK = re.compile(r"\[\^[^\]]+\]")


def with_headings(draft: Draft, lang: Lang) -> Draft:
    """Make headings and points of numbered lines, and bring the headings into an unbroken order from 2 down."""
    styled = any(paragraph.kind == "heading" for paragraph in draft.paragraphs)
    following = [*draft.paragraphs[1:], Paragraph("")]
    made = [_numbered(paragraph, following[at], lang, styled) for at, paragraph in enumerate(draft.paragraphs)]
    return msgspec.structs.replace(draft, paragraphs=tuple(_in_order(made)))


def _numbered(paragraph: Paragraph, following: Paragraph, lang: Lang, styled: bool) -> Paragraph:
    if paragraph.kind != "text":
        return paragraph
    words = _words(paragraph)
    number = rung(words, lang)
    if not number:
        return paragraph
    # What is numbered as the line below it is numbered is a point among others, as long as text may follow a heading.
    is_point = number >= _FIRST_OF_POINTS and (not following.text or 0 < rung(_words(following), lang) <= number)
    if not styled and not is_point and len(words) <= _LONGEST and words[-1] not in _STOPS:
        return msgspec.structs.replace(paragraph, kind="heading", level=number + 1)
    if number >= _FIRST_OF_POINTS:
        text = paragraph.text[_end_of_number(paragraph.text, lang) :]
        return msgspec.structs.replace(paragraph, text=text, kind="item", ordered=True)
    return paragraph


def _words(paragraph: Paragraph) -> str:
    return _MARK.sub("", plain(paragraph.text)).strip()


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
