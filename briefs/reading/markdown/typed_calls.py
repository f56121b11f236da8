"""Calls of notes that are typed otherwise than `[^1]`: ¹, ①, （註1）, [1], 〔^1〕. They call nothing and are shown."""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it.token import Token

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = str.maketrans("0123456789", _RAISED)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED = 20
"""The last number that has a circle of its own in Unicode's first block of them: ⑳."""
_NUMBER = re.compile(r"(?:註|注|n|fn|note)?-?(?P<number>[1-9]\d{0,2})", re.IGNORECASE)
"""A label that is a number, with or without a word before it."""


def typed_call(label: str, tokens: Sequence[Token]) -> tuple[Token, str] | None:
    """Return where a note that nothing calls seems to be called, and how; None where nothing looks like that."""
    pattern = _pattern(label)
    for token in tokens:
        if token.type == "inline" and (found := pattern.search(token.content)):
            return token, found[0]
    return None


@cache
def _pattern(label: str) -> re.Pattern[str]:
    name = re.escape(label)
    forms = [
        rf"\^\[{name}\]",
        rf"\[{name}\](?![(\[:{{])",
        # [^a] with its mark behind the label, spaces, a backslash, brackets of another kind, one missing, or none.
        rf"[\[［〔【（(]\s?[\^＾]\s?{name}\s?[\]］〕】）)]",
        rf"\\\[\^{name}\\?\]",
        rf"\[{name}\^\]",
        rf"\[\^{name}(?![\w\]-])",
        rf"(?<!\[)\^{name}\]",
        rf"(?<![\[A-Za-z0-9])\^{name}(?![\w\]-])",
        rf"<sup>\s*\^?{name}\s*</sup>",
    ]
    if found := _NUMBER.fullmatch(label):
        number = found["number"]
        digits = f"(?:{number}|{number.translate(_WIDE)})"
        forms += [
            # After m or km a raised figure is a power.
            rf"(?<!\b[A-Za-z])(?<!\b[A-Za-z]{{2}})(?<![{_RAISED}]){number.translate(_SUPERSCRIPT)}(?![{_RAISED}])",
            rf"[（(［\[〔【](?:註|注|note ?){digits}[）)］\]〕】]",
            rf"[［\[〔【]{digits}[］\]〕】](?![(\[:{{])",
            rf"\^{number}\^",
            rf"[\[（(]\s?\^\s?{digits}\s?[\])）]",
            rf"<sup>\s*{number}\s*</sup>",
        ]
        if int(number) <= _CIRCLED:
            forms.append(chr(ord("①") + int(number) - 1))
    return re.compile("|".join(forms))
