"""What no style may be: values that CSL has not, elements too deep, more work or text than any citation needs.

A macro that calls another twice, which calls another twice, makes a thousand million calls of thirty lines.
"""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.csl.xml_file import CSL
from briefs.messages.message import say

_MOST_WORK = 20_000
"""Elements that one citation may come to, of each `choose` the longest way; the styles that come along have 100."""
_DEEPEST = 100
"""Elements within one another, through all macros; the styles that come along have 20."""
_NAMES = 5
"""Elements for which the names of a variable count: a work may have hundreds of authors."""
_LETTERS = 50
"""Letters of affixes and words that count as much as an element: so a citation is no longer than a million letters."""
_NUMBERS = frozenset({"et-al-min", "et-al-use-first", "et-al-subsequent-min", "et-al-subsequent-use-first"})
_SWITCH = frozenset({"true", "false"})
_PRECEDES = frozenset({"contextual", "after-inverted-name", "always", "never"})
_VALUES: Mapping[str, frozenset[str]] = {
    "and": frozenset({"text", "symbol"}),
    "delimiter-precedes-last": _PRECEDES,
    "delimiter-precedes-et-al": _PRECEDES,
    "name-as-sort-order": frozenset({"first", "all"}),
    "demote-non-dropping-particle": frozenset({"never", "sort-only", "display-and-sort"}),
    "page-range-format": frozenset({"expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16"}),
    "match": frozenset(
        {"all", "any", "none", "nand", "last-digit", "last-two-digits", "whole-number"}  # of conditions, of ordinals
    ),
    "class": frozenset({"note", "in-text"}),
    "date-parts": frozenset({"year", "year-month", "year-month-day"}),
    "plural": frozenset({"contextual", "always", "never", "true", "false"}),
    "font-style": frozenset({"normal", "italic", "oblique"}),
    "font-variant": frozenset({"normal", "small-caps"}),
    "font-weight": frozenset({"normal", "bold", "light"}),
    "vertical-align": frozenset({"baseline", "sup", "sub"}),
    **dict.fromkeys(("quotes", "strip-periods", "initialize", "initialize-with-hyphen", "et-al-use-last"), _SWITCH),
}
"""What CSL 1.0.2 allows in the attributes that the program looks at (Appendix, and the sections on each element)."""
_DATE_PARTS = frozenset({"year", "month", "day"})


def check_values(elements: Iterable[Element]) -> None:
    """Raise StyleFaultError for an attribute with a value that CSL does not have."""
    for element in elements:
        tag = element.tag.removeprefix(CSL)
        if tag == "date-part" and (name := element.get("name", "")) not in _DATE_PARTS:
            raise _odd(tag, "name", name, _DATE_PARTS)
        for key, value in element.attrib.items():
            if key in _NUMBERS and not (value.isascii() and value.isdecimal() and len(value) < 5):
                raise StyleFaultError(say("style-number-odd", tag=tag, name=key, value=value[:40]))
            if key in _VALUES and value not in _VALUES[key]:
                raise _odd(tag, key, value, _VALUES[key])


def _odd(tag: str, name: str, value: str, allowed: frozenset[str]) -> StyleFaultError:
    return StyleFaultError(say("style-value-odd", tag=tag, name=name, value=value[:40], names=tuple(sorted(allowed))))


class _Bounds:
    """Adds up what a style may come to. Lives for one style."""

    def __init__(self, macros: Mapping[str, Element], longest: int) -> None:
        self.macros, self.longest = macros, longest
        self.done: dict[str, tuple[int, int]] = {}
        """Of each macro how much work it is, and how many elements stand within one another."""
        self.open: set[str] = set()

    def macro(self, name: str, above: int) -> tuple[int, int]:
        if name in self.open:
            raise StyleFaultError(say("macro-calls-itself", name=name))
        if name not in self.done:
            self.open.add(name)
            self.done[name] = self.of(self.macros[name], above)
            self.open.remove(name)
        return self.done[name]

    def of(self, element: Element, above: int = 0) -> tuple[int, int]:
        """Return the work and the depth of an element that stands below so many others."""
        tag = element.tag.removeprefix(CSL)
        found = [self.of(child, above + 1) for child in element] if above < _DEEPEST else []
        name = element.get("macro", "") if tag == "text" else ""
        if name in self.macros and above < _DEEPEST:
            found.append(self.macro(name, above + 1))
        depth = 1 + max((below for _, below in found), default=0)
        if above + depth > _DEEPEST:
            raise StyleFaultError(say("nested-too-deeply"))
        works = [work for work, _ in found]
        inner = max(works, default=0) if tag == "choose" else sum(works)
        terms = self.longest if tag in ("text", "label", "name", "et-al") else 0
        people = _NAMES * len(element.get("variable", "").split()) if tag == "names" else 0
        return _weight(element) + people + terms + inner, depth


def check_work(root: Element, macros: Mapping[str, Element], locales: Iterable[Element]) -> None:
    """Raise StyleFaultError for a style of which a citation takes far more work, or is far longer, than any does."""
    longest = max((_weight(term) for one in locales for term in one.iter()), default=1)
    bounds = _Bounds(macros, longest)
    works = [bounds.macro(name, 1)[0] for name in macros] + [bounds.of(one)[0] for one in root.iter(f"{CSL}layout")]
    if max(works, default=0) > _MOST_WORK:
        raise StyleFaultError(say("style-too-much-work", most=_MOST_WORK))


def _weight(element: Element) -> int:
    return 1 + (sum(map(len, element.attrib.values())) + len(element.text or "")) // _LETTERS
