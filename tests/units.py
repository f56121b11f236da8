"""What a text is searched by, written a second time and plainly, to hold the index and the script against."""

import msgspec

from briefs.language.folding import folded_char, is_cjk


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
