"""Folding: one form for everything that a searcher means by one character, whatever the script.

Width and case (NFKC), Latin accents, Traditional, Simplified and Japanese forms. The characters that OpenCC's tables
link are one class, and one of them stands for the class; so folding is idempotent, and 研究開發, 研究开发 and 研究開発
are one.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache

import msgspec

from briefs.language.dictionaries import pairs_in
from briefs.language.han import HAN, HANGUL, KANA

TABLES = ("TSCharacters", "TWVariantsRev", "STCharacters")
_CJK = re.compile(f"[{HAN}{KANA}{HANGUL}々〆ー]")


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


@cache
def classes() -> dict[str, str]:
    """Give the character that stands for each character that has another form; the rest stand for themselves."""
    parents: dict[str, str] = {}

    def root(char: str) -> str:
        while parents.setdefault(char, char) != char:
            char = parents[char]
        return char

    for name in TABLES:
        for key, values in pairs_in(name):
            for value in values:
                if len(key) == len(value) == 1:
                    parents[root(key)] = root(value)
    for key, values in pairs_in("JPShinjitaiCharacters"):
        # A Japanese form that Chinese writes too (芸, 缶) is another character there.
        for value in values:
            if len(key) == len(value) == 1 and (not _is_big5(key) or not _is_big5(value)):
                parents[root(key)] = root(value)
    groups: dict[str, set[str]] = defaultdict(set)
    for char in parents:
        groups[root(char)].add(char)
    return {char: min(group) for group in groups.values() for char in group if len(group) > 1}


def _is_big5(char: str) -> bool:
    try:
        char.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True


@cache
def folded_char(char: str) -> str:
    """Fold one character; some become several (㈱), some nothing (combining marks)."""
    return "".join(
        classes().get(part, part)
        for one in unicodedata.normalize("NFKC", char).lower()
        for part in (one if is_cjk(one) else unicodedata.normalize("NFD", one))
        if unicodedata.category(part) != "Mn"
    )


def fold(text: str) -> str:
    """Fold a text."""
    return "".join(map(folded_char, text))


@cache
def is_cjk(char: str) -> bool:
    """Say whether a character is searched by itself and with its neighbours, as words are not parted by spaces."""
    return _CJK.match(char) is not None


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
