"""Whether a term is a word where its characters stand: 個資 in 個資外洩, and not in 整個資安體系.

Chinese has no spaces. So the text around a term is cut into words twice, with the term as one of them and without;
where it reads better without, a longer word or two stand across its edges.
"""

from functools import cache, lru_cache

import msgspec

from briefs.language.dictionaries import pairs_in, text_of
from briefs.language.han import HAN
from briefs.language.recogniser.lexicon import lexicon
from briefs.patterns import lazy_pattern

AROUND = 5
"""Characters on each side that are looked at: no word of the list is longer."""
_RUN = lazy_pattern(f"[{HAN}]+")
_SINGLE, _LITTLE, _FIGURE, _WORD, _CHARACTER = 1.2, 0.6, 1.8, 0.5, 0.1
"""What a cut costs: a character that is no word, one that often stands alone (中, 之), a number without what it counts,
a word, and each of its characters."""
_NO_WORD = 0.1
"""What a term costs more that no dictionary has."""
_FIGURES = frozenset("一二三四五六七八九十兩數幾多各每整")
_SUFFIXES = frozenset("權法")
_DOUBT, _ROUNDING = 0.35, 0.001
"""A cut that is as much dearer at most is as likely: two words of two characters against three and one."""


class Border(msgspec.Struct, frozen=True):
    """How well a term stands as a word."""

    is_word: bool
    """Whether the text reads better with it, or as well."""
    is_doubtful: bool
    """Whether it reads nearly as well the other way."""
    other: str = ""
    """The word that would stand across its edge."""


@lru_cache(maxsize=8192)
def border(before: str, word: str, after: str) -> Border:
    """Return how a word stands between the Han characters before and after it (see `around`)."""
    text = before + word + after
    start, end = len(before), len(before) + len(word)
    held, _ = cut(text, (start, end))
    if after[:1] in _SUFFIXES:
        # 設計專利權: the suffix makes a word of any term.
        held -= _SINGLE - _LITTLE / 2
    free, cuts = cut(text)
    across = next((text[a:b] for a, b in cuts if a < start < b or a < end < b), "")
    if not across:
        return Border(is_word=True, is_doubtful=False)
    return Border(held < free - _ROUNDING, free - _DOUBT <= held <= free + _DOUBT, across)


def around(text: str, at: int, end: int) -> tuple[str, str]:
    """Return the Han characters that stand right before and after a place of a text, five at most."""
    before = text[max(0, at - AROUND) : at]
    after = text[end : end + AROUND]
    left = next((found for found in reversed(_RUN.findall(before)) if before.endswith(found)), "")
    right = _RUN.match(after)
    return left, right[0] if right else ""


def _cost(word: str, words: frozenset[str]) -> float:
    if len(word) == 1:
        return _FIGURE if word in _FIGURES else _LITTLE if word in lexicon().breaks else _SINGLE
    return _WORD + _CHARACTER * len(word) + (0.0 if word in words else _NO_WORD)


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of Chinese that are known: of the lexicon, and of OpenCC's list of phrases."""
    # OpenCC writes some characters as no standard of Taiwan does (爲, 裏); few phrases have one.
    taiwan = {char: forms[0] for char, forms in pairs_in("TWVariants")}
    table = str.maketrans(taiwan)
    phrases = set(" ".join(line.partition("\t")[2] for line in text_of("STPhrases").splitlines()).split(" "))
    odd = [phrase for phrase in phrases if not taiwan.keys().isdisjoint(phrase)]
    phrases.update(phrase.translate(table) for phrase in odd)
    return lexicon().chinese | phrases


def cut(text: str, held: tuple[int, int] | None = None) -> tuple[float, list[tuple[int, int]]]:
    """Return the cheapest cut of a text into words with its cost; `held` is a word that it must have."""
    words = vocabulary()
    best: list[float] = [0.0] + [1e9] * len(text)
    back = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + AROUND) + 1):
            if held and (start < held[0] < end or start < held[1] < end or (held[0] < start and end < held[1])):
                continue
            is_held = (start, end) == held
            if end - start > 1 and not is_held and text[start:end] not in words:
                continue
            cost = best[start] + _cost(text[start:end], words)
            if cost < best[end]:
                best[end], back[end] = cost, start
    cuts, end = [], len(text)
    while end:
        cuts.append((back[end], end))
        end = back[end]
    return best[-1], cuts[::-1]
