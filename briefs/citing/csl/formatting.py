"""Affixes and formatting: what stands around a piece, and how it is set (CSL 1.0.2, Affixes, Formatting)."""

import re
from xml.etree.ElementTree import Element

import msgspec

from briefs.citing.csl.context import Context, Renderer
from briefs.citing.csl.joining import emphasised, quoted, seam, within_title_marks
from briefs.citing.csl.text_case import recased
from briefs.citing.marked import BOLD, CAPS, LOWERED, RAISED, wrapped

_MARKS = {
    ("font-variant", "small-caps"): CAPS,
    ("font-weight", "bold"): BOLD,
    ("vertical-align", "sup"): RAISED,
    ("vertical-align", "sub"): LOWERED,
}


_STOP = re.compile(r"(?<![a-z][a-z])\.|\.(?![a-z]{2})")
"""A full stop that shortens: the one within Booking.com stays."""


class Format(msgspec.Struct, frozen=True):
    """The affixes and the formatting of an element."""

    prefix: str = ""
    suffix: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    """Pairs of marks, from the innermost."""
    italic: bool = False
    case: str = ""
    """The value of `text-case`."""
    quotes: bool = False
    strip_stops: bool = False
    """Whether full stops are taken out (`strip-periods`)."""
    bare: bool = True
    """Whether it has affixes at most."""

    def set(self, text: str) -> str:
        """Return a text with its marks, without affixes."""
        text = emphasised(text) if self.italic else text
        for marks in self.marks:
            text = wrapped(text, marks)
        return text

    def applied(self, text: str, context: Context, *, english: bool | None = None) -> str:
        """Return a text as the element prints it; nothing of nothing.

        `english` says whether it takes the capitals of an English title; without it the language of the work does.
        """
        if not text:
            return ""
        # Most elements are bare, and all of them are asked in every reference.
        return self.affixed(text if self.bare else self.formatted(text, context, english=english))

    def around(self, inner: Renderer) -> Renderer:
        """Return what renders an element of this format that holds another; most have no format, and add nothing."""
        if self == Format():
            return inner
        return lambda context: self.applied(inner(context), context)

    def affixed(self, text: str) -> str:
        """Return a text with its prefix and suffix; nothing of nothing."""
        if not text:
            return ""
        if self.prefix:
            text = within_title_marks(text, self.prefix, self.suffix)
            text = seam(self.prefix, text)
        return seam(text, self.suffix) if self.suffix else text

    def formatted(self, text: str, context: Context, *, english: bool | None = None) -> str:
        """Return a text as the element prints it, without affixes."""
        if self.bare or not text:
            return text
        if self.strip_stops:
            text = _STOP.sub("", text)
        if self.case:
            text = recased(text, self.case, english=context.english if english is None else english)
        if self.quotes:
            text = quoted(text, *context.locale.quotes)
        return self.set(text)


def format_of(element: Element) -> Format:
    """Return the affixes and formatting that an element asks for."""
    found = element.attrib
    marks = tuple(marks for (name, value), marks in _MARKS.items() if found.get(name) == value)
    italic, case = found.get("font-style") in ("italic", "oblique"), found.get("text-case", "")
    quotes, strips = (found.get(name) == "true" for name in ("quotes", "strip-periods"))
    bare = not (marks or italic or case or quotes or strips)
    return Format(found.get("prefix", ""), found.get("suffix", ""), marks, italic, case, quotes, strips, bare)
