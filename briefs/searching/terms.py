"""A text → its terms: what it can be found by, in one form for all scripts, and where they stand in it.

Chinese, Japanese and Korean are indexed by pairs of neighbouring characters, other scripts by words; where the two
meet without a mark between, by the pair of both (第25, 25条).
"""

from collections.abc import Iterator
from functools import cache

from briefs.language.folding import folded_char
from briefs.language.han import HAN, HANGUL, KANA
from briefs.patterns import lazy_pattern

CJK = f"{HAN}{KANA}{HANGUL}々〆ー"
_RUN = lazy_pattern(rf"(?P<cjk>[{CJK}]+)|(?P<word>[^\W_{CJK}]+)|(?P<stop>[^\w\s]+|_+)")
"""The runs of a text: `GDPR第25條，` is a word, 第, a word of figures, 條 and a mark; white space is none of them."""


class _Folding(dict[int, str]):
    """Folds characters as they are met; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded_char(chr(code))
        return self[code]


@cache
def _table() -> dict[int, str]:
    return _Folding()


def folded(text: str) -> str:
    """Fold a text, as `language.folding.fold` does."""
    return text.translate(_table())


def units(text: str) -> Iterator[tuple[str, bool, int]]:
    """Return the runs of a folded text: characters or a word, whether it is CJK, and the marks that stand before it."""
    stops = 0
    for match in _RUN.finditer(text):
        if match["stop"]:
            stops += 1
            continue
        yield match[0], match.lastgroup == "cjk", stops
        stops = 0


def terms_in(text: str) -> tuple[list[tuple[str, int]], int]:
    """Return the terms of a folded text with the places where they begin, in units, and how many units there are."""
    found: list[tuple[str, int]] = []
    at = 0
    before = ""
    was_cjk = False
    for run, is_cjk, stops in units(text):
        if stops:
            # The last character of a run begins no pair, so it is a term by itself.
            if was_cjk:
                found.append((before, at - 1))
            before = ""
            was_cjk = False
            # A mark takes up a place, so that no phrase is found across it.
            at += 1
        if before and (is_cjk or was_cjk):
            found.append((before + (run[0] if is_cjk else run), at - 1))
        if is_cjk:
            found += [(run[i : i + 2], at + i) for i in range(len(run) - 1)]
            at += len(run)
            before = run[-1]
        else:
            found.append((run, at))
            at += 1
            before = run
        was_cjk = is_cjk
    if was_cjk:
        found.append((before, at - 1))
    return found, at
