"""Folding: one form for everything that a searcher means by one character, whatever the script.

Width and case (NFKC), Latin accents, Traditional, Simplified and Japanese forms. The characters that OpenCC's tables
link are one class, and one of them stands for the class; so folding is idempotent, and 研究開發, 研究开发 and 研究開発
are one.
"""

import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

from briefs.language.dictionaries import pairs_in
from briefs.language.han import HAN, HANGUL, KANA, SIMPLIFIED, TRADITIONAL, is_in
from briefs.patterns import lazy_pattern

TABLES = ("TSCharacters", "TWVariantsRev", "STCharacters")
"""Simplified and Traditional both ways, and Taiwan's variants: one way alone leaves out characters of the other."""
_CJK = lazy_pattern(f"[{HAN}{KANA}{HANGUL}々〆ー]")


@cache
def classes() -> dict[str, str]:
    """Return the character that stands for each character that has another form; the rest stand for themselves."""
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
            if len(key) == len(value) == 1 and not (is_in(key, TRADITIONAL) and is_in(value, TRADITIONAL)):
                parents[root(key)] = root(value)
    groups: dict[str, set[str]] = defaultdict(set)
    for char in parents:
        groups[root(char)].add(char)
    # Whatever the order in which the tables link them.
    stands = {one: min(group, key=_rank) for one, group in groups.items()}
    return {char: stands[one] for one, group in groups.items() for char in group if len(group) > 1}


def _rank(char: str) -> tuple[bytes, str]:
    """Return where a character stands in GB 2312, which has the common ones first; those of no use in Simplified last.

    What stands for a class is what most of it are written as in Simplified, so folding nearly simplifies a text.
    """
    return (char.encode(SIMPLIFIED) if is_in(char, SIMPLIFIED) else b"\xff"), char


class _Classes(dict[int, str]):
    """The character that stands for each; `str.translate` asks it, and is slow where there is none."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code)
        return self[code]


@cache
def _table() -> dict[int, str]:
    return _Classes({ord(char): one for char, one in classes().items()})


# A document's passages are asked for by its terms and then by its pieces.
@lru_cache(maxsize=256)
def classed(text: str) -> str:
    """Return a text with the character that stands for each of its own; it folds to the same."""
    return text.translate(_table())


@cache
def folded_char(char: str) -> str:
    """Fold one character; some become several (㈱), some nothing (combining marks)."""
    # CJK is not taken apart: NFD makes か and a mark of が, and letters of a Hangul syllable.
    return "".join(
        classes().get(part, part)
        for one in unicodedata.normalize("NFKC", char).lower()
        for part in (one if is_cjk(one) else unicodedata.normalize("NFD", one))
        if unicodedata.category(part) != "Mn"
    )


def fold(text: str) -> str:
    """Fold a text."""
    # Nothing in ASCII has other forms than that in capitals.
    return text.lower() if text.isascii() else "".join(map(folded_char, text))


@cache
def is_cjk(char: str) -> bool:
    """Return whether a character is searched by itself and with its neighbours, as words are not parted by spaces."""
    return _CJK.match(char) is not None
