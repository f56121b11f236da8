"""What a text is searched by, written a second time and plainly, to hold the index and the script against."""

from collections.abc import Sequence

import msgspec

from briefs.language.folding import folded_char, is_cjk
from briefs.searching.documents import Document


class Unit(msgspec.Struct, frozen=True):
    """What a text is searched by: a character of Chinese, Japanese or Korean, or a word or number of another script.

    `start` and `end` are its place in the text; `joined` says that nothing but spaces stands between it and the unit
    before.
    """

    text: str
    is_cjk: bool
    start: int
    end: int
    joined: bool


def units_of(text: str) -> list[Unit]:
    """Take a text apart: characters and words in order, with their places."""
    units: list[Unit] = []
    joined = False
    word: list[str] = []
    start = 0

    def close(at: int) -> None:
        nonlocal joined
        if word:
            units.append(Unit("".join(word), is_cjk=False, start=start, end=at, joined=joined))
            word.clear()
            joined = True

    for at, char in enumerate(text):
        for part in folded_char(char):
            if is_cjk(part):
                close(at)
                units.append(Unit(part, is_cjk=True, start=at, end=at + 1, joined=joined))
                joined = True
            elif part.isalnum():
                if not word:
                    start = at
                word.append(part)
            else:
                close(at)
                joined = joined and part.isspace()
    close(len(text))
    return units


def unit_string(text: str) -> str:
    """Write a text as searching sees it: units between bars, two bars where a mark stands between."""
    return "".join(("|" if unit.joined else "||") + unit.text for unit in units_of(text)) + "|"


def having(documents: Sequence[Document], query: str) -> list[int]:
    """Return the documents in which a query stands, by looking through all of their text."""
    units = units_of(query)
    is_open = len(units) == 1 and not units[0].is_cjk
    wanted = "|" + "|".join(unit.text for unit in units) + ("" if is_open else "|")
    found = []
    for number, document in enumerate(documents):
        passages = (*document.chinese, *document.latin)
        if any(wanted in unit_string(text) for p in passages for text in (p.text, p.derived) if text):
            found.append(number)
    return found
