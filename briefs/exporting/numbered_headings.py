"""Which headings of a text Word can number itself: those whose typed numbers are what it would count."""

from collections.abc import Iterable, Sequence

from briefs.exporting.looks import Node
from briefs.exporting.word_lists import HEADINGS, forms_of
from briefs.importing.word_counting import written
from briefs.language.ladder import rung, unnumbered
from briefs.language.languages import Lang


def counted_levels(headings: Iterable[tuple[str, str]], lang: Lang) -> dict[str, int]:
    """Return the level, from 0, of each heading that Word counts as it is typed; headings come as id and words.

    One with another number, as after a gap, or in another form keeps what was typed, and is not counted.
    """
    forms = forms_of(HEADINGS, lang)
    counts: dict[int, int] = {}
    levels: dict[str, int] = {}
    for own, words in headings:
        level = rung(words, lang) - 1
        if level < 0:
            continue
        form, text = forms[level]
        number = counts.get(level, 0) + 1
        if typed_number(words, lang) == text.format(level + 1).replace(f"%{level + 1}", written(number, form)):
            counts = {one: count for one, count in counts.items() if one < level} | {level: number}
            levels[own] = level
    return levels


def typed_number(words: str, lang: Lang) -> str:
    """Return the number with which a heading begins, with its mark and without the space behind it: 壹、, I."""
    return words.removesuffix(unnumbered(words, lang)).strip()


def without_number(inlines: Sequence[Node], number: str) -> list[Node]:
    """Return the words of a heading without the number with which they begin, and without the space behind it."""
    first, *rest = inlines
    left = first["c"].removeprefix(number) if first["t"] == "Str" else ""
    if left:
        return [{"t": "Str", "c": left}, *rest]
    return rest[1:] if rest and rest[0]["t"] == "Space" else rest
