"""The number with which a heading or a point begins in Markdown: two texts may differ in nothing else."""

import re

from briefs.language.ladder import unnumbered
from briefs.language.languages import Lang

_ITEM = re.compile(r"\s*(?P<number>\d{1,9})[.)]\s")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_LADDERS = (Lang("zh-Hant"), Lang("en"))


def number_span(text: str) -> tuple[int, int]:
    """Return where the number stands, of a heading with its mark; two equal places where there is none."""
    if found := _ITEM.match(text):
        return found.span("number")
    if (found := _HEADING.match(text)) is None:
        return 0, 0
    start = found.end()
    for lang in _LADDERS:
        words = unnumbered(text[start:], lang)
        if words and words != text[start:].strip():
            return start, text.index(words, start)
    return start, start


def numberless(text: str) -> str:
    """Return a text without its number."""
    start, end = number_span(text)
    return text[:start] + text[end:]


def with_number_of(text: str, other: str) -> str:
    """Return a text with the number of another, where both have one."""
    (start, end), (left, right) = number_span(text), number_span(other)
    return text[:start] + other[left:right] + text[end:] if start < end and left < right else text
