"""What a text is searched by, written a second time and plainly, to hold the index and the script against."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from briefs.language.folding import folded_char, is_cjk
from briefs.searching.documents import Document
from briefs.searching.terms import ORDINARY


class Unit(msgspec.Struct, frozen=True):
    """What a text is searched by: a character of Chinese, Japanese or Korean, or a word or number of another script.

    `start` and `end` are its place in the text; `joined` says that nothing but spaces stands between it and the unit
    before, and `is_tight` that one mark does that makes both the parts of one word or number. `written` is how it
    stands there, whatever its width.
    """

    text: str
    is_cjk: bool
    start: int
    end: int
    joined: bool
    is_tight: bool
    written: str

    @property
    def is_plural(self) -> bool:
        """Whether it is the plural of an acronym: AIs is, AIS is not."""
        return re.fullmatch("[A-Z]{2,}s", self.written) is not None

    @property
    def is_capital(self) -> bool:
        """Whether it is written in capitals."""
        return self.written.upper() == self.written != self.written.lower()


def units_of(text: str) -> list[Unit]:
    """Take a text apart: characters and words in order, with their places."""
    units: list[Unit] = []
    joined = False
    word: list[str] = []
    start = 0

    def unit(said: str, start: int, end: int, *, cjk: bool) -> Unit:
        before = units[-1] if units else None
        is_tight = (
            before is not None and not (cjk or before.is_cjk) and joins(before.text, text[before.end : start], said)
        )
        return Unit(said, cjk, start, end, joined, is_tight, unicodedata.normalize("NFKC", text[start:end]))

    def close(at: int) -> None:
        nonlocal joined
        if word:
            units.append(unit("".join(word), start, at, cjk=False))
            word.clear()
            joined = True

    for at, char in enumerate(text):
        for part in folded_char(char):
            if is_cjk(part):
                close(at)
                units.append(unit(part, at, at + 1, cjk=True))
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


def joins(before: str, between: str, behind: str) -> bool:
    """Return whether a mark makes two words one: `GPT-4`, `4/1`; a comma only `2,0`, a point only `U.S`."""
    mark = unicodedata.normalize("NFKC", between)
    is_number = before[-1].isdecimal() and behind[0].isdecimal()
    is_initials = len(before) == len(behind) == 1 and (before + behind).isalpha()
    return mark in tuple("-‐‑‒–—―−/&:@+'’") or (mark == "," and is_number) or (mark == "." and is_initials)


def fits(asked: Unit, here: Unit) -> bool:
    """Return whether a word of a query is met by a word of a text: IT by IT and not by it, all others in any case."""
    is_acronym = asked.is_capital and asked.text in ORDINARY.split()
    return here.text == asked.text and (here.is_capital or not is_acronym)


def is_plural(asked: Unit, here: Unit) -> bool:
    """Return whether a word of a text is the plural of an acronym: AIs for AI, which is not AIS."""
    return here.text == asked.text + "s" and here.is_plural


def has_plural(asked: Unit) -> bool:
    """Return whether a word of a query is an acronym, or may be one: it is short, or is written in capitals."""
    is_one = len(asked.text) <= 3 or asked.is_capital or not asked.text.isalpha()
    return is_one and asked.text not in ORDINARY.split()


def stands(query: str, text: str, *, quoted: bool = True) -> bool:
    """Return whether a phrase stands in a text, marks where it has marks and nowhere else."""
    asked, units = units_of(query), known_units(text)
    if not quoted and len(asked) == 1 and not asked[0].is_cjk:
        (word,) = asked
        return any(fits(word, here) or (has_plural(word) and is_plural(word, here)) for here in units)
    begins = [at for at in range(len(units) - len(asked) + 1) if fits(asked[0], units[at])]
    return any(
        all(fits(one, units[at + step]) for step, one in enumerate(asked))
        and all(stands_alike(one, units[at + step]) for step, one in enumerate(asked) if step)
        for at in begins
    )


def stands_alike(asked: Unit, here: Unit) -> bool:
    """Return whether a word stands behind the one before as in a query: parted by a mark, by a joint, or not."""
    return here.joined == asked.joined and (here.is_tight or not asked.is_tight)


@cache
def known_units(text: str) -> list[Unit]:
    """Take a text apart once, as every query looks through it."""
    return units_of(text)


def having(documents: Sequence[Document], query: str) -> list[int]:
    """Return the documents in which a query stands, by looking through all of their text; `"…"` is a phrase."""
    quoted, said = query.startswith('"'), query.strip('"')
    return [
        number
        for number, document in enumerate(documents)
        if any(stands(said, text, quoted=quoted) for text in texts_of(document))
    ]


def texts_of(document: Document) -> Iterable[str]:
    """Return all texts of a document, those in the derived script too."""
    return [text for p in (*document.chinese, *document.latin) for text in (p.text, p.derived) if text]
