"""The parts of a long glossary: each language has its own, by what the words of that language begin with."""

from collections.abc import Mapping
from itertools import groupby

import msgspec

from briefs.language.collation import REST, letter_of, order_of
from briefs.language.languages import Lang
from briefs.model.term import MOST_ON_A_PAGE


class GlossaryPart(msgspec.Struct, frozen=True):
    """A part of a long glossary in a language: the terms of a letter, or as many of them as a page has room for."""

    name: str
    """Its name in addresses: `t`, `13` of strokes, `rest`; of a letter with more than one part `t-2` and on."""
    letter: str
    """The letter or number of strokes (`collation.letter_of`)."""
    number: int
    """Which of the parts of its letter it is, from 1."""
    terms: tuple[tuple[str, str], ...]
    """Pairs of a term's key and its form in the language, in the order of that."""


def parts_of(forms: Mapping[str, str], lang: Lang) -> tuple[GlossaryPart, ...]:
    """Return the parts of a glossary in their order, by the form of each term; none where one page has room for all."""
    if len(forms) <= MOST_ON_A_PAGE:
        return ()
    ordered = sorted(forms.items(), key=lambda one: (*order_of(one[1], lang), one[0]))
    found = []
    for letter, group in groupby(ordered, lambda one: letter_of(one[1], lang)):
        terms = tuple(group)
        for number, start in enumerate(range(0, len(terms), MOST_ON_A_PAGE), start=1):
            name = place_of_letter(letter) + (f"-{number}" if number > 1 else "")
            found.append(GlossaryPart(name, letter, number, terms[start : start + MOST_ON_A_PAGE]))
    return tuple(found)


def place_of_letter(letter: str) -> str:
    """Return what stands for a letter in addresses."""
    return "rest" if letter == REST else letter.lower()
