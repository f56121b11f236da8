"""Places as a style is told of them: a number where the style words it, else in the words of the style's manner."""

import re

from briefs.citing.cited_pages import pages_of
from briefs.citing.csl.context import Cite
from briefs.citing.csl.style import StyleFile
from briefs.citing.marked import clean
from briefs.citing.profiles import Profile
from briefs.language.german_places import with_roman_paragraphs
from briefs.language.locators import Locator
from briefs.language.place_parts import Law
from briefs.language.places import in_manner, is_of_law, numbered
from briefs.patterns import lazy_pattern


def cite_of(
    locator: Locator | None,
    style: StyleFile,
    profile: Profile,
    *,
    kind: str = "",
    of_own_law: bool = False,
    law: Law | None = None,
) -> Cite:
    """Return how a style is told of a place in a work of a kind; for `of_own_law` and `law` see `in_manner`."""
    if locator is None:
        return Cite()
    if locator.label == "page":
        return pages_of(locator, style, kind)
    manner = style.places_of(kind)
    found = numbered(locator, manner)
    # A style from elsewhere without words for places is given those that were typed: [43] is no page.
    if found and (locator.label == "paragraph" if style.places else style.words_places):
        return Cite(clean(found[0]), locator.label, found[1])
    words = profile.locator(locator)
    if style.places:
        words = in_manner(locator, manner, of_own_law=of_own_law, law=law)
    if style.roman_paragraphs:
        words = with_roman_paragraphs(words)
    # A style puts a sign before the number of a paragraph, and none before words: 理由書第8段, § 21 Rn. 18.
    label = "custom" if locator.label == "paragraph" else locator.label
    if law and manner not in ("zh", "ja") and is_of_law(locator, law):
        label = "section" if law.provisions in ("§", "section") else "custom"
    return Cite(clean(words), label or "custom")


def parted_by_thousands(text: str) -> str:
    """Part the figures of numbers of five and more by commas: 51,280 (Bluebook, rule 6.2(a))."""
    return re.sub(r"(?<![\d,])(\d{2,3})(\d{3})(?!\d)", r"\1,\2", text)


def in_brackets(text: str) -> str:
    """Write a range of paragraphs in brackets as OSCOLA does (2.1.6): [43]–[47], [50], of [43–47, 50]."""
    return _BRACKETED.sub(lambda found: re.sub(r"(?<=\d)(–|, | and )(?=\d)", r"]\1[", found[0]), text)


_BRACKETED = lazy_pattern(r"\[\d+(?:(?:–|, | and )\d+)+\]")
